package render

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/readback"
)

// A generator makes random body trees that keep the laws of package article, of
// texts that are likely to be taken for syntax.
type generator struct{ *rand.Rand }

// pieces are what random texts consist of, joined with a space or without.
var pieces = []string{
	"foo", "bar", "Baz", "a", "42", "é", "漢字", "かな", "שלום", "“", "”", "…", "—", "¥", "\u00a0", "\u200d",
	"*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "\\", "\\\\",
	"[", "]", "[x]", "[ ]", "](u)", "](", "]:", "[a][b]", "[^1]", "[^1]:", "[^", "^", "![", "!", "<", ">", "<b>", "</b>", "<!--", "<a@b.c>", "<http://x.y>",
	"&", "&amp;", "&#42;", "&lt;b&gt;", "#", "##", "-", "--", "---", "+", "=", "==", ":-", ":", "|", "|-|",
	"1.", "2)", "1986.", "(", ")", "\"", "'", "snake_case", "x*y", "C:\\dir", "a\\", "[1]", "[ 2", "3]", "[10]:", "http://a.bc/d", "www.a.bc", "me@a.bc", "$x$", ";",
}

func (g generator) pick(s []string) string { return s[g.IntN(len(s))] }

func (g generator) text() string {
	var b strings.Builder
	if g.IntN(8) == 0 {
		b.WriteByte(' ')
	}
	for range 1 + g.IntN(4) {
		b.WriteString(g.pick(pieces))
		if g.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// inlines makes inline content. inside names the elements around it.
func (g generator) inlines(depth int, inside string) []*html.Node {
	var nodes []*html.Node
	for range 1 + g.IntN(3) {
		if len(nodes) == 0 || g.IntN(6) > 0 {
			nodes = append(nodes, textNode(g.text()))
		}
		if depth > 0 && g.IntN(2) == 0 {
			nodes = append(nodes, g.inline(depth-1, inside))
		}
	}
	return nodes
}

func (g generator) inline(depth int, inside string) *html.Node {
	tag := g.pick([]string{
		"em", "strong", "em", "strong", "del", "a", "code", "img", "br", "sub", "sup", "ins", "kbd", "abbr", "q", "ruby", "ref", "ref",
	})
	if tag == "ref" {
		return g.reference(inside)
	}
	if strings.Contains(inside, tag) {
		return element("br")
	}
	switch tag {
	case "br":
		return element(tag)
	case "img":
		return g.picture()
	case "code":
		return element(tag, textNode(g.text()))
	case "ruby":
		return element(tag, textNode("漢"), element("rt", textNode("かん")))
	}
	n := element(tag, g.inlines(depth, inside+" "+tag)...)
	if g.IntN(8) == 0 {
		n = element(tag, g.picture()) // and nothing else
	}
	switch tag {
	case "q": // no white space within the marks, and no word against them
		n.InsertBefore(textNode("("), n.FirstChild)
		n.AppendChild(textNode(")"))
	case "a":
		with(n, "href", g.address())
		if g.IntN(3) == 0 {
			with(n, "title", collapse(g.text()))
		}
	case "abbr":
		with(n, "title", collapse(g.text()))
	}
	return n
}

// labels are those of random footnotes.
var labels = []string{"1", "2", "3", "a", "B", "10", "note1"}

// reference makes a reference to some note, or a line break in a link, where none
// is; settleNotes looks after what it leads to.
func (g generator) reference(inside string) *html.Node {
	label := g.pick(labels)
	if strings.Contains(inside+" ", " a ") {
		return element("br")
	}
	a := with(element("a", textNode(label)), "href", "#fn-"+label)
	return with(element("sup", a), "id", "fnref-"+label)
}

// settleNotes keeps the laws of footnotes in a random tree: one note for each
// label, with references to it, all of them numbered.
func settleNotes(body *html.Node) {
	notes, refs := map[string]*html.Node{}, map[string]int{}
	var all []*html.Node
	for n := range body.Descendants() {
		all = append(all, n)
		if label := noteLabel(n); label != "" {
			if notes[label] != nil {
				n.Attr = nil
			} else {
				notes[label] = n
			}
		}
	}
	for _, n := range all {
		label := refLabel(n)
		switch {
		case label == "":
		case notes[label] == nil:
			n.Attr = nil
			n.FirstChild.Attr[0].Val = "https://e.example/#" + label
		default:
			if refs[label]++; refs[label] > 1 {
				n.Attr[0].Val += fmt.Sprint("-", refs[label])
			}
		}
	}
	for label, n := range notes {
		if refs[label] == 0 {
			n.Attr = nil
		}
	}
}

func (g generator) picture() *html.Node {
	img := with(element("img"), "src", g.address())
	if g.IntN(4) == 0 {
		return with(img, "alt", "")
	}
	return with(img, "alt", collapse(g.text()))
}

func (g generator) address() string {
	if g.IntN(20) == 0 {
		return "https://[2001:db8::1]:80/"
	}
	return "https://e.example/" + g.pick([]string{"", "a_b", "a*b*c", "f(x)", "q?a=1&copy=2&amp;x", "%20", "p|q", "ü", "[1]", "~u/!x"})
}

func (g generator) blocks(depth int) []*html.Node {
	var nodes []*html.Node
	for range 1 + g.IntN(3) {
		nodes = append(nodes, g.block(depth))
	}
	return nodes
}

func (g generator) block(depth int) *html.Node {
	tags := []string{"p", "p", "h2", "h3", "pre", "hr", "table", "iframe", "figure", "notes", "ul", "ol", "ul", "ol", "notes", "blockquote", "dl", "details"}
	if depth == 0 {
		tags = tags[:9]
	}
	tag := g.pick(tags)
	n := element(tag)
	switch tag {
	case "hr":
	case "notes":
		n = element("ol")
		for range 1 + g.IntN(4) {
			li := element("li", g.item(depth-1)...)
			if g.IntN(4) > 0 {
				with(li, "id", "fn-"+g.pick(labels))
			}
			n.AppendChild(li)
		}
	case "iframe":
		with(n, "src", g.address())
		if g.IntN(3) > 0 {
			with(n, "title", g.text())
		}
	case "pre":
		code := strings.Trim(g.text()+"\n\n  "+g.text(), " ")
		n.AppendChild(with(element("code", textNode(code)), "class", "language-go"))
	case "figure":
		for range 1 + g.IntN(5)/3 {
			n.AppendChild(g.picture())
		}
		switch g.IntN(6) {
		case 0:
			n.AppendChild(with(element("video"), "src", g.address()))
		case 1:
			n.AppendChild(g.block(0))
		}
		caption := element("figcaption", g.inlines(1, "em")...)
		if g.IntN(3) == 0 {
			caption.AppendChild(textNode(" "))
			caption.AppendChild(element("small", g.inlines(1, "em")...))
		}
		n.AppendChild(caption)
		if g.IntN(4) == 0 { // the caption of a gallery
			n.RemoveChild(n.FirstChild)
		}
	case "table":
		g.table(n)
	case "ul", "ol":
		if tag == "ol" && g.IntN(2) == 0 {
			with(n, "start", fmt.Sprint(g.IntN(12)))
		}
		if tag == "ol" && g.IntN(4) == 0 {
			with(with(n, "reversed", ""), "type", "a")
		}
		for range 1 + g.IntN(3) {
			li := element("li", g.item(depth-1)...)
			if tag == "ol" && g.IntN(4) == 0 {
				with(li, "value", fmt.Sprint(g.IntN(5)))
			}
			n.AppendChild(li)
		}
	case "dl":
		n.AppendChild(element("dt", g.inlines(1, "strong")...))
		n.AppendChild(element("dd", g.item(depth-1)...))
	case "details":
		n.AppendChild(element("summary", g.inlines(1, "strong")...))
		for _, c := range g.blocks(depth - 1) {
			n.AppendChild(c)
		}
	case "blockquote":
		for _, c := range g.blocks(depth - 1) {
			n.AppendChild(c)
		}
	default:
		for _, c := range g.inlines(2, "") {
			n.AppendChild(c)
		}
	}
	return n
}

// item makes the content of an item: inline, blocks, or blocks after inline.
func (g generator) item(depth int) []*html.Node {
	switch g.IntN(3) {
	case 0:
		return g.inlines(2, "")
	case 1:
		return g.blocks(depth)
	}
	return append(g.inlines(2, ""), g.blocks(depth)...)
}

func (g generator) table(n *html.Node) {
	cell := g.pick([]string{"td", "th"})
	columns := 1 + g.IntN(3)
	body := element("tbody")
	for range 1 + g.IntN(3) {
		tr := element("tr")
		for range columns {
			tr.AppendChild(element(cell, g.inlines(2, "")...))
		}
		cell = "td"
		body.AppendChild(tr)
	}
	if g.IntN(4) == 0 {
		body.LastChild.LastChild.AppendChild(element("ul", element("li", g.inlines(1, "")...)))
	}
	n.AppendChild(element("caption", g.inlines(1, "em")...))
	n.AppendChild(body)
}

// eachTree runs a test on many random trees.
func eachTree(t *testing.T, test func(t *testing.T, body *html.Node)) {
	trees := 3000
	if testing.Short() {
		trees = 400
	}
	for seed := range trees {
		g := generator{rand.New(rand.NewPCG(uint64(seed), 1))}
		body := document(g.blocks(seed % 3)...) // small trees first tell more
		settleNotes(body)
		test(t, body)
		if t.Failed() {
			t.Fatalf("seed %d\n--- tree\n%s\n--- markdown\n%s", seed, HTML(body), Markdown(body))
		}
	}
}

// The law of the words: see the package comment.
func TestWordsAreTheSame(t *testing.T) {
	eachTree(t, func(t *testing.T, body *html.Node) {
		if diff := cmp.Diff(words(shown(unmarked(asRead(body)))), words(shown(unmarked(readBack(t, Markdown(body)))))); diff != "" {
			t.Errorf("Markdown (-tree +read back):\n%s", diff)
		}
		if diff := cmp.Diff(words(shown(unmarked(body))), words(shown(unmarked(parse(t, HTML(body)))))); diff != "" {
			t.Errorf("HTML (-tree +read back):\n%s", diff)
		}
		running := without(body, func(n *html.Node) bool {
			return n.DataAtom == atom.Figure || n.DataAtom == atom.Caption || n.DataAtom == atom.Rt || isMedia(n) || isNoteMarker(n)
		})
		if diff := cmp.Diff(words(shown(running)), words(Text(body))); diff != "" {
			t.Errorf("Text (-tree +text):\n%s", diff)
		}
	})
}

// unmarked returns a tree without the markers of footnotes.
func unmarked(n *html.Node) *html.Node { return without(n, isNoteMarker) }

// What Markdown says is what the tree says: every character and every element.
func TestMarkdownReadsBack(t *testing.T) {
	eachTree(t, func(t *testing.T, body *html.Node) {
		if diff := cmp.Diff(outline(asRead(body)), outline(readBack(t, Markdown(body)))); diff != "" {
			t.Errorf("(-tree +read back):\n%s", diff)
		}
	})
}

// outline lists the elements of a tree in document order, with their text, as
// Markdown says them: a caption is an em, a term a strong, a definition an item.
func outline(n *html.Node) []string {
	var lines []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		numbers, number := numbersOf(n), -2
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			text := shown(c)
			switch c.DataAtom {
			case atom.H2, atom.H3, atom.Em, atom.Strong, atom.Del, atom.Sub, atom.Sup, atom.Ins, atom.Kbd,
				atom.Code, atom.Blockquote:
				lines = append(lines, c.Data+" "+text)
			case atom.Figcaption, atom.Caption:
				lines = append(lines, "em "+text)
			case atom.Dt, atom.Summary:
				lines = append(lines, "strong "+text)
			case atom.Iframe, atom.Video:
				src, label := mediaLink(c)
				if !isAutolink(readback.Decoded(src), label) && !isAutolink(readback.Decoded(src), readback.Decoded(label)) {
					lines = append(lines, "a "+label+" "+readback.Decoded(src)+" ")
				}
			case atom.Td, atom.Th:
				if text != "" {
					lines = append(lines, c.Data+" "+text)
				}
			case atom.Li, atom.Dd:
				if c.DataAtom == atom.Dd {
					lines = append(lines, "ul")
				}
				if n.DataAtom == atom.Ol {
					if numbers[0] != number+1 {
						lines = append(lines, fmt.Sprint("ol", numbers[0]))
					}
					number, numbers = numbers[0], numbers[1:]
				}
				lines = append(lines, fmt.Sprintf("li%d %s", depth, text))
				depth++
			case atom.Pre:
				lines = append(lines, "pre "+fmt.Sprintf("%q", strings.TrimSuffix(rawText(c), "\n")))
			case atom.Hr, atom.Ul:
				lines = append(lines, c.Data)
			case atom.Abbr:
				lines = append(lines, "abbr "+text+" "+attr(c, "title"))
			case atom.A:
				if href := readback.Decoded(attr(c, "href")); !isAutolink(href, text) && !isAutolink(href, readback.Decoded(text)) {
					lines = append(lines, "a "+text+" "+href+" "+attr(c, "title"))
				}
			case atom.Img:
				lines = append(lines, "img "+attr(c, "alt")+" "+readback.Decoded(attr(c, "src")))
			}
			walk(c, depth)
			if c.DataAtom == atom.Li || c.DataAtom == atom.Dd {
				depth--
			}
		}
	}
	walk(n, 0)
	return append(lines, shown(n))
}

// isAutolink reports whether a link may be one that GFM makes of a bare address.
func isAutolink(href, text string) bool {
	return href == text || href == "http://"+text || href == "mailto:"+text || href == "mailto:http://"+text
}
