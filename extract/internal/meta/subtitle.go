package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// resolveSubtitle takes a deck that the page shows, and one that data state only where the page
// shows it as well; else a line below the headline that the description repeats.
func resolveSubtitle(r *reading, title string) *claim {
	for _, visible := range []bool{true, false} {
		for i := range r.claims[fSubtitle] {
			c := &r.claims[fSubtitle][i]
			shown := c.Origin == originVisible || c.ruled
			if shown == visible && (c.ruled || !same(c.Text, title) && !endsTitle(title, c.Text)) && (shown || r.shows(c.Text)) {
				return c
			}
		}
	}
	if c := r.standfirst(); c != nil && !same(c.Text, title) {
		return c
	}
	return nil
}

// standfirst is a line below the headline that the description repeats and that stands apart from
// the text, nil for none: of many pages the description is the first paragraph.
func (r *reading) standfirst() *claim {
	if r.headline == 0 || len(r.claims[fSummary]) == 0 || slices.ContainsFunc(r.claims[fPageType], isDiscussion) {
		return nil
	}
	said := make([]string, 0, len(r.claims[fSummary]))
	for _, c := range r.claims[fSummary] {
		said = append(said, fold(c.Text))
	}
	for _, l := range r.zone() {
		if l.from < r.headline || r.p.Nodes[l.from].Flags&page.InLink != 0 {
			continue
		}
		if n := wordCount(l.text); n < 4 || n > standfirstWords {
			continue
		}
		if inList(said, fold(l.text)) && r.standsApart(l.from) {
			return &claim{Value: Value{Text: l.text, Origin: originVisible}, node: l.from}
		}
	}
	return nil
}

func isDiscussion(c claim) bool { return c.Text == string(article.TypeDiscussion) }

// standfirstWords is how many words such a line has at most.
const standfirstWords = 60

// standsApart reports whether a text stands in a header, is a heading, or shares its box with the
// headline and no paragraph.
func (r *reading) standsApart(i int32) bool {
	block := i
	for block > 0 && r.p.Nodes[block].Flags&page.IsBlock == 0 {
		block = r.p.Nodes[block].Parent
	}
	if r.standsIn(i, func(tag atom.Atom) bool { return tag == atom.Header || isHeading(tag) }) {
		return true
	}
	up := r.p.Nodes[block].Parent
	for up > r.p.Body() && r.headline < up {
		up = r.p.Nodes[up].Parent
	}
	for k := up + 1; k < r.p.Nodes[up].End; k++ {
		if k != block && !r.p.Within(k, block) && r.isParagraph(k) {
			return false
		}
	}
	return up > r.p.Body()
}

// endsTitle reports whether a title is a kicker, a colon and a text: the headline as the page shows it.
func endsTitle(title, text string) bool {
	kicker, ok := strings.CutSuffix(title, text)
	return ok && strings.HasSuffix(strings.TrimSpace(kicker), ":")
}

// shows reports whether a text stands near the headline.
func (r *reading) shows(s string) bool {
	if r.headline == 0 {
		return false
	}
	f := fold(s)
	for _, l := range r.read(r.lines(r.headline, min(r.p.Len(), r.headline+200), 12)) {
		if fold(l.text) == f {
			return true
		}
	}
	return false
}
