package body

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// Ruled is the body that a site rule chose. The zero value is none.
type Ruled struct {
	Marks *page.Marks // of nodes of the page
	Text  string      // or what its data hold, HTML or plain text
	Clean bool        // it is to be cleaned as an engine's is
	Hint  bool        // the rule is one of thousands that nobody looks after: the model has a say
	Final bool        // it is the body, whatever an engine finds
	From  string      // the line of the rule, for messages
}

// IsEmpty reports whether no rule chose anything.
func (r Ruled) IsEmpty() bool { return r.Marks == nil && r.Text == "" }

// Rules age. What was the article's element holds a teaser after a redesign; so a
// rule's body is compared with what the engine finds.
const (
	fractionPercent = 25 // of the engine's words a body has to have at least so many
	agreedPercent   = 80 // and one of a hint has to hold so many of the very words, where the engine is sure
	doubtedPercent  = 50 // or so many, where it is not
	takenPercent    = 20 // so many a removal of a hint may take, of those that the engine keeps

	// Where the model is less sure than this, in percent, the log-odds of what a hint calls
	// the body count for more: on such pages hints gain most, and on others nothing.
	hintSure = 60
	hintPull = 2 * model.Unit
)

// byRule is the body that a rule chose. It is nil, with a warning, where that is a
// fraction of what the engine finds.
func byRule(ctx context.Context, p *page.Page, o Options) (*Result, string) {
	r := &Result{Status: article.StatusOK, Engine: article.EngineSite, Page: p, Marks: o.Rule.Marks}
	if o.Rule.Text != "" {
		d := dataPage(ctx, p, paragraphs(o.Rule.Text))
		if d == nil {
			return nil, fmt.Sprintf("%s: what it gives can't be read as HTML", o.Rule.From)
		}
		r.Page, r.Marks = d, page.NewMarks(d)
		r.Marks.Keep(d.Body())
	}
	var warning string
	if o.Engine == "" && !o.Rule.Final {
		if warning = o.compare(ctx, p, r.Marks); warning != "" {
			return nil, warning
		}
	}
	if o.Rule.Clean {
		clean(r.Page, r.Marks, o)
	} else {
		settle(r.Page, r.Marks, o.Title)
	}
	o.Trace.Candidate(trace.Candidate{Engine: "site", Words: int(r.Marks.Words()), Chosen: true, Why: "a site rule decides"})
	r.Tree = Tree(ctx, r.Page, r.Marks)
	switch {
	case r.Tree.FirstChild == nil:
		r.Status = article.StatusEmpty
	case isPaywalled(p):
		r.Status = article.StatusPaywalled
	}
	return r, ""
}

// compare says why a rule's body is not taken, "" if it is. Out of that of a hint goes
// what the model is sure does not belong there.
func (o Options) compare(ctx context.Context, p *page.Page, m *page.Marks) string {
	silent := o
	silent.Trace = nil
	e := engine(ctx, p, silent)
	if e.Marks == nil {
		return ""
	}
	if o.Rule.Hint && m == o.Rule.Marks && !o.KeepComments { // of which the model would keep nothing
		o.sweep(ctx, p, m, e)
		restoreHeadings(p, m)
		if o.Rule.Clean {
			o.keepLead(ctx, p, m, e.Marks)
		}
	}
	words, found := m.Words(), e.Marks.Words()
	why := ""
	switch {
	case words*100 < found*fractionPercent:
		why = fmt.Sprintf("the body has %d words, a fraction of the %d that the engine finds", words, found)
	case o.Rule.Hint && m == o.Rule.Marks && sharedWords(p, m, e.Marks)*100 < found*agreed(e):
		why = fmt.Sprintf("the body lacks much of the %d words that the engine finds", found)
	default:
		return ""
	}
	o.Trace.Candidate(trace.Candidate{Engine: "site", Words: int(words), Why: why})
	return fmt.Sprintf("%s: %s; not taken", o.Rule.From, why)
}

// agreed is how many of an engine's words, in percent, a hint's body has to hold.
func agreed(r Result) int32 {
	if isSure(r) {
		return agreedPercent
	}
	return doubtedPercent
}

// isSure reports whether an engine is sure enough of what it found to stand against a
// hint.
func isSure(r Result) bool { return r.Sure != nil && *r.Sure >= hintSure }

// sharedWords counts the words that two bodies have in common.
func sharedWords(p *page.Page, a, b *page.Marks) (sum int32) {
	for i, mark := range a.Of {
		if n := &p.Nodes[i]; mark == page.Keep && b.Of[i] == page.Keep && n.Flags&page.IsText != 0 {
			sum += p.Words(int32(i))
		}
	}
	return sum
}

// sweep takes out of a hint's body what the model would not keep, knowing of the hint.
func (o Options) sweep(ctx context.Context, p *page.Page, m *page.Marks, e Result) {
	came := p
	if p.Before != nil {
		came = p.Before
	}
	r := o.reading(ctx, came)
	out := page.NewMarks(came)
	for i, v := range r.judgeHint(isSure(e)) {
		if v.Kept {
			continue
		}
		b, why := &r.sheet.Blocks[i], Unlikely
		if v.By != "" {
			why = string(v.By)
		}
		for k := b.First; k <= b.Last; k++ {
			out.DropAlone(k, why)
		}
	}
	out = p.Carry(out)
	for i := int32(0); i < int32(len(out.Of)); i++ {
		if p.Nodes[i].Tag == atom.Blockquote && isLost(p, i) && holdsText(p, e.Marks, i) {
			i = p.Nodes[i].End - 1 // a post, which engines lose and get back
			continue
		}
		if out.Of[i].Dropped() {
			m.DropOne(i, out.Reason(i))
		}
	}
}

// judgeHint is the verdict on the blocks of a hint's body: where the engine is not sure of the
// page what is in doubt stays there, but for blocks of links.
func (r *reading) judgeHint(sure bool) []model.Verdict {
	alone := r.sheet.Judge(r.odds, 0)
	if sure {
		return alone
	}
	odds := slices.Clone(r.odds)
	for i := range odds {
		odds[i] += hintPull
	}
	out := r.sheet.Judge(odds, 0)
	for i, v := range alone {
		if out[i].Kept && v.By == model.IsLinks {
			out[i] = v
		}
	}
	return out
}

// keepLead gives a hint's body the lead that the engine keeps above it, if the page's
// description says the same: sites keep leads beside the headline, apart from the text.
func (o Options) keepLead(ctx context.Context, p *page.Page, m, e *page.Marks) {
	if p.Before != nil {
		return
	}
	first, sheet := int32(slices.Index(m.Of, page.Keep)), o.reading(ctx, p).sheet
	for i := range sheet.Blocks {
		b := &sheet.Blocks[i]
		if b.Last >= first {
			return
		}
		if !sheet.IsDescription(i) {
			continue
		}
		for k := b.First; k <= b.Last; k++ {
			if e.Of[k] == page.Keep {
				m.Of[k] = page.Keep
			}
		}
	}
}
