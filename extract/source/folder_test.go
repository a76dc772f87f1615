package source

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// names are the names of a folder's pages, in order.
func names(root string) (all []string) {
	for in := range folder(root) {
		all = append(all, filepath.ToSlash(in.Name))
	}
	return all
}

func TestFolder(t *testing.T) {
	for _, test := range []struct {
		name        string
		files, want []string
	}{
		{"empty", []string{"site/notes.txt"}, nil},
		{
			"order: by name, a subfolder's where its name stands",
			[]string{"site/c.html", "site/b/z.html", "site/b/a/y.html", "site/a.html", "site/b.html", "site/B.html", "site/10.html", "site/9.html"},
			[]string{"site/10.html", "site/9.html", "site/B.html", "site/a.html", "site/b/a/y.html", "site/b/z.html", "site/b.html", "site/c.html"},
		},
		{
			"endings",
			[]string{"site/a.html", "site/b.HTM", "site/c.xhtml", "site/d.xht", "site/e.shtml", "site/f.html.gz", "site/g.htm.br", "site/h.html.zst", "site/i.html.GZ",
				"site/j.mhtml", "site/k.MHT", "site/l.mhtml.gz", "site/j.txt", "site/k", "site/l.html.bak", "site/m.gz", "site/html"},
			[]string{"site/a.html", "site/b.HTM", "site/c.xhtml", "site/d.xht", "site/e.shtml", "site/f.html.gz", "site/g.htm.br", "site/h.html.zst", "site/i.html.GZ", "site/j.mhtml", "site/k.MHT", "site/l.mhtml.gz"},
		},
		{"hidden", []string{"site/.a.html", "site/.git/b.html", "site/c/.d/e.html", "site/f.html"}, []string{"site/f.html"}},
		{
			"parts of saved pages",
			[]string{"site/a.html", "site/a_files/b.html", "site/c.htm", "site/c-Dateien/b.html", "site/d.xhtml", "site/d_fichiers/b.html", "site/e.html.gz", "site/e_archivos/b.html",
				"site/f.html", "site/f.files/b.html", "site/sub/a.html", "site/sub/a_files/sub/b.html", "site/files/g.html", "site/a_files.html"},
			[]string{"site/a.html", "site/a_files.html", "site/c.htm", "site/d.xhtml", "site/e.html.gz", "site/f.html", "site/files/g.html", "site/sub/a.html"},
		},
		{"folders that are only called so", []string{"site/court_files/b.html", "site/x.files/c.html"}, []string{"site/court_files/b.html", "site/x.files/c.html"}},
		{"a folder named like a page", []string{"site/a.html/b.html"}, []string{"site/a.html/b.html"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			pages(t, test.files...)
			if diff := cmp.Diff(test.want, names("site")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestFolderLinks: a link to a file is that file; a link to a folder is passed
// over, so that no circle of them is walked and nothing outside is read; but the
// folder that was named may be a link.
func TestFolderLinks(t *testing.T) {
	pages(t, "site/a.html", "site/sub/b.html", "other/c.html")
	for path, to := range map[string]string{
		"site/file.html":   "../other/c.html",
		"site/out":         "../other",
		"site/out.html":    "../other",
		"site/sub/circle":  "..",
		"site/gone.html":   "nowhere",
		"site/circle.html": "circle.html",
		"named":            "site",
	} {
		if err := os.Symlink(to, path); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for _, root := range []string{"site", "named"} {
		want := []want{
			{Name: root + "/a.html", Body: "site/a.html"},
			{Name: root + "/circle.html", Err: "open " + root + "/circle.html: too many levels of symbolic links"},
			{Name: root + "/file.html", Body: "other/c.html"},
			{Name: root + "/gone.html", Err: "open " + root + "/gone.html: no such file or directory"},
			{Name: root + "/sub/b.html", Body: "site/sub/b.html"},
		}
		if diff := cmp.Diff(want, slashed(readAll(folder(root)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", root, diff)
		}
	}
}

// TestFolderUnreadable: a folder that can not be read is an input that fails, in
// its place.
func TestFolderUnreadable(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("this user reads everything")
	}
	pages(t, "site/a.html", "site/b/c.html", "site/d.html")
	if err := os.Chmod("site/b", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("site/b", 0o755)
	if diff := cmp.Diff([]want{
		{Name: "site/a.html", Body: "site/a.html"},
		{Name: "site/b", Err: "open site/b: permission denied"},
		{Name: "site/d.html", Body: "site/d.html"},
	}, readAll(folder("site"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]want{{Name: "site/b", Err: "open site/b/: permission denied"}}, readAll(folder("site/b"))); diff != "" {
		t.Errorf("root (-want +got):\n%s", diff)
	}
}

func TestIsPage(t *testing.T) {
	for name, want := range map[string]bool{
		"a.html": true, "A.HTM": true, "a.html.gz": true, "a.xht.zst": true, ".html": true,
		"": false, "html": false, "a.gz": false, "a.html.gz.txt": false, "a.md": false,
	} {
		if got := IsPage(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
