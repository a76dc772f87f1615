package model

// A level is an element that holds more blocks than what is in it.
const (
	levels       = 4
	levelColumns = 17
	levelFew     = 6 // of a landmark
)

// levelColumns fills the columns of the four containers around each block, and of
// the nearest article, main and section.
func (s *Sheet) levelColumns() {
	total := s.total()
	made := make([]int32, len(s.boxes)) // index of each box's columns, and 1
	var all []byte
	columns := func(i int32) []byte {
		if made[i] == 0 {
			all = append(all, make([]byte, levelColumns)...)
			made[i] = int32(len(all) / levelColumns)
			s.describe(all[len(all)-levelColumns:], &s.boxes[i], total)
		}
		return all[(made[i]-1)*levelColumns : made[i]*levelColumns]
	}
	for i := range s.Blocks {
		row := s.Row(i)
		at := s.container(i)
		for k := 0; k < levels && at >= 0; k++ {
			copy(row[cLevel+k*levelColumns:], columns(at))
			b := &s.boxes[at]
			row[cInside+2*k] = count(int32(i) - b.first)
			row[cInside+2*k+1] = share(int32(i)-b.first, b.blocks())
			at = b.outer
		}
		for k, at := range s.boxes[s.box[i]].landmark {
			if at < 0 {
				continue
			}
			b := &s.boxes[at]
			sum := s.of(b)
			to := row[cLandmark+k*levelFew:]
			to[0], to[1] = share(sum.words, total.words), share(sum.prose, total.prose)
			to[2], to[3] = share(sum.links, sum.chars), count(b.repeat)
			to[4], to[5] = count(b.at), share(int32(i)-b.first, b.blocks())
		}
	}
}

// describe fills the columns of one container.
func (s *Sheet) describe(to []byte, b *box, total *sums) {
	sum, n := s.of(b), b.blocks()
	to[0], to[1] = count(sum.words), share(sum.words, total.words)
	to[2] = share(sum.links, sum.chars)
	to[3], to[4] = count(sum.paras), share(sum.prose, total.prose)
	to[5], to[6] = count(b.children), count(n)
	to[7], to[8] = share(sum.commas*4, sum.words), share(sum.stops, sum.words)
	to[9], to[10] = count(b.chain), b.tag
	to[11], to[12] = count(sum.heads), count(sum.pics)
	to[13], to[14] = count(sum.words/max(1, n)), share(sum.prose, sum.words)
	to[15], to[16] = share(sum.paras, n), count(b.at)
}
