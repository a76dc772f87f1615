package source

import (
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Args returns the inputs that arguments name, in their order: a URL; Stdin,
// which reads stdin; a folder, of which all pages are taken; or a file. address is the
// page's own for files and stdin, "" if it is unknown.
func Args(args []string, stdin io.Reader, address string) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for _, arg := range args {
			for in := range argument(arg, stdin, address) {
				if !yield(in) {
					return
				}
			}
		}
	}
}

func argument(arg string, stdin io.Reader, address string) iter.Seq[extract.Input] {
	switch {
	case arg == Stdin:
		return one(extract.Input{Name: arg, URL: address, Body: stdin})
	case IsURL(arg):
		return one(extract.Input{Name: arg, URL: arg})
	case IsFolder(arg):
		return folder(arg)
	}
	return one(fileInput(arg, address))
}

// Expand puts in the place of each pattern, as filepath.Match knows them, the files that it
// matches: for shells that do not. A file that has a pattern's name is itself, and a
// pattern that matches nothing stays.
func Expand(args []string) (out []string) {
	for _, arg := range args {
		paths := []string{arg}
		if strings.ContainsAny(arg, "*?[") && arg != Stdin && !IsURL(arg) {
			if _, err := os.Lstat(arg); err != nil {
				if found := matches(arg); len(found) > 0 {
					paths = found
				}
			}
		}
		out = append(out, paths...)
	}
	return out
}

// matches are the files that a pattern matches, sorted; as in a shell, hidden
// ones and those of hidden folders only where the pattern says so.
func matches(pattern string) []string {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(paths, func(p string) bool { return IsFolder(p) || isHidden(p, pattern) })
}

// isHidden reports whether some part of a path begins with a dot and its part of
// the pattern does not. Parts are counted from the end: Glob drops a leading ./
func isHidden(path, pattern string) bool {
	parts, patterns := pathParts(path), pathParts(pattern)
	for i := range min(len(parts), len(patterns)) {
		p, of := parts[len(parts)-1-i], patterns[len(patterns)-1-i]
		if strings.HasPrefix(p, ".") && !strings.HasPrefix(of, ".") {
			return true
		}
	}
	return false
}

func pathParts(path string) []string {
	return strings.Split(filepath.ToSlash(path), "/")
}

func one(in extract.Input) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) { yield(in) }
}

// IsFolder reports whether a path is a folder.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// IsURL reports whether an argument is an address and not a path: it begins
// with a scheme and ://.
func IsURL(arg string) bool {
	scheme, _, ok := strings.Cut(arg, "://")
	if !ok || scheme == "" {
		return false
	}
	for i, c := range []byte(scheme) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return true
}
