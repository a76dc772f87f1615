package body

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A dataText is a text among a page's data that may be its article.
type dataText struct {
	html  string
	words int
	why   string
	rank  titleRank
	named bool // its name or its form says that it is a whole body, and no part of one
}

// A titleRank is how well what stands around a text names the page's headline.
type titleRank int

const (
	otherTitle titleRank = iota // a title that is another one: a related article
	noTitle
	pagesTitle
)

// nearness is how many levels of objects lie between a text and the title around it.
type nearness struct {
	rank   titleRank
	levels int
}

// titleReach is how many levels below an object its title is that of a text. Farther
// away are the terms of whoever sells the product of that name.
const titleReach = 2

// dataWords is the least that a text has which may be an article.
const dataWords = 60

// dataFinder looks for texts in values, in their order.
type dataFinder struct {
	title string // the page's headline, folded
	found []dataText
	state *state // reads JSON that stands in strings
}

// best is the text that stands beside the page's headline, or else beside none, with
// the most words: of equals the first.
func (f *dataFinder) best() *dataText {
	var best *dataText
	for i := range f.found {
		t := &f.found[i]
		if best == nil || t.rank > best.rank || t.rank == best.rank && t.words > best.words {
			best = t
		}
	}
	return best
}

// value looks through a value. key is the name that it has.
func (f *dataFinder) value(v *stateValue, key string, around nearness, depth int) {
	if depth > stateDepth || namedFor(key, foreignKeys) {
		return
	}
	switch v.kind {
	case stateString:
		f.text(v.text, key, around, depth)
	case stateArray:
		if f.add(elementsHTML(v), "content elements in "+quoteKey(key), around.rank, true) {
			return
		}
		for i := range v.items {
			f.value(&v.items[i], key, around, depth+1)
		}
	case stateObject:
		around = f.near(v, around)
		for i, k := range v.keys {
			if m := &v.items[i]; m.kind == stateArray && startsWithStep(m) {
				// The steps of a guide follow on what it says before them.
				f.add(paragraphs(v.str("description"))+elementsHTML(m), "steps in "+quoteKey(k), around.rank, true)
				continue
			}
			f.value(&v.items[i], k, around, depth+1)
		}
	}
}

func startsWithStep(v *stateValue) bool {
	if len(v.items) == 0 {
		return false
	}
	kind, _ := kindOf(&v.items[0])
	return kind == stepElement
}

// text takes up a string: as a text, or as more JSON.
func (f *dataFinder) text(s, key string, around nearness, depth int) {
	if len(s) < stateLeast {
		return
	}
	if holdsState(s) {
		for _, v := range f.state.nested(s) {
			f.value(&v, key, around, depth+1)
		}
		return
	}
	rank := around.rank
	if namedFor(key, asideKeys) {
		rank = min(rank, noTitle) // it goes with an article, and is none
	}
	f.add(paragraphs(s), "text in "+quoteKey(key), rank, namedFor(key, bodyKeys))
}

// add takes up HTML that reads like prose, and reports whether it did.
func (f *dataFinder) add(html, why string, rank titleRank, named bool) bool {
	words, prose := proseOf(html)
	if !prose || rank == otherTitle || rank != pagesTitle && speaksOfCookies(html, words) {
		return false
	}
	f.found = append(f.found, dataText{html: html, words: words, why: why, rank: rank, named: named})
	return true
}

// speaksOfCookies reports whether a text may be that of a dialog about cookies,
// which scripts hold on pages of every kind.
func speaksOfCookies(text string, words int) bool {
	n := strings.Count(text, "ookie")
	return n >= 2 && n*150 >= words
}

// quoteKey is a member's name for people, whatever it holds.
func quoteKey(key string) string {
	key = strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf || !isNameByte(byte(r)) && r != '-' && r != '@' {
			return -1
		}
		return r
	}, key)
	if key == "" {
		return "a script"
	}
	return key[:min(len(key), 40)]
}

