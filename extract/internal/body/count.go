package body

import (
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// countKept fills the running counts.
func (b *builder) countKept() {
	n := len(b.m.Of) + 1
	b.kept, b.words = make([]int32, n), make([]int32, n)
	b.span()
	for i := b.from; i < b.to; i++ {
		b.kept[i+1], b.words[i+1] = b.kept[i], b.words[i]
		b.countNode(i, &b.p.Nodes[i], b.m.Of[i] == page.Keep)
	}
	for i := int(b.to) + 1; i < n; i++ {
		b.kept[i], b.words[i] = b.kept[b.to], b.words[b.to]
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
func (b *builder) countNode(i int32, n *page.Node, kept bool) {
	if n.Flags&page.IsText != 0 {
		if kept && n.Flags&page.Silent == 0 {
			b.kept[i+1]++
			if up := b.p.Nodes[n.Parent].Tag; up != atom.Video && up != atom.Audio { // theirs is for old browsers
				b.words[i+1] += b.p.Words(i)
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
		b.kept[i+1]++
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
