package eval

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
)

const (
	shingleSet = "aeb"  // scored by shingles; its F1 is that of mean P and mean R
	typedSet   = "wcxb" // has a row for each type of page, too
)

// A Figure is a number from 0 to 1, or None where no label tells.
type Figure float64

// None is the figure of what has no label.
var None = Figure(math.NaN())

// Known reports whether a figure is not None.
func (f Figure) Known() bool { return f == f }

// MarshalJSON writes None as null.
func (f Figure) MarshalJSON() ([]byte, error) {
	if !f.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(f))
}

// A Row is the figures of one set, or of one type of page in it: "wcxb:forum".
type Row struct {
	Set   string `json:"set"`
	Pages int    `json:"pages"`
	F1    Figure `json:"f1"`
	P     Figure `json:"precision"`
	R     Figure `json:"recall"`
	Fields
	Interval *Interval `json:"f1_interval"` // nil without a bootstrap
	Against  *Against  `json:"against"`     // nil without another run
}

// A Report is the figures of a run.
type Report struct {
	Rows   []Row     `json:"sets"`   // sorted by name
	Lists  []Listing `json:"lists"`  // single pages, by set
	Failed int       `json:"failed"` // pages that came back with an error
}

// ReportOptions say what a report holds besides figures.
type ReportOptions struct {
	Other     []Page // another run's pages, for the same labels; nil for none
	Bootstrap int    // resamples for the intervals; 0 for none
	Worst     int    // single pages listed of each set; 0 for none
}

// NewReport sums up the pages of a run.
func NewReport(pages []Page, o ReportOptions) Report {
	r := Report{Rows: []Row{}, Lists: []Listing{}}
	for _, p := range pages {
		if p.Failed {
			r.Failed++
		}
	}
	for _, g := range groups(pages) {
		these, other := pick(pages, g.pages), pick(o.Other, g.pages)
		row := newRow(g.name, these)
		if o.Bootstrap > 0 {
			row.Interval = bootstrap(g.name, these, nil, o.Bootstrap)
		}
		if other != nil {
			row.Against = newAgainst(g.name, these, other, o.Bootstrap)
		}
		r.Rows = append(r.Rows, row)
	}
	if o.Worst > 0 {
		r.Lists = lists(pages, o.Other, o.Worst)
	}
	return r
}

// group is the pages, by their places, that share a row.
type group struct {
	name  string
	pages []int
}

// groups are the rows' pages, sorted by name.
func groups(pages []Page) []group {
	of := map[string][]int{}
	for i, p := range pages {
		of[p.Set] = append(of[p.Set], i)
		if p.Set == typedSet && p.Type != "" {
			name := p.Set + ":" + p.Type
			of[name] = append(of[name], i)
		}
	}
	var all []group
	for _, name := range slices.Sorted(maps.Keys(of)) {
		all = append(all, group{name, of[name]})
	}
	return all
}

// pick is the pages at these places; nil of none.
func pick(pages []Page, places []int) (picked []*Page) {
	if pages == nil {
		return nil
	}
	for _, i := range places {
		picked = append(picked, &pages[i])
	}
	return picked
}

func newRow(name string, pages []*Page) Row {
	r := Row{Set: name, Pages: len(pages)}
	r.F1, r.P, r.R = figures(name, pages)
	for _, c := range fields {
		*c.of(&r.Fields) = mean(pages, func(p *Page) Figure { return *c.of(&p.Fields) })
	}
	return r
}

// figures are a row's for the body, as its benchmark takes them.
func figures(name string, pages []*Page) (f1, p, r Figure) {
	var sum Counts
	segments := false
	for _, page := range pages {
		if page.Segments != nil {
			segments, sum = true, sum.add(*page.Segments)
		}
	}
	if segments {
		s := sum.prf()
		return Figure(s.F1), Figure(s.P), Figure(s.R)
	}
	body := func(of func(*PRF) float64) Figure {
		return mean(pages, func(p *Page) Figure {
			if p.Body == nil {
				return None
			}
			return Figure(of(p.Body))
		})
	}
	f1, p, r = body(func(s *PRF) float64 { return s.F1 }), body(func(s *PRF) float64 { return s.P }), body(func(s *PRF) float64 { return s.R })
	if name == shingleSet && f1.Known() {
		f1 = Figure(newPRF(float64(p), float64(r)).F1)
	}
	return f1, p, r
}

// mean is over the pages that have the figure.
func mean(pages []*Page, of func(*Page) Figure) Figure {
	sum, n := 0.0, 0
	for _, p := range pages {
		if f := of(p); f.Known() {
			sum += float64(f)
			n++
		}
	}
	if n == 0 {
		return None
	}
	return Figure(sum / float64(n))
}
