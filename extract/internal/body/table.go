package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// table opens a data table. A table that only lays things out lends its
// children, each cell a block.
func (b *builder) table(i int32) {
	if b.isCodeTable(i) {
		b.pre(i)
		return
	}
	if k := b.top().kind; k == inlineOnly || k == verbatim || !b.dataTable(i) {
		b.boundary()
		b.children(i)
		b.boundary()
		return
	}
	b.block(i, atom.Table, lists)
}

// inTable reports whether the innermost open block is a part of a data table
// that takes parts or rows.
func (b *builder) inTable() bool {
	switch b.top().tag {
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot:
		return true
	}
	return false
}

// cell opens a cell of a data table and makes it even when it is empty.
func (b *builder) cell(i int32) {
	if b.top().tag != atom.Tr {
		b.transparentBlock(i)
		return
	}
	b.endLine()
	b.open(i, b.p.Nodes[i].Tag, flow)
	b.children(i)
	b.endLine()
	b.realise()
	b.close()
}

// dataTable tells a table of data from one that only lays things out: it says
// so itself, or it has several rows and columns and nothing large in its cells.
func (b *builder) dataTable(i int32) bool {
	p := b.p
	if role := p.Attr(i, "role"); role == "presentation" || role == "none" {
		return false
	}
	if b.wordsIn(i) == 0 { // pictures side by side
		return false
	}
	rows, cells, columns, inRow, long := 0, 0, 0, 0, 0
	said := false
	for c := i + 1; c < p.Nodes[i].End; c++ {
		switch n := &p.Nodes[c]; n.Tag {
		case atom.Table:
			return false
		case atom.Caption, atom.Th, atom.Thead, atom.Col, atom.Colgroup:
			said = said || n.Tag != atom.Th || p.Words(c) > 0
			if n.Tag == atom.Th {
				cells++
				inRow++
			}
		case atom.Tr:
			rows++
			columns = max(columns, inRow)
			inRow = 0
		case atom.Td:
			cells++
			inRow++
			if p.Words(c) > 80 || b.paragraphs(c) > 1 {
				long++
			}
		}
	}
	columns = max(columns, inRow)
	if rows < 2 && columns < 2 || rows == 0 {
		return false
	}
	return columns >= 2 && (said || long == 0 && cells >= 4 || long*4 < cells && rows >= 3)
}

func (b *builder) paragraphs(i int32) (count int) {
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		n := &b.p.Nodes[c]
		if n.Flags&page.IsBlock != 0 && (n.Tag == atom.P || heading(n.Tag)) && b.p.Words(c) > 0 {
			count++
		}
	}
	return count
}
