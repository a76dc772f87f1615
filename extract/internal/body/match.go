package body

import (
	"strings"
	"sync"
)

// Every class and id of a body is looked at for the words of all steps. A search
// for each word would cost more than everything else here, so the words are in an
// index by the two letters that they begin with.

// A classWord is a word and what it stands for, as bits.
type classWord struct {
	word string
	bits uint64
}

// letterPairs is an index of words by the two letters that each begins with.
type letterPairs [26 * 26][]classWord

func pair(a, b byte) int { return int(a-'a')*26 + int(b-'a') }

func (index *letterPairs) add(words []string, bits uint64) {
	for _, w := range words {
		at := &index[pair(w[0], w[1])]
		*at = append(*at, classWord{w, bits})
	}
}

// stepWords is the index of all steps' words, and of those of pull quotes.
var stepWords = sync.OnceValue(func() *letterPairs {
	index := new(letterPairs)
	for k := range steps {
		index.add(steps[k].class, 1<<k)
	}
	index.add(pullQuoteClass, looksPull)
	return index
})

// matchSteps are the steps of which a word stands in the names, as hasWord says.
func matchSteps(names string) uint64 { return stepWords().match(names) }

// match are the bits of the words that stand in the names, as hasWord says.
func (index *letterPairs) match(names string) (bits uint64) {
	low := lowerASCII(names)
	for i := 0; i+1 < len(low); i++ {
		if !isLetter(low[i]) || !isLetter(low[i+1]) || i > 0 && isLetter(names[i-1]) && !(isUpper(names[i]) && !isUpper(names[i-1])) {
			continue
		}
		for _, w := range index[pair(low[i], low[i+1])] {
			if strings.HasPrefix(low[i:], w.word) && ends(names, i+len(w.word)) && !(len(w.word) < hashWord && inHash(low, i)) {
				bits |= w.bits
			}
		}
	}
	return bits
}

// ends reports whether a word can end before names[end].
func ends(names string, end int) bool {
	return end == len(names) || !isLetter(names[end]) || isUpper(names[end])
}
