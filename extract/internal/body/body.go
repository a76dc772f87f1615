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
	Rule   *page.Marks    // what a site rule chose, nil without one
	Remove []page.Removal // what a site rule takes out of any body
	Title  string         // the headline, which the body does not repeat
	Image  string         // address of the lead picture, "" if the page states none
	Models *model.Set     // what EngineModel asks; nil for the built-in model
	Trace  *trace.Trace   // told of the candidates; nil for nobody
}

// A Result is the body that was found.
type Result struct {
	Status article.Status
	Engine article.Engine // "" where there is no body
	Marks  *page.Marks    // nil where there is no body
	Tree   *html.Node     // nil where there is no body
}

// Find finds the body of a page. A rule's choice stands as it is, but for what no
// body holds (settle); an engine's is cleaned. Where neither gives anything the page's densest part stands in, so
// that a page with text never comes out empty.
func Find(ctx context.Context, p *page.Page, o Options) (Result, error) {
	if s := emptyStatus(p); s != "" {
		return Result{Status: s}, nil
	}
	r := Result{Status: article.StatusOK, Engine: article.EngineSite, Marks: o.Rule}
	if o.Rule == nil && o.Engine == article.EngineSite {
		return Result{Status: article.StatusEmpty}, nil
	}
	if o.Rule == nil {
		r.Engine, r.Marks = engine(ctx, p, o)
	} else {
		settle(p, r.Marks, o.Title)
		o.Trace.Candidate(trace.Candidate{Engine: "site", Words: int(o.Rule.Words()), Chosen: true, Why: "a site rule decides"})
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	r.Tree = Tree(p, r.Marks)
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
func engine(ctx context.Context, p *page.Page, o Options) (article.Engine, *page.Marks) {
	if o.Engine == article.EngineModel {
		if m := learned(p, o); m != nil {
			return article.EngineModel, m
		}
	}
	return article.EngineReadability, guess(ctx, p, o)
}

// learned is what the model finds, nil for nothing.
func learned(p *page.Page, o Options) *page.Marks {
	models := o.Models
	if models == nil {
		models = model.BuiltIn()
	}
	m := ByModel(p, models.For(p))
	if m == nil {
		return nil
	}
	restoreLead(p, m, o.Image)
	restoreHeadings(p, m)
	restoreNotes(p, m)
	restoreMedia(p, m)
	m.Remove(o.Remove)
	clean(p, m, o.Title)
	o.Trace.Candidate(trace.Candidate{Engine: "model", Words: int(m.Words()), Chosen: true, Why: "the engine asked for"})
	return m
}

// fewWords is a body so short that a second look pays.
const fewWords = 25

// guess runs the engines that know nothing of the site.
func guess(ctx context.Context, p *page.Page, o Options) *page.Marks {
	m := ByReadability(ctx, p)
	if m != nil {
		restoreLead(p, m, o.Image)
		restoreHeadings(p, m)
		restoreNotes(p, m)
		restoreMedia(p, m)
		m.Remove(o.Remove)
		clean(p, m, o.Title)
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
