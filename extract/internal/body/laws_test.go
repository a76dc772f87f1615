package body

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// content says what an element of the body tree may hold (package article).
type content uint8

const (
	onlyBlocks content = iota
	onlyInline
	both   // blocks behind inline content
	parts  // those that the element is made of
	nought // nothing
)

var elements = map[atom.Atom]content{
	atom.P: onlyInline, atom.H1: onlyInline, atom.H2: onlyInline, atom.H3: onlyInline, atom.H4: onlyInline, atom.H5: onlyInline,
	atom.H6: onlyInline, atom.Dt: onlyInline, atom.Summary: onlyInline, atom.Caption: onlyInline, atom.Figcaption: onlyInline, atom.Pre: onlyInline,
	atom.Blockquote: onlyBlocks, atom.Details: onlyBlocks, atom.Figure: onlyBlocks,
	atom.Li: both, atom.Dd: both, atom.Td: both, atom.Th: both,
	atom.Ul: parts, atom.Ol: parts, atom.Dl: parts, atom.Table: parts, atom.Thead: parts, atom.Tbody: parts, atom.Tfoot: parts, atom.Tr: parts,
	atom.Hr: nought, atom.Img: nought, atom.Br: nought, atom.Input: nought, atom.Video: nought, atom.Audio: nought, atom.Iframe: nought,
	atom.A: onlyInline, atom.Em: onlyInline, atom.Strong: onlyInline, atom.Code: onlyInline, atom.Sub: onlyInline, atom.Sup: onlyInline,
	atom.Del: onlyInline, atom.Ins: onlyInline, atom.Kbd: onlyInline, atom.Abbr: onlyInline, atom.Q: onlyInline, atom.Ruby: onlyInline, atom.Rt: onlyInline, atom.Small: onlyInline,
}

// isInline tells the elements that stand in a line. Media stand in either place.
func isInline(n *html.Node) bool {
	if n.Type == html.TextNode {
		return true
	}
	switch n.DataAtom {
	case atom.A, atom.Em, atom.Strong, atom.Code, atom.Sub, atom.Sup, atom.Del, atom.Ins, atom.Kbd, atom.Abbr, atom.Q, atom.Ruby, atom.Rt, atom.Br, atom.Input, atom.Small:
		return true
	}
	return false
}

func isMedia(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Img, atom.Video, atom.Audio, atom.Iframe:
		return true
	}
	return false
}

// checkTree holds a body tree to its laws, and returns the first breach.
func checkTree(root *html.Node) error {
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			if n.Data == "" || strings.ContainsAny(n.Data, "\x00\x1b\u202e\u00ad\u034f\u180e\u2060\ufeff\ufffc") {
				return fmt.Errorf("text %q", n.Data)
			}
			continue
		}
		holds, known := elements[n.DataAtom]
		if n.Type != html.ElementNode || !known || n.Data != n.DataAtom.String() {
			return fmt.Errorf("element %q", n.Data)
		}
		if n.DataAtom == atom.Small && !isCaptionCredit(n) {
			return fmt.Errorf("small in %s", n.Parent.Data)
		}
		if n.FirstChild == nil && holds != nought && n.DataAtom != atom.Td && n.DataAtom != atom.Th {
			return fmt.Errorf("empty %s in %s", n.Data, n.Parent.Data)
		}
		for _, a := range n.Attr {
			if !allowedAttr(n.DataAtom, a.Key) {
				return fmt.Errorf("attribute %s of %s", a.Key, n.Data)
			}
			if (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.ToLower(a.Val), "javascript") {
				return fmt.Errorf("address %q", a.Val)
			}
		}
		if n.DataAtom == atom.Strong || n.DataAtom == atom.Em || n.DataAtom == atom.Ruby {
			for up := n.Parent; up != nil; up = up.Parent {
				if up.DataAtom == n.DataAtom {
					return fmt.Errorf("%s in %s", n.Data, n.Data)
				}
			}
		}
		if err := checkChildren(n, holds); err != nil {
			return err
		}
		if within(n, n.DataAtom) && (n.DataAtom == atom.A || n.DataAtom == atom.Code) {
			return fmt.Errorf("%s within another", n.Data)
		}
	}
	if err := checkNotes(root); err != nil {
		return err
	}
	return checkChildren(root, onlyBlocks)
}

