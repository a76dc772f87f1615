package body

import (
	"context"
	"fmt"

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
	Rule   *page.Marks    // what a site rule chose, nil without one
	Remove []page.Removal // what a site rule takes out of any body
	Title  string         // the headline, which the body does not repeat
	Image  string         // address of the lead picture, "" if the page states none
	Models *model.Set     // what EngineModel asks; nil for the built-in model
	Trace  *trace.Trace   // told of the candidates; nil for nobody
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
}

// Find finds the body of a page: in its DOM, or, where that holds little and no rule
// decides, in its data.
func Find(ctx context.Context, p *page.Page, o Options) (Result, error) {
	r, err := inDOM(ctx, p, o)
	if err != nil || o.Rule != nil || o.Engine == article.EngineSite || r.Status == article.StatusNotArticle {
		return r, err
	}
	if d := fromData(ctx, p, o, r); d != nil {
		r = *d
	}
	return r, context.Cause(ctx)
}

// inDOM finds the body in the DOM. A rule's choice stands as it is, but for what no
// body holds (settle); an engine's is cleaned. Where neither gives anything the page's densest part stands in, so
// that a page with text never comes out empty.
func inDOM(ctx context.Context, p *page.Page, o Options) (Result, error) {
	if s := emptyStatus(p); s != "" {
		return Result{Status: s}, nil
	}
	r := Result{Status: article.StatusOK, Engine: article.EngineSite, Marks: o.Rule}
	if o.Rule == nil && o.Engine == article.EngineSite {
		return Result{Status: article.StatusEmpty}, nil
	}
	if o.Rule == nil {
		r = engine(ctx, p, o)
		r.Status = article.StatusOK
	} else {
		settle(p, r.Marks, o.Title)
		o.Trace.Candidate(trace.Candidate{Engine: "site", Words: int(o.Rule.Words()), Chosen: true, Why: "a site rule decides"})
	}
	r.Page, r.Tree = p, Tree(ctx, p, r.Marks)
	if ctx.Err() != nil {
		return Result{}, context.Cause(ctx)
	}
	if r.Tree.FirstChild == nil {
		return Result{Status: article.StatusEmpty}, nil
	}
	switch {
	case o.Rule == nil:
		r.Status = articleStatus(p, r.Marks)
	case isPaywalled(p):
		r.Status = article.StatusPaywalled
	}
	return r, nil
}

// engine runs the engine that is asked for. Where the model finds nothing,
// readability stands in.
func engine(ctx context.Context, p *page.Page, o Options) Result {
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
	models := o.Models
	if models == nil {
		models = model.BuiltIn()
	}
	r := read(ctx, p, models.For(p), o.Trace)
	if ctx.Err() != nil {
		return nil, 0
	}
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
	restoreLead(p, m, o.Image)
	restoreHeadings(p, m)
	restoreAttributions(p, m)
	restoreNotes(p, m)
	restoreMedia(p, m)
	m.Remove(o.Remove)
	clean(p, m, o.Title)
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
	clean(p, dense, o.Title)
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
