package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
)

// What a page of a thousand elements alike may cost, in units of html.Parse: most cost 2 or 3,
// where a site's rule looks far, up to 40. What looks at all of them for each costs hundreds.
const repeatCost = 80

const (
	repeatBytes  = 300_000 // of the elements together
	repeatSample = 2       // elements of each page
)

// TestRepeatsAreLinear takes elements of every page of testdata and repeats each until it
// is most of the page, as it is and with other words and addresses each time: no part of
// the way from bytes to renderings may look at all of them for each.
func TestRepeatsAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	paths, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(paths) < 20 {
		t.Fatal("no pages", err)
	}
	worst := 0.0
	try := func(path string, doc, n *html.Node, vary bool) {
		data := repeated(doc, n, vary)
		parse := quickest(func() { html.Parse(bytes.NewReader(data)) })
		all := quickest(func() { extractAndRender(data) })
		share := all.Seconds() / parse.Seconds()
		worst = max(worst, share)
		if share > repeatCost {
			t.Errorf("%s with <%s %v> again and again costs %.0f times html.Parse", filepath.Base(path), n.Data, n.Attr, share)
		}
	}
	for k, path := range paths {
		draw := rand.New(rand.NewPCG(1, uint64(k)))
		doc := parseFile(t, path)
		elements := smallElements(doc)
		for range repeatSample {
			try(path, doc, elements[draw.IntN(len(elements))], draw.IntN(2) == 0)
		}
		for _, n := range elements {
			if filepath.Base(path) == "almayadeen-es.html" && n.Data == "ul" { // a rule looked at all that follows each
				try(path, doc, n, true)
			}
		}
	}
	t.Logf("the worst costs %.0f times html.Parse", worst)
}

func parseFile(t *testing.T, path string) *html.Node {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// smallElements are the elements of which a page may have many, one of each kind.
func smallElements(doc *html.Node) (out []*html.Node) {
	seen := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Parent.Type != html.ElementNode || n.Data == "head" || n.Data == "body" || len(markup(n)) > 5000 {
			continue
		}
		if kind, _, _ := strings.Cut(markup(n), ">"); !seen[kind] {
			seen[kind] = true
			out = append(out, n)
		}
	}
	return out
}

func markup(n *html.Node) string {
	var b strings.Builder
	html.Render(&b, n)
	return b.String()
}

// repeated is the page with an element many times.
func repeated(doc, n *html.Node, vary bool) []byte {
	one := markup(n)
	var many strings.Builder
	for i := 0; many.Len() < repeatBytes; i++ {
		s := one
		if vary {
			s = strings.NewReplacer(`href="`, fmt.Sprintf(`href="/%d`, i), ` id="`, fmt.Sprintf(` id="x%d`, i), "</", fmt.Sprintf(" w%d</", i)).Replace(s)
		}
		many.WriteString(s)
	}
	mark := &html.Node{Type: html.ElementNode, Data: "here"}
	n.Parent.InsertBefore(mark, n)
	page := strings.Replace(markup(doc), "<here></here>", many.String(), 1)
	n.Parent.RemoveChild(mark)
	return []byte(page)
}

func extractAndRender(data []byte) {
	a, err := extract.Extract(context.Background(), extract.Input{Name: "page", Body: bytes.NewReader(data)}, extract.Options{})
	if err == nil && a.Body != nil {
		render.Markdown(a.Body)
		render.Text(a.Body)
		render.HTML(a.Body)
	}
}

// quickest is the time of the quicker of two runs.
func quickest(f func()) time.Duration {
	best := time.Hour
	for range 2 {
		began := time.Now()
		f()
		best = min(best, time.Since(began))
	}
	return best
}
