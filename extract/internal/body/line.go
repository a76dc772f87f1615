package body

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// addText lets the text of one text node flow into the current line. What parts
// its words is written only once the next word follows, and outside of the inline
// elements that ended or begin there.
func (b *builder) addText(s string) {
	if b.top().kind == verbatim {
		b.addVerbatim(s)
		return
	}
	if b.onlyParas && b.top().tag != atom.P {
		return
	}
	if isIcon(s) {
		b.gap.object = true
		return
	}
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !isPart(r) {
			b.gap.add(r)
			if r == '\n' && b.keepsLines && b.begun {
				b.breaks++
			}
			s = s[size:]
			continue
		}
		end := partEnd(s)
		if b.figures == 0 {
			b.endRun()
		}
		b.beginText(r)
		b.text.WriteString(s[:end])
		b.last = lastRune(s[:end])
		s = s[end:]
	}
}

// beginWord is beginText for what is no text: a picture, a formula.
func (b *builder) beginWord() { b.beginText(0) }

// beginText brings the line to where a word can be written that begins with the
// character next: the line is open, due breaks and white space are written, and
// the open inline elements are made.
func (b *builder) beginText(next rune) {
	if b.breaks > 1 && b.splits() {
		b.endLine()
		if top := b.top(); top.kind == inlineOnly {
			top.node = nil // the p of the page goes on in another
		}
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
	default:
		b.text.WriteString(b.gap.between(b.last, next))
	}
	b.begun, b.space, b.breaks, b.gap = true, false, 0, gap{}
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
	top := b.top()
	if top.node == nil && (top.kind == flow || top.kind == inlineOnly) {
		top.says = b.says // what a container inside it says: it takes its place
	}
	parent := b.realise()
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
	if wrap == atom.Li {
		top.number(0)
	}
	if wrap != 0 {
		b.line = &html.Node{Type: html.ElementNode, Data: wrap.String(), DataAtom: wrap, Attr: b.says.unlike(top.says)}
		parent.AppendChild(b.line)
		top.blocks = true
	}
	if b.task != nil {
		b.writeTask()
	}
}

// endLine closes the current line. What white space and breaks were due at its
// end are gone.
func (b *builder) endLine() {
	if b.line != nil {
		b.flush()
		if isAsterism(b.line) {
			makeRule(b.line)
		}
	}
	b.line, b.chain, b.begun, b.space, b.breaks = nil, b.chain[:0], false, false, 0
	b.gap, b.last = gap{}, 0
}

// addBreak notes a br. One that was dropped is white space.
func (b *builder) addBreak(mark page.Mark) {
	switch {
	case b.top().kind == verbatim:
		b.addVerbatim("\n")
	case mark.Dropped() || !b.begun || b.inCredit:
		b.space = true
	default:
		b.breaks++
	}
}

// isAsterism reports whether a paragraph is a row of signs that parts two scenes
// ("* * *", "⁂"), as hr does: that is what the tree has for it. An underscore is
// a word by pith's law, and stays.
func isAsterism(line *html.Node) bool {
	t := line.FirstChild
	if line.DataAtom != atom.P || t == nil || t.Type != html.TextNode || t.NextSibling != nil || len(t.Data) > 60 {
		return false
	}
	count, sign := 0, rune(0)
	for _, r := range t.Data {
		switch {
		case r == ' ' || r == '\u00a0' || r == ideographicSpace:
			continue
		case sign == 0 && strings.ContainsRune("*·•∗✻✽❖◆◇■□○●※~-–—―=#⁂", r):
			sign = r
		case r != sign:
			return false
		}
		count++
	}
	return count >= 3 || sign == '⁂'
}

// makeRule puts an hr where a paragraph is, unless nothing stands before it.
func makeRule(p *html.Node) {
	before, parent := p.PrevSibling, p.Parent
	if before == nil {
		return
	}
	parent.RemoveChild(p)
	if before.DataAtom != atom.Hr {
		parent.AppendChild(&html.Node{Type: html.ElementNode, Data: "hr", DataAtom: atom.Hr})
	}
}

// styledLine is a line in a paragraph that a style makes one: a p holds no block
// of another kind.
func (b *builder) styledLine(i int32) {
	if b.begun {
		b.breaks = max(b.breaks, 1)
	}
	b.children(i)
	if b.begun {
		b.breaks = max(b.breaks, 1)
	}
}
