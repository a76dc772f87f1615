package body

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// Options say how a body is looked for. The zero value takes the best engine
// there is.
type Options struct {
	Engine article.Engine // the one engine to use; "" for the best
	Favor  Favor          // which way the model leans where it is in doubt
	Rule   Ruled          // what a site rule chose
	Remove []page.Removal // what a site rule takes out of any body
	Keep   []int32        // nodes that a site rule keeps in any body
	Title  string         // the headline, which the body does not repeat
	Image  string         // address of the lead picture, "" if the page states none
	Models *model.Set     // what EngineModel asks; nil for the built-in model
	Trace  *trace.Trace   // told of the candidates; nil for nobody

	KeepComments bool // comments are a part of the article

	memo *memo // of one Find
}

// A memo is what the model read of a page, for the engine to be asked again, with other
// removals.
type memo struct {
	page *page.Page
	read *reading
}

// Favor says which way the model leans where it is in doubt. Engines that are never
// in doubt do not lean.
type Favor string

const (
	FavorBalance   Favor = ""
	FavorPrecision Favor = "precision" // never more text than balance gives
	FavorRecall    Favor = "recall"    // never less
)

// A Result is the body that was found.
type Result struct {
	Status article.Status
	Engine article.Engine // "" where there is no body
	Page   *page.Page     // that Marks are of: the one that was read, or the data's own
	Marks  *page.Marks    // nil where there is no body
	Tree   *html.Node     // nil where there is no body

	// Sure is the F1 of the body's words that the engine expects, in percent; nil for
	// one that expects nothing.
	Sure *int

	Warnings []string // of what a rule says and is not followed
}

// Find finds the body of a page: the rule's; else in its DOM, or, where that holds
// little, in its data.
func Find(ctx context.Context, p *page.Page, o Options) (Result, error) {
	if o.Rule.Text == "" {
		if s := emptyStatus(p); s != "" {
			return orData(ctx, p, o, Result{Status: s})
		}
	}
	o.memo = &memo{}
	warnings := o.believe(ctx, p)
	if !o.Rule.IsEmpty() {
		r, why := byRule(ctx, p, o)
		if r != nil {
			r.Warnings = warnings
			return *r, context.Cause(ctx)
		}
		warnings = append(warnings, why)
	}
	if o.Engine == article.EngineSite {
		return Result{Status: article.StatusEmpty, Warnings: warnings}, nil
	}
	r := inDOM(ctx, p, o)
	if ctx.Err() != nil {
		return Result{}, context.Cause(ctx)
	}
	r.Warnings = warnings
	return orData(ctx, p, o, r)
}

// orData is r, or what the page's data hold where that is better.
func orData(ctx context.Context, p *page.Page, o Options, r Result) (Result, error) {
	if o.Engine == article.EngineSite || !o.Rule.IsEmpty() && r.Marks == nil || r.Status == article.StatusNotArticle {
		return r, nil
	}
	if d := fromData(ctx, p, o, r); d != nil {
		d.Warnings = r.Warnings
		r = *d
	}
	return r, context.Cause(ctx)
}

// inDOM finds the body in the DOM, by an engine, and cleans it. Where none gives
// anything the page's densest part stands in, so that a page with text never comes out
// empty.
func inDOM(ctx context.Context, p *page.Page, o Options) Result {
	r := engine(ctx, p, o)
	r.Page, r.Tree = p, Tree(ctx, p, r.Marks)
	if ctx.Err() != nil {
		return Result{}
	}
	if r.Tree.FirstChild == nil {
		return Result{Status: article.StatusEmpty}
	}
	r.Status = articleStatus(p, r.Marks)
	return r
}

// engine runs the engine that is asked for. Where the model finds nothing,
// readability stands in. Of an edited page it judges what it was before: a site's own
// marks of what is what may be what an edit is about.
func engine(ctx context.Context, p *page.Page, o Options) Result {
	if p.Before != nil {
		r := engine(ctx, p.Before, o.before(p))
		r.Marks = p.Carry(r.Marks)
		return r
	}
	if o.Engine != article.EngineReadability {
		if m, sure := learned(ctx, p, o); m != nil && m.Words() > 0 {
			return Result{Engine: article.EngineModel, Marks: m, Sure: &sure}
		}
	}
	return Result{Engine: article.EngineReadability, Marks: guess(ctx, p, o)}
}

