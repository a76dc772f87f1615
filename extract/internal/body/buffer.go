package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A textBuffer gathers the text of one node of the tree. Text that comes in one
// piece, as most does, is not copied: it is a part of the page's own.
type textBuffer struct {
	one  string // all there is, while that is one piece
	many strings.Builder
}

func (t *textBuffer) add(s string) {
	if t.Len() == 0 {
		t.one = s
		return
	}
	t.join(len(s))
	t.many.WriteString(s)
}

func (t *textBuffer) addByte(c byte) {
	t.join(1)
	t.many.WriteByte(c)
}

// join makes a piece that is no longer all there is the first of many.
func (t *textBuffer) join(more int) {
	if t.one != "" {
		t.many.Grow(2 * (len(t.one) + more))
		t.many.WriteString(t.one)
		t.one = ""
	}
}

func (t *textBuffer) Len() int { return len(t.one) + t.many.Len() }

func (t *textBuffer) String() string {
	if t.one != "" {
		return t.one
	}
	return t.many.String()
}

func (t *textBuffer) Reset() {
	t.one = ""
	t.many.Reset()
}

// newElement is element in the memory of the tree.
func (b *builder) newElement(tag atom.Atom, attr ...html.Attribute) *html.Node {
	return b.newNode(html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag, Attr: attr})
}

// newNode is n in the memory of the tree, which is asked for by many nodes at once.
func (b *builder) newNode(n html.Node) *html.Node {
	const many = 32
	if len(b.spare) == 0 {
		b.spare = make([]html.Node, many)
	}
	made := &b.spare[0]
	b.spare = b.spare[1:]
	*made = n
	return made
}
