package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// TestConverter holds pith's Markdown of every page in testdata against what
// html-to-markdown makes of pith's HTML: every heading, item, cell, block of code
// and link that a parser reads in theirs it reads in ours, too. Ours may say more:
// html-to-markdown has no definition lists, and writes no table whose cells hold
// pipes in code, or blocks. Left out are pages where the two mean to differ: it
// knows no footnotes, and does not escape what a hostile text has, nor the pipe in
// the title of a link in a cell.
func TestConverter(t *testing.T) {
	pages, err := filepath.Glob("../../testdata/*/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	rule, err := site.FromShell([]string{"article"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, path := range pages {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		o := extract.Options{}
		if strings.Contains(path, "tree") {
			o.Rule = rule
		}
		a, err := extract.Reader(context.Background(), bytes.NewReader(data), "https://example.org/", o)
		if err != nil {
			t.Fatal(err)
		}
		if a.Body == nil || strings.Contains(render.HTML(a.Body), ` id="fn-`) || unescaped[filepath.Base(path)] {
			continue
		}
		theirs, err := newConverter().ConvertString(render.HTML(a.Body))
		if err != nil {
			t.Fatal(err)
		}
		want, err := structure(theirs)
		if err != nil {
			t.Fatal(err)
		}
		got, err := structure(render.Markdown(a.Body))
		if err != nil {
			t.Fatal(err)
		}
		for p, n := range want {
			if got[p] < n {
				t.Errorf("%s: theirs has the %s %q %d times, ours %d", path, p.kind, p.text, n, got[p])
			}
		}
		compared += len(want)
	}
	if compared < 100 {
		t.Errorf("%d pieces compared", compared)
	}
}

// unescaped are the pages whose texts html-to-markdown does not escape.
var unescaped = map[string]bool{"hostile-text.html": true, "links.html": true}

func TestStructure(t *testing.T) {
	got, err := structure("# A *b*\n\n- One\n  - Two, three\n- [One](u)\n\n```go\nx := 1\n```\n\n| h | |\n|---|---|\n| A | a |\n")
	if err != nil {
		t.Fatal(err)
	}
	want := map[piece]int{{"headings", "a b"}: 1, {"items", "one"}: 2, {"items", "two three"}: 1, {"links", "one"}: 1,
		{"code", "x 1"}: 1, {"cells", "h"}: 1, {"cells", "a"}: 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCompare(t *testing.T) {
	got := map[piece]int{{"items", "a"}: 2, {"items", "b"}: 1, {"links", "a"}: 1}
	want := map[piece]int{{"items", "a"}: 1, {"items", "c"}: 1}
	tallies := compare(got, want)
	if diff := cmp.Diff(map[string]tally{"items": {1, 3, 2}, "links": {0, 1, 0}}, tallies, cmp.AllowUnexported(tally{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if f1 := sum(tallies).f1(); f1 != 2.0/6 {
		t.Errorf("F1 %f", f1)
	}
}

// TestRun scores a manifest of one page, whose label is what pith finds.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	page := "<html><body><article><h2>Head</h2>" + strings.Repeat("<p>The harbour opened its gates at six, and ships came in all day long, one after the other.</p>", 8) + "<ul><li>one</li><li>two</li></ul></article></body></html>"
	if err := os.WriteFile(filepath.Join(dir, "p.html"), []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	manifest := filepath.Join(dir, "manifest.jsonl")
	lines := `{"id": "a", "type": "article", "url": "https://example.org/", "html": "p.html", "markdown": "## Head\n\n- one\n- two", "x": NaN}` + "\n" +
		`{"id": "b", "type": "forum", "url": "https://example.org/", "html": "missing.html", "markdown": "x"}` + "\n"
	if err := os.WriteFile(manifest, []byte(lines), 0o666); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(context.Background(), []string{manifest}, "article", "../../testdata/folds", false, &out); err != nil {
		t.Fatal(err)
	}
	if want := "| pith | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 |"; !strings.Contains(out.String(), want) {
		t.Errorf("no row %s in\n%s", want, out.String())
	}
	if err := run(context.Background(), []string{manifest}, "article", "../../testdata/folds", true, &out); err == nil || !strings.Contains(err.Error(), "F1 1.0000, pith 1.0000") {
		t.Errorf("no lead, and error %v", err)
	}
	if err := run(context.Background(), []string{manifest}, "product", "../../testdata/folds", false, &out); err == nil {
		t.Error("no error for a manifest without labels")
	}
	if err := run(context.Background(), []string{manifest}, "forum", "../../testdata/folds", false, &out); err == nil || !strings.Contains(err.Error(), "missing.html") {
		t.Errorf("error %v", err)
	}
}