// near is what stands around a text, as seen from an object: its own title if it has
// one, else what is around it, as long as that is near.
func (f *dataFinder) near(v *stateValue, around nearness) nearness {
	if around.levels++; around.rank == pagesTitle && around.levels > titleReach {
		around.rank = noTitle
	}
	for i, key := range v.keys {
		m := &v.items[i]
		key = strings.ToLower(key)
		if key != "name" && !strings.Contains(key, "title") && !strings.Contains(key, "headline") {
			continue
		}
		switch {
		case m.kind == stateString && f.isTitle(m.text):
			return nearness{rank: pagesTitle}
		case m.kind == stateObject:
			for k := range m.items { // a title in several forms
				if m.items[k].kind == stateString && f.isTitle(m.items[k].text) {
					return nearness{rank: pagesTitle}
				}
			}
		case m.kind == stateString && m.text != "" && (key == "title" || key == "headline"):
			around = nearness{rank: otherTitle}
		}
	}
	return around
}

func (f *dataFinder) isTitle(s string) bool {
	return f.title != "" && sameTitle(fold(s[:min(len(s), 1000)]), f.title)
}

// sameTitle reports whether two folded titles are the same, or one is the other with
// the name of the site or a subtitle, or written a little differently: of the words
// of the shorter two in three are the other's.
func sameTitle(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(a) >= 12 && strings.HasPrefix(b, a) {
		return a != ""
	}
	words, same := strings.Fields(a), 0
	for _, w := range words {
		if strings.Contains(" "+b+" ", " "+w+" ") {
			same++
		}
	}
	return len(words) >= 3 && same*3 >= len(words)*2
}

// foreignKeys are words in names of members whose text, however long, is no
// article: what others wrote, what the site says of itself, what its pages are made
// with. asideKeys are those of texts that go with an article or a product, bodyKeys of
// bodies.
var (
	foreignKeys = []string{"comment", "comments", "review", "reviews", "reply", "replies", "terms", "privacy", "policy", "policies", "legal", "disclaimer",
		"cookie", "cookies", "consent", "gdpr", "license", "licence", "bio", "biography", "i18n", "translation", "translations", "messages", "locale", "locales", "dictionary",
		"css", "style", "styles", "script", "scripts", "svg", "ads", "footer", "newsletter", "config", "warranty", "tags", "keywords"}
	asideKeys = []string{"description", "summary", "excerpt", "abstract", "alt", "caption", "dek", "teaser"}
	bodyKeys  = []string{"body", "article", "story", "html"}
)

// namedFor reports whether a member's name has one of these words.
func namedFor(key string, words []string) bool {
	for _, word := range strings.Fields(kindNames(key)) {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// proseOf counts the words of HTML outside of its tags, and reports whether they are
// enough and read like sentences: ends of sentences stand among them, and few marks
// of code.
func proseOf(html string) (words int, prose bool) {
	var s sentences
	tag, before := false, ' '
	for _, r := range html {
		switch {
		case r == '<':
			tag = true
			s.add(before, ' ')
			before = ' '
		case r == '>' && tag:
			tag = false
		case !tag:
			s.add(before, r)
			before = r
		}
	}
	s.add(before, ' ')
	// Scripts that part neither words nor sentences, as Thai, have fewer of both.
	ends := s.ends*dataWords >= s.words || s.foreign*2 > s.letters
	return s.words, s.words >= dataWords && ends && s.code*20 < s.words
}

type sentences struct{ words, ends, code, letters, foreign int }

func (s *sentences) add(before, r rune) {
	word := page.IsWordRune(r)
	switch {
	case word:
		s.letters++
		if r >= 0x250 {
			s.foreign++
		}
		if !page.IsWordRune(before) {
			s.words++
		}
	case strings.ContainsRune("。！？", r):
		s.ends++
	case strings.ContainsRune("{}=_|\\", r):
		s.code++
	case (unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)`, r)) && strings.ContainsRune(".!?…؟।:", before):
		s.ends++
	}
}
