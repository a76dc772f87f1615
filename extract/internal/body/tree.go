package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Tree builds the body tree (its laws: package article) from a page's marks.
//
// It walks the kept part of the table once. Blocks are opened and closed as
// they come, but an element is made only when content arrives in it, so what
// holds nothing leaves nothing. Inline content flows into the current line, a
// block that holds inline content only; the inline elements open at that moment
// are made again inside each new line, so a link around two paragraphs becomes
// two links and no inline element ever holds a block.
func Tree(p *page.Page, m *page.Marks) *html.Node {
	b := &builder{p: p, m: m, root: &html.Node{Type: html.DocumentNode}}
	b.countKept()
	b.frames = []frame{{node: b.root, kind: blocksOnly}}
	b.children(0)
	b.endLine()
	for _, ruby := range b.rubies {
		shapeRuby(ruby)
	}
	if last := b.root.LastChild; last != nil && last.DataAtom == atom.Hr {
		b.root.RemoveChild(last)
	}
	return b.root
}

type builder struct {
	p    *page.Page
	m    *page.Marks
	kept []int32 // kept leaves before each node; a subtree without any is skipped
	pics []int32 // pictures before each node
	root *html.Node

	frames []frame      // open blocks, the root first
	inline []*html.Node // open inline elements, as prototypes
	line   *html.Node   // where inline content goes now; nil between lines
	chain  []*html.Node // the prototypes made in this line so far
	rubies []*html.Node // those made so far
	text   strings.Builder
	begun  bool // the line holds something
	space  bool // white space is due before the next word
	breaks int  // line breaks are due before the next word
}

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
	tag    atom.Atom
	attr   []html.Attribute
	node   *html.Node // nil until there is content
	kind   kind
	blocks bool // a block was made inside
}

// leaf reports whether an element is content by itself.
func leaf(tag atom.Atom) bool {
	switch tag {
	case atom.Img, atom.Hr, atom.Iframe, atom.Video, atom.Audio, atom.Input:
		return true
	}
	return false
}

func (b *builder) countKept() {
	b.kept, b.pics = make([]int32, len(b.m.Of)+1), make([]int32, len(b.m.Of)+1)
	for i, mark := range b.m.Of {
		n := &b.p.Nodes[i]
		b.kept[i+1], b.pics[i+1] = b.kept[i], b.pics[i]
		if n.Tag == atom.Img && n.Flags&page.NoScript == 0 {
			b.pics[i+1]++
		}
		if mark == page.Keep && (n.Flags&(page.IsText|page.Silent) == page.IsText || leaf(n.Tag)) {
			b.kept[i+1]++
		}
	}
}

func (b *builder) children(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		b.node(c)
	}
}

func (b *builder) node(i int32) {
	n := &b.p.Nodes[i]
	mark := b.m.Of[i]
	if n.Flags&page.IsText != 0 {
		if n.Flags&page.Silent != 0 {
			return
		}
		if mark == page.Keep {
			b.addText(n.HTML.Data)
		} else if strings.TrimSpace(n.HTML.Data) == "" {
			b.space = true
		}
		return
	}
	if n.Tag == atom.Br {
		b.addBreak(mark)
		return
	}
	if b.kept[n.End] == b.kept[i] {
		switch {
		case n.Flags&page.IsBlock != 0 && (n.Tag == atom.Td || n.Tag == atom.Th) && !mark.Dropped():
			b.cell(i) // an empty cell holds its column
		case n.Tag == atom.Tr && b.inTable() && b.top().node != nil:
			b.endLine()
			b.top().node.AppendChild(element(atom.Tr)) // cells above may span it (shapeTable)
		case n.Flags&page.IsBlock != 0:
			b.boundary()
		}
		return
	}
	b.element(i, n)
}

// element dispatches on the tag. What is not named here lends its children.
func (b *builder) element(i int32, n *page.Node) {
	switch n.Tag {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.block(i, n.Tag, inlineOnly)
	case atom.Dt, atom.Summary, atom.Figcaption, atom.Caption:
		if b.top().tag == partOf(n.Tag) {
			b.block(i, n.Tag, inlineOnly)
		} else {
			b.transparentBlock(i)
		}
	case atom.Blockquote:
		b.block(i, n.Tag, blocksOnly)
	case atom.Details:
		b.details(i)
	case atom.Figure:
		b.figure(i)
	case atom.Ul, atom.Menu, atom.Dir:
		b.list(i, atom.Ul)
	case atom.Ol, atom.Dl:
		b.list(i, n.Tag)
	case atom.Li, atom.Dd:
		b.item(i, n.Tag)
	case atom.Pre:
		b.pre(i)
	case atom.Table:
		b.table(i)
	case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
		if b.inTable() {
			b.block(i, n.Tag, lists)
		} else {
			b.transparentBlock(i)
		}
	case atom.Td, atom.Th:
		b.cell(i)
	case atom.Hr:
		b.hr()
	case atom.Img:
		b.image(i)
	case atom.Noscript:
		if !b.copyOfPicture(i) {
			b.transparentBlock(i)
		}
	case atom.Iframe, atom.Video, atom.Audio:
		b.embed(i, n.Tag)
	case atom.Input:
		b.checkbox(i)
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Rp, atom.Select, atom.Textarea, atom.Button:
	default:
		if tex, display, is := b.formula(i, n); is {
			b.math(i, tex, display)
		} else if proto := b.inlineElement(i, n); proto != nil {
			b.inline = append(b.inline, proto)
			b.children(i)
			b.closeInline()
		} else if n.Flags&page.IsBlock != 0 {
			b.transparentBlock(i)
		} else {
			b.children(i)
		}
	}
}

