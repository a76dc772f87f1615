package model

// A lead stands between the headline and the first paragraph, often apart from the
// text and like no other block of it: the trees doubt it more than anything else
// that belongs to an article. Label sets disagree, too; readers want it.
const (
	leadReach  = 20       // blocks from the first paragraph up to the headline
	leadWords  = 10       // of the shortest lead
	leadDoubt  = Unit / 4 // how far its log-odds may fall short
	namedDoubt = 3 * Unit // the same, of what its class calls a lead
)

// keepLead keeps what is likely to be a lead even if the trees are not quite sure
// of it.
func (s *Sheet) keepLead(out []Verdict, sums []int32, bias int32) {
	first := s.firstProse(out)
	if first == len(out) {
		return
	}
	for _, k := range s.leads(first) {
		doubt := int32(leadDoubt)
		if s.boxes[s.box[k]].called&callsLead != 0 {
			doubt = namedDoubt
		}
		if !out[k].Kept && sums[k] > bias-doubt {
			out[k] = Verdict{true, IsLead}
		}
	}
}

// firstProse is the first paragraph that stays, or the number of blocks.
func (s *Sheet) firstProse(out []Verdict) int {
	for i := range out {
		if out[i].Kept && isProse(&s.Blocks[i]) {
			return i
		}
	}
	return len(out)
}

// leads are the blocks that may be the lead of a text whose first paragraph is
// given: prose, or nearly, below the topmost headline near it, or else below the
// nearest heading.
func (s *Sheet) leads(first int) (found []int) {
	top, nearest := -1, -1
	for i := max(0, first-leadReach); i < first; i++ {
		row := s.Row(i)
		if row[cTitleCovered] > 100 && top < 0 {
			top = i
		}
		if row[cHeading] > 0 {
			nearest = i
		}
	}
	if top < 0 {
		top = nearest
	}
	for i := max(top, 0); i < first && top >= 0; i++ { // a lead may hold most words of the title
		if b := &s.Blocks[i]; b.Words >= leadWords && b.LinkChars*4 < b.Chars && !b.Unseen && s.Row(i)[cInTitle] < 128 {
			found = append(found, i)
		}
	}
	return found
}

// IsDescription reports whether a block says what the page's description does.
func (s *Sheet) IsDescription(i int) bool {
	return s.Blocks[i].Words >= leadWords && s.Row(i)[cInDescription] >= mostlyDescribed
}

// mostlyDescribed is the share of a block's pairs of words, of 255, that the description has
// of one that says the same.
const mostlyDescribed = 200
