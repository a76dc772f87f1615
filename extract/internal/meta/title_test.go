package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Which headings are the page's headline by its address and by what they link to.
func TestTitleByAddress(t *testing.T) {
	const stated = "Best cereals for all hills, new and old"
	for _, c := range []struct {
		about, addr, heading string
		headline             bool
	}{
		{"the last part says it", "https://shop.example/c/winter-rye", "Winter rye", true},
		{"with an ending", "https://shop.example/c/winter-rye.html", "Winter rye", true},
		{"something else", "https://shop.example/c/winter-rye", "Winter sale", false},
		{"a word of it", "https://shop.example/c/winter-rye", "Winter", false},
		{"the site's front page", "https://shop.example/", "Winter rye", false},
		{"its beginning", "https://talk.example/t/has_anyone_grown_rye_with/", "Has anyone grown rye with the new drill, and did it come up?", true},
		{"a short beginning", "https://talk.example/t/has_anyone/", "Has anyone grown rye with the new drill, and did it come up?", false},
		{"a link to a folder above", "https://talk.example/winter-rye/winter-rye", `<a href="/winter-rye/">Winter rye</a>`, false},
		{"a link to the page itself", "https://talk.example/winter-rye/winter-rye", `<a href="/winter-rye/winter-rye/">Winter rye</a>`, true},
		{"the same behind a slash", "https://talk.example/winter-rye/", `<a href="/winter-rye">Winter rye</a>`, true},
		{"escaped letters", "https://shop.example/%D1%80%D0%BE%D0%B6%D1%8C", "Рожь", true},
		{"a link to another folder", "https://talk.example/a/winter-rye", `<a href="/b/">Winter rye</a>`, true},
		{"a link to a search above", "https://talk.example/a/winter-rye", `<a href="/a/?all">Winter rye</a>`, true},
	} {
		var a article.Article
		src := `<title>` + stated + `</title><meta property="og:title" content="` + stated + `"><h1>` + c.heading + `</h1><p>Text.</p>`
		Fill(context.Background(), &a, parseAt(t, c.addr, src), nil, nil)
		if got := a.Title != stated; got != c.headline {
			t.Errorf("%s: title %q", c.about, a.Title)
		}
	}
}

// A headline that nothing else says is as long as headlines are.
func TestTitleByLength(t *testing.T) {
	const data = `<title>Cereals compared</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Cereals compared"}</script>`
	for words, headline := range map[int]bool{headlineMin - 1: false, headlineMin: true, headlineMax: true, headlineMax + 1: false} {
		heading := strings.TrimSpace(strings.Repeat("rye ", words))
		if got := fill(t, data+"<h1>"+heading+"</h1>", nil).Title; (got == heading) != headline {
			t.Errorf("%d words: title %q", words, got)
		}
	}
}
