package model

// reach is how many blocks to each side the second pass sees one by one.
const (
	reach         = 4
	meanSizes     = 3
	secondColumns = 1 + 2*reach + 2*meanSizes + 4 + 1 + 4 + 2*levels + 6 + 6 + 3
)

var wide = [meanSizes]int32{3, 8, 20}

// sigmoid is the logistic function from -8 to 8 in steps of a half, of 255.
var sigmoid = [34]int32{0, 0, 0, 0, 1, 1, 2, 3, 5, 7, 12, 19, 30, 47, 69, 96, 128, 159, 186, 208, 225, 236, 243, 248, 250, 252, 253, 254, 254, 255, 255, 255, 255, 255}

// odds are a block's log-odds in the forms that the second pass looks at.
type odds struct {
	margin byte  // from -8 to 8
	chance int32 // of 255
}

func oddsOf(sum int32) odds {
	sum = max(-8*Unit, min(8*Unit, sum)) + 8*Unit
	k := sum / (Unit / 2)
	rest := sum % (Unit / 2)
	return odds{byte(sum * 15 / Unit), sigmoid[k] + (sigmoid[k+1]-sigmoid[k])*rest/(Unit/2)}
}

// passSums are running counts over blocks of what the first pass said.
type passSums struct {
	words int64 // weight of blocks
	kept  int64 // the same times the chance
}

type second struct {
	s    *Sheet
	odds []odds
	sums []passSums
}

func (x *second) in(from, to int32) (words, kept int64) {
	from, to = max(0, from), min(int32(len(x.odds)), to)
	if from >= to {
		return 0, 0
	}
	return x.sums[to].words - x.sums[from].words, x.sums[to].kept - x.sums[from].kept
}

// mean is the mean chance of blocks, weighted by their words; 0 of none, 1 at
// least of some.
func (x *second) mean(from, to int32) byte {
	words, kept := x.in(from, to)
	if words == 0 {
		return 0
	}
	return byte(max(1, kept/words))
}

// FillSecond fills the columns of the second pass from the log-odds of the first.
func (s *Sheet) FillSecond(first []int32) {
	n := int32(len(s.Blocks))
	if n == 0 {
		return
	}
	x := &second{s: s, odds: make([]odds, n), sums: make([]passSums, n+1)}
	for i := range x.odds {
		x.odds[i] = oddsOf(first[i])
		w := int64(s.Blocks[i].Words) + 1
		x.sums[i+1] = passSums{x.sums[i].words + w, x.sums[i].kept + w*int64(x.odds[i].chance)}
	}
	typical := x.typical()
	allWords, allKept := x.in(0, n)
	firstSure, lastSure := int32(-1), int32(-1)
	for i := range n {
		if x.odds[i].chance > 200 {
			if firstSure < 0 {
				firstSure = i
			}
			lastSure = i
		}
	}
	big, bigger := x.mass(60), x.mass(85)
	meetBig, meetBigger := s.meet(big), s.meet(bigger)
	below := x.branches(bigger)
	next := make([]int32, n) // the next sure block
	for i, at := n-1, int32(-1); i >= 0; i-- {
		next[i] = at
		if x.odds[i].chance > 200 {
			at = i
		}
	}
	paths := x.paths()
	sections := x.sections()
	lastAt := int32(-1)
	for i := range n {
		to := s.Row(int(i))[cSecond:]
		to[0] = x.odds[i].margin
		to = to[1:]
		for d := int32(1); d <= reach; d++ {
			if i-d >= 0 {
				to[0] = max(1, x.odds[i-d].margin)
			}
			if i+d < n {
				to[1] = max(1, x.odds[i+d].margin)
			}
			to = to[2:]
		}
		for _, w := range wide {
			to[0], to[1] = x.mean(i-w, i), x.mean(i+1, i+1+w)
			to = to[2:]
		}
		_, before := x.in(0, i)
		_, after := x.in(i+1, n)
		to[0], to[1], to[2] = count(int32(before/255)), count(int32(after/255)), count(int32(allKept/255))
		to[3] = byte(allKept / allWords)
		to[4] = around128((int32(x.odds[i].margin) - typical) / 2)
		to[5], to[6], to[7], to[8] = 255, 255, 255, 255
		if lastAt >= 0 {
			to[5] = count(i - lastAt)
		}
		if next[i] >= 0 {
			to[6] = count(next[i] - i)
		}
		if firstSure >= 0 {
			to[7], to[8] = signed(i-firstSure), signed(lastSure-i)
		}
		if x.odds[i].chance > 200 {
			lastAt = i
		}
		to = to[9:]
		x.levels(to, i, allKept)
		to = to[2*levels:]
		b := s.box[i]
		to[0], to[1] = count(s.boxes[b].depth-s.boxes[meetBig[b]].depth), count(s.boxes[big].depth-s.boxes[meetBig[b]].depth)
		to[2], to[3] = count(s.boxes[b].depth-s.boxes[meetBigger[b]].depth), count(s.boxes[bigger].depth-s.boxes[meetBigger[b]].depth)
		if t := below[b]; t >= 0 {
			to[4] = x.mean(s.boxes[t].first, s.boxes[t].end)
			to[5] = count(s.boxes[t].blocks())
		}
		to = to[6:]
		copy(to, paths[i][:])
		copy(to[6:], sections[i][:])
	}
}

