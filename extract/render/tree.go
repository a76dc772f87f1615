package render

import (
	"strings"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/article"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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

// clean drops what must not reach a terminal or mislead a reader: control
// characters but line feed and tab, the characters that override the direction of
// text, and those that are none (noncharacters, which no valid page holds). The
// tree should hold none; to look again costs little.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		// 0xC2 leads the C1 controls, 0xE2 the overrides, 0xEF and above noncharacters.
		if c >= ' ' && c != 0x7f && c != 0xC2 && c != 0xE2 && c < 0xEF || c == '\n' || c == '\t' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); isControl(r) {
			return strings.Map(dropControl, s)
		}
	}
	return s
}

func dropControl(r rune) rune {
	if isControl(r) {
		return -1
	}
	return r
}

func isControl(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case 0x7f <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	case r >= 0xfdd0:
		return r <= 0xfdef || r&0xfffe == 0xfffe
	}
	return false
}

// collapse trims s and makes each run of white space one space.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, isSpaceRune), " ")
}

// spaceChars are the characters for which isSpace holds.
const spaceChars = " \n\t\r\f"

// isSpace reports whether CSS collapses c.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func isSpaceRune(r rune) bool { return r < 0x80 && isSpace(byte(r)) }

func isAlnum(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}
