package body

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// captionWords are the class words that sites give to the text under a picture.
var captionWords = []string{"caption", "figcaption", "legend", "cutline", "pictext", "phototext", "imagetext",
	"bildunterschrift", "bildtext", "imagedescription", "image-description", "img-description", "legende", "onderschrift"}

// creditWords are those of an element that names who made the picture;
// sourceWords mean that only in a figure or beside a caption.
var (
	creditWords = []string{"credit", "credits", "photocredit", "copyright", "copyrights", "photographer", "courtesy", "bildquelle", "fotograf", "urheber"}
	sourceWords = []string{"source", "attribution", "byline", "quelle", "owner", "agency", "autor", "author", "firma"}
)

// creditLabels are what a label before a credit calls it.
var creditLabels = []string{"image source", "image credit", "photo credit", "credit", "source", "copyright", "photo", "bildquelle", "quelle", "foto", "crédit", "crédit photo", "fuente", "fonte"}

// labelWords is how many words the longest of these has.
const labelWords = 2

// creditLength is how many words a credit has at most.
const creditLength = 25

// A caption is the text of a figure: an element, and the credits that stand
// beside it, which become its end.
type caption struct {
	text    int32   // 0 for none
	credits []int32 // in order
	written bool
}

func (c *caption) empty() bool { return c.text == 0 && len(c.credits) == 0 }

func (c *caption) has(i int32) bool {
	if i == c.text && i > 0 {
		return true
	}
	for _, k := range c.credits {
		if k == i {
			return true
		}
	}
	return false
}

// below reports whether a part of the caption stands below i.
func (c *caption) below(p *page.Page, i int32) bool {
	if c.text > i && p.Within(c.text, i) {
		return true
	}
	for _, k := range c.credits {
		if k > i && p.Within(k, i) {
			return true
		}
	}
	return false
}

// captionOf finds the caption below i outside of figures in it: what a rule calls
// one, the first figcaption, or the first element without a picture that its
// class calls a caption; and the credits outside of that.
func (b *builder) captionOf(i int32) (c caption) {
	c.text = b.captionOfRule(i)
	byClass := int32(0)
	for k := i + 1; k < b.p.Nodes[i].End; k++ {
		n := &b.p.Nodes[k]
		switch {
		case n.Flags&page.IsText != 0:
		case n.Tag == atom.Figure, b.wordsBelow(k) == 0:
			k = n.End - 1
		case n.Tag == atom.Figcaption:
			if c.text == 0 {
				c.text = k
			}
			k = n.End - 1
		case b.pics.below(b.p, k)+b.films.below(b.p, k) > 0:
		case b.isCredit(k, i):
			if len(c.credits) < maxCredits {
				c.credits = append(c.credits, k)
			}
			k = n.End - 1
		case byClass == 0 && classHas(b.p, k, captionWords):
			byClass = k
			k = n.End - 1
		}
	}
	if c.text == 0 {
		c.text = byClass
	}
	if c.empty() && b.p.Nodes[i].Tag != atom.Figure {
		c.text = b.lineBelow(i)
	}
	return c
}

// lineBelow finds the caption of a block that is a picture and a line below it, set
// off by emphasis, by a credit at its end, by no more than the block's class that says
// picture, or by the block, which stands among paragraphs; 0 if there is none.
func (b *builder) lineBelow(i int32) int32 {
	all, picture := b.wordsBelow(i), false
	if all == 0 || all > captionLength || b.pics.below(b.p, i) != 1 {
		return 0
	}
	for k := i + 1; k < b.p.Nodes[i].End; k++ {
		switch n := &b.p.Nodes[k]; {
		case n.Tag == atom.Img:
			picture = true
		case n.Tag == atom.A || n.Tag == atom.Picture: // may hold both
		case b.wordsBelow(k) == 0:
		case !picture || b.wordsBelow(k) < all || b.pics.below(b.p, k) > 0:
			return 0
		case n.Tag == atom.Em || n.Tag == atom.I || n.Tag == atom.Small || n.Tag == atom.Span && classHas(b.p, i, pictureWords) || endsInCredit(b.p.Clean(k)):
			return k
		case n.Flags&page.IsBlock != 0 && !heading(n.Tag) && b.amongParagraphs(i) && !isDay(b.p.Clean(k)):
			return k
		default:
			return 0
		}
	}
	return 0
}

