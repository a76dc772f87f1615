package extract_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/labelled"
	"github.com/seed-fabb886e/pith/extract/site"
)

// TestSettleType: kind of page and status agree, whichever of the two tells more.
func TestSettleType(t *testing.T) {
	const (
		text     = `<article><h1>Rye</h1><p>By Ana Ruiz</p><p>12 March 2024</p><p>The rye of the hills is back, and so are the bakers who left when the mill closed its doors in the valley.</p><p>They sow it late, and they wait for the first frost before anybody looks at the fields again in the morning.</p></article>`
		ofLinks  = `<article><h1>Rye</h1><p>By Ana Ruiz</p><p>12 March 2024</p><p>The <a href="/a">rye of the hills is back, and so are the bakers</a> who left when the mill closed its doors in the valley.</p><p>They <a href="/b">sow it late, and they wait for the first frost</a> before anybody looks at the fields again.</p></article>`
		product  = `<meta property="og:type" content="product">`
		headline = `<p><a href="/n">The rye of the hills is back in the valley</a></p>`
	)
	front := `<nav><a href="/">Home of the Tidings</a></nav>` + strings.Repeat(headline, 25)
	for _, c := range []struct {
		name, addr, src string
		rule            string
		status          article.Status
		kind            article.PageType
	}{
		{"an article", "https://tidings.example/a/12", text, "", article.StatusOK, article.TypeArticle},
		{"a text of links with an author and a day", "https://tidings.example/a/12", ofLinks, "", article.StatusOK, ""},
		{"the same, stated", "https://tidings.example/a/12", `<meta property="og:type" content="article">` + ofLinks, "", article.StatusOK, article.TypeArticle},
		{"a product", "https://tidings.example/a/12", product + text, "", article.StatusNotArticle, article.TypeProduct},
		{"a product whose body a rule names", "https://tidings.example/a/12", product + text, "article", article.StatusOK, article.TypeProduct},
		{"a few links to stories", "https://tidings.example/world", headline + headline + headline, "", article.StatusNotArticle, article.TypeListing},
		{"the same, stated to be an article", "https://tidings.example/world", `<script type="application/ld+json">{"@type":"Article"}</script>` + headline + headline + headline, "", article.StatusOK, article.TypeArticle},
		{"a section's front page", "https://tidings.example/world", front, "", article.StatusNotArticle, article.TypeListing},
		{"a site's front page", "https://tidings.example/en", `<meta property="og:type" content="website">` + front, "", article.StatusNotArticle, article.TypeOther},
	} {
		o := extract.Options{NoRules: true}
		if c.rule != "" {
			rule, err := site.FromShell([]string{c.rule}, nil)
			if err != nil {
				t.Fatal(err)
			}
			o.Rule = rule
		}
		a, err := extract.Reader(context.Background(), strings.NewReader("<html>"+c.src), c.addr, o)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != c.status || a.PageType != c.kind {
			t.Errorf("%s: %s, %q; want %s, %q", c.name, a.Status, a.PageType, c.status, c.kind)
		}
		if _, told := a.Provenance["page_type"]; told != (c.kind != "") {
			t.Errorf("%s: provenance %q", c.name, a.Provenance["page_type"])
		}
	}
}

// TestDropOthers: whom and which days a product's page or a list shows are others', what data
// state is its own.
func TestDropOthers(t *testing.T) {
	const (
		shown  = `<main><h1>Rye</h1><p>By Ana Ruiz</p><p>12 March 2024</p><p>The rye of the hills is back, and so are the bakers who left when the mill closed its doors.</p></main>`
		stated = `<meta name="author" content="Bo Ek"><meta property="article:published_time" content="2024-02-01">`
	)
	og := func(kind string) string { return `<meta property="og:type" content="` + kind + `">` }
	for _, c := range []struct{ name, src, author, day string }{
		{"an article", og("article") + shown, "Ana Ruiz", "2024-03-12"},
		{"a product", og("product") + shown, "", ""},
		{"a list", og("product.group") + shown, "", "2024-03-12"},
		{"a product with data", og("product") + stated + `<main><h1>Rye</h1><p>The rye of the hills is back, and so are the bakers who left when the mill closed its doors.</p></main>`, "Bo Ek", "2024-02-01"},
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader("<html>"+c.src), "https://tidings.example/a/12", extract.Options{NoRules: true})
		if err != nil {
			t.Fatal(err)
		}
		author := ""
		if len(a.Authors) > 0 {
			author = a.Authors[0].Name
		}
		if author != c.author || a.DatePublished != c.day {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, author, a.DatePublished, c.author, c.day)
		}
		if author == "" && a.Byline != "" {
			t.Errorf("%s: byline %q", c.name, a.Byline)
		}
	}
}

// labelledKinds are the record's words for the kinds that the labels know.
var labelledKinds = map[string]article.PageType{
	"article": article.TypeArticle, "forum": article.TypeDiscussion, "documentation": article.TypeDocumentation,
	"product": article.TypeProduct, "listing": article.TypeListing, "collection": article.TypeListing, "service": article.TypeOther,
}

// kindFloors are the least shares of the pages said to be of a kind that are of it.
var kindFloors = map[article.PageType]float64{
	article.TypeArticle: 0.92, article.TypeDiscussion: 0.98, article.TypeDocumentation: 0.94, article.TypeProduct: 0.85, article.TypeListing: 0.85,
}

// mostRefused is the most articles of a hundred whose status is not_article.
const mostRefused = 0.5

// TestCorpusPageTypes: of the labelled pages whose kind is known, those that get one get theirs.
// The body's model is one that never saw the page. It logs the table of docs/metadata.md.
func TestCorpusPageTypes(t *testing.T) {
	dir := labelled.Dir(t)
	models, err := extract.ReadModels("../testdata/folds")
	if err != nil {
		t.Fatal(err)
	}
	said := map[article.PageType]map[article.PageType]int{}                // by what the label says
	refused, all := map[article.PageType]int{}, map[article.PageType]int{} // by the label
	for _, p := range readManifests(t, dir) {
		want := labelledKinds[p.Type]
		if !strings.HasPrefix(p.ID, "wcxb/") { // other sets call all that they have articles
			continue
		}
		a := extractFile(t, filepath.Join(dir, p.HTML), p.URL, extract.Options{NoRules: true, Models: models})
		if said[want] == nil {
			said[want] = map[article.PageType]int{}
		}
		said[want][a.PageType]++
		all[want]++
		if a.Status == article.StatusNotArticle {
			refused[want]++
		}
	}
	kinds := []article.PageType{article.TypeArticle, article.TypeDiscussion, article.TypeDocumentation, article.TypeProduct, article.TypeListing, article.TypeOther}
	for _, label := range kinds {
		t.Logf("%-13s %v", label, said[label])
	}
	for _, kind := range kinds {
		times := 0
		for _, label := range kinds {
			times += said[label][kind]
		}
		share := float64(said[kind][kind]) / float64(max(times, 1))
		t.Logf("%-13s said of %4d, right %.3f; not_article %d of %d", kind, times, share, refused[kind], all[kind])
		if share < kindFloors[kind] {
			t.Errorf("%s: right on %.3f, want %.3f", kind, share, kindFloors[kind])
		}
	}
	if n := refused[article.TypeArticle]; float64(n)*100 > mostRefused*float64(all[article.TypeArticle]) {
		t.Errorf("%d of %d articles are refused", n, all[article.TypeArticle])
	}
}
