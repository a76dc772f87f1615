package model

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A text is what one look at the characters of a block tells.
type text struct {
	words     int32 // letters of scripts without spaces count one each
	unspaced  int32 // these letters
	chars     int32 // of words
	commas    int32 // and what other scripts have for them
	sentences int32 // ends of sentences
	digits    int32
	capitals  int32 // words that begin with one
	foreign   int32 // characters that are not ASCII
	marks     int32 // pipes, bullets, slashes, arrows: what menus are parted by
	quotes    int32
	first     kind // of the first character and the last one that is no space
	last      kind
	small     bool // it has a small letter
	cut       bool // it ends in an ellipsis
	sendsOn   bool // it begins with words like "read also"
	announces bool // on an article's page: it is capitals and a mark, and then a link
}

// A kind is a sort of character.
type kind uint8

const (
	kNone kind = iota
	kUpper
	kLower
	kOther // a letter without case
	kDigit
	kStop  // . ! ? and the like
	kComma // , ; and the like
	kColon
	kQuote
	kMark
	kOpen
)

// asciiKind is kindOf for ASCII.
var asciiKind = [128]kind{'.': kStop, '!': kStop, '?': kStop, ',': kComma, ';': kComma, ':': kColon, '"': kQuote, '\'': kQuote,
	'|': kMark, '/': kMark, '>': kMark, '<': kMark, '*': kMark, '+': kMark, '=': kMark, '#': kMark, '@': kMark, '&': kMark, '$': kMark, '%': kMark,
	'-': kMark, '(': kOpen, ')': kOpen, '[': kOpen, ']': kOpen,
	'0': kDigit, '1': kDigit, '2': kDigit, '3': kDigit, '4': kDigit, '5': kDigit, '6': kDigit, '7': kDigit, '8': kDigit, '9': kDigit,
	'A': kUpper, 'B': kUpper, 'C': kUpper, 'D': kUpper, 'E': kUpper, 'F': kUpper, 'G': kUpper, 'H': kUpper, 'I': kUpper, 'J': kUpper, 'K': kUpper,
	'L': kUpper, 'M': kUpper, 'N': kUpper, 'O': kUpper, 'P': kUpper, 'Q': kUpper, 'R': kUpper, 'S': kUpper, 'T': kUpper, 'U': kUpper, 'V': kUpper,
	'W': kUpper, 'X': kUpper, 'Y': kUpper, 'Z': kUpper,
	'a': kLower, 'b': kLower, 'c': kLower, 'd': kLower, 'e': kLower, 'f': kLower, 'g': kLower, 'h': kLower, 'i': kLower, 'j': kLower, 'k': kLower,
	'l': kLower, 'm': kLower, 'n': kLower, 'o': kLower, 'p': kLower, 'q': kLower, 'r': kLower, 's': kLower, 't': kLower, 'u': kLower, 'v': kLower,
	'w': kLower, 'x': kLower, 'y': kLower, 'z': kLower}

func kindOf(r rune) kind {
	switch {
	case r < 128:
		return asciiKind[r]
	case r == '»' || r == '«' || r >= '‘' && r <= '‟' || r == '」' || r == '「' || r == '”':
		return kQuote
	case r == '。' || r == '！' || r == '？' || r == '…' || r == '؟' || r == '۔' || r == '।' || r == '．':
		return kStop
	case r == '、' || r == '，' || r == '،' || r == '；' || r == '؛':
		return kComma
	case r == '：':
		return kColon
	case r == '·' || r == '•' || r >= 0x2190 && r <= 0x2bff || r == '–' || r == '—' || r == '|':
		return kMark
	case r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3: // Han and Hangul
		return kOther
	case !caseless(r) && unicode.IsUpper(r):
		return kUpper
	case !caseless(r) && unicode.IsLower(r):
		return kLower
	case unicode.IsDigit(r):
		return kDigit
	case page.IsWordRune(r):
		return kOther
	}
	return kNone
}

// lowKinds are the kinds of the characters up to Arabic: those of most texts.
var lowKinds = sync.OnceValue(func() *[0x700]kind {
	var low [0x700]kind
	for r := range low {
		low[r] = kindOf(rune(r))
	}
	return &low
})

