package eval

// noise is how far a page's F1 may move and count as the same.
const noise = 0.002

// Against is how a row stands against another run's.
type Against struct {
	F1       Figure    `json:"f1"` // the other run's
	Better   int       `json:"better"`
	Worse    int       `json:"worse"`
	Interval *Interval `json:"change_interval"` // of this run's F1 less the other's
}

func newAgainst(name string, pages, other []*Page, resamples int) *Against {
	a := &Against{}
	a.F1, _, _ = figures(name, other)
	for i, p := range pages {
		switch d := change(p, other[i]); {
		case d > noise:
			a.Better++
		case d < -noise:
			a.Worse++
		}
	}
	if resamples > 0 {
		a.Interval = bootstrap(name, pages, other, resamples)
	}
	return a
}

// change is how much better a page's body is than the other run's; 0 where the
// label does not tell.
func change(p, other *Page) float64 {
	s, _ := p.prf()
	o, _ := other.prf()
	return s.F1 - o.F1
}
