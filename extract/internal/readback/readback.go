// Package readback reads what package render wrote, as its readers do: Markdown
// by goldmark, with GFM and footnotes, and HTML by html.Parse. What comes back is
// a tree under a DocumentNode, to be held beside the body tree. The audit and the
// tests use it; extraction doesn't.
package readback

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/yuin/goldmark" // the reference parser of Markdown in Go, CommonMark's and GFM's whole test suites passed
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markdown reads Markdown in which HTML is trusted, as pith writes it. Formulas
// have the body tree's form.
func Markdown(markdown string) (*html.Node, error) {
	written, err := ToHTML(markdown)
	if err != nil {
		return nil, err
	}
	root, err := HTML(written)
	if err == nil {
		formulas(root)
	}
	return root, err
}

// ToHTML is the HTML that a reader makes of Markdown; formulas are code to it.
func ToHTML(markdown string) (string, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()),
	)
	var b bytes.Buffer
	if err := md.Convert([]byte(markdown), &b); err != nil {
		return "", fmt.Errorf("reading Markdown: %w", err)
	}
	return b.String(), nil
}

// formulas finds the inline code that stands between dollars, which GitHub's and
// others' readers take for a formula, and gives it the body tree's form.
func formulas(root *html.Node) {
	for n := range root.Descendants() {
		before, after := n.PrevSibling, n.NextSibling
		if n.DataAtom != atom.Code || before == nil || after == nil ||
			!strings.HasSuffix(before.Data, "$") || !strings.HasPrefix(after.Data, "$") {
			continue
		}
		before.Data, after.Data = strings.TrimSuffix(before.Data, "$"), strings.TrimPrefix(after.Data, "$")
		n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: "language-math"})
	}
}

// HTML reads a fragment of HTML.
func HTML(fragment string) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return nil, fmt.Errorf("reading HTML: %w", err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, nil
}

// Decoded takes percent-encoding off an address, of which renderings need more
// than others. A percent sign without a number stays.
func Decoded(address string) string {
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && i+2 < len(address) {
			if c, err := hex.DecodeString(address[i+1 : i+3]); err == nil {
				b.WriteByte(c[0])
				i += 2
				continue
			}
		}
		b.WriteByte(address[i])
	}
	return b.String()
}
