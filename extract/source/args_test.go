package source

import (
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestArgs(t *testing.T) {
	pages(t, "a.html", "b.html", "c[1].html", "c1.html", ".hidden.html", "notes.txt",
		"site/x.html", "site/sub/y.htm.gz", "site/z.txt", ".git/d.html", "empty/z.txt")
	file := func(name string) want { return want{Name: name, Body: name} }
	for _, test := range []struct {
		name    string
		args    []string
		address string
		want    []want
	}{
		{"none", nil, "", nil},
		{"file", []string{"a.html"}, "", []want{file("a.html")}},
		{"file of any name", []string{"notes.txt"}, "", []want{file("notes.txt")}},
		{"file with its address", []string{"a.html"}, "http://x.example/", []want{{Name: "a.html", URL: "http://x.example/", Body: "a.html"}}},
		{"order and repetition", []string{"b.html", "a.html", "b.html"}, "", []want{file("b.html"), file("a.html"), file("b.html")}},
		{"missing file", []string{"gone.html", "a.html"}, "", []want{{Name: "gone.html", Err: "open gone.html: no such file or directory"}, file("a.html")}},
		{"stdin", []string{"-"}, "http://x.example/", []want{{Name: "-", URL: "http://x.example/", Body: "standard input"}}},
		{"URL", []string{"https://x.example/a"}, "", []want{{Name: "https://x.example/a", URL: "https://x.example/a", Fetched: true}}},
		{"folder", []string{"site"}, "", []want{file("site/sub/y.htm.gz"), file("site/x.html")}},
		{"folder with a slash", []string{"site/"}, "", []want{file("site/sub/y.htm.gz"), file("site/x.html")}},
		{"folder with a dot", []string{"./site"}, "", []want{file("site/sub/y.htm.gz"), file("site/x.html")}},
		{"folder without pages", []string{"empty"}, "", nil},
		{"hidden folder that is named", []string{".git"}, "", []want{file(".git/d.html")}},
		{"pattern", []string{"?.html"}, "", []want{file("a.html"), file("b.html")}},
		{"pattern of folders", []string{"*/*.html"}, "", []want{file("site/x.html")}},
		{"pattern with a dot before", []string{"./*/*.html"}, "", []want{file("site/x.html")}},
		{"pattern passes folders over", []string{"site/*"}, "", []want{file("site/x.html"), file("site/z.txt")}},
		{"pattern passes hidden files over", []string{"*hidden.html", "a.html"}, "", []want{
			{Name: "*hidden.html", Err: "open *hidden.html: no such file or directory"}, file("a.html"),
		}},
		{"pattern of hidden files", []string{".hid*.html"}, "", []want{file(".hidden.html")}},
		{"pattern of hidden folders", []string{".g*/*.html"}, "", []want{file(".git/d.html")}},
		{"file named like a pattern", []string{"c[1].html"}, "", []want{file("c[1].html")}},
		{"pattern without a match", []string{"*.md"}, "", []want{{Name: "*.md", Err: "open *.md: no such file or directory"}}},
		{"broken pattern", []string{"[.html"}, "", []want{{Name: "[.html", Err: "open [.html: no such file or directory"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := readAll(Args(Expand(test.args), strings.NewReader("standard input"), test.address))
			if diff := cmp.Diff(slashed(test.want), slashed(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// slashed makes the tests' paths the same on every system.
func slashed(all []want) []want {
	for i := range all {
		all[i].Name = strings.ReplaceAll(all[i].Name, `\`, "/")
	}
	return all
}

// TestArgsStopEarly: a stream that is left early reads no further.
func TestArgsStopEarly(t *testing.T) {
	pages(t, "site/a.html", "site/b.html", "c.html")
	stdin := strings.NewReader("standard input")
	for _, args := range [][]string{{"site", "-"}, {"site/*.html", "-"}, {"c.html", "-"}} {
		n := 0
		for range Args(args, stdin, "") {
			n++
			break
		}
		if n != 1 || stdin.Len() == 0 {
			t.Errorf("%v: %d inputs, %d bytes of standard input left", args, n, stdin.Len())
		}
	}
}

func TestIsURL(t *testing.T) {
	for arg, want := range map[string]bool{
		"http://x.example": true, "HTTPS://x": true, "file:///a": true, "ftp://x": true, "a+b-c.1://x": true,
		"": false, "a.html": false, "://x": false, "1a://x": false, "a b://x": false, "http:/x": false, "http:x": false,
		"C:/pages": false, "./http://x": false, "ä://x": false,
	} {
		if got := IsURL(arg); got != want {
			t.Errorf("%q: %v, want %v", arg, got, want)
		}
	}
}

// TestFileOpensLate: a file is opened by its first read, and closed once; a
// stream of many files needs no descriptors before they are read.
func TestFileOpensLate(t *testing.T) {
	pages(t, "a.html")
	in := fileInput("a.html", "")
	c := in.Body.(io.Closer)
	if err := c.Close(); err != nil {
		t.Errorf("closing what was never opened: %v", err)
	}
	if in.Body.(*file).f != nil {
		t.Error("open before it is read")
	}
	if got := read(in); got.Body != "a.html" || got.Err != "" {
		t.Errorf("%+v", got)
	}
	if err := c.Close(); err == nil {
		t.Error("was not closed")
	}
}

// TestFailed: what can not be used fails with its own error at its first read.
func TestFailed(t *testing.T) {
	got := read(failed("i", "LIST:1", article.Errorf(article.CodeUsage, "why")))
	if diff := cmp.Diff(want{ID: "i", Name: "LIST:1", Err: "why", Code: article.CodeUsage}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUnreadableFile: it fails alone.
func TestUnreadableFile(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("this user reads everything")
	}
	pages(t, "site/a.html", "site/b.html", "site/c.html")
	if err := os.Chmod("site/b.html", 0); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]want{
		{Name: "site/a.html", Body: "site/a.html"},
		{Name: "site/b.html", Err: "open site/b.html: permission denied"},
		{Name: "site/c.html", Body: "site/c.html"},
	}, readAll(Args([]string{"site"}, nil, ""))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
