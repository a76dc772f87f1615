package meta

import (
	"context"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestPageType(t *testing.T) {
	const (
		plain   = "https://tidings.example/a/12"
		byline  = `<h1>Rye is back</h1><p>By Ana Ruiz</p><p>12 March 2024</p><p>Text of the page.</p>`
		product = `<script type="application/ld+json">{"@type":"Product","name":"Rye"}</script>`
		og      = `<meta property="og:type" content="article">`
		poster  = `<div class="post"><div class="postprofile"><a href="/u/1">mill42</a></div><p>Rye!</p></div>`
	)
	for _, c := range []struct {
		name, addr, src string
		want            article.PageType
		from            article.Origin
	}{
		{"nothing", plain, `<h1>Rye</h1><p>Text.</p>`, "", ""},
		{"an article by JSON-LD", plain, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rye"}</script><h1>Rye</h1>`, "article", "json-ld"},
		{"a recipe", plain, `<script type="application/ld+json">{"@type":"Recipe","name":"Rye"}</script><h1>Rye</h1>`, "article", "json-ld"},
		{"teasers by JSON-LD", plain, `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"A"},{"@type":"NewsArticle","headline":"B"}]</script><h1>Rye</h1>`, "", ""},
		{"a job", plain, `<script type="application/ld+json">{"@type":"JobPosting","title":"Miller"}</script>`, "", ""},
		{"a thread by JSON-LD", plain, `<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Rye"}</script>` + og + byline, "discussion", "json-ld"},
		{"questions by microdata", plain, `<html itemscope itemtype="https://schema.org/QAPage"><body>` + byline, "discussion", "microdata"},
		{"a forum's program", plain, `<meta name="generator" content="Discourse 3.2">` + byline, "discussion", "meta:generator"},
		{"a forum's address", "https://forum.tidings.example/x/12", byline, "discussion", "address"},
		{"an article on a forum's host", "https://community.tidings.example/x/12", `<script type="application/ld+json">{"@type":"BlogPosting","headline":"Rye"}</script>` + byline, "article", "json-ld"},
		{"two posters", plain, `<h1>Rye</h1>` + poster + poster, "discussion", "visible"},
		{"forms to log in", plain, `<h1>Rye</h1><p>Text of the page, as long as it is, with some words more in it.</p><div class="sidebar"><div class="username">Name: <input></div><div class="username">Name: <input></div></div>`, "", ""},
		{"one who comments", plain, `<h1>Rye</h1>` + poster, "", ""},
		{"a manual's program", plain, `<meta name="generator" content="mkdocs-1.6">` + byline, "documentation", "meta:generator"},
		{"a manual's address", "https://tidings.example/docs/rye", `<h1>Rye</h1>`, "documentation", "address"},
		{"no manual's address", "https://tidings.example/paradocs/rye", `<h1>Rye</h1>`, "", ""},
		{"a product by JSON-LD", plain, product + `<h1>Rye</h1>`, "product", "json-ld"},
		{"a product by og:type", plain, `<meta property="og:type" content="og:product">` + byline, "product", "og:type"},
		{"several products", plain, `<meta property="og:type" content="product.group">` + byline, "listing", "og:type"},
		{"an article about a product", plain, og + product + byline, "article", "og:type"},
		{"a list", plain, `<script type="application/ld+json">{"@type":"CollectionPage","mainEntity":{"@type":"ItemList"}}</script><h1>Rye</h1>`, "listing", "json-ld"},
		{"an article with a list", plain, og + `<script type="application/ld+json">{"@type":"ItemList"}</script>` + byline, "article", "og:type"},
		{"an article by microdata", plain, `<div itemscope itemtype="http://schema.org/Article"><time itemprop="datePublished" datetime="2024-03-12"></time></div>`, "article", "microdata"},
		{"an article in a menu", plain, `<h1>Rye</h1><p>12 March 2024</p><nav><div itemscope itemtype="http://schema.org/Article">Oats</div></nav>`, "", ""},
		{"og:type alone", plain, og + `<h1>Rye</h1>`, "", ""},
		{"og:type and a day", plain, og + `<h1>Rye</h1><p>12 March 2024</p>`, "", ""},
		{"a day and a headline for an address", "https://tidings.example/a/how-rye-came-back-home", `<h1>Rye</h1><p>12 March 2024</p>`, "article", "visible"},
		{"an author and a day", plain, byline, "article", "visible"},
		{"an author and a day on a front page", "https://tidings.example/", byline, "", ""},
	} {
		var a article.Article
		Fill(context.Background(), &a, parseAt(t, c.addr, c.src), nil, nil)
		if a.PageType != c.want || a.Provenance["page_type"] != c.from {
			t.Errorf("%s: %q from %q, want %q from %q", c.name, a.PageType, a.Provenance["page_type"], c.want, c.from)
		}
	}
}