// modelNodes is the most nodes that the model runs on: a block takes a third of a
// kilobyte of columns, and every other node may be one.
const modelNodes = 400_000

// learned is what the model finds, nil for nothing, and how sure it is of it, in
// percent.
func learned(ctx context.Context, p *page.Page, o Options) (*page.Marks, int) {
	if p.Len() > modelNodes {
		return nil, 0
	}
	r := o.reading(ctx, p)
	if ctx.Err() != nil {
		return nil, 0
	}
	r.tell(o.Trace)
	m, sure := r.clean(0, o)
	if m == nil {
		return nil, 0
	}
	if o.Favor != FavorBalance {
		r.favor(m, o)
	}
	o.Trace.Candidate(trace.Candidate{Engine: "model", Words: int(m.Words()), Chosen: true, Why: "the learned model decides"})
	return m, sure
}

// before are the options for the page before its edits.
func (o Options) before(p *page.Page) Options {
	removals, keeps := o.Remove, o.Keep
	o.Remove, o.Keep = nil, nil
	for _, r := range removals {
		if r.Node = p.RowBefore(r.Node); r.Node >= 0 {
			o.Remove = append(o.Remove, r)
		}
	}
	for _, i := range keeps {
		if i = p.RowBefore(i); i >= 0 {
			o.Keep = append(o.Keep, i)
		}
	}
	return o
}

// reading is what the model says of a page, read once in a Find.
func (o Options) reading(ctx context.Context, p *page.Page) *reading {
	models := o.Models
	if models == nil {
		models = model.BuiltIn()
	}
	if o.memo == nil {
		return read(ctx, p, models.For(p))
	}
	if o.memo.page != p {
		o.memo.page, o.memo.read = p, read(ctx, p, models.For(p))
	}
	return o.memo.read
}

// clean makes the marks for a bias a body.
func (r *reading) clean(bias int32, o Options) (*page.Marks, int) {
	m, sure := r.marks(bias)
	if m == nil {
		return nil, 0
	}
	finish(r.p, m, o)
	return m, sure
}

// finish takes back what engines are known to lose, and cleans.
func finish(p *page.Page, m *page.Marks, o Options) {
	took := func(what string) {}
	if o.Trace != nil {
		before := slices.Clone(m.Of)
		took = func(what string) {
			for i, mark := range m.Of {
				if mark == page.Keep && before[i] != page.Keep {
					o.Trace.TakenBack(int32(i), what+", taken back")
				}
			}
			copy(before, m.Of)
		}
	}
	restoreLead(p, m, o.Image)
	took("the lead picture")
	restoreHeadings(p, m)
	took("a heading")
	restoreAttributions(p, m)
	took("the source of a quotation")
	restoreNotes(p, m)
	took("a note")
	restoreMedia(p, m)
	restoreEdges(p, m)
	restoreCaptions(p, m)
	took("a picture or its caption")
	m.Remove(o.Remove)
	clean(p, m, o)
}

// fewWords is a body so short that a second look pays.
const fewWords = 25

// guess runs the engines that know nothing of the site.
func guess(ctx context.Context, p *page.Page, o Options) *page.Marks {
	m := ByReadability(ctx, p)
	if m != nil {
		finish(p, m, o)
		if words := m.Words(); words >= fewWords {
			o.Trace.Candidate(trace.Candidate{Engine: "readability", Words: int(words), Chosen: true, Why: "enough words"})
			return m
		}
	}
	dense := byDensity(p)
	dense.Remove(o.Remove)
	clean(p, dense, o)
	words := int32(0)
	if m != nil {
		words = m.Words()
	}
	better := m == nil || dense.Words() > words
	o.Trace.Candidate(trace.Candidate{Engine: "readability", Words: int(words), Chosen: !better, Why: fmt.Sprintf("fewer than %d words", fewWords)})
	o.Trace.Candidate(trace.Candidate{Engine: "density", Words: int(dense.Words()), Chosen: better, Why: "the page's densest part, where readability finds little"})
	if better {
		return dense
	}
	return m
}
