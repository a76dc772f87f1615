package site

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// edit does those edits of a rule that are about attributes, or those that are not, and
// goes on with the page that they make. It reports whether there was anything to
// do. All matches are looked up before anything changes.
func (l *looker) edit(edits []Edit, attributes bool) bool {
	var work []func(copied *page.Page)
	for _, e := range edits {
		if (e.Do == "drop_attributes") != attributes {
			continue
		}
		if do := l.prepare(e); do != nil {
			work = append(work, do)
		}
	}
	if len(work) == 0 {
		return false
	}
	l.turnTo(l.p.Edited(func(copied *page.Page) {
		for _, do := range work {
			do(copied)
		}
	}))
	return true
}

// prepare looks up what an edit is about, and returns what does it, nil for nothing.
func (l *looker) prepare(e Edit) func(*page.Page) {
	if e.Do == "drop_attributes" {
		found, err := e.On.xpath.attributes(l)
		l.note(&e.On, err)
		if len(found) == 0 {
			return nil
		}
		return func(p *page.Page) {
			for _, a := range found {
				n := p.Nodes[a.node].HTML
				n.Attr = slices.DeleteFunc(n.Attr, func(own html.Attribute) bool { return own.Key == a.key })
			}
		}
	}
	nodes := l.nodesOnce(&e.On)
	if len(nodes) == 0 {
		return nil
	}
	switch e.Do {
	case "wrap":
		return func(p *page.Page) { each(p, nodes, func(n *html.Node) { wrap(n, e.Tag) }) }
	case "unwrap":
		return func(p *page.Page) { each(p, nodes, unwrap) }
	case "lazy_src":
		return func(p *page.Page) { each(p, nodes, func(n *html.Node) { lazySource(n, e.Attr) }) }
	case "move":
		into := l.nodes(e.Into)
		if len(into) == 0 {
			return nil
		}
		return func(p *page.Page) {
			to := p.Nodes[into[0]].HTML
			each(p, nodes, func(n *html.Node) { move(n, to) })
		}
	}
	return nil
}

// nodesOnce are all matches of a selector, also those in another match.
func (l *looker) nodesOnce(s *Selector) []int32 {
	found, err := s.all(l)
	l.note(s, err)
	slices.Sort(found)
	return slices.Compact(found)
}

func each(p *page.Page, nodes []int32, do func(*html.Node)) {
	for _, i := range nodes {
		if n := p.Nodes[i].HTML; n.Parent != nil && p.Nodes[i].Tag != atom.Html && p.Nodes[i].Tag != atom.Body {
			do(n)
		}
	}
}

func wrap(n *html.Node, tag string) {
	around := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag))}
	n.Parent.InsertBefore(around, n)
	n.Parent.RemoveChild(n)
	around.AppendChild(n)
}

// unwrap puts an element's children in its place.
func unwrap(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// move appends a node to another, unless that is the node itself or stands in it.
func move(n, to *html.Node) {
	if to.Type != html.ElementNode {
		return
	}
	for up := to; up != nil; up = up.Parent {
		if up == n {
			return
		}
	}
	n.Parent.RemoveChild(n)
	to.AppendChild(n)
}

// lazySource gives a picture the address that a script would give it.
func lazySource(n *html.Node, attr string) {
	address := page.Attr(n, attr)
	if address == "" {
		return
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "src" || a.Key == "srcset" })
	n.Attr = append(n.Attr, html.Attribute{Key: "src", Val: address})
}
