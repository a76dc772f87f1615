// Package trace holds what was decided about one page and why. It is a leaf:
// the stages write into it, package explain reads it. A nil *Trace takes
// everything and keeps nothing, so a stage need not ask whether somebody listens
// unless collecting costs something.
package trace

import (
	"cmp"
	"slices"
)

// A Trace is the story of one page.
type Trace struct {
	Charset, CharsetFrom string // and how it was found
	Base, BaseFrom       string // what relative addresses were resolved against

	Rule, RuleFrom string // the site rule, and which address it was found by

	Candidates []Candidate
	Odds       []Odds
	Back       map[int32]string // nodes that an engine lost and a step took back, and as what
	Blocks     []Block
	Fields     []Field
}

// A Candidate is a body that was considered.
type Candidate struct {
	Engine string
	Words  int // of its text, after cleaning
	Chosen bool
	Why    string // it was chosen or not
}

// A Block is a run of text with no block element inside, or the part of one with
// the same fate.
type Block struct {
	Text   string // white space collapsed
	Where  string // the innermost block element: tag, and its id or first class
	Kept   bool
	Taken  bool   // the body had it at first: it was kept, or a rule or a cleaning step took it out
	Reason string // for a dropped block: a rule's file and line, or a cleaning step's name

	Odds  *Odds  // what the model says of it; nil where it was not asked
	After string // the rule or step after the model that made its fate what it is; "" for none
}

// Odds are what the model says of a run of text: the nodes From, up to and with To.
type Odds struct {
	From, To int32
	LogOdds  float64 // that it belongs to the body: what the last pass says
	Passes   []Pass
	Kept     bool   // by the model
	After    string // the rule after it that made it so; "" where the log-odds alone do
}

// A Pass is how one pass of the model came to its log-odds: it starts with what it
// would say of any block, and what it asks of this one adds to that.
type Pass struct {
	Start, LogOdds float64
	Weights        []Weight // those that weighed most, the heaviest first
}

// A Weight is what one feature added.
type Weight struct {
	Feature string
	LogOdds float64
}

// A Field is a statement about one of the record's fields.
type Field struct {
	Name   string
	Value  string
	Origin string
	Chosen bool // the field's value was read here
}

// Candidate notes a body.
func (t *Trace) Candidate(c Candidate) {
	if t != nil {
		t.Candidates = append(t.Candidates, c)
	}
}

// Overrule takes the choice of any body so far back, for a reason.
func (t *Trace) Overrule(why string) {
	if t == nil {
		return
	}
	for i := range t.Candidates {
		if t.Candidates[i].Chosen {
			t.Candidates[i].Chosen, t.Candidates[i].Why = false, why
		}
	}
}

// Score notes what the model says of a run of text. They come in document order.
func (t *Trace) Score(o Odds) {
	if t != nil {
		t.Odds = append(t.Odds, o)
	}
}

// OddsOf is what the model says of a node, nil for nothing.
func (t *Trace) OddsOf(node int32) *Odds {
	i, _ := slices.BinarySearchFunc(t.Odds, node, func(o Odds, node int32) int { return cmp.Compare(o.To, node) })
	if i < len(t.Odds) && t.Odds[i].From <= node {
		return &t.Odds[i]
	}
	return nil
}

// TakenBack notes that a step kept a node that the engine had not.
func (t *Trace) TakenBack(node int32, as string) {
	if t == nil {
		return
	}
	if t.Back == nil {
		t.Back = map[int32]string{}
	}
	t.Back[node] = as
}

// Field notes a statement.
func (t *Trace) Field(f Field) {
	if t != nil {
		t.Fields = append(t.Fields, f)
	}
}
