package extract

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestReadsLikeArticle: a page that states nothing is an article by a sure and long text and an
// address of words.
func TestReadsLikeArticle(t *testing.T) {
	const addr = "https://mills.example/notes/the-loud-mills"
	long := strings.Repeat("<p>"+strings.Repeat("It was loud. ", 20)+"</p>", 10)
	for _, c := range []struct {
		name, addr, body string
		confidence       float64
		want             bool
	}{
		{"an address of words", addr, long, 0.95, true},
		{"in doubt", addr, long, 0.92, false},
		{"underscores", "https://mills.example/the_loud_mills.html", long, 0.95, true},
		{"an address of two words", "https://mills.example/loud-mills", long, 0.95, false},
		{"an address with a day", "https://mills.example/2024-03-12/mills-1-2", long, 0.95, false},
		{"no address", "", long, 0.95, false},
		{"short", addr, "<p>" + strings.Repeat("It was loud. ", 20) + "</p>", 0.95, false},
		{"short paragraphs", addr, strings.Repeat("<p>It was loud, and nobody knew why it was.</p>", 100), 0.95, false},
		{"items", addr, "<ul>" + strings.Repeat("<li>"+strings.Repeat("It was loud. ", 20)+"</li>", 10) + "</ul>", 0.95, false},
		{"two blocks of code", addr, long + "<pre>a</pre><pre>b</pre>", 0.95, true},
		{"three", addr, long + "<pre>a</pre><pre>b</pre><pre>c</pre>", 0.95, false},
	} {
		var u *url.URL
		if c.addr != "" {
			u, _ = url.Parse(c.addr)
		}
		p, err := page.Parse(context.Background(), &page.Text{Data: []byte(c.body)}, u, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		a := &article.Article{Confidence: &c.confidence, Body: p.Doc}
		if got := readsLikeArticle(a, p); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if a.Confidence = nil; readsLikeArticle(a, p) {
			t.Errorf("%s: an article by an engine that is never sure", c.name)
		}
	}
}
