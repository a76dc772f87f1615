package model

// specialColumns fills where a block stands beside three elements: the deepest
// that holds 60 % of the page's prose, the one that readability would choose, and
// the main heading.
func (s *Sheet) specialColumns() {
	mass, scored, h1 := s.massBox(), s.scoredBox(), s.mainHeading()
	s.besides(mass, cUpMass)
	s.besides(scored, cUpScored)
	for i := range s.Blocks {
		row := s.Row(i)
		row[cPageMass] = share(s.of(&s.boxes[mass]).words, s.total().words)
		row[cSinceH1] = 0
		if h1 >= 0 {
			row[cSinceH1] = signed(int32(i) - h1)
		}
	}
	if h1 < 0 {
		return
	}
	meet := s.meet(s.box[h1])
	for i := range s.Blocks {
		row, m := s.Row(i), &s.boxes[meet[s.box[i]]]
		row[cUpH1] = count(s.boxes[s.box[i]].depth - m.depth + 1)
		row[cDownH1] = count(s.boxes[s.box[h1]].depth - m.depth)
		row[cShareH1] = share(s.of(m).prose, s.total().prose)
	}
}

// besides fills hops up and down to an element, whether it is before, around or
// behind the block, and the block's place in it.
func (s *Sheet) besides(top int32, column int) {
	t, meet := &s.boxes[top], s.meet(top)
	for i := range s.Blocks {
		to, m := s.Row(i)[column:], &s.boxes[meet[s.box[i]]]
		to[0], to[1] = count(s.boxes[s.box[i]].depth-m.depth), count(t.depth-m.depth)
		switch k := int32(i); {
		case k < t.first:
			to[2], to[3] = 0, count(t.first-k)
		case k >= t.end:
			to[2], to[3] = 2, count(k-t.end+1)
		default:
			to[2], to[3] = 1, share(k-t.first, t.blocks())
		}
	}
}

// meet is, for each box, the innermost one around both it and top.
func (s *Sheet) meet(top int32) []int32 {
	out := make([]int32, len(s.boxes))
	for b := top; b >= 0; b = s.boxes[b].parent {
		out[b] = b + 1
	}
	for i := range out {
		if out[i] > 0 {
			out[i]--
		} else {
			out[i] = out[s.boxes[i].parent]
		}
	}
	return out
}

// massBox is the deepest box that holds 60 % of the words in paragraphs.
func (s *Sheet) massBox() int32 {
	best, total := int32(0), s.total()
	for i := range s.boxes {
		sum := s.of(&s.boxes[i])
		if total.prose > 0 && sum.prose*10 >= total.prose*6 || total.prose == 0 && sum.words*10 >= total.words*6 {
			best = int32(i)
		}
	}
	return best
}

// scoredBox is the box that scores best as Mozilla's readability counts: a point,
// one for each comma and up to three for the length of each paragraph go to the
// element around it, half as many to the next, less the share of links.
func (s *Sheet) scoredBox() int32 {
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if b.Chars < 25 {
			continue
		}
		points := 100 + 100*s.texts[i].commas + min(300, b.Chars)
		up := s.box[i]
		if s.boxes[up].blocks() == 1 && s.boxes[up].parent >= 0 {
			up = s.boxes[up].parent
		}
		for k := int32(0); k < 3 && up >= 0; k++ {
			s.boxes[up].score += points / max(1, 2*k)
			up = s.boxes[up].parent
		}
	}
	best, most := int32(0), int64(-1)
	for i := range s.boxes {
		sum := s.of(&s.boxes[i])
		if score := int64(s.boxes[i].score) * int64(sum.chars-sum.links) / int64(max(1, sum.chars)); score > most {
			best, most = int32(i), score
		}
	}
	return best
}

// mainHeading is the first h1 with a word in the page's title, or else the first;
// -1 without any.
func (s *Sheet) mainHeading() int32 {
	first := int32(-1)
	for i := range s.Blocks {
		if row := s.Row(i); row[cHeading] == 1 {
			if row[cTitleCovered] > 100 {
				return int32(i)
			}
			if first < 0 {
				first = int32(i)
			}
		}
	}
	return first
}

// densestRun is the run of blocks with the most words after a charge for links and
// for each block.
func (s *Sheet) densestRun() (from, to int32) {
	var sum, most int64
	start := int32(0)
	for i := range s.Blocks {
		b := &s.Blocks[i]
		links := int64(b.Words) * int64(b.LinkChars) / int64(max(1, b.Chars))
		sum += int64(b.Words) - 3*links - 8
		if sum <= 0 {
			sum, start = 0, int32(i)+1
		} else if sum > most {
			most, from, to = sum, start, int32(i)+1
		}
	}
	return from, to
}
