package render

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
)

// hasContent reports whether the article has a body to write.
func hasContent(a *article.Article) bool {
	return a.Status.HasContent() && a.Body != nil
}

// isBlock reports whether n begins a line of its own.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Hr, atom.Details, atom.Summary,
		atom.Figure, atom.Figcaption,
		atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return isMedia(n)
}

// isInline reports whether n is part of a line: text, or an element in it.
func isInline(n *html.Node) bool {
	return n != nil && n.Type != html.DocumentNode && !isBlock(n)
}

// isMedia reports whether n is an embed, which is written as a link.
func isMedia(n *html.Node) bool {
	return n.DataAtom == atom.Video || n.DataAtom == atom.Audio || n.DataAtom == atom.Iframe
}

// mediaLink gives the address and the label of an embed's link. The address is
// "" where there is nothing to link to.
func mediaLink(n *html.Node) (src, label string) {
	src = attr(n, "src")
	label = collapse(clean(attr(n, "title")))
	if label == "" {
		label = src
	}
	return src, label
}

// room is about how many bytes a body takes as text; with its addresses, if asked.
func room(n *html.Node, addresses bool) (bytes int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			bytes += len(c.Data)
			continue
		}
		bytes += 4
		if addresses {
			bytes += 12
			for i := range c.Attr {
				bytes += len(c.Attr[i].Key) + len(c.Attr[i].Val) + 4
			}
		}
		bytes += room(c, addresses)
	}
	return bytes
}

// isNoteMarker reports whether n is the marker of a footnote: a raised link, and
// nothing else, to a place on a page.
func isNoteMarker(n *html.Node) bool {
	a, sup := n, n.FirstChild
	if n.DataAtom == atom.Sup {
		a, sup = sup, a
	}
	return n.FirstChild != nil && n.FirstChild == n.LastChild &&
		a.DataAtom == atom.A && sup.DataAtom == atom.Sup &&
		strings.Contains(attr(a, "href"), "#")
}

// only returns n's one child if that is an element of the given kind.
func only(n *html.Node, a atom.Atom) *html.Node {
	if c := n.FirstChild; c != nil && c == n.LastChild && c.DataAtom == a {
		return c
	}
	return nil
}

// contains reports whether an element of the given kind lies below n.
func contains(n *html.Node, a atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == a || contains(c, a) {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// rawText returns the text below n as it stands, a br as a line break.
func rawText(n *html.Node) string {
	if c := n.FirstChild; c != nil && c == n.LastChild && c.Type == html.TextNode {
		return clean(c.Data)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.DataAtom == atom.Br:
				b.WriteByte('\n')
			default:
				walk(c)
			}
		}
	}
	walk(n)
	return clean(b.String())
}
