package rules

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// prove extracts all samples by a trial's rule, and sets how well it does. Where only
// the engine's body has a picture, the rule takes the page's.
func (m *maker) prove(t *trial) error {
	t.worst = 1
	for _, s := range m.samples {
		if s.marks == nil {
			continue
		}
		a, err := m.extract(s, t.rule)
		if err != nil {
			return err
		}
		if a.Body == nil || a.Engine != article.EngineSite {
			t.worst = 0
			continue
		}
		t.worst = min(t.worst, sameWords(s.text, render.Text(a.Body)))
		if hasPicture(s.article.Body) && !hasPicture(a.Body) {
			t.rule.LeadImage = true
		}
	}
	return nil
}

func hasPicture(n *html.Node) bool {
	if n.DataAtom == atom.Img {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasPicture(c) {
			return true
		}
	}
	return false
}

// sameWords is the F1 of two texts as bags of words, where each letter of a script
// without spaces is a word.
func sameWords(a, b string) float64 {
	one, two := bag(a), bag(b)
	common, all := 0, 0
	for w, n := range one {
		common += min(n, two[w])
		all += n
	}
	for _, n := range two {
		all += n
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(common) / float64(all)
}

func bag(text string) map[string]int {
	words := map[string]int{}
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
		start := 0
		for i, r := range field {
			if unspaced(r) {
				words[field[start:i]]++
				words[string(r)]++
				start = i + len(string(r))
			}
		}
		words[field[start:]]++
	}
	delete(words, "")
	return words
}

// unspaced reports whether a letter is of a script that is written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
