package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Value is what a selector read, and which line of which rule read it.
type Value struct {
	Text   string
	URL    string // where the value is a link's text, the link's address
	Origin article.Origin
	Hint   bool // of a rule that is one
}

// A Result is what a rule found on a page.
type Result struct {
	Rule     *Rule          // the rule as it is for the page's design
	Page     *page.Page     // the page that all nodes here are of: an edited one, or the one that was given
	Marks    *page.Marks    // the body, without what is removed; nil where no selector of nodes matched
	Text     string         // the body as HTML or text where data hold it, "" for none; with it, Marks is nil
	BodyFrom article.Origin // the selector of Marks or Text
	Remove   []page.Removal // what the rule takes out of any body
	Keep     []int32        // what it keeps in any body
	Fields   map[string][]Value
	Captions []int32 // nodes that are captions of pictures
	Warnings []string
}

// IsEmpty reports whether nothing of the rule matched.
func (r *Result) IsEmpty() bool {
	return r.Marks == nil && r.Text == "" && len(r.Remove) == 0 && len(r.Keep) == 0 && len(r.Fields) == 0 && r.Page.Before == nil
}

// Apply runs the rule on a page. Once ctx is done it ends early; the result then is of
// no use. A selector that is too dear for the page finds nothing, which a warning says.
func (r *Rule) Apply(ctx context.Context, p *page.Page) Result {
	look := newLooker(ctx, p)
	r = r.version(look)
	res := Result{Rule: r, Fields: map[string][]Value{}}
	var headline []int32
	for _, f := range r.Fields {
		values, nodes := f.read(look)
		for i := range values {
			values[i].Hint = r.Hint
		}
		if len(values) > 0 {
			res.Fields[f.Name] = values
		}
		switch f.Name {
		case "caption":
			res.Captions = nodes
		case "title":
			headline = nodes
		}
	}
	edited := look.edit(r.Edits, false)
	if edited {
		res.Captions, headline = r.again(look, "caption"), r.again(look, "title")
	}
	f := finding{rule: r, look: look}
	f.find(headline)
	res.Page, res.Marks, res.Text, res.BodyFrom, res.Remove, res.Keep = look.p, f.marks, f.text, f.from, f.remove, f.keep
	res.Warnings = look.warnings
	if res.Marks != nil {
		res.Marks.Captions, res.Marks.NoNotes = res.Captions, r.NoFootnotes
	} else if len(r.Body) > 0 && res.Text == "" {
		res.Warnings = append(res.Warnings, fmt.Sprintf("rule %s: no body selector matches this page", r.Name))
	}
	return res
}

// again is where a field stands on an edited page.
func (r *Rule) again(look *looker, field string) []int32 {
	for _, f := range r.Fields {
		if f.Name == field {
			_, nodes := f.read(look)
			return nodes
		}
	}
	return nil
}

// version is the rule as it is for the design of this page.
func (r *Rule) version(look *looker) *Rule {
	for _, v := range r.Versions {
		asked := v.When
		if len(asked) == 0 {
			asked = v.Body
		}
		if slices.ContainsFunc(asked, func(s Selector) bool { return look.finds(&s) }) {
			both := v.before(r)
			both.Name, both.Versions = r.Name, nil
			for k, also := range r.flags() {
				if own := both.flags()[k]; !v.said[own.key] {
					*own.is = *own.is || *also.is
				}
			}
			return both
		}
	}
	return r
}

// A looker asks selectors of a page, and notes which of them could not be asked.
type looker struct {
	ctx      context.Context
	p        *page.Page
	steps    int     // that XPath expressions may still take
	gone     []int32 // subtrees that are out of the page, in order, none in another
	named    []named // elements with an id or a class, once somebody asked
	warnings []string
}

func newLooker(ctx context.Context, p *page.Page) *looker {
	return &looker{ctx: ctx, p: p, steps: stepsInAll}
}

// turnTo goes on with another page.
func (l *looker) turnTo(p *page.Page) { l.p, l.named = p, nil }

func (l *looker) nodes(s *Selector) []int32 {
	found, err := s.nodes(l)
	l.note(s, err)
	return found
}

func (l *looker) values(s *Selector) ([]Value, []int32) {
	values, nodes, err := s.values(l)
	l.note(s, err)
	return slices.DeleteFunc(values, func(v Value) bool { return v.Text == "" }), nodes
}

// addresses are what a selector gives as an address: of an element that leads somewhere
// where that is, else of a link inside it, and else its text.
func (l *looker) addresses(s *Selector) (list []string) {
	add := func(address string) {
		if address != "" {
			list = append(list, address)
		}
	}
	if !s.selectsNodes() || s.Attr != "" {
		values, _ := l.values(s)
		for _, v := range values {
			add(cmp.Or(v.URL, v.Text))
		}
		return list
	}
	values, nodes, err := s.values(l)
	l.note(s, err)
	for _, i := range nodes {
		v := nodeValue(l.p, i)
		add(cmp.Or(l.p.Attr(i, "href"), v.URL, v.Text))
	}
	if len(nodes) == 0 { // an attribute, or a string
		for _, v := range values {
			add(v.Text)
		}
	}
	return list
}

// finds reports whether a selector matches a node, or gives a text; an XPath that is one
// of what is so or is not, whether it is.
func (l *looker) finds(s *Selector) bool {
	if s.Kind == "xpath" && s.Attr == "" {
		is, err := s.xpath.holds(l)
		l.note(s, err)
		return is
	}
	if s.selectsNodes() && len(l.nodes(s)) > 0 {
		return true
	}
	values, _ := l.values(s)
	return len(values) > 0
}