// caseless holds for scripts from Hebrew to Burmese and for kana, which have no capitals.
func caseless(r rune) bool { return r >= 0x0590 && r < 0x10a0 || r >= 0x3040 && r <= 0x30ff }

// unspaced reports whether a letter belongs to a script without spaces.
func unspaced(r rune) bool {
	return r >= 0x0e00 && (r <= 0x0eff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff ||
		r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff)
}

// FNV-1a, 32 bits.
const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

// Words appends the hash of each word of a text, in lower case and with digits as
// 0. Letters of scripts without spaces are a word each.
func Words(hashes []uint32, s string) []uint32 {
	_, hashes, _ = scan(hashes, nil, s)
	return hashes
}

// A number is what a word's hash leaves out: its digits.
type number struct {
	word   int32 // which of the words
	digits uint32
}

// scan looks at every character of a text once. It appends the words' hashes, and the
// digits of those that have any.
func scan(hashes []uint32, numbers []number, s string) (t text, _ []uint32, _ []number) {
	hash, inWord := uint32(fnvStart), false
	digits, low := uint32(0), lowKinds()
	end := func() {
		if inWord {
			if digits != 0 {
				numbers = append(numbers, number{int32(len(hashes)), digits})
			}
			hashes = append(hashes, hash)
		}
		hash, inWord, digits = fnvStart, false, 0
	}
	stopped := false // the last character ends a sentence
	for i := 0; i < len(s); {
		if from := i; asciiLower(s[i]) { // most of all text
			for i < len(s) && asciiLower(s[i]) {
				hash = (hash ^ uint32(s[i])) * fnvPrime
				i++
			}
			if t.first == kNone {
				t.first = kLower
			}
			if !inWord {
				t.words++
			}
			inWord, stopped, t.last, t.small = true, false, kLower, true
			t.chars += int32(i - from)
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			t.foreign++
		}
		i += size
		k := kNone
		if int(r) < len(low) {
			k = low[r]
		} else {
			k = kindOf(r)
		}
		if k == kNone && (r <= ' ' || r == 0xa0) {
			if stopped {
				t.sentences++
			}
			stopped = false
			end()
			continue
		}
		if t.first == kNone {
			t.first = k
		}
		if k != kNone {
			t.last = k
		}
		stopped = k == kStop || stopped && k == kQuote
		switch k {
		case kUpper, kLower, kOther, kDigit:
			alone := r >= utf8.RuneSelf && unspaced(r)
			if alone {
				end()
				t.unspaced++
			}
			if !inWord {
				t.words++
				if k == kUpper {
					t.capitals++
				}
			}
			inWord = true
			t.chars++
			if k == kDigit {
				t.digits++
				digits = (digits + 1 ^ uint32(r)) * fnvPrime
				r = '0'
			} else if k == kUpper {
				r = lower(r)
			} else if k == kLower {
				t.small = true
			}
			for ; r >= 0x80; r >>= 7 {
				hash = (hash ^ uint32(r&0x7f|0x80)) * fnvPrime
			}
			hash = (hash ^ uint32(r)) * fnvPrime
			if alone {
				end()
			}
			continue
		case kComma:
			t.commas++
		case kQuote:
			t.quotes++
		case kMark:
			t.marks++
		case kStop:
			if r >= utf8.RuneSelf {
				t.sentences++
				stopped = false
			}
		}
		if k != kNone && r != '\'' && r != '’' {
			end()
		}
	}
	end()
	if stopped {
		t.sentences++
	}
	t.cut = isCut(s)
	return t, hashes, numbers
}

// isCut reports whether a text ends in an ellipsis, perhaps in brackets.
func isCut(s string) bool {
	end := len(s)
	for end > 0 && (s[end-1] <= ' ' || s[end-1] == ']' || s[end-1] == ')') {
		end--
	}
	return strings.HasSuffix(s[:end], "...") || strings.HasSuffix(s[:end], "…")
}

func asciiLower(c byte) bool { return 'a' <= c && c <= 'z' }

func lower(r rune) rune {
	if r < 128 {
		return r + 'a' - 'A'
	}
	return unicode.ToLower(r)
}