// typical is the margin of the page's typical kept block, by words.
func (x *second) typical() int32 {
	var by [256]int64
	var all int64
	for i := range x.odds {
		if x.odds[i].chance > 127 {
			w := int64(x.s.Blocks[i].Words) + 1
			by[x.odds[i].margin] += w
			all += w
		}
	}
	var sum int64
	for m, w := range by {
		if sum += w; sum*2 > all {
			return int32(m)
		}
	}
	return 0
}

// levels fills, of each container, the mean without the block itself and how much
// of all that is kept it holds.
func (x *second) levels(to []byte, i int32, allKept int64) {
	s := x.s
	at := s.container(int(i))
	own, ownKept := x.in(i, i+1)
	for k := 0; k < levels && at >= 0; k++ {
		words, kept := x.in(s.boxes[at].first, s.boxes[at].end)
		to[2*k], to[2*k+1] = byte(max(1, (kept-ownKept)/max(1, words-own))), byte(kept*255/max(1, allKept))
		at = s.boxes[at].outer
	}
}

// mass is the deepest box that holds a part of what is kept.
func (x *second) mass(percent int64) int32 {
	_, all := x.in(0, int32(len(x.odds)))
	best := int32(0)
	for i := range x.s.boxes {
		if _, kept := x.in(x.s.boxes[i].first, x.s.boxes[i].end); kept*100 >= all*percent {
			best = int32(i)
		}
	}
	return best
}

// branches is, for each box below top, the box right below top that it is in, and
// -1 for all others.
func (x *second) branches(top int32) []int32 {
	out := make([]int32, len(x.s.boxes))
	for i := range out {
		switch up := x.s.boxes[i].parent; {
		case up == top:
			out[i] = int32(i)
		case up > top:
			out[i] = out[up]
		default:
			out[i] = -1
		}
		if int32(i) <= top {
			out[i] = -1
		}
	}
	return out
}

// paths is, for each block, the mean of the others whose elements have the same
// tags and classes, one, two and three levels up, and how many these are.
func (x *second) paths() [][6]byte {
	s := x.s
	out := make([][6]byte, len(x.odds))
	keys := make([]uint64, len(x.odds))
	up := make([]int32, len(x.odds))
	for i := range keys {
		up[i] = s.box[i]
	}
	seen, slots := newTally(len(keys)), make([]int32, len(keys))
	words, kept := make([]int64, len(seen.keys)), make([]int64, len(seen.keys))
	for level := range 3 {
		clear(seen.counts)
		clear(words)
		clear(kept)
		for i := range keys {
			if up[i] >= 0 {
				keys[i] = (keys[i] ^ uint64(s.boxes[up[i]].key)) * 0x100000001b3
				up[i] = s.boxes[up[i]].parent
			}
			at := seen.slot(keys[i])
			seen.keys[at], slots[i] = keys[i], int32(at)
			seen.counts[at]++
			w, k := x.in(int32(i), int32(i)+1)
			words[at] += w
			kept[at] += k
		}
		for i, at := range slots {
			w, k := x.in(int32(i), int32(i)+1)
			if words[at] > w {
				out[i][2*level] = byte(max(1, (kept[at]-k)/(words[at]-w)))
			}
			out[i][2*level+1] = count(seen.counts[at])
		}
	}
	return out
}

// sections is, for each block, the margin of the heading above it, the mean of the
// blocks below that heading, and how many they are.
func (x *second) sections() [][3]byte {
	n := int32(len(x.odds))
	out := make([][3]byte, n)
	for i := int32(0); i < n; {
		j := i + 1
		for j < n && x.s.heads[j] != j-1 { // a section ends behind the next heading
			j++
		}
		for k := i; k < j; k++ {
			if h := x.s.heads[k]; h >= 0 {
				out[k][0] = max(1, x.odds[h].margin)
			}
			out[k][1], out[k][2] = x.mean(i, j), count(j-i)
		}
		i = j
	}
	return out
}