func (l *looker) note(s *Selector, err error) {
	if err != nil && l.ctx.Err() == nil {
		l.warnings = append(l.warnings, fmt.Sprintf("%s: %q: %v", s.Origin, s.Expr, err))
	}
}

// goneAt is the index of the first subtree in gone that ends behind node i.
func (l *looker) goneAt(i int32) int {
	at, _ := slices.BinarySearchFunc(l.gone, i, func(top, i int32) int {
		if l.p.Nodes[top].End <= i {
			return -1
		}
		return 1
	})
	return at
}

// isGone reports whether node i is out of the page.
func (l *looker) isGone(i int32) bool {
	at := l.goneAt(i)
	return at < len(l.gone) && l.gone[at] <= i
}

// drop takes subtrees out of the page.
func (l *looker) drop(nodes []int32) {
	if len(nodes) == 0 {
		return
	}
	all := slices.Concat(l.gone, nodes)
	slices.Sort(all)
	l.gone = l.p.Outermost(all)
}

// A finding is the search for the body of one page.
type finding struct {
	rule   *Rule
	look   *looker
	marks  *page.Marks
	text   string
	from   article.Origin
	remove []page.Removal
	keep   []int32
	spared map[int32]bool
}

// find does the removals, and finds the body of what is left or, where the rule does
// not remove first, takes them out of it.
func (f *finding) find(headline []int32) {
	f.spared = map[int32]bool{}
	for _, s := range f.rule.Spare {
		for _, i := range f.look.nodes(&s) {
			f.spared[i] = true
		}
	}
	for _, s := range f.rule.Keep {
		f.keep = append(f.keep, f.look.nodes(&s)...)
	}
	if !f.rule.RemoveFirst {
		for _, s := range f.rule.Remove {
			f.take(&s, f.look.nodes(&s))
		}
		f.look.edit(f.rule.Edits, true)
		f.body(headline)
		return
	}
	f.removeFirst()
	f.body(headline)
	f.look.gone = nil
}

// removeFirst does the removals in order, as Full-Text RSS and graby do: nodes by
// XPath, attributes, elements by id or class and pictures by address. These last can't
// say what they mean of a page, only how it is called; so the body is theirs no more
// than what holds it.
func (f *finding) removeFirst() {
	for _, s := range f.rule.Remove {
		if !s.byName() {
			nodes := f.look.nodes(&s)
			f.take(&s, nodes)
			f.look.drop(nodes)
		}
	}
	f.look.edit(f.rule.Edits, true)
	body := f.bodyNodes()
	var gone []int32
	for _, s := range f.rule.Remove {
		if !s.byName() {
			continue
		}
		nodes := slices.DeleteFunc(f.look.nodes(&s), func(i int32) bool {
			return f.spared[i] || slices.ContainsFunc(body, func(b int32) bool { return f.look.p.Within(b, i) })
		})
		f.take(&s, nodes)
		gone = append(gone, nodes...)
	}
	f.look.drop(gone)
}

func (f *finding) take(s *Selector, nodes []int32) {
	for _, i := range nodes {
		if !s.byName() || !f.spared[i] {
			f.remove = append(f.remove, page.Removal{Node: i, Reason: string(s.Origin), Hint: f.rule.Hint})
		}
	}
}

// bodyNodes are what the first body selector matches that matches anything.
func (f *finding) bodyNodes() []int32 {
	for _, s := range f.rule.Body {
		if nodes := f.look.nodes(&s); len(nodes) > 0 {
			return nodes
		}
	}
	return nil
}

// body marks the nodes of the first body selector of which text is left once the
// removals are done, or takes the first text that data give.
func (f *finding) body(headline []int32) {
	p := f.look.p
	for _, s := range f.rule.Body {
		if !s.selectsNodes() {
			if text := joined(f.look, &s); text != "" {
				f.text, f.from = text, s.Origin
				return
			}
			continue
		}
		nodes := f.look.nodes(&s)
		if len(nodes) == 0 {
			continue
		}
		m := page.NewMarks(p)
		for _, i := range nodes {
			m.Keep(i)
			dropHidden(p, m, i)
		}
		m.Remove(f.remove)
		for _, i := range f.keep {
			m.Keep(i)
		}
		words := m.Words()
		for _, i := range headline {
			if !slices.Contains(nodes, i) && p.Words(i)*2 < words {
				m.DropKept(i, "headline")
			}
		}
		if m.Words() > 0 {
			f.marks, f.from = m, s.Origin
			return
		}
	}
}

// joined are the texts that a selector of data gives, one paragraph each.
func joined(l *looker, s *Selector) string {
	values, _, err := s.raw(l)
	l.note(s, err)
	var parts []string
	for _, v := range values {
		parts = append(parts, v.Text)
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// dropHidden takes out of a body what the page hides in it.
func dropHidden(p *page.Page, m *page.Marks, top int32) {
	if p.Nodes[top].Flags&page.Hidden != 0 {
		return
	}
	for i := top; i < p.Nodes[top].End; i++ {
		if p.Nodes[i].Flags&page.Hidden != 0 {
			m.DropKept(i, "hidden")
			i = p.Nodes[i].End - 1
		}
	}
}

// read takes the values of the first selector that gives any, and the nodes that
// they were read from.
func (f Field) read(look *looker) ([]Value, []int32) {
	for _, s := range f.From {
		values, nodes := look.values(&s)
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

// canWrap reports whether an edit may make an element of a name: one that the body
// may have, or that lends it its children.
func canWrap(tag string) bool {
	switch tag {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "figure", "figcaption",
		"em", "strong", "b", "i", "sub", "sup", "del", "ins", "kbd", "q", "small", "div", "section", "article", "aside",
		"center", "fieldset", "span", "details", "summary", "table", "tr", "td", "cite", "u":
		return true
	}
	return false
}
