package meta

import (
	"bytes"
	"context"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/labelled"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// fillCost is the most that Fill may cost, in units of html.Parse of the same bytes.
const fillCost = 0.2

// TestFillCost times Fill over the folder of labelled pages that PITH_CORPUS names. A page
// counts with the best of three runs.
func TestFillCost(t *testing.T) {
	files := labelled.Pages(t)
	var fill, parse time.Duration
	for _, path := range files {
		f, p := costOf(t, path)
		fill, parse = fill+f, parse+p
	}
	share := fill.Seconds() / parse.Seconds()
	t.Logf("meta.Fill %.3f of html.Parse (%.2f s of %.2f s)", share, fill.Seconds(), parse.Seconds())
	if share >= fillCost {
		t.Errorf("Fill costs %.3f of html.Parse, which is not under %g", share, fillCost)
	}
}

// costOf is the time that Fill and html.Parse take for a page, nothing for one that cannot be
// read.
func costOf(t *testing.T, path string) (fill, parse time.Duration) {
	t.Helper()
	text, err := decode(t, path)
	if err != nil {
		return 0, 0
	}
	fill, parse = time.Hour, time.Hour
	for range 3 {
		began := time.Now()
		html.Parse(bytes.NewReader(text.Data))
		parse = min(parse, time.Since(began))
		p, err := page.Parse(context.Background(), text, nil, page.Limits{}) // anew: Fill warms it
		if err != nil {
			return 0, 0
		}
		began = time.Now()
		Fill(context.Background(), &article.Article{}, p, nil, nil)
		fill = min(fill, time.Since(began))
	}
	return fill, parse
}
