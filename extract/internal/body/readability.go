package body

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	readability "github.com/go-shiori/go-readability" // the first engine; no other file knows it
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// numberAttr carries a node's index through readability: it strips classes and
// renames elements, and leaves data attributes alone.
const numberAttr = "data-pith"

// readabilityNodes is the most nodes that readability is run on: it can not be
// stopped, and some of its loops are quadratic.
const readabilityNodes = 150_000

// ByReadability runs Mozilla's algorithm on a numbered copy of the page and maps
// what it keeps back to marks. It returns nil if that is nothing.
func ByReadability(ctx context.Context, p *page.Page) *page.Marks {
	if p.Len() > readabilityNodes || ctx.Err() != nil {
		return nil
	}
	addr := p.Base
	if addr == nil {
		addr = &url.URL{}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // its metadata are not used
	found, err := parser.ParseDocument(numberedCopy(p), addr)
	if err != nil || found.Node == nil {
		return nil
	}
	m := page.NewMarks(p)
	back := mapBack{p: p, m: m, cursor: map[int32]int32{}}
	back.node(found.Node, p.Body())
	if back.leaves == 0 {
		return nil
	}
	return m
}

// numberedCopy copies the document without scripts and comments, every element
// numbered. A page whose text stands mostly in noscript has its noscript
// elements made plain ones, since readability drops them.
func numberedCopy(p *page.Page) *html.Node {
	noscript := mostlyNoScript(p)
	copies := make([]*html.Node, p.Len())
	for i := int32(0); i < p.Len(); i++ {
		n := &p.Nodes[i]
		switch n.Tag {
		case atom.Script, atom.Style, atom.Template, atom.Svg:
			i = n.End - 1
			continue
		}
		c := &html.Node{Type: n.HTML.Type, Data: n.HTML.Data, DataAtom: n.HTML.DataAtom, Namespace: n.HTML.Namespace}
		if c.Type == html.ElementNode {
			c.Attr = make([]html.Attribute, 0, len(n.HTML.Attr)+1)
			c.Attr = append(c.Attr, n.HTML.Attr...)
			c.Attr = append(c.Attr, html.Attribute{Key: numberAttr, Val: strconv.Itoa(int(i))})
			switch {
			case noscript && n.Tag == atom.Noscript:
				c.Data, c.DataAtom = "div", atom.Div
			case isImg(n):
				c.Data, c.DataAtom = "img", atom.Img // AMP's is one
			}
		}
		copies[i] = c
		if n.Parent >= 0 {
			copies[n.Parent].AppendChild(c)
		}
	}
	return copies[0]
}

// mostlyNoScript reports whether a page keeps most of its words for readers
// without scripts.
func mostlyNoScript(p *page.Page) bool {
	var words int32
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if n := &p.Nodes[i]; n.Tag == atom.Noscript {
			words += p.Words(i)
			i = n.End - 1
		}
	}
	return words*2 > p.Words(p.Body())
}

// mapBack turns readability's result into marks. Elements carry their number;
// text is found again below its nearest numbered ancestor, in order, since
// readability wraps and moves text but does not change it.
type mapBack struct {
	p      *page.Page
	m      *page.Marks
	cursor map[int32]int32 // where the search for text below an ancestor goes on
	leaves int
}

// lookAhead bounds the search for one text, in nodes.
const lookAhead = 5000

func (b *mapBack) node(n *html.Node, owner int32) {
	if n.Type == html.TextNode {
		b.text(n.Data, owner)
		return
	}
	if v := page.Attr(n, numberAttr); v != "" {
		if i, err := strconv.Atoi(v); err == nil && i >= 0 && int32(i) < b.p.Len() {
			owner = int32(i)
			b.m.Of[owner] = page.Keep
			if leaf(&b.p.Nodes[owner]) {
				b.leaves++
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c, owner)
	}
}

func (b *mapBack) text(s string, owner int32) {
	if strings.TrimSpace(s) == "" {
		return
	}
	from, ok := b.cursor[owner]
	if !ok {
		from = owner + 1
	}
	end := min(b.p.Nodes[owner].End, from+lookAhead)
	for i := from; i < end; i++ {
		if n := &b.p.Nodes[i]; n.Flags&page.IsText != 0 && b.m.Of[i] != page.Keep && sameText(n.HTML.Data, s) {
			b.m.Of[i] = page.Keep
			b.cursor[owner] = i + 1
			b.leaves++
			return
		}
	}
}

// sameText compares up to white space, which readability's rewriting through
// HTML can change.
func sameText(a, b string) bool {
	if a == b {
		return true
	}
	for {
		a, b = strings.TrimLeft(a, " \t\r\n\f"), strings.TrimLeft(b, " \t\r\n\f")
		i, j := strings.IndexAny(a, " \t\r\n\f"), strings.IndexAny(b, " \t\r\n\f")
		if i < 0 || j < 0 {
			return strings.TrimRight(a, " \t\r\n\f") == strings.TrimRight(b, " \t\r\n\f")
		}
		if a[:i] != b[:j] {
			return false
		}
		a, b = a[i:], b[j:]
	}
}
