package meta

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// resolveTitle lets the statements vote. Each one, with the site's name taken
// off, is a candidate; a candidate's votes are those of all statements that hold
// the same words, and half of those that hold them among others. The votes are
// weights by origin, fitted to the corpus's labels. A rule's statement stands.
func resolveTitle(r *reading) *claim {
	if c := r.first(fTitle); c != nil && c.ruled {
		c.Text = r.trimSite(c.Text, false)
		return c
	}
	var best *claim
	bestScore := 0
	voters := r.titleVoters()
	for i := range voters {
		v := &voters[i]
		if v.fold == "" {
			continue
		}
		score := 0
		for k := range voters {
			score += voters[k].votes(v.fold)
		}
		shown := v.claim.node > 0 && v.claim.node == r.headline && strings.ToUpper(v.text) != v.text
		if score > bestScore || score == bestScore && shown {
			best, bestScore = v.claim, score
			best.Text = v.text
		}
	}
	if best != nil {
		best.Text = uncut(best.Text, voters)
	}
	return best
}

// uncut is a title that a template cut off, "The mills of ...", as another statement has it.
func uncut(title string, all []titleVoter) string {
	begin, ok := strings.CutSuffix(title, "…")
	if !ok {
		begin, ok = strings.CutSuffix(title, "...")
	}
	if begin = strings.TrimSpace(begin); !ok || begin == "" {
		return title
	}
	for i := range all {
		if rest, ok := strings.CutPrefix(all[i].text, begin); ok && strings.Trim(rest, " .…") != "" {
			return all[i].text
		}
	}
	return title
}

// A titleVoter is one statement of the title.
type titleVoter struct {
	claim  *claim
	text   string
	fold   string
	full   string // folded, with the site's name
	weight int
	whole  bool // gives no vote to a title that is its beginning
}

func (r *reading) titleVoters() []titleVoter {
	var out []titleVoter
	seen := map[article.Origin]bool{}
	for i := range r.claims[fTitle] {
		c := &r.claims[fTitle][i]
		if seen[c.Origin] {
			continue
		}
		seen[c.Origin] = true
		text := r.trimSite(c.Text, c.Origin == "title")
		out = append(out, titleVoter{claim: c, text: text, fold: fold(text), full: fold(c.Text), weight: titleWeight(c)})
	}
	for i := range out {
		for k := range out {
			out[i].cutSection(out[k].text)
		}
	}
	for i := range out {
		v := &out[i]
		if v.claim.node == 0 || v.claim.node != r.headline {
			continue
		}
		switch part := tidy(r.headPart(out)); {
		case part != "":
			v.text, v.fold, v.full = part, fold(part), fold(part)
		case !r.isOfPage(v, out):
			v.weight = strangerWeight
		case v.claim.Origin == "h1":
			v.whole = !r.isCut(v, out)
		}
	}
	return out
}

