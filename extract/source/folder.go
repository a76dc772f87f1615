package source

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
)

// pageNames are the endings of files that a folder is searched for, each also
// with a compression's ending behind it.
var pageNames = []string{".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht"}

var compressions = []string{".gz", ".br", ".zst"}

// folder returns the pages below a folder, sorted by name, a subfolder's where
// its name stands. Hidden files and folders are passed over, and so are the
// folders that browsers save a page's parts in (page_files beside page.html).
// Symbolic links to files are followed, those to folders are not, root excepted:
// so there are no circles. A subfolder that can not be read is an input that
// fails.
func folder(root string) iter.Seq[extract.Input] {
	if !os.IsPathSeparator(root[len(root)-1]) {
		root += string(filepath.Separator) // WalkDir walks no link, but what is behind a link/
	}
	return func(yield func(extract.Input) bool) {
		filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				if !yield(failed("", filepath.Clean(path), err)) {
					return fs.SkipAll
				}
				return nil // WalkDir goes on behind it
			case path == root:
				return nil
			case strings.HasPrefix(d.Name(), "."):
				return skip(d)
			case d.IsDir() && isParts(path):
				return fs.SkipDir
			case isFile(path, d) && IsPage(d.Name()) && !yield(fileInput(path, "")):
				return fs.SkipAll
			}
			return nil
		})
	}
}

// isFile holds for files and links to files: a pipe or a device may never come to an end.
// A link that leads nowhere is an input that fails.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// isParts reports whether a folder is one that browsers put the parts of a saved page in:
// by its name, and by the page beside it.
func isParts(path string) bool {
	for _, end := range []string{"_files", "-Dateien", "_fichiers", "_archivos", ".files"} {
		if page, is := strings.CutSuffix(path, end); is {
			for _, ext := range []string{".html", ".htm", ".xhtml", ".html.gz"} {
				if _, err := os.Stat(page + ext); err == nil {
					return true
				}
			}
		}
	}
	return false
}

// IsPage reports whether a file's name is a page's.
func IsPage(name string) bool {
	name = strings.ToLower(name)
	for _, c := range compressions {
		name = strings.TrimSuffix(name, c)
	}
	for _, end := range pageNames {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
