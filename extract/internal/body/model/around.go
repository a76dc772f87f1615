package model

const (
	neighbors       = 1 // to each side
	neighborColumns = 8
	windowColumns   = 4
	windowSizes     = 2
)

var windows = [windowSizes]int32{5, 12}

// sequenceColumns fills where a block stands among all.
func (s *Sheet) sequenceColumns() {
	n, total := int32(len(s.Blocks)), s.total()
	from, to := s.densestRun()
	first, last := n, int32(-1)
	for i := range s.Blocks {
		if isProse(&s.Blocks[i]) {
			first, last = min(first, int32(i)), int32(i)
		}
	}
	for i := int32(0); i < n; i++ {
		row, before := s.Row(int(i)), &s.sums[i]
		row[cPosition], row[cIndex], row[cFromEnd] = share(i, n), count(i), count(n-1-i)
		row[cWordsBefore], row[cProseBefore] = share(before.words, total.words), share(before.prose, total.prose)
		row[cParasBefore], row[cParasAfter] = count(before.paras), count(total.paras-s.sums[i+1].paras)
		if last >= 0 {
			row[cSinceFirst], row[cToLast] = signed(i-first), signed(last-i)
		}
		if h := s.heads[i]; h >= 0 {
			row[cSinceHeading], row[cHeadingLevel], row[cHeadingWords] = count(i-h), s.Row(int(h))[cHeading], count(s.Blocks[h].Words)
		}
		switch {
		case i < from:
			row[cInRun], row[cToRun] = 0, count(from-i)
		case i >= to:
			row[cInRun], row[cToRun] = 2, count(i-to+1)
		default:
			row[cInRun], row[cToRun] = 1, count(min(i-from, to-1-i))
		}
	}
}

// aroundColumns fills what the blocks beside each one are.
func (s *Sheet) aroundColumns() {
	n := int32(len(s.Blocks))
	for i := int32(0); i < n; i++ {
		row := s.Row(int(i))
		to := row[cNeighbor:]
		for _, d := range [2 * neighbors]int32{-1, 1} {
			if j := i + d; j >= 0 && j < n {
				other := s.Row(int(j))
				to[0], to[1], to[2], to[3] = other[cWords], other[cLinkShare], other[cTag], other[cLast]
				to[4], to[5], to[6] = other[cStops], other[cHeading], bit(s.alike(int(i), int(j)))
				to[7] = signed(s.boxes[s.box[j]].depth - s.boxes[s.box[i]].depth)
			}
			to = to[neighborColumns:]
		}
		to = row[cWindow:]
		for _, w := range windows {
			s.window(to, max(0, i-w), i)
			s.window(to[windowColumns:], i+1, min(n, i+1+w))
			to = to[2*windowColumns:]
		}
	}
}

func (s *Sheet) window(to []byte, from, end int32) {
	if from >= end {
		return
	}
	a, b := &s.sums[from], &s.sums[end] // their difference would be made of all
	words := b.words - a.words
	to[0], to[1] = count(words/(end-from)), share(b.links-a.links, b.chars-a.chars)
	to[2], to[3] = share(b.paras-a.paras, end-from), share(b.stops-a.stops, words)
}
