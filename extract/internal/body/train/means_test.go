package main

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestFillMeans: at every node that blocks come by, what is left of the way adds on
// average nothing to its mean; leaves stay what they are.
func TestFillMeans(t *testing.T) {
	ctx := context.Background()
	src := "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>The last ferry</h1>" +
		strings.Repeat("<p>The ferry left the harbour at noon, and the crowd on the pier waved until it was out of sight.</p>", 4) + "</article><footer>All rights reserved</footer>"
	text, err := page.Decode(ctx, strings.NewReader(src), nil, "a.html", page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Parse(ctx, text, nil, page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := &sample{sheet: model.ReadAll(p)}
	for i := range s.sheet.Blocks {
		s.verdicts = append(s.verdicts, verdict{weight: 1})
		s.weights = append(s.weights, float64(1+i%3))
	}
	m, err := model.Decode(model.BuiltIn().Whole().Encode())
	if err != nil {
		t.Fatal(err)
	}
	before := m.Score(ctx, s.sheet)
	fillMeans(m, []*sample{s})
	for i, sum := range m.Score(ctx, s.sheet) {
		if sum != before[i] {
			t.Errorf("block %d: %d, before %d", i, sum, before[i])
		}
	}
	for pass, trees := range []*model.Trees{&m.First, &m.Second} {
		left, passed := map[int32]float64{}, map[int32]float64{}
		for i := range s.verdicts {
			trees.Walk(s.sheet.Row(i), func(way []int32) {
				leaf := trees.Nodes[way[len(way)-1]].Value
				for _, n := range way[:len(way)-1] {
					left[n] += s.weights[i] * float64(leaf-trees.Nodes[n].Value)
					passed[n] += s.weights[i]
				}
			})
		}
		if len(passed) < 100 {
			t.Errorf("pass %d: blocks come by %d nodes", pass+1, len(passed))
		}
		for n, sum := range left {
			if math.Abs(sum) > passed[n]/2+1e-9 { // the mean is a whole number
				t.Errorf("pass %d: node %d is %.1f off the mean of what comes by", pass+1, n, sum/passed[n])
			}
		}
	}
}
