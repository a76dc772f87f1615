package extract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

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
	URL    string      // the page's address, "" if unknown: then what saved the page may tell it
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
	Fetch  Fetch   // fetches an Input without a Body, and what rules name; nil means never
	Models *Models // what the engine "model" asks; nil for the built-in model

	// MaxPages is how many pages of an article are fetched where a site rule says that
	// it has several, the first one counted; 0 means 1.
	MaxPages    int
	RuleCookies bool // also send the cookies that a site rule names

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
	d, err := o.open(ctx, in, false)
	if err != nil {
		a.URL = shownURL(d.url)
		return err
	}
	d = o.singlePage(ctx, a, d)
	defer d.stop()
	a.URL = shownURL(d.url)
	a.Warnings = append(a.Warnings, d.page.Warnings...)
	if t := o.Trace; t != nil {
		t.Charset, t.CharsetFrom, t.BaseFrom = d.page.Charset, d.page.CharsetFrom, d.page.BaseFrom
		if d.page.Base != nil {
			t.Base = d.page.Base.String()
		}
	}
	found := applyRules(d.ctx, a, d.page, d.rules)
	if err := fill(d.ctx, a, d.page, found, o); err != nil {
		return err
	}
	o.nextPages(ctx, a, d)
	return nil
}

// A document is an input that was read, with the rules for it.
type document struct {
	ctx    context.Context // of the work on it: with its clock
	stop   func()
	url    string
	public bool // what it names must stand at public addresses
	page   *page.Page
	rules  []*site.Rule
}

// open fetches an input that has an address alone, decodes it, finds its rules, and
// parses it as they want it. named is set for an address that a page named. Of a
// document that comes with an error the address alone is of use.
func (o Options) open(ctx context.Context, in Input, named bool) (document, error) {
	d := document{ctx: ctx, stop: func() {}, url: in.URL, public: true}
	if in.Body == nil {
		r, err := o.fetchInput(ctx, in.URL, named)
		if err != nil {
			return d, err
		}
		in.Header, in.Body = r.Header, bytes.NewBuffer(r.Body)
		d.url, d.public = r.URL, r.Public
	}
	if c, ok := in.Body.(io.Closer); ok {
		defer c.Close()
	}
	addr, err := parseAddress(d.url)
	if err != nil {
		return d, err
	}
	text, err := page.Decode(ctx, in.Body, in.Header, in.Name, o.Limits)
	if err != nil {
		return d, err
	}
	text.Mend()
	if addr == nil && text.SavedFrom != nil {
		d.url = text.SavedFrom.String()
	}
	d.ctx, d.stop = o.Limits.Clock(ctx)
	if err := d.parse(text, addr, o); err != nil {
		d.stop()
		return d, err
	}
	return d, nil
}

// parse parses a page. A rule that is found by the address the page states for itself
// is found late: where it changes the text, that is parsed again.
func (d *document) parse(text *page.Text, addr *url.URL, o Options) error {
	rules, by, err := o.rulesFor(text.Address(addr))
	if err != nil {
		return article.Errorf(article.CodeUsage, "%w", err)
	}
	changed, warnings := site.Rewrite(text, rules, o.Limits)
	if d.page, err = page.Parse(d.ctx, changed, addr, o.Limits); err != nil {
		return err
	}
	if by == "" && !o.NoRules {
		canonical := d.page.Canonical()
		if rules, by, err = o.rulesFor(canonical); err != nil {
			return article.Errorf(article.CodeUsage, "%w", err)
		}
		if by != "" {
			by = "the address that the page states"
			if changed, warnings = site.Rewrite(text, rules, o.Limits); changed != text {
				if d.page, err = page.Parse(d.ctx, changed, addr, o.Limits); err != nil {
					return err
				}
			}
		}
	}
	d.rules = rules
	d.page.Warnings = append(d.page.Warnings, warnings...)
	o.noteRule(rules, by)
	return nil
}

// shownURL is a page's address as a record has it: without a user and password, and ""
// for what is no address of a page.
func shownURL(address string) string {
	u, err := parseAddress(address)
	if err != nil || u == nil {
		return ""
	}
	if u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}

// parseAddress parses the page's own address.
func parseAddress(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme == "":
		return nil, article.Errorf(article.CodeUsage, "%q is not an absolute URL", s)
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return nil, article.Errorf(article.CodeUsage, "%q is not an http or https address", s)
	}
	return u, nil
}

