package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestOthers: people whom a front page or a product's page shows are not its authors, those
// whom its data name are.
func TestOthers(t *testing.T) {
	const (
		byline  = `<h1>Rye</h1><p>By Ana Ruiz</p><div class="author">Bo Ek</div><p>Text of the page.</p>`
		far     = `<h1>Rye</h1><p>` + "The rye of the hills is back, and so are its bakers. " + `</p><div class="review"><p class="reviewer author">Bo Ek</p></div>`
		product = `<script type="application/ld+json">{"@type":"Product","name":"Rye"}</script>`
	)
	for _, c := range []struct{ name, addr, src, want string }{
		{"an article", "https://tidings.example/a/rye", byline, "Ana Ruiz"},
		{"a front page", "https://tidings.example/", byline, ""},
		{"a front page without a slash", "https://tidings.example", far, ""},
		{"a front page that asks for an article", "https://tidings.example/?p=12", byline, "Ana Ruiz"},
		{"a front page whose data name somebody", "https://tidings.example/", `<meta name="author" content="Ana Ruiz">` + byline, "Ana Ruiz"},
		{"a product by JSON-LD", "https://tidings.example/shop/rye", product + byline, ""},
		{"a product by og:type", "https://tidings.example/shop/rye", `<meta property="og:type" content="product.item">` + far, ""},
		{"an article about a product by og:type", "https://tidings.example/a/rye", `<meta property="og:type" content="article">` + product + byline, "Ana Ruiz"},
		{"an article about a product", "https://tidings.example/a/rye", product + `<script type="application/ld+json">{"@type":"Review","name":"Rye"}</script>` + byline, "Ana Ruiz"},
	} {
		var a article.Article
		Fill(context.Background(), &a, parseAt(t, c.addr, c.src), nil, nil)
		var names []string
		for _, author := range a.Authors {
			names = append(names, author.Name)
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
