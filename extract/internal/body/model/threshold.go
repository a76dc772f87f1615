package model

// The threshold of the log-odds sinks where next to nothing exceeds it, and where a page
// of which less than half is kept is expected to come out better so: the chance from which
// on keeping a block makes for the best F1 is half of that F1 (Z. Lipton, C. Elkan, B. Naryanaswamy, "Optimal
// Thresholding of Classifiers to Maximize F1 Measure", 2014), so that pages of which
// little is sure, as lists and front pages, ask for a lower one than articles.

const (
	fewWords  = 25           // a result so short that a lower threshold pays
	tinyPage  = 60           // words of a page that is kept whole, but for its furniture
	mixedSink = Unit * 3 / 4 // how far it sinks on a page that may be a list, a manual, a front page
	mixedGain = 1            // points of expected F1 that this must gain
)

// sink keeps in out what the log-odds, as they are and as they lean, keep, and is the
// threshold that decided: bias, or one below it.
func (s *Sheet) sink(out []Verdict, sums, leaned []int32, bias int32) int32 {
	threshold := bias
	for range 4 {
		s.byOdds(out, sums, leaned, bias, threshold, FewWords)
		if s.kept(out) >= fewWords {
			break
		}
		threshold -= Unit
	}
	if !s.mixed || threshold < bias-mixedSink || s.kept(out)*2 > s.total().words {
		return threshold
	}
	more := make([]Verdict, len(out))
	s.byOdds(more, sums, leaned, bias, bias-mixedSink, MoreRight)
	if s.Confidence(sums, more) > s.Confidence(sums, out)+mixedGain {
		copy(out, more)
		return bias - mixedSink
	}
	return threshold
}

// byOdds makes the verdicts by the blocks' log-odds, which must exceed bias, or, by a
// rule, the threshold below that.
func (s *Sheet) byOdds(out []Verdict, sums, leaned []int32, bias, threshold int32, sunk Rule) {
	tiny := s.total().words < tinyPage
	for i, sum := range sums {
		switch {
		case sum > bias && leaned[i] > bias:
			out[i] = Verdict{Kept: true}
		case leaned[i] > bias:
			out[i] = Verdict{true, IsStated}
		case leaned[i] > threshold:
			out[i] = Verdict{true, sunk}
		case tiny && !s.furniture(i):
			out[i] = Verdict{true, TinyPage}
		case sum > bias:
			out[i] = Verdict{false, NotStated}
		default:
			out[i] = Verdict{}
		}
	}
}
