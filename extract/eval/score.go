package eval

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// A Page is the score of one page.
type Page struct {
	ID, Set, Type string

	// One of these says how good the body is; both are nil where the label does not
	// tell. Segments is for pages labelled by segments alone.
	Body     *PRF
	Segments *Counts

	Fields
	Failed bool
}

// prf is the page's own figure for its body, by whichever label it has.
func (p *Page) prf() (s PRF, ok bool) {
	switch {
	case p.Body != nil:
		return *p.Body, true
	case p.Segments != nil:
		return p.Segments.prf(), true
	}
	return PRF{}, false
}

// Score scores the predictions, which stand in the order of their labels, on all
// processors.
func Score(labels []Label, predictions []Prediction) []Page {
	pages := make([]Page, len(labels))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(labels) {
					return
				}
				pages[i] = scorePage(labels[i], predictions[i])
			}
		})
	}
	workers.Wait()
	return pages
}

func scorePage(l Label, p Prediction) Page {
	h := newHaystack(p.Text)
	page := Page{ID: l.ID, Set: l.Set, Type: l.Type, Fields: scoreFields(l, p, h), Failed: p.Failed}
	if s, ok := scoreBody(l, p.Text); ok {
		page.Body = &s
	} else if len(l.With) > 0 {
		c := h.count(l.With, l.Without)
		page.Segments = &c
	}
	return page
}

// scoreBody chooses the metric by the label.
func scoreBody(l Label, text string) (s PRF, ok bool) {
	switch {
	case l.Set == shingleSet:
		return shingles(l.Text, text), true
	case len(l.Paragraphs) > 0:
		return rougeLSum(l.Paragraphs, text), true
	case l.Text != "" && l.Summary != "":
		return bestBag(text, l.Text, l.Summary+"\n"+l.Text), true
	case l.Text != "":
		return bestBag(text, l.Text), true
	}
	return PRF{}, false
}
