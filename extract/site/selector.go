package site

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia" // CSS selectors on net/html's trees
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Selector finds nodes or values on a page.
type Selector struct {
	Kind   string // one of Kinds
	Expr   string
	Attr   string         // css: take this attribute instead of the text
	Path   string         // script: the path into its JSON
	Split  string         // parts one value into several
	Why    string         // for the reader
	Origin article.Origin // "rule:FILE:LINE"

	css   cascadia.SelectorGroup
	xpath *xpathExpr
	path  jsonPath
}

// Kinds are the kinds of selectors: CSS; XPath 1.0; the name of a meta tag; CSS of a
// script that holds JSON; a path into the page's JSON-LD that begins with a type; a
// path into the state that scripts start from; a class or an id, as a whole or, where
// no element has it so, a part of one; a part of a picture's address.
var Kinds = []string{"css", "xpath", "meta", "script", "jsonld", "state", "id_or_class", "src"}

// NewSelector compiles an expression of a kind. Its errors say what is wrong
// with the expression.
func NewSelector(kind, expr string) (Selector, error) {
	s := Selector{Kind: kind, Expr: expr}
	var err error
	if strings.TrimSpace(expr) == "" {
		return Selector{}, fmt.Errorf("%s selector: it is empty", kind)
	}
	switch kind {
	case "css", "script":
		s.css, err = cascadia.ParseGroup(expr)
	case "xpath":
		s.xpath, err = compileXPath(expr)
	case "jsonld", "state":
		s.path, err = parseJSONPath(expr)
	case "meta", "id_or_class", "src":
	default:
		err = fmt.Errorf("unknown kind of selector %q", kind)
	}
	if err != nil {
		return Selector{}, fmt.Errorf("%s selector: %w", kind, err)
	}
	return s, nil
}

// selectsNodes reports whether the selector is for nodes of the page, and not for
// what its data say.
func (s *Selector) selectsNodes() bool {
	switch s.Kind {
	case "css", "xpath", "id_or_class", "src":
		return true
	}
	return false
}

// byName reports whether the selector goes by what elements are called.
func (s *Selector) byName() bool { return s.Kind == "id_or_class" || s.Kind == "src" }

// nodes are the matches in document order, without those that lie in another.
func (s *Selector) nodes(l *looker) ([]int32, error) {
	found, err := s.all(l)
	if err != nil {
		return nil, err
	}
	slices.Sort(found)
	return l.p.Outermost(found), nil
}

// all are the matches, those that are out of the page excepted.
func (s *Selector) all(l *looker) (found []int32, err error) {
	switch s.Kind {
	case "css", "script":
		for i := int32(0); i < l.p.Len(); i++ {
			if i%nodesUnasked == 0 && l.ctx.Err() != nil {
				return nil, context.Cause(l.ctx)
			}
			if n := l.p.Nodes[i].HTML; n.Type == html.ElementNode && s.css.Match(n) {
				found = append(found, i)
			}
		}
	case "id_or_class":
		found = l.idOrClass(s.Expr)
	case "src":
		for i := int32(0); i < l.p.Len(); i++ {
			if l.p.Nodes[i].Tag == atom.Img && strings.Contains(l.p.Attr(i, "src"), s.Expr) {
				found = append(found, i)
			}
		}
	case "xpath":
		return s.xpath.nodes(l) // which walks past what is out of the page
	}
	if len(l.gone) > 0 {
		found = slices.DeleteFunc(found, l.isGone)
	}
	return found, nil
}

// nodesUnasked is how many nodes are matched between two looks at the context: a CSS
// selector may look at all siblings of each.
const nodesUnasked = 256

// values are the texts that the selector reads, white space collapsed, and the nodes
// they came from where these are nodes of the page's text.
func (s *Selector) values(l *looker) (out []Value, nodes []int32, err error) {
	values, nodes, err := s.raw(l)
	if err != nil {
		return nil, nil, err
	}
	for _, v := range values {
		parts := []string{v.Text}
		if s.Split != "" {
			parts = strings.Split(v.Text, s.Split)
		}
		for _, part := range parts {
			out = append(out, Value{Text: strings.Join(strings.Fields(part), " "), URL: v.URL, Origin: s.Origin})
		}
	}
	return out, nodes, nil
}

// raw are the texts as the page has them.
func (s *Selector) raw(l *looker) (values []Value, nodes []int32, err error) {
	switch s.Kind {
	case "meta":
		values = s.metaValues(l.p)
	case "script":
		values = s.scriptValues(l.p)
	case "jsonld":
		values = s.linkedValues(l.p)
	case "state":
		values = s.stateValues(l.p)
	case "xpath":
		return s.xpath.values(l)
	default:
		nodes, err = s.nodes(l)
		for _, i := range nodes {
			if s.Attr != "" {
				values = append(values, Value{Text: l.p.Attr(i, s.Attr)})
			} else {
				values = append(values, nodeValue(l.p, i))
			}
		}
	}
	return values, nodes, err
}

// nodeValue is what an element says: a picture its address, a time its date, a
// meta tag its content, any other its text; a link inside goes along.
func nodeValue(p *page.Page, i int32) Value {
	n := &p.Nodes[i]
	switch n.Tag {
	case atom.Img:
		return Value{Text: p.Attr(i, "src")}
	case atom.Meta:
		return Value{Text: p.Attr(i, "content")}
	case atom.Time:
		if d := p.Attr(i, "datetime"); d != "" {
			return Value{Text: d}
		}
	}
	v := Value{Text: (&navigator{p: p, at: i, attr: -1}).text()} // a title has text, too, though none of the page's
	for c := i; c < n.End; c++ {
		if p.Nodes[c].Tag == atom.A {
			v.URL = p.Attr(c, "href")
			break
		}
	}
	return v
}

func (s *Selector) metaValues(p *page.Page) (values []Value) {
	for i := int32(0); i < p.Len(); i++ {
		if p.Nodes[i].Tag != atom.Meta {
			continue
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			if strings.EqualFold(p.Attr(i, key), s.Expr) {
				values = append(values, Value{Text: p.Attr(i, "content")})
				break
			}
		}
	}
	return values
}

func (s *Selector) scriptValues(p *page.Page) (values []Value) {
	for i := int32(0); i < p.Len(); i++ {
		n := p.Nodes[i].HTML
		if n.Type != html.ElementNode || !s.css.Match(n) || n.FirstChild == nil {
			continue
		}
		values = appendValues(values, s.path.find(n.FirstChild.Data))
	}
	return values
}
