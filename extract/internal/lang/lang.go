// Package lang tells which language a text is written in.
//
// A script that one language alone is written in settles it: Hangul is Korean, kana are
// Japanese. Where languages share a script their commonest words are counted (words.go):
// about every third word of running text is one of some fifty. Nothing is told of a text
// that is too short, that mixes languages, or whose language has no list.
package lang

import (
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
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
	lowShare   = 0.12 // the same, where no other language comes near: Finnish and Turkish put into endings what others put into small words
	farLead    = 2.5
	minLead    = 1.25 // over the language that has the next most, and is none of the same family
	maxPart    = 0.40 // of the words that tell a text's language: a language that has no more of them is not its own
)

// A Finding is the language of a text.
type Finding struct {
	Tag    string  // ISO 639 code of two letters, "" where nothing is told
	Share  float64 // of the text's words that are the language's commonest, 1 where its script tells
	counts []int   // of the text's words that are a language's commonest, by the language's number
	words  int
}

// Excludes reports whether the text, whose language is told, plainly is not written in
// another one. Of a language that this package does not know it reports false, and of any
// where few of the text's words tell its own.
func (f Finding) Excludes(tag string) bool {
	switch {
	case f.Share < minShare || akin(f.Tag, tag):
		return false
	case hasScript(tag):
		return true
	}
	other, known := number(tag)
	if !known || f.words == 0 { // the text's script tells
		return known
	}
	own, _ := number(f.Tag)
	return float64(f.counts[other]) < maxPart*float64(f.counts[own])
}

// akin reports whether two codes are of one language, or of two that Detect may confuse.
func akin(a, b string) bool { return family(a) == family(b) }

// family is one code for all of a family.
func family(tag string) string {
	switch tag {
	case "nb", "nn", "no":
		return "da"
	case "sr", "bs", "sh", "cnr":
		return "hr"
	case "ms", "in":
		return "id"
	case "yue", "wuu":
		return "zh"
	case "iw", "yi":
		return "he"
	case "fil":
		return "tl"
	case "prs", "tg":
		return "fa"
	case "mo":
		return "ro"
	case "mr", "ne", "sa", "bho":
		return "hi"
	case "gl":
		return "pt"
	}
	return tag
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
	tags := index().tags
	best := 0
	for i, n := range f.counts {
		if n > f.counts[best] {
			best = i
		}
	}
	next := 0
	for i, n := range f.counts {
		if n > next && !akin(tags[i], tags[best]) {
			next = n
		}
	}
	share := float64(f.counts[best]) / float64(max(f.words, 1))
	lead := minLead
	if share < minShare {
		lead = farLead
	}
	if f.words >= minWords && share >= lowShare && float64(f.counts[best]) >= lead*float64(next) {
		f.Tag, f.Share = tags[best], share
	}
	return f
}

// count counts the commonest words of every language in a text.
func count(text string) Finding {
	x := index()
	f := Finding{counts: make([]int, len(x.tags))}
	times := make([]uint16, len(x.languages)) // small: it is made anew for each page
	found := make([]int, 0, 128)              // those that stand in the text
	for w := range words(strings.ToLower(text)) {
		f.words++
		i, known := x.words[w]
		if !known {
			continue
		}
		if times[i] == 0 {
			found = append(found, i)
		}
		times[i] = min(times[i], math.MaxUint16-1) + 1
	}
	for _, i := range found {
		for _, language := range x.languages[i] {
			f.counts[language] += min(int(times[i]), f.words/oftenest+1)
		}
	}
	return f
}

// words are the runs of letters in a text in lower case.
func words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		begin := -1
		for i, r := range text {
			switch letter := 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)); {
			case letter && begin < 0:
				begin = i
			case !letter && begin >= 0:
				if !yield(text[begin:i]) {
					return
				}
				begin = -1
			}
		}
		if begin >= 0 {
			yield(text[begin:])
		}
	}
}

// oftenest is that no word is more than one in so many of a text: "word word word" is none.
const oftenest = 10

// An indexed list of words has the languages of each, by numbers.
type indexed struct {
	tags      []string       // of the languages, in the alphabet's order
	words     map[string]int // each word's number
	languages [][]int        // of each word
}

var index = sync.OnceValue(func() indexed {
	x := indexed{words: map[string]int{}}
	lists := slices.Concat(common, more)
	for _, l := range lists {
		x.tags = append(x.tags, l.tag)
	}
	slices.Sort(x.tags)
	x.tags = slices.Compact(x.tags)
	for _, l := range lists {
		language, _ := slices.BinarySearch(x.tags, l.tag)
		for w := range strings.FieldsSeq(l.words) {
			i, known := x.words[w]
			if !known {
				i = len(x.languages)
				x.words[w], x.languages = i, append(x.languages, nil)
			}
			if !slices.Contains(x.languages[i], language) {
				x.languages[i] = append(x.languages[i], language)
			}
		}
	}
	return x
})

// number is the number of a language, if it has a list.
func number(tag string) (int, bool) { return slices.BinarySearch(index().tags, tag) }

// hasScript reports whether a language is told by its script.
func hasScript(tag string) bool {
	return slices.ContainsFunc(scripts, func(s script) bool { return s.tag == tag })
}
