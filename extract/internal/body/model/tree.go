package model

// A Node is one of a tree: a row goes to Left where its byte in Column is at most
// Cut, else to the node behind that. A leaf goes to itself.
type Node struct {
	Column uint16
	Cut    uint8
	Left   uint8 // index in the tree
	Value  int16 // of a leaf, in parts of unit
}

// unit is a log-odds of 1.
const unit = 4096

// Trees are a sum of decision trees.
type Trees struct {
	Base  int32  // what the sum begins with, in parts of unit
	Nodes []Node // of all trees, end to end
	Ends  []int32
	Steps []uint8 // the depth of each
}

// add adds to the sum of each row what the trees say of it, tree by tree, so that
// a tree's nodes stay at hand. Every row takes the same number of steps, down or
// in place: that costs less than the branch it saves.
func (t *Trees) add(sums []int32, rows []byte) {
	for i := range sums {
		sums[i] += t.Base
	}
	from := int32(0)
	for k, end := range t.Ends {
		nodes, steps := t.Nodes[from:end], t.Steps[k]
		for i := range sums {
			row := rows[i*allColumns : (i+1)*allColumns]
			at := 0
			for range steps {
				n := &nodes[at]
				at = int(n.Left)
				if row[n.Column] > n.Cut {
					at++
				}
			}
			sums[i] += int32(nodes[at].Value)
		}
		from = end
	}
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
