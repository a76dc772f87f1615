package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestEdited: an edited page is one of its own, which knows where its rows came from.
func TestEdited(t *testing.T) {
	p := parse(t, `<title>T</title><div id=a><p>one<p>two</div><i>three</i>`, "")
	before := p.Text
	at := func(p *Page, tag atom.Atom) int32 {
		for i := int32(0); i < p.Len(); i++ {
			if p.Nodes[i].Tag == tag {
				return i
			}
		}
		return -1
	}
	wrapped := p.Edited(func(q *Page) {
		n := q.Nodes[at(q, atom.I)].HTML
		quote := &html.Node{Type: html.ElementNode, Data: "blockquote", DataAtom: atom.Blockquote}
		n.Parent.InsertBefore(quote, n)
		n.Parent.RemoveChild(n)
		quote.AppendChild(n)
	})
	again := wrapped.Edited(func(q *Page) {
		n := q.Nodes[at(q, atom.P)].HTML
		n.Parent.RemoveChild(n)
	})
	if p.Text != before || p.Before != nil || at(p, atom.Blockquote) >= 0 {
		t.Errorf("the page itself was edited: %q", p.Text)
	}
	if diff := cmp.Diff("two\nthree", again.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if again.Before != p || again.Body() != at(again, atom.Body) {
		t.Error("the page does not know the one it came from, or its body")
	}
	for i := int32(0); i < again.Len(); i++ {
		row := again.RowBefore(i)
		if again.Nodes[i].Tag == atom.Blockquote {
			if row != -1 {
				t.Errorf("the new element came from row %d", row)
			}
			continue
		}
		if row < 0 || p.Nodes[row].HTML.Data != again.Nodes[i].HTML.Data || p.Nodes[row].HTML == again.Nodes[i].HTML {
			t.Errorf("row %d (%s) came from row %d", i, again.Nodes[i].HTML.Data, row)
		}
	}
	m := NewMarks(p)
	m.Keep(at(p, atom.I))
	m.Drop(at(p, atom.P)+2, "a reason") // the second paragraph
	got := again.Carry(m)
	i := at(again, atom.I)
	if got.Of[i] != Keep || got.Of[i+1] != Keep || got.Reason(at(again, atom.P)) != "a reason" || got.Of[at(again, atom.Blockquote)] != None {
		t.Errorf("marks %v", got.Of)
	}
	if p.Carry(m) != m {
		t.Error("a page without edits has other marks")
	}
}

func TestRestore(t *testing.T) {
	p := parse(t, `<p>one<p>two`, "")
	m := NewMarks(p)
	m.Keep(p.Body())
	first, second := Removal{Node: p.Body() + 1, Reason: "a"}, Removal{Node: p.Body(), Reason: "b"}
	m.Remove([]Removal{first, second})
	if m.Words() != 0 {
		t.Fatalf("%d words are left", m.Words())
	}
	m.Restore(second)
	if m.Words() != 1 || m.Of[first.Node] == Keep {
		t.Errorf("%d words, want that of the second paragraph alone", m.Words())
	}
}
