package body

import (
	"path"
	"strings"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// restoreEdges takes back the pictures, films and posts before the first kept words and
// behind the last, which restoreMedia does not reach: what stands in the same block, what
// stands beside that block in the text's own box with next to nothing between, and a figure
// between the headline and the text. Cleaning runs after it.
func restoreEdges(p *page.Page, m *page.Marks) {
	first, last := int32(-1), int32(-1)
	for i, mark := range m.Of {
		if mark == page.Keep && p.Nodes[i].Flags&page.IsText != 0 && p.Words(int32(i)) > 0 {
			if last = int32(i); first < 0 {
				first = last
			}
		}
	}
	if first < 0 {
		return
	}
	e := edges{p: p, m: m}
	block := blockOf(p, first)
	box := p.Nodes[block].Parent
	if block <= p.Body() || box < p.Body() {
		return
	}
	e.before(first, block, box)
	if block = blockOf(p, last); block > p.Body() {
		e.behind(last, block, p.Nodes[block].Parent)
	}
}

// edges is a body whose edges are looked at.
type edges struct {
	p *page.Page
	m *page.Marks
}

// before goes from the first kept text up to its box, and on to the headline.
func (e *edges) before(first, block, box int32) {
	top := box
	if h := e.headline(first); h >= 0 {
		top = h
	}
	skipped := int32(0)
	for i := first - 1; i > top && skipped <= lostWords; i-- {
		n := &e.p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			if f := figureOf(e.p, i); f > top { // its caption goes with it
				i = f + 1
				continue
			}
			skipped += e.p.Words(i)
		case i > box && e.isMedia(i, block, box), i <= box && n.Tag == atom.Figure && isLost(e.p, i) && !e.isPortrait(i):
			keepNone(e.p, e.m, i)
		}
	}
}

// headline is the last main heading before a text, -1 if none is near.
func (e *edges) headline(first int32) int32 {
	for i := first - 1; i > max(e.p.Body(), first-edgeNodes); i-- {
		if e.p.Nodes[i].Tag == atom.H1 {
			return i
		}
	}
	return -1
}

// edgeNodes is how far from its first text an article's headline may be.
const edgeNodes = 200

// behind goes from the last kept text to the end of its box.
func (e *edges) behind(last, block, box int32) {
	skipped := int32(0)
	for i := last + 1; i < e.p.Nodes[box].End && skipped <= lostWords; i++ {
		n := &e.p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			skipped += e.p.Words(i)
		case isAside(n.Tag), n.Flags&page.Unseen != 0:
			i = n.End - 1
		case e.isMedia(i, block, box):
			keepNone(e.p, e.m, i)
			i = n.End - 1
		}
	}
}

// isMedia holds for what restoreEdges is about, in a block of kept text or in one without
// other words beside it.
func (e *edges) isMedia(i, block, box int32) bool {
	if e.m.Of[i] != page.None || !isLost(e.p, i) && !e.isPicture(i) || e.p.Nodes[i].Tag == atom.Figure && e.isPortrait(i) {
		return false
	}
	if i > block && i < e.p.Nodes[block].End {
		return true
	}
	for up := i; ; up = e.p.Nodes[up].Parent {
		if e.p.Nodes[up].Parent == box {
			return true
		}
		if parent := &e.p.Nodes[e.p.Nodes[up].Parent]; e.p.Nodes[up].Parent <= box || isAside(parent.Tag) || parent.Flags&page.Unseen != 0 || e.p.Words(e.p.Nodes[up].Parent) > e.p.Words(i) {
			return false
		}
	}
}

// leastSide is the least width, in pixels, of a picture at an edge whose size is known:
// portraits and the signs of networks are smaller.
const leastSide = 200

// isPicture holds for a picture that is no sign and leads nowhere else.
func (e *edges) isPicture(i int32) bool {
	if !isImg(&e.p.Nodes[i]) || page.FileName(ImageSource(e.p, i)) == "" { // what counts visits has no file's name
		return false
	}
	if low := strings.ToLower(e.p.Attr(i, "class") + " " + path.Base(e.p.Attr(i, "src"))); strings.Contains(low, "logo") || strings.Contains(low, "watermark") {
		return false
	}
	w, h := pixels(e.p.Attr(i, "width")), pixels(e.p.Attr(i, "height"))
	if isSign(e.p, i, w, h) || w > 0 && w < leastSide || tiny(e.p.Attr(i, "width")) || tiny(e.p.Attr(i, "height")) {
		return false
	}
	if e.p.Nodes[i].Flags&page.InLink == 0 {
		return true
	}
	if a := around(e.p, i, atom.A, 0); a >= 0 {
		switch strings.ToLower(path.Ext(strings.SplitN(e.p.Attr(a, "href"), "?", 2)[0])) {
		case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif":
			return true
		}
	}
	return false
}

// isPortrait reports whether a figure shows who wrote the article: each picture in it is
// shown small, or leads to its author.
func (e *edges) isPortrait(figure int32) bool {
	some := false
	for i := figure + 1; i < e.p.Nodes[figure].End; i++ {
		if !isImg(&e.p.Nodes[i]) {
			continue
		}
		if some = true; !e.shownSmall(i) && !e.leadsToAuthor(i, figure) {
			return false
		}
	}
	return some
}

