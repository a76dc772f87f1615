package page

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Programs that fetch a page without knowing its character set take it for Latin-1 or
// windows-1252, and save what they read as UTF-8: "é" is "Ã©" from then on. Nothing is lost,
// and it can be told: every sequence outside ASCII stands for the bytes of another one, which
// hardly ever holds for any text that was written so.

// Mend undoes the second of two encodings as UTF-8, and says so in a warning. It leaves any
// other page as it is.
func (t *Text) Mend() {
	if t.Charset != "utf-8" {
		return
	}
	if once := decodedOnce(t.Data); once != nil {
		t.Data = once
		t.Warnings = append(t.Warnings, "the page was encoded as UTF-8 twice, which was undone")
	}
}

// decodedOnce is what data were before a second encoding, nil if there was none.
func decodedOnce(data []byte) []byte {
	first := asciiLen(data)
	if first == len(data) {
		return nil
	}
	var out []byte
	var inner [utf8.UTFMax]byte
	sequences, controls := 0, 0
	for at := first; at < len(data); {
		n, size, c1 := innerRune(data[at:], &inner)
		if n == 0 {
			return nil
		}
		if out == nil {
			out = append(make([]byte, 0, len(data)), data[:at]...)
		}
		sequences, controls = sequences+1, controls+c1
		at += size
		plain := data[at : at+asciiLen(data[at:])]
		at += len(plain)
		out = append(append(out, inner[:n]...), plain...)
	}
	if sequences < fewSequences && controls == 0 {
		return nil
	}
	return out
}

// fewSequences is below how many sequences there must be a control character among those that
// stand for bytes: "×" before a space that does not break is a button.
const fewSequences = 3

// innerRune reads the sequence whose bytes the next characters stand for. n is its length, 0 if
// they stand for none, size that of the characters, and c1 how many of these are control
// characters, which no text has.
func innerRune(data []byte, inner *[utf8.UTFMax]byte) (n, size, c1 int) {
	want := 1
	for n < want {
		r, width := utf8.DecodeRune(data[size:])
		b, ok := asByte(r)
		if !ok {
			return 0, 0, 0
		}
		if n == 0 {
			switch {
			case 0xc2 <= b && b <= 0xdf:
				want = 2
			case 0xe0 <= b && b <= 0xef:
				want = 3
			case 0xf0 <= b && b <= 0xf4:
				want = 4
			default:
				return 0, 0, 0
			}
		}
		if 0x80 <= r && r <= 0x9f {
			c1++
		}
		inner[n] = b
		n, size = n+1, size+width
	}
	if !utf8.Valid(inner[:n]) {
		return 0, 0, 0
	}
	return n, size, c1
}

// asByte is the byte that Latin-1 or windows-1252 reads as a character.
func asByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
