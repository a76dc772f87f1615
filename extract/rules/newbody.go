package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/site"
)

// A pick is a selector that may be the body's, with what it matches on each sample.
type pick struct {
	css    string
	cost   int
	nodes  [][]int32 // by sample, none in another; nil for a sample without a body
	score  float64   // F1 of its letters and the engine's, of the worst sample
	holds  float64   // share of the engine's letters that it holds, of the worst sample
	excess float64   // share of its letters that the engine does not keep, of the worst sample
}

const (
	tried    = 10   // picks that are tried in full
	holdsMin = 0.8  // share of the kept text that a pick has to hold to be tried
	proofMin = 0.97 // F1 of a rule's body and the engine's that each sample has to reach
	roughMin = 0.93 // and that a rule has to reach that the model does not mend
	fullHold = 0.99 // share from which on nothing more is looked for beside a pick
)

// findBody gives the rule the selector of the body that comes nearest to the engine's,
// with its removals; none where that is not near enough.
func (m *maker) findBody() error {
	if !slices.ContainsFunc(m.samples, func(s *sample) bool { return s.marks != nil }) {
		m.note("body: left out, because no page holds one in its elements; it is found as on any page")
		return nil
	}
	best, err := m.bestOf(m.singlePicks(), nil)
	if err != nil {
		return err
	}
	if best == nil || best.worst < proofMin || best.stray {
		if best, err = m.bestOf(m.combinedPicks(), best); err != nil {
			return err
		}
	}
	hinted, err := m.hinted(best)
	if err != nil {
		return err
	}
	if hinted == nil {
		m.note("body: left out, because no stable selector holds what is kept without a rule%s; it is found as on any page", nearest(best))
		return nil
	}
	m.rule = hinted.rule
	m.note("body: %s gives what is kept without a rule (F1 %.3f%s)", best.rule.Body[0].Expr, best.worst, m.onAll())
	m.notes = append(m.notes, best.notes...)
	m.note("hint: true, because a rule made from %s knows only what stands there: the learned model has a say on others; take the line out once you look after the rule", m.pages())
	return nil
}

// hinted is a trial as the rule is given: one that the model has a say in, too. nil if it
// does not reach the proof. One that is rough by itself may, but not one that is wrong.
func (m *maker) hinted(t *trial) (*trial, error) {
	if t == nil || t.worst < roughMin {
		return nil, nil
	}
	rule := *t.rule
	rule.Hint = true
	h := &trial{rule: &rule}
	if err := m.prove(h); err != nil || h.worst < proofMin {
		return nil, err
	}
	return h, nil
}

func (m *maker) pages() string {
	if len(m.samples) == 1 {
		return "one page"
	}
	return fmt.Sprintf("%d pages", len(m.samples))
}

func nearest(t *trial) string {
	if t == nil {
		return ""
	}
	return fmt.Sprintf(" (the nearest is %s, F1 %.3f)", t.rule.Body[0].Expr, t.worst)
}

func (m *maker) onAll() string {
	if len(m.samples) == 1 {
		return ""
	}
	return fmt.Sprintf(" on the worst of %d pages", len(m.samples))
}

// bodyTag are the names of elements alone that may be a body.
var bodyTag = map[string]bool{"article": true, "main": true}

// forBody reports whether a name may be a body's: one that is not of other parts of a
// page.
func forBody(name string) bool {
	if isTag(name) {
		return bodyTag[name]
	}
	return !strings.HasPrefix(name, "[rel=") && (!strings.HasPrefix(name, "[role=") || name == `[role="main"]` || name == `[role="article"]`)
}

// bodyCost says how well a name names a body; one that tells of something else does not.
func bodyCost(name string) int {
	cost := costOf(name)
	if toldBy(name) != "" {
		cost += 3
	}
	return cost
}

func isTag(name string) bool { return isLetter(name[0]) }

// singlePicks are the names that stand on every sample that has a body.
func (m *maker) singlePicks() (picks []pick) {
	for _, name := range m.commonNames() {
		if forBody(name) {
			picks = m.addPick(picks, name, bodyCost(name), func(s *sample) []int32 { return s.names.nodes[name] })
		}
	}
	return picks
}

