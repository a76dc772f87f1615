package body

import (
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
//
// Once ctx is done it stops; the tree then is of no use.
func Tree(ctx context.Context, p *page.Page, m *page.Marks) *html.Node {
	b := &builder{ctx: ctx, p: p, m: m, root: &html.Node{Type: html.DocumentNode}}
	b.countKept()
	if !m.NoNotes {
		b.notes = b.findNotes()
	}
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

// stepsUnasked is how many nodes the builder goes over between two looks at the context.
const stepsUnasked = 1 << 10

type builder struct {
	ctx  context.Context // of the one call that it lives for
	p    *page.Page
	m    *page.Marks
	root *html.Node

	steps int // nodes that were looked at

	notes *footnotes // nil if there are none

	// What count.go counts: running counts before each node, and rarer things.
	counts         // kept words and leaves; what has no leaf is skipped
	boldRow int32  // the row of the open table that is a header by its looks, 0 for none
	pics    places // pictures
	films   places // what else a figure may be around
	figs    places // figure elements
	texts   places // quotes and code
	tables  places

	from, to int32 // the nodes that count

	hinted int32  // the element looked at last, and
	hint   uint64 // its hints

	frames           []frame      // open blocks, the root first
	says             speech       // direction and language, as the blocks of the page around have it
	inline           []*html.Node // open inline elements, as prototypes
	em, strong, ruby int          // how many of these are open
	callouts         int          // callouts that are open
	inVerse          bool         // a container of verse is open
	keepsLines       bool         // a line break in the text is one on the page

	line     *html.Node   // where inline content goes now; nil between lines
	chain    []*html.Node // the prototypes made in this line so far
	rubies   []*html.Node // those made so far
	text     textBuffer
	spare    []html.Node // see newNode
	begun    bool        // the line holds something
	space    bool        // a space is due before the next word, whatever it is
	gap      gap         // what the page has before the next word
	last     rune        // the character before it, 0 at a line's beginning
	breaks   int         // line breaks are due before the next word
	pictured bool        // the line holds pictures alone, none of which is as small as a letter
	task     *html.Node  // checkbox that the next word of the item follows

	figures      int               // open figures
	tableCaption int32             // the figcaption of the table in the open figure
	called       string            // the heading of the open figure's caption
	captionAt    int32             // the text of the figcaption that is being written
	inCredit     bool              // in the small of a figcaption
	firstCredits []int32           // credits before the figcaption's text, which go behind it
	noMedia      bool              // pictures and embeds are written elsewhere
	run          map[string]placed // pictures since the last word of text; see gallery.go
	again        *html.Node        // the picture that one just left out repeats
	embeds       map[string]bool   // embeds so far
	inPost       bool              // in the quote of a post
	onlyParas    bool              // in a quote of which only paragraphs are the post's
}

func (b *builder) children(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; {
		if b.steps++; b.steps%stepsUnasked == 0 && b.ctx.Err() != nil {
			return
		}
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
		} else if n.Flags&page.Unseen == 0 {
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
	if !b.keeps(i) {
		switch {
		case n.Flags&page.IsBlock != 0 && (n.Tag == atom.Td || n.Tag == atom.Th) && !mark.Dropped():
			b.cell(i) // an empty cell holds its column
		case n.Tag == atom.Tr && b.inTable() && b.top().node != nil:
			b.endLine()
			b.top().node.AppendChild(element(atom.Tr)) // cells above may span it (shapeTable)
		case n.Flags&page.IsBlock != 0:
			b.boundary()
			if n.Tag == atom.Li && n.Flags&page.Unseen == 0 {
				b.nextNumber(i) // an item that is not kept has its number
			}
		case n.Flags&page.Unseen == 0 && (b.p.Words(i) > 0 || isControlTag(n.Tag)):
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
// white space, and line breaks (editors write <b><br></b>, templates <span class="br">).
func (b *builder) emptyInline(i int32) {
	if hasClass(b.p, i, "br") {
		b.addBreak(b.m.Of[i])
		return
	}
	b.gap.seam = true
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
	case atom.P:
		switch {
		case b.figureLike(i):
			b.figure(i)
		case b.captionBehind(i):
		case b.holdsTable(i):
			b.transparentBlock(i)
		default:
			b.block(i, n.Tag, inlineOnly)
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.block(i, n.Tag, inlineOnly)
	case atom.Dt, atom.Summary, atom.Figcaption, atom.Caption:
		if i == b.tableCaption {
			return // its table has it
		}
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
		if b.isTitleButton(i) || b.pics.below(b.p, i) > 0 && showsPicture(b.p, i) {
			b.children(i)
		} else {
			b.gap.object = true
		}
	default:
		b.otherElement(i, n)
	}
}

// otherElement is for those that their tag alone does not tell.
func (b *builder) otherElement(i int32, n *page.Node) {
	if isImg(n) {
		b.image(i)
		return
	}
	if b.boxed(i, n) {
		return
	}
	if tex, display, is := b.formula(i, n); is {
		b.math(i, tex, display)
		return
	}
	if proto := b.inlineElement(i, n); proto != nil && !b.repeats(proto.DataAtom) {
		if n.Tag == atom.A && isOtherLink(n.HTML.PrevSibling, n.HTML) {
			b.gap.object = true // a menu's style parts them
		}
		b.gap.seam = b.gap.seam || b.isSeam(i)
		b.inside(proto, i)
		return
	}
	if tag := spokenHeading(n.HTML); tag != 0 {
		b.block(i, tag, inlineOnly)
		return
	}
	if mark, is := b.directed(i, n); is {
		b.marked(i, mark)
		return
	}
	switch {
	case n.Flags&page.IsBlock != 0, isCustomBlock(n.HTML), n.Tag == atom.Cite && b.p.Nodes[n.Parent].Tag == atom.Blockquote:
		b.transparentBlock(i)
	case n.Tag == atom.Cite && b.opensQuote(i):
		b.children(i)
		b.breaks = max(b.breaks, 1)
	default:
		b.gap.seam = b.gap.seam || b.isSeam(i)
		b.children(i)
		b.gap.object = b.gap.object || b.isNumber(i)
	}
}

// spokenHeading is the heading that a block is by its role (WAI-ARIA 1.2, heading), 0 for none.
func spokenHeading(n *html.Node) atom.Atom {
	if !page.Block(n.DataAtom) || page.Attr(n, "role") != "heading" {
		return 0
	}
	switch page.Attr(n, "aria-level") {
	case "3":
		return atom.H3
	case "4":
		return atom.H4
	case "5":
		return atom.H5
	case "6":
		return atom.H6
	}
	return atom.H2
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
	case b.captionBehind(i):
	case b.hints(i, hintConsent) && isConsentBox(b.p, i):
		b.consentBox(i)
	case b.hints(i, hintCode) && isCodeBox(b.p, i):
		b.pre(i)
	case b.hints(i, hintCode) && besideCode(b.p, i):
		b.boundary()
	case b.top().tag == atom.P && !page.Block(b.p.Nodes[i].Tag):
		b.styledLine(i)
	default:
		b.boundary()
		b.children(i)
		b.boundary()
	}
}
