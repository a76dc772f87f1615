package eval

import "strings"

// Counts are segments of the whole set (adbar/trafilatura, tests/evaluate.py):
// wanted ones that were found, unwanted ones that were, wanted ones that were not.
type Counts struct {
	TP, FP, FN int
}

func (c Counts) add(d Counts) Counts { return Counts{c.TP + d.TP, c.FP + d.FP, c.FN + d.FN} }

func (c Counts) prf() PRF {
	return newPRF(float64(c.TP)/float64(max(1, c.TP+c.FP)), float64(c.TP)/float64(max(1, c.TP+c.FN)))
}

// haystack is a text in which segments are looked for, whatever the white space.
type haystack struct{ exact, lower string }

func newHaystack(text string) haystack {
	flat := squeeze(text)
	return haystack{flat, lower(flat)}
}

// count counts with case, as trafilatura's evaluation does.
func (h haystack) count(with, without []string) Counts {
	found := func(segments []string) (n int) {
		for _, s := range segments {
			if strings.Contains(h.exact, squeeze(s)) {
				n++
			}
		}
		return n
	}
	tp := found(with)
	return Counts{tp, found(without), len(with) - tp}
}

// share is how many of the segments are there, without case.
func (h haystack) share(segments []string) Figure {
	if len(segments) == 0 {
		return None
	}
	n := 0
	for _, s := range segments {
		if strings.Contains(h.lower, squeeze(lower(s))) {
			n++
		}
	}
	return Figure(float64(n) / float64(len(segments)))
}