// commonNames are those that stand on all samples that have a body, in no order.
func (m *maker) commonNames() (out []string) {
	count, of := map[string]int{}, 0
	for _, s := range m.samples {
		if s.marks == nil {
			continue
		}
		of++
		for name := range s.names.nodes {
			count[name]++
		}
	}
	for name, n := range count {
		if n == of {
			out = append(out, name)
		}
	}
	return out
}

// addPick adds a pick, if it holds enough on each sample.
func (m *maker) addPick(picks []pick, css string, cost int, find func(s *sample) []int32) []pick {
	k := pick{css: css, cost: cost, nodes: make([][]int32, len(m.samples)), score: 1, holds: 1}
	for i, s := range m.samples {
		if s.marks == nil {
			continue
		}
		k.nodes[i] = s.page.Outermost(find(s))
		kept, shown := float64(s.kept.inAll(s.page, k.nodes[i])), float64(s.shown.inAll(s.page, k.nodes[i]))
		all := float64(s.kept.all())
		k.holds = min(k.holds, kept/all)
		k.excess = max(k.excess, 1-kept/max(1, shown))
		k.score = min(k.score, 2*kept/(all+max(shown, kept)))
	}
	if k.holds < holdsMin {
		return picks
	}
	return append(picks, k)
}

// bestOf tries the most promising picks, and returns the best trial of them and of
// the one that is best so far.
func (m *maker) bestOf(picks []pick, best *trial) (*trial, error) {
	slices.SortStableFunc(picks, func(a, b pick) int {
		return cmp.Or(cmp.Compare(b.promise(), a.promise()), cmp.Compare(a.cost, b.cost), cmp.Compare(a.css, b.css))
	})
	for _, k := range picks[:min(len(picks), tried)] {
		if best != nil && best.merit >= k.merit(1) && best.worst >= proofMin && !best.stray { // which is as well as it can do
			continue
		}
		t, err := m.try(k)
		if err != nil {
			return nil, err
		}
		if t != nil && (best == nil || t.merit > best.merit) {
			best = t
		}
	}
	return best, nil
}

// promise ranks picks before they are tried. What a pick holds too much, removals and
// cleaning may take out of it; what it lacks is lost.
func (k pick) promise() float64 {
	return k.score + 2*k.holds - 0.02*float64(k.cost)
}

// A trial is a rule for the body, and how it did on the samples.
type trial struct {
	rule  *site.Rule
	worst float64 // F1 of its text and the engine's, of the worst sample
	merit float64 // worst, less what is not good about the rule
	stray bool    // it matches elements, too, that hold nothing of the body
	notes []string
}

// try makes a rule of a pick, with all it needs.
func (m *maker) try(k pick) (*trial, error) {
	k = m.widened(k)
	t := &trial{rule: &site.Rule{Name: m.name, Body: []site.Selector{selector(k.css)}, Clean: true}}
	m.addRemovals(t)
	if err := m.prove(t); err != nil {
		return nil, err
	}
	for i, nodes := range k.nodes {
		t.stray = t.stray || slices.ContainsFunc(nodes, func(n int32) bool { return m.samples[i].kept.in(m.samples[i].page, n) == 0 })
	}
	t.merit = k.merit(t.worst) - 0.0015*float64(len(t.rule.Remove))
	return t, nil
}

// merit is the F1 of a rule of a pick, less what is not good about the pick.
func (k pick) merit(f1 float64) float64 {
	merit := min(f1, 0.995) - 0.004*float64(k.cost)
	if k.cost < 3 {
		merit -= 0.05 * k.excess
	} else { // nothing says that it is the text
		merit -= 0.1 * k.excess
	}
	if slices.ContainsFunc(k.nodes, func(nodes []int32) bool { return len(nodes) > 1 }) {
		merit -= 0.02 // several elements: what stands between them is lost on other pages
	}
	return merit
}
