package model

// Small boxes inside the text of an article that its classes need not name: what they are
// tells from where they end.

const (
	offerBlocks = 6  // of the largest box that offers something
	offerWords  = 50 // of the same
	offerLink   = 6  // words of the link or button at its end
	mostOffers  = 4  // on a page: more boxes of a kind are what it is about
	offersShare = 10 // of how many of the words that are kept these may be one
)

// dropOffers drops, on a page that says that it is an article, the boxes behind its first
// paragraph that end in a short link which the trees do not keep, "Start the trial", and those
// that begin with words like "read more" and hold such a link.
func (s *Sheet) dropOffers(out []Verdict) {
	if !s.article || s.forum {
		return
	}
	var found []*box
	words, end := int32(0), int32(s.firstProse(out))
	for i := range s.boxes {
		b := &s.boxes[i]
		if b.first < end || b.inline || b.near[nearQuote] > 0 || !s.offers(b, out) {
			continue
		}
		if kept := s.keptIn(out, b.first, b.end); kept > 0 && !s.onlyHeading(out, b) {
			found, words, end = append(found, b), words+kept, b.end
		}
	}
	if len(found) > mostOffers || words*offersShare > s.kept(out) {
		return
	}
	for _, b := range found {
		drop(out, b, IsOffer)
	}
}

// offers holds for a box of a few lines around a link to elsewhere.
func (s *Sheet) offers(b *box, out []Verdict) bool {
	if b.blocks() < 2 || b.blocks() > offerBlocks || s.of(b).words > offerWords {
		return false
	}
	leads := func(k int32) bool { return !out[k].Kept && s.Row(int(k))[cLinkShare] > mostlyLink }
	if leads(b.end-1) && s.Blocks[b.end-1].Words <= offerLink {
		return true
	}
	for k := b.first + 1; k < b.end && s.texts[b.first].sendsOn; k++ {
		if leads(k) {
			return true
		}
	}
	return false
}

// onlyHeading holds for a box of which a heading stays, and nothing else: that of a section, with
// a link beside it.
func (s *Sheet) onlyHeading(out []Verdict, b *box) bool {
	for k := b.first; k < b.end; k++ {
		if out[k].Kept && s.Row(int(k))[cHeading] == 0 {
			return false
		}
	}
	return true
}
