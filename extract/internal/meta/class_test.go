package meta

import (
	"strings"
	"testing"
)

func TestClassKindsKnowsEachWord(t *testing.T) {
	for _, w := range classWords {
		for _, class := range []string{w.word, "box-" + w.word, "my-" + w.word + " other"} {
			if got := classKinds(class); got&w.kinds != w.kinds {
				t.Errorf("classKinds(%q) = %b, want at least %b", class, got, w.kinds)
			}
		}
		if got := classKinds("x" + w.word); got&w.kinds == w.kinds && !strings.Contains(w.word, "-") {
			t.Errorf("classKinds(%q) = %b: the word is the end of another", "x"+w.word, got)
		}
	}
}
