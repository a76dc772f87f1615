package body

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// Blocks tells the fate of all text of a page, block by block, in order: put
// together they are the page's whole text, hidden text included. m is the body,
// nil where there is none; aside is the reason of text that nobody marked; t, which
// may be nil, holds what the model said of the page.
func Blocks(p *page.Page, m *page.Marks, aside string, t *trace.Trace) []trace.Block {
	if t == nil {
		t = &trace.Trace{}
	}
	var out []trace.Block
	var text strings.Builder
	var open trace.Block
	last, begun := int32(-1), false // the block of the text before, and whether a word of it was seen
	flush := func() {
		if open.Text = strings.Join(strings.Fields(text.String()), " "); open.Text != "" {
			out = append(out, open)
		}
		text.Reset()
		begun = false
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		if n.Flags&(page.IsText|page.Silent) != page.IsText {
			continue
		}
		block := blockOf(p, i)
		if block != last {
			flush()
		}
		if strings.TrimSpace(n.HTML.Data) != "" { // of what is blank nobody said anything
			next := fate(p, m, i, aside, t)
			next.Where = where(p, block)
			if begun && !asOne(&open, &next) {
				flush()
			}
			if !begun || open.Odds == nil {
				open = next
			}
			begun = true
		}
		text.WriteString(p.Text[n.Text:p.Nodes[i+1].Text]) // with the line break before it
		last = block
	}
	flush()
	return out
}

// fate is what became of a text, and why.
func fate(p *page.Page, m *page.Marks, i int32, aside string, t *trace.Trace) trace.Block {
	f := trace.Block{Kept: m != nil && m.Of[i] == page.Keep, Reason: reason(p, m, i, aside)}
	f.Taken = f.Kept || m != nil && m.Of[i].Dropped()
	row := p.RowBefore(i) // engines judge a page before its edits
	f.Odds = t.OddsOf(row)
	switch {
	case f.Kept && t.Back[row] != "":
		f.After = t.Back[row]
	case f.Odds != nil && aside == Unlikely && f.Odds.Kept == f.Kept: // the model decided, and nothing else since
		f.After = f.Odds.After
	}
	if f.Reason == Unlikely && f.After != "" {
		f.Reason = f.After
	}
	return f
}

// asOne reports whether two texts of a block have the same fate, and nothing was said of
// one of them alone.
func asOne(a, b *trace.Block) bool {
	return a.Kept == b.Kept && a.Reason == b.Reason && (a.Odds == nil || b.Odds == nil || a.Odds == b.Odds && a.After == b.After)
}

// reason says why a text was dropped, "" if it was not.
func reason(p *page.Page, m *page.Marks, i int32, aside string) string {
	switch {
	case m == nil:
		return aside
	case m.Of[i] == page.Keep:
		return ""
	case m.Of[i].Dropped():
		return m.Reason(i)
	case p.Nodes[i].Flags&page.Unseen != 0:
		return "hidden"
	}
	return aside
}

// blockOf is the innermost block element around a text.
func blockOf(p *page.Page, i int32) int32 {
	for i > 0 && p.Nodes[i].Flags&page.IsBlock == 0 {
		i = p.Nodes[i].Parent
	}
	return i
}

// where names an element as a selector would: its tag, and its id or first class.
func where(p *page.Page, i int32) string {
	name := p.Nodes[i].HTML.Data
	if id := strings.Fields(p.Attr(i, "id")); len(id) > 0 {
		return name + "#" + id[0]
	}
	if class := strings.Fields(p.Attr(i, "class")); len(class) > 0 {
		return name + "." + class[0]
	}
	return name
}
