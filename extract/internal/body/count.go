package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// countKept fills the running counts.
func (b *builder) countKept() {
	n := len(b.m.Of) + 1
	all := make([]int32, 7*n)
	for k, count := range []*[]int32{&b.kept, &b.pics, &b.films, &b.words, &b.figs, &b.texts, &b.tables} {
		*count = all[k*n : (k+1)*n : (k+1)*n]
	}
	for i, mark := range b.m.Of {
		node := &b.p.Nodes[i]
		for _, count := range []([]int32){b.kept, b.pics, b.films, b.words, b.figs, b.texts, b.tables} {
			count[i+1] = count[i]
		}
		b.countNode(int32(i), node, mark == page.Keep)
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
		b.figs[i+1]++
	case atom.Table:
		b.tables[i+1]++
	case atom.Blockquote, atom.Pre:
		if b.p.Words(i) > 0 {
			b.texts[i+1]++
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
		b.pics[i+1]++
	case n.Tag == atom.Iframe:
		if _, shows := frameAddress(b.p, i); shows == film || shows == chart || shows == atlas {
			b.films[i+1]++
		}
	default:
		b.films[i+1]++
	}
}
