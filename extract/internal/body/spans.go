package body

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxColumns bounds the width of a table whose cells may span: a span is a number
// that the page chooses. In a wider one they span nothing.
const maxColumns = 200

// shapeTable gives a table the parts that HTML knows, each in its place, and makes
// its cells span what is there: no row behind the last of their part, no place that
// another cell has taken, no row or column in which no cell begins. Rows without
// cells have been left in for that and go now.
func shapeTable(table *html.Node) {
	var parts []*html.Node
	for n := table.FirstChild; n != nil; {
		next := n.NextSibling
		switch {
		case n.DataAtom == atom.Caption:
			if n != table.FirstChild {
				table.RemoveChild(n)
				table.InsertBefore(n, table.FirstChild)
			}
		case n.DataAtom == atom.Tr && n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Tbody:
			move(n, n.PrevSibling)
		case n.DataAtom == atom.Tr:
			parts = append(parts, wrap(n, atom.Tbody))
		default:
			parts = append(parts, n)
		}
		n = next
	}
	for i, part := range parts {
		// The old way to write a foot, before the body: its rows keep their place.
		if part.DataAtom == atom.Thead && i > 0 || part.DataAtom == atom.Tfoot && i < len(parts)-1 {
			rename(part, atom.Tbody)
		}
	}
	if !areRegular(parts) {
		if !fitSpans(parts) {
			clearSpans(parts)
		}
		dropEmptyRows(table, parts)
	}
	if c := table.FirstChild; c != nil && c == table.LastChild && c.DataAtom == atom.Caption { // of nothing
		rename(c, atom.P)
		dissolve(table)
	}
}

// areRegular reports whether no cell spans another's place and no row is empty.
func areRegular(parts []*html.Node) bool {
	for _, part := range parts {
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			if tr.FirstChild == nil {
				return false
			}
			for td := tr.FirstChild; td != nil; td = td.NextSibling {
				if spanOf(td, "colspan", 0) != 1 || spanOf(td, "rowspan", 0) != 1 {
					return false
				}
			}
		}
	}
	return true
}

// A spanning cell is one with the places it takes in its part of a table.
type spanning struct {
	cell                       *html.Node
	part, row, col, rows, cols int
}

// fitSpans makes the cells span what is there. It reports false, and changes
// nothing, for a table that is too wide.
func fitSpans(parts []*html.Node) bool {
	var cells []spanning
	begins := make([]bool, maxColumns) // a cell begins in the column
	for k, part := range parts {
		var taken [maxColumns]int // by column: how many rows, with this one, a cell of a row above spans
		rows, row := countChildren(part), 0
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			col := 0
			for td := tr.FirstChild; td != nil; td = td.NextSibling {
				for col < maxColumns && taken[col] > 0 {
					col++
				}
				c := spanning{td, k, row, col, spanOf(td, "rowspan", rows), 0}
				c.rows = min(c.rows, rows-row)
				for want := spanOf(td, "colspan", 1); c.cols < want; c.cols++ {
					if col+c.cols == maxColumns {
						return false
					}
					if taken[col+c.cols] > 0 {
						break
					}
				}
				begins[col] = true
				for range c.cols {
					taken[col] = c.rows
					col++
				}
				cells = append(cells, c)
			}
			for i := range taken {
				taken[i] = max(0, taken[i]-1)
			}
			row++
		}
	}
	before := make([]int, maxColumns+1) // columns in which a cell begins, before each
	for i, b := range begins {
		before[i+1] = before[i]
		if b {
			before[i+1]++
		}
	}
	kept := keptRows(parts)
	for _, c := range cells {
		setSpan(c.cell, "colspan", before[c.col+c.cols]-before[c.col])
		setSpan(c.cell, "rowspan", kept[c.part][c.row+c.rows]-kept[c.part][c.row])
	}
	return true
}

// keptRows counts, for each part of a table and each of its rows, the rows before
// it that have cells.
func keptRows(parts []*html.Node) [][]int {
	all := make([][]int, len(parts))
	for k, part := range parts {
		kept := []int{0}
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			n := kept[len(kept)-1]
			if tr.FirstChild != nil {
				n++
			}
			kept = append(kept, n)
		}
		all[k] = kept
	}
	return all
}

func clearSpans(parts []*html.Node) {
	for _, part := range parts {
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			for td := tr.FirstChild; td != nil; td = td.NextSibling {
				setSpan(td, "colspan", 1)
				setSpan(td, "rowspan", 1)
			}
		}
	}
}

func dropEmptyRows(table *html.Node, parts []*html.Node) {
	for _, part := range parts {
		for tr := part.FirstChild; tr != nil; {
			next := tr.NextSibling
			if tr.FirstChild == nil {
				part.RemoveChild(tr)
			}
			tr = next
		}
		if part.FirstChild == nil {
			table.RemoveChild(part)
		}
	}
}

func countChildren(n *html.Node) (count int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		count++
	}
	return count
}

// spanOf is how many rows or columns a cell says that it spans; zero stands for 0.
func spanOf(cell *html.Node, key string, zero int) int {
	for _, a := range cell.Attr {
		if a.Key != key {
			continue
		}
		switch n, err := strconv.Atoi(a.Val); {
		case err != nil:
			return 1
		case n == 0:
			return zero
		default:
			return n
		}
	}
	return 1
}

// setSpan says how many rows or columns a cell spans.
func setSpan(cell *html.Node, key string, span int) {
	for i := range cell.Attr {
		if cell.Attr[i].Key == key {
			cell.Attr = append(cell.Attr[:i], cell.Attr[i+1:]...)
			break
		}
	}
	if span > 1 {
		cell.Attr = append(cell.Attr, html.Attribute{Key: key, Val: strconv.Itoa(span)})
	}
}
