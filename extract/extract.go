package extract

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
	"github.com/seed-fabb886e/pith/extract/site"
)

// An Input is one page to read.
type Input struct {
	ID     string      // the caller's own name for it, echoed in the article
	Name   string      // what was given: a path, a URL, "-"; for messages and records
	URL    string      // the page's address, "" if unknown
	Header http.Header // the HTTP response's header, nil if unknown

	// Body is the page as it came, compressed or not. Extract reads it to its end
	// and closes it if it is an io.Closer; the bytes of a *bytes.Buffer are read where
	// they are, without a copy. A nil Body means that URL is to be fetched with
	// Options.Fetch.
	Body io.Reader
}

// Options say how to extract. The zero value takes the best engine and the
// built-in site rules, and fetches nothing.
type Options struct {
	Engine article.Engine // the one engine to use; "" for the best there is
	Favor  Favor          // which way the model leans where it is in doubt
	Rules  *site.Set      // site rules; nil for the built-in ones
	// NoRules turns site rules off, Rule excepted.
	NoRules bool
	// Rule is a rule for every page, before the site's, which still says what this
	// one leaves open; nil for none.
	Rule   *site.Rule
	Limits Limits
	Fetch  Fetch   // fetches an Input without a Body; nil means never
	Models *Models // what the engine "model" asks; nil for the built-in model

	// Trace takes what was decided and why. It is for package explain; nil, as it
	// is elsewhere, records nothing and costs nothing.
	Trace *trace.Trace
}

// Favor says which way the model leans where it is in doubt.
type Favor = body.Favor

// What may be favored.
const (
	FavorBalance   = body.FavorBalance
	FavorPrecision = body.FavorPrecision
	FavorRecall    = body.FavorRecall
)

// Models are learned models for the engine "model"; see ReadModels.
type Models = model.Set

// ReadModels reads the models of a folder that training wrote for cross-validation:
// each page is asked of the one that never saw its domain.
func ReadModels(dir string) (*Models, error) { return model.ReadFolds(dir) }

// Limits bound what one page may cost; a zero field means its default.
type Limits = page.Limits

// Reader extracts the article of one page. address is the page's own, "" if it
// is unknown.
func Reader(ctx context.Context, r io.Reader, address string, o Options) (*article.Article, error) {
	return Extract(ctx, Input{Name: address, URL: address, Body: r}, o)
}

// URL fetches a page and extracts its article. Without Options.Fetch it uses
// NewFetch(FetchOptions{}).
func URL(ctx context.Context, address string, o Options) (*article.Article, error) {
	if o.Fetch == nil {
		o.Fetch = NewFetch(FetchOptions{})
	}
	return Extract(ctx, Input{Name: address, URL: address}, o)
}

// Extract extracts the article of one input. The package comment says what it
// returns.
func Extract(ctx context.Context, in Input, o Options) (*article.Article, error) {
	a := &article.Article{ID: in.ID, Input: in.Name, Status: article.StatusOK, URL: in.URL}
	if err := contained(func() error { return run(ctx, a, in, o) }); err != nil {
		e := classify(err)
		return &article.Article{ID: a.ID, Input: a.Input, Status: article.StatusError, URL: a.URL, Err: e, Warnings: a.Warnings}, e
	}
	return a, nil
}

// contained makes a panic the error of this one page: a batch goes on.
func contained(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = article.Fault(r)
		}
	}()
	return f()
}

// run is Extract's way of a page, in order.
func run(ctx context.Context, a *article.Article, in Input, o Options) error {
	if in.Body == nil {
		if err := fetchInput(ctx, &in, o.Fetch); err != nil {
			return err
		}
		a.URL = in.URL
	}
	if c, ok := in.Body.(io.Closer); ok {
		defer c.Close()
	}
	addr, err := parseAddress(in.URL)
	if err != nil {
		return err
	}
	text, err := page.Decode(ctx, in.Body, in.Header, in.Name, o.Limits)
	if err != nil {
		return err
	}
	ctx, stop := o.Limits.Clock(ctx)
	defer stop()
	p, err := page.Parse(ctx, text, addr, o.Limits)
	if err != nil {
		return err
	}
	a.Warnings = append(a.Warnings, p.Warnings...)
	if t := o.Trace; t != nil {
		t.Charset, t.CharsetFrom, t.BaseFrom = p.Charset, p.CharsetFrom, p.BaseFrom
		if p.Base != nil {
			t.Base = p.Base.String()
		}
	}
	rules, err := findRules(p, o)
	if err != nil {
		return article.Errorf(article.CodeUsage, "%w", err)
	}
	return fill(ctx, a, p, applyRules(ctx, a, p, rules), o)
}

// parseAddress parses the page's own address.
func parseAddress(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" {
		return nil, article.Errorf(article.CodeUsage, "%q is not an absolute URL", s)
	}
	return u, nil
}

