package model

// Comments that no class names: by the heading above them, and by the lines between them.

const (
	commentHead  = 6  // words of the longest heading above comments
	commentsFrom = 60 // percent of the words that are kept stand above it

	signs       = 3   // lines between comments, at least: "Reply", "Anna says:"
	signWords   = 8   // of the longest
	voiceWords  = 250 // kept for each such line, at most, and before the first one
	leastBeside = 50  // percent of the words that are left, on a page that does not say that it is an article
)

// dropBelowComments drops, on a page that says that it is an article, what stands below a heading
// like "12 Comments", up to the next one of its level, if most of the text stands above it, or if it
// counts them and no such heading that stays follows. One of one word, "Discussion", may be the
// article's own.
func (s *Sheet) dropBelowComments(out []Verdict) {
	if !s.article {
		return
	}
	all, above, last := s.kept(out), int32(0), s.lastHeadings(out)
	level := byte(0) // of the heading above comments, 0 outside of these
	for i := range out {
		if h := s.Row(i)[cHeading]; h > 0 && (level == 0 || h <= level) {
			level = 0
			if names, counts := s.headsComments(i); names && (above*100 > all*commentsFrom || counts && above > leftWords && last[h] <= i) {
				level = h
			}
		}
		switch {
		case out[i].Kept && level > 0:
			out[i] = Verdict{false, IsComment}
		case out[i].Kept:
			above += s.Blocks[i].Words
		}
	}
}

// headsComments reports whether a heading is one of comments, and whether it says how many:
// then the title may follow, "59 Comments on ...".
func (s *Sheet) headsComments(i int) (names, counts bool) {
	row, words := s.Row(i), s.Blocks[i].Words
	counts = s.texts[i].digits > 0
	short := words > 1 && words <= commentHead || counts && row[cInTitle] > 128
	return short && row[cTelling+tellComment]&(tellBegins-1) > 0, counts
}

// lastHeadings are, for each level, the last heading of it or a higher one that stays, 0 for none.
func (s *Sheet) lastHeadings(out []Verdict) (last [6]int) {
	for i, v := range out {
		if h := s.Row(i)[cHeading]; v.Kept && h > 0 {
			for level := int(h); level < len(last); level++ {
				last[level] = i
			}
		}
	}
	return last
}

// dropThreads drops the boxes behind the first paragraph that are signs of comments and what
// stands between these.
func (s *Sheet) dropThreads(out []Verdict) {
	before := make([]int32, len(out)+1) // signs before each block
	for i := range out {
		before[i+1] = before[i]
		if !out[i].Kept && s.signsComment(i) {
			before[i+1]++
		}
	}
	if before[len(out)] < signs {
		return
	}
	var found []*box
	words, end := int32(0), int32(s.firstProse(out))+1
	for i := range s.boxes {
		b := &s.boxes[i]
		n := before[b.end] - before[b.first]
		if b.first < end || n < signs {
			continue
		}
		sign := b.first // the first one
		for before[sign+1] == before[b.first] {
			sign++
		}
		if kept := s.keptIn(out, b.first, b.end); kept > 0 && kept <= n*voiceWords && s.keptIn(out, b.first, sign) <= voiceWords {
			found, words, end = append(found, b), words+kept, b.end
		}
	}
	if all := s.kept(out); all-words < leftWords || !s.article && (all-words)*100 < all*leastBeside {
		return
	}
	for _, b := range found {
		drop(out, b, IsComment)
	}
}

// signsComment holds for a short line with a word like "reply" or "says". One that begins with
// a number may be a teaser's: "12 comments".
func (s *Sheet) signsComment(i int) bool {
	row := s.Row(i)
	return s.Blocks[i].Words <= signWords && row[cTelling+tellComment]&(tellBegins-1) > 0 && row[cHeading] == 0 && kind(row[cFirst]) != kDigit
}
