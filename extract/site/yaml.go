package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast" // YAML with the position of each part, which messages and origins name
	"github.com/goccy/go-yaml/parser"

	"github.com/seed-fabb886e/pith/extract/article"
)

// ParseYAML reads a rule file. name is the file's, for origins and messages;
// errors begin with name:line:column. sameAs is set, and the rule nil, where the
// file only points to another.
func ParseYAML(name string, data []byte) (rule *Rule, sameAs string, err error) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, "", fmt.Errorf("rule %s:%s", name, syntaxError(err))
	}
	l := loader{name: name}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, "", fmt.Errorf("rule %s: one document with fields is wanted, found %d", name, len(file.Docs))
	}
	r := &Rule{Name: name}
	for _, kv := range l.mapping(file.Docs[0].Body) {
		key := kv.Key.String()
		switch {
		case key == "same_as":
			sameAs = l.scalar(kv.Value)
		case key == "body":
			r.Body = l.selectors(kv.Value)
		case key == "remove":
			r.Remove = l.selectors(kv.Value)
		case slices.Contains(FieldNames, key):
			r.Fields = append(r.Fields, Field{Name: key, From: l.selectors(kv.Value)})
		default:
			l.fail(kv.Key, "unknown field %q", key)
		}
	}
	if l.err != nil {
		return nil, "", l.err
	}
	if sameAs != "" {
		return nil, sameAs, nil
	}
	return r, "", nil
}

// syntaxError turns the library's "[1:4] what is wrong" and its excerpt of the
// file into "1:4: what is wrong".
func syntaxError(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	where, what, ok := strings.Cut(strings.TrimPrefix(line, "["), "] ")
	if !ok {
		return " " + line
	}
	return where + ": " + what
}

// loader keeps the first error, so that the reading functions need not.
type loader struct {
	name string
	err  error
}

func (l *loader) fail(at ast.Node, format string, args ...any) {
	if l.err != nil {
		return
	}
	where := l.name
	if tok := at.GetToken(); tok != nil && tok.Position != nil {
		where = fmt.Sprintf("%s:%d:%d", l.name, tok.Position.Line, tok.Position.Column)
	}
	l.err = fmt.Errorf("rule %s: %s", where, fmt.Sprintf(format, args...))
}

func (l *loader) mapping(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode: // a mapping of one key
		return []*ast.MappingValueNode{n}
	}
	l.fail(n, "a mapping (key: value) is wanted here")
	return nil
}

func (l *loader) scalar(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case ast.ScalarNode:
		return fmt.Sprint(n.GetValue())
	}
	l.fail(n, "a string is wanted here")
	return ""
}

func (l *loader) selectors(n ast.Node) (list []Selector) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		l.fail(n, "a list of selectors (- css: ...) is wanted here")
		return nil
	}
	for _, item := range seq.Values {
		list = append(list, l.selector(item))
	}
	return list
}

// selector reads one item: one key names the kind, the others say more.
func (l *loader) selector(n ast.Node) Selector {
	var s Selector
	for _, kv := range l.mapping(n) {
		key, value := kv.Key.String(), l.scalar(kv.Value)
		switch key {
		case "css", "xpath", "meta", "script":
			if s.Kind != "" {
				l.fail(kv.Key, "a selector is of one kind, this one is %s already", s.Kind)
			}
			got, err := NewSelector(key, value)
			if err != nil {
				l.fail(kv.Value, "%v", err)
			}
			s.Kind, s.Expr, s.css, s.xpath = got.Kind, got.Expr, got.css, got.xpath
			s.Origin = l.origin(kv.Key)
		case "attr":
			s.Attr = value
		case "split":
			s.Split = value
		case "why":
			s.Why = value
		case "path":
			path, err := parseJSONPath(value)
			if err != nil {
				l.fail(kv.Value, "%v", err)
			}
			s.Path, s.path = value, path
		default:
			l.fail(kv.Key, "unknown key %q in a selector", key)
		}
	}
	switch {
	case l.err != nil:
	case s.Kind == "":
		l.fail(n, "a selector needs one of css, xpath, meta and script")
	case (s.Kind == "script") != (s.Path != ""):
		l.fail(n, "path and script go together")
	case s.Attr != "" && s.Kind != "css":
		l.fail(n, "attr goes with css")
	}
	return s
}

func (l *loader) origin(n ast.Node) article.Origin {
	line := 0
	if tok := n.GetToken(); tok != nil && tok.Position != nil {
		line = tok.Position.Line
	}
	return article.Origin(fmt.Sprintf("rule:%s:%d", l.name, line))
}
