package body

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Pages nest blocks in ways that HTML does not know: paragraphs in lists, terms
// without definitions, captions in the midst of a figure, cells that span rows
// which are not there. A block is brought into shape when it is closed, so that
// what stands in it has its shape already.

// shape gives a closed block the form that HTML asks for. It may part it, or
// replace it by what it holds.
func shape(n *html.Node) {
	switch n.DataAtom {
	case atom.Ul, atom.Ol:
		shapeList(n)
	case atom.Dl:
		shapeTerms(n)
	case atom.Figure:
		shapeFigure(n)
	case atom.Details:
		shapeDetails(n)
	case atom.Table:
		shapeTable(n)
	}
}

// shapeList puts what stands between the items into items: a list into the one
// before it, which is how browsers show it, anything else into one of its own.
func shapeList(list *html.Node) {
	var stray *html.Node // the item made last, while nothing else has come
	for n := list.FirstChild; n != nil; {
		next := n.NextSibling
		switch {
		case n.DataAtom == atom.Li:
			stray = nil
		case stray != nil:
			move(n, stray)
		case (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && n.PrevSibling != nil:
			move(n, n.PrevSibling)
		default:
			stray = wrap(n, atom.Li)
		}
		n = next
	}
}

// shapeTerms makes groups of terms and definitions: definitions at the beginning,
// which have no term, become a list; terms at the end, which have no definition,
// become paragraphs.
func shapeTerms(dl *html.Node) {
	for n := dl.FirstChild; n != nil; {
		next := n.NextSibling
		if n.DataAtom != atom.Dt && n.DataAtom != atom.Dd {
			if prev := n.PrevSibling; prev != nil && prev.DataAtom == atom.Dd {
				move(n, prev)
			} else {
				wrap(n, atom.Dd)
			}
		}
		n = next
	}
	if only := dl.FirstChild; only != nil && only == dl.LastChild && only.DataAtom == atom.Dd {
		indented(only)
		dissolve(dl)
		return
	}
	var list *html.Node
	for dl.FirstChild != nil && dl.FirstChild.DataAtom == atom.Dd {
		if list == nil {
			list = element(atom.Ul)
			dl.Parent.InsertBefore(list, dl)
		}
		item := dl.FirstChild
		rename(item, atom.Li)
		move(item, list)
	}
	for dl.LastChild != nil && dl.LastChild.DataAtom == atom.Dt {
		term := dl.LastChild
		dl.RemoveChild(term)
		rename(term, atom.P)
		if !holds(term, atom.Strong) {
			strong := element(atom.Strong)
			moveAll(term, strong)
			term.AppendChild(strong)
		}
		dl.Parent.InsertBefore(term, dl.NextSibling)
	}
	if dl.FirstChild == nil {
		dl.Parent.RemoveChild(dl)
	}
}

// indented dissolves the one definition of a dl without terms, which is how wikis
// set a paragraph or a formula in.
func indented(dd *html.Node) {
	if !isBlock(dd.FirstChild) {
		p := wrap(dd.FirstChild, atom.P)
		for p.NextSibling != nil && !isBlock(p.NextSibling) {
			move(p.NextSibling, p)
		}
	}
	dissolve(dd)
}

// shapeFigure gives a figure one caption, at its beginning or its end. Pictures
// with a caption each are a figure each; a caption in several pieces is one.
func shapeFigure(figure *html.Node) {
	isCaption := func(n *html.Node) bool { return n != nil && n.DataAtom == atom.Figcaption }
	var captions []*html.Node
	for n := range figure.ChildNodes() {
		if isCaption(n) {
			captions = append(captions, n)
		}
	}
	above := isCaption(figure.FirstChild)
	switch {
	case len(captions) == 0, len(captions) == 1 && (above || isCaption(figure.LastChild)):
		return
	case len(captions) == 1:
		move(captions[0], figure)
		return
	}
	part, after := figure, figure.NextSibling
	var caption *html.Node // of the part
	behind := false        // a caption
	for n := figure.FirstChild; n != nil; {
		next, is := n.NextSibling, isCaption(n)
		if caption != nil && is != behind && is == above {
			part, caption = element(atom.Figure), nil
			part.Attr = figure.Attr
			figure.Parent.InsertBefore(part, after)
		}
		switch {
		case is && caption != nil:
			caption.AppendChild(element(atom.Br))
			moveAll(n, caption)
			n.Parent.RemoveChild(n)
		case part != figure:
			move(n, part)
			fallthrough
		default:
			if is {
				caption = n
			}
		}
		n, behind = next, is
	}
}

// details opens what can be unfolded, if there is something to click on.
func (b *builder) details(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		if b.p.Nodes[c].Tag == atom.Summary && b.in(b.words, c) > 0 {
			b.block(i, atom.Details, blocksOnly)
			return
		}
	}
	b.transparentBlock(i)
}

// shapeDetails puts the summary first. Without one, or with nothing but one,
// nothing can be unfolded.
func shapeDetails(details *html.Node) {
	var summary *html.Node
	for n := details.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.DataAtom != atom.Summary:
		case summary == nil:
			summary = n
		default:
			rename(n, atom.P)
		}
	}
	switch {
	case summary == nil:
		dissolve(details)
	case summary != details.FirstChild:
		details.RemoveChild(summary)
		details.InsertBefore(summary, details.FirstChild)
	}
}

// shapeRuby takes out of a ruby what follows its last reading. One without any
// reading is none.
func shapeRuby(ruby *html.Node) {
	for ruby.LastChild != nil && ruby.LastChild.DataAtom != atom.Rt {
		n := ruby.LastChild
		ruby.RemoveChild(n)
		ruby.Parent.InsertBefore(n, ruby.NextSibling)
	}
	if ruby.FirstChild == nil {
		ruby.Parent.RemoveChild(ruby)
	}
}

func holds(n *html.Node, tag atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == tag {
			return true
		}
	}
	return false
}

func isBlock(n *html.Node) bool { return n.Type == html.ElementNode && page.Block(n.DataAtom) }

func element(tag atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag}
}

func rename(n *html.Node, tag atom.Atom) { n.Data, n.DataAtom = tag.String(), tag }

// move takes n from its parent and appends it to another.
func move(n, to *html.Node) {
	n.Parent.RemoveChild(n)
	to.AppendChild(n)
}

func moveAll(from, to *html.Node) {
	for from.FirstChild != nil {
		move(from.FirstChild, to)
	}
}

// dissolve puts what n holds into its place.
func dissolve(n *html.Node) {
	for n.FirstChild != nil {
		c := n.FirstChild
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// wrap puts n into a new element in its place, and returns that.
func wrap(n *html.Node, tag atom.Atom) *html.Node {
	w := element(tag)
	n.Parent.InsertBefore(w, n)
	move(n, w)
	return w
}
