package eval

// shingleSize is how many words in a row make a shingle.
const shingleSize = 4

// shingle is shingleSize numbered words; a text of fewer words is one shingle,
// filled up with zeros.
type shingle [shingleSize]int32

// vocabulary numbers words, from 1.
type vocabulary map[string]int32

func (v vocabulary) number(w string) int32 {
	n, ok := v[w]
	if !ok {
		n = int32(len(v) + 1)
		v[w] = n
	}
	return n
}

// shingles compares two texts as multisets of shingles, case and all
// (scrapinghub/article-extraction-benchmark, evaluate.py).
func shingles(truth, pred string) PRF {
	v := vocabulary{}
	t, p := v.shingles(truth), v.shingles(pred)
	hit := t.common(p)
	fp, fn := p.total()-hit, t.total()-hit
	switch {
	case fp == 0 && fn == 0:
		return PRF{1, 1, 1}
	case hit == 0:
		return PRF{}
	}
	return newPRF(float64(hit)/float64(hit+fp), float64(hit)/float64(hit+fn))
}

func (v vocabulary) shingles(s string) counts[shingle] {
	var text []int32
	for _, w := range words(s) {
		text = append(text, v.number(w))
	}
	c := counts[shingle]{}
	if len(text) == 0 {
		return c
	}
	for i := range max(1, len(text)-shingleSize+1) {
		var s shingle
		copy(s[:], text[i:])
		c[s]++
	}
	return c
}
