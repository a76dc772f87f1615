package body

import (
	"strings"
	"sync"
)

// Every class and id of a body is looked at for the words of all steps. A search
// for each word would cost more than everything else here, so the words are in an
// index by the run of letters that they begin with.

// A classWord is a word of some steps, given as bits.
type classWord struct {
	word  string
	steps uint32
}

// stepWords is the index: of each word's first run of letters, the words.
var stepWords = sync.OnceValue(func() map[string][]classWord {
	index := map[string][]classWord{}
	for k := range steps {
		for _, w := range steps[k].class {
			run := w[:letterRun(w)]
			index[run] = append(index[run], classWord{w, 1 << k})
		}
	}
	return index
})

// longestRun is the most letters that a word begins with, and a little more.
const longestRun = 24

// matchSteps are the steps of which a word stands in the names, as hasWord says.
func matchSteps(names string) (bits uint32) {
	index, low := stepWords(), lowerASCII(names)
	for i := 0; i < len(low); i++ {
		if !isLetter(low[i]) || i > 0 && isLetter(names[i-1]) && !(isUpper(names[i]) && !isUpper(names[i-1])) {
			continue
		}
		for end := i + 1; end <= min(len(low), i+longestRun); end++ {
			if ends(names, end) {
				for _, w := range index[low[i:end]] {
					if strings.HasPrefix(low[i:], w.word) && ends(names, i+len(w.word)) {
						bits |= w.steps
					}
				}
			}
			if end < len(low) && !isLetter(low[end]) {
				break
			}
		}
	}
	return bits
}

// ends reports whether a word can end before names[end].
func ends(names string, end int) bool {
	return end == len(names) || !isLetter(names[end]) || isUpper(names[end])
}

// letterRun is the length of the letters that s begins with.
func letterRun(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return n
}
