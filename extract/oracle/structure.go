package main

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/readback"
)

// kinds are what is compared, in the order of the table's columns.
var kinds = []string{"headings", "items", "cells", "code", "links"}

// A piece is one thing that Markdown says.
type piece struct{ kind, text string }

// structure counts the pieces of a Markdown text. What has no text is none.
func structure(markdown string) (map[piece]int, error) {
	root, err := readback.Markdown(markdown)
	if err != nil {
		return nil, err
	}
	pieces := map[piece]int{}
	for n := range root.Descendants() {
		kind := kindOf(n)
		if kind == "" {
			continue
		}
		if text := normalise(ownText(n)); text != "" {
			pieces[piece{kind, text}]++
		}
	}
	return pieces, nil
}

func kindOf(n *html.Node) string {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return "headings"
	case atom.Li:
		return "items"
	case atom.Td, atom.Th:
		return "cells"
	case atom.Pre:
		return "code"
	case atom.A:
		return "links"
	}
	return ""
}

// ownText is the text of an element without that of lists in it, whose items
// count for themselves.
func ownText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			default:
				if c.DataAtom == atom.P || c.DataAtom == atom.Br {
					b.WriteByte(' ')
				}
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

// normalise keeps a text's words, in lower case.
func normalise(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r != '_' && !unicode.In(r, unicode.L, unicode.N, unicode.M)
	})
	return strings.Join(words, " ")
}

// A tally holds what two sides have in common, and each by itself.
type tally struct{ both, got, want int }

func (t *tally) add(o tally) {
	t.both += o.both
	t.got += o.got
	t.want += o.want
}

// f1 is 1 where neither side has anything.
func (t tally) f1() float64 {
	if t.got+t.want == 0 {
		return 1
	}
	return 2 * float64(t.both) / float64(t.got+t.want)
}

// compare tallies by kind.
func compare(got, want map[piece]int) map[string]tally {
	tallies := map[string]tally{}
	for p, n := range got {
		t := tallies[p.kind]
		t.add(tally{both: min(n, want[p]), got: n})
		tallies[p.kind] = t
	}
	for p, n := range want {
		t := tallies[p.kind]
		t.add(tally{want: n})
		tallies[p.kind] = t
	}
	return tallies
}

// sum adds up the kinds.
func sum(tallies map[string]tally) (all tally) {
	for _, t := range tallies {
		all.add(t)
	}
	return all
}

func (t tally) String() string { return fmt.Sprintf("%.4f", t.f1()) }
