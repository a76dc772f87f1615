// Package lang tells which language a text is written in.
//
// A script that one language alone is written in settles it: Hangul is Korean, kana are
// Japanese. Where languages share a script their commonest words are counted (words.go):
// about every third word of running text is one of some fifty. Nothing is told of a text
// that is too short, that mixes languages, or whose language has no list.
package lang

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Commonest are the commonest words of many languages, of all in one, in lower case; some
// come several times.
func Commonest() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, l := range common {
			for w := range strings.FieldsSeq(l.words) {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// What Detect asks for.
const (
	minWords   = 40   // of a text in a script that several languages are written in
	minLetters = 40   // of a text in a script of one language
	minShare   = 0.20 // of a text's words that are its language's commonest
	minLead    = 1.25 // over the language that has the next most, and is none of the same family
	maxPart    = 0.40 // of the words that tell a text's language: a language that has no more of them is not its own
)

// A Finding is the language of a text.
type Finding struct {
	Tag    string  // ISO 639 code of two letters, "" where nothing is told
	Share  float64 // of the text's words that are the language's commonest, 1 where its script tells
	counts map[string]int
	words  int
}

// Excludes reports whether the text, whose language is told, plainly is not written in
// another one. Of a language that this package does not know it reports false.
func (f Finding) Excludes(tag string) bool {
	switch {
	case f.Tag == "" || akin(f.Tag, tag):
		return false
	case hasScript(tag):
		return true
	case f.words == 0: // the text's script tells
		return hasList(tag)
	}
	return hasList(tag) && float64(f.counts[tag]) < maxPart*float64(f.counts[f.Tag])
}

// akin reports whether two codes are of one language, or of two that Detect may confuse.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	for _, family := range []string{"da nb nn no", "hr sr bs sh cnr", "id ms in", "zh yue wuu", "he iw yi", "tl fil", "fa prs tg", "ro mo", "hi mr ne sa bho", "pt gl"} {
		if strings.Contains(" "+family+" ", " "+a+" ") && strings.Contains(" "+family+" ", " "+b+" ") {
			return true
		}
	}
	return false
}

// Detect tells the language of a text.
func Detect(text string) Finding {
	script, letters := mainScript(text)
	switch {
	case script == nil || letters < minLetters:
		return Finding{}
	case script.tag != "":
		return Finding{Tag: script.tag, Share: 1}
	}
	f := count(text)
	best, next := "", 0
	for tag, n := range f.counts {
		if best == "" || n > f.counts[best] || n == f.counts[best] && tag < best {
			best = tag
		}
	}
	for tag, n := range f.counts {
		if !akin(tag, best) {
			next = max(next, n)
		}
	}
	share := float64(f.counts[best]) / float64(max(f.words, 1))
	if f.words >= minWords && share >= minShare && float64(f.counts[best]) >= minLead*float64(next) {
		f.Tag, f.Share = best, share
	}
	return f
}

// count counts the commonest words of every language in a text.
func count(text string) Finding {
	f := Finding{counts: map[string]int{}}
	times := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		f.words++
		if index()[w] != nil {
			times[w]++
		}
	}
	for w, n := range times {
		for _, tag := range index()[w] {
			f.counts[tag] += min(n, f.words/oftenest+1)
		}
	}
	return f
}

// oftenest is that no word is more than one in so many of a text: "word word word" is none.
const oftenest = 10

// index has the languages of a word.
var index = sync.OnceValue(func() map[string][]string {
	index := map[string][]string{}
	for _, lists := range [][]list{common, more} {
		for _, l := range lists {
			for w := range strings.FieldsSeq(l.words) {
				if !slices.Contains(index[w], l.tag) {
					index[w] = append(index[w], l.tag)
				}
			}
		}
	}
	return index
})

// hasScript reports whether a language is told by its script.
func hasScript(tag string) bool {
	return slices.ContainsFunc(scripts, func(s script) bool { return s.tag == tag })
}

func hasList(tag string) bool {
	is := func(l list) bool { return l.tag == tag }
	return slices.ContainsFunc(common, is) || slices.ContainsFunc(more, is)
}
