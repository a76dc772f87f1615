package render

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree returns the body as the style wants it: body itself where the style asks
// for nothing that concerns the tree, else a copy, which keeps the tree's laws but
// for one: a dt, dd or summary that held a picture alone stands there empty, for
// the sake of its fellows.
func (s Style) tree(body *html.Node) *html.Node {
	pictures := s.Images == ImagesAlt || s.Images == ImagesNone
	if !pictures && s.Links != LinksNone && !s.CleanLinks {
		return body
	}
	t := styler{Style: s}
	return t.copy(body)
}

// A styler copies a tree. What goes may leave white space and line breaks behind
// that have nothing to part any more, so it follows the line that it is in.
type styler struct {
	Style
	line  []*html.Node // text, breaks and the like of the current line so far
	stood bool         // the last of these is text in the place of an element

	levels *levels // gives the headings their levels; nil leaves them
}

func (t *styler) copy(body *html.Node) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	t.children(root, body)
	return root
}

// children copies what the style leaves of n's children into the element to.
func (t *styler) children(to, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.node(to, c)
	}
}

func (t *styler) node(to, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.text(to, n.Data)
	case n.DataAtom == atom.Br:
		t.lineBreak(to, n)
	case n.DataAtom == atom.Img && t.Images == ImagesAlt:
		t.standIn(to, attr(n, "alt"))
	case n.DataAtom == atom.Img && t.Images == ImagesNone:
	case isMedia(n) && t.Links == LinksNone:
		t.standIn(to, attr(n, "title"))
	case n.DataAtom == atom.A && t.Links == LinksNone && !isNoteLink(n):
		t.children(to, n)
	case n.DataAtom == atom.Pre:
		t.endLine()
		to.AppendChild(verbatim(n))
	default:
		t.element(to, n)
	}
}

// element copies an element with what the style leaves of its content. One that
// has lost all of it goes, too.
func (t *styler) element(to, n *html.Node) {
	block := isBlock(n) && !(isMedia(n) && !standsAlone(to))
	if block {
		t.endLine()
	}
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: t.attr(n)}
	if level := headingLevel(n); level > 0 && t.levels != nil {
		c.DataAtom = t.levels.heading(level)
		c.Data = c.DataAtom.String()
	}
	t.children(c, n)
	if block {
		t.endLine()
	}
	switch {
	case n.FirstChild == nil || c.FirstChild != nil:
	case n.DataAtom == atom.Dt, n.DataAtom == atom.Dd, n.DataAtom == atom.Summary, n.DataAtom == atom.Td, n.DataAtom == atom.Th:
	default:
		return
	}
	if n.DataAtom == atom.Figure && t.Images == ImagesNone && only(c, atom.Figcaption) != nil && contains(n, atom.Img) {
		return
	}
	to.AppendChild(c)
	if n.FirstChild == nil && !block {
		t.line, t.stood = append(t.line, c), false
	}
}

// attr returns the attributes of n, its address clean if the style asks for that.
func (t *styler) attr(n *html.Node) []html.Attribute {
	key := "src"
	if n.DataAtom == atom.A {
		key = "href"
	} else if !isMedia(n) {
		return n.Attr
	}
	if !t.CleanLinks {
		return n.Attr
	}
	attrs := slices.Clone(n.Attr)
	for i := range attrs {
		if attrs[i].Key == key {
			attrs[i].Val = cleanLink(attrs[i].Val)
		}
	}
	return attrs
}

// text appends a text, without the white space that the line has already.
func (t *styler) text(to *html.Node, s string) {
	if last := len(t.line) - 1; last < 0 || t.line[last].DataAtom == atom.Br || endsInSpace(t.line[last]) {
		s = strings.TrimLeft(s, spaceChars)
	}
	if s == "" {
		return
	}
	if first, _ := utf8.DecodeRuneInString(s); t.stood && isWord(first) {
		s = " " + s
	}
	n := &html.Node{Type: html.TextNode, Data: s}
	to.AppendChild(n)
	t.line, t.stood = append(t.line, n), false
}

// standIn writes text in the place of a picture or an embed: in the line, or as a
// paragraph where there is none. It keeps away from words that it would touch,
// unless it is one character, which may be the first of a word or a pictograph.
func (t *styler) standIn(to *html.Node, s string) {
	if s = collapse(clean(s)); s == "" {
		return
	}
	if standsAlone(to) {
		t.endLine()
		p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		p.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		to.AppendChild(p)
		return
	}
	one := utf8.RuneCountInString(s) == 1
	if last := len(t.line) - 1; last >= 0 && !one {
		first, _ := utf8.DecodeRuneInString(s)
		before, _ := utf8.DecodeLastRuneInString(t.line[last].Data)
		isText := t.line[last].Type == html.TextNode
		if isText && (t.stood && !isSpaceRune(before) || isWord(before) && isWord(first)) {
			s = " " + s
		}
	}
	t.text(to, s)
	last, _ := utf8.DecodeLastRuneInString(s)
	t.stood = !one && isWord(last)
}

// lineBreak appends a br to a line that is begun, the second of two at the most.
func (t *styler) lineBreak(to, n *html.Node) {
	t.trim()
	last := len(t.line) - 1
	if last < 0 || last > 0 && t.line[last].DataAtom == atom.Br && t.line[last-1].DataAtom == atom.Br {
		return
	}
	br := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom}
	to.AppendChild(br)
	t.line, t.stood = append(t.line, br), false
}

// endLine takes white space and breaks from the end of the line.
func (t *styler) endLine() {
	for t.trim(); len(t.line) > 0 && t.line[len(t.line)-1].DataAtom == atom.Br; t.trim() {
		t.dropLast()
	}
	t.line, t.stood = t.line[:0], false
}

// trim takes white space from the end of the line.
func (t *styler) trim() {
	for len(t.line) > 0 && endsInSpace(t.line[len(t.line)-1]) {
		last := t.line[len(t.line)-1]
		if last.Data = strings.TrimRight(last.Data, spaceChars); last.Data != "" {
			return
		}
		t.dropLast()
	}
}

// dropLast takes the last of the line out of the tree, with the inline elements
// that held nothing else.
func (t *styler) dropLast() {
	n := t.line[len(t.line)-1]
	t.line = t.line[:len(t.line)-1]
	for p := n.Parent; p != nil; n, p = p, p.Parent {
		p.RemoveChild(n)
		if p.FirstChild != nil || isBlock(p) {
			return
		}
	}
}

func endsInSpace(n *html.Node) bool {
	return n.Type == html.TextNode && n.Data != "" && isSpace(n.Data[len(n.Data)-1])
}

// standsAlone reports whether text that is added to the element has to be a
// paragraph: it holds blocks only, or has begun to hold them.
func standsAlone(to *html.Node) bool {
	switch to.DataAtom {
	case atom.Blockquote, atom.Details, atom.Figure:
		return true
	case atom.Li, atom.Dd, atom.Td, atom.Th:
		return to.LastChild != nil && isBlock(to.LastChild)
	}
	return to.Type == html.DocumentNode
}

// isNoteLink reports whether a link leads from a footnote's marker to its text, or
// back.
func isNoteLink(a *html.Node) bool {
	href := attr(a, "href")
	return strings.HasPrefix(href, "#fn-") || strings.HasPrefix(href, "#fnref-")
}

// verbatim returns a copy of a block of code.
func verbatim(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(verbatim(child))
	}
	return c
}
