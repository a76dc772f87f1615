package render

import (
	"strings"
	"unicode/utf8"
)

// clean drops what must not reach a terminal or mislead a reader: control
// characters but line feed and tab, the characters that override the direction of
// text, and those that are none (noncharacters, which no valid page holds). The
// tree should hold none; to look again costs little.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c < 0x7f {
			continue
		}
		// 0xC2 leads the C1 controls, 0xE2 the overrides, 0xEF and above noncharacters.
		if c > 0x7f && c != 0xC2 && c != 0xE2 && c < 0xEF || c == '\n' || c == '\t' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); isControl(r) {
			return strings.Map(dropControl, s)
		}
	}
	return s
}

// OneLine makes one line of a stranger's text, for messages: what acts on a
// terminal becomes the rune stand, or goes where that is negative.
func OneLine(s string, stand rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case isControl(r):
			return stand
		}
		return r
	}, s)
}

func dropControl(r rune) rune {
	if isControl(r) {
		return -1
	}
	return r
}

func isControl(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case 0x7f <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	case r >= 0xfdd0:
		return r <= 0xfdef || r&0xfffe == 0xfffe
	}
	return false
}

// collapse trims s and makes each run of white space one space.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, isSpaceRune), " ")
}

// spaceChars are the characters for which isSpace holds.
const spaceChars = " \n\t\r\f"

// isSpace reports whether CSS collapses c.
func isSpace(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
}

// isOneSpace reports whether s[i] is a space that a word follows, which is all the
// white space there if a word is before it.
func isOneSpace(s string, i int) bool {
	return s[i] == ' ' && i+1 < len(s) && !isSpace(s[i+1])
}

func isSpaceRune(r rune) bool { return r < 0x80 && isSpace(byte(r)) }

func isAlnum(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}
