package rules

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

const (
	maxRemovals  = 12   // a rule that needs more has the wrong body
	minLetters   = 20   // letters that a removal has to take, on all samples together: about four words
	strayShare   = 0.02 // share of a body that a removal takes if nothing but the engine speaks for it
	formLetters  = 300  // that a box with a form in it holds at most
	harmShare    = 0.02 // share of what the engine keeps of a sample that a removal may take, since it errs, too
	harmOfGain   = 0.1  // and of what the removal takes rightly, on all samples together
	pictureWorth = 60   // letters that a picture counts for, where a removal would take it
	tellingBonus = 1.25
	linksMostly  = 0.5
)

// A rest is what a trial keeps of a sample and the engine does not, and what both keep.
type rest struct {
	s     *sample
	body  *page.Marks
	taken []bool  // by removals so far
	extra running // what the trial keeps alone
	both  running
}

func (r *rest) count() {
	keeps := func(i int32) bool { return r.body != nil && r.body.Of[i] == page.Keep && !r.taken[i] }
	r.extra = count(r.s.page, func(i int32) bool { return keeps(i) && r.s.marks.Of[i] != page.Keep && !inCaption(r.s.page, i) })
	r.both = countAlso(r.s.page, func(i int32) bool { return keeps(i) && r.s.marks.Of[i] == page.Keep }, pictureWorth)
}

// inCaption reports whether a text is of a caption, which is no running text, whether it
// is kept or not.
func inCaption(p *page.Page, i int32) bool {
	for i = p.Nodes[i].Parent; i > p.Body(); i = p.Nodes[i].Parent {
		if p.Nodes[i].Tag == atom.Figcaption {
			return true
		}
	}
	return false
}

func (r *rest) take(nodes []int32) {
	for _, top := range nodes {
		for i := top; i < r.s.page.Nodes[top].End; i++ {
			r.taken[i] = true
		}
	}
}

// addRemovals gives a trial's rule the names of what stands in its body and the engine
// dropped, the largest first.
func (m *maker) addRemovals(t *trial) {
	var rests []*rest
	for _, s := range m.samples {
		if s.marks != nil {
			rests = append(rests, &rest{s: s, body: m.ruled(s, t.rule), taken: make([]bool, s.page.Len())})
		}
	}
	names := slices.DeleteFunc(m.anyNames(), func(name string) bool { return !forRemoval(name) })
	for range maxRemovals {
		for _, r := range rests {
			r.count()
		}
		best := removal{}
		for _, name := range names {
			if r := weigh(name, rests); r.before(best) {
				best = r
			}
		}
		if best.name == "" {
			break
		}
		s := selector(best.name)
		s.Why = best.why
		t.rule.Remove = append(t.rule.Remove, s)
		for _, r := range rests {
			r.take(r.s.names.nodes[best.name])
		}
	}
	m.noteRest(t, rests)
}

// noteRest says what is left in a body and has no name.
func (m *maker) noteRest(t *trial, rests []*rest) {
	for _, r := range rests {
		r.count()
		if left := r.extra.all(); float64(left) > strayShare*float64(r.s.kept.all()) {
			t.notes = append(t.notes, r.s.Name+": something stays in the body that is not kept without a rule, because nothing stands for it that is safe to remove by: "+r.example())
		}
	}
}

// example is the beginning of the longest text that the trial keeps alone.
func (r *rest) example() string {
	longest, most := int32(0), int32(0)
	for i := range r.s.page.Len() {
		if n := r.extra.in(r.s.page, i); r.s.page.Nodes[i].Flags&page.IsText != 0 && n > most {
			longest, most = i, n
		}
	}
	text := []rune(r.s.page.Clean(longest))
	if len(text) > 60 {
		return string(text[:60]) + "…"
	}
	return string(text)
}

// A removal is a name of what may be removed, and what that would do.
type removal struct {
	name, why string
	worth     float64 // letters, more for a name that says why
	nodes     int
}

func (r removal) before(best removal) bool {
	if r.name == "" || best.name == "" {
		return r.name != ""
	}
	return cmp.Or(cmp.Compare(best.worth, r.worth), cmp.Compare(r.nodes, best.nodes), cmp.Compare(costOf(r.name), costOf(best.name)),
		cmp.Compare(len(r.name), len(best.name)), cmp.Compare(r.name, best.name)) < 0
}