// amongParagraphs holds for a plain block with a paragraph right before or behind it.
func (b *builder) amongParagraphs(i int32) bool {
	return b.p.Nodes[i].Tag == atom.Div && (b.isParagraph(b.wordedSibling(i, b.p.Previous)) || b.isParagraph(b.wordedSibling(i, b.p.Next)))
}

// wordedSibling is the nearest sibling of i in the direction of step that has a word, -1 for none:
// breaks and advertisements have none.
func (b *builder) wordedSibling(i int32, step func(int32) int32) int32 {
	k := step(i)
	for n := 0; n < blankSiblings && k >= 0 && b.wordsBelow(k) == 0; n++ {
		k = step(k)
	}
	return k
}

// isParagraph holds for a paragraph that is long enough to show that what stands beside it is of a
// text, too.
func (b *builder) isParagraph(k int32) bool {
	nodes := b.p.Nodes
	return k >= 0 && nodes[k].Tag == atom.P && nodes[nodes[k].End].Text-nodes[k].Text >= paragraphBytes
}

// blankSiblings is how many nodes without a word may stand between two that are beside each other.
const blankSiblings = 8

// paragraphBytes is how long such a paragraph is.
const paragraphBytes = 60

// isDay holds for a line that is no longer than a day, and has digits: below pictures in a list.
func isDay(s string) bool { return len(s) <= 24 && strings.ContainsAny(s, "0123456789") }

// pictureWords are what sites call a block with a picture.
var pictureWords = []string{"image", "img", "picture", "photo", "imginline", "bild", "foto", "figure"}

// maxCredits bounds the credits of one figure.
const maxCredits = 8

func (b *builder) captionOfRule(i int32) int32 {
	for _, c := range b.m.Captions {
		if c > i && b.p.Within(c, i) {
			return c
		}
	}
	return 0
}

// captionWords counts the words of a caption with its credits.
func (b *builder) captionWords(c caption) (words int32) {
	if c.text > 0 {
		words = b.wordsBelow(c.text)
	}
	for _, k := range c.credits {
		if c.text == 0 || !b.p.Within(k, c.text) {
			words += b.wordsBelow(k)
		}
	}
	return words
}

// captionBehind makes a figure of a picture and the block right behind it whose class says
// caption, which ends in a credit or is one. It reports whether there was one.
func (b *builder) captionBehind(i int32) bool {
	top := b.top()
	if top.kind != blocksOnly && top.kind != flow || top.node == nil || b.inFigure() || onlyPicture(top.node.LastChild) == nil {
		return false
	}
	if words := b.wordsBelow(i); words == 0 || words > captionLength || b.pics.below(b.p, i)+b.films.below(b.p, i) > 0 {
		return false
	}
	if !classHas(b.p, i, captionWords) && !endsInCredit(b.p.Clean(i)) && (b.wordsBelow(i) > creditLength || !b.saysCredit(i)) {
		return false
	}
	b.endLine()
	line := top.node.LastChild
	img := onlyPicture(line)
	if img == nil {
		return false
	}
	figure := line
	if line.DataAtom != atom.Figure {
		figure = b.newElement(atom.Figure)
		top.node.InsertBefore(figure, line)
		top.node.RemoveChild(line)
		move(img, figure)
	}
	b.frames = append(b.frames, frame{tag: atom.Figure, node: figure, at: i, kind: blocksOnly})
	b.figures++
	b.caption(caption{text: i})
	b.figures--
	b.close()
	return true
}

// onlyPicture is the picture that is all of a line or figure, nil if there is none.
func onlyPicture(line *html.Node) *html.Node {
	for n := line; n != nil && (n == line && (n.DataAtom == atom.P || n.DataAtom == atom.Figure) || n.DataAtom == atom.A) && n.FirstChild == n.LastChild; {
		if n = n.FirstChild; n != nil && n.DataAtom == atom.Img {
			return n
		}
	}
	return nil
}

// caption writes the figcaption: the text, then the credits, each in a small.
func (b *builder) caption(c caption) {
	b.endLine()
	at := c.text
	if at == 0 {
		at = c.credits[0]
	}
	b.open(at, atom.Figcaption, inlineOnly)
	media := b.noMedia
	b.noMedia, b.captionAt = true, c.text
	if c.text > 0 && b.wholeCredit(c.text) {
		b.credit(c.text)
	} else if c.text > 0 {
		b.children(c.text)
	}
	for _, k := range append(b.firstCredits, c.credits...) {
		b.credit(k)
	}
	b.noMedia, b.firstCredits = media, nil
	b.close()
}