// cutSection takes off a title what one word follows that a separator parts off, where
// another statement lacks it: the section.
func (v *titleVoter) cutSection(other string) {
	rest, ok := strings.CutPrefix(v.text, other)
	rest = strings.TrimSpace(rest)
	if !ok || len(other) < 20 || len(rest) < 2 || !strings.ContainsRune("-|–—:ㅣ_", firstRune(rest)) || wordCount(rest) != 1 {
		return
	}
	v.text, v.fold = other, fold(other)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// headPart is the part of the visible headline that another statement has for
// the whole: a heading may hold a kicker, one of the two in an element of its own, or the
// kicker before a colon. A heading whose kicker others state, too, is as they write it, with
// a mark between the two.
func (r *reading) headPart(all []titleVoter) string {
	stated := func(text string) bool {
		f := fold(text)
		for k := range all {
			if all[k].claim.node != r.headline && len(f) > 10 && all[k].fold == f {
				return true
			}
		}
		return false
	}
	n := &r.p.Nodes[r.headline]
	for i := r.headline + 1; i < n.End; i++ {
		if r.p.Nodes[i].Tag == 0 || r.p.Chars(i) == 0 || r.p.Chars(i) == r.p.Chars(r.headline) {
			continue
		}
		if text := r.p.Clean(i); stated(text) {
			return text
		}
	}
	head := r.headText(r.headline)
	if kicker, text, ok := strings.Cut(head, ": "); ok && wordCount(kicker) <= kickerWords && stated(text) {
		return text
	}
	i := r.firstPart(r.headline)
	if i == 0 {
		return ""
	}
	kicker := r.p.Clean(i)
	if text, ok := strings.CutPrefix(head, kicker); ok && stated(text) {
		return strings.TrimLeft(text, " -|–—:")
	}
	for k := range all {
		if text, ok := strings.CutPrefix(all[k].text, kicker); ok && all[k].fold == fold(head) && strings.ContainsRune("-|–—:", firstRune(strings.TrimSpace(text))) {
			return all[k].text
		}
	}
	return ""
}

// firstPart is the element with which a heading's text begins and that does not hold all of
// it, 0 for none.
func (r *reading) firstPart(heading int32) int32 {
	for i := heading + 1; i < r.p.Nodes[heading].End; i++ {
		switch n := &r.p.Nodes[i]; {
		case n.Flags&page.IsText != 0:
			if r.p.Chars(i) > 0 {
				return 0
			}
		case r.p.Chars(i) > 0 && r.p.Chars(i) < r.p.Chars(heading):
			return i
		}
	}
	return 0
}

// kickerWords is how many words a kicker has at most that stands before the headline
// with a colon.
const kickerWords = 4

// isOfPage reports whether the visible headline is the page's own, and not a box's or the site's.
func (r *reading) isOfPage(v *titleVoter, all []titleVoter) bool {
	link := r.headLink(r.headline)
	if r.isAbove(link) {
		return false
	}
	return r.teased == r.headline || sameAddress(link, r.addr) || r.inAddress(v.text) || r.isHeadline(v) || confirmed(v, all)
}

// confirmed reports whether another statement has enough words in common with
// the visible headline, so that it is the article's and not a label's or the
// site's. A page that states nothing else has none to ask.
func confirmed(v *titleVoter, all []titleVoter) bool {
	alone := true
	for i := range all {
		o := &all[i]
		if o == v || o.fold == "" {
			continue
		}
		alone = false
		if o.fold == v.fold || overlap(v.text, o.claim.Text) >= 0.4 && wordCount(v.text)*3 >= wordCount(o.text) || shortens(o.text, v.text) {
			return true
		}
	}
	return alone
}

// inAddress reports whether the last part of the page's address is what a heading says, or the
// beginning of it.
func (r *reading) inAddress(heading string) bool {
	own, err := url.PathUnescape(strings.TrimSuffix(r.ownName, path.Ext(r.ownName)))
	if err != nil {
		return false
	}
	own, heading = fold(own), fold(heading)
	return own == heading || len(own) >= addressBytes && strings.HasPrefix(heading, own)
}

// addressBytes is how long the beginning of a heading is at least that an address has for all
// of it, in bytes of folded text.
const addressBytes = 20

// isHeadline reports whether an h1 is as long as headlines are, on a page whose JSON-LD is an
// article's: what boxes, forms and parts of a site are called is shorter, and what stands
// above a whole paragraph is longer.
func (r *reading) isHeadline(v *titleVoter) bool {
	n := wordCount(v.text)
	return v.claim.Origin == "h1" && headlineMin <= n && n <= headlineMax &&
		slices.ContainsFunc(r.ldTypes, func(t string) bool { return typeNamed(t) == article.TypeArticle })
}

// From so many words, to so many.
const headlineMin, headlineMax = 6, 30

// shortens reports whether a statement, before what a separator parts off, is nothing but
// words of the visible headline: tabs have little room.
func shortens(statement, headline string) bool {
	for _, mark := range []string{" | ", " – ", " — ", " - ", " · "} {
		statement, _, _ = strings.Cut(statement, mark)
	}
	n := wordCount(statement)
	return (n >= 2 && wordCount(headline) <= 4*n || wide(statement)) && overlap(statement, headline) >= 0.8
}

// isCut reports whether the visible headline goes on where another statement ends, and what
// follows is no part of the title: a mark stands between them, or the statement is the headline
// of a news story's JSON-LD, which editors write.
func (r *reading) isCut(v *titleVoter, all []titleVoter) bool {
	for i := range all {
		o := &all[i]
		if o == v || o.fold == "" || !strings.HasPrefix(v.fold, o.fold) || o.fold == v.fold {
			continue
		}
		rest := strings.TrimSpace(strings.TrimPrefix(v.text, o.text))
		if o.claim.Origin == originJSONLD && r.isNews() || strings.ContainsRune("-|–—", firstRune(rest)) {
			return true
		}
	}
	return false
}

// isNews reports whether JSON-LD is that of a news story.
func (r *reading) isNews() bool {
	return slices.ContainsFunc(r.ldTypes, func(t string) bool { return strings.HasSuffix(t, "NewsArticle") })
}

// overlap is the share of the words of a that b holds, of its characters where
// it is written without spaces.
func overlap(a, b string) float64 {
	b = fold(b)
	words := strings.Fields(a)
	if wide(a) {
		words = strings.Split(fold(a), "")
	}
	hit, all := 0, 0
	for _, w := range words {
		if w = fold(w); w == "" {
			continue
		}
		all++
		if strings.Contains(b, w) {
			hit++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hit) / float64(all)
}

func (v *titleVoter) votes(f string) int {
	switch {
	case v.fold == f || v.full == f:
		return 2 * v.weight
	case v.whole && strings.HasPrefix(v.full, f):
	case len(f) > 6 && strings.Contains(v.full, f) && len(f)*2 >= len(v.full):
		return v.weight
	}
	return 0
}

func titleWeight(c *claim) int {
	if c.Hint {
		return hintWeight
	}
	switch c.Origin {
	case "h1":
		return 90
	case originVisible:
		return 40
	case originJSONLD, "og:title":
		return 25
	case "title", originMicrodata:
		return 15
	}
	return 8
}

// hintWeight is that of a hint's title, strangerWeight that of a headline which may not be the
// page's.
const hintWeight, strangerWeight = 40, 12