// applyRules runs the rules of a page on it. What an earlier one names, a body or
// a field, is its own; what any of them removes goes from every body.
func applyRules(ctx context.Context, a *article.Article, p *page.Page, rules []*site.Rule) site.Result {
	all := site.Result{Fields: map[string][]site.Value{}}
	for _, rule := range rules {
		found := rule.Apply(ctx, p)
		a.Warnings = append(a.Warnings, found.Warnings...)
		all.Remove = append(all.Remove, found.Remove...)
		if a.Rule == "" && (found.Marks != nil || len(found.Fields) > 0) || all.Marks == nil && found.Marks != nil {
			a.Rule = rule.Name
		}
		if all.Marks == nil {
			all.Marks = found.Marks
		}
		for name, values := range found.Fields {
			if all.Fields[name] == nil {
				all.Fields[name] = values
			}
		}
	}
	if all.Marks != nil {
		all.Marks.Remove(all.Remove)
	}
	return all
}

// fill finds fields and body. found is what the site's rules gave.
func fill(ctx context.Context, a *article.Article, p *page.Page, found site.Result, o Options) error {
	meta.Fill(ctx, a, p, stated(found.Fields), o.Trace)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	opts := body.Options{Engine: o.Engine, Favor: o.Favor, Title: a.Title, Remove: found.Remove, Models: o.Models, Trace: o.Trace}
	if a.Image != nil {
		opts.Image = a.Image.URL
	}
	if o.Engine == "" || o.Engine == article.EngineSite {
		opts.Rule = found.Marks
	}
	if o.Engine == article.EngineSite && found.Marks == nil {
		a.Warnings = append(a.Warnings, "no site rule gives a body")
	}
	b, err := body.Find(ctx, p, opts)
	if err != nil {
		return err
	}
	a.Status, a.Engine, a.Body = b.Status, b.Engine, b.Tree
	if b.Sure != nil {
		confidence := float64(*b.Sure) / 100
		a.Confidence = &confidence
	}
	if o.Trace != nil {
		explainBlocks(o.Trace, p, b)
	}
	if a.Body != nil {
		addImages(a, first(found.Fields["caption"]), first(found.Fields["credit"]))
	}
	return nil
}

// explainBlocks tells the fate of all text: of the page's, and, where its data are
// the body, of theirs.
func explainBlocks(t *trace.Trace, p *page.Page, b body.Result) {
	if b.Page == nil || b.Page == p {
		t.Blocks = body.Blocks(p, b.Marks, aside(b), t.Odds)
		return
	}
	t.Blocks = body.Blocks(p, nil, "little beside what the page's data hold", t.Odds)
	t.Blocks = append(t.Blocks, body.Blocks(b.Page, b.Marks, aside(b), nil)...)
}

// aside is the reason of text that no engine took up.
func aside(b body.Result) string {
	switch {
	case b.Marks == nil:
		return "no body: " + string(b.Status)
	case b.Engine == article.EngineSite:
		return "outside of the rule's body"
	case b.Engine == article.EngineModel:
		return "unlikely by the model"
	}
	return "outside of what " + string(b.Engine) + " chose"
}

// stated hands a rule's values to meta, which does not know package site.
func stated(fields map[string][]site.Value) meta.Stated {
	out := meta.Stated{}
	for name, values := range fields {
		for _, v := range values {
			out[name] = append(out[name], meta.Value{Text: v.Text, URL: v.URL, Origin: v.Origin})
		}
	}
	return out
}

func first(values []site.Value) string {
	if len(values) == 0 {
		return ""
	}
	return values[0].Text
}

// findRules finds the rules for a page, in the order of their say: the caller's
// own, then the site's, by the host of the page's address or else by that of the
// address that the page states for itself.
func findRules(p *page.Page, o Options) (list []*site.Rule, err error) {
	note := func(r *site.Rule, by string) {
		list = append(list, r)
		if t := o.Trace; t != nil && t.Rule == "" {
			t.Rule, t.RuleFrom = r.Name, by
		}
	}
	if o.Rule != nil {
		note(o.Rule, "the caller")
	}
	if o.NoRules {
		return list, nil
	}
	rules := o.Rules
	if rules == nil {
		rules = site.BuiltIn()
	}
	for _, by := range []struct {
		u    *url.URL
		from string
	}{{p.URL, "the page's address"}, {p.Canonical(), "the address that the page states"}} {
		if by.u == nil {
			continue
		}
		if r, err := rules.Lookup(by.u.Hostname()); err != nil {
			return nil, err
		} else if r != nil {
			note(r, by.from)
			return list, nil
		}
	}
	return list, nil
}

// classify makes an *article.Error of any error.
func classify(err error) *article.Error {
	var e *article.Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, fs.ErrNotExist):
		return &article.Error{Code: article.CodeNotFound, Message: "no such file", Err: err}
	case errors.Is(err, context.DeadlineExceeded):
		return &article.Error{Code: article.CodeTimeout, Message: "took longer than the time allowed", Err: err}
	}
	return &article.Error{Code: article.CodeIO, Message: ioMessage(err), Err: err}
}

// ioMessage is the cause without the path, which every message begins with
// already.
func ioMessage(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return strings.TrimSpace(pe.Err.Error())
	}
	return err.Error()
}
