package body

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// restoreMedia takes back the pictures with captions and the embeds that an engine
// lost from the midst of an article: those with kept text before and after, and
// next to nothing else between. Cleaning runs after it.
func restoreMedia(p *page.Page, m *page.Marks) {
	var lost []int32
	skipped, kept := int32(0), false
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			if p.Words(i) == 0 {
				continue
			}
			if m.Of[i] != page.Keep {
				skipped += p.Words(i)
				continue
			}
			if kept && skipped <= lostWords {
				for _, k := range lost {
					m.Keep(k)
				}
			}
			kept, skipped, lost = true, 0, lost[:0]
		case n.Tag == atom.Nav, n.Tag == atom.Aside, n.Tag == atom.Form, n.Flags&page.Unseen != 0, n.Tag == atom.Svg:
			skipped += p.Words(i)
			i = n.End - 1
		case n.Tag == atom.Figcaption, m.Of[i] == page.Keep && n.Flags&page.InLink == 0 && classHas(p, i, captionWords):
			keepPicture(p, m, i)
		case m.Of[i] != page.Keep && isLost(p, i):
			lost = append(lost, i)
			i = n.End - 1
		}
	}
}

// lostWords is how many words may stand around a lost picture that are not kept
// either: a label, a button.
const lostWords = 15

// isLost holds for what restoreMedia is about: a figure with a picture and a
// caption that is no link, an embed, the quote of a post.
func isLost(p *page.Page, i int32) bool {
	switch n := &p.Nodes[i]; {
	case n.Tag == atom.Figure, n.Tag == atom.Div && hasClass(p, i, "wp-caption"): // WordPress's, before there were figures
		return n.Flags&page.InLink == 0 && p.Words(i) > 0 && p.Words(i) <= captionLength && p.LinkDensity(i) < 0.5 && n.End-i <= captionSpan && hasImg(p, i)
	case n.Tag == atom.Iframe, n.Tag == atom.Embed:
		addr, _ := frameAddress(p, i)
		return addr != ""
	case n.Tag == atom.Video, n.Tag == atom.Audio:
		return mediaFile(p, i) != ""
	case n.Tag == atom.Blockquote:
		_, _, is := postOf(p, i)
		return is
	default:
		return embedBox(n.HTML) != "" && p.Words(i) <= consentLength
	}
}

func hasImg(p *page.Page, i int32) bool {
	for k := i + 1; k < p.Nodes[i].End; k++ {
		if isImg(&p.Nodes[k]) && ImageSource(p, k) != "" {
			return true
		}
	}
	return false
}

// keepPicture takes back the picture of a caption that is kept: the img in the
// nearest block around it that has one.
func keepPicture(p *page.Page, m *page.Marks, caption int32) {
	if !holdsKept(p, m, caption) {
		return
	}
	for up, hops := p.Nodes[caption].Parent, 0; up > p.Body() && hops < 3 && p.Nodes[up].End-up <= captionSpan; up, hops = p.Nodes[up].Parent, hops+1 {
		if !hasImg(p, up) {
			continue
		}
		for k := up; k < p.Nodes[up].End; k++ {
			if isImg(&p.Nodes[k]) && m.Of[k] == page.None {
				m.Of[k] = page.Keep
			}
		}
		return
	}
}

func holdsKept(p *page.Page, m *page.Marks, i int32) bool {
	for k := i; k < min(p.Nodes[i].End, i+captionSpan); k++ {
		if m.Of[k] == page.Keep && p.Nodes[k].Flags&page.IsText != 0 && p.Words(k) > 0 {
			return true
		}
	}
	return false
}
