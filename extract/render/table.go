package render

import (
	"math"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxColumns bounds the width of a table in Markdown, because a cell's span is a
// number that the page may choose. Wider tables are written as HTML.
const maxColumns = 50

// table writes a GFM table, or HTML if one of its cells holds more than a line.
func (w *markdownWriter) table(n *html.Node) {
	for c := n.FirstChild; c != nil && c.DataAtom == atom.Caption; c = c.NextSibling {
		w.caption(c)
	}
	rows := rowsOf(n, nil)
	grid, columns := layout(rows)
	if columns == 0 {
		return
	}
	w.begin()
	w.startBlock()
	if columns > maxColumns || !areLines(rows) {
		w.rawTable(rows)
		return
	}
	if isHeader(rows[0]) {
		w.row(grid[0], columns)
		grid = grid[1:]
	} else {
		w.row(nil, columns) // GFM has no table without a header
	}
	w.newline()
	w.buf = append(w.buf, '|')
	for range columns {
		w.buf = append(w.buf, " --- |"...)
	}
	for _, cells := range grid {
		w.newline()
		w.row(cells, columns)
	}
}

// isRawTable reports whether a table of these rows is written as HTML.
func isRawTable(rows []*html.Node) bool {
	_, columns := layout(rows)
	return columns > maxColumns || !areLines(rows)
}

// row writes the cells, and empty ones up to the number of columns.
func (w *markdownWriter) row(cells []*html.Node, columns int) {
	w.oneLine, w.inCell = true, true
	w.buf = append(w.buf, '|')
	for i := range columns {
		w.buf = append(w.buf, ' ')
		if i < len(cells) && cells[i] != nil {
			w.cell(cells[i])
		}
		w.buf = append(w.buf, " |"...)
	}
	w.oneLine, w.inCell = false, false
}

func (w *markdownWriter) cell(n *html.Node) {
	if p := only(n, atom.P); p != nil {
		n = p
	}
	w.fresh, w.atLine, w.space, w.breaks = true, false, false, 0
	w.inlines(n.FirstChild)
}

// rawTable writes the rows as HTML, each on a line. That block ends at the first
// empty line, so there must be none.
func (w *markdownWriter) rawTable(rows []*html.Node) {
	w.buf = append(w.buf, "<table>"...)
	for _, tr := range rows {
		w.newline()
		w.buf = htmlWriter{oneLine: true}.append(w.buf, tr)
	}
	w.newline()
	w.buf = append(w.buf, "</table>"...)
}

// rowsOf appends the rows of a table, not those of tables in its cells.
func rowsOf(n *html.Node, rows []*html.Node) []*html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = rowsOf(c, rows)
		}
	}
	return rows
}

// isHeader reports whether a first row names the columns.
func isHeader(tr *html.Node) bool {
	if tr.Parent.DataAtom == atom.Thead {
		return true
	}
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Th {
			return false
		}
	}
	return true
}

// areLines reports whether every cell is inline content, or one paragraph of it.
func areLines(rows []*html.Node) bool {
	for _, tr := range rows {
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if only(td, atom.P) != nil {
				continue
			}
			for n := td.FirstChild; n != nil; n = n.NextSibling {
				if isBlock(n) {
					return false
				}
			}
		}
	}
	return true
}

// layout puts the cells in their columns and returns them with the number of
// columns, which is above maxColumns where it gave up. A cell that spans several
// places stands in the first; the others are nil, or missing at the end of a row.
func layout(rows []*html.Node) (grid [][]*html.Node, columns int) {
	var taken []int // by column: how many rows, with this one, a cell there spans
	for _, tr := range rows {
		var cells []*html.Node
		col := 0
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			for col < len(taken) && taken[col] > 0 {
				col++
			}
			cells = append(cells, make([]*html.Node, col-len(cells))...)
			cells = append(cells, td)
			end := col + min(spanOf(td, "colspan", 1), maxColumns+1)
			if end > maxColumns {
				return nil, end
			}
			for len(taken) < end {
				taken = append(taken, 0)
			}
			for rows := spanOf(td, "rowspan", math.MaxInt); col < end; col++ {
				taken[col] = rows
			}
		}
		for i := range taken {
			taken[i] = max(0, taken[i]-1)
		}
		grid = append(grid, cells)
	}
	return grid, len(taken)
}

// spanOf returns the number of places that a cell spans; zero stands for zero.
func spanOf(td *html.Node, key string, zero int) int {
	n, err := strconv.Atoi(attr(td, key))
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0:
		return zero
	}
	return n
}