func within(n *html.Node, tag atom.Atom) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == tag {
			return true
		}
	}
	return false
}

// isCaptionCredit holds for a small in a figcaption and in no other small.
func isCaptionCredit(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		switch up.DataAtom {
		case atom.Figcaption:
			return true
		case atom.Small:
			return false
		}
	}
	return false
}

// checkNotes holds footnotes to their form: each reference has its note and each
// note its references, in all of which one label stands.
func checkNotes(root *html.Node) error {
	notes, ids := map[string]int{}, map[string]bool{}
	for n := range root.Descendants() {
		id := page.Attr(n, "id")
		if n.Type != html.ElementNode || id == "" {
			continue
		}
		if ids[strings.ToLower(id)] {
			return fmt.Errorf("id %s twice", id)
		}
		ids[strings.ToLower(id)] = true
		if label, is := strings.CutPrefix(id, "fn-"); is && n.DataAtom == atom.Li && n.Parent.DataAtom == atom.Ol && isLabel(label) {
			notes[label] += 0
			continue
		}
		a := n.FirstChild
		rest, is := strings.CutPrefix(id, "fnref-")
		if !is || n.DataAtom != atom.Sup || a == nil || a != n.LastChild || a.DataAtom != atom.A || a.FirstChild == nil {
			return fmt.Errorf("id %s of %s", id, n.Data)
		}
		label := a.FirstChild.Data
		notes[label]++
		want := label
		if notes[label] > 1 {
			want += fmt.Sprintf("-%d", notes[label])
		}
		if rest != want || page.Attr(a, "href") != "#fn-"+label {
			return fmt.Errorf("reference %s to %s says %q", id, page.Attr(a, "href"), label)
		}
	}
	for label, refs := range notes {
		if refs == 0 || !ids["fn-"+strings.ToLower(label)] {
			return fmt.Errorf("note %s has %d references", label, refs)
		}
	}
	return nil
}

