package page

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Page is a parsed document with its flat table. It is not changed after
// Parse, so any number of readers may share it.
type Page struct {
	Doc   *html.Node // the document; never edited
	Nodes []Node     // the table, with a sentinel at its end
	Text  string     // all text end to end, a newline where a block begins or ends
	LD    []int32    // the scripts that hold JSON-LD

	Limits   Limits   // with which it was parsed, all of them set
	URL      *url.URL // the page's address: the caller's, or that which it was saved from; nil if unknown
	Saved    bool     // it is that which it was saved from
	Base     *url.URL // what relative addresses are resolved against, nil if unknown
	BaseFrom string   // where Base was read: "base", "url", "saved", "canonical", or ""

	Charset     string // name of the character set the bytes were in
	CharsetFrom string // how that was found: "bom", "header", "utf-8", "meta", "xml", "detected", "default"
	Warnings    []string

	Before *Page   // of an edited page: the one that was parsed
	rows   []int32 // and which of its rows each is

	origin     string // scheme and host of Base, "" unless they are plain (plainOrigin)
	head, body int32  // indexes of these elements, 0 if the table was cut before them
}

// Parse parses a decoded page and fills its table. addr is the page's address, nil
// if the caller does not know it: then it is the one that the page was saved from. A
// page that the parser would refuse, or that would make it build without end, is
// untangled first. Errors are of type *article.Error.
func Parse(ctx context.Context, t *Text, addr *url.URL, lim Limits) (*Page, error) {
	lim = lim.withDefaults()
	doc, seen, warnings, err := parseTree(ctx, t.Data, lim)
	if err != nil {
		return nil, parseError(ctx, err)
	}
	if seen.templates {
		openShadows(doc)
	}
	if t.places {
		dropPlaces(doc)
	}
	p := &Page{Doc: doc, URL: t.Address(addr), Saved: addr == nil && t.SavedFrom != nil, Limits: lim, Charset: t.Charset, CharsetFrom: t.CharsetFrom, Warnings: slices.Concat(t.Warnings, warnings)}
	if p.fillTable(lim.Nodes, seen.nodes+16, len(t.Data)/textShare) && !slices.Contains(p.Warnings, warnNodes) {
		p.Warnings = append(p.Warnings, warnNodes)
	}
	p.findParts()
	p.findBase()
	if p.Saved && p.BaseFrom == "url" {
		p.BaseFrom = "saved"
	}
	return p, nil
}

// textShare is about what part of a page is text: a seventh of the median page of the labelled ones.
const textShare = 8

// findParts finds the head and the body in the table.
func (p *Page) findParts() {
	p.head, p.body = 0, 0
	for i := int32(0); i < p.Len() && p.body == 0; i++ {
		switch n := &p.Nodes[i]; {
		case n.Tag == atom.Head && p.head == 0:
			p.head = i
			i = n.End - 1
		case n.Tag == atom.Body, n.Tag == atom.Frameset:
			p.body = i
		}
	}
}

// parseError gives an error of parsing its code.
func parseError(ctx context.Context, err error) error {
	if e := (*article.Error)(nil); errors.As(err, &e) { // of the guard, or the clock
		return e
	}
	if ctx.Err() != nil {
		return article.Errorf(article.CodeTimeout, "parsing: %w", ctx.Err())
	}
	return article.Errorf(article.CodeTooComplex, "parsing: %w", err)
}

// parseTree parses a page, and untangles it before where it needs that.
func parseTree(ctx context.Context, data []byte, lim Limits) (doc *html.Node, seen looked, warnings []string, err error) {
	parse := func(data []byte) (*html.Node, error) {
		return html.ParseWithOptions(newGuard(ctx, bytes.NewReader(data)), html.ParseOptionEnableScripting(false))
	}
	seen = look(data, lim)
	if !seen.tangled && len(data)/2 <= lim.Attributes {
		doc, err = parse(data)
		if e := (*article.Error)(nil); err == nil || ctx.Err() != nil || errors.As(err, &e) {
			return doc, seen, nil, err
		}
	}
	loose, warnings, stopped := untangle(ctx, data, lim)
	switch {
	case stopped != nil:
		return nil, seen, nil, stopped
	case loose != nil:
		doc, err = parse(loose)
	case err == nil: // it only looked so
		doc, err = parse(data)
	}
	return doc, seen, warnings, err
}

// ctxReader stops a read whose context is done.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (r ctxReader) Read(b []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	return r.r.Read(b)
}

// Len is how much is left to read where that is known, so that the buffer need
// not grow; 0 where it is not.
func (r ctxReader) Len() int {
	if s, ok := r.r.(interface{ Len() int }); ok {
		return s.Len()
	}
	return 0
}

