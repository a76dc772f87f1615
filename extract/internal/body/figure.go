package body

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// figure opens a figure. One around a table, a quote or code is only a frame:
// these are text. One around other figures is a gallery. The pictures of any other
// stand in it directly, and its caption with the credits beside it is its figcaption.
func (b *builder) figure(i int32) {
	if k := b.top().kind; k == inlineOnly || k == verbatim || b.inFigure() || b.isFrame(i) {
		b.boundary()
		outer := b.tableCaption
		b.tableCaption = b.captionOfTable(i)
		b.children(i)
		b.tableCaption = outer
		b.boundary()
		return
	}
	c := b.captionOf(i)
	if b.figs.below(b.p, i) > 0 && b.isGallery(i, c) {
		b.gallery(i, c)
		return
	}
	b.endLine()
	b.open(i, atom.Figure, blocksOnly)
	b.figures++
	b.called = b.headingIn(c.text)
	if c.empty() && b.bareCaption(i) {
		b.pictures(i)
		b.caption(caption{text: i})
	} else {
		b.figureChildren(i, &c)
	}
	made := b.top().node
	b.figures--
	b.called = ""
	b.close()
	b.endPicture(made)
}

// headingIn is the heading of a caption, which names the embed that has no title
// of its own; "" if the caption has none.
func (b *builder) headingIn(caption int32) string {
	for k := caption + 1; caption > 0 && k < b.p.Nodes[caption].End; k++ {
		if tag := b.p.Nodes[k].Tag; (heading(tag) || tag == atom.Strong) && b.wordsBelow(k) > 0 {
			return b.p.Clean(k)
		}
	}
	return ""
}

func (b *builder) inFigure() bool { return b.figures > 0 }

// isFrame reports whether a figure is there for a quote or code, or for a table
// and not for a picture that one lays out.
func (b *builder) isFrame(i int32) bool {
	return b.texts.below(b.p, i) > 0 || b.tables.below(b.p, i) > 0 && b.pics.below(b.p, i)+b.films.below(b.p, i) == 0
}

// inHead reports whether a cell of the kind th is open.
func (b *builder) inHead() bool {
	for _, f := range b.frames {
		if f.tag == atom.Th {
			return true
		}
	}
	return false
}

// bareCaption reports whether the text of a figure is its caption though nothing
// calls it so: there is a picture, and the text is short and nothing else.
func (b *builder) bareCaption(i int32) bool {
	if words := b.wordsBelow(i); words == 0 || words > captionLength || b.pics.below(b.p, i)+b.films.below(b.p, i) == 0 {
		return false
	}
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		switch tag := b.p.Nodes[c].Tag; {
		case heading(tag), tag == atom.Ul, tag == atom.Ol, tag == atom.Dl, tag == atom.Details:
			return false
		}
	}
	return true
}

// captionLength is how many words a text may have that is taken for a caption
// because it stands in a figure.
const captionLength = 80

// pictures walks a figure for its pictures and embeds alone.
func (b *builder) pictures(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		switch n := &b.p.Nodes[c]; {
		case n.Flags&page.IsText != 0 || !b.keeps(c):
		case b.isMedium(c), n.Tag == atom.Noscript:
			b.element(c, n)
		default:
			b.pictures(c)
		}
	}
}

// isMedium reports whether a node is a picture or an embed by itself.
func (b *builder) isMedium(i int32) bool {
	n := &b.p.Nodes[i]
	return isImg(n) || n.Tag != atom.Input && n.Tag != atom.Hr && leaf(n)
}

// figureChildren walks a figure whose caption is known.
func (b *builder) figureChildren(i int32, c *caption) {
	for k := i + 1; k < b.p.Nodes[i].End; {
		next := b.p.Nodes[k].End
		switch {
		case c.has(k):
			if !c.written {
				c.written = true
				b.caption(*c)
			}
		case c.below(b.p, k):
			b.boundary()
			b.figureChildren(k, c)
			b.boundary()
		case b.p.Nodes[k].Flags&page.IsText == 0 && b.wordsBelow(k) > 0 && isSpokenLabel(b.p, k): // "Image copyright"
		default:
			next = b.step(k)
		}
		k = next
	}
}

// figureLike reports whether a plain block is a picture with its caption: it
// holds one picture or film, elements whose classes say caption or credit, and
// no other text.
func (b *builder) figureLike(i int32) bool {
	if b.p.Nodes[i].End-i > captionSpan || b.pics.below(b.p, i)+b.films.below(b.p, i) != 1 || b.figs.below(b.p, i) > 0 || b.inFigure() || b.top().kind == inlineOnly {
		return false
	}
	c := b.captionOf(i)
	if c.text == 0 && (c.empty() || !classHas(b.p, c.credits[0], creditWords)) {
		return false
	}
	return b.captionWords(c) == b.wordsBelow(i)
}

// captionSpan is the most nodes that a block may have to be looked at as a
// picture with its caption: each block of a page is, so the number must be small.
const captionSpan = 80

func (b *builder) image(i int32) {
	if b.noMedia {
		return
	}
	if sign := signText(b.p, i); sign != "" {
		b.addText(sign)
		return
	}
	raw, width := imageSource(b.p, i)
	w, h := pictureSize(b.p, i, width)
	if raw == "" || isSign(b.p, i, w, h) {
		return
	}
	if known := firstWidth(width, w); known > 0 && known < fairPictureWidth {
		if larger := b.largerSelf(i); larger != "" {
			raw, w, h, width = larger, 0, 0, 0
		}
	}
	src := b.p.CleanURL(raw)
	top := b.top()
	if src == "" || top.kind == verbatim || heading(top.tag) || b.pictureAgain(i, src, width) {
		return
	}
	img := element(atom.Img, html.Attribute{Key: "src", Val: src}, html.Attribute{Key: "alt", Val: altText(b.p.Attr(i, "alt"))})
	setSize(img, w, h)
	b.remember(src, img, width)
	if top.tag == atom.Figure && b.line == nil {
		b.realise().AppendChild(img)
		top.blocks = true
		return
	}
	alone := !b.begun || b.pictured
	b.withoutEmphasis(img)
	b.gap.object, b.pictured = true, alone && !inText(b.p, i, src, w)
}

