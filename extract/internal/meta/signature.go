package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Whom signatures, portraits and boxes about authors name, where no line says "By".

// signatures are the paragraphs that are a person's name alone, at the right or set apart at
// the end of a text, as papers have it below an article.
func (r *reading) signatures(yield func(int32, string) bool) {
	for i := r.p.Body(); i < r.p.Len(); i++ {
		if r.p.Nodes[i].Tag != atom.P || r.p.Words(i) < 2 || r.p.Words(i) > 4 || !r.atRight(i) && !r.isSigned(i) {
			continue
		}
		if name := strings.Trim(r.p.Clean(i), "()[] –—-~"); r.namesOnly(name) && !yield(i, name) {
			return
		}
	}
}

// isSigned holds for a paragraph in bold or italics that ends a text.
func (r *reading) isSigned(i int32) bool {
	n := r.p.Nodes[i].HTML
	inner := n.FirstChild
	for inner != nil && inner.Type == html.TextNode && blank(inner.Data) {
		inner = inner.NextSibling
	}
	if inner == nil || inner.DataAtom != atom.Strong && inner.DataAtom != atom.B && inner.DataAtom != atom.Em && inner.DataAtom != atom.I {
		return false
	}
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return false
		}
	}
	before := 0
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.P {
			before++
		}
	}
	return before >= 2
}

// atRight reports whether a paragraph says of itself that it is set at the right.
func (r *reading) atRight(i int32) bool {
	style := strings.ReplaceAll(strings.ToLower(r.p.Attr(i, "style")), " ", "")
	return strings.EqualFold(r.p.Attr(i, "align"), "right") || strings.Contains(style, "text-align:right")
}

// portraits are the pictures of a person beside that person's name, in boxes that say they
// are about an author.
func (r *reading) portraits(yield func(int32, string) bool) {
	for i := r.p.Body(); i < r.p.Len(); i++ {
		if r.p.Nodes[i].Tag != atom.Img || r.p.Nodes[i].Flags&page.Silent != 0 {
			continue
		}
		alt := r.p.Attr(i, "alt")
		if alt == "" || !r.ofAuthor(i) {
			continue
		}
		name := r.personIn(alt)
		switch {
		case name == "" && hasAnyFold(alt, authorWords): // "Photo of author"
			name = r.nameBelow(i)
		case !r.hasNameBeside(i, name):
			continue
		}
		if name != "" && !yield(i, name) {
			return
		}
	}
}

// nameBelow is the person whom the line right behind a picture names, and nothing else; ""
// for none.
func (r *reading) nameBelow(img int32) string {
	for _, l := range r.read(r.lines(img+1, min(r.p.Len(), img+belowNodes), 1)) {
		if len(l.text) <= longLine && r.namesOnly(l.text) {
			return l.text
		}
	}
	return ""
}

// belowNodes is how far behind a picture of an author the name begins.
const belowNodes = 20

// personIn is the person that a picture's text names, "" for none.
func (r *reading) personIn(alt string) string {
	if len(alt) > longLine { // what is to be seen, behind who it is
		alt, _, _ = strings.Cut(alt[:longLine], ",")
	}
	alt = tidy(alt)
	for _, words := range portraitOf {
		if rest, ok := cutFold(alt, words+" "); ok {
			alt = rest
			break
		}
	}
	for _, word := range portraitWords {
		if n := len(alt) - len(word) - 1; n > 0 && strings.EqualFold(alt[n:], " "+word) {
			alt = strings.TrimSuffix(strings.TrimSuffix(alt[:n], "'s"), "’s")
			break
		}
	}
	found := people(alt, r.lang, true)
	if len(found) == 0 || found[0].agency || !namesSomebody(found[0].name) {
		return ""
	}
	return found[0].name
}

// What texts of portraits say beside the name: before it, and behind it.
var (
	portraitOf    = []string{"headshot of", "portrait of", "photo of", "picture of", "profile picture of", "profile photo of", "avatar of", "avatar for", "profilbild von", "porträt von", "foto von", "photo de", "foto de", "foto di"}
	portraitWords = []string{"headshot", "portrait", "avatar", "photo", "image", "picture"}
)

