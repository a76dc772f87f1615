package render

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A span is an inline element around the text that is being written. Like white
// space, it is pending until its first character comes: so white space at its
// beginning lands before its delimiter, white space at its end behind, and a
// span without text leaves no trace.
type span struct {
	n     *html.Node
	kind  atom.Atom
	close string // what ends it, known once it is opened
}

// inlines writes n and its siblings up to the next block, which it returns. Where
// the tree holds a block in spite of its laws, that is written inline.
func (w *markdownWriter) inlines(n *html.Node) *html.Node {
	mustStay := w.oneLine || len(w.spans) > 0
	for n != nil && (mustStay || !isBlock(n)) {
		if n.Type != html.TextNode {
			w.inline(n)
			n = n.NextSibling
			continue
		}
		s, last := joinText(n)
		w.text(s, last)
		n = last.NextSibling
	}
	return n
}

// joinText returns the text of n and of the text nodes that follow it, and the
// last of them. What needs a backslash depends on all of it.
func joinText(n *html.Node) (s string, last *html.Node) {
	isText := func(n *html.Node) bool { return n != nil && n.Type == html.TextNode }
	if !isText(n.NextSibling) {
		return n.Data, n
	}
	var b strings.Builder
	for ; isText(n); n = n.NextSibling {
		b.WriteString(n.Data)
		last = n
	}
	return b.String(), last
}

func (w *markdownWriter) inline(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		w.breaks++
	case atom.Input: // written as part of the item's marker
	case atom.Img:
		w.image(n)
	case atom.Video, atom.Audio, atom.Iframe:
		w.media(n)
	case atom.Small: // a caption's credit is set apart by nothing
		w.inlines(n.FirstChild)
	case atom.Code:
		w.inlineCode(n)
	default:
		switch {
		case n.Type == html.TextNode:
			w.text(n.Data, n)
		case w.reference(n):
		default:
			w.span(n, n.DataAtom)
		}
	}
}

// inlineCode writes code, which in Markdown holds text alone: a link around the
// whole of it goes outside, and one in it asks for HTML.
func (w *markdownWriter) inlineCode(n *html.Node) {
	a := only(n, atom.A)
	switch {
	case a != nil:
		w.enter(a, atom.A)
		w.code(n)
		w.leave()
	case contains(n, atom.A):
		w.span(n, atom.Code)
	default:
		w.code(n)
	}
}

// span writes the children of n inside a span of the given kind.
func (w *markdownWriter) span(n *html.Node, kind atom.Atom) {
	w.enter(n, kind)
	w.inlines(n.FirstChild)
	w.leave()
}

func (w *markdownWriter) enter(n *html.Node, kind atom.Atom) {
	w.spans = append(w.spans, span{n: n, kind: kind})
}

// leave ends the innermost span.
func (w *markdownWriter) leave() {
	last := len(w.spans) - 1
	s := w.spans[last]
	w.spans = w.spans[:last]
	if w.opened <= last { // nothing was written in it
		return
	}
	w.opened = last
	switch s.close {
	case "*", "**", "~~":
		w.buf = append(w.buf, s.close...)
		w.closedEnd = len(w.buf)
	case "]":
		w.labels--
		w.closeLink(s.n)
	default:
		w.buf = append(w.buf, s.close...)
	}
}

// flush writes all that is pending before the text s.
func (w *markdownWriter) flush(s string) {
	switch {
	case w.fresh: // white space at a block's beginning is none
		w.fresh = false
		if !w.inCell {
			w.startBlock()
		}
	case w.breaks > 0:
		w.hardBreaks()
	case w.space:
		w.buf = append(w.buf, ' ')
	}
	w.space, w.breaks = false, 0
	if w.opened < len(w.spans) {
		w.openSpans(s)
	}
}

// hardBreaks writes line breaks: a backslash at the line's end, and <br> where
// the line may not end, or where another backslash is before it, which not every
// parser takes for a text's.
func (w *markdownWriter) hardBreaks() {
	for range w.breaks {
		if w.oneLine || w.lastRune() == '\\' {
			w.buf = append(w.buf, "<br>"...)
		} else {
			w.buf = append(w.buf, '\\')
		}
		if !w.oneLine {
			w.newline()
			w.atLine = true
		}
	}
}

// openSpans writes the opening delimiters that are pending. s is the text that
// follows the last of them.
func (w *markdownWriter) openSpans(s string) {
	for w.opened < len(w.spans) {
		first := '<' // stands for any delimiter
		if w.opened == len(w.spans)-1 {
			first, _ = utf8.DecodeRuneInString(s)
		}
		before := len(w.buf)
		i := w.opened
		w.opened++
		w.spans[i].close = w.open(w.spans[i], w.spans[:i], first)
		if len(w.buf) > before {
			w.atLine = false
		}
	}
}

// open writes the opening delimiter of a span and returns the closing one. outer
// are the spans around it, first is the character that follows.
func (w *markdownWriter) open(s span, outer []span, first rune) (closing string) {
	switch s.kind {
	case atom.Em, atom.Strong, atom.Del:
		return w.openEmphasis(s, outer, first)
	case atom.A:
		if attr(s.n, "href") == "" || within(outer, atom.A) {
			return ""
		}
		if w.atLine && likeCheckbox(s.n) {
			w.buf = append(w.buf, "<a"...)
			w.buf = appendAddress(w.buf, "href", attr(s.n, "href"), true)
			if title := line(attr(s.n, "title")); title != "" {
				w.buf = appendAttr(w.buf, "title", title, true)
			}
			w.buf = append(w.buf, '>')
			return "</a>"
		}
		w.openLabel("[")
		return "]"
	case atom.Q:
		if within(outer, atom.Q) {
			w.buf = append(w.buf, "‘"...)
			return "’"
		}
		w.buf = append(w.buf, "“"...)
		return "”"
	case atom.Abbr:
		w.buf = append(w.buf, "<abbr"...)
		if title := attr(s.n, "title"); title != "" {
			w.buf = appendAttr(w.buf, "title", title, true)
		}
		w.buf = append(w.buf, '>')
		return "</abbr>"
	case atom.Sub, atom.Sup, atom.Ins, atom.Kbd, atom.Ruby, atom.Rt, atom.Code:
		return w.openTag(s.kind)
	}
	return ""
}

// likeCheckbox reports whether a link's label in brackets is what some parsers
// take for the box of a task, in spite of the address behind it: [X](u).
func likeCheckbox(a *html.Node) bool { return strings.EqualFold(collapse(rawText(a)), "x") }

// openTag opens an element that Markdown has no delimiter for.
func (w *markdownWriter) openTag(kind atom.Atom) (closing string) {
	w.buf = append(w.buf, '<')
	w.buf = append(w.buf, kind.String()...)
	w.buf = append(w.buf, '>')
	return "</" + kind.String() + ">"
}

// syntax writes a delimiter that stands in the text.
func (w *markdownWriter) syntax(s string) {
	w.buf = append(w.buf, s...)
	w.atLine = false
}

func within(spans []span, kind atom.Atom) bool {
	for i := range spans {
		if spans[i].kind == kind {
			return true
		}
	}
	return false
}

// lastRune returns the character before the end of buf. At the beginning of a line
// that is white space, because prefixes and leads end with a space.
func (w *markdownWriter) lastRune() rune {
	if len(w.buf) == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRune(w.buf)
	return r
}
