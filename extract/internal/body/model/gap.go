package model

import "slices"

// A block or two that the trees are not quite sure of, between blocks that they are
// sure of, are most likely the author's, too: a text has no holes.
const (
	gapBlocks = 2            // of the longest gap
	gapDoubt  = Unit / 2     // how far the log-odds of a block in it may fall short
	gapSure   = Unit * 3 / 2 // and by how much those of the blocks beside it exceed
	codeDoubt = Unit         // how far those of code between two blocks that stay may fall short
	itemDoubt = Unit         // and those of an item of a list between two that stay
)

// fillGaps keeps what is in doubt between two blocks of the same container that are
// not, code between any two that stay, or behind one where it is less in doubt, and items of
// lists.
func (s *Sheet) fillGaps(out []Verdict, sums []int32, bias int32) {
	for i := range out {
		if out[i].Kept || s.Row(i)[cTag] != preCode || s.Blocks[i].Unseen {
			continue
		}
		if sums[i] > bias-codeDoubt && between(out, i) || sums[i] > bias-gapDoubt && i > 0 && out[i-1].Kept && s.container(i-1) == s.container(i) {
			out[i] = Verdict{true, FillsGap}
		}
	}
	s.fillLists(out, sums, bias)
	last := -1 // the last kept block, if it is sure
	for i := range out {
		if !out[i].Kept {
			continue
		}
		sure := sums[i] > bias+gapSure
		if last >= 0 && sure && i-last-1 <= gapBlocks && s.container(last) == s.container(i) {
			for k := last + 1; k < i; k++ {
				if !out[k].Kept && sums[k] > bias-gapDoubt && s.fillsGap(k, s.container(i)) {
					out[k] = Verdict{true, FillsGap}
				}
			}
		}
		if last = -1; sure {
			last = i
		}
	}
}

// fillLists keeps an item in doubt between two of its list that stay, sure or not.
func (s *Sheet) fillLists(out []Verdict, sums []int32, bias int32) {
	for i := 1; i+1 < len(out); i++ {
		if out[i].Kept || s.Row(i)[cTag] != liCode || !out[i-1].Kept || !out[i+1].Kept || sums[i] <= bias-itemDoubt {
			continue
		}
		if c := s.container(i); s.container(i-1) == c && s.container(i+1) == c && s.fillsGap(i, c) {
			out[i] = Verdict{true, FillsGap}
		}
	}
}

// fillsGap holds for a block of a container that is text, and asks readers for
// nothing.
func (s *Sheet) fillsGap(i int, container int32) bool {
	row, b := s.Row(i), &s.Blocks[i]
	if b.Unseen || row[cLinkShare] > 100 || tells(row) {
		return false
	}
	c := &s.boxes[container]
	return c.first <= int32(i) && int32(i) < c.end
}

// between holds for a block that has ones that stay close to both sides.
func between(out []Verdict, i int) bool {
	stays := func(v Verdict) bool { return v.Kept }
	return slices.ContainsFunc(out[max(0, i-gapBlocks):i], stays) && slices.ContainsFunc(out[i+1:min(len(out), i+1+gapBlocks)], stays)
}