// Words in addresses and texts of authors' pictures. Those of the second list are of
// commenters and teams, too, far from the headline.
var (
	authorWords   = []string{"author", "autor", "auteur", " writer", "headshot"}
	portraitSigns = []string{"avatar", "portrait", "profile"}
)

// boxes are the persons whom elements that say they are about an author name: in all of
// their text, or in a heading.
func (r *reading) boxes(yield func(int32, string) bool) {
	for _, m := range r.marks {
		if m.kinds&kAuthor == 0 || r.p.Words(m.node) == 0 || r.p.Words(m.node) > boxWords || r.ofPicture(m.node) || r.ofCustomer(m.node) || isTopicPath(r.linkAt(m.node)) {
			continue
		}
		name := r.soleName(m.node)
		for i := m.node + 1; i < r.p.Nodes[m.node].End && name == ""; i++ {
			switch r.p.Nodes[i].Tag {
			case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Strong, atom.B:
				name = r.soleName(i)
			}
		}
		if name != "" && !yield(m.node, name) {
			return
		}
	}
}

// ofPicture reports whether an element is about a picture, or a review by a customer, whose
// authors are called so, too.
func (r *reading) ofPicture(i int32) bool {
	if r.inBoxOf(i, 4, pictureWords) {
		return true
	}
	for n := 0; n < 4 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if tag := r.p.Nodes[i].Tag; tag == atom.Figure || tag == atom.Figcaption {
			return true
		}
	}
	return false
}

var pictureWords = []string{"img", "image", "photo", "caption", "credit", "review"}

// boxWords is how many words a box about an author has at most.
const boxWords = 120

// soleName is the person whom a short element names, and nothing else; "" for none.
func (r *reading) soleName(i int32) string {
	if r.p.Words(i) > 8 {
		return ""
	}
	found := people(r.spaced(i, r.p.Nodes[i].End), r.lang, true)
	if len(found) != 1 || found[0].agency || !namesSomebody(found[0].name) {
		return ""
	}
	return found[0].name
}

// isOther reports whether a node stands where other articles or readers are named.
// Sidebars are about this one as often as not.
func (r *reading) isOther(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		k := kindsOf(&r.p.Nodes[i])
		if !isChrome(r.p, i, k) {
			continue
		}
		class := strings.ToLower(r.p.Attr(i, "class") + " " + r.p.Attr(i, "id"))
		if k&kReply != 0 || r.p.Nodes[i].Tag != atom.Aside && !strings.Contains(class, "sidebar") || hasAny(class, otherWords) {
			return true
		}
	}
	return false
}

// otherWords are in the classes of sidebars about other articles.
var otherWords = []string{"related", "recommend", "popular", "trending", "teaser"}

// ofAuthor reports whether a picture, or a box close around it, says it is about an
// author.
func (r *reading) ofAuthor(img int32) bool {
	for i, n := img, 0; n < 4 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if kindsOf(&r.p.Nodes[i])&(kAuthor|kByline) != 0 {
			return true
		}
	}
	for _, a := range r.p.Nodes[img].HTML.Attr {
		// The same files again, in other sizes, and what is long and has no names.
		if strings.HasSuffix(a.Key, "srcset") || a.Key == "sizes" || a.Key == "style" || strings.HasPrefix(a.Val, "data:") {
			continue
		}
		val := a.Val[:min(len(a.Val), maxText)]
		if hasAnyFold(val, authorWords) || r.near(img) && hasAnyFold(val, portraitSigns) {
			return true
		}
	}
	return false
}

// hasAny reports whether a text holds one of these.
func hasAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// hasNameBeside reports whether a short line close to a node begins with a name.
func (r *reading) hasNameBeside(i int32, name string) bool {
	for _, l := range r.read(r.lines(max(i-30, r.p.Body()), min(r.p.Len(), i+40), 70)) {
		if len(l.text) < 80 && strings.HasPrefix(fold(l.text), fold(name)) {
			return true
		}
	}
	return false
}
