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
	last := int32(-1) // block of the text before
	flush := func() {
		if open.Text = strings.Join(strings.Fields(text.String()), " "); open.Text != "" {
			out = append(out, open)
		}
		text.Reset()
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		if n.Flags&(page.IsText|page.Silent) != page.IsText {
			continue
		}
		block := blockOf(p, i)
		fate := trace.Block{Where: where(p, block), Kept: m != nil && m.Of[i] == page.Keep}
		fate.Reason, fate.Taken = reason(p, m, i, aside), fate.Kept || m != nil && m.Of[i].Dropped()
		row := p.RowBefore(i) // engines judge a page before its edits
		if o := t.OddsOf(row); o != nil {
			fate.Odds = o
			if aside == Unlikely && o.Kept == fate.Kept { // the model decided, and nothing else since
				fate.After = o.After
			}
			if fate.Kept && t.Back[row] != "" {
				fate.After = t.Back[row]
			}
			if fate.Reason == Unlikely && fate.After != "" {
				fate.Reason = fate.After
			}
		}
		blank := strings.TrimSpace(n.HTML.Data) == ""
		if block != last || !blank && (fate.Kept != open.Kept || fate.Reason != open.Reason) {
			flush()
			open = fate
		}
		text.WriteString(p.Text[n.Text:p.Nodes[i+1].Text]) // with the line break before it
		last = block
	}
	flush()
	return out
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
