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
	Kind   string // "css", "xpath", "meta" or "script"
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

// NewSelector compiles an expression of a kind. Its errors say what is wrong
// with the expression.
func NewSelector(kind, expr string) (Selector, error) {
	s := Selector{Kind: kind, Expr: expr}
	var err error
	switch kind {
	case "css", "script":
		s.css, err = cascadia.ParseGroup(expr)
	case "xpath":
		s.xpath, err = compileXPath(expr)
	case "meta":
		if strings.TrimSpace(expr) == "" {
			err = fmt.Errorf("a meta tag's name is missing")
		}
	default:
		err = fmt.Errorf("unknown kind of selector %q", kind)
	}
	if err != nil {
		return Selector{}, fmt.Errorf("%s selector: %w", kind, err)
	}
	return s, nil
}

// nodes are the matches in document order, without those that lie in another.
func (s *Selector) nodes(l *looker) (found []int32, err error) {
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
	case "xpath":
		if found, err = s.xpath.nodes(l); err != nil {
			return nil, err
		}
	}
	slices.Sort(found)
	end := int32(0)
	return slices.DeleteFunc(found, func(i int32) bool {
		if i < end {
			return true
		}
		end = l.p.Nodes[i].End
		return false
	}), nil
}

// nodesUnasked is how many nodes are matched between two looks at the context: a CSS
// selector may look at all siblings of each.
const nodesUnasked = 256

// values are the texts that the selector reads, and the nodes they came from
// where these are nodes of the page's text.
func (s *Selector) values(l *looker) (values []Value, nodes []int32, err error) {
	switch s.Kind {
	case "meta":
		values = s.metaValues(l.p)
	case "script":
		values = s.scriptValues(l.p)
	case "xpath":
		values, nodes, err = s.xpath.values(l)
	case "css":
		nodes, err = s.nodes(l)
		for _, i := range nodes {
			if s.Attr != "" {
				values = append(values, Value{Text: l.p.Attr(i, s.Attr)})
			} else {
				values = append(values, nodeValue(l.p, i))
			}
		}
	}
	if err != nil {
		return nil, nil, err
	}
	var out []Value
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
		for _, text := range s.path.find(n.FirstChild.Data) {
			values = append(values, Value{Text: text})
		}
	}
	return values
}
