package body

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/labelled"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/render"
)

// outputCost is the most that cleaning, building the body tree and writing it as
// text, Markdown and HTML may cost together, in units of html.Parse of the same
// bytes. Idle machines measure a fifth less.
const outputCost = 0.25

// costStages are what is timed for each page.
var costStages = []string{"html.Parse", "cleaning", "body tree", "text", "Markdown", "HTML"}

// TestOutputCost times the way from an engine's marks to the renderings, over every
// fourth page of the folder of labelled pages that PITH_CORPUS names. Each stage of
// a page counts with the best of five runs.
func TestOutputCost(t *testing.T) {
	files := labelled.Pages(t)
	sum := make([]time.Duration, len(costStages))
	for i := 0; i < len(files); i += 4 {
		for stage, d := range costOf(t, files[i]) {
			sum[stage] += d
		}
	}
	total := 0.0
	for stage, d := range sum[1:] {
		share := d.Seconds() / sum[0].Seconds()
		t.Logf("%-10s %.3f", costStages[stage+1], share)
		total += share
	}
	t.Logf("%-10s %.3f of html.Parse", "together", total)
	if total >= outputCost {
		t.Errorf("the output costs %.3f of html.Parse, which is not under %g", total, outputCost)
	}
}

// costOf is the time of each stage on one page, nothing for a page without a body.
func costOf(t *testing.T, path string) []time.Duration {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := page.Decode(context.Background(), f, nil, path, page.Limits{})
	if err != nil {
		return nil
	}
	p, err := page.Parse(context.Background(), text, nil, page.Limits{})
	if err != nil {
		return nil
	}
	found := ByReadability(context.Background(), p)
	if found == nil {
		return nil
	}
	var best []time.Duration
	for range 5 {
		best = fastest(best, timeStages(p, text.Data, found.Clone()))
	}
	return best
}

func timeStages(p *page.Page, data []byte, m *page.Marks) (laps []time.Duration) {
	began := time.Now()
	lap := func() {
		now := time.Now()
		laps = append(laps, now.Sub(began))
		began = now
	}
	html.Parse(bytes.NewReader(data))
	lap()
	clean(p, m, Options{Title: "Some title of a page"})
	lap()
	tree := Tree(context.Background(), p, m)
	lap()
	render.Text(tree)
	lap()
	render.Markdown(tree)
	lap()
	render.HTML(tree)
	lap()
	return laps
}

func fastest(a, b []time.Duration) []time.Duration {
	if a == nil {
		return b
	}
	for i := range a {
		a[i] = min(a[i], b[i])
	}
	return a
}