// shownSmall reads the width in which a picture, or a source beside it, says it is shown.
func (e *edges) shownSmall(img int32) bool {
	for i := e.p.Nodes[img].Parent; i <= img; i++ {
		if w := pixels(e.p.Attr(i, "sizes")); w > 0 && w < leastSide {
			return true
		}
	}
	return classHas(e.p, img, signWords)
}

func (e *edges) leadsToAuthor(img, figure int32) bool {
	a := around(e.p, img, atom.A, figure)
	return a >= 0 && (e.p.Attr(a, "rel") == "author" || strings.Contains(strings.ToLower(e.p.Attr(a, "href")), "/author"))
}

// restoreCaptions takes back the captions of what is kept: of figures, and of pictures in
// a block of which the rest is what its class calls a caption.
func restoreCaptions(p *page.Page, m *page.Marks) {
	whole := wholePage(p)
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		switch n := &p.Nodes[i]; {
		case n.Tag == atom.Figcaption && m.Of[i] == page.None && p.Words(i) > 0 && p.Words(i) <= captionLength && p.LinkDensity(i) < 0.5:
			if f := figureOf(p, i); f >= 0 && p.Nodes[f].Flags&page.Unseen == 0 && holdsLeaf(p, m, f) {
				keepNone(p, m, i)
			}
		case isImg(n) && m.Of[i] == page.Keep:
			if f := frameOf(p, i, whole); f >= 0 && p.Nodes[f].Tag != atom.Figure && p.LinkDensity(f) < 0.5 { // a figure's is looked for by itself
				keepNone(p, m, f)
			}
			if c := captionBelow(p, i); c >= 0 && m.Of[c] == page.None && isShown(p, i) {
				keepNone(p, m, c)
			}
		}
	}
}

// isShown reports whether a picture has an address and is no sign.
func isShown(p *page.Page, img int32) bool {
	raw, width := imageSource(p, img)
	w, h := pictureSize(p, img, width)
	return raw != "" && !isSign(p, img, w, h) && p.CleanURL(raw) != ""
}

// captionBelow is what a class calls a caption among the first words behind a picture, in a block
// beside that of the picture, -1 for none.
func captionBelow(p *page.Page, img int32) int32 {
	for i := img + 1; i < min(p.Len(), img+belowNodes); i++ {
		n := &p.Nodes[i]
		switch {
		case n.Tag == atom.Button, n.Flags&(page.Unseen|page.NoScript|page.Silent) != 0, p.Attr(i, "role") == "dialog":
			i = n.End - 1
		case isImg(n), isAside(n.Tag), heading(n.Tag):
			return -1
		case n.Flags&page.IsText != 0 && p.Words(i) > 0:
			return -1
		case n.Flags&page.IsBlock != 0 && p.Words(i) > 0 && p.Words(i) <= captionLength && classHas(p, i, captionWords):
			if p.LinkDensity(i) < 0.5 && !hasImg(p, i) {
				return i
			}
			return -1
		}
	}
	return -1
}

// belowNodes is how far behind a picture its caption may be.
const belowNodes = 80

// figureOf is the figure that a caption is of, -1 if there is none.
func figureOf(p *page.Page, caption int32) int32 { return around(p, caption, atom.Figure, p.Body()) }

// around is the nearest element of a kind around a node, below the node top; -1 if there is
// none.
func around(p *page.Page, i int32, tag atom.Atom, top int32) int32 {
	for up := p.Nodes[i].Parent; up > top; up = p.Nodes[up].Parent {
		if p.Nodes[up].Tag == tag {
			return up
		}
	}
	return -1
}

// holdsLeaf reports whether something of a figure is kept.
func holdsLeaf(p *page.Page, m *page.Marks, i int32) bool {
	for k := i; k < p.Nodes[i].End; k++ {
		if m.Of[k] == page.Keep && (leaf(&p.Nodes[k]) || p.Nodes[k].Flags&page.IsText != 0) {
			return true
		}
	}
	return false
}

// keepNone keeps what of a subtree nobody has dropped.
func keepNone(p *page.Page, m *page.Marks, i int32) {
	for k := i; k < p.Nodes[i].End; k++ {
		if m.Of[k] == page.None {
			m.Of[k] = page.Keep
		}
	}
}

// wholePage gives a builder that finds everything of a page kept, made once it is asked for.
func wholePage(p *page.Page) func() *builder {
	return sync.OnceValue(func() *builder {
		all := page.NewMarks(p)
		all.Keep(p.Body())
		b := &builder{p: p, m: all}
		b.countKept()
		b.frames = []frame{{}}
		return b
	})
}

// frameOf is the nearest block around a picture that is a figure, or holds besides it only
// what its class calls a caption; -1 if there is none. whole is the page's wholePage.
func frameOf(p *page.Page, img int32, whole func() *builder) int32 {
	for up := p.Nodes[img].Parent; up > p.Body(); up = p.Nodes[up].Parent {
		n := &p.Nodes[up]
		switch {
		case n.Tag == atom.Figure:
			return up
		case n.Flags&page.IsBlock == 0 || p.Words(up) == 0:
			continue
		case whole().figureLike(up):
			return up
		}
		return -1
	}
	return -1
}
