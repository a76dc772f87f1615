package render

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxPrefix bounds how far containers indent a line. Deeper ones, which only a
// hostile page has, add nothing, so that the output stays linear in the input.
const maxPrefix = 100

// Markdown writes the body tree as CommonMark with GFM's tables, task lists,
// strikethrough and footnotes. What these cannot say is written as HTML, which they allow.
func Markdown(body *html.Node) string {
	if body == nil {
		return ""
	}
	return Style{}.markdown(body)
}

// A markdownWriter appends Markdown to buf. Most of what stands between two
// pieces of text is decided only when the second comes, and is pending till
// then, so that nothing is written for an element that turns out empty.
type markdownWriter struct {
	buf []byte

	// The containers around the current line. prefix is what they put before
	// each line: "> " for a quote, spaces for a list item. In the line that a
	// container begins with, lead stands in the place of its prefix: "- ", "1. ".
	// prefix[:begun] belongs to the containers whose first line is written, and
	// lead to those behind it.
	prefix, lead []byte
	begun        int

	tight    bool // the blocks of this list item stand without blank lines
	sep      int  // line breaks before the next block
	lastList byte // delimiter of the list just written, 0 if that was no list
	oneLine  bool // in a heading or a cell: no line break, no markers of blocks
	inCell   bool // in a table's cell: | is syntax

	notes     map[string]*html.Node // the notes written as such, by their labels
	refEnd    int                   // end of the reference last written
	refAtLine bool                  // it began a line

	// State of the current block's text; see inline.go.
	fresh  bool // nothing of the block is written
	atLine bool // nothing of the line is written: markers of blocks would be read here
	space  bool // white space is pending
	breaks int  // hard breaks are pending

	spans     []span // the inline elements around the text
	opened    int    // spans[:opened] are written
	labels    int    // links and images around the text
	openedEnd int    // end of the emphasis delimiters last opened,
	openedRun rune   // the character before their run
	closedEnd int    // end of the emphasis delimiters last closed
	codeEnd   int    // end of the code span last written

	numbers map[reference]int // of the references; nil where links stand inline
	refs    []reference       // by number, from 1
}

func newMarkdownWriter(s Style, body *html.Node) *markdownWriter {
	w := &markdownWriter{notes: keptNotes(body), buf: make([]byte, 0, 8<<10), openedEnd: -1, closedEnd: -1, refEnd: -1, codeEnd: -1}
	if s.Links == LinksReference {
		w.numbers = map[reference]int{}
	}
	return w
}

// blocks writes the children of a container. Inline children that stand between
// blocks make a paragraph.
func (w *markdownWriter) blocks(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		switch {
		case isBlock(n):
			w.block(n)
			n = n.NextSibling
		case parent.DataAtom == atom.Figure: // each picture in a paragraph
			w.begin()
			w.inline(n)
			n = n.NextSibling
		default:
			w.begin()
			n = w.inlines(n)
		}
	}
}

func (w *markdownWriter) block(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(headingLevel(n), func() { w.inlines(n.FirstChild) })
	case atom.Blockquote:
		w.quote(n)
	case atom.Ul, atom.Ol:
		w.list(n)
	case atom.Dl:
		w.definitions(n)
	case atom.Pre:
		w.pre(n)
	case atom.Hr:
		w.rule()
	case atom.Table:
		w.table(n)
	case atom.Video, atom.Audio, atom.Iframe:
		w.begin()
		w.media(n)
	case atom.Summary:
		w.wrapped(n, atom.Strong)
	case atom.Figcaption:
		w.caption(n)
	default: // p, and containers that add nothing: figure, details
		w.blocks(n)
	}
}

// begin announces a block. It is begun when its first character comes.
func (w *markdownWriter) begin() {
	w.separate(w.tight)
	w.fresh, w.space, w.breaks = true, false, 0
}

// separate sets the distance to the block before. The first block of a container
// stands where that begins.
func (w *markdownWriter) separate(tight bool) {
	if len(w.lead) > 0 {
		return
	}
	w.sep = 2
	if tight {
		w.sep = 1
	}
}

// startBlock writes the pending line breaks, prefixes and leads.
func (w *markdownWriter) startBlock() {
	if len(w.buf) > 0 {
		if w.sep > 1 {
			w.buf = append(w.buf, '\n')
			w.buf = append(w.buf, bytes.TrimRight(w.prefix[:w.begun], " ")...)
		}
		w.buf = append(w.buf, '\n')
		w.buf = append(w.buf, w.prefix[:w.begun]...)
	}
	w.buf = append(w.buf, w.lead...)
	w.lead = w.lead[:0]
	w.begun = len(w.prefix)
	w.fresh, w.atLine, w.lastList = false, true, 0
}

// newline begins a further line of the current block.
func (w *markdownWriter) newline() {
	w.buf = append(w.buf, '\n')
	w.buf = append(w.buf, w.prefix...)
}

// in writes something inside a container with the given lead and prefix.
func (w *markdownWriter) in(lead, prefix string, write func()) {
	leads, prefixes := len(w.lead), len(w.prefix)
	if prefixes+len(prefix) > maxPrefix {
		prefix = ""
	}
	w.lead = append(w.lead, lead...)
	w.prefix = append(w.prefix, prefix...)
	write()
	w.prefix = w.prefix[:prefixes]
	w.begun = min(w.begun, prefixes)
	w.lead = w.lead[:min(len(w.lead), leads)] // longer only if nothing was written
}

func (w *markdownWriter) heading(level int, text func()) {
	w.begin()
	w.oneLine = true
	w.in("######"[:level]+" ", "", func() {
		start := len(w.buf)
		text()
		if len(w.buf) > start {
			w.keepTrailingHashes()
		}
	})
	w.oneLine = false
}

// keepTrailingHashes escapes a run of # at the end of a heading, which would be
// read as its closing sequence if white space is before it.
func (w *markdownWriter) keepTrailingHashes() {
	i := len(w.buf)
	for i > 0 && w.buf[i-1] == '#' {
		i--
	}
	if i < len(w.buf) && i > 0 && w.buf[i-1] == ' ' {
		w.buf = append(w.buf[:i], append([]byte{'\\'}, w.buf[i:]...)...)
	}
}

func (w *markdownWriter) quote(n *html.Node) {
	tight := w.tight
	w.separate(tight)
	w.tight = false
	w.in("> ", "> ", func() { w.blocks(n) })
	w.tight = tight
	w.lastList = 0 // a list in the quote is not beside one behind it
}

// rule writes a thematic break. "- ---" would be one itself, so that the first
// block of an item takes another character.
func (w *markdownWriter) rule() {
	w.begin()
	mark := "---"
	if len(w.lead) > 0 {
		mark = "___"
	}
	w.startBlock()
	w.buf = append(w.buf, mark...)
}

// wrapped writes a paragraph that is emphasised as a whole: a term in strong, a
// caption in em.
func (w *markdownWriter) wrapped(n *html.Node, kind atom.Atom) {
	w.begin()
	w.span(n, kind)
}

// caption sets a caption apart by em, unless it uses em itself.
func (w *markdownWriter) caption(n *html.Node) {
	if contains(n, atom.Em) {
		w.blocks(n)
		return
	}
	w.wrapped(n, atom.Em)
}
