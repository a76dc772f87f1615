package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// What stands between two words of a line is decided when the second comes. It
// is the sum of what the page has there, over all elements that end or begin:
//
//   - A run of white space is one space. A single no-break, thin or ideographic
//     space stays what it is; a longer run with one in it is a space, unless it
//     has an ideographic one. White space where a line begins or ends is none, so
//     that a line of nothing else is empty.
//   - A run with a line break in it is nothing between characters of Chinese and
//     Japanese, which know no spaces: the break is the source's alone. Korean
//     and everything else keeps a space (CSS Text 3, segment break transformation).
//   - Marks that no reader sees (soft hyphen, zero-width space, word joiner, byte
//     order mark, wbr) are nothing: they never part a word. A zero-width space
//     and a wbr stay, as U+200B, between letters of scripts written without
//     spaces, where they part words. Joiners (ZWJ, ZWNJ) and the marks LRM and
//     RLM are characters like others.
//   - What shows there and is no text (a picture, a button, an icon, something
//     that was dropped) parts two words that would become one.
//   - Where one inline element ends and the next one begins, or an empty one stands, a
//     word that ends there is parted from a capital: a style sheet does it, as between a
//     maker's name and the product's.
type gap struct {
	white  int  // characters of white space, counted up to 2
	char   rune // the white space, where it is no plain space
	line   bool // a line break is among it
	zero   bool // a zero-width space or a wbr
	object bool // something that is no text
	seam   bool // two inline elements meet, or an empty one stands there
}

// add notes a character that is no part of a word; those that are nothing at all
// change nothing.
func (g *gap) add(r rune) {
	switch {
	case r == '\u200b':
		g.zero = true
	case r == '\ufffc': // stands for an object
		g.object = true
	case !isWhite(r):
	default:
		if r == '\n' || r == '\r' {
			g.line = true
		}
		if r > 0x85 && r != '\u2028' && r != '\u2029' && g.char != ideographicSpace {
			g.char = r
		}
		g.white = min(g.white+1, 2)
	}
}

const ideographicSpace = '\u3000'

// between is what is written between the characters last and next.
func (g *gap) between(last, next rune) string {
	wordBreak := g.zero && isUnspaced(last) && isUnspaced(next)
	switch {
	case g.char == ideographicSpace, g.white == 1 && g.char != 0:
		return string(g.char)
	case wordBreak && (g.white == 0 || g.line):
		return "\u200b"
	case g.white > 0 && !(g.line && g.char == 0 && isWidePair(last, next)):
		return " "
	case g.object && isLetterRune(last) && isLetterRune(next):
		return " "
	case g.seam && (unicode.IsLower(last) || unicode.IsDigit(last) || strings.ContainsRune(".!?:)%®™”’…", last)) && unicode.IsUpper(next):
		return " "
	}
	return ""
}

// isWhite tells white space: HTML's own, the control characters that break a
// line, and Unicode's spaces. The space mark of Ogham can be seen, and is none.
func isWhite(r rune) bool {
	switch {
	case r <= 0xa0:
		return r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xa0
	case r < 0x2000:
		return false
	}
	return r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == ideographicSpace
}

// isUnwanted tells what no text needs and a terminal or an editor can be harmed
// by: control characters and the marks that turn the direction of text around.
func isUnwanted(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r >= 0xfdd0 && (r <= 0xfdef || r&0xfffe == 0xfffe) // noncharacters
}

// isInvisible tells the marks that say where a word may be broken, or may not,
// and what else shows nothing.
func isInvisible(r rune) bool {
	switch r {
	case 0xad, 0x34f, 0x180e, 0x200b, 0x2060, 0xfeff:
		return true
	}
	return false
}

// isPart tells a character that is part of a word, as far as lines go.
func isPart(r rune) bool {
	if r > ' ' && r < 0x7f {
		return true
	}
	return !isWhite(r) && !isUnwanted(r) && !isInvisible(r) && r != '\ufffc'
}

// partEnd is where the characters end with which s begins that are part of words,
// or a space between two words of ASCII, which stays whatever is around.
func partEnd(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c > ' ' && c < 0x7f {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			if !isPlainSpace(s, i) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isPart(r) {
			return i
		}
		i += size
	}
	return len(s)
}

func isPlainSpace(s string, i int) bool {
	printable := func(c byte) bool { return c > ' ' && c < 0x7f }
	return s[i] == ' ' && i > 0 && i+1 < len(s) && printable(s[i-1]) && printable(s[i+1])
}

