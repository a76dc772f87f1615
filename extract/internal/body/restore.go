package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// restore takes back headings that readability loses from the midst of an
// article, as it does with those inside header elements. Cleaning runs after it.
func restore(p *page.Page, m *page.Marks) {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if heading(p.Nodes[i].Tag) && m.Of[i] != page.Keep && restorable(p, m, i) {
			m.Keep(i)
		}
	}
}

// restorable holds for a short heading that is no link and no headline,
// with kept text of the same section behind it and little in between.
func restorable(p *page.Page, m *page.Marks, i int32) bool {
	n := &p.Nodes[i]
	if n.Tag == atom.H1 || n.Flags&page.Hidden != 0 || p.Words(i) == 0 || p.Words(i) > 25 || p.LinkDensity(i) > 0.3 {
		return false
	}
	section, most := n.Parent, int32(0)
	if p.Nodes[section].Tag == atom.Header {
		section, most = p.Nodes[section].Parent, bylineWords
	}
	return section > p.Body() && followedByKept(p, m, n.End, p.Nodes[section].End, most)
}

// bylineWords is how much may stand between a heading in a header and its text:
// who wrote it and when.
const bylineWords = 15

// followedByKept reports whether kept text follows with at most so many words of
// other text before it.
func followedByKept(p *page.Page, m *page.Marks, from, end, most int32) bool {
	skipped := int32(0)
	for j := from; j < end && skipped <= most; j++ {
		n := &p.Nodes[j]
		if n.Flags&(page.IsText|page.Silent|page.Hidden) != page.IsText || p.Words(j) == 0 {
			continue
		}
		if m.Of[j] == page.Keep {
			return true
		}
		skipped += p.Words(j)
	}
	return false
}
