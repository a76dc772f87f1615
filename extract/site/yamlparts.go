package site

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

func (l *yamlLoader) mapping(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode: // a mapping of one key
		return []*ast.MappingValueNode{n}
	}
	l.problem(n, KindSyntax, "a mapping (key: value) is wanted here")
	return nil
}

// keyOf is a key without the quotes that it may stand in.
func keyOf(kv *ast.MappingValueNode) string {
	if s, ok := kv.Key.(*ast.StringNode); ok {
		return s.Value
	}
	return kv.Key.String()
}

func (l *yamlLoader) list(n ast.Node, of string) []ast.Node {
	if seq, ok := n.(*ast.SequenceNode); ok {
		return seq.Values
	}
	l.problem(n, KindSyntax, "a list of %s is wanted here", of)
	return nil
}

func (l *yamlLoader) scalar(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n")
	case *ast.AliasNode, *ast.AnchorNode:
		l.problem(n, KindSyntax, "anchors and aliases are not read; write it out")
		return ""
	case *ast.NullNode:
		l.problem(n, KindValue, "a value is missing here")
		return ""
	case ast.ScalarNode: // a number, true or false: as it is written
		return n.GetToken().Value
	}
	l.problem(n, KindSyntax, "a string is wanted here")
	return ""
}

func (l *yamlLoader) boolean(n ast.Node) bool {
	if b, ok := n.(*ast.BoolNode); ok {
		return b.Value
	}
	l.problem(n, KindValue, "true or false is wanted here")
	return false
}

// strings reads a list of strings, or one alone.
func (l *yamlLoader) strings(n ast.Node) (list []string) {
	if _, ok := n.(*ast.SequenceNode); !ok {
		return []string{l.scalar(n)}
	}
	for _, item := range l.list(n, "strings") {
		list = append(list, l.scalar(item))
	}
	return list
}

func (l *yamlLoader) selectors(n ast.Node) (list []Selector) {
	for _, item := range l.list(n, "selectors (- css: ...)") {
		s, _ := l.selector(item, nil)
		if slices.ContainsFunc(list, s.says) {
			l.problem(item, KindUnreachable, "a selector above says the same")
		}
		list = append(list, s)
	}
	return list
}

// says reports whether two selectors read the same.
func (s Selector) says(other Selector) bool {
	return s.Kind == other.Kind && s.Expr == other.Expr && s.Attr == other.Attr && s.Path == other.Path && s.Split == other.Split
}

// checked reads selectors, and makes a problem of those that are not what want wants.
func (l *yamlLoader) checked(n ast.Node, want func(at ast.Node, s *Selector) bool) []Selector {
	list := l.selectors(n)
	if seq, ok := n.(*ast.SequenceNode); ok {
		for i := range list {
			want(seq.Values[i], &list[i])
		}
	}
	return list
}

// wantWhole reports whether a selector is one of bodies: of elements, or the HTML that data
// holds.
func (l *yamlLoader) wantWhole(at ast.Node, s *Selector) bool {
	if s.Attr == "" && s.Split == "" {
		return true
	}
	l.problem(at, KindSelector, "attr and split part texts; a body is taken whole")
	return false
}

// wantNodes reports whether a selector is one of nodes, and makes a problem of one that
// is not.
func (l *yamlLoader) wantNodes(at ast.Node, s *Selector) bool {
	switch {
	case s.Kind == "":
		return false
	case !s.selectsNodes():
		l.problem(at, KindSelector, "%s gives texts; css, xpath, id_or_class or src is wanted here", s.Kind)
		return false
	case s.Attr != "" || s.Split != "":
		l.problem(at, KindSelector, "attr and split give texts; elements are wanted here")
		return false
	}
	return true
}

// selector reads one item: one key names the kind, the others say more. extra are keys
// that the item may have besides; what they say is returned.
func (l *yamlLoader) selector(n ast.Node, extra []string) (Selector, map[string]ast.Node) {
	var s Selector
	more := map[string]ast.Node{}
	before := len(l.problems)
	for _, kv := range l.mapping(n) {
		key := keyOf(kv)
		if slices.Contains(extra, key) {
			more[key] = kv.Value
			continue
		}
		value := l.scalar(kv.Value)
		switch {
		case slices.Contains(Kinds, key):
			if s.Kind != "" {
				l.problem(kv.Key, KindSelector, "a selector is of one kind, this one is %s already", s.Kind)
			}
			got, err := NewSelector(key, value)
			if err != nil {
				l.problem(kv.Value, KindSelector, "%v", err)
			}
			s.Kind, s.Expr, s.css, s.xpath, s.Origin = key, value, got.css, got.xpath, l.origin(kv.Key)
			if key != "script" {
				s.path = got.path
			}
		case key == "attr":
			s.Attr = value
		case key == "split":
			s.Split = value
		case key == "why":
			s.Why = value
		case key == "path":
			path, err := parseJSONPath(value)
			if err != nil {
				l.problem(kv.Value, KindSelector, "%v", err)
			}
			s.Path, s.path = value, path
		default:
			l.problem(kv.Key, KindUnknownKey, "a selector has no key %q", key)
		}
	}
	switch {
	case len(l.problems) > before:
	case s.Kind == "":
		l.problem(n, KindSelector, "a selector needs one of %s", strings.Join(Kinds, ", "))
	case (s.Kind == "script") != (s.Path != ""):
		l.problem(n, KindSelector, "path and script go together")
	case s.Attr != "" && s.Kind != "css":
		l.problem(n, KindSelector, "attr goes with css")
	}
	return s, more
}

