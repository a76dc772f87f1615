package model

const (
	tokenColumns = 16
	textColumns  = 11
)

// TokenSlots is the size of a table of tokens, a power of two.
const TokenSlots = 1 << 14

// Tokens is a table of what words in class, id and the like tell: a hash's upper
// 24 bits, and a log-odds in parts of 16. An empty slot is 0.
type Tokens []uint32

// Add adds a token; false for a table that is full.
func (t Tokens) Add(hash uint32, value int8) bool {
	at := hash * 0x9e3779b1 >> 18
	for range 64 {
		if t[at] == 0 {
			t[at] = hash&^255 | uint32(uint8(value))
			return true
		}
		at = (at + 1) % TokenSlots
	}
	return false
}

// value is a token's log-odds; false for one that is not in the table.
func (t Tokens) value(hash uint32) (int32, bool) {
	at := hash * 0x9e3779b1 >> 18
	for range 64 {
		e := t[at]
		if e == 0 {
			return 0, false
		}
		if (e^hash)&^255 == 0 {
			return int32(int8(e)), true
		}
		at = (at + 1) % TokenSlots
	}
	return 0, false
}

// boxScore is what a box's tokens say.
type boxScore struct {
	low, high, sum, n          int32 // of its own
	pathLow, pathHigh, pathSum int32 // and of all around
	scored                     int32 // the nearest box, from this on up, that says something; -1
	depth                      int32 // how many such
}

func (m *Model) scoreBoxes(s *Sheet) []boxScore {
	out := make([]boxScore, len(s.boxes))
	for i := range s.boxes {
		b, o := &s.boxes[i], &out[i]
		o.scored = -1
		if b.parent >= 0 {
			up := &out[b.parent]
			o.pathLow, o.pathHigh, o.pathSum, o.scored, o.depth = up.pathLow, up.pathHigh, up.pathSum, up.scored, up.depth
		}
		for _, h := range s.tokens[b.tokens[0]:b.tokens[1]] {
			v, ok := m.Tokens.value(h)
			if !ok {
				continue
			}
			if o.n == 0 {
				o.low, o.high = v, v
			}
			o.low, o.high, o.sum, o.n = min(o.low, v), max(o.high, v), o.sum+v, o.n+1
		}
		if o.n > 0 {
			o.pathLow, o.pathHigh, o.pathSum = min(o.pathLow, o.low), max(o.pathHigh, o.high), o.pathSum+o.sum/o.n
			o.scored, o.depth = int32(i), o.depth+1
		}
	}
	return out
}

func around128(v int32) byte { return clip(128 + v) }

// tokenColumns fills what the tokens around each block say.
func (m *Model) tokenColumns(s *Sheet) {
	boxes := m.scoreBoxes(s)
	for i := range s.Blocks {
		to := s.Row(i)[cToken:]
		at := s.box[i]
		o := &boxes[at]
		to[8], to[9], to[10] = around128(o.pathLow), around128(o.pathHigh), around128(o.pathSum/2)
		to[11], to[12], to[13] = 128, 128, count(o.depth)
		if o.scored >= 0 {
			near := &boxes[o.scored]
			to[11] = around128(near.sum / near.n)
			sum := int32(0)
			for k, up := 0, o.scored; k < 3 && up >= 0; k++ {
				sum += boxes[up].sum / boxes[up].n
				if parent := s.boxes[up].parent; parent >= 0 {
					up = boxes[parent].scored
				} else {
					up = -1
				}
			}
			to[12] = around128(sum / 2)
		}
		for k := range 4 {
			to[2*k], to[2*k+1] = 128, 128
			if at >= 0 {
				to[2*k], to[2*k+1] = around128(boxes[at].low), around128(boxes[at].high)
				at = s.boxes[at].parent
			}
		}
		r := &boxes[s.boxes[s.box[i]].repeated]
		to[14] = around128(r.low)
		if b := s.boxes[s.box[i]].outer; b >= 0 {
			to[15] = around128(boxes[b].sum / max(1, boxes[b].n))
		} else {
			to[15] = 128
		}
	}
}

// blind are the columns of tokens on a page without a class or an id.
var blind = [tokenColumns]byte{128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 128, 128}

// Blind makes a row what it would be on a page without classes and ids, as far as
// the table of tokens goes. Training shows such rows, too.
func Blind(row []byte) { copy(row[cToken:], blind[:]) }

// The words of a long block that count: the first and the last.
const (
	firstWords = 36
	lastWords  = 14
)

// Features appends the places in the table of text of a block's words and pairs of
// words.
func (s *Sheet) Features(list []uint16, i int) []uint16 {
	hashes := s.words[s.wordAt[i]:s.wordAt[i+1]]
	mark := uint32(0)
	if s.Row(i)[cHeading] > 0 {
		mark = 0x5bd1e995
	}
	slot := func(h uint32) uint16 { return uint16((h ^ mark) * 0x9e3779b1 >> 16) }
	before := uint32(7)
	for k, h := range hashes {
		if k == firstWords && len(hashes) > firstWords+lastWords {
			before = 11
		}
		if k >= firstWords && k < len(hashes)-lastWords {
			continue
		}
		list = append(list, slot(h), slot(pair(before, h)*0x85ebca6b))
		before = h
	}
	return append(list, slot(pair(before, 13)))
}

// textScores is what each block's words say, in parts of about 12.
func (m *Model) textScores(s *Sheet) []int32 {
	out := make([]int32, len(s.Blocks))
	var list []uint16
	for i := range out {
		list = s.Features(list[:0], i)
		sum := int32(0)
		for _, f := range list {
			sum += int32(m.Text[f])
		}
		out[i] = max(-127, min(127, m.TextBase+sum*16/root(int32(len(list))*256)))
	}
	return out
}

// root is the whole part of a square root.
func root(n int32) int32 {
	r := int32(0)
	for bit := int32(1) << 14; bit > 0; bit >>= 1 {
		if (r+bit)*(r+bit) <= n {
			r += bit
		}
	}
	return max(1, r)
}

// textColumns fills what a block's words say and those around it.
func (m *Model) textColumns(s *Sheet) {
	scores := m.textScores(s)
	n := int32(len(scores))
	sums := make([]int32, n+1)
	for i, v := range scores {
		sums[i+1] = sums[i] + v
	}
	mean := func(from, to int32) byte {
		from, to = max(0, from), min(n, to)
		if from >= to {
			return 128
		}
		return around128((sums[to] - sums[from]) / (to - from))
	}
	for i := int32(0); i < n; i++ {
		to := s.Row(int(i))[cText:]
		to[0], to[1], to[2] = around128(scores[i]), mean(i-1, i), mean(i+1, i+2)
		to[3], to[4] = mean(i-4, i), mean(i+1, i+5)
		at := s.container(int(i))
		for k := range 5 {
			to[5+k] = 128
			if at >= 0 {
				to[5+k] = mean(s.boxes[at].first, s.boxes[at].end)
				at = s.boxes[at].outer
			}
		}
		to[10] = 128
		if h := s.heads[i]; h >= 0 {
			to[10] = around128(scores[h])
		}
	}
}