func isLabel(s string) bool {
	return s != "" && len(s) <= maxLabel && strings.Trim(s, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func checkChildren(n *html.Node, holds content) error {
	blocks := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inline := isInline(c)
		switch {
		case !isListPart(n, c):
			return fmt.Errorf("%q in %s", c.Data, n.Data)
		case isMedia(c):
		case holds == onlyBlocks && inline, holds == onlyInline && !inline, holds == nought, holds == parts && inline:
			return fmt.Errorf("%s in %s", c.Data, n.Data)
		case holds == both && blocks && inline:
			return fmt.Errorf("%q behind a block in %s", c.Data, n.Data)
		}
		blocks = blocks || !inline && !isMedia(c)
	}
	return checkShape(n)
}

// shapes say which children an element has that consists of parts, each a letter,
// as a regular expression.
var shapes = map[atom.Atom]*regexp.Regexp{
	atom.Ul:      regexp.MustCompile(`^(li )+$`),
	atom.Ol:      regexp.MustCompile(`^(li )+$`),
	atom.Dl:      regexp.MustCompile(`^((dt )+(dd )+)+$`),
	atom.Table:   regexp.MustCompile(`^(caption )?(thead )?(tbody )*(tfoot )?$`),
	atom.Thead:   regexp.MustCompile(`^(tr )+$`),
	atom.Tbody:   regexp.MustCompile(`^(tr )+$`),
	atom.Tfoot:   regexp.MustCompile(`^(tr )+$`),
	atom.Tr:      regexp.MustCompile(`^(t[dh] )+$`),
	atom.Figure:  regexp.MustCompile(`^(figcaption )?([^f]\S* |f[^i]\S* )*(figcaption )?$`),
	atom.Details: regexp.MustCompile(`^summary (\S+ )*$`),
	atom.Ruby:    regexp.MustCompile(`rt $`),
}

func checkShape(n *html.Node) error {
	if want := shapes[n.DataAtom]; want != nil {
		children := ""
		for c := range n.ChildNodes() {
			name := c.Data
			if c.Type == html.TextNode {
				name = "#text"
			}
			children += name + " "
		}
		if !want.MatchString(children) || strings.Count(children, "figcaption") > 1 || strings.Count(children, "summary") > 1 {
			return fmt.Errorf("%s holds %s", n.Data, children)
		}
	}
	for up := n.Parent; up != nil; up = up.Parent {
		link := n.DataAtom == atom.A || n.DataAtom == atom.Input || isMedia(n) && n.DataAtom != atom.Img
		if n.DataAtom == atom.Rt && n.Parent.DataAtom != atom.Ruby {
			return fmt.Errorf("rt in %s", n.Parent.Data)
		}
		if up.DataAtom == atom.A && link || (up.DataAtom == atom.Th || up.DataAtom == atom.Dt) && heading(n.DataAtom) {
			return fmt.Errorf("%s within %s", n.Data, up.Data)
		}
	}
	if n.DataAtom == atom.Table {
		return checkSpans(n)
	}
	return nil
}

// checkSpans holds the cells of a table to what HTML asks of them, by a grid of
// all places: no two cells in one, none behind the last row of a part, and in each
// row and column one that begins there.
func checkSpans(table *html.Node) error {
	begins, width := map[int]bool{}, 0
	for part := range table.ChildNodes() {
		if part.DataAtom == atom.Caption {
			continue
		}
		taken, row := map[[2]int]bool{}, 0
		rows := countChildren(part)
		for tr := range part.ChildNodes() {
			col := 0
			for td := range tr.ChildNodes() {
				for taken[[2]int{row, col}] {
					col++
				}
				begins[col] = true
				down, across := spanOf(td, "rowspan", -1), spanOf(td, "colspan", -1)
				if down < 1 || across < 1 || row+down > rows {
					return fmt.Errorf("cell %d of row %d spans %d rows of %d, %d columns", col, row, down, rows, across)
				}
				for i := range down * across {
					place := [2]int{row + i/across, col + i%across}
					if taken[place] {
						return fmt.Errorf("cells overlap at %v", place)
					}
					taken[place] = true
				}
				col += across
				width = max(width, col)
			}
			row++
		}
	}
	for col := range width {
		if !begins[col] {
			return fmt.Errorf("no cell begins in column %d", col)
		}
	}
	return nil
}

// isListPart reports whether a list's child is one of its parts; other elements have
// none.
func isListPart(n, c *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol:
		return c.DataAtom == atom.Li
	case atom.Dl:
		return c.DataAtom == atom.Dt || c.DataAtom == atom.Dd
	}
	return c.DataAtom != atom.Li && c.DataAtom != atom.Dt && c.DataAtom != atom.Dd
}

func allowedAttr(tag atom.Atom, key string) bool {
	switch key {
	case "lang", "dir":
		return true
	case "id":
		return tag == atom.Sup || tag == atom.Li
	case "href":
		return tag == atom.A
	case "title":
		return tag == atom.A || tag == atom.Abbr || tag == atom.Video || tag == atom.Audio || tag == atom.Iframe
	case "src":
		return tag == atom.Img || tag == atom.Video || tag == atom.Audio || tag == atom.Iframe
	case "alt", "width", "height":
		return tag == atom.Img
	case "colspan", "rowspan":
		return tag == atom.Td || tag == atom.Th
	case "start", "reversed":
		return tag == atom.Ol
	case "value":
		return tag == atom.Li
	case "open":
		return tag == atom.Details
	case "class":
		return tag == atom.Code
	case "type":
		return tag == atom.Input || tag == atom.Ol
	case "checked":
		return tag == atom.Input
	}
	return false
}

