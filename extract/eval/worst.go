package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Listing is single pages of a set: the worst ones, or those that lost or
// gained most against another run.
type Listing struct {
	What  string  `json:"what"` // "worst", "losses" or "gains"
	Set   string  `json:"set"`
	Pages []Entry `json:"pages"`
}

// An Entry is a page in a listing.
type Entry struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	F1    Figure `json:"f1"`
	P     Figure `json:"precision"`
	R     Figure `json:"recall"`
	Other Figure `json:"other_f1"` // None without another run
}

// lists are the n worst pages of each set, or its n largest losses and gains; sets
// stand in the order of their first pages.
func lists(pages, other []Page, n int) (all []Listing) {
	all = []Listing{}
	var sets []string
	entries := map[string][]Entry{}
	for i := range pages {
		p := &pages[i]
		s, ok := p.prf()
		if !ok {
			continue
		}
		e := Entry{p.ID, p.Type, Figure(s.F1), Figure(s.P), Figure(s.R), None}
		if other != nil {
			o, _ := other[i].prf()
			e.Other = Figure(o.F1)
		}
		if entries[p.Set] == nil {
			sets = append(sets, p.Set)
		}
		entries[p.Set] = append(entries[p.Set], e)
	}
	for _, set := range sets {
		if other == nil {
			all = append(all, listing("worst", set, entries[set], n, 2, func(e Entry) float64 { return float64(e.F1) }))
			continue
		}
		all = append(all,
			listing("losses", set, entries[set], n, -noise, func(e Entry) float64 { return float64(e.F1 - e.Other) }),
			listing("gains", set, entries[set], n, -noise, func(e Entry) float64 { return float64(e.Other - e.F1) }))
	}
	return slices.DeleteFunc(all, func(l Listing) bool { return len(l.Pages) == 0 })
}

// listing is the first n entries by a key that is below a bound.
func listing(what, set string, entries []Entry, n int, below float64, key func(Entry) float64) Listing {
	l := Listing{What: what, Set: set}
	for _, e := range entries {
		if key(e) < below {
			l.Pages = append(l.Pages, e)
		}
	}
	slices.SortStableFunc(l.Pages, func(a, b Entry) int { return cmp.Compare(key(a), key(b)) })
	l.Pages = l.Pages[:min(n, len(l.Pages))]
	return l
}

func (l Listing) text(b *strings.Builder) {
	fmt.Fprintf(b, "\n%s of %s\n", l.What, l.Set)
	for _, e := range l.Pages {
		fmt.Fprintf(b, "  %-34s %-14s F1 %.3f  P %.3f  R %.3f", e.ID, e.Type, e.F1, e.P, e.R)
		if e.Other.Known() {
			fmt.Fprintf(b, "  other %.3f  %+.3f", e.Other, e.F1-e.Other)
		}
		b.WriteByte('\n')
	}
}
