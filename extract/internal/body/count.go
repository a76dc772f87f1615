package body

import (
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A count is what is kept of the nodes before one.
type count struct{ words, leaves int32 }

// counts are running counts before each node. Most of a page lies before or
// behind what is kept; there they do not change, and are not held.
type counts struct {
	first   int32   // the node that running begins with
	running []count // never empty
}

func newCounts(from, to int32) counts { return counts{from, make([]count, to-from+1)} }

// before is the count before node i.
func (c *counts) before(i int32) count {
	return c.running[min(max(i-c.first, 0), int32(len(c.running)-1))]
}

// whole is the count of everything.
func (c *counts) whole() count { return c.running[len(c.running)-1] }

// keeps reports whether anything of the subtree of i is kept.
func (b *builder) keeps(i int32) bool {
	return b.before(b.p.Nodes[i].End).leaves != b.before(i).leaves
}

// wordsIn is how many kept words the subtree of i holds, wordsBelow that without
// the node itself.
func (b *builder) wordsIn(i int32) int32 {
	return b.before(b.p.Nodes[i].End).words - b.before(i).words
}

func (b *builder) wordsBelow(i int32) int32 {
	return b.before(b.p.Nodes[i].End).words - b.before(i+1).words
}

func (b *builder) leavesBelow(i int32) int32 {
	return b.before(b.p.Nodes[i].End).leaves - b.before(i+1).leaves
}

// countKept fills the running counts.
func (b *builder) countKept() {
	b.span()
	b.counts = newCounts(b.from, b.to)
	var now count
	for i := b.from; i < b.to; i++ {
		b.countNode(i, &b.p.Nodes[i], b.m.Of[i] == page.Keep, &now)
		b.running[i-b.from+1] = now
	}
}

// places are nodes of one kind, in order.
type places []int32

// below is how many of them stand below the node i.
func (l places) below(p *page.Page, i int32) int { return l.before(p.Nodes[i].End) - l.before(i+1) }

// from is how many of them stand below the node i or are it.
func (l places) from(p *page.Page, i int32) int { return l.before(p.Nodes[i].End) - l.before(i) }

func (l places) before(i int32) int {
	n, _ := slices.BinarySearch(l, i)
	return n
}

// span finds where the kept nodes are: most of a page lies before or behind them.
// A picture that was lost may stand a little farther out than its caption, or in
// the same figure.
func (b *builder) span() {
	first, last := len(b.m.Of), -1
	for i, mark := range b.m.Of {
		if mark == page.Keep {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return
	}
	b.from, b.to = int32(max(0, first-captionSpan)), int32(min(len(b.m.Of), last+1+captionSpan))
	for _, end := range []int{first, last} {
		for up := int32(end); up > 0; up = b.p.Nodes[up].Parent {
			if b.p.Nodes[up].Tag == atom.Figure {
				b.from, b.to = min(b.from, up), max(b.to, b.p.Nodes[up].End)
			}
		}
	}
}

// countNode counts one node. A picture that an engine lost counts all the same:
// its caption is no less a caption.
func (b *builder) countNode(i int32, n *page.Node, kept bool, now *count) {
	if n.Flags&page.IsText != 0 {
		if kept && n.Flags&page.Silent == 0 {
			now.leaves++
			if up := b.p.Nodes[n.Parent].Tag; up != atom.Video && up != atom.Audio { // theirs is for old browsers
				now.words += b.p.Words(i)
			}
		}
		return
	}
	switch n.Tag {
	case atom.Figure:
		b.figs = append(b.figs, i)
	case atom.Table:
		b.tables = append(b.tables, i)
	case atom.Blockquote, atom.Pre:
		if b.p.Words(i) > 0 {
			b.texts = append(b.texts, i)
		}
	}
	if !leaf(n) {
		return
	}
	if kept {
		now.leaves++
	}
	switch {
	case n.Flags&page.NoScript != 0, n.Tag == atom.Hr, n.Tag == atom.Input, n.Tag == atom.Blockquote:
	case isImg(n):
		b.pics = append(b.pics, i)
	case n.Tag == atom.Iframe:
		if _, shows := frameAddress(b.p, i); shows == film || shows == chart || shows == atlas {
			b.films = append(b.films, i)
		}
	default:
		b.films = append(b.films, i)
	}
}
