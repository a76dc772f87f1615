package body

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

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
		if err := checkTree(Tree(context.Background(), p, m)); err != nil {
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
		if err := checkTree(Tree(context.Background(), p, m)); err != nil {
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