// partOf is the block that a line belongs to; outside of it the line is a
// paragraph like any other.
func partOf(tag atom.Atom) atom.Atom {
	switch tag {
	case atom.Dt:
		return atom.Dl
	case atom.Summary:
		return atom.Details
	case atom.Figcaption:
		return atom.Figure
	}
	return atom.Table
}

// inlineElement is the prototype of an inline element of the tree, or nil.
func (b *builder) inlineElement(i int32, n *page.Node) *html.Node {
	tag := n.Tag
	var attr []html.Attribute
	switch tag {
	case atom.A:
		href := b.p.CleanURL(b.p.Attr(i, "href"))
		if href == "" || b.isOpen(atom.A) || strings.TrimSpace(b.p.Attr(i, "href")) == "#" {
			return nil
		}
		attr = append(attr, html.Attribute{Key: "href", Val: href})
		if title := b.p.Attr(i, "title"); title != "" {
			attr = append(attr, html.Attribute{Key: "title", Val: cleanText(title)})
		}
	case atom.B, atom.Strong:
		tag = atom.Strong
	case atom.I, atom.Em, atom.Dfn, atom.Var:
		tag = atom.Em
	case atom.Code, atom.Samp, atom.Tt:
		tag = atom.Code
	case atom.S, atom.Strike, atom.Del:
		tag = atom.Del
	case atom.Abbr:
		if title := b.p.Attr(i, "title"); title != "" {
			attr = append(attr, html.Attribute{Key: "title", Val: cleanText(title)})
		}
	case atom.Rt:
		if n := len(b.inline); n == 0 || b.inline[n-1].DataAtom != atom.Ruby {
			return nil // no reading of anything
		}
	case atom.Ruby:
		if b.isOpen(tag) {
			return nil
		}
	case atom.Sub, atom.Sup, atom.Ins, atom.Kbd, atom.Q:
	default:
		return nil
	}
	return &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag, Attr: attr}
}

// transparentBlock is a block that the tree does not have: its lines are its
// own, its children are its parent's.
func (b *builder) transparentBlock(i int32) {
	switch {
	case b.figureLike(i):
		b.figure(i)
	case isCodeBox(b.p, i):
		b.pre(i)
	default:
		b.boundary()
		b.children(i)
		b.boundary()
	}
}

// boundary ends the line where a block begins or ends. Inside a block that holds
// inline content only, all that is left of it is a line break or a space.
func (b *builder) boundary() {
	switch top := b.top(); top.kind {
	case inlineOnly:
		switch top.tag {
		case atom.Dt, atom.Caption, atom.Figcaption:
			if b.begun {
				b.breaks = max(b.breaks, 1)
			}
		default:
			b.space = true
		}
	case verbatim:
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
	if heading(tag) && b.inHead() {
		tag = atom.P // the cell is a heading itself
	}
	b.endLine()
	b.open(i, tag, k)
	b.children(i)
	b.close()
}

func (b *builder) open(i int32, tag atom.Atom, k kind) {
	b.frames = append(b.frames, frame{tag: tag, kind: k, attr: b.blockAttr(i, tag)})
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
		case a.Key == "dir" && (a.Val == "ltr" || a.Val == "rtl" || a.Val == "auto"),
			a.Key == "lang" && languageTag(a.Val),
			a.Key == "start" && tag == atom.Ol && number(a.Val, 9),
			a.Key == "open" && tag == atom.Details,
			(a.Key == "colspan" || a.Key == "rowspan") && (tag == atom.Td || tag == atom.Th) && number(a.Val, 3) && a.Val != "1":
			attr = append(attr, html.Attribute{Key: a.Key, Val: a.Val})
		}
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

// languageTag reports whether s is a language tag, of subtags that are registered.
func languageTag(s string) bool {
	if strings.IndexByte(s, '_') >= 0 { // which Parse takes for a hyphen
		return false
	}
	_, err := language.Parse(s)
	return err == nil
}

// list opens a list, unless all it holds is a picture with its caption.
func (b *builder) list(i int32, tag atom.Atom) {
	if b.figureLike(i) {
		b.figure(i)
		return
	}
	b.block(i, tag, lists)
}

// item opens a list item; outside of a list it is a block like any other.
func (b *builder) item(i int32, tag atom.Atom) {
	if top := b.top(); top.kind != lists || (tag == atom.Li) == (top.tag == atom.Dl) {
		b.transparentBlock(i)
		return
	}
	b.block(i, tag, flow)
}

// realise makes the elements of all open blocks and returns the innermost.
func (b *builder) realise() *html.Node {
	parent := b.root
	for k := range b.frames {
		f := &b.frames[k]
		if f.node == nil {
			f.node = &html.Node{Type: html.ElementNode, Data: f.tag.String(), DataAtom: f.tag, Attr: f.attr}
			parent.AppendChild(f.node)
			b.frames[k-1].blocks = true
		}
		parent = f.node
	}
	return parent
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
	top.node.AppendChild(&html.Node{Type: html.ElementNode, Data: "hr", DataAtom: atom.Hr})
}
