package body

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// believe weighs the removals of hints against what the engine keeps without them, and
// returns warnings of what it leaves out:
//
//   - what would take much of that: what was the class of a box is that of the article now;
//   - what would take subheadings of it and nothing else;
//   - what the engine keeps beside the headline, in a box that is taken for the headline's
//     sake: it is the lead.
func (o *Options) believe(ctx context.Context, p *page.Page) (warnings []string) {
	if o.Engine != "" || !slices.ContainsFunc(o.Remove, func(r page.Removal) bool { return r.Hint }) {
		return nil
	}
	bare := *o
	bare.Trace, bare.Remove = nil, nil
	e := engine(ctx, p, bare)
	if e.Marks == nil {
		return nil
	}
	all, by := e.Marks.Words(), o.takings(p, e.Marks)
	var left []page.Removal
	said := map[string]bool{}
	for _, r := range o.Remove {
		why := ""
		switch t := by[r.Reason]; {
		case !r.Hint || t.words == 0:
		case isSure(e) && t.words*100 > all*takenPercent:
			why = fmt.Sprintf("%s: it would take %d of the %d words that the engine finds; left out", r.Reason, t.words, all)
		case t.heads == t.words:
			why = fmt.Sprintf("%s: it would take subheadings of what the engine finds, and nothing else; left out", r.Reason)
		case o.holdsHeadline(p, r.Node):
			spared := spare(p, e.Marks, r)
			o.restore(r)
			if o.Rule.Marks != nil {
				o.Rule.Marks.Remove(spared)
			}
			left = append(left, spared...)
			continue
		}
		if why == "" {
			left = append(left, r)
			continue
		}
		if !said[r.Reason] {
			warnings = append(warnings, why)
		}
		said[r.Reason] = true
		o.restore(r)
	}
	o.Remove = left
	return warnings
}

// restore gives a rule's body what a removal took from it.
func (o *Options) restore(r page.Removal) {
	if o.Rule.Marks != nil {
		o.Rule.Marks.Restore(r)
	}
}

// A taking is how many words of what is kept the removals of a line would take, and how
// many of them are subheadings.
type taking struct{ words, heads int32 }

func (o *Options) takings(p *page.Page, m *page.Marks) map[string]taking {
	by := map[string]taking{}
	for _, r := range o.Remove {
		t, words := by[r.Reason], keptWords(p, m, r.Node)
		t.words += words
		if o.isSubheading(p, r.Node) {
			t.heads += words
		}
		by[r.Reason] = t
	}
	return by
}

// isSubheading holds for a heading that is not the article's own.
func (o *Options) isSubheading(p *page.Page, i int32) bool {
	if tag := p.Nodes[i].Tag; !heading(tag) || tag == atom.H1 {
		return false
	}
	text, title := fold(p.Clean(i)), fold(o.Title)
	return text != "" && !strings.Contains(text, title) && !strings.Contains(title, text)
}

// holdsHeadline holds for a box around the article's own heading.
func (o *Options) holdsHeadline(p *page.Page, i int32) bool {
	for k := i + 1; k < p.Nodes[i].End; k++ {
		if p.Nodes[k].Tag == atom.H1 && fold(p.Clean(k)) == fold(o.Title) {
			return true
		}
	}
	return false
}

// spare is a removal of all but what is kept: of the largest elements without it.
func spare(p *page.Page, m *page.Marks, r page.Removal) (list []page.Removal) {
	for i := r.Node; i < p.Nodes[r.Node].End; i++ {
		if keptWords(p, m, i) == 0 {
			list = append(list, page.Removal{Node: i, Reason: r.Reason, Hint: true})
			i = p.Nodes[i].End - 1
		}
	}
	return list
}