// credit writes what names the picture's maker: on the caption's line, in a small.
func (b *builder) credit(i int32) {
	if b.begun {
		b.space, b.breaks = true, 0
	}
	b.inline = append(b.inline, element(atom.Small))
	b.inCredit = true
	b.children(i)
	b.inCredit = false
	b.closeInline()
	b.space = true
}

// captionElement writes an element inside a caption that is not like any other:
// a credit, or a label that only screen readers speak.
func (b *builder) captionElement(i int32) (done bool) {
	switch {
	case b.wordsBelow(i) == 0:
	case isSpokenLabel(b.p, i):
		return true
	case !b.inCredit && b.isCredit(i, b.captionAt):
		if b.begun {
			b.credit(i)
		} else {
			b.firstCredits = append(b.firstCredits, i) // they read better behind the text
		}
		return true
	}
	return false
}

// wholeCredit reports whether an element that stands where a caption does holds
// a credit only: its class says so and does not say caption.
func (b *builder) wholeCredit(i int32) bool {
	return classHas(b.p, i, creditWords) && !classHas(b.p, i, captionWords) && b.wordsBelow(i) <= creditLength
}

// isCredit reports whether an element in the figure or caption top names the
// maker of the picture. Elements that are small print in other places, too, count
// only beside other text.
func (b *builder) isCredit(i, top int32) bool {
	n := &b.p.Nodes[i]
	words := b.wordsBelow(i)
	if words == 0 || words > creditLength || n.Tag == atom.Figcaption {
		return false
	}
	whole := top > 0 && words == b.wordsBelow(top)
	if words <= labelWords && slices.Contains(creditLabels, strings.ToLower(strings.TrimRight(b.p.Clean(i), ": "))) {
		return false // a label alone: what it labels follows
	}
	switch {
	case classHas(b.p, i, creditWords), classHas(b.p, i, sourceWords):
		return !whole || !classHas(b.p, i, captionWords)
	case n.Tag == atom.Small, n.Tag == atom.Cite:
		return !whole
	}
	return b.labelledCredit(i) || !whole && b.saysCredit(i)
}

// saysCredit reports whether the text of an element begins with a label that calls
// it a credit: "Photo: Ida Brandt".
func (b *builder) saysCredit(i int32) bool {
	label, name, found := strings.Cut(b.p.Clean(i), ":")
	return found && name != "" && slices.Contains(creditLabels, strings.ToLower(strings.TrimSpace(label)))
}

// creditMarks announce the maker of a picture at the end of a caption.
var creditMarks = []string{"©", "photo:", "photo by", "photograph:", "picture:", "image:", "credit:", "foto:", "fotos:", "bild:", "crédit:", "crédit photo:"}

// creditEnd is how many bytes a credit at the end of a caption has at most.
const creditEnd = 80

// endsInCredit reports whether a line ends with who made a picture: "... | © Ida Brandt".
func endsInCredit(s string) bool {
	s = strings.ToLower(s[max(0, len(s)-creditEnd):])
	for _, mark := range creditMarks {
		if i := strings.LastIndex(s, mark); i >= 0 && len(s) > i+len(mark)+2 && !strings.Contains(s[i:], ". ") {
			return true
		}
	}
	return false
}

// labelledCredit reports whether the first element in i is a label that only
// screen readers speak and that says credit.
func (b *builder) labelledCredit(i int32) bool {
	for k := i + 1; k < min(b.p.Nodes[i].End, i+4); k++ {
		n := &b.p.Nodes[k]
		if n.Flags&page.IsText != 0 {
			if strings.TrimSpace(n.HTML.Data) != "" {
				return false
			}
			continue
		}
		if isSpokenLabel(b.p, k) {
			label := strings.TrimRight(strings.ToLower(b.p.Clean(k)), ".,:… ")
			return slices.Contains(creditLabels, label)
		}
	}
	return false
}

// isSpokenLabel holds for the few words before a caption or credit that are taken
// off the screen and spoken to those who do not see it.
func isSpokenLabel(p *page.Page, i int32) bool {
	return p.Words(i) <= 4 && classHas(p, i, spokenWords)
}

var spokenWords = []string{"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screenreader", "screen-reader", "hidden-visually", "offscreen", "off-screen"}
