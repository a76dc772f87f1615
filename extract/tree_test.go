package extract_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// treeBody chooses the body of the pages in testdata/tree: they are about what
// becomes of a body once it is found, so no engine may have a say.
const treeBody = "article"

// TestTreePages compares what each page of testdata/tree gives, as Markdown, as
// text and as HTML, with the files in testdata/tree/golden. A page shows one kind
// of content in the forms that sites write it; adding one needs no Go. -update
// writes the files; look at them in a browser before they are committed.
func TestTreePages(t *testing.T) {
	pages, err := filepath.Glob("../testdata/tree/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("found %d pages, %v", len(pages), err)
	}
	for _, path := range pages {
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		t.Run(name, func(t *testing.T) {
			rule, err := site.FromShell([]string{treeBody}, nil)
			if err != nil {
				t.Fatal(err)
			}
			a := extractFile(t, path, "https://example.org/"+name+".html", extract.Options{Rule: rule})
			for ext, format := range map[string]render.Format{".md": render.FormatMarkdown, ".txt": render.FormatText, ".html": render.FormatHTML} {
				var b bytes.Buffer
				if err := render.Document(&b, a, render.Options{Format: format}); err != nil {
					t.Fatal(err)
				}
				compareGolden(t, "../tree/golden/"+name+ext, b.Bytes())
			}
		})
	}
}
