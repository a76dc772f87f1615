// Package explain says why a page came out as it did: block by block what was
// kept, what was dropped and by which step or line of a rule; the candidates for
// the body; and the statements about each field. It extracts the page once, with
// a trace, and writes that down for a terminal (text.go), as JSON, or as a page to
// look at (html.go, with its template, style and script beside it). The article
// is the same with the trace as without.
package explain

import (
	"context"
	"encoding/json"
	"io"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// An Explanation is the story of one page. Its JSON is what `pith explain
// --json` prints; within the record's schema version, keys are only added.
type Explanation struct {
	Input      string      `json:"input"`
	Title      *string     `json:"title"`
	Status     string      `json:"status"`
	Engine     *string     `json:"engine"`
	Confidence *float64    `json:"confidence"` // of the engine in the body; null where it does not say
	Rule       *string     `json:"rule"`
	RuleFrom   *string     `json:"rule_found_by"`
	Charset    Found       `json:"charset"`
	Base       Found       `json:"base"`
	Candidates []Candidate `json:"candidates"`
	Blocks     []Block     `json:"blocks"`
	Fields     []Field     `json:"fields"`
	Warnings   []string    `json:"warnings"`
	Error      *string     `json:"error"`
}

// Found is a value and where it was found.
type Found struct {
	Value *string `json:"value"`
	From  *string `json:"from"`
}

// A Candidate is a body that was considered.
type Candidate struct {
	Engine string `json:"engine"`
	Words  int    `json:"words"`
	Chosen bool   `json:"chosen"`
	Why    string `json:"why"`
}

// A Block is a run of text that was kept or dropped as one.
type Block struct {
	Text   string   `json:"text"`
	Where  string   `json:"where"`
	Kept   bool     `json:"kept"`
	Taken  bool     `json:"taken"`  // it was part of the body at first, whether kept or taken out by Reason
	Reason *string  `json:"reason"` // null where it was kept
	Score  *float64 `json:"score"`  // the model's log-odds that it belongs to the body; null where it was not asked
	Passes []Pass   `json:"passes"` // how the model came to it, in order; the last one's result is Score
	After  *string  `json:"after"`  // the rule after the model that made its fate what it is; null for none
}

// A Pass is what one pass of the model says of a block: it starts with what it would
// say of any, and what it asks of this one adds to that. The heaviest five are there,
// so they need not add up.
type Pass struct {
	Start   float64  `json:"start"`
	Score   float64  `json:"score"`
	Weights []Weight `json:"weights"`
}

// A Weight is what one feature added to the log-odds.
type Weight struct {
	Feature string  `json:"feature"` // as docs/model.md has them
	Adds    float64 `json:"adds"`
}

// A Field is a statement about one of the record's fields.
type Field struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
	Chosen bool   `json:"chosen"`
}

// Page extracts one input and explains it. The error is the extraction's; the
// explanation is there all the same.
func Page(ctx context.Context, in extract.Input, o extract.Options) (*Explanation, *article.Article, error) {
	t := &trace.Trace{}
	o.Trace = t
	a, err := extract.Extract(ctx, in, o)
	return explanation(a, t), a, err
}

func explanation(a *article.Article, t *trace.Trace) *Explanation {
	e := &Explanation{
		Input: a.Input, Title: known(a.Title), Status: string(a.Status), Engine: known(string(a.Engine)), Confidence: a.Confidence, Rule: known(t.Rule), RuleFrom: known(t.RuleFrom),
		Charset: Found{known(t.Charset), known(t.CharsetFrom)}, Base: Found{known(t.Base), known(t.BaseFrom)},
		Candidates: []Candidate{}, Blocks: []Block{}, Fields: []Field{}, Warnings: append([]string{}, a.Warnings...),
	}
	if a.Err != nil {
		e.Error = known(a.Err.Message)
	}
	for _, c := range t.Candidates {
		e.Candidates = append(e.Candidates, Candidate(c))
	}
	for _, b := range t.Blocks {
		block := Block{Text: b.Text, Where: b.Where, Kept: b.Kept, Taken: b.Taken, Reason: known(b.Reason), After: known(b.After), Passes: []Pass{}}
		if b.Odds != nil {
			block.weighed(b.Odds)
		}
		e.Blocks = append(e.Blocks, block)
	}
	for _, f := range t.Fields {
		e.Fields = append(e.Fields, Field(f))
	}
	return e
}

// weighed adds what the model says.
func (bl *Block) weighed(o *trace.Odds) {
	bl.Score = &o.LogOdds
	for _, p := range o.Passes {
		pass := Pass{Start: p.Start, Score: p.LogOdds, Weights: make([]Weight, 0, len(p.Weights))}
		for _, w := range p.Weights {
			pass.Weights = append(pass.Weights, Weight{w.Feature, w.LogOdds})
		}
		bl.Passes = append(bl.Passes, pass)
	}
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// JSON writes the explanation, indented.
func (e *Explanation) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(e)
}
