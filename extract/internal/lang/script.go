package lang

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A script and the language that it is written in, "" if there are several.
type script struct {
	table *unicode.RangeTable
	tag   string
}

var scripts = []script{
	{unicode.Latin, ""}, {unicode.Cyrillic, ""}, {unicode.Arabic, ""}, {unicode.Devanagari, ""},
	{unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"},
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Thai, "th"}, {unicode.Armenian, "hy"}, {unicode.Georgian, "ka"},
	{unicode.Bengali, "bn"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"},
	{unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"}, {unicode.Sinhala, "si"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
	{unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"}, {unicode.Tibetan, "bo"}, {unicode.Thaana, "dv"},
}

// kanaShare is how many of the letters of a Japanese text are kana, at least, in percent.
const kanaShare = 10

// mainScript is the script of most of a text's letters, and how many these are. One that has
// less than two thirds of them is none.
func mainScript(text string) (*script, int) {
	const latin = 0
	var counts [32]int
	all, last := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				all++
				counts[latin]++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if !unicode.Is(scripts[last].table, r) {
			i := slices.IndexFunc(scripts, func(s script) bool { return unicode.Is(s.table, r) })
			if i < 0 {
				continue
			}
			last = i
		}
		counts[last]++
	}
	const han, hiragana, katakana = 5, 6, 7
	if kana := counts[hiragana] + counts[katakana]; kana*100 >= kanaShare*(kana+counts[han]) && kana > 0 {
		counts[hiragana] += counts[katakana] + counts[han]
		counts[katakana], counts[han] = 0, 0
	}
	best := 0
	for i := range scripts {
		if counts[i] > counts[best] {
			best = i
		}
	}
	if counts[best]*3 < all*2 {
		return nil, 0
	}
	return &scripts[best], counts[best]
}
