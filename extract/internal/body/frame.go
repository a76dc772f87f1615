package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// kind says what a block may hold (article's package comment).
type kind uint8

const (
	blocksOnly kind = iota // inline content is wrapped in p
	flow                   // inline content first, then blocks
	inlineOnly             // a line
	lists                  // items: inline content is wrapped in one
	verbatim               // pre
)

type frame struct {
	tag     atom.Atom
	attr    []html.Attribute
	node    *html.Node // nil until there is content
	kind    kind
	says    speech
	verse   bool // blocks inside are lines
	callout bool
	at      int32 // the page's element, 0 for one that it does not have
	blocks  bool  // a block was made inside

	order int // of an item: its number on the page, 0 where it has none
	items numbering
}

// boundary ends the line where a block begins or ends. Inside a block that holds
// inline content only, all that is left of it is a line break or a space, and
// a line break in an item or cell that holds nothing else so far.
func (b *builder) boundary() {
	switch top := b.top(); {
	case top.kind == verbatim:
	case top.kind == flow && !top.blocks, top.verse, top.tag == atom.Dt, top.tag == atom.Caption, top.tag == atom.Figcaption:
		b.space = b.space || top.kind == inlineOnly
		if b.begun && !b.inCredit {
			b.breaks = max(b.breaks, 1)
		}
	case top.kind == inlineOnly:
		b.space = true
	default:
		b.endLine()
	}
}

func (b *builder) top() *frame { return &b.frames[len(b.frames)-1] }

// block opens a block of the tree, walks the children, and closes it.
func (b *builder) block(i int32, tag atom.Atom, k kind) {
	if top := b.top(); top.kind == inlineOnly || top.kind == verbatim {
		b.boundary()
		b.children(i)
		b.boundary()
		return
	}
	if heading(tag) && (b.inHead() || b.isSentence(i)) {
		tag = atom.P // of a table's head the cell is a heading itself
	}
	b.endLine()
	b.open(i, tag, k)
	b.children(i)
	b.close()
}

// isSentence holds for a heading that is running text: a lead, or a quotation, in large letters.
func (b *builder) isSentence(i int32) bool {
	words := b.p.Words(i)
	if words < sentenceWords {
		return false
	}
	text := strings.TrimRight(b.p.Clean(i), "\"'”’»“)] ")
	return words >= proseHeading || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "…")
}

// How many words a heading has that is a sentence if it ends as one, and how many none has.
const (
	sentenceWords = 18
	proseHeading  = 45
)

func (b *builder) open(i int32, tag atom.Atom, k kind) {
	b.frames = append(b.frames, frame{tag: tag, at: i, kind: k, says: b.speechOf(i, tag), attr: b.blockAttr(i, tag)})
}

func (b *builder) close() {
	b.endLine()
	if n := b.top().node; n != nil {
		shape(n)
	}
	b.frames = b.frames[:len(b.frames)-1]
}

// blockAttr are the attributes that a block keeps.
func (b *builder) blockAttr(i int32, tag atom.Atom) (attr []html.Attribute) {
	for _, a := range b.p.Nodes[i].HTML.Attr {
		switch {
		case a.Namespace != "" || a.Val == "" && a.Key != "open":
		case a.Key == "open" && tag == atom.Details,
			(a.Key == "colspan" || a.Key == "rowspan") && (tag == atom.Td || tag == atom.Th) && number(a.Val, 3) && a.Val != "1":
			attr = append(attr, html.Attribute{Key: a.Key, Val: a.Val})
		}
	}
	if tag == atom.Ol {
		attr = append(attr, b.listAttr(i)...)
	}
	return attr
}

// number reports whether s is a number of at most so many digits.
func number(s string, digits int) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= digits
}

// realise makes the elements of all open blocks and returns the innermost.
func (b *builder) realise() *html.Node {
	parent := b.root
	for k := range b.frames {
		f := &b.frames[k]
		if f.node == nil {
			if f.tag == atom.Li {
				f.attr = append(f.attr, b.frames[k-1].number(f.order)...)
			}
			f.node = b.newElement(f.tag, append(f.says.unlike(b.frames[k-1].says), f.attr...)...)
			if f.tag == atom.Caption { // pages may have it anywhere in the table
				parent.InsertBefore(f.node, firstBut(parent, atom.Caption))
			} else {
				parent.AppendChild(f.node)
			}
			b.frames[k-1].blocks = true
		}
		parent = f.node
	}
	return parent
}

// firstBut is the first child that is no such element, nil if there is none.
func firstBut(parent *html.Node, tag atom.Atom) *html.Node {
	c := parent.FirstChild
	for c != nil && c.DataAtom == tag {
		c = c.NextSibling
	}
	return c
}

func (b *builder) hr() {
	if b.top().kind != blocksOnly && b.top().kind != flow {
		return
	}
	b.endLine()
	top := b.top()
	if top.node == nil || top.node.LastChild == nil || top.node.LastChild.DataAtom == atom.Hr {
		return // a rule parts what stands on both sides
	}
	top.blocks = true
	top.node.AppendChild(element(atom.Hr))
}
