package render

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse makes a tree of HTML, as a body tree has it: under a document node.
func parse(t testing.TB, s string) *html.Node {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		t.Fatal(err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// readBack parses Markdown as a reader of GFM that trusts HTML does. What such a
// reader makes of footnotes is brought to the form of the body tree.
func readBack(t testing.TB, markdown string) *html.Node {
	t.Helper()
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()),
	)
	var b strings.Builder
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	root := parse(t, b.String())
	bareNotes(root)
	return root
}

// bareNotes takes out what goldmark adds to footnotes: the box around them with
// its rule, the links back, and the colons of its ids.
func bareNotes(root *html.Node) {
	var all []*html.Node
	for n := range root.Descendants() {
		all = append(all, n)
	}
	for _, n := range all {
		for i := range n.Attr {
			if a := &n.Attr[i]; a.Key == "id" && strings.HasPrefix(a.Val, "fn") || a.Key == "href" && strings.HasPrefix(a.Val, "#fn") {
				a.Val = strings.Replace(a.Val, ":", "-", 1)
			}
		}
		switch attr(n, "class") {
		case "footnotes":
			n.RemoveChild(n.FirstChild.NextSibling) // hr
			for c := n.FirstChild; c != nil; c = n.FirstChild {
				n.RemoveChild(c)
				n.Parent.InsertBefore(c, n)
			}
			n.Parent.RemoveChild(n)
		case "footnote-backref":
			if prev := n.PrevSibling; prev != nil && prev.Type == html.TextNode {
				prev.Data = strings.TrimSuffix(prev.Data, "\u00a0")
			}
			n.Parent.RemoveChild(n)
		}
	}
}

// asRead returns a tree as readers of Markdown arrange it: the notes that are
// written as such stand at its end, in the order of the references to them, which
// their numbers say.
func asRead(body *html.Node) *html.Node {
	root := without(body, func(*html.Node) bool { return false })
	kept := keptNotes(root)
	if len(kept) == 0 {
		return root
	}
	var notes []*html.Node // those written as such, as they stand
	for n := range root.Descendants() {
		if kept[noteLabel(n)] == n {
			notes = append(notes, n)
		}
	}
	for _, li := range notes {
		leave(li)
	}
	numbers, order := map[string]string{}, []*html.Node{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Table && isRawTable(rowsOf(c, nil)) {
				if c.FirstChild.DataAtom == atom.Caption {
					walk(c.FirstChild)
				}
				continue
			}
			if c.DataAtom == atom.Ol && attr(c, "class") == "notes" { // where the first stood
				c.Attr = nil
				for _, li := range notes {
					walk(li)
				}
			}
			label := refLabel(c)
			if kept[label] == nil || isIn(c, atom.A) {
				walk(c)
				continue
			}
			if numbers[label] == "" {
				numbers[label] = strconv.Itoa(len(order) + 1)
				order = append(order, kept[label])
			}
			a := c.FirstChild
			a.Attr = []html.Attribute{{Key: "href", Val: "#fn-" + numbers[label]}}
			a.FirstChild.Data = numbers[label]
		}
	}
	walk(root)
	list := element("ol")
	for _, li := range order {
		list.AppendChild(li)
	}
	root.AppendChild(list)
	for n := range root.Descendants() {
		if n.DataAtom == atom.Ol && n.FirstChild == nil { // where the first note stood
			n.DataAtom, n.Data = atom.Span, "span"
		}
	}
	return root
}

// leave takes a note out of its list, and parts that there.
func leave(li *html.Node) {
	list := li.Parent
	number := startOf(list)
	for c := list.FirstChild; c != li; c = c.NextSibling {
		number++
	}
	rest := with(element("ol"), "start", strconv.Itoa(number+1))
	for c := li.NextSibling; c != nil; c = li.NextSibling {
		list.RemoveChild(c)
		rest.AppendChild(c)
	}
	list.RemoveChild(li)
	list.Parent.InsertBefore(rest, list.NextSibling)
	if !hasNotesMark(list) {
		list.Parent.InsertBefore(with(element("ol"), "class", "notes"), rest)
	}
	for _, l := range []*html.Node{list, rest} {
		if l.FirstChild == nil && attr(l, "class") == "" {
			l.Parent.RemoveChild(l)
		}
	}
}

// hasNotesMark reports whether the place of the first note is marked.
func hasNotesMark(n *html.Node) bool {
	for n.Parent != nil {
		n = n.Parent
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.Ol && attr(c, "class") == "notes" {
			return true
		}
	}
	return false
}

func isIn(n *html.Node, kind atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == kind {
			return true
		}
	}
	return false
}

// element makes a node of a tree.
func element(tag string, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag))}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

func with(n *html.Node, key, val string) *html.Node {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: val})
	return n
}

func textNode(s string) *html.Node {
	return &html.Node{Type: html.TextNode, Data: s}
}

func document(children ...*html.Node) *html.Node {
	n := element("", children...)
	n.Type = html.DocumentNode
	return n
}

// shown returns the text that a browser shows of a tree, collapsed: blocks and
// breaks part words, q has quotation marks, an embed its label.
func shown(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case isMedia(n):
			_, label := mediaLink(n)
			b.WriteString(" " + label + " ")
			return
		}
		parts := isBlock(n) || n.DataAtom == atom.Br
		if parts {
			b.WriteByte(' ')
		}
		if n.DataAtom == atom.Q {
			b.WriteString("“")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.DataAtom == atom.Q {
			b.WriteString("”")
		}
		if parts {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return collapse(b.String())
}

// words splits a text as corpus/score.py does.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M) && r != '_'
	})
}

// without returns a copy of the tree without the nodes for which drop holds.
func without(n *html.Node, drop func(*html.Node) bool) *html.Node {
	c := *n
	c.Parent, c.FirstChild, c.LastChild, c.PrevSibling, c.NextSibling = nil, nil, nil, nil, nil
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !drop(child) {
			c.AppendChild(without(child, drop))
		}
	}
	return &c
}
