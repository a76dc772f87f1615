package rules

import (
	"slices"
	"strings"
	"unicode"
)

// A name is stable when it will be on the site's other pages, and there next year. Names
// that a build tool made change with each build; names with numbers are those of one
// article or of a place in a list; those that share words with the article's title
// or address are about it.

// isPlain reports whether a name is of ASCII letters, parted by - and _, so that CSS
// has it as it is.
func isPlain(name string) bool {
	letters := 0
	for i := range len(name) {
		switch {
		case isLetter(name[i]):
			letters++
		case name[i] != '-' && name[i] != '_', i == 1 && letters == 0:
			return false
		}
	}
	return letters >= 2 && len(name) <= 48
}

// isStable reports whether a class or an id is stable. own are the words of the article
// itself.
func isStable(name string, own map[string]bool) bool {
	list := parts(name)
	return isLasting(name, own) && (len(list) == 1 && textWords.has(list[0]) ||
		slices.ContainsFunc(list, func(part string) bool { return len(part) > 1 && !utility.has(part) }))
}

// isLasting reports the same of a name that does not say what an element looks like.
func isLasting(name string, own map[string]bool) bool {
	if !isPlain(name) || isGenerated(name) {
		return false
	}
	list := parts(name)
	for k, part := range list {
		switch {
		case states.has(part):
			return false
		case own[part] && !textWords.has(part) && !plumbing.has(part) && !isTelling(part):
			return false
		case k == 0 && len(list) > 1 && ofArticle.has(part) && !namesBox(list[1:]):
			return false
		}
	}
	return true
}

// states are words of what an element is doing.
var states wordList = "active loaded loading lazy lazyload lazyloaded open opened closed collapsed expanded visible invisible hidden hide show shown selected current first last odd even disabled enabled initialized ready animated sticky"

// utility are words of classes that say what an element looks like.
var utility wordList = `absolute align aligncenter alignleft alignright auto background bg black block bold border bottom break btn center clear clearfix
 cf clr col cols column columns container d dark display fixed flex float fluid font full fw gap gray grid grey group gutter height hbox high inline inner italic items
 justify large left lg light link margin max mb md medium min ml mr mt mx my no none normal offset outer overflow pad padding pb pl position pr primary pt
 pull push px py regular relative right rounded row rows screen secondary section self end start stretch baseline shadow size sm small space span style styles table text thin tiny to top tw uppercase
 vbox vertical w white width wrap wrapper x xl xs y z js js has is`

// ofArticle are the words that classes of one article begin with, where its system
// writes its section, tags and authors into them: category-politics, tag-elections.
var ofArticle wordList = "author authors categories category keyword postid section-name status tag tags term topic ressort rubric rubrik channel lang"

// boxWords are the last words of boxes that are called by what is in them.
var boxWords wordList = "area bar bio block body box byline card cloud container content description details footer group header heading image info item items label link links list meta module name nav page panel profile row section strip teaser text title widget wrap wrapper"

// namesBox reports whether what follows the word of a kind of thing says that it is a
// box of such things.
func namesBox(rest []string) bool {
	return slices.ContainsFunc(rest, func(s string) bool { return boxWords.has(s) })
}

// stableClasses are the stable ones of a class attribute.
func stableClasses(class string, own map[string]bool) (out []string) {
	all := strings.Fields(class)
	styled := slices.ContainsFunc(all, func(c string) bool { return strings.HasPrefix(c, "sc-") || strings.Contains(c, "-sc-") })
	for _, c := range all {
		// beside the class that styled components give by name stands a generated one
		if styled && len(c) <= 7 && !strings.ContainsAny(c, "-_") {
			continue
		}
		if isStable(c, own) {
			out = append(out, c)
		}
	}
	return out
}

// generators begin classes that a tool made.
var generators = []string{"css-", "sc-", "jsx-", "jss", "emotion-", "svelte-", "makeStyles-", "astro-", "ng-", "data-v-", "styled-", "styles-module", "_ng", "dcr-", "tw-"}

// isGenerated reports whether a name of letters, - and _ looks like one that no person
// wrote: it has a tool's beginning, a hash at its end, or parts that can't be spoken.
func isGenerated(name string) bool {
	for _, g := range generators {
		if strings.HasPrefix(name, g) {
			return true
		}
	}
	if strings.Contains(name, "-sc-") || isModule(name) {
		return true
	}
	for _, run := range strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' }) {
		if isGibberish(run) {
			return true
		}
	}
	return false
}

// isModule reports whether a name is of CSS modules, file_class__hash, whose hash may
// look like a word.
func isModule(name string) bool {
	at := strings.LastIndex(name, "__")
	if at <= 0 || len(name)-at-2 != 5 {
		return false
	}
	before, hash := name[:at], name[at+2:]
	return strings.Contains(before, "_") && !textWords.has(strings.ToLower(hash)) && !boxWords.has(hash) ||
		strings.ToLower(hash) != hash && strings.ToUpper(hash) != hash && !isUpper(hash[0])
}

// isGibberish reports whether a run of letters is no word: capitals stand in it without
// sense, consonants follow each other as in no language, or letters that never do.
func isGibberish(run string) bool {
	pieces := parts(run)
	if len(run) >= 5 && len(pieces) >= 2 && len(run)*2 <= 5*len(pieces) {
		return true
	}
	for _, piece := range pieces {
		if len(pieces) == 1 || len(pieces) > 1 && len(run) < 9 {
			if hasOddPair(piece) {
				return true
			}
		}
		if longestConsonants(piece) >= 6 || len(piece) >= 5 && longestConsonants(piece) == len(piece) {
			return true
		}
	}
	return false
}

func longestConsonants(s string) (longest int) {
	n := 0
	for _, r := range s {
		if strings.ContainsRune("aeiouy", unicode.ToLower(r)) {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// oddPairs are, by their first letter, the letters that follow it in hardly any word or
// usual abbreviation.
var oddPairs = map[byte]string{
	'j': "bcdfghjklmnpqrtvwxz", 'q': "bcdefghjklmnopqrstvwxyz", 'v': "bcfghjkmqwxz", 'x': "bdfgjkqrvwxz", 'z': "bcdfghjknpqrtvwx",
	'w': "cgjqvxz", 'k': "fgjqvxz", 'f': "hjkqvxz", 'g': "jkqvxz", 'h': "gjkqvxz", 'p': "jqvxz", 'b': "fgkqxz", 'm': "jqvxz", 'y': "jqxyv",
	'c': "bgjvxwz", 'd': "qxz", 'l': "jqxz", 's': "jxz", 't': "jqx", 'n': "x", 'r': "jqx",
}

func hasOddPair(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if strings.IndexByte(oddPairs[s[i]], s[i+1]) >= 0 {
			return true
		}
	}
	return false
}

// ownWords are the longer words of a page's title and of the last part of its address.
func ownWords(s *sample) map[string]bool {
	text := s.article.Title
	for _, u := range []string{s.URL, s.article.CanonicalURL} {
		u, _, _ = strings.Cut(strings.TrimRight(u, "/"), "?")
		text += " " + u[strings.LastIndexByte(u, '/')+1:]
	}
	own := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) >= 4 {
			own[w] = true
		}
	}
	return own
}
