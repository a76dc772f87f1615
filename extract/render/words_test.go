package render

import "testing"

func TestCountWords(t *testing.T) {
	tests := []struct {
		text         string
		words, chars int
	}{
		{"", 0, 0},
		{"— … !", 0, 0},
		{"Don't stop: 3.5 snake_case", 6, 0},
		{"e\u0301tat École", 2, 0},
		{"الرئيس التنفيذي", 2, 0},
		{"漢字かなカナー", 0, 7},
		{"Go言語 1.26", 3, 2},
		{"ที่นี่", 0, 2}, // marks are part of the letter before
		{"한국어 문장", 2, 0},
	}
	for _, test := range tests {
		words, chars := countWords(test.text)
		if words != test.words || chars != test.chars {
			t.Errorf("%q: %d words and %d characters, want %d and %d", test.text, words, chars, test.words, test.chars)
		}
	}
}

func TestReadingMinutes(t *testing.T) {
	tests := []struct{ words, chars, want int }{
		{0, 0, 1}, {1, 0, 1}, {230, 0, 1}, {231, 0, 2}, {460, 0, 2}, {0, 500, 1}, {0, 501, 2}, {230, 500, 2}, {230, 501, 3},
	}
	for _, test := range tests {
		if got := readingMinutes(test.words, test.chars); got != test.want {
			t.Errorf("%d words and %d characters: %d minutes, want %d", test.words, test.chars, got, test.want)
		}
	}
}
