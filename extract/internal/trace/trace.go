// Package trace holds what was decided about one page and why. It is a leaf:
// the stages write into it, package explain reads it. A nil *Trace takes
// everything and keeps nothing, so a stage need not ask whether somebody listens
// unless collecting costs something.
package trace

// A Trace is the story of one page.
type Trace struct {
	Charset, CharsetFrom string // and how it was found
	Base, BaseFrom       string // what relative addresses were resolved against

	Rule, RuleFrom string // the site rule, and which address it was found by

	Candidates []Candidate
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
	Reason string // for a dropped block: a rule's file and line, or a cleaning step's name
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

// Field notes a statement.
func (t *Trace) Field(f Field) {
	if t != nil {
		t.Fields = append(t.Fields, f)
	}
}
