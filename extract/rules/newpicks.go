package rules

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// core is the smallest element that holds nearly all of the kept text of a sample.
func (s *sample) core() int32 {
	at := s.page.Body()
	for {
		next := int32(-1)
		for c := at + 1; c < s.page.Nodes[at].End; c = s.page.Nodes[c].End {
			if float64(s.kept.in(s.page, c)) >= 0.95*float64(s.kept.all()) {
				next = c
				break
			}
		}
		if next < 0 || s.page.Nodes[next].Flags&page.IsText != 0 {
			return at
		}
		at = next
	}
}

// combinedPicks are selectors of two names, for where no single one does: two of the
// same element, one of an element in another, an element that is a child of one.
func (m *maker) combinedPicks() (picks []pick) {
	seen := map[string]bool{}
	add := func(css string, cost int, find func(s *sample) []int32) {
		if !seen[css] {
			seen[css] = true
			picks = m.addPick(picks, css, cost, find)
		}
	}
	first := m.first()
	if first == nil {
		return nil
	}
	core := first.core()
	for at, up := core, 0; at > first.page.Body() && up < 3; at, up = first.page.Nodes[at].Parent, up+1 {
		own := first.bodyNames(at)
		for k, a := range own {
			for _, b := range own[k+1:] {
				add(conjunction(a, b), bodyCost(a)+bodyCost(b), func(s *sample) []int32 { return both(s.names.nodes[a], s.names.nodes[b]) })
			}
			m.within(first, at, a, add)
		}
		m.child(first, at, add)
	}
	return picks
}

// first is the first sample that has a body, nil if there is none.
func (m *maker) first() *sample {
	for _, s := range m.samples {
		if s.marks != nil {
			return s
		}
	}
	return nil
}

// bodyNames are an element's best names that may be a body's.
func (s *sample) bodyNames(i int32) (out []string) {
	for _, name := range s.names.of[i] {
		if forBody(name) && len(out) < 5 {
			out = append(out, name)
		}
	}
	return out
}

// conjunction is CSS of an element that has two names; a tag comes first.
func conjunction(a, b string) string {
	if isTag(b) {
		return b + a
	}
	return a + b
}

// both are the nodes of two sorted lists.
func both(a, b []int32) (out []int32) {
	for _, i := range a {
		if _, ok := slices.BinarySearch(b, i); ok {
			out = append(out, i)
		}
	}
	return out
}

type addFunc func(css string, cost int, find func(s *sample) []int32)

// within adds selectors of a name inside of a named element around it.
func (m *maker) within(s *sample, at int32, name string, add addFunc) {
	for up, steps := s.page.Nodes[at].Parent, 0; up > s.page.Body() && steps < 6; up, steps = s.page.Nodes[up].Parent, steps+1 {
		for _, around := range s.bodyNames(up) {
			add(around+" "+name, bodyCost(around)+bodyCost(name)+1, func(s *sample) []int32 {
				return below(s.page, s.names.nodes[around], s.names.nodes[name])
			})
		}
	}
}

// below are those of nodes that stand below one of tops.
func below(p *page.Page, tops, nodes []int32) (out []int32) {
	tops = p.Outermost(tops)
	for _, i := range nodes {
		at, _ := slices.BinarySearchFunc(tops, i, func(top, i int32) int { return cmp.Compare(p.Nodes[top].End, i+1) })
		if at < len(tops) && tops[at] < i && i < p.Nodes[tops[at]].End {
			out = append(out, i)
		}
	}
	return out
}

// child adds the selector of an element without a name by its parent's.
func (m *maker) child(s *sample, at int32, add addFunc) {
	switch s.page.Nodes[at].Tag {
	case atom.Div, atom.Section, atom.Article, atom.Td:
	default:
		return
	}
	tag := s.page.Nodes[at].HTML.Data
	for _, parent := range s.bodyNames(s.page.Nodes[at].Parent) {
		add(parent+" > "+tag, bodyCost(parent)+4, func(s *sample) (out []int32) {
			for _, top := range s.names.nodes[parent] {
				for c := top + 1; c < s.page.Nodes[top].End; c = s.page.Nodes[c].End {
					if s.page.Nodes[c].HTML.Data == tag && s.page.Nodes[c].Flags&page.IsText == 0 {
						out = append(out, c)
					}
				}
			}
			slices.Sort(out)
			return out
		})
	}
}

// widened joins to a pick what holds the kept text that it lacks, a standfirst above
// the text, say, where that has a name on every sample where it is lacking.
func (m *maker) widened(k pick) pick {
	for range 2 {
		if k.holds >= fullHold {
			break
		}
		wider, ok := m.widenedOnce(k)
		if !ok {
			break
		}
		k = wider
	}
	return k
}

func (m *maker) widenedOnce(k pick) (pick, bool) {
	best := k
	for _, name := range m.anyNames() {
		if m.ctx.Err() != nil {
			break
		}
		if !forBody(name) || strings.Contains(k.css, name) {
			continue
		}
		joined := m.addPick(nil, k.css+", "+name, k.cost+1+bodyCost(name)/2, func(s *sample) []int32 {
			return sorted(k.nodes[m.index(s)], s.names.nodes[name])
		})
		if len(joined) == 0 {
			continue
		}
		wide := joined[0]
		if wide.holds > best.holds+0.005 && wide.score > best.score+0.002 && m.adds(k, name) {
			best = wide
		}
	}
	return best, best.css != k.css
}

// adds reports whether what a name adds to a pick is mostly kept, on every sample, and
// stands beside the pick and not around it.
func (m *maker) adds(k pick, name string) bool {
	for i, s := range m.samples {
		if s.marks == nil {
			continue
		}
		nodes := s.page.Outermost(s.names.nodes[name])
		for _, n := range nodes {
			for _, b := range k.nodes[i] {
				if s.page.Within(b, n) {
					return false
				}
			}
		}
		kept, shown := s.kept.inAll(s.page, nodes), s.shown.inAll(s.page, nodes)
		if kept*10 < shown*9 {
			return false
		}
	}
	return true
}

// anyNames are those that stand on some sample, sorted.
func (m *maker) anyNames() (out []string) {
	for _, s := range m.samples {
		for name := range s.names.nodes {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *maker) index(s *sample) int { return slices.Index(m.samples, s) }

// sorted are the nodes of both lists, in order, each once.
func sorted(a, b []int32) []int32 {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
