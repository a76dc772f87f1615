package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases" // Unicode's full case folding
	"golang.org/x/text/unicode/norm"
)

// What a word, white space and lower case are decides every figure, and the
// published figures were taken in Python. So these are Python's str methods and
// the classes of its regular expressions.

// isWord is \w: a letter, a number of any kind or an underscore. A combining
// mark is none of them and parts words.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isSpace is \s, and what str.split parts at. Go's has not the four separators.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

// words are the runs of isWord.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// squeeze makes every run of white space one space.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, isSpace), " ")
}

// lower is str.lower. Two capitals need more than a rune's own mapping: Σ at the
// end of a word, and İ, which becomes two runes. (cases.Lower knows them, but
// misses a Σ where its buffer ends.)
func lower(s string) string {
	if !strings.ContainsAny(s, "Σİ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i\u0307")
		case r == 'Σ' && isFinal(s, i):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isFinal reports whether the Σ at i ends a word: a letter with case comes
// before it and none after it, marks and the like between them passed over.
func isFinal(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[:i], isCaseIgnorable))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[i+len("Σ"):], isCaseIgnorable))
	return isCased(before) && !isCased(after)
}

func isCased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// isCaseIgnorable is Unicode's property: marks, modifiers, formats, and the
// stops and apostrophes that stand inside words.
func isCaseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) ||
		strings.ContainsRune("':.\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a", r)
}

// fold makes spellings of a title or a name equal: compatibility forms, case,
// and whatever stands between words.
func fold(s string) string {
	return strings.Join(words(cases.Fold().String(norm.NFKC.String(s))), " ")
}
