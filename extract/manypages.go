package extract

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/site"
)

// singlePages is how often a page may send on to another that holds the article whole:
// past an advertisement to the article, and from there to its print view, say.
const singlePages = 3

// singlePage goes on with the page that holds the whole article, where the rule names
// one and it can be had; d it is otherwise.
func (o Options) singlePage(ctx context.Context, a *article.Article, d document) document {
	for range singlePages {
		next := o.link(d, func(r *site.Rule) []site.Link { return r.SinglePage })
		if next == "" || next == d.url {
			break
		}
		whole, err := o.open(ctx, Input{Name: next, URL: next}, d.public)
		if err != nil {
			a.Warnings = append(a.Warnings, fmt.Sprintf("the article on one page, %s: %v", next, err))
			break
		}
		if p := whole.page; p.Words(p.Body()) == 0 && len(p.LD) == 0 {
			whole.stop()
			a.Warnings = append(a.Warnings, fmt.Sprintf("the article on one page, %s: it holds no text", next))
			break
		}
		d.stop()
		rules := d.rules
		if d = whole; len(d.rules) == 0 {
			d.rules = rules // the rest of the file is for that page
		}
	}
	return d
}

// nextPages appends the bodies of an article's further pages. A page that can't be had
// ends it, which a warning says.
func (o Options) nextPages(ctx context.Context, a *article.Article, first document) {
	if a.Body == nil || !a.Status.HasContent() {
		return
	}
	seen := []string{first.url}
	known := map[string]bool{bareURL(first.url): true} // what was asked for, and where that led
	for d := first; len(seen) < o.MaxPages; {
		next := o.link(d, func(r *site.Rule) []site.Link { return r.NextPage })
		if next == "" || known[bareURL(next)] {
			break
		}
		further, err := o.open(ctx, Input{Name: next, URL: next}, d.public)
		if err == nil {
			defer further.stop()
			if known[bareURL(further.url)] {
				break // a redirect led back
			}
			known[bareURL(next)], known[bareURL(further.url)] = true, true
			if len(further.rules) == 0 {
				further.rules = d.rules
			}
			err = o.appendPage(a, further)
		}
		if err != nil {
			a.Warnings = append(a.Warnings, fmt.Sprintf("page %d, %s, and what follows it: %v", len(seen)+1, next, err))
			break
		}
		seen, d = append(seen, next), further
	}
	if len(seen) > 1 {
		a.Pages = seen
	}
}

// bareURL is an address without an empty query.
func bareURL(address string) string { return strings.TrimSuffix(address, "?") }

// appendPage appends a page's body to the article's.
func (o Options) appendPage(a *article.Article, d document) error {
	silent := o
	silent.Trace = nil
	own := &article.Article{Title: a.Title, Image: a.Image}
	found := applyRules(d.ctx, own, d.page, d.rules)
	b, err := silent.findBody(d.ctx, own, found)
	a.Warnings = append(a.Warnings, own.Warnings...)
	switch {
	case err != nil:
		return err
	case b.Tree == nil || !b.Status.HasContent():
		return article.Errorf(article.CodeInternal, "it holds no text (%s)", b.Status)
	}
	for n := b.Tree.FirstChild; n != nil; n = b.Tree.FirstChild {
		b.Tree.RemoveChild(n)
		a.Body.AppendChild(n)
	}
	a.Images = bodyImages(a.Body)
	return nil
}

// link is the address of another page that a rule names, "" if there is none or none
// may be fetched.
func (o Options) link(d document, which func(*site.Rule) []site.Link) string {
	if o.MaxPages <= 1 || o.Fetch == nil {
		return ""
	}
	for _, r := range d.rules {
		if u := r.FollowLink(d.ctx, d.page, which); u != "" {
			return u
		}
	}
	return ""
}

// putLeadImage puts the page's picture before a body that has none.
func putLeadImage(a *article.Article) {
	if a.Image == nil || a.Image.URL == "" || len(bodyImages(a.Body)) > 0 {
		return
	}
	img := &html.Node{Type: html.ElementNode, Data: "img", DataAtom: atom.Img, Attr: []html.Attribute{{Key: "src", Val: a.Image.URL}}}
	if a.Image.Alt != "" {
		img.Attr = append(img.Attr, html.Attribute{Key: "alt", Val: a.Image.Alt})
	}
	p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
	p.AppendChild(img)
	a.Body.InsertBefore(p, a.Body.FirstChild)
}
