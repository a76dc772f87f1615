package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Direction and language of text stand in the tree where they differ from what
// is around: on blocks that say so themselves or stand in a container that does
// and that the tree does not have; on the inline elements that the tree has. What
// the html and body elements say is the article's, and said of no block. Spans,
// bdi and bdo are not in the tree: the text of one that runs against its block, as
// a telephone number in Arabic does, stands between two marks (LRM or RLM), which
// keep its parts in order in plain text, too. A bdi without a direction leaves none. Code is written from left to right in every language, so
// that in text from right to left it says ltr unless the page says something else.

// A speech is what the page says of the text at some place, "" for what it
// does not.
type speech struct{ dir, lang string }

// within is the speech inside of an element.
func (s speech) within(n *html.Node) speech {
	for _, a := range n.Attr {
		switch {
		case a.Namespace != "":
		case a.Key == "dir":
			if dir := strings.ToLower(a.Val); dir == "ltr" || dir == "rtl" || dir == "auto" {
				s.dir = dir
			}
		case a.Key == "lang" && (a.Val == s.lang || languageTag(a.Val)):
			s.lang = a.Val
		}
	}
	return s
}

// ofCode is the speech of code that says nothing itself.
func (s speech) ofCode() speech {
	switch s.dir {
	case "rtl":
		s.dir = "ltr"
	case "auto": // it begins with what may be a comment
		s.dir = ""
	}
	return s
}

// unlike are the attributes with which an element tells that its speech is not
// that around it.
func (s speech) unlike(around speech) (attr []html.Attribute) {
	if s.dir != around.dir && s.dir != "" {
		attr = append(attr, html.Attribute{Key: "dir", Val: s.dir})
	}
	if !strings.EqualFold(s.lang, around.lang) && s.lang != "" {
		attr = append(attr, html.Attribute{Key: "lang", Val: s.lang})
	}
	return attr
}

// pageSpeech is what holds for the page as a whole.
func pageSpeech(p *page.Page) (s speech) {
	if up := p.Nodes[p.Body()].Parent; up >= 0 {
		s = s.within(p.Nodes[up].HTML)
	}
	return s.within(p.Nodes[p.Body()].HTML)
}

// speechOf is the speech inside of the block i, which is being opened.
func (b *builder) speechOf(i int32, tag atom.Atom) speech {
	if tag == atom.Pre && b.p.Attr(i, "dir") == "" {
		return b.says.ofCode()
	}
	return b.says
}

// inlineSpeech are the attributes of an inline element.
func (b *builder) inlineSpeech(i int32, tag atom.Atom) []html.Attribute {
	inside := b.says.within(b.p.Nodes[i].HTML)
	if tag == atom.Code && b.p.Attr(i, "dir") == "" {
		inside = inside.ofCode()
	}
	return inside.unlike(b.says)
}

// directed reports whether an element that the tree does not have holds one text
// that runs against its block, and the mark that says so.
func (b *builder) directed(i int32, n *page.Node) (mark string, is bool) {
	switch n.Tag {
	case atom.Span, atom.Bdi, atom.Bdo:
	default:
		return "", false
	}
	text := i + 1
	if n.End != text+1 || b.m.Of[text] != page.Keep || b.top().kind == verbatim ||
		strings.IndexFunc(b.p.Nodes[text].HTML.Data, isPart) < 0 {
		return "", false
	}
	switch dir := (speech{}).within(n.HTML).dir; {
	case dir == "ltr" && b.says.dir == "rtl":
		return "\u200e", true
	case dir == "rtl" && b.says.dir != "rtl" && b.says.dir != "auto":
		return "\u200f", true
	}
	return "", false
}

// marked writes the text of such an element between two of its marks.
func (b *builder) marked(i int32, mark string) {
	s := b.p.Nodes[i+1].HTML.Data
	begin := strings.IndexFunc(s, isPart)
	end := len(strings.TrimRightFunc(s, func(r rune) bool { return !isPart(r) }))
	b.addText(s[:begin] + mark + s[begin:end] + mark + s[end:])
}
