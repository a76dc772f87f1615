package model

// A Verdict says whether a block stays. By is the rule that made it so; "" where its
// log-odds alone do.
type Verdict struct {
	Kept bool
	By   Rule
}

// A Rule is one of those that come after the trees.
type Rule string

const (
	// keep what the trees would not
	IsStated  Rule = "JSON-LD's articleBody has it"
	FewWords  Rule = "so few words are likelier that the threshold sank"
	MoreRight Rule = "with the threshold a little lower more of the page is expected to be right"
	TinyPage  Rule = "the page is so short that all of it stays"
	IsLead    Rule = "a lead below the headline"
	FillsGap  Rule = "between two blocks that stay"

	// drop what the trees would keep
	NotStated Rule = "JSON-LD's articleBody lacks it"
	IsHidden  Rule = "hidden"
	IsComment Rule = "comments"
	IsConsent Rule = "a question about cookies"
	IsReview  Rule = "customers' reviews of a product"
	IsRepeat  Rule = "stands twice"
	IsTeaser  Rule = "sends to another article"
	IsCall    Rule = "at the end, asks to subscribe, to follow or to give"
	IsOffer   Rule = "a small box that leads elsewhere"
	IsLinks   Rule = "in doubt, and hardly more than links"
)

// What must be left without comments, or without reviews of a product, which a shop may have
// much more of than it says itself: words, and percent of all.
const (
	leftWords           = 15
	leastBesideComments = 25
	leastBesideReviews  = 10
)

// strict is what the log-odds of a block must exceed on a page that says that it is
// an article, where most of what is in doubt is not the article's; on others they
// may fall short by as much. Of 0 to 1/2 that was best for all sets of pages
// together.
const strict = Unit * 3 / 16

// Judge says which blocks stay, given the log-odds of each. bias is added to what
// these must exceed, in parts of 4096.
func (s *Sheet) Judge(sums []int32, bias int32) []Verdict {
	out := make([]Verdict, len(sums))
	if s.article {
		bias += strict
	} else {
		bias -= strict
	}
	leaned := s.lean(sums)
	threshold := s.sink(out, sums, leaned, bias)
	s.keepLead(out, leaned, threshold)
	s.fillGaps(out, leaned, threshold)
	s.dropTeasers(out)
	s.dropCutOff(out)
	s.dropOffers(out)
	s.dropLinks(out, leaned, bias)
	s.dropHidden(out)
	s.dropConsent(out)
	if !s.forum {
		least := int32(leastBesideComments)
		if s.article {
			least = 0
		}
		s.dropVoices(out, callsComments, least, IsComment)
		s.dropBelowComments(out)
		s.dropThreads(out)
	}
	if s.product {
		s.dropVoices(out, callsReviews, leastBesideReviews, IsReview)
	}
	s.dropRepeats(out)
	s.dropCalls(out)
	return out
}

// furniture holds for what stands in a nav or a footer.
func (s *Sheet) furniture(i int) bool {
	near := &s.boxes[s.box[i]].near
	return near[nearNav] > 0 || near[nearFooter] > 0
}

// kept is how many words stay.
func (s *Sheet) kept(out []Verdict) int32 { return s.keptIn(out, 0, int32(len(out))) }

// keptIn is how many words of the blocks from, up to, not including, to stay.
func (s *Sheet) keptIn(out []Verdict, from, to int32) (words int32) {
	for i := from; i < to; i++ {
		if out[i].Kept {
			words += s.Blocks[i].Words
		}
	}
	return words
}

// dropHidden drops what no reader sees, unless it is the better half.
func (s *Sheet) dropHidden(out []Verdict) {
	hidden := int32(0)
	for i, v := range out {
		if v.Kept && s.Blocks[i].Hidden {
			hidden += s.Blocks[i].Words
		}
	}
	if hidden == 0 || hidden*2 > s.kept(out) {
		return
	}
	for i, v := range out {
		if v.Kept && s.Blocks[i].Hidden {
			out[i] = Verdict{false, IsHidden}
		}
	}
}

// dropConsent drops what is called a question about cookies and stands above the main heading,
// if some words are left.
func (s *Sheet) dropConsent(out []Verdict) {
	h1, all := s.mainHeading(), s.kept(out)
	for i := range s.boxes {
		b := &s.boxes[i]
		if b.called&callsConsent == 0 || b.end > h1 {
			continue
		}
		if kept := s.keptIn(out, b.first, b.end); kept > 0 && all-kept >= leftWords {
			drop(out, b, IsConsent)
			all -= kept
		}
	}
}

// drop drops what is kept of a box.
func drop(out []Verdict, b *box, why Rule) {
	for k := b.first; k < b.end; k++ {
		if out[k].Kept {
			out[k] = Verdict{false, why}
		}
	}
}

// dropVoices drops what readers or customers wrote, in the boxes that say so, if some words
// are left. An element that holds the main heading is around more than these, whatever it
// is called.
func (s *Sheet) dropVoices(out []Verdict, called calling, least int32, why Rule) {
	in := make([]bool, len(s.boxes))
	h1 := s.mainHeading()
	mass := s.massBox()
	for i := range s.boxes {
		b := &s.boxes[i]
		around := h1 >= b.first && h1 < b.end || h1 < 0 && b.first <= s.boxes[mass].first && s.boxes[mass].end <= b.end
		in[i] = b.called&called != 0 && !around || b.parent >= 0 && in[b.parent]
	}
	left := int32(0)
	for i, v := range out {
		if v.Kept && !in[s.box[i]] {
			left += s.Blocks[i].Words
		}
	}
	if left < leftWords || left*100 < s.kept(out)*least { // or they are the page
		return
	}
	for i, v := range out {
		if v.Kept && in[s.box[i]] {
			out[i] = Verdict{false, why}
		}
	}
}

// Confidence is how much of the article the blocks that stay are expected to be,
// in percent: the F1 of their words if each block belongs to the article with the
// chance that its log-odds say. On pages that no model has seen it is about what
// F1 turns out to be.
func (s *Sheet) Confidence(sums []int32, out []Verdict) int {
	var kept, right, all int64
	for i, sum := range sums {
		words := int64(s.Blocks[i].Words)
		likely := words * int64(oddsOf(sum).chance)
		all += likely
		if out[i].Kept {
			kept += 255 * words
			right += likely
		}
	}
	if kept == 0 {
		return 0
	}
	return int(200 * right / (kept + all))
}
