package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Whether a run of * or ~ opens or closes emphasis depends on the characters on
// both of its sides ("flanking"): a delimiter beside white space or, but for
// white space or punctuation on its other side, beside punctuation is read as
// text. CommonMark 0.30 and 0.31 differ in what counts as punctuation (symbols
// do since 0.31), and a delimiter that can open and close may pair with one that
// it was not written for. So the delimiters are used only where every version
// reads them back, and tags elsewhere: <em>, <strong>, <del>.
//
// In what follows, a character is a space (white space, or the end of the line),
// a word character (letter, number, mark), punctuation in both versions, or
// something else, of which nothing is known.

// openEmphasis opens em, strong or del.
func (w *markdownWriter) openEmphasis(s span, outer []span, first rune) (closing string) {
	if within(outer, s.kind) {
		return "" // strong inside strong is no stronger
	}
	prev := w.lastRune()
	if prev == '~' && s.kind == atom.Del {
		return w.openTag(s.kind) // goldmark takes no run of ~ behind another
	}
	continues := w.openedEnd == len(w.buf) && s.kind != atom.Del
	if continues {
		prev = w.openedRun // *** is one run
	}
	nested := s.kind == atom.Del || within(outer, atom.Em) || within(outer, atom.Strong)
	if w.closedEnd == len(w.buf) || // a closing run would go on
		!opens(prev, first, nested && !continues) || !closes(s.n, s.kind) {
		return w.openTag(s.kind)
	}
	mark := "*"
	switch s.kind {
	case atom.Strong:
		mark = "**"
	case atom.Del:
		mark = "~~"
	}
	w.buf = append(w.buf, mark...)
	w.openedRun = prev
	if s.kind != atom.Del {
		w.openedEnd = len(w.buf)
	}
	return mark
}

// opens reports whether a delimiter between the two characters opens. nested
// asks that it cannot close as well, because there is something it might close.
func opens(prev, first rune, nested bool) bool {
	switch {
	case unicode.IsSpace(first):
		return false
	case unicode.IsSpace(prev):
		return true
	case isPunctRune(prev):
		return !nested || isWordRune(first)
	}
	return !nested && isWordRune(first)
}

// closes reports whether a delimiter for an element of the given kind closes
// behind the children of n.
func closes(n *html.Node, kind atom.Atom) bool {
	last, space := tail(n)
	if unicode.IsSpace(last) || last == '~' && kind == atom.Del {
		return false
	}
	if isWordRune(last) || space {
		return true
	}
	next := follow(n)
	return next == 0 || unicode.IsSpace(next) || isPunctRune(next)
}

// tail returns the last character that is written of n's children, '>' for any
// element, and whether white space follows it, which is written behind n.
func tail(n *html.Node) (last rune, space bool) {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		switch {
		case c.DataAtom == atom.Br:
			space = true
		case c.DataAtom == atom.Small:
			inner, after := tail(c)
			space = space || after
			if inner != 0 {
				return inner, space
			}
		case c.Type != html.TextNode:
			return '>', space
		default:
			s := strings.TrimRightFunc(c.Data, isSpaceRune)
			space = space || len(s) < len(c.Data)
			if s != "" {
				last, _ = utf8.DecodeLastRuneInString(s)
				return last, space
			}
		}
	}
	return 0, space
}

// follow returns the character that is written behind n on the same line, some
// punctuation for any delimiter, 0 at the end of the block.
func follow(n *html.Node) rune {
	for isInline(n) {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if r := head(s); r != 0 {
				return r
			}
		}
		n = n.Parent
		switch {
		case !isInline(n):
			return 0
		case n.DataAtom == atom.Em || n.DataAtom == atom.Strong || n.DataAtom == atom.Del:
			// Its delimiter joins the run.
		case n.DataAtom == atom.Small: // it has none
		default:
			return '<'
		}
	}
	return 0
}

// head returns the first character that is written of n, some punctuation for
// any delimiter, 0 if n begins a block or is nothing.
func head(n *html.Node) rune {
	switch {
	case isBlock(n) || n.DataAtom == atom.Input || n.Type == html.TextNode && n.Data == "":
		return 0
	case n.Type == html.TextNode:
		r, _ := utf8.DecodeRuneInString(n.Data)
		return r
	case n.DataAtom == atom.Small:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if r := head(c); r != 0 {
				return r
			}
		}
		return 0
	case n.FirstChild != nil && isSpaceRune(head(n.FirstChild)):
		return ' ' // it goes before the delimiter
	}
	return '<'
}

func isWordRune(r rune) bool {
	if r < 0x80 {
		return isAlnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// isPunctRune reports whether r is punctuation in every version of CommonMark.
func isPunctRune(r rune) bool {
	return '!' <= r && r <= '~' && !isAlnum(byte(r)) || unicode.IsPunct(r)
}
