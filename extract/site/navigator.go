package site

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/antchfx/xpath" // XPath 1.0, which FTR's rules are written in
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// navigator lets the xpath library walk the flat table. A position is a node
// and, inside an element, one of its attributes.
type navigator struct {
	p    *page.Page
	at   int32
	attr int // -1 outside of attributes
	walk *walk
}

// A walk counts the steps of one evaluation. The library asks nobody while it
// evaluates, and an expression may look at all siblings of all nodes: a page of many
// would keep it busy for hours.
type walk struct {
	ctx   context.Context
	steps int // that are left
	look  *looker
}

// stepsPerNode is how many steps an expression may take for each node of a page;
// those of the built-in rules take up to 22.
const (
	stepsPerNode = 100
	stepsAtLeast = 1_000_000
	stepsInAll   = 20_000_000 // of a rule's expressions on a page: one or two seconds
	stepsUnasked = 1 << 12    // between two looks at the context
)

// errSteps ends an evaluation that takes too many steps.
var errSteps = errors.New("it is too much work on this page: it looks at the same nodes too often")

// bytesPerStep is how much of a text is as dear as a step.
const bytesPerStep = 64

// take takes steps. It panics with an error where the evaluation has to end: that is
// the only way out of the library. evaluate takes it.
func (w *walk) take(steps int) {
	before := w.steps
	w.steps -= steps
	switch {
	case w.steps < 0:
		panic(errSteps)
	case w.steps/stepsUnasked != before/stepsUnasked && w.ctx.Err() != nil:
		panic(context.Cause(w.ctx))
	}
}

// xpathExpr is a compiled expression. The library keeps its place in the
// expression while it evaluates, so each evaluation takes one of its own.
type xpathExpr struct {
	idle sync.Pool // of *xpath.Expr
}

func compileXPath(source string) (*xpathExpr, error) {
	first, err := xpath.Compile(source)
	if err != nil {
		return nil, err
	}
	e := &xpathExpr{idle: sync.Pool{New: func() any { return xpath.MustCompile(source) }}} // it compiled before
	e.idle.Put(first)
	return e, nil
}

// evaluate calls yield with what the expression gives on a page: a string, a
// number, a bool, or an iterator that must not outlive the call. Its error is errSteps,
// the cause for which the context is done, or what the library panics with where a
// function is given what it does not take.
func (e *xpathExpr) evaluate(l *looker, yield func(any)) (err error) {
	most := min(stepsAtLeast+stepsPerNode*int(l.p.Len()), l.steps)
	w := &walk{l.ctx, most, l}
	defer func() {
		l.steps -= most - max(w.steps, 0)
		if r := recover(); r != nil {
			ended, ok := r.(error)
			if err = ended; !ok || ended != errSteps && l.ctx.Err() == nil {
				err = fmt.Errorf("it can't be evaluated: %v", r)
			}
		}
	}()
	expr := e.idle.Get().(*xpath.Expr)
	yield(expr.Evaluate(&navigator{p: l.p, attr: -1, walk: w}))
	e.idle.Put(expr)
	return nil
}

// nodes are the nodes that the expression selects.
func (e *xpathExpr) nodes(l *looker) (found []int32, err error) {
	err = e.evaluate(l, func(v any) {
		it, ok := v.(*xpath.NodeIterator)
		for ok && it.MoveNext() { // a string or a number is no node
			if n := it.Current().(*navigator); n.attr < 0 {
				found = append(found, n.at)
			}
		}
	})
	return found, err
}

// An attribute is one of a node's.
type attribute struct {
	node int32
	key  string
}

// attributes are the attributes that the expression selects.
func (e *xpathExpr) attributes(l *looker) (found []attribute, err error) {
	err = e.evaluate(l, func(v any) {
		it, ok := v.(*xpath.NodeIterator)
		for ok && it.MoveNext() {
			if n := it.Current().(*navigator); n.attr >= 0 {
				found = append(found, attribute{n.at, n.LocalName()})
			}
		}
	})
	return found, err
}

// values are what the expression yields: nodes, attributes, a string or a number. What
// it says is so or is not, is no value; see holds.
func (e *xpathExpr) values(l *looker) (values []Value, nodes []int32, err error) {
	err = e.evaluate(l, func(v any) {
		switch v := v.(type) {
		case string:
			values = []Value{{Text: v}}
		case float64:
			values = []Value{{Text: strconv.FormatFloat(v, 'f', -1, 64)}}
		case *xpath.NodeIterator:
			for v.MoveNext() {
				n := v.Current().(*navigator)
				if n.attr >= 0 {
					values = append(values, Value{Text: n.text()})
					continue
				}
				values = append(values, nodeValue(l.p, n.at))
				nodes = append(nodes, n.at)
			}
		}
	})
	return values, nodes, err
}

// holds is what XPath's boolean() makes of the expression: of nodes and of a string,
// whether there are any; of a number, whether it is another than 0.
func (e *xpathExpr) holds(l *looker) (is bool, err error) {
	err = e.evaluate(l, func(v any) {
		switch v := v.(type) {
		case bool:
			is = v
		case float64:
			is = v != 0 && v == v
		case string:
			is = v != ""
		case *xpath.NodeIterator:
			is = v.MoveNext()
		}
	})
	return is, err
}

