package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// ByModel marks the blocks that a learned model keeps, and the pictures, embeds
// and lines between them. What the model would keep but for a rule is marked as
// dropped. It returns nil if nothing is kept.
func ByModel(p *page.Page, m *model.Model) *page.Marks {
	sheet := model.Read(p)
	marks, found := page.NewMarks(p), false
	for i, reason := range sheet.Judge(m.Score(sheet), 0) {
		b := &sheet.Blocks[i]
		switch reason {
		case model.Kept:
			found = true
			for k := b.First; k <= b.Last; k++ {
				marks.Of[k] = page.Keep
			}
		case model.Unlikely:
		default:
			for k := b.First; k <= b.Last; k++ {
				marks.Drop(k, string(reason))
			}
		}
	}
	if !found {
		return nil
	}
	keepBetween(p, marks)
	return marks
}

// keepBetween keeps what is content without a word where it stands between blocks
// that are kept, or in a figure of which a word is: pictures, embeds, lines, boxes
// of tasks. A few words that are not kept may stand there, too: a caption.
func keepBetween(p *page.Page, m *page.Marks) {
	var waiting []int32
	open := false // text before is kept
	skipped := int32(0)
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			words := p.Words(i)
			switch {
			case words == 0:
			case m.Of[i] != page.Keep:
				skipped += words
				if skipped > captionWordsBetween {
					waiting, open = waiting[:0], false
				}
			default:
				for _, k := range waiting {
					if skipped == 0 || p.Nodes[k].Flags&page.InLink == 0 { // a teaser's picture is a link
						m.Of[k] = page.Keep
					}
				}
				waiting, open, skipped = waiting[:0], true, 0
			}
		case n.Flags&page.Hidden != 0 || isAside(n.Tag):
			if !holdsText(p, m, i) {
				i = n.End - 1
			}
		case leaf(n) && m.Of[i] == page.None && open:
			waiting = append(waiting, i)
		}
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag == atom.Figure && p.Nodes[i].End-i <= captionSpan && holdsText(p, m, i) {
			for k := i; k < p.Nodes[i].End; k++ {
				if leaf(&p.Nodes[k]) && m.Of[k] == page.None {
					m.Of[k] = page.Keep
				}
			}
		}
	}
}

// captionWordsBetween is how many words that are not kept may stand around a
// picture between two blocks that are.
const captionWordsBetween = 60

func isAside(tag atom.Atom) bool {
	switch tag {
	case atom.Nav, atom.Aside, atom.Form, atom.Svg, atom.Footer:
		return true
	}
	return false
}

// holdsText reports whether some text with words is kept in a subtree. It looks at
// no more than a figure's nodes.
func holdsText(p *page.Page, m *page.Marks, i int32) bool {
	for k := i; k < min(p.Nodes[i].End, i+captionSpan); k++ {
		if m.Of[k] == page.Keep && p.Nodes[k].Flags&page.IsText != 0 && p.Words(k) > 0 {
			return true
		}
	}
	return false
}
