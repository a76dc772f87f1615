package page

import (
	"slices"

	"golang.org/x/net/html"
)

// Edited returns the page that edit makes of this one, which stays as it is. edit is
// given a copy with a tree of its own and the rows of p, and changes the tree through
// them; its table is filled again behind it. The new page knows the one that it came
// from (Before), over any number of edits, and which of its rows each of its own is.
func (p *Page) Edited(edit func(copied *Page)) *Page {
	q := *p
	q.Nodes = slices.Clone(p.Nodes)
	was := make(map[*html.Node]int32, len(q.Nodes))
	for i := int32(0); i < q.Len(); i++ {
		row := &q.Nodes[i]
		row.HTML = &html.Node{Type: row.HTML.Type, DataAtom: row.HTML.DataAtom, Data: row.HTML.Data,
			Namespace: row.HTML.Namespace, Attr: slices.Clone(row.HTML.Attr)}
		if row.Parent >= 0 {
			q.Nodes[row.Parent].HTML.AppendChild(row.HTML)
		}
		was[row.HTML] = p.RowBefore(i)
	}
	q.Doc = q.Nodes[0].HTML
	edit(&q)
	q.fillTable(q.Limits.Nodes, len(q.Nodes)+16, len(p.Text))
	q.findParts()
	if q.Before == nil {
		q.Before = p
	}
	q.rows = make([]int32, q.Len())
	for i := range q.rows {
		row, ok := was[q.Nodes[i].HTML]
		if !ok {
			row = -1
		}
		q.rows[i] = row
	}
	return &q
}

// RowBefore is the row of the page before its edits that row i came from, -1 for a
// row that an edit made. It is i where nothing was edited.
func (p *Page) RowBefore(i int32) int32 {
	if p.rows == nil {
		return i
	}
	return p.rows[i]
}

// Carry makes marks of the page before its edits into marks of this one.
func (p *Page) Carry(m *Marks) *Marks {
	if p.Before == nil || m == nil {
		return m
	}
	own := &Marks{Of: make([]Mark, p.Len()), page: p, reasons: m.reasons, NoNotes: m.NoNotes}
	for i := range own.Of {
		if row := p.rows[i]; row >= 0 {
			own.Of[i] = m.Of[row]
		}
	}
	return own
}
