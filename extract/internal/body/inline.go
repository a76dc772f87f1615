package body

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// What the inline elements of a page become:
//
//	b strong → strong      i em dfn var, a short cite → em
//	code samp tt → code    s strike del → del
//	abbr acronym → abbr    rtc without rt → rt
//	a sub sup ins kbd q ruby rt → themselves
//
// and all others (u mark small big font time data label bdi, small capitals and
// initials in a span) are the text they hold. A b or i that a style makes normal
// is none, and an rt outside of a ruby is text.

// inlineElement is the prototype of an inline element of the tree, or nil.
func (b *builder) inlineElement(i int32, n *page.Node) *html.Node {
	tag := n.Tag
	var attr []html.Attribute
	switch tag {
	case atom.A:
		href := b.p.CleanURL(b.p.Attr(i, "href"))
		if href == "" || strings.TrimSpace(b.p.Attr(i, "href")) == "#" || b.linksPicture(i) || b.linksItself(i) {
			return nil
		}
		attr = append(attr, html.Attribute{Key: "href", Val: href})
		if title := b.p.Attr(i, "title"); title != "" {
			attr = append(attr, html.Attribute{Key: "title", Val: cleanText(title)})
		}
	case atom.B, atom.Strong:
		if hasStyle(b.p, i, "font-weight", "normal", "400") {
			return nil
		}
		tag = atom.Strong
	case atom.I, atom.Em:
		if hasStyle(b.p, i, "font-style", "normal") {
			return nil
		}
		tag = atom.Em
	case atom.Dfn, atom.Var:
		tag = atom.Em
	case atom.Cite:
		if b.p.Words(i) > citeWords || b.isSource(i) || b.hasChild(i, atom.I) || b.hasChild(i, atom.Em) {
			return nil // a whole reference, or who is quoted
		}
		tag = atom.Em
	case atom.Code, atom.Samp, atom.Tt:
		tag = atom.Code
	case atom.S, atom.Strike, atom.Del:
		tag = atom.Del
	case atom.Abbr:
		if title := b.p.Attr(i, "title"); title != "" {
			attr = append(attr, html.Attribute{Key: "title", Val: cleanText(title)})
		}
	case atom.Rt, atom.Rtc:
		if n := len(b.inline); n == 0 || b.inline[n-1].DataAtom != atom.Ruby || tag == atom.Rtc && b.hasChild(i, atom.Rt) {
			return nil
		}
		tag = atom.Rt
	case atom.Ruby:
		if b.ruby > 0 {
			return nil
		}
	case atom.Sub, atom.Sup, atom.Ins, atom.Kbd, atom.Q:
	default:
		if n.HTML.Data != "acronym" {
			return nil
		}
		tag = atom.Abbr
		if title := b.p.Attr(i, "title"); title != "" {
			attr = append(attr, html.Attribute{Key: "title", Val: cleanText(title)})
		}
	}
	attr = append(attr, b.inlineSpeech(i, tag)...)
	return b.newElement(tag, attr...)
}

// linksItself holds for a link that is all of a heading and leads to a place on the page: that
// heading's, most often, for who wants to share it.
func (b *builder) linksItself(i int32) bool {
	top := b.top()
	if !heading(top.tag) || b.wordsBelow(i) < b.wordsBelow(top.at) {
		return false
	}
	before, _, found := strings.Cut(strings.TrimSpace(b.p.Attr(i, "href")), "#")
	return found && (before == "" || b.p.URL != nil && b.p.CleanURL(before) == b.p.CleanURL(b.p.URL.String()))
}

// inside writes the children of i in an inline element. Strong in strong is no
// stronger, and em in em no em.
func (b *builder) inside(proto *html.Node, i int32) {
	var open *int
	switch proto.DataAtom {
	case atom.Em:
		open = &b.em
	case atom.Strong:
		open = &b.strong
	case atom.Ruby:
		open = &b.ruby
	default:
		open = new(int)
	}
	*open++
	if *open > 1 || proto.DataAtom != atom.A && b.onlySigns(i) {
		b.children(i)
	} else {
		b.inline = append(b.inline, proto)
		b.children(i)
		b.closeInline()
	}
	*open--
}

// onlySigns reports whether an emphasis is of nothing but signs, which it does not show.
func (b *builder) onlySigns(i int32) bool {
	tag := b.p.Nodes[i].Tag
	return (tag == atom.B || tag == atom.Strong || tag == atom.I || tag == atom.Em) && b.pics.below(b.p, i) == 0 && !strings.ContainsFunc(b.p.TextOf(i), page.IsWordRune)
}

// citeWords is how many words the title of a work has at most.
const citeWords = 12

// isSource reports whether a cite names who is quoted, and not a work.
func (b *builder) isSource(i int32) bool {
	switch up := b.p.Nodes[i].Parent; b.p.Nodes[up].Tag {
	case atom.Blockquote, atom.Footer, atom.Figcaption:
		return true
	}
	return b.opensQuote(i)
}

// opensQuote reports whether a cite stands first in the one box of a quotation, as
// forums write who said it.
func (b *builder) opensQuote(i int32) bool {
	box := b.p.Nodes[i].Parent
	return b.p.Nodes[box].Tag == atom.Div && b.p.Nodes[b.p.Nodes[box].Parent].Tag == atom.Blockquote && b.p.Nodes[i].Text == b.p.Nodes[box].Text
}

func (b *builder) hasChild(i int32, tag atom.Atom) bool {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		if b.p.Nodes[c].Tag == tag {
			return true
		}
	}
	return false
}

// hasStyle reports whether an element's own style gives a property one of these
// values.
func hasStyle(p *page.Page, i int32, property string, values ...string) bool {
	_, rest, found := strings.Cut(p.Attr(i, "style"), property)
	value, _, _ := strings.Cut(strings.TrimLeft(rest, ": "), ";")
	return found && slices.Contains(values, strings.TrimSpace(value))
}

// isTitleButton reports whether a button is all the words of the heading, term or
// summary that it stands in: it opens what follows, and is its title.
func (b *builder) isTitleButton(i int32) bool {
	top := b.top()
	return top.at > 0 && (heading(top.tag) || top.tag == atom.Dt || top.tag == atom.Summary) && b.wordsIn(i) == b.wordsIn(top.at)
}

// isNumber reports whether an element is the number of the heading that it stands
// in, which a style sets apart.
func (b *builder) isNumber(i int32) bool {
	s := b.p.TextOf(i)
	return heading(b.top().tag) && len(s) > 0 && len(s) < 12 && strings.Trim(s, "0123456789.-§ \n") == ""
}