// findBase sets Base: <base href> resolved against the page's address, then the
// address, then the canonical link.
func (p *Page) findBase() {
	p.Base = p.URL
	if p.URL != nil {
		p.BaseFrom = "url"
	}
	for i := p.head + 1; i < p.Nodes[p.head].End; i++ {
		if p.Nodes[i].Tag != atom.Base {
			continue
		}
		if href := p.Attr(i, "href"); href != "" {
			if u := resolve(p.URL, href); u != nil && u.IsAbs() && u.Host != "" {
				p.Base, p.BaseFrom = u, "base"
			}
			break
		}
	}
	if p.Base == nil {
		if c := p.Canonical(); c != nil {
			p.Base, p.BaseFrom = c, "canonical"
		}
	}
	if p.Base != nil && p.Base.Opaque == "" {
		origin := p.Base.Scheme + "://" + p.Base.Host
		if plainOrigin(origin) == len(origin) {
			p.origin = origin
		}
	}
}

// Address is where the page is, as its caller knows it, or else as the page states it; nil if
// neither does.
func (p *Page) Address() *url.URL {
	if p.URL != nil {
		return p.URL
	}
	return p.Canonical()
}

// AtRoot reports whether the page's address is a host's own, or at most a
// language's folder on it.
func (p *Page) AtRoot() bool {
	u := p.Address()
	return u != nil && len(strings.Trim(u.Path, "/")) <= 3
}

// Canonical returns the address that the page states for itself, by its
// canonical link or og:url, or nil. It is absolute.
func (p *Page) Canonical() *url.URL {
	var og *url.URL
	for i := p.head + 1; i < p.Nodes[p.head].End; i++ {
		switch p.Nodes[i].Tag {
		case atom.Link:
			if hasToken(p.Attr(i, "rel"), "canonical") {
				if u := p.stated(p.Attr(i, "href")); u != nil {
					return u
				}
			}
		case atom.Meta:
			if og == nil && strings.EqualFold(p.Attr(i, "property"), "og:url") {
				og = p.stated(p.Attr(i, "content"))
			}
		}
	}
	return og
}

func (p *Page) stated(href string) *url.URL {
	u := resolve(p.URL, href)
	if u == nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// Len is the number of nodes, without the sentinel.
func (p *Page) Len() int32 { return int32(len(p.Nodes) - 1) }

// Head and Body are the indexes of these elements.
func (p *Page) Head() int32 { return p.head }
func (p *Page) Body() int32 { return p.body }

// TextOf is the text of the subtree of i, white space as the page has it.
func (p *Page) TextOf(i int32) string {
	return p.Text[p.Nodes[i].Text:p.Nodes[p.Nodes[i].End].Text]
}

// Clean is TextOf with every run of white space made one space.
func (p *Page) Clean(i int32) string {
	text := strings.TrimSpace(p.TextOf(i))
	for k := range len(text) {
		switch c := text[k]; {
		case c == ' ' && text[k+1] != ' ', c > ' ' && c < 0x80, c >= 0x80 && !maySpace(c):
		default:
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return text // as most are
}

// maySpace reports whether a character beyond ASCII that begins so in UTF-8 may be a space.
func maySpace(c byte) bool { return c == 0xC2 || c >= 0xE1 && c <= 0xE3 }

// Chars is how many characters the subtree of i holds.
func (p *Page) Chars(i int32) int32 { return p.Nodes[p.Nodes[i].End].Chars - p.Nodes[i].Chars }

// LinkChars is how many of these stand in links.
func (p *Page) LinkChars(i int32) int32 {
	return p.Nodes[p.Nodes[i].End].LinkChars - p.Nodes[i].LinkChars
}

// Words is how many words the subtree of i holds.
func (p *Page) Words(i int32) int32 { return p.Nodes[p.Nodes[i].End].Words - p.Nodes[i].Words }

// LinkDensity is the share of the subtree's characters that stand in links, 0
// for a subtree without text.
func (p *Page) LinkDensity(i int32) float64 {
	c := p.Chars(i)
	if c == 0 {
		return 0
	}
	return float64(p.LinkChars(i)) / float64(c)
}

// Next is the index of the next sibling of i, or -1.
func (p *Page) Next(i int32) int32 {
	n := &p.Nodes[i]
	if n.Parent < 0 || n.End >= p.Nodes[n.Parent].End {
		return -1
	}
	return n.End
}

// Previous is the index of the sibling before i, or -1.
func (p *Page) Previous(i int32) int32 {
	up, k := p.Nodes[i].Parent, i-1
	for k > up && p.Nodes[k].Parent != up {
		k = p.Nodes[k].Parent
	}
	if k <= up {
		return -1
	}
	return k
}

// Within reports whether i is top or stands below it.
func (p *Page) Within(i, top int32) bool { return i >= top && i < p.Nodes[top].End }

// Outermost are those of a list of nodes in document order that stand below no other of
// it.
func (p *Page) Outermost(list []int32) (out []int32) {
	end := int32(0)
	for _, i := range list {
		if i >= end {
			out = append(out, i)
			end = p.Nodes[i].End
		}
	}
	return out
}

// Attr is the value of an attribute of node i, "" if it has none.
func (p *Page) Attr(i int32, key string) string { return Attr(p.Nodes[i].HTML, key) }

// Attr is the value of n's attribute, "" if it has none.
func Attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// hasToken reports whether a space-separated list holds a word, in any case.
func hasToken(list, word string) bool {
	for _, f := range strings.Fields(list) {
		if strings.EqualFold(f, word) {
			return true
		}
	}
	return false
}
