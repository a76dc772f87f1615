package eval

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// rougeLSum is the best ROUGE-LSum over a few ways to take the optional
// paragraphs, those in [brackets] (dobbersc/fundus-evaluation): all of them, those
// half or nearly wholly present, and none.
func rougeLSum(paragraphs []string, pred string) (best PRF) {
	v := vocabulary{}
	hyp := v.sentences(lower(pred))
	have := map[int32]bool{}
	for _, s := range hyp {
		for _, w := range s {
			have[w] = true
		}
	}
	var tried [][]string
	for _, least := range []float64{0, 0.5, 0.95, 2} {
		var kept []string
		for _, par := range paragraphs {
			inner, optional := unbracket(par)
			if !optional || v.present(par, have) >= least {
				kept = append(kept, inner)
			}
		}
		if slices.ContainsFunc(tried, func(t []string) bool { return slices.Equal(t, kept) }) {
			continue
		}
		if s := rougeKept(v, kept, hyp); len(tried) == 0 || s.F1 > best.F1 {
			best = s
		}
		tried = append(tried, kept)
	}
	return best
}

// unbracket takes the brackets off an optional paragraph.
func unbracket(par string) (inner string, optional bool) {
	if len(par) < 2 || par[0] != '[' || par[len(par)-1] != ']' {
		return par, false
	}
	return par[1 : len(par)-1], true
}

// present is the share of a paragraph's words that the prediction has.
func (v vocabulary) present(par string, have map[int32]bool) float64 {
	n, hit := 0, 0
	for w := range rougeWords(lower(par)) {
		n++
		if have[v.number(w)] {
			hit++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(hit) / float64(n)
}

// rougeKept is summary-level ROUGE-L: of every reference sentence, the union of
// its longest common subsequences with all predicted sentences, each word at
// most as often as both sides have it.
func rougeKept(v vocabulary, kept []string, hyp [][]int32) PRF {
	var ref [][]int32
	for _, par := range kept {
		ref = append(ref, v.sentences(lower(par))...)
	}
	m, n := length(ref), length(hyp)
	if m == 0 || n == 0 {
		return PRF{}
	}
	leftRef, leftHyp := tally(ref, len(v)), tally(hyp, len(v))
	seen := make([]int, len(v)+1) // word -> the last reference sentence, from 1, that has it
	var l lcs
	hits := 0
	for i, r := range ref {
		for _, w := range r {
			seen[w] = i + 1
		}
		union := make([]bool, len(r))
		for _, h := range hyp {
			if slices.ContainsFunc(h, func(w int32) bool { return seen[w] == i+1 }) {
				l.mark(union, r, h)
			}
		}
		for j, w := range r {
			if union[j] && leftRef[w] > 0 && leftHyp[w] > 0 {
				hits++
				leftRef[w]--
				leftHyp[w]--
			}
		}
	}
	return newPRF(float64(hits)/float64(n), float64(hits)/float64(m))
}

func length(sentences [][]int32) (n int) {
	for _, s := range sentences {
		n += len(s)
	}
	return n
}

// tally counts the words by their numbers, which go up to most.
func tally(sentences [][]int32, most int) []int {
	c := make([]int, most+1)
	for _, s := range sentences {
		for _, w := range s {
			c[w]++
		}
	}
	return c
}

// lcs finds longest common subsequences; it keeps its table for the next.
type lcs struct{ table []int32 }

// mark marks the places of r that are in its longest common subsequence with h.
// Of several equally long ones it is the one that walking back from the end
// finds, a word of r given up before a word of h.
func (l *lcs) mark(union []bool, r, h []int32) {
	width := len(h) + 1
	size := (len(r) + 1) * width
	l.table = slices.Grow(l.table[:0], size)[:size]
	clear(l.table[:width])
	for i, x := range r {
		prev, row := l.table[i*width:(i+1)*width], l.table[(i+1)*width:(i+2)*width]
		row[0] = 0
		for j, y := range h {
			if x == y {
				row[j+1] = prev[j] + 1
			} else {
				row[j+1] = max(prev[j+1], row[j])
			}
		}
	}
	for i, j := len(r), len(h); i > 0 && j > 0; {
		switch {
		case r[i-1] == h[j-1]:
			union[i-1] = true
			i, j = i-1, j-1
		case l.table[i*width+j-1] > l.table[(i-1)*width+j]:
			j--
		default:
			i--
		}
	}
}

// sentences are a text's sentences as numbered words, those without words left
// out.
func (v vocabulary) sentences(text string) (all [][]int32) {
	for s := range sentences(text) {
		var numbers []int32
		for w := range rougeWords(s) {
			numbers = append(numbers, v.number(w))
		}
		if numbers != nil {
			all = append(all, numbers)
		}
	}
	return all
}

// sentences parts a text at line ends and behind . ! ? where, after closing
// quotes and brackets, white space follows.
func sentences(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i < len(s); {
			end := i
			if i > 0 && strings.IndexByte(".!?", s[i-1]) >= 0 {
				closed := skip(s, i, isCloser)
				if spaced := skip(s, closed, isSpace); spaced > closed {
					end = spaced
				}
			}
			if end == i {
				end = skip(s, i, func(r rune) bool { return r == '\n' })
			}
			if end == i {
				_, size := utf8.DecodeRuneInString(s[i:])
				i += size
				continue
			}
			if !yield(s[start:i]) {
				return
			}
			start, i = end, end
		}
		yield(s[start:])
	}
}

func isCloser(r rune) bool { return strings.ContainsRune("\"'”’)]", r) }

// skip is the first place at or behind i whose rune is not in the class.
func skip(s string, i int, class func(rune) bool) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !class(r) {
			break
		}
		i += size
	}
	return i
}

// rougeWords are the runs of a-z and 0-9: ROUGE's words, of any text.
func rougeWords(s string) func(yield func(string) bool) {
	return strings.FieldsFuncSeq(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}
