package model

import (
	"cmp"
	"slices"
)

// Texts that stand twice: a lead above the text and in it, a page's parts for small screens
// and for large ones, key points and contents before what they are about.

const (
	repeatWords  = 8  // the shortest block that can be one that stands twice
	repeatBlocks = 15 // a page of so few has none
)

// A place is where three words stood last.
type place struct{ block, box int32 }

// places are those of all threes of words: a map takes several times as long.
type places struct {
	*tally
	at []place // by slot
}

// newPlaces has room for up to n.
func newPlaces(n int32) places {
	t := newTally(int(n))
	return places{t, make([]place, len(t.keys))}
}

func (p places) find(key uint64) (place, bool) {
	i := p.slot(key)
	return p.at[i], p.counts[i] > 0
}

func (p places) set(key uint64, at place) {
	i := p.slot(key)
	p.keys[i], p.counts[i], p.at[i] = key, 1, at
}

// dropRepeats drops a block nine tenths of which were kept before, unless it
// stands beside what it repeats: that is the author's. Manuals say things twice, and
// so do code and tables. Of an item of a list and the heading or paragraph that says the
// same, contents and key points, the item goes.
func (s *Sheet) dropRepeats(out []Verdict) {
	if len(out) <= repeatBlocks || s.docs {
		return
	}
	kept := int32(0) // hashes of words: of texts without spaces more than their words
	for i, v := range out {
		if v.Kept {
			kept += s.wordAt[i+1] - s.wordAt[i]
		}
	}
	seen := newPlaces(kept)
	var words []uint32
	for i, v := range out {
		if tag := s.Row(i)[cTag]; !v.Kept || tag == preCode || tag == tdCode || tag == thCode {
			continue
		}
		words = append(words[:0], s.words[s.wordAt[i]:s.wordAt[i+1]]...)
		if !s.forum || s.Blocks[i].Words >= proseWords { // beside each post of a forum stand days and numbers of its members
			s.addDigits(words, i)
		}
		box := s.repeatBox(i)
		if item, repeats := s.repeated(seen, words, box); repeats {
			if row := s.Row(i); item < 0 || row[cHeading] == 0 && row[cTag] != pCode {
				out[i] = Verdict{false, IsRepeat}
				continue
			}
			out[item] = Verdict{false, IsRepeat}
		}
		for k := 0; k+2 < len(words); k++ {
			seen.set(trigram(words[k:]), place{int32(i), box})
		}
	}
}

// repeated reports whether words in a box stood before elsewhere, and the item of a list
// that has most of them, -1 for none.
func (s *Sheet) repeated(seen places, words []uint32, box int32) (item int32, _ bool) {
	again, here, there, first := 0, 0, 0, int32(-1)
	for k := 0; k+2 < len(words); k++ {
		at, ok := seen.find(trigram(words[k:]))
		if !ok {
			continue
		}
		if first < 0 {
			first = at.block
		}
		again++
		if at.box == box {
			here++
		}
		if at.block == first {
			there++
		}
	}
	if n := len(words) - 2; len(words) < repeatWords || again*10 < n*9 || here*2 >= again {
		return -1, false
	}
	if there*2 < again || s.Row(int(first))[cTag] != liCode {
		return -1, true
	}
	return first, true
}

// repeatBox is the element around a block within which it may say again what it said.
func (s *Sheet) repeatBox(i int) int32 {
	up := s.box[i]
	for p := s.boxes[up].parent; p >= 0 && (s.boxes[up].inline || s.boxes[up].blocks() == 1 && up == s.box[i]); p = s.boxes[up].parent {
		up = p
	}
	return up
}

// addDigits makes hashes of a block's words ones of their digits, too: "20 cars" are not
// "35 cars".
func (s *Sheet) addDigits(words []uint32, i int) {
	from, to := s.wordAt[i], s.wordAt[i+1]
	at, _ := slices.BinarySearchFunc(s.numbers, from, func(n number, word int32) int { return cmp.Compare(n.word, word) })
	for ; at < len(s.numbers) && s.numbers[at].word < to; at++ {
		words[s.numbers[at].word-from] ^= s.numbers[at].digits
	}
}

// trigram is a number for the first three of some words.
func trigram(words []uint32) uint64 {
	const prime = 0x9e3779b97f4a7c15
	return ((uint64(words[0])*prime^uint64(words[1]))*prime ^ uint64(words[2])) * prime
}