// fill finds fields and body. found is what the site's rules gave.
func fill(ctx context.Context, a *article.Article, p *page.Page, found ruled, o Options) error {
	told := p
	if found.noJSONLD {
		silent := *p
		silent.LD = nil
		told = &silent
	}
	meta.Fill(ctx, a, told, found.stated(), o.Trace)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	b, err := o.findBody(ctx, a, found)
	if err != nil {
		return err
	}
	a.Status, a.Engine, a.Body = b.Status, b.Engine, b.Tree
	if b.Sure != nil {
		confidence := float64(*b.Sure) / 100
		a.Confidence = &confidence
	}
	if o.Trace != nil {
		explainBlocks(o.Trace, found.Page, b)
	}
	if frames := framesOf(p); len(frames) > 0 && a.Status == article.StatusEmpty {
		a.Warnings = append(a.Warnings, "what the page shows is in its frames: "+strings.Join(frames, ", "))
	}
	if a.Body != nil {
		if found.leadImage && a.Engine == article.EngineSite {
			putLeadImage(a)
		}
		addImages(a, first(found.Fields["caption"]), first(found.Fields["credit"]))
		meta.CompleteLanguage(a)
		settleType(a, p)
		dropOthers(a)
	}
	if o.Trace != nil {
		explainType(o.Trace, a)
	}
	return nil
}

// framesOf are the addresses of the first pages that a frameset is made of.
func framesOf(p *page.Page) (found []string) {
	if p.Nodes[p.Body()].Tag != atom.Frameset {
		return nil
	}
	for i := p.Body(); i < p.Len() && len(found) < framesNamed; i++ {
		if src := p.CleanURL(p.Attr(i, "src")); p.Nodes[i].Tag == atom.Frame && src != "" {
			found = append(found, src)
		}
	}
	return found
}

// framesNamed is how many of a page's frames a warning names at most.
const framesNamed = 5

// findBody finds the body of a page on which the rules were run.
func (o Options) findBody(ctx context.Context, a *article.Article, found ruled) (body.Result, error) {
	opts := body.Options{Engine: o.Engine, Favor: o.Favor, Title: a.Title, Remove: found.Remove, Keep: found.Keep,
		Models: o.Models, Trace: o.Trace, KeepComments: found.keepComments}
	if a.Image != nil {
		opts.Image = a.Image.URL
	}
	if found.strictBody && found.Marks == nil && found.Text == "" && opts.Engine == "" {
		opts.Engine = article.EngineSite
	}
	if opts.Engine == "" || opts.Engine == article.EngineSite {
		opts.Rule = body.Ruled{Marks: found.Marks, Text: found.Text, Clean: found.clean, Hint: found.hint, Final: found.final, From: string(found.BodyFrom)}
	}
	if opts.Engine == article.EngineSite && opts.Rule.IsEmpty() {
		a.Warnings = append(a.Warnings, "no site rule gives a body")
	}
	b, err := body.Find(ctx, found.Page, opts)
	a.Warnings = append(a.Warnings, b.Warnings...)
	return b, err
}

// explainBlocks tells the fate of all text: of the page's, and, where its data are
// the body, of theirs.
func explainBlocks(t *trace.Trace, p *page.Page, b body.Result) {
	if b.Page == nil || b.Page == p {
		t.Blocks = body.Blocks(p, b.Marks, aside(b), t)
		return
	}
	t.Blocks = body.Blocks(p, nil, "little beside what the page's data hold", t)
	data := body.Blocks(b.Page, b.Marks, aside(b), nil)
	for i := range data {
		if data[i].Kept {
			data[i].After = "in the page's data"
		}
	}
	t.Blocks = append(t.Blocks, data...)
}

// aside is the reason of text that no engine took up.
func aside(b body.Result) string {
	switch {
	case b.Marks == nil:
		return "no body: " + string(b.Status)
	case b.Engine == article.EngineSite:
		return "outside of the rule's body"
	case b.Engine == article.EngineModel:
		return body.Unlikely
	}
	return "outside of what " + string(b.Engine) + " chose"
}

func first(values []site.Value) string {
	if len(values) == 0 {
		return ""
	}
	return values[0].Text
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
