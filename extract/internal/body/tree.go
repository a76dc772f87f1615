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
	b.notes = b.findNotes()
	b.says = pageSpeech(p)
	b.frames = []frame{{node: b.root, kind: blocksOnly, says: b.says}}
	b.children(0)
	b.endLine()
	b.finishNotes()
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
	root *html.Node

	notes *footnotes // nil if there are none

	// What count.go counts: running counts before each node, and rarer things.
	kept   []int32 // kept leaves; a subtree without any is skipped
	words  []int32 // kept words
	pics   places  // pictures
	films  places  // what else a figure may be around
	figs   places  // figure elements
	texts  places  // quotes and code
	tables places

	from, to int32 // the nodes that count

	frames           []frame      // open blocks, the root first
	says             speech       // direction and language, as the blocks of the page around have it
	inline           []*html.Node // open inline elements, as prototypes
	em, strong, ruby int          // how many of these are open
	callouts         int          // callouts that are open
	inVerse          bool         // a container of verse is open
	keepsLines       bool         // a line break in the text is one on the page

	line   *html.Node   // where inline content goes now; nil between lines
	chain  []*html.Node // the prototypes made in this line so far
	rubies []*html.Node // those made so far
	text   strings.Builder
	begun  bool       // the line holds something
	space  bool       // a space is due before the next word, whatever it is
	gap    gap        // what the page has before the next word
	last   rune       // the character before it, 0 at a line's beginning
	breaks int        // line breaks are due before the next word
	task   *html.Node // checkbox that the next word of the item follows

	figures   int               // open figures
	called    string            // the heading of the open figure's caption
	captionAt int32             // the text of the figcaption that is being written
	inCredit  bool              // in the small of a figcaption
	noMedia   bool              // pictures and embeds are written elsewhere
	run       map[string]placed // pictures since the last word of text; see gallery.go
	again     *html.Node        // the picture that one just left out repeats
	embeds    map[string]bool   // embeds so far
	inPost    bool              // in the quote of a post
	onlyParas bool              // in a quote of which only paragraphs are the post's
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

// wordsIn is how many kept words the subtree of i holds.
func (b *builder) wordsIn(i int32) int32 { return b.words[b.p.Nodes[i].End] - b.words[i] }

func (b *builder) children(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; {
		c = b.step(c)
	}
}

func (b *builder) node(i int32) {
	n := &b.p.Nodes[i]
	mark := b.m.Of[i]
	if n.Flags&page.IsText != 0 {
		if n.Flags&page.Silent != 0 {
			return
		}
		if mark == page.Keep || strings.TrimSpace(n.HTML.Data) == "" {
			b.addText(b.noteText(i, n.HTML.Data))
		} else if n.Flags&page.Hidden == 0 {
			b.gap.object = true
		}
		return
	}
	switch n.Tag {
	case atom.Br:
		b.addBreak(mark)
		return
	case atom.Wbr:
		b.gap.zero = true
		return
	}
	b.noteTask(i)
	if b.kept[n.End] == b.kept[i] {
		switch {
		case n.Flags&page.IsBlock != 0 && (n.Tag == atom.Td || n.Tag == atom.Th) && !mark.Dropped():
			b.cell(i) // an empty cell holds its column
		case n.Tag == atom.Tr && b.inTable() && b.top().node != nil:
			b.endLine()
			b.top().node.AppendChild(element(atom.Tr)) // cells above may span it (shapeTable)
		case n.Flags&page.IsBlock != 0:
			b.boundary()
			if n.Tag == atom.Li && n.Flags&page.Hidden == 0 {
				b.nextNumber(i) // an item that is not kept has its number
			}
		case n.Flags&page.Hidden == 0 && (b.p.Words(i) > 0 || isControlTag(n.Tag)):
			b.gap.object = true
		case !mark.Dropped():
			b.emptyInline(i)
		}
		return
	}
	says, lines := b.says, b.keepsLines
	if n.Flags&page.IsBlock != 0 {
		b.says = says.within(n.HTML)
	}
	b.keepsLines = keepsLines(n.HTML, lines)
	if !b.calloutPart(i, n) && !b.callout(i, n) && !b.verse(i, n) {
		b.element(i, n)
	}
	b.says, b.keepsLines = says, lines
}

