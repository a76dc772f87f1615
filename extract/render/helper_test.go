package render

import (
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

// readBack parses Markdown as a reader of GFM that trusts HTML does.
func readBack(t testing.TB, markdown string) *html.Node {
	t.Helper()
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()),
	)
	var b strings.Builder
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return parse(t, b.String())
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
