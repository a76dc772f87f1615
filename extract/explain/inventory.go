package explain

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/readback"
)

// The kinds of things that an audit counts, in the order of its table.
var kinds = []string{"words", "pictures", "captions", "tables", "cells", "code blocks", "formulas", "footnotes", "markers", "links"}

// An inventory is what a tree holds, whether that is a body tree or a rendering
// that was read back: for each kind, every single thing as a string.
type inventory struct {
	of    map[string][]string
	lines map[string]bool // the text of every block: a caption in Markdown is one of them
	words strings.Builder // the text without footnotes
	notes []string

	apart func(note string) bool // the footnotes that the words hold at the end, nil for all
}

// take takes the inventory of a tree.
func take(root *html.Node, apart func(note string) bool) *inventory {
	v := &inventory{of: map[string][]string{}, lines: map[string]bool{}, apart: apart}
	v.walk(root)
	v.of["words"] = words(v.words.String())
	slices.Sort(v.notes) // readers of Markdown order them by their markers
	for _, note := range v.notes {
		v.of["words"] = append(v.of["words"], words(note)...)
	}
	return v
}

func (v *inventory) add(kind, what string) { v.of[kind] = append(v.of[kind], what) }

func (v *inventory) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			v.words.WriteString(c.Data)
			continue
		}
		if v.note(c) {
			continue
		}
		v.count(c)
		around := marksAround(c)
		v.words.WriteString(around)
		if isMedia(c) {
			_, label := mediaLink(c)
			v.words.WriteString(label)
		} else {
			v.walk(c)
		}
		v.words.WriteString(around)
	}
}

// note takes footnotes and their markers, which Markdown's readers number anew
// and set at the end.
func (v *inventory) note(n *html.Node) bool {
	id := attr(n, "id")
	switch {
	case isNoteMarker(n):
		v.add("markers", "marker")
		v.words.WriteByte(' ')
		return true
	case n.DataAtom == atom.Li && strings.HasPrefix(id, "fn"):
		text := strings.Join(words(shown(n)), " ")
		v.add("footnotes", text)
		if v.apart != nil && !v.apart(text) {
			return false
		}
		inner := take(n, nil)
		v.notes = append(v.notes, text)
		for _, kind := range kinds[1:] {
			v.of[kind] = append(v.of[kind], inner.of[kind]...)
		}
		return true
	}
	return isBackLink(n)
}

// isNoteMarker holds for a raised link to a footnote.
func isNoteMarker(n *html.Node) bool {
	return n.DataAtom == atom.Sup && (strings.HasPrefix(attr(n, "id"), "fnref") || isMarker(n) && strings.HasPrefix(attr(n.FirstChild, "href"), "#fn"))
}

// isBackLink holds for the arrow that leads from a footnote to its marker.
func isBackLink(n *html.Node) bool {
	return n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "#fnref")
}

// count takes what an element is by itself.
func (v *inventory) count(n *html.Node) {
	switch n.DataAtom {
	case atom.Img:
		v.add("pictures", readback.Decoded(attr(n, "src")))
	case atom.Figcaption, atom.Caption:
		v.add("captions", shown(n))
	case atom.Table:
		v.add("tables", "table")
	case atom.Td, atom.Th:
		if text := shown(n); text != "" {
			v.add("cells", text)
		}
	case atom.Code:
		v.code(n)
	case atom.A, atom.Iframe, atom.Video, atom.Audio:
		v.link(n)
	}
	if parts(n) {
		text := shown(n)
		v.lines[text], v.lines[strings.Join(words(text), " ")] = true, true
	}
}

func (v *inventory) code(n *html.Node) {
	block := n.Parent.DataAtom == atom.Pre
	text := strings.TrimSuffix(raw(n), "\n")
	class := attr(n, "class")
	switch {
	case class == "language-math":
		v.add("formulas", collapse(text))
	case block:
		v.add("code blocks", strings.TrimPrefix(class, "language-")+"\n"+text)
	}
}

func (v *inventory) link(n *html.Node) {
	href, text := attr(n, "href"), shown(n)
	if n.DataAtom != atom.A {
		href, text = mediaLink(n)
		text = strings.Map(oneQuote, text)
	}
	if href != "" {
		v.add("links", readback.Decoded(href)+" "+text)
	}
}

func mediaLink(n *html.Node) (src, label string) {
	src, label = attr(n, "src"), collapse(attr(n, "title"))
	if label == "" {
		label = src
	}
	return src, label
}

func isMedia(n *html.Node) bool {
	return n.DataAtom == atom.Iframe || n.DataAtom == atom.Video || n.DataAtom == atom.Audio
}

// parts reports whether an element parts the words on its sides.
func parts(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Em, atom.Strong, atom.Code, atom.Sub, atom.Sup, atom.Del, atom.Ins, atom.Kbd, atom.Abbr, atom.Q, atom.Ruby, atom.Rt, atom.Img, atom.Input:
		return false
	}
	return n.Type == html.ElementNode
}

// marksAround is what a reader sees around an element: quotation marks around q,
// which Markdown holds as characters, and a gap around what parts words.
func marksAround(n *html.Node) string {
	switch {
	case n.DataAtom == atom.Q:
		return `"`
	case parts(n):
		return " "
	}
	return ""
}

// shown is the text that a reader sees of a tree, in one line, without the
// markers of footnotes. All quotation marks are one: renderings write q's as they
// stand in each other.
func shown(n *html.Node) string {
	return collapse(strings.Map(oneQuote, flat(n, func(c *html.Node) (around string, inside bool) {
		switch {
		case isNoteMarker(c), isBackLink(c):
			return "", false
		case isMedia(c):
			_, label := mediaLink(c)
			return " " + label + " ", false
		}
		return marksAround(c), true
	})))
}

func oneQuote(r rune) rune {
	switch r {
	case '“', '”', '‘', '’', '\'':
		return '"'
	}
	return r
}

// running is the text of a tree that is running text: no captions, titles of
// embeds, readings of ruby and markers of footnotes.
func running(n *html.Node) string {
	return flat(n, func(c *html.Node) (around string, inside bool) {
		switch {
		case c.DataAtom == atom.Figure, c.DataAtom == atom.Caption, isMedia(c):
			return " ", false
		case c.DataAtom == atom.Rt, isMarker(c):
			return "", false
		case parts(c):
			return " ", true
		}
		return "", true
	})
}

// flat is the text below n. Of each element read tells what stands on its sides,
// or in its place if what is inside is not to be read.
func flat(n *html.Node, read func(*html.Node) (around string, inside bool)) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
				continue
			}
			around, inside := read(c)
			b.WriteString(around)
			if inside {
				walk(c)
				b.WriteString(around)
			}
		}
	}
	walk(n)
	return b.String()
}

// isMarker holds for a raised link to a place on a page.
func isMarker(n *html.Node) bool {
	c := n.FirstChild
	if c == nil || c != n.LastChild {
		return false
	}
	if n.DataAtom == atom.Sup {
		return c.DataAtom == atom.A && strings.Contains(attr(c, "href"), "#")
	}
	return n.DataAtom == atom.A && c.DataAtom == atom.Sup && strings.Contains(attr(n, "href"), "#")
}

func raw(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// words are the words of a text: runs of letters, digits, marks and underscores.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r != '_' && !unicode.In(r, unicode.L, unicode.N, unicode.M)
	})
}
