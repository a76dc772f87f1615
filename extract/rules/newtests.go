package rules

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/fixture"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

const (
	phraseWords = 7    // of a phrase that a test asks for; fewer where no such run is plain
	phraseFew   = 5    // and not fewer than these
	phraseRunes = 14   // of a phrase in a script without spaces
	maxNot      = 3    // phrases that a test does not want
	wordsSlack  = 0.05 // share by which the number of words may differ
)

// writeTests gives the rule a test for each sample: what it gives now is what it has to
// give.
func (m *maker) writeTests() error {
	for _, s := range m.samples {
		a, err := m.extract(s, m.rule)
		if err != nil {
			return err
		}
		m.rule.Tests = append(m.rule.Tests, m.testOf(s, a))
	}
	return nil
}

func (m *maker) testOf(s *sample, a *article.Article) site.Test {
	t := site.Test{File: s.Name, URL: s.URL, Title: a.Title}
	if a.Body == nil {
		return t
	}
	text := render.Text(a.Body)
	t.Has = phrasesOf(text)
	t.Not = m.unwanted(s, squeezed(text+" "+render.Markdown(a.Body))) // where the words of pictures are, too
	if n := fixture.Words(a); n > 0 {
		t.Words = site.Words{Min: int(math.Floor(float64(n) * (1 - wordsSlack))), Max: int(math.Ceil(float64(n) * (1 + wordsSlack)))}
	}
	return t
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// phrasesOf are distinctive phrases of the first, the middle and the last paragraph that
// have one.
func phrasesOf(text string) (out []string) {
	whole := squeezed(text)
	var all []string
	for _, paragraph := range strings.Split(text, "\n") {
		if phrase := phraseOf(squeezed(paragraph)); phrase != "" && strings.Count(whole, phrase) == 1 {
			all = append(all, phrase)
		}
	}
	if len(all) == 0 {
		return nil
	}
	for _, at := range []int{0, len(all) / 2, len(all) - 1} {
		if !slices.Contains(out, all[at]) {
			out = append(out, all[at])
		}
	}
	return out
}

// phraseOf is the first run of plain words of a paragraph that is long enough, "" if
// there is none.
func phraseOf(paragraph string) string {
	run := strings.Fields(paragraph)
	for want := phraseWords; want >= phraseFew; want-- {
		for at := 0; at+want <= len(run); at++ {
			if isPlainRun(run[at : at+want]) {
				return strings.TrimRight(strings.Join(run[at:at+want], " "), ",")
			}
		}
	}
	runes := []rune(paragraph)
	for at := 0; at+phraseRunes <= len(runes); at++ {
		if part := runes[at : at+phraseRunes]; !slices.ContainsFunc(part, func(r rune) bool { return !unspaced(r) }) {
			return string(part)
		}
	}
	return ""
}

// isPlainRun reports whether words are of letters and digits alone, but for commas
// between them: what a person can type and no renderer changes.
func isPlainRun(run []string) bool {
	for k, w := range run {
		if k < len(run)-1 {
			w = strings.TrimSuffix(w, ",")
		}
		if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
			return false
		}
	}
	return true
}

// unwanted are phrases of what the rule removes from its body, which its text does not
// hold.
func (m *maker) unwanted(s *sample, text string) (out []string) {
	if len(m.rule.Remove) == 0 || len(out) >= maxNot {
		return nil
	}
	bare := *m.rule
	bare.Remove = nil
	body := m.ruled(s, &bare)
	if body == nil {
		return nil
	}
	for _, r := range m.rule.Remove {
		for _, i := range s.names.nodes[r.Expr] {
			if phrase := s.phraseIn(i, body); phrase != "" && !strings.Contains(text, phrase) && !slices.Contains(out, phrase) && len(out) < maxNot {
				out = append(out, phrase)
				break
			}
		}
	}
	return out
}

// phraseIn is a phrase of what a body keeps below a node.
func (s *sample) phraseIn(top int32, body *page.Marks) string {
	for i := top; i < s.page.Nodes[top].End; i++ {
		if body.Of[i] == page.Keep && s.page.Nodes[i].Flags&page.IsText != 0 {
			if phrase := phraseOf(s.page.Clean(i)); phrase != "" {
				return phrase
			}
		}
	}
	return ""
}
