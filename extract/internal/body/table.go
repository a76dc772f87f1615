package body

import (
	"strings"

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
	b.endLine()
	b.boldRow = b.findBoldRow(i)
	b.open(i, atom.Table, lists)
	if c := b.tableCaption; c > 0 {
		b.open(c, atom.Caption, inlineOnly)
		b.children(c)
		b.close()
	}
	b.children(i)
	b.close()
}

// holdsTable reports whether a paragraph holds a table, as only pages without a doctype
// have it: in all others a table ends the paragraph.
func (b *builder) holdsTable(i int32) bool {
	for k := i + 1; k < b.p.Nodes[i].End; k++ {
		if b.p.Nodes[k].Tag == atom.Table && b.keeps(k) {
			return true
		}
	}
	return false
}

// captionOfTable is the figcaption of a figure that is there for one data table
// without a caption of its own, 0 for any other figure.
func (b *builder) captionOfTable(figure int32) int32 {
	if k := b.top().kind; k == inlineOnly || k == verbatim {
		return 0
	}
	table, caption := int32(0), int32(0)
	for i := figure + 1; i < b.p.Nodes[figure].End; i++ {
		switch b.p.Nodes[i].Tag {
		case atom.Table:
			if table > 0 {
				return 0
			}
			table = i
		case atom.Caption, atom.Figure:
			return 0
		case atom.Figcaption:
			caption = i
		}
	}
	if table == 0 || !b.keeps(table) || b.p.Within(caption, table) || b.isCodeTable(table) || !b.dataTable(table) {
		return 0
	}
	return caption
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

// findBoldRow is the first row of a table that has no header, if it is one by its looks:
// all its words are bold, and those of the next row are not. It is 0 where there is none.
func (b *builder) findBoldRow(table int32) int32 {
	first, second := int32(0), int32(0)
	for i := table + 1; i < b.p.Nodes[table].End && second == 0; i++ {
		switch b.p.Nodes[i].Tag {
		case atom.Th, atom.Thead:
			return 0
		case atom.Tr:
			if first == 0 {
				first = i
			} else {
				second = i
			}
		}
	}
	if second > 0 && b.isBold(first) && !b.isBold(second) {
		return first
	}
	return 0
}

// isBold reports whether a row has two cells with words or more, and all of these are
// bold.
func (b *builder) isBold(row int32) bool {
	cells, last := 0, int32(0)
	for i := row + 1; i < b.p.Nodes[row].End; i++ {
		n := &b.p.Nodes[i]
		if n.Tag == atom.Td || n.Tag == atom.Th {
			last = i
		}
		if n.Flags&page.IsText == 0 || !strings.ContainsFunc(n.HTML.Data, page.IsWordRune) {
			continue
		}
		bold := false
		for up := n.Parent; up > row && !bold; up = b.p.Nodes[up].Parent {
			bold = b.p.Nodes[up].Tag == atom.B || b.p.Nodes[up].Tag == atom.Strong
		}
		if !bold {
			return false
		}
		if last > 0 {
			cells, last = cells+1, 0
		}
	}
	return cells >= 2
}

// cell opens a cell of a data table and makes it even when it is empty.
func (b *builder) cell(i int32) {
	if b.top().tag != atom.Tr {
		b.transparentBlock(i)
		return
	}
	b.endLine()
	tag := b.p.Nodes[i].Tag
	if b.p.Nodes[i].Parent == b.boldRow {
		tag = atom.Th
	}
	b.open(i, tag, flow)
	b.children(i)
	b.endLine()
	b.realise()
	b.close()
}

// dataTable tells a table of data from one that only lays things out: it says
// so itself, or it has several rows and columns and nothing large in its cells, least of all
// what is nearly all of it.
func (b *builder) dataTable(i int32) bool {
	p := b.p
	if role := p.Attr(i, "role"); role == "presentation" || role == "none" {
		return false
	}
	if b.wordsIn(i) == 0 { // pictures side by side
		return false
	}
	rows, cells, columns, inRow, long := 0, 0, 0, 0, 0
	said, whole := false, false
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
			whole = whole || b.wordsIn(c) == b.wordsIn(i) || len(p.TextOf(c)) > wholeBytes && p.Chars(c)*5 > p.Chars(i)*4
		}
	}
	columns = max(columns, inRow)
	if rows < 2 && columns < 2 || rows == 0 {
		return false
	}
	return columns >= 2 && (said || !whole && (long == 0 && cells >= 4 || long*4 < cells && rows >= 3))
}

// wholeBytes is how many bytes of text a cell has more than that is all of a table, to a fifth:
// what takes one character in Chinese takes three letters in English.
const wholeBytes = 600

func (b *builder) paragraphs(i int32) (count int) {
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		n := &b.p.Nodes[c]
		if n.Flags&page.IsBlock != 0 && (n.Tag == atom.P || heading(n.Tag)) && b.p.Words(c) > 0 {
			count++
		}
	}
	return count
}