func (l *yamlLoader) replacements(n ast.Node) (list []Replacement) {
	for _, item := range l.list(n, "replacements (- find: ..., with: ...)") {
		var r Replacement
		for _, kv := range l.mapping(item) {
			switch key := keyOf(kv); key {
			case "find":
				r.Find, r.Origin = l.scalar(kv.Value), l.origin(kv.Key)
			case "with":
				if _, empty := kv.Value.(*ast.NullNode); !empty {
					r.With = l.scalar(kv.Value)
				}
			case "why":
				l.scalar(kv.Value)
			default:
				l.problem(kv.Key, KindUnknownKey, "a replacement has no key %q", key)
			}
		}
		if r.Find == "" {
			l.problem(item, KindMissing, "find is missing or empty")
		}
		list = append(list, r)
	}
	return list
}

// edits reads a list of edits of a kind, each a selector and, where the kind needs
// one, an argument under the key more.
func (l *yamlLoader) edits(r *Rule, n ast.Node, do, more string) {
	for _, item := range l.list(n, "selectors (- css: ...)") {
		var extra []string
		if more != "" {
			extra = []string{more}
		}
		s, args := l.selector(item, extra)
		e := Edit{Do: do, On: s}
		switch arg := args[more]; {
		case do == "drop_attributes" && s.Kind != "" && s.Kind != "xpath":
			l.problem(item, KindSelector, "drop_attributes takes XPath that ends in an attribute")
			continue
		case do != "drop_attributes" && !l.wantNodes(item, &s):
			continue
		case more == "":
		case arg == nil:
			l.problem(item, KindMissing, "%s is missing", more)
			continue
		case do == "move":
			into, err := NewSelector("xpath", l.scalar(arg))
			if err != nil {
				l.problem(arg, KindSelector, "into: %v", err)
				continue
			}
			e.Into = &into
		case do == "lazy_src":
			e.Attr = l.scalar(arg)
		default:
			if e.Tag = l.scalar(arg); !canWrap(e.Tag) {
				l.problem(arg, KindValue, "%q is not an element of the body", e.Tag)
				continue
			}
		}
		r.Edits = append(r.Edits, e)
	}
}

func (l *yamlLoader) links(n ast.Node) (list []Link) {
	for _, item := range l.list(n, "selectors (- css: ...)") {
		s, more := l.selector(item, []string{"if"})
		link := Link{From: s}
		if more["if"] != nil {
			for _, expr := range l.strings(more["if"]) {
				asked, err := NewSelector("xpath", expr)
				if err != nil {
					l.problem(more["if"], KindSelector, "if: %v", err)
				}
				link.If = append(link.If, asked)
			}
		}
		list = append(list, link)
	}
	return list
}

func (l *yamlLoader) header(n ast.Node) (list []Header) {
	for _, kv := range l.mapping(n) {
		for _, value := range l.strings(kv.Value) {
			h := Header{keyOf(kv), value, l.origin(kv.Key)}
			if !h.isValid() {
				l.problem(kv.Key, KindValue, "%q: %q is not what HTTP can send", h.Name, h.Value)
				continue
			}
			list = append(list, h)
		}
	}
	return list
}

func (l *yamlLoader) tests(n ast.Node) (list []Test) {
	for _, item := range l.list(n, "tests (- file: ...)") {
		var t Test
		t.Line, _ = place(item)
		for _, kv := range l.mapping(item) {
			switch key := keyOf(kv); key {
			case "url":
				t.URL = l.scalar(kv.Value)
			case "file":
				t.File = l.scalar(kv.Value)
			case "title":
				t.Title = l.scalar(kv.Value)
			case "has":
				t.Has = l.strings(kv.Value)
			case "not":
				t.Not = l.strings(kv.Value)
			case "words":
				t.Words = l.words(kv.Value)
			default:
				l.problem(kv.Key, KindUnknownKey, "a test has no key %q", key)
			}
		}
		if t.URL == "" && t.File == "" {
			l.problem(item, KindMissing, "a test needs a file or a url")
		}
		list = append(list, t)
	}
	return list
}

// words reads "300" or "250-400".
func (l *yamlLoader) words(n ast.Node) Words {
	w, err := ParseWords(l.scalar(n))
	if err != nil {
		l.problem(n, KindValue, "%v", err)
	}
	return w
}
