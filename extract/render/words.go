package render

import "unicode"

// Reading speeds: words a minute, and characters a minute in scripts that are
// written without spaces.
const (
	wordsPerMinute = 230
	charsPerMinute = 500
)

// countWords counts the words of a text, and the letters of scripts written
// without spaces, each of which stands for a word.
func countWords(s string) (words, chars int) {
	inWord := false
	for _, r := range s {
		switch {
		case !isWord(r):
			inWord = false
		case isUnspaced(r):
			inWord = false
			if !unicode.IsMark(r) {
				chars++
			}
		case !inWord:
			inWord = true
			words++
		}
	}
	return words, chars
}

// readingMinutes returns the time a text takes to read, rounded up, at least 1.
func readingMinutes(words, chars int) int {
	// In units of one minute over both speeds, so that no rounding creeps in.
	const minute = wordsPerMinute * charsPerMinute
	return max(1, (words*charsPerMinute+chars*wordsPerMinute+minute-1)/minute)
}

// isWord reports whether r is part of a word.
func isWord(r rune) bool {
	return isWordRune(r) || r == '_'
}

// isUnspaced reports whether r belongs to a script written without spaces between
// words.
func isUnspaced(r rune) bool {
	const prolongedSound = 'ー' // of kana, but in no script
	return r >= 0x0e00 && (r == prolongedSound ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}
