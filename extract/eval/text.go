package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases" // Unicode's full case mappings
	"golang.org/x/text/language"
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
// end of a word, and İ, which becomes two runes.
func lower(s string) string {
	if !strings.ContainsAny(s, "Σİ") {
		return strings.ToLower(s)
	}
	return cases.Lower(language.Und).String(s)
}

// fold makes spellings of a title or a name equal: compatibility forms, case,
// and whatever stands between words.
func fold(s string) string {
	return strings.Join(words(cases.Fold().String(norm.NFKC.String(s))), " ")
}
