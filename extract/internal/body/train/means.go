package main

import (
	"context"
	"math"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// fillMeans gives every node of a model that is no leaf the mean of the leaves that
// the samples' blocks come to from it, each by its weight. What the model says of a
// page does not change; Weigh tells by these means what each column adds.
func fillMeans(m *model.Model, samples []*sample) {
	parallel(len(samples), func(i int) error {
		m.Score(context.Background(), samples[i].sheet)
		return nil
	})
	for _, t := range []*model.Trees{&m.First, &m.Second} {
		sums, weights := make([]float64, len(t.Nodes)), make([]float64, len(t.Nodes))
		for _, s := range samples {
			for i := range s.verdicts {
				w := s.weight(i)
				if w == 0 {
					continue
				}
				t.Walk(s.sheet.Row(i), func(way []int32) {
					leaf := float64(t.Nodes[way[len(way)-1]].Value)
					for _, n := range way[:len(way)-1] {
						sums[n] += w * leaf
						weights[n] += w
					}
				})
			}
		}
		for n := range t.Nodes {
			if weights[n] > 0 {
				t.Nodes[n].Value = int16(math.Round(sums[n] / weights[n]))
			}
		}
	}
}