// TestTreeLaws builds the trees of all pages at hand, of their bodies and of the
// whole pages, which is harder. PITH_CORPUS names a folder of labelled pages.
func TestTreeLaws(t *testing.T) {
	names, _ := filepath.Glob("../../../testdata/pages/*.html")
	if dir := os.Getenv("PITH_CORPUS"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "html", "*", "*"))
		names = append(names, more...)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := page.Decode(context.Background(), f, nil, name, page.Limits{})
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		p, err := page.Parse(context.Background(), text, nil, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		m := page.NewMarks(p)
		m.Keep(p.Body())
		if err := checkTree(Tree(p, m)); err != nil {
			t.Errorf("%s, whole page: %v", name, err)
		}
	}
}

// FuzzTree builds the tree of any page, whole, and of what Find chooses.
func FuzzTree(f *testing.F) {
	names, _ := filepath.Glob("../../../testdata/pages/*.html")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(string(data[:min(len(data), 8<<10)]))
		}
	}
	f.Add("<ul>a<li><table><tr><th>b<td><pre>c<p>d</pre><dl><dt><figure><img src=x><figcaption>e<h2>f</h2></dl>")
	f.Add(`<p>a<sup><a href="#n" id=r>1</a></sup>b<sup><a href=#m>*</a></sup><ul><li id=n>1. c<a href=#r>^</a><li>d<p id=m class=note>* e`)
	f.Add(`<p>a[<a href=#n>1</a>]<label for=x></label><input id=x><span class=sidenote>b</span><p><a name=n></a>[1] c<sup><a href=#m>2</a></sup><br><a name=m>2</a>d<dl><dt id=k>1<dd>e</dl><a href=#k>1</a>`)
	f.Add("<a href=x><b><div><br><br>x<table><caption>y<td></div><details><summary>z<video src=v></details>")
	f.Add("<ol reversed><ul><li>a</ul><p>b</p><li value=7 role=checkbox>c<li><p><input type=checkbox>d<dl><p>e<dt>f</dl></ol>")
	f.Add("<div class=poem dir=rtl><div class=line>a</div><p>* * *</p><pre>b\n\nc</pre></div><lg><l>d</l></lg><address>e<div>f</div></address>")
	f.Add("<p>x y z x y z</p><aside class=pullquote>x y z x y</aside><div class=note><p class=title><b>a<ruby>b<rt>c<rtc>d</ruby></b></p></div><details class=tip><summary>e")
	f.Add("<p><span dir=rtl> a </span><span style='display:block'>&shy;&#8203;&nbsp;<wbr>漢\n漢</span><h2><button>b</button></h2><blockquote><p>***<cite>c</cite></blockquote>")
	f.Add("<table><tr><td rowspan=9 colspan=3>a<td rowspan=0>b<tr><tr><td colspan=0>c<tfoot><tr><th><h2>d</h2><tbody><tr><td>e<thead><tr><td>f</table>")
	f.Add("<ul><p>a<li>b<ol><li>c</ol><h2>d</ul><dl><dd>a<dt>b<dt>c<p>d<dd>e<dt>f<b>g</b></dl><details>a</details><details>b<summary>c<b></summary>d</details>")
	f.Add("<figure><img src=a><figcaption>b</figcaption><figcaption>c</figcaption><img src=d></figure><figure><figcaption>e</figcaption><img src=f><figcaption>g</figcaption></figure>")
	f.Add("<p><a href=x>a<video src=y title=z></video>b<table><tr><td><a href=z>c</a></table></a><li><a href=x><input type=checkbox>d</a><ruby>e<rt>f</ruby><rt>g")
	f.Fuzz(func(t *testing.T, src string) {
		p, err := page.Parse(context.Background(), &page.Text{Data: []byte(strings.ToValidUTF8(src, ""))}, nil, page.Limits{Nodes: 5000})
		if err != nil {
			return
		}
		m := page.NewMarks(p)
		m.Keep(0)
		if err := checkTree(Tree(p, m)); err != nil {
			t.Error("whole page:", err)
		}
		r, err := Find(context.Background(), p, Options{Title: "x"})
		if err != nil {
			t.Fatal(err)
		}
		if r.Tree != nil {
			if err := checkTree(r.Tree); err != nil {
				t.Error("body:", err)
			}
		}
	})
}
