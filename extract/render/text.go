package render

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text writes the running text: a blank line between blocks, a line break
// between items and rows, a tab between cells. Figures, captions and embeds are
// out, and so are markers of footnotes and the readings of ruby.
func Text(body *html.Node) string {
	if body == nil {
		return ""
	}
	w := textWriter{buf: make([]byte, 0, room(body, false))}
	w.blocks(body, 2)
	return string(w.buf)
}

// A textWriter appends text to buf. White space is pending until text follows, so
// that there is none at the end of a line or of the whole.
type textWriter struct {
	buf   []byte
	lines int  // line breaks
	tabs  int  // then the cells to go on by
	space bool // or, without these, a space
	cells int  // cells around the text, where a line break is a space
}

// blocks writes the children of a container with so many line breaks between them.
func (w *textWriter) blocks(parent *html.Node, lines int) {
	start := len(w.buf)
	for n := parent.FirstChild; n != nil; {
		if len(w.buf) > start {
			w.part(distance(parent, n, lines))
		}
		if isBlock(n) {
			w.block(n)
			n = n.NextSibling
			continue
		}
		for n != nil && !isBlock(n) {
			w.inline(n)
			n = n.NextSibling
		}
	}
}

// distance returns the line breaks before the child n of parent, usually lines. A
// list in an item stands close to its text.
func distance(parent, n *html.Node, lines int) int {
	isList := n.DataAtom == atom.Ul || n.DataAtom == atom.Ol
	if isList && parent.DataAtom == atom.Li {
		return 1
	}
	return lines
}

// part asks for line breaks before what follows. In a cell they are a space: a
// line is a row.
func (w *textWriter) part(lines int) {
	if w.cells > 0 {
		w.space = true
		return
	}
	w.lines = max(w.lines, lines)
	w.space = false
}

func (w *textWriter) block(n *html.Node) {
	switch n.DataAtom {
	case atom.Figure, atom.Figcaption, atom.Caption, atom.Video, atom.Audio, atom.Iframe:
	case atom.Ul, atom.Ol, atom.Dl:
		w.blocks(n, 1)
	case atom.Table:
		w.table(n)
	case atom.Pre:
		s := strings.Trim(rawText(n), "\n")
		switch {
		case s == "":
		case w.cells > 0:
			w.text(s)
		default:
			w.flush()
			w.buf = append(w.buf, s...)
		}
	default:
		w.blocks(n, 2)
	}
}

// table writes the rows, with a tab also for each place that a cell of the row
// or of one above spans, so that columns stay columns.
func (w *textWriter) table(n *html.Node) {
	rows := rowsOf(n, nil)
	grid, columns := layout(rows)
	for i, tr := range rows {
		w.part(1)
		if columns <= maxColumns {
			w.row(grid[i])
		} else {
			w.row(cellsOf(tr))
		}
	}
}

func (w *textWriter) row(cells []*html.Node) {
	w.cells++
	for i, td := range cells {
		if i > 0 {
			w.tabs++
			w.space = false
		}
		if td != nil {
			w.blocks(td, 1)
		}
	}
	w.cells--
	w.tabs = 0
}

func cellsOf(tr *html.Node) (cells []*html.Node) {
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		cells = append(cells, td)
	}
	return cells
}

func (w *textWriter) inline(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.DataAtom == atom.Br && w.cells > 0:
		w.space = true
	case n.DataAtom == atom.Br:
		w.lines = min(w.lines+1, 2)
		w.space = false
	case isMedia(n):
		w.space = true
	case n.DataAtom == atom.Rt || isNoteMarker(n):
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.inline(c)
		}
	}
}

func (w *textWriter) text(s string) {
	s = clean(s)
	for i := 0; i < len(s); {
		if isSpace(s[i]) {
			w.space = true
			i++
			continue
		}
		start := i
		for i < len(s) && (!isSpace(s[i]) || isOneSpace(s, i)) {
			i++
		}
		w.flush()
		w.buf = append(w.buf, s[start:i]...)
	}
}

// flush writes the pending white space.
func (w *textWriter) flush() {
	switch {
	case len(w.buf) == 0:
	case w.lines > 0 || w.tabs > 0:
		for range w.lines {
			w.buf = append(w.buf, '\n')
		}
		for range w.tabs {
			w.buf = append(w.buf, '\t')
		}
	case w.space:
		w.buf = append(w.buf, ' ')
	}
	w.lines, w.tabs, w.space = 0, 0, false
}
