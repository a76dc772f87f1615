package model

import (
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func TestScan(t *testing.T) {
	for _, c := range []struct {
		s    string
		want text
	}{
		{"", text{}},
		{"Two words.", text{words: 2, chars: 8, sentences: 1, capitals: 1, small: true, first: kUpper, last: kStop}},
		{"He said: “No, never!” And 20 left", text{words: 7, chars: 22, commas: 1, sentences: 1, digits: 2, capitals: 3, small: true, foreign: 2, quotes: 2, first: kUpper, last: kLower}},
		{"Home | News | About", text{words: 3, chars: 13, capitals: 3, small: true, marks: 2, first: kUpper, last: kLower}},
		{"日本。", text{words: 2, unspaced: 2, chars: 2, sentences: 1, foreign: 3, first: kOther, last: kStop}},
		{"don't", text{words: 1, chars: 4, small: true, quotes: 1, first: kLower, last: kLower}},
		{"ÉTÉ 2024", text{words: 2, chars: 7, digits: 4, capitals: 1, foreign: 2, first: kUpper, last: kDigit}},
		{"É À ß", text{words: 3, chars: 3, capitals: 2, small: true, foreign: 3, first: kUpper, last: kLower}},
		{"3.5 km", text{words: 3, chars: 4, digits: 2, small: true, first: kDigit, last: kLower}},
	} {
		got, hashes, _ := scan(nil, nil, c.s)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(text{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.s, diff)
		}
		if len(hashes) != int(got.words) {
			t.Errorf("%q: %d hashes of %d words", c.s, len(hashes), got.words)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range [][2]string{
		{"Hello World", "hello, world!"},
		{"in 2024", "in 1999"}, // digits are all one
		{"naïve ÉCOLE", "NAÏVE école"},
	} {
		if diff := cmp.Diff(Words(nil, c[0]), Words(nil, c[1])); diff != "" {
			t.Errorf("%q and %q differ:\n%s", c[0], c[1], diff)
		}
	}
	if cmp.Equal(Words(nil, "one two"), Words(nil, "one too")) {
		t.Error("other words have the same hashes")
	}
}

// TestKindOf: the ranges that kindOf looks no further at are as Unicode has them.
func TestKindOf(t *testing.T) {
	for r := rune(128); r <= unicode.MaxRune; r++ {
		k := kindOf(r)
		letter := kNone
		switch {
		case unicode.IsUpper(r):
			letter = kUpper
		case unicode.IsLower(r):
			letter = kLower
		case unicode.IsDigit(r):
			letter = kDigit
		case page.IsWordRune(r):
			letter = kOther
		}
		if k <= kDigit && k != letter {
			t.Errorf("%U is of kind %d, not %d", r, k, letter)
		}
	}
}
