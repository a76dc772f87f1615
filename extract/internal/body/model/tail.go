package model

// tailWords is how many words the longest line has that asks readers for something at the end.
const tailWords = 45

// dropCalls drops the lines at the end of an article that ask readers to subscribe, to follow
// or to give, with a link: those that begin with such words, and those that hold several.
func (s *Sheet) dropCalls(out []Verdict) {
	if !s.article {
		return
	}
	var found []int
	for i := len(out) - 1; i >= 0; i-- {
		switch {
		case !out[i].Kept:
		case s.calls(i):
			found = append(found, i)
		default: // a page of nothing else is about that
			for _, k := range found {
				out[k] = Verdict{false, IsCall}
			}
			return
		}
	}
}

func (s *Sheet) calls(i int) bool {
	b, row := &s.Blocks[i], s.Row(i)
	if b.Words > tailWords || b.LinkChars == 0 || row[cHeading] > 0 {
		return false
	}
	subscribe, support, share := row[cTelling+tellSubscribe], row[cTelling+tellSupport], row[cTelling+tellShare]
	// Networks are named in what an article says of itself, too.
	return (subscribe|support|share)&tellBegins != 0 || subscribe&(tellBegins-1)+support&(tellBegins-1) >= manyCalls
}

// manyCalls is how many such words a line holds at least that begins with none.
const manyCalls = 3
