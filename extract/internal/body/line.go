package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// addText lets the text of one text node flow into the current line, its white
// space collapsed. White space is written only once a word follows it, and
// outside of the inline elements that ended or begin there.
func (b *builder) addText(s string) {
	if b.top().kind == verbatim {
		b.addVerbatim(s)
		return
	}
	for s != "" {
		end := strings.IndexFunc(s, collapsible)
		if end == 0 {
			b.space = true
			s = strings.TrimLeftFunc(s, collapsible)
			continue
		}
		if end < 0 {
			end = len(s)
		}
		if word := cleanRunes(s[:end]); word != "" {
			b.beginWord()
			b.text.WriteString(word)
		}
		s = s[end:]
	}
}

// collapsible is CSS's white space, and that alone: a no-break space stays.
func collapsible(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'
}

// cleanRunes drops what no text needs and a terminal or an editor can be harmed
// by: control characters and the marks that turn the direction of text around.
func cleanRunes(s string) string {
	if strings.IndexFunc(s, unwanted) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, s)
}

func unwanted(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == '\ufeff' ||
		r >= 0xfdd0 && (r <= 0xfdef || r&0xfffe == 0xfffe) // noncharacters
}

// cleanText is text for an attribute: one line, controls out.
func cleanText(s string) string { return cleanRunes(strings.Join(strings.Fields(s), " ")) }

// beginWord brings the line to where a word can be written: the line is open,
// due breaks and white space are written, and the open inline elements are made.
func (b *builder) beginWord() {
	if b.breaks > 1 && b.splits() {
		b.endLine()
	}
	if b.line == nil {
		b.openLine()
	}
	switch {
	case !b.begun:
	case b.breaks > 0:
		b.flush()
		for range min(b.breaks, 2) {
			b.inner().AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
		}
	case b.space:
		b.text.WriteByte(' ')
	}
	b.begun, b.space, b.breaks = true, false, 0
	if len(b.chain) < len(b.inline) {
		b.flush()
		for _, proto := range b.inline[len(b.chain):] {
			n := &html.Node{Type: html.ElementNode, Data: proto.Data, DataAtom: proto.DataAtom, Attr: proto.Attr}
			b.inner().AppendChild(n)
			b.chain = append(b.chain, n)
			if n.DataAtom == atom.Ruby {
				b.rubies = append(b.rubies, n)
			}
		}
	}
}

// splits reports whether two line breaks part the line into two paragraphs.
func (b *builder) splits() bool {
	return b.line != nil && b.line.DataAtom == atom.P
}

// inner is the innermost element that text goes to.
func (b *builder) inner() *html.Node {
	if len(b.chain) > 0 {
		return b.chain[len(b.chain)-1]
	}
	return b.line
}

// flush writes the gathered text as one text node.
func (b *builder) flush() {
	if b.text.Len() > 0 {
		b.inner().AppendChild(&html.Node{Type: html.TextNode, Data: b.text.String()})
		b.text.Reset()
	}
}

// closeInline ends the innermost inline element.
func (b *builder) closeInline() {
	if len(b.chain) == len(b.inline) {
		b.flush()
		b.chain = b.chain[:len(b.chain)-1]
	}
	b.inline = b.inline[:len(b.inline)-1]
}

// isOpen reports whether an inline element of the kind is open.
func (b *builder) isOpen(tag atom.Atom) bool {
	for _, n := range b.inline {
		if n.DataAtom == tag {
			return true
		}
	}
	return false
}

// openLine finds the block that takes inline content, or makes one: a p where
// blocks alone may stand or some stand already, an item inside a bare list.
func (b *builder) openLine() {
	parent := b.realise()
	top := b.top()
	wrap := atom.Atom(0)
	switch {
	case top.kind == blocksOnly, top.kind == flow && top.blocks:
		wrap = atom.P
	case top.kind == lists && top.tag == atom.Dl:
		wrap = atom.Dd
	case top.kind == lists && top.tag == atom.Tr:
		wrap = atom.Td
	case top.kind == lists && (top.tag == atom.Ul || top.tag == atom.Ol):
		wrap = atom.Li
	}
	b.line = parent
	if wrap != 0 {
		b.line = &html.Node{Type: html.ElementNode, Data: wrap.String(), DataAtom: wrap}
		parent.AppendChild(b.line)
		top.blocks = true
	}
}

// endLine closes the current line. What white space and breaks were due at its
// end are gone.
func (b *builder) endLine() {
	if b.line != nil {
		b.flush()
	}
	b.line, b.chain, b.begun, b.space, b.breaks = nil, b.chain[:0], false, false, 0
}

// addBreak notes a br. One that was dropped is white space.
func (b *builder) addBreak(mark page.Mark) {
	switch {
	case b.top().kind == verbatim:
		b.addVerbatim("\n")
	case mark.Dropped() || !b.begun:
		b.space = true
	default:
		b.breaks++
	}
}
