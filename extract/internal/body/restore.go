package body

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// restoreHeadings takes back headings that engines lose from the midst of an
// article, as readability does with those inside header elements and with those whose
// words stand in a button, and the model with the summaries of details. Cleaning runs
// after it.
func restoreHeadings(p *page.Page, m *page.Marks) {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if (heading(p.Nodes[i].Tag) || p.Nodes[i].Tag == atom.Summary) && (m.Of[i] != page.Keep || !keepsText(p, m, i)) && restorable(p, m, i) {
			m.Keep(i)
		}
	}
}

// attributionWords is the most that says whose a quotation is.
const attributionWords = 20

// restoreAttributions takes back what is lost of a quotation that is kept: the line
// that says whose it is.
func restoreAttributions(p *page.Page, m *page.Marks) {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag != atom.Blockquote {
			continue
		}
		kept, lost := int32(0), []int32(nil)
		words := int32(0) // of lost
		for c := i; c < p.Nodes[i].End; c++ {
			switch n := &p.Nodes[c]; {
			case n.Flags&page.IsText == 0 || n.Flags&(page.Silent|page.Unseen) != 0:
			case m.Of[c] == page.Keep:
				kept += p.Words(c)
			case m.Of[c] == page.None && kept > 0:
				lost = append(lost, c)
				words += p.Words(c)
			}
		}
		if words > 0 && words <= attributionWords && words < kept {
			for _, c := range lost {
				m.Of[c] = page.Keep
			}
		}
	}
}

// restoreNotes takes back the footnotes that kept text refers to: readability takes
// a class that says footnote for one of the page's furniture.
func restoreNotes(p *page.Page, m *page.Marks) {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag == atom.A && p.Chars(i) <= maxLabel && (strings.Contains(p.Attr(i, "href"), "#") || saysFootnote(p, i)) && keepsText(p, m, i) {
			restoreAllNotes(p, m)
			return
		}
	}
}

// restoreAllNotes looks for the notes of the whole page, then for those of them
// that are referred to from what is kept, and are lost.
func restoreAllNotes(p *page.Page, m *page.Marks) {
	all := page.NewMarks(p)
	all.Keep(p.Body())
	b := builder{p: p, m: all}
	b.countKept()
	f := b.findNotes()
	if f == nil {
		return
	}
	for _, r := range f.refs {
		n := &f.list[r.note]
		if n.end == 0 || n.live || !keepsText(p, m, r.link) {
			continue
		}
		n.live = true
		lost := p.Nodes[n.start].Flags&page.Unseen == 0 && !inPageFooter(p, n.start)
		for i := n.start; i < n.end && lost; i = p.Nodes[i].End {
			lost = !keepsText(p, m, i)
		}
		for i := n.start; i < n.end && lost; i = p.Nodes[i].End {
			m.Keep(i)
		}
	}
}

// inPageFooter reports whether a node stands in a footer of the whole page, where
// terms and conditions are.
func inPageFooter(p *page.Page, i int32) bool {
	for ; i > p.Body(); i = p.Nodes[i].Parent {
		switch p.Nodes[i].Tag {
		case atom.Article:
			return false
		case atom.Footer, atom.Nav:
			return true
		}
	}
	return false
}

// keepsText reports whether some text of a subtree is kept.
func keepsText(p *page.Page, m *page.Marks, i int32) bool {
	for c := i; c < p.Nodes[i].End; c++ {
		if m.Of[c] == page.Keep && p.Nodes[c].Flags&page.IsText != 0 {
			return true
		}
	}
	return false
}

// restoreLead takes back the article's lead picture where it stands before the
// text, with its caption if it has one, outside of the container that the engine chose.
// picture is the address that the page states for it, "" for none.
func restoreLead(p *page.Page, m *page.Marks, picture string) {
	name := page.FileName(picture)
	if name == "" {
		return
	}
	whole := wholePage(p)
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0 && m.Of[i] == page.Keep && p.Words(i) >= proseWords:
			return // behind the first of the text it is no lead
		case n.Tag == atom.Nav, n.Tag == atom.Aside, n.Flags&page.Unseen != 0:
			i = n.End - 1
		case isImg(n) && page.FileName(ImageSource(p, i)) == name:
			if m.Of[i] == page.Keep {
				return
			}
			if f := frameOf(p, i, whole); f >= 0 {
				m.Keep(f)
				return
			}
			if (&edges{p: p, m: m}).isPicture(i) {
				m.Of[i] = page.Keep
				return
			}
		}
	}
}

// restorable holds for a short heading that is no link and no headline,
// with kept text of the same section behind it and little in between.
func restorable(p *page.Page, m *page.Marks, i int32) bool {
	n := &p.Nodes[i]
	if n.Tag == atom.H1 || n.Flags&page.Unseen != 0 || p.Words(i) == 0 || p.Words(i) > 25 || p.LinkDensity(i) > 0.3 {
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
		if n.Flags&(page.IsText|page.Silent|page.Unseen) != page.IsText || p.Words(j) == 0 {
			continue
		}
		if m.Of[j] == page.Keep {
			return true
		}
		skipped += p.Words(j)
	}
	return false
}
