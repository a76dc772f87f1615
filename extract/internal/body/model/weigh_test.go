package model

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func TestWeigh(t *testing.T) {
	trees := twoTrees()
	trees.Nodes[0].Value, trees.Nodes[2].Value = 60, 220 // means of what is below
	row := make([]byte, allColumns)
	for _, c := range []struct {
		columns [2]byte
		want    Weighing
	}{
		{[2]byte{5, 9}, Weighing{10 + 60 + 1, 10 - 100 + 1, []Share{{0, -160}}}},
		{[2]byte{6, 0}, Weighing{10 + 60 + 1, 10 + 200 + 1, []Share{{0, 160}, {1, -20}}}},
		{[2]byte{255, 1}, Weighing{10 + 60 + 1, 10 + 300 + 1, []Share{{0, 160}, {1, 80}}}},
	} {
		copy(row, c.columns[:])
		if diff := cmp.Diff(c.want, trees.weigh(row)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.columns, diff)
		}
	}
}

// TestWeighAddsUp: what a pass starts with and what its columns add are what it says,
// on every block of our pages, those that drop out early among them.
func TestWeighAddsUp(t *testing.T) {
	ctx := context.Background()
	m, all, early := BuiltIn().Whole(), 0, 0
	whole := m.First.weigh(make([]byte, allColumns)).Start
	for n, text := range pages(t) {
		p, err := page.Parse(ctx, text, nil, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		s := Read(p)
		m.Fill(s)
		first := m.FirstPass(ctx, s)
		s.FillSecond(first)
		second := m.SecondPass(ctx, s)
		for i := range s.Blocks {
			passes := m.Weigh(s, i)
			for k, want := range []int32{first[i], second[i]} {
				sum := passes[k].Start
				for _, share := range passes[k].Shares {
					sum += share.Adds
				}
				if sum != want || passes[k].Sum != want {
					t.Fatalf("page %d, block %d, pass %d: %d and what was added come to %d, the sum is %d; want %d", n, i, k+1, passes[k].Start, sum, passes[k].Sum, want)
				}
			}
			all++
			if passes[0].Start != whole {
				early++
			}
		}
	}
	if early == 0 || early == all {
		t.Errorf("%d of %d blocks drop out early", early, all)
	}
}
