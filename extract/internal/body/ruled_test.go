package body

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestSweepLinks: of a page that the engine is not sure of a hint's body keeps what is in
// doubt, but for blocks of links, which go from an article's page as they do without the hint.
func TestSweepLinks(t *testing.T) {
	const doubt = model.Unit / 2 // what exceeds the threshold by little
	p := parse(t, `<script type="application/ld+json">{"@type": "NewsArticle"}</script><article>`+strings.Repeat("<p>One word after the other, and then one more of them.</p>", 12)+
		`<p><a href=/b>Tickets for boats of the bay</a></p><p>Tickets are at the pier.</p></article>`)
	m, e := page.NewMarks(p), page.NewMarks(p)
	m.Keep(p.Body())
	r := &reading{p: p, sheet: model.Read(p)}
	for i := range r.sheet.Blocks {
		odds := int32(2 * model.Unit)
		if strings.Contains(r.sheet.Blocks[i].Text(p), "Tickets") {
			odds = doubt
		}
		r.odds = append(r.odds, odds)
	}
	sure := hintSure - 1
	Options{memo: &memo{p, r}}.sweep(context.Background(), p, m, Result{Marks: e, Sure: &sure})
	for i := range r.sheet.Blocks {
		b := &r.sheet.Blocks[i]
		text := b.Text(p)
		if kept, want := m.Of[b.First] == page.Keep, !strings.Contains(text, "bay"); kept != want {
			t.Errorf("%q is kept: %v, want %v", text, kept, want)
		}
	}
}
