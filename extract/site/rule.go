package site

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/http/httpguts" // which header fields are well formed, as net/http has it

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Rule says where things stand on the pages of one site. Both formats become one:
// what the one can say and the other can't is here, too.
type Rule struct {
	Name   string // of its file, or "command line"
	SameAs string // where set, the rule is that of this domain, and nothing else here counts

	Replace []Replacement // in the text of the page, before it is parsed
	Edits   []Edit        // of its tree, before the body is looked for, in the order of EditNames

	Fields []Field
	Body   []Selector // the first that matches; what it matches is joined
	Remove []Selector // out of the body, whoever finds it; all of them
	Keep   []Selector // in the body, whoever would leave it out
	Spare  []Selector // what no removal by id, class or address takes

	When     []Selector // of a version: the page is of this design where one of them matches
	Versions []*Rule    // designs of the site; the first that fits comes before what all share

	RemoveFirst  bool // removals are done before the body is looked for, each on what the last left
	Clean        bool // the rule's body is cleaned as an engine's is
	Hint         bool // the learned model has a say, too: see package body
	Strict       bool // what the rule names and does not find stays empty, and its body is not doubted
	Final        bool // its body is not doubted: somebody just asked for it
	LeadImage    bool // the page's picture goes before a body that has none
	NoJSONLD     bool // the page's JSON-LD is not believed
	NoFootnotes  bool // links to notes stay links
	KeepComments bool // comments below the article are a part of it

	SinglePage []Link // where the whole article stands on one page
	NextPage   []Link // where it goes on
	Header     []Header

	Tests []Test

	stated map[string]bool // of a file of the FTR format: which yes and no it gives
	said   map[string]bool // of a version: the same, by the keys of flags
}

// A Field is one of the record's fields and where it is read.
type Field struct {
	Name string
	From []Selector
}

// FieldNames are the fields that a rule can state. Those that hold lists take
// all values of the first selector that gives any, the others its first value.
// caption is the lead picture's; a picture's caption in the body is known by it.
var FieldNames = []string{"title", "subtitle", "summary", "authors", "byline", "source", "date_published",
	"date_modified", "site_name", "language", "section", "tags", "image", "caption", "credit"}

func isList(field string) bool { return field == "authors" || field == "tags" }

// A Replacement puts one text in the place of another, wherever it stands.
type Replacement struct {
	Find, With string
	Origin     article.Origin
}

// An Edit changes the tree of the page.
type Edit struct {
	Do   string    // one of EditNames
	Tag  string    // wrap: the element around each match
	Into *Selector // move: the first of these takes the matches in
	Attr string    // lazy_src: the attribute that holds the picture's address
	On   Selector  // what it is done to; of drop_attributes, XPath of attributes
}

// EditNames are the edits that there are, in the order in which they are done.
var EditNames = []string{"wrap", "move", "unwrap", "drop_attributes", "lazy_src"}

// A flag is what a rule says yes or no to, and the key that says it, "" for none. no is set
// where the key's yes is false here.
type flag struct {
	key string
	is  *bool
	no  bool
}

// flags are in the order in which they are written.
func (r *Rule) flags() []flag {
	return []flag{{"hint", &r.Hint, false}, {"clean", &r.Clean, false}, {"strict", &r.Strict, false}, {"remove_first", &r.RemoveFirst, false}, {"", &r.Final, false},
		{"lead_image", &r.LeadImage, false}, {"json_ld", &r.NoJSONLD, true}, {"footnotes", &r.NoFootnotes, true}, {"comments", &r.KeepComments, false}}
}

// say notes that a version says yes or no to something.
func (r *Rule) say(key string) {
	if r.said == nil {
		r.said = map[string]bool{}
	}
	r.said[key] = true
}

// sortEdits puts the edits of a file in order.
func (r *Rule) sortEdits() {
	slices.SortStableFunc(r.Edits, func(a, b Edit) int { return slices.Index(EditNames, a.Do) - slices.Index(EditNames, b.Do) })
}

// A Link leads to another page of the article.
type Link struct {
	From Selector // a link, an attribute or a text
	If   []Selector
}

// A Header is sent when pages of the site are fetched.
type Header struct {
	Name, Value string
	Origin      article.Origin
}

// isValid reports whether HTTP can send it.
func (h Header) isValid() bool {
	return httpguts.ValidHeaderFieldName(h.Name) && httpguts.ValidHeaderFieldValue(h.Value)
}

// A Test is a page that the rule is for, and what its article must be.
type Test struct {
	URL   string
	File  string   // a saved copy, relative to the rule's file
	Has   []string // texts that the article holds, white space apart
	Not   []string // and those that it does not
	Words Words
	Title string // the headline, where the test states it
	Line  int
}

// Words are how many words of running text a body may have; the zero value is any.
type Words struct{ Min, Max int }

// Value is how a rule file states them.
func (w Words) String() string {
	if w.Min == w.Max {
		return fmt.Sprint(w.Min)
	}
	return fmt.Sprintf("%d-%d", w.Min, w.Max)
}

// ParseWords reads what String writes: 300, or 250-400.
func ParseWords(text string) (w Words, err error) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	least, errLeast := strconv.Atoi(strings.TrimSpace(from))
	most, errMost := strconv.Atoi(strings.TrimSpace(to))
	switch {
	case errLeast != nil || errMost != nil || least < 0 || most < least:
		return Words{}, fmt.Errorf("words: %q is neither a number nor a range, as in 250-400", text)
	case most == 0:
		return Words{}, errors.New("words: 0 asks for nothing; that a page has no text its status says")
	}
	return Words{least, most}, nil
}

// A Problem is what is wrong with a rule file, or likely to be.
type Problem struct {
	File         string
	Line, Column int    // from 1; 0 where the file as a whole is meant
	Kind         string // one of the Kind constants
	Text         string
}

// What a problem may be about.
const (
	KindSyntax      = "syntax"      // the file is not of its format
	KindUnknownKey  = "unknown key" // nobody reads it
	KindSelector    = "selector"    // an expression does not compile, or can't be of use here
	KindValue       = "value"       // not one that the key can have
	KindUnreachable = "unreachable" // a line that can't have a say
	KindUnsupported = "unsupported" // pith does not do that
	KindMissing     = "missing"     // something that belongs there
)

func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", p.File, p.Line, max(p.Column, 1))
	}
	return fmt.Sprintf("%s: %s: %s", where, p.Kind, p.Text)
}

// FromShell makes a rule of selectors given on a command line, each CSS or, if
// it begins with a slash or a bracket, XPath.
func FromShell(body, remove []string) (*Rule, error) {
	r := &Rule{Name: "command line", Final: true}
	for _, list := range []struct {
		to    *[]Selector
		exprs []string
		flag  string
	}{{&r.Body, body, "--body"}, {&r.Remove, remove, "--remove"}} {
		for _, expr := range list.exprs {
			kind := "css"
			if strings.HasPrefix(expr, "/") || strings.HasPrefix(expr, "(") || strings.HasPrefix(expr, "./") {
				kind = "xpath"
			}
			s, err := NewSelector(kind, expr)
			if err != nil {
				return nil, fmt.Errorf("%s %q: %w", list.flag, expr, err)
			}
			s.Origin = article.Origin(list.flag)
			*list.to = append(*list.to, s)
		}
	}
	return r, nil
}
