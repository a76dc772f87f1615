package eval

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// An Interval holds 95 of 100 resamples' figures.
type Interval struct{ Low, High float64 }

// MarshalJSON writes [low, high].
func (i Interval) MarshalJSON() ([]byte, error) { return json.Marshal([]float64{i.Low, i.High}) }

// bootstrap draws the row's pages anew, as many as there are, n times, and
// takes the row's F1 of each draw, or its distance from the other run's where
// there is one. The draws depend on the row's name and nothing else, so the same
// scores give the same interval. It returns nil where no page has a figure.
func bootstrap(name string, pages, other []*Page, n int) *Interval {
	var places []int
	for i, p := range pages {
		if _, ok := p.prf(); ok {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		return nil
	}
	seed := fnv.New64a()
	seed.Write([]byte(name))
	draw := rand.New(rand.NewPCG(1, seed.Sum64()))
	results := make([]float64, n)
	these, those := make([]*Page, len(places)), make([]*Page, len(places))
	for i := range results {
		for j := range places {
			k := places[draw.IntN(len(places))]
			these[j] = pages[k]
			if other != nil {
				those[j] = other[k]
			}
		}
		f1, _, _ := figures(name, these)
		results[i] = float64(f1)
		if other != nil {
			f1, _, _ = figures(name, those)
			results[i] -= float64(f1)
		}
	}
	slices.Sort(results)
	cut := n * 25 / 1000
	return &Interval{results[cut], results[n-1-cut]}
}

func (i *Interval) text(format string) string {
	if i == nil {
		return "   -"
	}
	return fmt.Sprintf(format, i.Low, i.High)
}
