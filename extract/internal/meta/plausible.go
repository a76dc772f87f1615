package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plausibleName reports whether a text can be the name of a person or desk.
func plausibleName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 70 || !hasLetter(s) || strings.ContainsAny(s, "{}<>=$%?!\\:") || len(strings.Fields(s)) > 7 {
		return false
	}
	if first, _, more := strings.Cut(s, " "); more && inListFold(askWords, first) {
		return false
	}
	f := fold(s)
	if utf8.RuneCountInString(f) < 2 || nobodySet()[f] || inList(places, f) || stopSet()[f] || inList(postedWords, f) {
		return false
	}
	if !strings.Contains(s, " ") && (strings.Count(s, ".") > 1 && n > 8 || monthOf(strings.ToLower(s), "") > 0 && n > 2) {
		return false // a template's key; a month
	}
	_, dated := findDate(s, dateHint{})
	return !dated
}

// namesSomebody is what is asked of a part that follows another: two words and
// more, none of them an office, beginning with a capital.
func namesSomebody(s string) bool {
	if wide(s) {
		return true
	}
	words := strings.Fields(s)
	return !credential(s) && len(words) >= 2 && len(words) <= 5 && (beginsUpper(s) || !hasCase(s)) && !isRole(s)
}

// hasCase reports whether the script of s tells capitals from small letters.
func hasCase(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) }) >= 0
}

func isRole(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ".,:;()'’")
		if first, _, _ := strings.Cut(w, "-"); roleSet()[w] || strings.Count(w, "-") > 1 && roleSet()[first] { // "editor-at-large"
			return true
		}
		for _, end := range roleEnds {
			if strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return false
}

// credential reports whether s is a degree: "MS", "Ph.D.", "RDN".
func credential(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 8 || strings.Contains(s, " ") || isAgency(s) {
		return false
	}
	upper := 0
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			upper++
		}
	}
	return upper >= 2 && (upper*2 >= len(s)) && len(s) <= 6 && strings.ToUpper(s) == s || s == "PhD" || s == "Ph.D" || s == "Ph.D."
}

// isAgency holds for an agency that is known, and for what calls itself one: "Agência Brasil".
func isAgency(s string) bool {
	if agencySet()[fold(s)] {
		return true
	}
	first, name, _ := strings.Cut(s, " ")
	return beginsUpper(name) && wordCount(name) <= 3 && inListFold(agencyWords, first)
}

func inList(list []string, s string) bool {
	for _, w := range list {
		if w == s {
			return true
		}
	}
	return false
}

// inListFold is inList in any case.
func inListFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.EqualFold(w, s) })
}

// shout gives capitals back their size: "JANE DOE" is Jane Doe. A name with a
// word of three letters at most is left alone, it may be an abbreviation.
func shout(s string) string {
	if strings.ToUpper(s) != s || strings.ToLower(s) == s || !strings.Contains(s, " ") {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if utf8.RuneCountInString(w) <= 3 && !strings.HasSuffix(w, ".") && len(words) < 3 {
			return s
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			keep := up
			up = !unicode.IsLetter(r)
			if keep {
				return r
			}
			return unicode.ToLower(r)
		}, w)
	}
	return strings.Join(words, " ")
}

// capitalised reports whether a name is written as names are: each word begins
// with a capital, but for the small words of many languages' names. One word may
// also be the handle that somebody writes under. Scripts without capitals pass.
func capitalised(s string) bool {
	if strings.ContainsFunc(s, unicode.IsDigit) && !isHandle(s) || strings.ContainsAny(s, ":©…") {
		return false
	}
	if wide(s) {
		return utf8.RuneCountInString(s) <= 10 && !strings.ContainsAny(s, "のをがはでと")
	}
	if !hasCase(s) {
		return true
	}
	words := strings.Fields(s)
	if len(words) > 6 {
		return false
	}
	for _, w := range words {
		w = strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(w, "'’\"“„("), "d'"), "d’")
		if w != "" && !beginsUpper(w) && len(words) > 1 && !inList(particles, w) && !isDomain(w) {
			return false
		}
	}
	return true
}

// isHandle reports whether a text with digits is one word that begins with letters, "mill42".
func isHandle(s string) bool {
	return !strings.Contains(s, " ") && !startsDigit(s) && len(s) > 2 && !startsDigit(s[1:])
}

// isDomain reports whether a word may be a site's domain, with which a desk's name may begin.
func isDomain(w string) bool { return strings.Contains(strings.Trim(w, "."), ".") }