// weigh says what it is worth to remove the elements of a name; the zero removal where
// it would take what is kept, or little.
func weigh(name string, rests []*rest) (out removal) {
	gain, harm := int32(0), int32(0)
	share := 0.0 // of the body, on the sample where it is most
	var why string
	sure, on := true, 0
	for _, r := range rests {
		nodes := r.s.page.Outermost(r.s.names.nodes[name])
		extra, both := r.extra.inAll(r.s.page, nodes), r.both.inAll(r.s.page, nodes)
		if float64(both) > harmShare*float64(r.s.kept.all()) {
			return removal{}
		}
		gain, harm = gain+extra, harm+both
		if extra > 0 {
			on++
		}
		share = max(share, float64(extra)/float64(max(1, r.s.kept.all())))
		for _, i := range nodes {
			if r.extra.in(r.s.page, i) == 0 {
				continue
			}
			out.nodes++
			reason := r.s.whyRemove(i, name)
			sure = sure && reason != ""
			why = cmp.Or(why, reason)
		}
	}
	switch {
	case gain < minLetters, float64(harm) > harmOfGain*float64(gain):
		return removal{}
	case !sure && (on < 2 || share < strayShare || saysContent(name)): // one page's word is not enough
		return removal{}
	}
	out.name, out.why, out.worth = name, cmp.Or(why, "not a part of the article"), float64(gain)
	if toldBy(name) != "" {
		out.worth *= tellingBonus
	}
	return out
}

// forRemoval reports whether elements may be removed by a name.
func forRemoval(name string) bool {
	switch name {
	case "article", "main", "h1", "time", `[role="main"]`, `[role="article"]`, `[itemprop="articleBody"]`, `[role="presentation"]`:
		return false
	case "aside", "nav", "form", "footer":
		return true
	}
	if strings.HasPrefix(name, "[rel=") { // of links, which stand in sentences, too
		return false
	}
	if slices.ContainsFunc(parts(name), func(part string) bool { return embedWords.has(part) }) {
		return false
	}
	return toldBy(name) != "" || !saysContent(name)
}

// embedWords are of what stands in an article and comes from elsewhere: its text is not
// kept, but the link to it is.
var embedWords wordList = "tweet embed embeds embedded instagram tiktok youtube vimeo fb iframe video"

// saysContent reports whether a name is made of words that articles' own parts are
// called by: a removal of it would take these from other pages.
func saysContent(name string) bool {
	return !slices.ContainsFunc(parts(name), func(part string) bool {
		return !contentWords.has(part) && !textWords.has(part) && !plumbing.has(part) && !utility.has(part)
	})
}

// contentWords are what parts of an article are called. (Those of textWords are, too.)
var contentWords wordList = `abstract answer audio blockquote caption captions code data deck dek elements embed embeds figcaption figure gallery h heading headings headline image images img
 intro introduction itemprop lead lede li link links list lists media number ol p paragraphs photo picture question quote responsive role standard standfirst subhead subheading subtitle summary
 table title ul video wp component type testid module block element component description name value default size aside factbox fact infobox info`

// whyRemove says why an element is no part of the article: by a name, by what it is
// or holds; "" if nothing but the engine says so.
func (s *sample) whyRemove(i int32, name string) string {
	if why := toldBy(name); why != "" {
		return why
	}
	for _, other := range s.names.of[i] {
		if why := toldBy(other); why != "" {
			return why
		}
	}
	p := s.page
	for c := i; c < p.Nodes[i].End && p.Chars(i) <= formLetters; c++ {
		switch p.Nodes[c].Tag {
		case atom.Form, atom.Input, atom.Textarea:
			return "a form"
		}
	}
	switch {
	case p.LinkDensity(i) >= linksMostly:
		return "links"
	case p.Nodes[i].Tag == atom.Nav:
		return "navigation"
	case p.Nodes[i].Tag == atom.Aside, p.Nodes[i].Tag == atom.Footer:
		return "beside the article"
	}
	return ""
}