// markedBytes is how long a picture's text is at most that is looked through for markup.
const markedBytes = 2000

// altText is a picture's text for those who do not see it, without the markup that a system left
// around it.
func altText(alt string) string {
	marked := len(alt) <= markedBytes && strings.HasPrefix(strings.TrimSpace(alt), "<")
	for marked && strings.Contains(alt, "</") {
		before, tag, opened := strings.Cut(alt, "<")
		_, behind, closed := strings.Cut(tag, ">")
		if !opened || !closed {
			break
		}
		alt = before + " " + behind
	}
	return strings.TrimSpace(cleanText(alt))
}

// withoutEmphasis writes a picture into the line. Emphasis that would begin with it
// begins behind it: a picture is neither bold nor slanted.
func (b *builder) withoutEmphasis(img *html.Node) {
	open, made := b.inline, len(b.chain)
	isEmphasis := func(n *html.Node) bool {
		return n.DataAtom == atom.Em || n.DataAtom == atom.Strong || n.DataAtom == atom.Del
	}
	stays := len(open) // of the open elements, how many stay open around text and picture
	if k := slices.IndexFunc(open[made:], isEmphasis); k >= 0 {
		stays = made + k
		b.inline = append(slices.Clone(open[:stays]), slices.DeleteFunc(slices.Clone(open[stays:]), isEmphasis)...)
	}
	b.beginWord()
	b.flush()
	b.inner().AppendChild(img)
	b.inline, b.chain = open, b.chain[:stays]
}

// inText reports whether a picture that a text begins with is like a letter of it.
func inText(p *page.Page, i int32, src string, width int) bool {
	if width == 0 {
		return extension(src) == "svg" || classHas(p, i, formulaWords)
	}
	return width < inlineWidth || classHas(p, i, formulaWords)
}

// inlineWidth is the width, in pixels, from which on a picture is no part of a line.
const inlineWidth = 100

func setSize(img *html.Node, w, h int) {
	if w > 0 {
		img.Attr = append(img.Attr, html.Attribute{Key: "width", Val: strconv.Itoa(w)})
	}
	if h > 0 {
		img.Attr = append(img.Attr, html.Attribute{Key: "height", Val: strconv.Itoa(h)})
	}
}

// firstWidth is the width that is known of a picture: its own, or that in which
// it is shown.
func firstWidth(own, shown int) int {
	if own > 0 {
		return own
	}
	return shown
}

// largerSelf is the address of the picture file that the link around a picture
// leads to, "" if there is no such link.
func (b *builder) largerSelf(i int32) string {
	for up, hops := b.p.Nodes[i].Parent, 0; up > 0 && hops < 3; up, hops = b.p.Nodes[up].Parent, hops+1 {
		if b.p.Nodes[up].Tag == atom.A && b.linksPicture(up) {
			return b.p.Attr(up, "href")
		}
	}
	return ""
}

// linksPicture reports whether a link leads from one picture to a larger copy.
func (b *builder) linksPicture(a int32) bool {
	return b.pics.below(b.p, a) == 1 && b.wordsBelow(a) == 0 && isPictureFile(b.p.Attr(a, "href"))
}

func heading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// copyOfPicture reports whether a noscript only repeats the picture before it
// for readers without scripts: imageSource has taken the address from there.
func (b *builder) copyOfPicture(i int32) bool {
	for c := i - 1; c > max(b.p.Nodes[i].Parent, i-maxBeside); c-- {
		switch n := &b.p.Nodes[c]; {
		case isImg(n):
			return b.m.Of[c] == page.Keep
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) != "":
			return b.standsBefore(i)
		}
	}
	return b.standsBefore(i)
}

// standsBefore reports whether the picture of a noscript is that of the img behind it, by
// its text or its file.
func (b *builder) standsBefore(noscript int32) bool {
	own := int32(0)
	for c := noscript + 1; c < b.p.Nodes[noscript].End && own == 0; c++ {
		if isImg(&b.p.Nodes[c]) {
			own = c
		}
	}
	for c := b.p.Nodes[noscript].End; own > 0 && c < min(b.p.Nodes[b.p.Nodes[noscript].Parent].End, b.p.Nodes[noscript].End+maxBeside); c++ {
		switch n := &b.p.Nodes[c]; {
		case isImg(n):
			alt, src := b.p.Attr(own, "alt"), b.p.Attr(own, "src")
			return b.m.Of[c] == page.Keep && (alt != "" && alt == b.p.Attr(c, "alt") || src != "" && strings.Contains(b.p.Attr(c, "srcset")+" "+b.p.Attr(c, "data-srcset")+" "+b.p.Attr(c, "src"), src))
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) != "":
			return false
		}
	}
	return false
}

// beside appends an element to the line, outside of the inline elements that are
// open: a link can hold neither an embed, which is a link itself, nor a checkbox.
func (b *builder) beside(n *html.Node) {
	b.flush()
	open := b.inline
	b.inline, b.chain = nil, b.chain[:0]
	b.beginWord()
	b.flush()
	b.inner().AppendChild(n)
	b.inline = open
}