func (n *navigator) node() *page.Node { return &n.p.Nodes[n.at] }

func (n *navigator) NodeType() xpath.NodeType {
	switch {
	case n.attr >= 0:
		return xpath.AttributeNode
	case n.node().HTML.Type == html.TextNode:
		return xpath.TextNode
	case n.node().HTML.Type == html.DocumentNode:
		return xpath.RootNode
	}
	return xpath.ElementNode
}

func (n *navigator) LocalName() string {
	if n.attr >= 0 {
		return n.node().HTML.Attr[n.attr].Key
	}
	if n.node().HTML.Type == html.ElementNode {
		return n.node().HTML.Data
	}
	return ""
}

func (n *navigator) Prefix() string { return "" }

// Value is XPath's string value. Where blocks meet it holds a line break, which
// normalize-space makes a space: "<p>a<p>b" is not "ab".
func (n *navigator) Value() string {
	text := n.text()
	n.walk.take(1 + len(text)/bytesPerStep)
	return text
}

func (n *navigator) text() string {
	switch {
	case n.attr >= 0:
		return n.node().HTML.Attr[n.attr].Val
	case n.node().Flags&page.IsText != 0:
		return n.node().HTML.Data
	case n.node().Flags&page.Silent != 0:
		var b strings.Builder
		for i := n.at; i < n.node().End; i++ {
			if c := n.p.Nodes[i].HTML; c.Type == html.TextNode {
				b.WriteString(c.Data)
			}
		}
		return b.String()
	}
	return strings.TrimPrefix(n.left(), "\n")
}

// left is the text of an element without that of what is out of the page.
func (n *navigator) left() string {
	if n.walk == nil || len(n.walk.look.gone) == 0 {
		return n.p.TextOf(n.at)
	}
	look, row := n.walk.look, n.node()
	at := look.goneAt(n.at)
	if at == len(look.gone) || look.gone[at] >= row.End {
		return n.p.TextOf(n.at)
	}
	var b strings.Builder
	from := row.Text
	for ; at < len(look.gone) && look.gone[at] < row.End; at++ {
		out := &n.p.Nodes[look.gone[at]]
		b.WriteString(n.p.Text[from:max(from, out.Text)])
		from = n.p.Nodes[out.End].Text
	}
	b.WriteString(n.p.Text[from:n.p.Nodes[row.End].Text])
	n.walk.take(int(row.End-n.at) / bytesPerStep)
	return b.String()
}

// past is the first index from i on, among siblings, that is not out of the page, or end.
func (n *navigator) past(i, end int32) int32 {
	look := n.walk.look
	if len(look.gone) == 0 {
		return i
	}
	for at := look.goneAt(i); i < end && at < len(look.gone) && look.gone[at] == i; at++ {
		i = n.p.Nodes[i].End
	}
	return i
}

func (n *navigator) Copy() xpath.NodeNavigator {
	n.walk.take(1)
	c := *n
	return &c
}

func (n *navigator) MoveToRoot() { n.at, n.attr = 0, -1 }

func (n *navigator) MoveToParent() bool {
	n.walk.take(1)
	if n.attr >= 0 {
		n.attr = -1
		return true
	}
	if n.node().Parent < 0 {
		return false
	}
	n.at = n.node().Parent
	return true
}

func (n *navigator) MoveToNextAttribute() bool {
	n.walk.take(1)
	if n.attr+1 >= len(n.node().HTML.Attr) {
		return false
	}
	n.attr++
	return true
}

func (n *navigator) MoveToChild() bool {
	n.walk.take(1)
	if n.attr >= 0 {
		return false
	}
	child := n.past(n.at+1, n.node().End)
	if child >= n.node().End {
		return false
	}
	n.at = child
	return true
}

func (n *navigator) MoveToFirst() bool {
	n.walk.take(1)
	parent := n.node().Parent
	if n.attr >= 0 || parent < 0 {
		return false
	}
	first := n.past(parent+1, n.p.Nodes[parent].End)
	if first >= n.at {
		return false
	}
	n.at = first
	return true
}

func (n *navigator) MoveToNext() bool {
	n.walk.take(1)
	if n.attr >= 0 {
		return false
	}
	parent := n.node().Parent
	if parent < 0 {
		return false
	}
	end := n.p.Nodes[parent].End
	next := n.past(n.node().End, end)
	if next >= end {
		return false
	}
	n.at = next
	return true
}

// MoveToPrevious finds the previous sibling from the row above, which is its
// last descendant.
func (n *navigator) MoveToPrevious() bool {
	n.walk.take(1)
	parent := n.node().Parent
	if n.attr >= 0 || parent < 0 || n.at == parent+1 {
		return false
	}
	for i := n.at; i != parent+1; {
		for i--; n.p.Nodes[i].Parent != parent; {
			i = n.p.Nodes[i].Parent
		}
		if len(n.walk.look.gone) == 0 || !n.walk.look.isGone(i) {
			n.at = i
			return true
		}
	}
	return false
}

func (n *navigator) MoveTo(other xpath.NodeNavigator) bool {
	n.walk.take(1)
	o, ok := other.(*navigator)
	if !ok || o.p != n.p {
		return false
	}
	*n = *o
	return true
}
