package explain

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/readback"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// TestNothingLost: every rendering of every page gives back what the body tree
// holds. PITH_CORPUS names a folder of labelled pages that are audited, too.
func TestNothingLost(t *testing.T) {
	names, err := filepath.Glob("../../testdata/pages/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range names {
		audit(t, path, extract.Options{})
	}
	if names, err = filepath.Glob("../../testdata/tree/*.html"); err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	rule, err := site.FromShell([]string{"article"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		audit(t, path, extract.Options{Rule: rule})
	}
	if dir := os.Getenv("PITH_CORPUS"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "html", "*", "*"))
		for _, path := range more {
			audit(t, path, extract.Options{NoRules: true})
		}
	}
}

func audit(t *testing.T, path string, o extract.Options) {
	t.Helper()
	a, err := extract.Extract(context.Background(), input(t, path), o)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	checkAudit(t, path, a)
}

func checkAudit(t *testing.T, name string, a *article.Article) {
	t.Helper()
	u, err := NewAudit(a)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for _, l := range u.Losses {
		line, _ := json.Marshal(l)
		t.Errorf("%s: %s", name, line)
	}
}

// TestAuditFindsLosses takes something out of a rendering each time.
func TestAuditFindsLosses(t *testing.T) {
	const tree = `<p>One <a href="https://example.org/x_(y)">two</a> <em>three</em>, <code class="language-math">a_1</code>.</p>` +
		`<figure><img src="https://example.org/i.jpg" alt="i"><figcaption>A caption.</figcaption></figure>` +
		`<pre><code class="language-go">x := 1</code></pre><table><tbody><tr><th>head</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>` +
		`<iframe src="https://example.org/v" title="A film"></iframe>`
	body, err := readback.HTML(tree)
	if err != nil {
		t.Fatal(err)
	}
	markdown, html, text := render.Markdown(body), render.HTML(body), render.Text(body)
	for _, c := range []struct {
		in, old, new string // what is changed in which rendering
		want         []Loss
	}{
		{"markdown", "x", "x", nil},
		{"markdown", "three", "", []Loss{{"markdown", "words", `1 lost, 0 added: "One two three a_1 A caption x 1 head b" became "One two a_1 A caption x 1 head b 1"`}}},
		{"markdown", "*three*, $`a_1`$", "$`a_1`$, *three*", []Loss{{"markdown", "order", `0 lost, 0 added: "One two three a_1 A caption x 1 head b" became "One two a_1 three A caption x 1 head b"`}}},
		{"markdown", "![i](https://example.org/i.jpg)", "", []Loss{{"markdown", "pictures", "https://example.org/i.jpg"}}},
		{"markdown", "*A caption.*", "- *A* caption.", nil},
		{"markdown", "```go", "```", []Loss{{"markdown", "code blocks", "go\nx := 1"}}},
		{"markdown", "$`a_1`$", "`a_1`", []Loss{{"markdown", "formulas", "a_1"}}},
		{"markdown", "(https://example.org/v)", "(https://example.org/w)", []Loss{{"markdown", "links", "https://example.org/v A film"}}},
		{"markdown", "| 1 | 2 |", "| 2 1 |", []Loss{
			{"markdown", "order", `0 lost, 0 added: "x 1 head b 1 2 A film" became "x 1 head b 2 1 A film"`},
			{"markdown", "cells", "1"}, {"markdown", "cells", "2"}}},
		{"html", "<figcaption>A caption.</figcaption>", "<p>A caption.</p>", []Loss{{"html", "captions", "A caption."}}},
		{"html", "<table>", "", []Loss{
			{"html", "words", `4 lost, 1 added: "A caption x 1 head b 1 2 A film" became "A caption x 1 headb12 A film"`},
			{"html", "tables", "table"}, {"html", "cells", "head"}, {"html", "cells", "b"}, {"html", "cells", "1"}, {"html", "cells", "2"}}},
		{"text", "One", "One A caption", []Loss{{"text", "words", `0 lost, 2 added: "One two three a_1 x 1 head b 1" became "One A caption two three a_1 x 1 head"`}}},
	} {
		u := &Audit{}
		renderings := map[string]string{"markdown": markdown, "html": html, "text": text}
		if !strings.Contains(renderings[c.in], c.old) {
			t.Errorf("no %q in %s:\n%s", c.old, c.in, renderings[c.in])
		}
		renderings[c.in] = strings.Replace(renderings[c.in], c.old, c.new, 1)
		if err := u.hold(body, renderings["markdown"], renderings["html"], renderings["text"]); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, u.Losses); diff != "" {
			t.Errorf("%q for %q in %s (-want +got):\n%s", c.new, c.old, c.in, diff)
		}
	}
}
