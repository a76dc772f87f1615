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
	kept := newKeptWords(p, e.Marks)
	all, by, headlines := e.Marks.Words(), o.takings(p, kept), o.headlines(p)
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
		case holdsOne(p, r.Node, headlines):
			spared := spare(p, kept, r)
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

func (o *Options) takings(p *page.Page, kept keptWords) map[string]taking {
	by, title := map[string]taking{}, fold(o.Title)
	for _, r := range o.Remove {
		t, words := by[r.Reason], kept.in(p, r.Node)
		t.words += words
		if isSubheading(p, r.Node, title) {
			t.heads += words
		}
		by[r.Reason] = t
	}
	return by
}

// isSubheading holds for a heading that is not the article's own. The title is folded.
func isSubheading(p *page.Page, i int32, title string) bool {
	if tag := p.Nodes[i].Tag; !heading(tag) || tag == atom.H1 {
		return false
	}
	text := fold(p.Clean(i))
	return text != "" && !strings.Contains(text, title) && !strings.Contains(title, text)
}

// headlines are the headings that say what the article is called, in order.
func (o *Options) headlines(p *page.Page) (found []int32) {
	title := fold(o.Title)
	if title == "" {
		return nil
	}
	for i := range p.Nodes {
		if p.Nodes[i].Tag == atom.H1 && fold(p.Clean(int32(i))) == title {
			found = append(found, int32(i))
		}
	}
	return found
}

// holdsOne holds for an element around one of some nodes that are in order.
func holdsOne(p *page.Page, i int32, nodes []int32) bool {
	k, _ := slices.BinarySearch(nodes, i+1)
	return k < len(nodes) && nodes[k] < p.Nodes[i].End
}

// spare is a removal of all but what is kept: of the largest elements without it.
func spare(p *page.Page, kept keptWords, r page.Removal) (list []page.Removal) {
	for i := r.Node; i < p.Nodes[r.Node].End; i++ {
		if kept.in(p, i) == 0 {
			list = append(list, page.Removal{Node: i, Reason: r.Reason, Hint: true})
			i = p.Nodes[i].End - 1
		}
	}
	return list
}

// keptWords are running counts of the words that are kept before each node.
type keptWords []int32

func newKeptWords(p *page.Page, m *page.Marks) keptWords {
	k := make(keptWords, len(m.Of)+1)
	for i, mark := range m.Of {
		k[i+1] = k[i]
		if mark == page.Keep && p.Nodes[i].Flags&page.IsText != 0 {
			k[i+1] += p.Words(int32(i))
		}
	}
	return k
}

// in is how many are kept below a node.
func (k keptWords) in(p *page.Page, i int32) int32 { return k[p.Nodes[i].End] - k[i] }
