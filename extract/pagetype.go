package extract

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// originVisible is the origin of what the page shows and does not state.
const originVisible article.Origin = "visible"

// settleType makes the kind of page and the status agree, once there is a body. What the page
// states to be a product or a list is not an article; a body that is found to be a front page's
// or a list's is one of these, unless the page states what, and so is one of links on a page
// that states nothing. Nobody calls a page an article whose body is full of links, if nothing
// but a name and a day speaks for it; a page that states nothing is one by its text and its
// address. What a site's rule gives for the body is an article to whoever wrote the rule.
func settleType(a *article.Article, p *page.Page) {
	if a.Engine == article.EngineSite {
		return
	}
	links := linkShare(a.Body)
	if a.PageType == article.TypeArticle && a.Provenance["page_type"] == originVisible && links >= fullOfLinks {
		a.PageType = ""
		delete(a.Provenance, "page_type")
	}
	if a.Status == article.StatusOK && a.PageType == "" && links >= mostlyLinks {
		a.Status = article.StatusNotArticle
	}
	if a.Status == article.StatusOK && a.PageType == "" && readsLikeArticle(a, p) {
		a.PageType = article.TypeArticle
		a.Provenance["page_type"] = originVisible
	}
	switch {
	case a.Status == article.StatusOK && (a.PageType == article.TypeProduct || a.PageType == article.TypeListing):
		a.Status = article.StatusNotArticle
	case a.Status == article.StatusNotArticle && a.PageType != article.TypeProduct && a.PageType != article.TypeListing:
		a.PageType = article.TypeListing
		if p.AtRoot() && p.Address().RawQuery == "" {
			a.PageType = article.TypeOther
		}
		a.Provenance["page_type"] = originVisible
	}
}

// readsLikeArticle reports whether the model is sure of a body with long paragraphs and hardly
// any code, on a page whose address has a headline's words: what services and lists that state
// nothing have not, most of all the first.
func readsLikeArticle(a *article.Article, p *page.Page) bool {
	if a.Confidence == nil || *a.Confidence < articleSure || !hasSlug(p.Address()) {
		return false
	}
	prose, code := 0, 0
	for n := range a.Body.Descendants() {
		switch n.DataAtom {
		case atom.P:
			if size := textBytes(n); size >= paragraphBytes {
				prose += size
			}
		case atom.Pre:
			code++
		}
	}
	return prose >= articleBytes && code < manualCode
}

// What an article that says nothing of itself has at least, in paragraphs of so many bytes, and
// how many blocks of code make a manual.
const (
	articleSure    = 0.93
	articleBytes   = 2500
	paragraphBytes = 150
	manualCode     = 3
)

// hasSlug reports whether a part of an address is made of three words or more.
func hasSlug(u *url.URL) bool {
	if u == nil {
		return false
	}
	for _, part := range strings.Split(u.Path, "/") {
		words := strings.FieldsFunc(part, func(r rune) bool { return r == '-' || r == '_' })
		words = slices.DeleteFunc(words, func(w string) bool { return !strings.ContainsFunc(w, unicode.IsLetter) })
		if len(words) >= 3 {
			return true
		}
	}
	return false
}

// textBytes is how much text an element holds.
func textBytes(n *html.Node) (size int) {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			size += len(c.Data)
		}
	}
	return size
}

// dropOthers takes off what a page shows of others: on the pages of products, lists and front
// pages whom it names wrote one of the things that are there, and the days on products' and
// front pages are those of reviews and teasers. What data state stays.
func dropOthers(a *article.Article) {
	if a.Status != article.StatusNotArticle {
		return
	}
	if a.Provenance["authors"] == originVisible {
		a.Authors = nil
		delete(a.Provenance, "authors")
	}
	fields := map[string]*string{"byline": &a.Byline, "source": &a.Source}
	if a.PageType != article.TypeListing {
		fields["date_published"], fields["date_modified"] = &a.DatePublished, &a.DateModified
	}
	for name, value := range fields {
		if from := a.Provenance[name]; from == originVisible || from == "time" {
			*value = ""
			delete(a.Provenance, name)
		}
	}
}

// explainType tells which statement of the kind of page was taken, and what was found where
// that is none of them; and that none was of what was taken off.
func explainType(t *trace.Trace, a *article.Article) {
	from, taken := string(a.Provenance["page_type"]), false
	for i := range t.Fields {
		switch f := &t.Fields[i]; {
		case f.Name == "page_type":
			f.Chosen = f.Origin == from && f.Value == string(a.PageType)
			taken = taken || f.Chosen
		case a.Provenance[f.Name] == "":
			f.Chosen = false
		}
	}
	if !taken && a.PageType != "" {
		t.Field(trace.Field{Name: "page_type", Value: string(a.PageType), Origin: from, Chosen: true})
	}
}

// From which share of its letters in links on a body is hardly an article's, and is a list.
const (
	fullOfLinks = 0.2
	mostlyLinks = 0.6
)

// linkShare is the share of a body's text that is in links, 0 for one without text.
func linkShare(body *html.Node) float64 {
	all, links := 0, 0
	var walk func(n *html.Node, linked bool)
	walk = func(n *html.Node, linked bool) {
		if n.Type == html.TextNode {
			all += len(n.Data)
			if linked {
				links += len(n.Data)
			}
		}
		for c := range n.ChildNodes() {
			walk(c, linked || n.DataAtom == atom.A)
		}
	}
	walk(body, false)
	return float64(links) / float64(max(all, 1))
}
