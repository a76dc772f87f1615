package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A paragraph of this many words is likely to be prose.
const proseWords = 15

// byDensity is the plain candidate that stands in where readability finds
// nothing: the deepest element that holds most of the page's prose, without the
// parts that say they are navigation. A page with hardly any words is kept whole.
func byDensity(p *page.Page) *page.Marks {
	top := p.Body()
	if p.Words(top) >= 60 {
		top = proseRoot(p)
	}
	m := page.NewMarks(p)
	m.Keep(top)
	for i := top + 1; i < p.Nodes[top].End; i++ {
		switch n := &p.Nodes[i]; n.Tag {
		case atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form:
			if p.Words(i)*2 < p.Words(top) {
				m.Drop(i, "chrome")
				i = n.End - 1
			}
		}
	}
	return m
}

// proseRoot walks down from the body as long as one child holds 60 % of the
// words that stand in paragraphs.
func proseRoot(p *page.Page) int32 {
	prose := proseCount(p)
	at := p.Body()
	total := prose[p.Nodes[at].End] - prose[at]
	if total == 0 {
		return at
	}
	for {
		next := int32(-1)
		for c := at + 1; c < p.Nodes[at].End; c = p.Nodes[c].End {
			if (prose[p.Nodes[c].End]-prose[c])*10 >= total*6 {
				next = c
				break
			}
		}
		// A block of text is not a container: its parent keeps what stands around.
		if next < 0 || p.Nodes[next].Flags&page.IsBlock == 0 || p.Nodes[next].Tag == atom.P {
			return at
		}
		at = next
	}
}

// proseCount counts, before each node, the words of blocks with no block inside
// that hold proseWords or more and are not mostly links.
func proseCount(p *page.Page) []int32 {
	var blocks []int32
	for i := int32(0); i < p.Len(); i++ {
		n := &p.Nodes[i]
		if n.Flags&page.IsBlock == 0 || n.Flags&page.Silent != 0 {
			continue
		}
		if k := len(blocks) - 1; k >= 0 && i < p.Nodes[blocks[k]].End {
			blocks = blocks[:k] // it has a block inside
		}
		blocks = append(blocks, i)
	}
	count := make([]int32, p.Len()+1)
	for _, i := range blocks {
		if words := p.Words(i); words >= proseWords && p.LinkDensity(i) < 0.5 {
			count[p.Nodes[i].End] += words
		}
	}
	for i := int32(1); i <= p.Len(); i++ {
		count[i] += count[i-1]
	}
	return count
}