// emptyInline walks an inline element that holds nothing but what parts words:
// white space, and line breaks (editors write <b><br></b>).
func (b *builder) emptyInline(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		switch n := &b.p.Nodes[c]; {
		case n.Tag == atom.Br:
			b.addBreak(b.m.Of[c])
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) == "":
			b.addText(n.HTML.Data)
		}
	}
}

// element dispatches on the tag. What is not named here lends its children.
func (b *builder) element(i int32, n *page.Node) {
	if b.lends(i) {
		b.lend(i)
		return
	}
	if b.top().tag == atom.Figcaption && b.captionElement(i) {
		return
	}
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
		if !b.post(i) {
			b.block(i, n.Tag, blocksOnly)
		}
	case atom.Details:
		b.details(i)
	case atom.Figure:
		if quote, is := b.quoteFigure(i); is && b.top().kind != inlineOnly && b.top().kind != verbatim {
			b.quoteWithSource(i, quote)
		} else {
			b.figure(i)
		}
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
		if !b.copyOfPicture(i) && !b.copyOfEmbed(i) {
			b.transparentBlock(i)
		}
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Script:
		b.embed(i)
	case atom.Object:
		if !b.embed(i) {
			b.transparentBlock(i)
		}
	case atom.Input: // noteTask
	case atom.Style, atom.Template, atom.Svg, atom.Rp, atom.Select, atom.Textarea:
		b.gap.object = b.gap.object || isControlTag(n.Tag)
	case atom.Button:
		if b.isTitleButton(i) {
			b.children(i)
		} else {
			b.gap.object = true
		}
	default:
		if isImg(n) {
			b.image(i)
		} else if b.boxed(i, n) {
			return
		} else if tex, display, is := b.formula(i, n); is {
			b.math(i, tex, display)
		} else if proto := b.inlineElement(i, n); proto != nil && !b.repeats(proto.DataAtom) {
			if n.Tag == atom.A && isOtherLink(n.HTML.PrevSibling, n.HTML) {
				b.gap.object = true // a menu's style parts them
			}
			b.inside(proto, i)
		} else if mark, is := b.directed(i, n); is {
			b.marked(i, mark)
		} else if n.Flags&page.IsBlock != 0 || isCustomBlock(n.HTML) {
			b.transparentBlock(i)
		} else if n.Tag == atom.Cite && b.p.Nodes[n.Parent].Tag == atom.Blockquote {
			b.transparentBlock(i)
		} else {
			b.children(i)
			b.gap.object = b.gap.object || b.isNumber(i)
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

// repeats reports whether an inline element stands within another of its kind, or
// one that says more, which it adds nothing to.
func (b *builder) repeats(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Code, atom.Em, atom.Strong, atom.Del, atom.Ins:
		return b.isOpen(tag)
	case atom.Q: // code has the marks that it has
		return b.isOpen(atom.Code)
	}
	return false
}

// transparentBlock is a block that the tree does not have: its lines are its
// own, its children are its parent's.
func (b *builder) transparentBlock(i int32) {
	switch {
	case b.figureLike(i):
		b.figure(i)
	case isConsentBox(b.p, i):
		b.consentBox(i)
	case isCodeBox(b.p, i):
		b.pre(i)
	case besideCode(b.p, i):
		b.boundary()
	case b.top().tag == atom.P && !page.Block(b.p.Nodes[i].Tag):
		b.styledLine(i)
	default:
		b.boundary()
		b.children(i)
		b.boundary()
	}
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
	if heading(tag) && b.inHead() {
		tag = atom.P // the cell is a heading itself
	}
	b.endLine()
	b.open(i, tag, k)
	b.children(i)
	b.close()
}

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

// languageTag reports whether s is a language tag, of subtags that are registered.
func languageTag(s string) bool {
	if strings.IndexByte(s, '_') >= 0 { // which Parse takes for a hyphen
		return false
	}
	_, err := language.Parse(s)
	return err == nil
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
			f.node = &html.Node{Type: html.ElementNode, Data: f.tag.String(), DataAtom: f.tag, Attr: append(f.says.unlike(b.frames[k-1].says), f.attr...)}
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
	top.node.AppendChild(&html.Node{Type: html.ElementNode, Data: "hr", DataAtom: atom.Hr})
}
