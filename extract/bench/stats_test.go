package main

import (
	"slices"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		of   []float64
		want float64
	}{
		{nil, 0},
		{[]float64{3}, 3},
		{[]float64{4, 1}, 2.5},
		{[]float64{9, 1, 5}, 5},
		{[]float64{9, 1, 5, 6}, 5.5},
	} {
		before := slices.Clone(c.of)
		if got := median(c.of); got != c.want || !slices.Equal(c.of, before) {
			t.Errorf("median(%v) = %v, want %v; after it %v", before, got, c.want, c.of)
		}
	}
}

func TestPercentile(t *testing.T) {
	hundred := make([]int, 100)
	for i := range hundred {
		hundred[i] = i + 1
	}
	five := []int{10, 20, 30, 40, 50}
	for _, c := range []struct {
		of   []int
		p    float64
		want int
	}{
		{nil, 50, 0},
		{[]int{7}, 1, 7},
		{[]int{7}, 99, 7},
		{five, 0, 10},
		{five, 20, 10},
		{five, 21, 20},
		{five, 50, 30},
		{five, 95, 50},
		{five, 100, 50},
		{hundred, 50, 50},
		{hundred, 95, 95},
		{hundred, 99, 99},
		{hundred, 100, 100},
	} {
		if got := percentile(c.of, c.p); got != c.want {
			t.Errorf("p%v of %d values = %d, want %d", c.p, len(c.of), got, c.want)
		}
	}
}

// twoPages were measured in three rounds, of which the second was slow for all.
func twoPages() *measured {
	ms := func(rounds ...[]time.Duration) [][]time.Duration {
		for _, pages := range rounds {
			for i := range pages {
				pages[i] *= time.Millisecond
			}
		}
		return rounds
	}
	return &measured{
		pages:  []sample{{file: "a.html", size: 1_000_000}, {file: "b.html", size: 3_000_000}},
		rounds: 3,
		times: map[string][][]time.Duration{
			htmlParse: ms([]time.Duration{1, 9}, []time.Duration{2, 18}, []time.Duration{1, 9}),
			pith:      ms([]time.Duration{4, 31}, []time.Duration{7, 73}, []time.Duration{4, 32}),
			sModel:    ms([]time.Duration{2, 14}, []time.Duration{4, 28}, []time.Duration{3, 13}),
		},
		costs: map[string]cost{
			htmlParse: {objects: 400, bytes: 5_000_000, peak: 20_500_000},
			pith:      {objects: 900, bytes: 9_000_000, failed: 1},
		},
	}
}

func TestShare(t *testing.T) {
	m := twoPages()
	for _, c := range []struct {
		plus, minus []string
		want        float64
	}{
		{[]string{htmlParse}, nil, 1},
		{[]string{pith}, nil, 3.6},                          // of 3.5, 4 and 3.6
		{[]string{pith}, []string{htmlParse, sModel}, 1},    // of 0.9, 1.4 and 1
		{[]string{htmlParse, sModel}, []string{pith}, -1.0}, // a difference may be less than nothing
	} {
		if got := m.share(c.plus, c.minus...); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q less %q: %v, want %v", c.plus, c.minus, got, c.want)
		}
	}
	if got, want := m.perPage(pith), []time.Duration{4 * time.Millisecond, 32 * time.Millisecond}; !slices.Equal(got, want) {
		t.Errorf("per page %v, want %v", got, want)
	}
}
