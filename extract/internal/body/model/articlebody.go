package model

// Some pages state their article's text for machines: JSON-LD's articleBody. It may
// be cut short, and it may hold teasers, so it decides nothing: where it is as good
// as all that the trees would keep, and the page shows it, what is in doubt follows
// it.
const (
	statedWords  = 40       // of an articleBody that counts
	statedAgree  = 70       // percent of the words kept that it must hold
	statedShown  = 50       // percent of its words that the page must show
	statedPull   = 2 * Unit // what it adds to the log-odds of a block in it
	statedPush   = Unit     // and takes from others
	statedIn     = 180      // share of a block's pairs of words, of 255, from which on it is in it
	statedOut    = 80       // and up to which it is not
	statedBlock  = 8        // words of a block that shows some of it
	statedShort  = 4        // a block of fewer words is in it or not by chance
	statedMostly = 150
	statedLine   = 40 // words of a block that is not taken away without another reason
)

// lean is the log-odds after the articleBody had its say; sums itself where it has
// none.
func (s *Sheet) lean(sums []int32) []int32 {
	first, ok := s.agrees(sums)
	if !ok {
		return sums
	}
	out := make([]int32, len(sums))
	for i, sum := range sums {
		out[i] = sum
		row := s.Row(i)
		heading := row[cHeading] > 0
		switch in, words := row[cInArticleBody], s.Blocks[i].Words; {
		case i <= first || words < statedShort: // the lead stands in it or not
		case in >= statedIn && (heading || words >= statedBlock && !tells(row)):
			out[i] += statedPull
		case in < statedOut && !heading && words <= statedLine:
			out[i] -= statedPush
		}
	}
	return out
}

// agrees reports whether the articleBody is as good as what the trees would keep,
// and where the first paragraph of that is.
func (s *Sheet) agrees(sums []int32) (first int, ok bool) {
	if s.stated < statedWords {
		return 0, false
	}
	var kept, both, shown int32
	first = len(sums)
	for i, sum := range sums {
		words, in := s.Blocks[i].Words, s.Row(i)[cInArticleBody] >= statedMostly
		if in && words >= statedBlock && !s.Blocks[i].Unseen {
			shown += words
		}
		if sum <= 0 {
			continue
		}
		kept += words
		if in {
			both += words
		}
		if first == len(sums) && isProse(&s.Blocks[i]) {
			first = i
		}
	}
	return first, both*100 >= kept*statedAgree && shown*100 >= s.stated*statedShown
}

// tells holds for a block that begins as what asks readers for something does.
func tells(row []byte) bool {
	t := row[cTelling:]
	for _, g := range [...]int{tellMore, tellSubscribe, tellCredit, tellByline, tellContact, tellSupport} {
		if t[g]&tellBegins != 0 {
			return true
		}
	}
	return t[tellSubscribe] > 0
}