// isIcon reports whether a text is nothing but glyphs of an icon font, which
// stand at places that Unicode leaves to anybody. Among words they stay.
func isIcon(s string) bool {
	glyphs := false
	for _, r := range s {
		switch {
		case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
			glyphs = true
		case isPart(r):
			return false
		}
	}
	return glyphs
}

// cleanCode drops from code what is neither seen nor part of a program: one who
// copies code must get what he sees. So the marks of isInvisible go here, too;
// all other white space and the joiners, which strings may hold, stay.
func cleanCode(s string) string {
	return dropRunes(s, func(r rune) bool { return isUnwanted(r) || isInvisible(r) })
}

// cleanText is text for an attribute: one line, no controls, no invisible marks.
func cleanText(s string) string {
	return dropRunes(strings.Join(strings.Fields(s), " "), func(r rune) bool { return isUnwanted(r) || isInvisible(r) })
}

func dropRunes(s string, drop func(rune) bool) string {
	if strings.IndexFunc(s, drop) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if drop(r) {
			return -1
		}
		return r
	}, s)
}

// isWidePair reports whether a line break of the source between the two is none
// on the page: both are wide, or one is and the other is punctuation that
// Chinese and Japanese share with the West.
func isWidePair(last, next rune) bool {
	return isWide(last) && (isWide(next) || isSharedPunct(next)) || isSharedPunct(last) && isWide(next)
}

// isWide tells the characters that are wide or full-width (Unicode Standard Annex
// 11), but for Hangul, which is written with spaces, and pictures.
func isWide(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x312f, r >= 0x3190 && r <= 0x31ff, r >= 0x3220 && r <= 0x325f, r >= 0x3280 && r <= 0xa4cf:
		return true
	}
	return r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff01 && r <= 0xff9f ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}

func isSharedPunct(r rune) bool { return strings.ContainsRune("“”‘’…—·", r) }

// isUnspaced tells the letters and marks of scripts whose words stand without
// spaces and are not of one character each.
func isUnspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

func isLetterRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// lastRune is the last character of s.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isCustomBlock reports whether an element of a page's own making (x-card), which
// is inline unless a style sheet says otherwise, is likely to be a block: no text
// and no inline element is beside it.
func isCustomBlock(n *html.Node) bool {
	return isCustom(n) && isBlockSide(n.PrevSibling, false) && isBlockSide(n.NextSibling, true) &&
		n.Parent != nil && (isCustom(n.Parent) || page.Block(n.Parent.DataAtom) && n.Parent.DataAtom != atom.P && !heading(n.Parent.DataAtom))
}

func isCustom(n *html.Node) bool {
	return n.Type == html.ElementNode && n.DataAtom == 0 && strings.Contains(n.Data, "-")
}

// isBlockSide looks from n on for what stands beside an element.
func isBlockSide(n *html.Node, forward bool) bool {
	for n != nil {
		switch {
		case n.Type == html.ElementNode:
			return isCustom(n) || page.Block(n.DataAtom) || n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Template
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			return false
		}
		if forward {
			n = n.NextSibling
		} else {
			n = n.PrevSibling
		}
	}
	return true
}

// isSeam reports whether an inline element stands right behind another one with text. The
// parts of a name in a program ("json." and "Decoder") and of a link, and what is raised or
// lowered, are no words.
func (b *builder) isSeam(i int32) bool {
	n := b.p.Nodes[i].HTML
	prev := n.PrevSibling
	if prev == nil || prev.Type != html.ElementNode || prev.FirstChild == nil || b.isOpen(atom.Code) {
		return false
	}
	switch prev.DataAtom {
	case atom.Sub, atom.Sup:
		return false
	case atom.A:
		if n.DataAtom == atom.A && !isOtherLink(prev, n) {
			return false
		}
	}
	at := i - 1
	for b.p.Nodes[at].Parent != b.p.Nodes[i].Parent {
		at = b.p.Nodes[at].Parent
	}
	text := b.p.Text[b.p.Nodes[at].Text:b.p.Nodes[i].Text]
	return strings.IndexByte(text, ' ') >= 0 || !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":")
}

// isOtherLink reports whether prev is a link to another place than n.
func isOtherLink(prev, n *html.Node) bool {
	return prev != nil && prev.DataAtom == atom.A && page.Attr(prev, "href") != page.Attr(n, "href")
}

// isControlTag tells elements that show between words and hold none.
func isControlTag(tag atom.Atom) bool {
	switch tag {
	case atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Svg, atom.Object:
		return true
	}
	return false
}
