package site

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Rule says where things stand on the pages of one site.
type Rule struct {
	Name   string // of its file, or "command line"
	Body   []Selector
	Remove []Selector
	Fields []Field
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

// A Value is what a selector read, and which line of which rule read it.
type Value struct {
	Text   string
	URL    string // where the value is a link's text, the link's address
	Origin article.Origin
}

// A Result is what a rule found on a page.
type Result struct {
	Marks    *page.Marks    // the body, without what is removed; nil where no body selector matched
	Remove   []page.Removal // what the rule takes out of any body
	Fields   map[string][]Value
	Warnings []string
}

// FromShell makes a rule of selectors given on a command line, each CSS or, if
// it begins with a slash or a bracket, XPath.
func FromShell(body, remove []string) (*Rule, error) {
	r := &Rule{Name: "command line"}
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

// Apply runs the rule on a page. Once ctx is done it ends early; the result then is of
// no use. A selector that is too dear for the page finds nothing, which a warning says.
func (r *Rule) Apply(ctx context.Context, p *page.Page) Result {
	look := newLooker(ctx, p)
	res := Result{Fields: map[string][]Value{}}
	var captions []int32
	for _, f := range r.Fields {
		values, nodes := f.read(look)
		if len(values) > 0 {
			res.Fields[f.Name] = values
		}
		if f.Name == "caption" {
			captions = nodes
		}
	}
	res.Remove = r.removals(look)
	res.Marks = r.body(look, res.Remove)
	res.Warnings = look.warnings
	if res.Marks != nil {
		res.Marks.Captions = captions
	} else if len(r.Body) > 0 {
		res.Warnings = append(res.Warnings, fmt.Sprintf("rule %s: no body selector matches this page", r.Name))
	}
	return res
}

// A looker asks selectors of a page, and notes which of them were too dear.
type looker struct {
	ctx      context.Context
	p        *page.Page
	steps    int // that XPath expressions may still take
	warnings []string
}

func newLooker(ctx context.Context, p *page.Page) *looker {
	return &looker{ctx: ctx, p: p, steps: stepsInAll}
}

func (l *looker) nodes(s *Selector) []int32 {
	found, err := s.nodes(l)
	l.note(s, err)
	return found
}

func (l *looker) values(s *Selector) ([]Value, []int32) {
	values, nodes, err := s.values(l)
	l.note(s, err)
	return values, nodes
}

func (l *looker) note(s *Selector, err error) {
	if err != nil && l.ctx.Err() == nil {
		l.warnings = append(l.warnings, fmt.Sprintf("%s: %q is too much work on this page: %v", s.Origin, s.Expr, err))
	}
}

// body marks the nodes of the first body selector of which text is left once the
// removals are done.
func (r *Rule) body(look *looker, remove []page.Removal) *page.Marks {
	for _, s := range r.Body {
		nodes := look.nodes(&s)
		if len(nodes) == 0 {
			continue
		}
		m := page.NewMarks(look.p)
		for _, i := range nodes {
			m.Keep(i)
		}
		m.Remove(remove)
		if m.Words() > 0 {
			return m
		}
	}
	return nil
}

// removals are the nodes that the rule takes out, whoever finds the body.
func (r *Rule) removals(look *looker) (out []page.Removal) {
	for _, s := range r.Remove {
		for _, i := range look.nodes(&s) {
			out = append(out, page.Removal{Node: i, Reason: string(s.Origin)})
		}
	}
	return out
}

// read takes the values of the first selector that gives any, and the nodes that
// they were read from.
func (f Field) read(look *looker) ([]Value, []int32) {
	for _, s := range f.From {
		values, nodes := look.values(&s)
		values = slices.DeleteFunc(values, func(v Value) bool { return v.Text == "" })
		if len(values) == 0 {
			continue
		}
		if !isList(f.Name) {
			values = values[:1]
		}
		return values, nodes
	}
	return nil, nil
}
