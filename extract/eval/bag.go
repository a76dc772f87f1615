package eval

// PRF is precision, recall and their F1.
type PRF struct {
	P, R, F1 float64
}

func newPRF(p, r float64) PRF {
	if p+r == 0 {
		return PRF{p, r, 0}
	}
	return PRF{p, r, 2 * p * r / (p + r)}
}

// counts is a multiset.
type counts[K comparable] map[K]int

func (c counts[K]) total() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// common is the size of the intersection.
func (c counts[K]) common(d counts[K]) (n int) {
	for k, v := range c {
		n += min(v, d[k])
	}
	return n
}

// bag compares two texts as bags of words in lower case (WCXB, evaluate.py).
func bag(truth, pred string) PRF {
	t, p := bagOf(truth), bagOf(pred)
	if len(t) == 0 || len(p) == 0 {
		if len(t) == len(p) {
			return PRF{1, 1, 1}
		}
		return PRF{}
	}
	hit := float64(t.common(p))
	return newPRF(hit/float64(p.total()), hit/float64(t.total()))
}

func bagOf(s string) counts[string] {
	c := counts[string]{}
	for _, w := range words(lower(s)) {
		c[w]++
	}
	return c
}

// bestBag is the bag of words against the best of several truths, the first of
// equal ones.
func bestBag(pred string, truths ...string) (best PRF) {
	for i, t := range truths {
		if s := bag(t, pred); i == 0 || s.F1 > best.F1 {
			best = s
		}
	}
	return best
}
