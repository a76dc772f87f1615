package meta

import "testing"

func TestClassSecondsAgreeWithClassWords(t *testing.T) {
	var want [26]uint32
	for first, words := range classWords {
		for _, w := range words {
			want[first] |= 1 << (w.word[1] - 'a')
		}
	}
	if want != classSeconds {
		t.Errorf("classSeconds = %#v, want %#v", classSeconds, want)
	}
}
