package main

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// median is the middle value, or the mean of the two middle ones; 0 of none.
func median[T ~int64 | ~float64](values []T) T {
	if len(values) == 0 {
		return 0
	}
	v := slices.Clone(values)
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// percentile is the smallest of the sorted values that at least p percent of them
// do not exceed (the nearest-rank method); 0 of none.
func percentile[T cmp.Ordered](sorted []T, p float64) T {
	if len(sorted) == 0 {
		var zero T
		return zero
	}
	rank := int(math.Ceil(p / 100 * float64(len(sorted))))
	return sorted[min(max(rank, 1), len(sorted))-1]
}

// total is how long a part took in a round, over all pages.
func (m *measured) total(part string, round int) (sum time.Duration) {
	for _, d := range m.times[part][round] {
		sum += d
	}
	return sum
}

// share is what some parts took together, less some others, in units of
// html.Parse: the median of the rounds. Sums over pages keep what the collector
// takes now and then, which a median for each page would drop.
func (m *measured) share(plus []string, minus ...string) float64 {
	shares := make([]float64, m.rounds)
	for round := range shares {
		var sum time.Duration
		for _, part := range plus {
			sum += m.total(part, round)
		}
		for _, part := range minus {
			sum -= m.total(part, round)
		}
		shares[round] = sum.Seconds() / m.total(htmlParse, round).Seconds()
	}
	return median(shares)
}

// perPage lists what each page took, the median of its rounds, sorted.
func (m *measured) perPage(part string) []time.Duration {
	list := make([]time.Duration, len(m.pages))
	for i := range list {
		rounds := make([]time.Duration, m.rounds)
		for round := range rounds {
			rounds[round] = m.times[part][round][i]
		}
		list[i] = median(rounds)
	}
	slices.Sort(list)
	return list
}
