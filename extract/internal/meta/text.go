package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// maxText is how many bytes of one statement are looked at.
const maxText = 8 << 10

// tidy makes one line of a statement: white space collapsed, controls, soft
// hyphens and zero-width spaces removed, and the character references resolved
// that stand in attributes and JSON because a template escaped them twice.
func tidy(s string) string {
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "")
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if s = strings.Trim(s, " \t\r\n"); plain(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	space := false
	for i := 0; i < len(s); {
		if n := plainRun(s[i:]); n > 0 {
			if space {
				b = append(b, ' ')
				space = false
			}
			b = append(b, s[i:i+n]...)
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == ' ', r < utf8.RuneSelf && '\t' <= r && r <= '\r', r >= utf8.RuneSelf && unicode.IsSpace(r):
			space = len(b) > 0
			continue
		case invisible(r):
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// plainRun is how many bytes of a text are ASCII to be seen, with one space between them, from
// its beginning on.
func plainRun(s string) int {
	seen := func(i int) bool { return i < len(s) && '!' <= s[i] && s[i] <= '~' }
	i := 0
	for seen(i) || i > 0 && i < len(s) && s[i] == ' ' && seen(i+1) {
		i++
	}
	return i
}

// withoutTags is a text without the markup that a system left in it. One tag alone may be
// what the text is about.
func withoutTags(s string) string {
	if !hasAny(s, []string{"</", "<p>", "<br"}) {
		return s
	}
	return tidy(stripTags(strings.NewReplacer("<p>", " ", "<br", " <br").Replace(s)))
}

// isStyle reports whether a text is a style sheet's.
func isStyle(s string) bool {
	_, in, ok := strings.Cut(s, "{")
	rule, _, closed := strings.Cut(in, "}")
	return ok && closed && strings.Contains(rule, ":") && strings.Contains(rule, ";")
}

// invisible reports whether a rune is a control, a mark of direction or a place
// to break a word, or stands for a broken byte.
func invisible(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r < 0x2000:
		return r < 0xa0 || r == '\u00ad'
	case r < 0x2070:
		return r == '\u200b' || r == '\u200e' || r == '\u200f' || '\u202a' <= r && r <= '\u202e' || r >= '\u2060'
	}
	return r == '\ufeff' || r == utf8.RuneError
}

// plain reports whether tidy would return the string as it is, for the usual
// case of a line of ASCII.
func plain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' '
}

// fold is what two writings of the same words have in common: lower-case letters
// and digits.
func fold(s string) string {
	var short [160]byte
	b := short[:0]
	for _, r := range s {
		if f := folded(r); f > 0 {
			b = utf8.AppendRune(b, f)
		}
	}
	return string(b)
}

// folded is what fold leaves of a rune, 0 for nothing.
func folded(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r | 0x20
	case r >= utf8.RuneSelf && page.IsWordRune(r):
		return unicode.ToLower(r)
	}
	return 0
}

// same reports whether two texts hold the same words.
func same(a, b string) bool {
	for {
		var x, y rune
		x, a = nextFolded(a)
		y, b = nextFolded(b)
		if x != y || x == 0 {
			return x == y
		}
	}
}

// nextFolded is the first rune that fold leaves of s, and what follows; 0 at the end.
func nextFolded(s string) (rune, string) {
	for i, r := range s {
		if f := folded(r); f > 0 {
			return f, s[i+utf8.RuneLen(r):]
		}
	}
	return 0, ""
}

// cutFold removes prefix from s where s begins with it in any case.
func cutFold(s, prefix string) (string, bool) {
	for i := 0; i < len(s) && i < len(prefix); i++ {
		if s[i] >= utf8.RuneSelf || prefix[i] >= utf8.RuneSelf {
			return cutFoldRunes(s, prefix)
		}
		if s[i]|0x20 != prefix[i]|0x20 { // no fold of the other
			return s, false
		}
	}
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// cutFoldRunes is cutFold for other letters than ASCII's: folding may change how many
// bytes one takes.
func cutFoldRunes(s, prefix string) (string, bool) {
	n := 0
	for range prefix {
		_, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 {
			return s, false
		}
		n += size
	}
	if strings.EqualFold(s[:n], prefix) {
		return s[n:], true
	}
	return s, false
}

// hasAnyFold is hasAny in any case, for words of ASCII in lower case, two letters at least.
func hasAnyFold(s string, words []string) bool {
	var firsts, seconds uint32 // the words' first two letters, told by their last five bits
	for _, w := range words {
		firsts |= 1 << (w[0] & 31)
		seconds |= 1 << (w[1] & 31)
	}
	for i := 0; i+1 < len(s); i++ {
		if firsts>>(s[i]&31)&1 != 0 && seconds>>(s[i+1]&31)&1 != 0 && hasAnyPrefix(s[i:], words) {
			return true
		}
	}
	return false
}

// hasLetter reports whether there is anything to read in s.
func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// hasDigit reports whether there is a digit in s.
func hasDigit(s string) bool { return hasDigits(s, 1) }

// hasDigits reports whether a text holds n digits, counting those of any script alike.
func hasDigits(s string, n int) bool {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if '0' <= r && r <= '9' || r >= 0x660 && unicode.IsDigit(r) {
			if n--; n == 0 {
				return true
			}
		}
	}
	return false
}

// wide reports whether s is written without spaces between words: Chinese,
// Japanese, Thai ...
func wide(s string) bool {
	n, all := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			all++
			if r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer) {
				n++
			}
		}
	}
	return n*2 > all
}

// wordCount counts words as page does, and characters of wide scripts by twos.
func wordCount(s string) int {
	if wide(s) {
		return (utf8.RuneCountInString(s) + 1) / 2
	}
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// isURL reports whether a statement is an address where words were asked for.
func isURL(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "//")
}

// blank reports whether a text holds nothing but white space.
func blank(s string) bool {
	for i := range len(s) {
		switch {
		case s[i] >= utf8.RuneSelf:
			return strings.IndexFunc(s[i:], func(r rune) bool { return !unicode.IsSpace(r) }) < 0
		case s[i] > ' ':
			return false
		}
	}
	return true
}
