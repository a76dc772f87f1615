package body

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gallery walks a figure that is made of figures: each is one of the tree, and
// the caption of the whole is a figure that holds nothing else.
func (b *builder) gallery(i int32, c caption) {
	b.boundary()
	b.galleryChildren(i, &c)
	b.boundary()
}

// isGallery reports whether all text of a figure stands in the figures in it and
// in its caption.
func (b *builder) isGallery(i int32, c caption) bool {
	return b.inFigures(i)+b.captionWords(c) == b.in(b.words, i)
}

// inFigures counts the words in the figures below i.
func (b *builder) inFigures(i int32) (words int32) {
	for k := i + 1; k < b.p.Nodes[i].End; k++ {
		if n := &b.p.Nodes[k]; n.Tag == atom.Figure {
			words += b.in(b.words, k)
			k = n.End - 1
		}
	}
	return words
}

func (b *builder) galleryChildren(i int32, c *caption) {
	for k := i + 1; k < b.p.Nodes[i].End; {
		next := b.p.Nodes[k].End
		switch {
		case c.has(k):
			if !c.written {
				c.written = true
				b.endLine()
				b.open(k, atom.Figure, blocksOnly)
				b.figures++
				b.caption(*c)
				b.figures--
				b.close()
			}
		case c.below(b.p, k):
			b.boundary()
			b.galleryChildren(k, c)
			b.boundary()
		default:
			next = b.step(k)
		}
		k = next
	}
}

// pictureList reports whether all that the items of a list hold is pictures with
// their captions.
func (b *builder) pictureList(i int32) bool {
	if k := b.top().kind; b.pics.below(b.p, i) == 0 || k == inlineOnly || k == verbatim || k == lists {
		return false
	}
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		n := &b.p.Nodes[c]
		switch {
		case b.kept[n.End] == b.kept[c]:
		case n.Tag == atom.Dd:
			if !classHas(b.p, c, captionWords) {
				return false
			}
		case n.Tag != atom.Li && n.Tag != atom.Dt || !b.pictureItem(c):
			return false
		}
	}
	return true
}

func (b *builder) pictureItem(i int32) bool {
	words := b.in(b.words, i)
	switch {
	case b.pics.below(b.p, i)+b.films.below(b.p, i) == 0 || b.texts.below(b.p, i) > 0:
		return false
	case words == 0:
		return true
	case b.p.Nodes[i].End-i > captionSpan:
		return false
	}
	return b.inFigures(i)+b.captionWords(b.captionOf(i)) == words
}

// pictureItems makes figures of the items of a pictureList; a dd is the caption of
// what is before it.
func (b *builder) pictureItems(i int32) {
	b.boundary()
	open := false
	end := func() {
		if open {
			made := b.top().node
			b.figures--
			b.close()
			b.endPicture(made)
		}
		open = false
	}
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		n := &b.p.Nodes[c]
		switch {
		case b.kept[n.End] == b.kept[c]:
		case n.Tag == atom.Dt && !b.inFigure() || n.Tag == atom.Dt && open:
			end()
			b.endLine()
			b.open(c, atom.Figure, blocksOnly)
			b.figures++
			open = true
			b.children(c)
		case n.Tag == atom.Dd && b.inFigure():
			b.caption(caption{text: c})
		case b.figs.below(b.p, c) > 0:
			b.boundary()
			b.children(c)
			b.boundary()
		default:
			b.figure(c)
		}
	}
	end()
	b.boundary()
}

// placed is a picture of the run of pictures without text between them.
type placed struct {
	img   *html.Node
	width int // as the page states it, 0 if it does not
}

// pictureAgain reports whether this picture stands in the present run already, as
// those of a slider do that shows each large and small. If it is wider this time,
// the one before becomes this one.
func (b *builder) pictureAgain(i int32, src string, width int) bool {
	before, again := b.run[pictureKey(src)]
	if !again {
		return false
	}
	if before.width > 0 && width > before.width && width <= maxPictureWidth {
		before.img.Attr[0].Val = src
		before.img.Attr = before.img.Attr[:2] // the size was that of the other
		b.run[pictureKey(src)] = placed{before.img, width}
	}
	if alt := cleanText(b.p.Attr(i, "alt")); before.img.Attr[1].Val == "" {
		before.img.Attr[1].Val = alt
	}
	b.again = before.img
	return true
}

func (b *builder) remember(src string, img *html.Node, width int) {
	if b.run == nil {
		b.run = map[string]placed{}
	}
	b.run[pictureKey(src)] = placed{img, width}
}

// endRun forgets the pictures when text goes on.
func (b *builder) endRun() {
	if len(b.run) > 0 {
		clear(b.run)
	}
}

// endPicture deals with a figure whose picture stood before it already: its
// caption goes to that figure if it has none, and is gone if it is the same.
func (b *builder) endPicture(made *html.Node) {
	again := b.again
	b.again = nil
	if made == nil || again == nil || made.FirstChild == nil || made.FirstChild != made.LastChild || made.FirstChild.DataAtom != atom.Figcaption {
		return
	}
	before := again.Parent
	if before == made || before.DataAtom != atom.Figure || made.Parent.FirstChild == made {
		return
	}
	text := made.FirstChild
	switch last := before.LastChild; {
	case last.DataAtom != atom.Figcaption:
		made.RemoveChild(text)
		before.AppendChild(text)
	case !sameWords(last, text):
		return
	}
	made.Parent.RemoveChild(made)
}

// sameWords reports whether two captions hold the same text. It looks no further
// than the second, so that one long caption costs once.
func sameWords(a, b *html.Node) bool {
	nextA, nextB := textsOf(a), textsOf(b)
	for {
		s, okA := nextA()
		t, okB := nextB()
		if okA != okB || s != t {
			return false
		}
		if !okA {
			return true
		}
	}
}

// textsOf returns a function that gives the text nodes below n one by one.
func textsOf(n *html.Node) func() (string, bool) {
	stack := []*html.Node{n}
	return func() (string, bool) {
		for len(stack) > 0 {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for c := n.LastChild; c != nil; c = c.PrevSibling {
				stack = append(stack, c)
			}
			if n.Type == html.TextNode {
				return n.Data, true
			}
		}
		return "", false
	}
}
