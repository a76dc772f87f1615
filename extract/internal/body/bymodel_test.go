package body

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestKeepBetween marks the paragraphs of a page, as the model does, and says which
// of the pictures and lines come with them.
func TestKeepBetween(t *testing.T) {
	const text = "<p>One word after the other.</p>"
	for _, c := range []struct {
		what, in string
		back     bool
	}{
		{"a picture between", text + `<div><img src=/p.jpg></div>` + text, true},
		{"with a caption that is not kept", text + `<div><img src=/p.jpg><div>A boat in the harbour</div></div>` + text, true},
		{"a teaser's", text + `<a href=/x><img src=/p.jpg><div>A boat in the harbour</div></a>` + text, false},
		{"a picture before the text", `<img src=/p.jpg>` + text + text, false},
		{"a picture behind it", text + text + `<img src=/p.jpg>`, false},
		{"in an aside", text + `<aside><img src=/p.jpg></aside>` + text, false},
		{"among much text that goes", text + `<div>` + strings.Repeat("more ", captionWordsBetween+1) + `<img src=/p.jpg></div>` + text, false},
		{"in the figure of a caption that is kept", text + `<figure><img src=/p.jpg><p>A boat</p></figure>`, true},
	} {
		p := parse(t, c.in)
		m := page.NewMarks(p)
		img := int32(0)
		for i := int32(0); i < p.Len(); i++ {
			switch n := &p.Nodes[i]; {
			case n.HTML.Data == "img":
				img = i
			case n.HTML.Data == "p":
				for k := i + 1; k < n.End; k++ {
					if p.Nodes[k].HTML.Type == html.TextNode {
						m.Of[k] = page.Keep
					}
				}
			}
		}
		keepBetween(p, m)
		if got := m.Of[img] == page.Keep; got != c.back {
			t.Errorf("%s: kept is %v", c.what, got)
		}
	}
}

// TestModel: the built-in model finds an article and says that it did.
func TestModel(t *testing.T) {
	r, got := find(t, `<nav class=menu><a href=/>Home</a> <a href=/n>News</a></nav>`+article10("")+`<footer class=footer><p>All rights reserved.</p></footer>`,
		Options{Engine: article.EngineModel, Title: "The harbour"})
	if r.Engine != article.EngineModel || !strings.Contains(got, prose(0)) || !strings.Contains(got, prose(9)) ||
		strings.Contains(got, "Home") || strings.Contains(got, "rights") {
		t.Errorf("%s: %s", r.Engine, got)
	}
}

// TestKeepOpening: what opens a block before its first word stays with it.
func TestKeepOpening(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<p>(<a href=/x>AP</a>) The boat`, "(AP) The boat"},
		{`<p>“<em>The boat</em>” sails`, "“The boat” sails"},
		{`<p>One<p>«<b>The boat</b>» sails`, "«The boat» sails"},
		{`<p>¿<i>The boat</i>? It sails`, "¿The boat? It sails"},
		{`<div>“<p>The boat sails`, "The boat sails"},                      // of the box
		{`<section><div>“</div><em>The boat</em> sails`, "The boat sails"}, // of a box before it
		{`<p>“<br><em>The boat</em> sails`, "The boat sails"},              // of a line
		{`<p>★ <a href=/x>The boat</a> sails`, "The boat sails"},
		{`<p>One (<a href=/x>The boat</a>) sails`, "One (The boat) sails"},
	} {
		p := parse(t, c.in)
		blocks := model.Blocks(p, -1)
		m := page.NewMarks(p)
		b := &blocks[len(blocks)-1]
		for k := b.First; k <= b.Last; k++ {
			m.Of[k] = page.Keep
		}
		keepOpening(p, m, b)
		got := ""
		for i := range p.Nodes {
			if n := &p.Nodes[i]; n.Flags&page.IsText != 0 && m.Of[i] == page.Keep {
				got += n.HTML.Data
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
}
