package meta

import (
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
		if part := tidy(r.headPart(out)); part != "" {
			v.text, v.fold, v.full = part, fold(part), fold(part)
		} else if !confirmed(v, out) && r.teased != r.headline && !sameAddress(r.headLink(r.headline), r.addr) {
			v.weight = 12
		} else if v.claim.Origin == "h1" {
			if reworded(v, out) {
				v.weight = 90
			}
			v.whole = !isCut(v, out)
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

// shortens reports whether a statement, before what a separator parts off, is nothing but
// words of the visible headline: tabs have little room.
func shortens(statement, headline string) bool {
	for _, mark := range []string{" | ", " – ", " — ", " - ", " · "} {
		statement, _, _ = strings.Cut(statement, mark)
	}
	n := wordCount(statement)
	return (n >= 2 && wordCount(headline) <= 4*n || wide(statement)) && overlap(statement, headline) >= 0.8
}

// reworded reports whether what others state has much in common with the visible
// headline, and nothing has all of it: they then repeat what was written for search engines, and no
// number of them counts for more than what readers see.
func reworded(v *titleVoter, all []titleVoter) bool {
	most := 0.0
	for i := range all {
		if o := &all[i]; o != v && o.fold != "" {
			most = max(most, overlap(v.text, o.claim.Text))
		}
	}
	return most >= 0.4 && most < 0.8
}

// isCut reports whether the headline of JSON-LD, which has room for all of it, ends before the
// visible one does, or a mark stands where another statement ends: what follows is no part of
// the title.
func isCut(v *titleVoter, all []titleVoter) bool {
	for i := range all {
		o := &all[i]
		if o == v || o.fold == "" || !strings.HasPrefix(v.fold, o.fold) || o.fold == v.fold {
			continue
		}
		rest := strings.TrimSpace(strings.TrimPrefix(v.text, o.text))
		if o.claim.Origin == originJSONLD || strings.ContainsRune("-|–—", firstRune(rest)) {
			return true
		}
	}
	return false
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
		return 65
	case originVisible:
		return 40
	case originJSONLD, "og:title":
		return 25
	case "title", originMicrodata:
		return 15
	}
	return 8
}

// hintWeight is that of a hint's title.
const hintWeight = 40

// separators stand between a title and the name of its site or section.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ ", " › ", " > ", " < ", " // ", "｜", "ㅣ", " ― ", " ‹ ", " : "}

// A piece of a title, with the separator before it.
type piece struct{ sep, text string }

// nextSeparator is the first of them in a text, and where; -1 if there is none.
func nextSeparator(s string) (int, string) {
	for at := range len(s) {
		if s[at] != ' ' && s[at] < utf8.RuneSelf {
			continue
		}
		for _, x := range separators {
			if strings.HasPrefix(s[at:], x) {
				return at, x
			}
		}
	}
	return -1, ""
}

func titlePieces(s string) []piece {
	out := []piece{{}}
	for s != "" {
		at, sep := nextSeparator(s)
		last := &out[len(out)-1]
		if at < 0 {
			last.text = s
			break
		}
		last.text = s[:at]
		out = append(out, piece{sep: sep})
		s = s[at+len(sep):]
	}
	return out
}

func joinPieces(ps []piece) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString(p.sep)
		}
		b.WriteString(p.text)
	}
	return strings.TrimSpace(b.String())
}

// trimSite takes the site's name and what follows it off the ends of a title.
// Of a <title>, whose job is to name the site, it also takes off a last piece
// that is short beside the rest, or the pieces behind the visible headline.
func (r *reading) trimSite(s string, element bool) string {
	ps := titlePieces(s)
	if len(ps) == 1 {
		if head, _, ok := strings.Cut(s, "_"); ok && wide(s) { // 标题_栏目_站名
			return strings.TrimSpace(head)
		}
		return s
	}
	for n := 1; n < len(ps); n++ {
		if r.isSite(ps[n].text) {
			ps = ps[:n]
			break
		}
	}
	if n := len(ps) - 1; n > 0 && ps[n].sep != " : " && r.likeSite(ps[n].text) {
		ps = ps[:n]
	}
	for len(ps) > 1 && r.isSite(ps[0].text) {
		ps = ps[1:]
	}
	if element && len(ps) > 1 {
		if h := r.headline; h > 0 {
			head := fold(r.headText(h))
			for n := len(ps) - 1; n > 0; n-- {
				if fold(joinPieces(ps[:n])) == head {
					return joinPieces(ps[:n])
				}
				if fold(joinPieces(ps[n:])) == head {
					return joinPieces(ps[n:])
				}
			}
		}
		last := ps[len(ps)-1]
		if rest := joinPieces(ps[:len(ps)-1]); last.sep != " : " && wordCount(last.text) <= 4 && wordCount(rest) >= 2*wordCount(last.text) {
			return rest
		}
	}
	return joinPieces(ps)
}
