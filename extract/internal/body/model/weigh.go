package model

import (
	"cmp"
	"slices"
)

// A Weighing is how a pass came to what it says of a block: Start, which is what it
// would say of a block that it may ask nothing of, and what the answers to its
// questions add, column by column. Together they are Sum. All are in parts of Unit.
//
// A row that goes down a tree leads from the mean of all leaves to one of them. At
// each node the mean of what is left changes, and that change is put down to the
// column that the node asks (A. Saabas, "Interpreting random forests", 2014).
type Weighing struct {
	Start, Sum int32
	Shares     []Share // those that are not 0, the heaviest first
}

// A Share is what a column adds.
type Share struct {
	Column int
	Adds   int32
}

// Weigh tells how each pass came to what it says of a block of a sheet that Score has
// filled.
func (m *Model) Weigh(s *Sheet, i int) []Weighing {
	passes := []Weighing{m.First.weigh(s.Row(i))}
	if len(m.Second.Ends) > 0 {
		passes = append(passes, m.Second.weigh(s.Row(i)))
	}
	return passes
}

func (t *Trees) weigh(row []byte) Weighing {
	var adds [allColumns]int32
	w := Weighing{Start: t.Base, Sum: t.Base}
	t.Walk(row, func(way []int32) {
		last := &t.Nodes[way[0]]
		w.Start += int32(last.Value)
		for _, at := range way[1:] {
			n := &t.Nodes[at]
			adds[last.Column] += int32(n.Value) - int32(last.Value)
			last = n
		}
		w.Sum += int32(last.Value)
	})
	for column, sum := range adds {
		if sum != 0 {
			w.Shares = append(w.Shares, Share{column, sum})
		}
	}
	slices.SortStableFunc(w.Shares, func(a, b Share) int { return cmp.Compare(max(b.Adds, -b.Adds), max(a.Adds, -a.Adds)) })
	return w
}

// Walk calls visit for each tree that has a say about a row, with the nodes that the
// row comes by, the first and the leaf among them. It takes the ways that addFew takes.
func (t *Trees) Walk(row []byte, visit func(way []int32)) {
	var way []int32
	from, sum := int32(0), t.Base
	for k, end := range t.Ends {
		if k == fewTrees && sum <= -hopeless {
			return
		}
		way = append(way[:0], from)
		for range t.Steps[k] {
			at := from + int32(t.Nodes[way[len(way)-1]].next((*[allColumns]byte)(row)))
			if at == way[len(way)-1] { // a leaf leads to itself
				break
			}
			way = append(way, at)
		}
		sum += int32(t.Nodes[way[len(way)-1]].Value)
		visit(way)
		from = end
	}
}
