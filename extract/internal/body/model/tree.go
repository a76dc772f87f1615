package model

import "context"

// A Node is one of a tree: a row goes to Left where its byte in Column is at most
// Cut, else to the node behind that. A leaf goes to itself.
type Node struct {
	Column uint16
	Cut    uint8
	Left   uint8 // index in the tree
	Value  int16 // what a leaf adds, in parts of Unit; of another node the mean of its leaves, for Weigh
}

// Unit is a log-odds of 1 in the sums of trees.
const Unit = 4096

// Trees are a sum of decision trees.
type Trees struct {
	Base  int32  // what the sum begins with, in parts of Unit
	Nodes []Node // of all trees, end to end
	Ends  []int32
	Steps []uint8 // the depth of each
}

const (
	fewTrees = 30
	hopeless = 2 * Unit
)

// rowsAtOnce is how many rows go through all trees before the next ones do: so many
// stay in the processor's nearest cache, with the nodes of a tree.
const rowsAtOnce = 64

// add adds to the sum of each row what the trees say of it, a few rows at once, until
// ctx is done.
func (t *Trees) add(ctx context.Context, sums []int32, rows []byte) {
	var room [rowsAtOnce]int32
	for len(sums) > 0 && ctx.Err() == nil {
		n := min(len(sums), rowsAtOnce)
		t.addFew(sums[:n], rows[:n*allColumns], room[:n])
		sums, rows = sums[n:], rows[n*allColumns:]
	}
}

// addFew goes tree by tree, so that a tree's nodes stay at hand. Every row takes the
// same number of steps, down or in place, without a branch, of which every other would
// be guessed wrong; and four rows at once, since each step waits for the one before.
// open is room for the rows that take part.
//
// After few trees of many, rows that are as good as decided take no further part:
// of 110,000 blocks of other pages none that stood below -hopeless then ended
// above -1, and they were 59 % of all.
func (t *Trees) addFew(sums []int32, rows []byte, open []int32) {
	for i := range sums {
		sums[i] += t.Base
		open[i] = int32(i)
	}
	from := int32(0)
	for k, end := range t.Ends {
		if k == fewTrees {
			left := open[:0]
			for _, i := range open {
				if sums[i] > -hopeless {
					left = append(left, i)
				}
			}
			open = left
		}
		nodes, steps := t.Nodes[from:end], t.Steps[k]
		i := 0
		for ; i+4 <= len(open); i += 4 {
			few := open[i : i+4]
			r0, r1, r2, r3 := rowOf(rows, few[0]), rowOf(rows, few[1]), rowOf(rows, few[2]), rowOf(rows, few[3])
			at0, at1, at2, at3 := 0, 0, 0, 0
			for range steps {
				at0, at1, at2, at3 = nodes[at0].next(r0), nodes[at1].next(r1), nodes[at2].next(r2), nodes[at3].next(r3)
			}
			sums[few[0]] += int32(nodes[at0].Value)
			sums[few[1]] += int32(nodes[at1].Value)
			sums[few[2]] += int32(nodes[at2].Value)
			sums[few[3]] += int32(nodes[at3].Value)
		}
		for _, i := range open[i:] {
			row := rowOf(rows, i)
			at := 0
			for range steps {
				at = nodes[at].next(row)
			}
			sums[i] += int32(nodes[at].Value)
		}
		from = end
	}
}

func rowOf(rows []byte, i int32) *[allColumns]byte {
	return (*[allColumns]byte)(rows[int(i)*allColumns:])
}

// next is where a row goes from a node: one further than Left if its byte is greater
// than Cut, which is when the difference is below zero.
func (n *Node) next(row *[allColumns]byte) int {
	return int(n.Left) + int((uint32(n.Cut)-uint32(row[n.Column]))>>31)
}

// Head is the first so many of the trees.
func (t *Trees) Head(n int) Trees {
	n = min(n, len(t.Ends))
	if n == 0 {
		return Trees{Base: t.Base}
	}
	return Trees{t.Base, t.Nodes[:t.Ends[n-1]], t.Ends[:n], t.Steps[:n]}
}

// check reports whether every way through the trees stays in them.
func (t *Trees) check(columns int) bool {
	from := int32(0)
	if len(t.Steps) != len(t.Ends) {
		return false
	}
	for _, end := range t.Ends {
		if end <= from || int(end) > len(t.Nodes) || end-from > 255 {
			return false
		}
		for i, n := range t.Nodes[from:end] {
			size := int(end - from)
			leaf := n.Cut == 255 && int(n.Left) == i
			if int(n.Column) >= columns || int(n.Left) >= size || !leaf && int(n.Left)+1 >= size {
				return false
			}
		}
		from = end
	}
	return int(from) == len(t.Nodes)
}
