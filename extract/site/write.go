package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// YAML is the rule as a file of pith's own format, whichever it was read from.
// Reading it back gives the same rule, but for origins and for what serves another rule
// to come before this one.
func (r *Rule) YAML() ([]byte, error) {
	data, err := yaml.MarshalWithOptions(quoteOdd(r.mapping()), yaml.IndentSequence(true), yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return nil, fmt.Errorf("writing rule %s: %w", r.Name, err)
	}
	return data, nil
}

// quoted is a string that is written in double quotes, with escapes.
type quoted string

// MarshalYAML writes it. What Go's quotes escape YAML's read the same.
func (q quoted) MarshalYAML() ([]byte, error) { return []byte(strconv.Quote(string(q))), nil }

// quoteOdd quotes the strings in a value of which blanks at an end, tabs or controls would
// be lost, or the end of one read as something else.
func quoteOdd(value any) any {
	switch v := value.(type) {
	case string:
		if v != strings.TrimSpace(v) || strings.HasPrefix(v, "?") || strings.ContainsFunc(v, func(r rune) bool {
			return r < ' ' && r != '\n' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xFEFF
		}) {
			return quoted(v)
		}
	case []string:
		var list []any
		for _, s := range v {
			list = append(list, quoteOdd(s))
		}
		return list
	case []yaml.MapSlice:
		var list []any
		for _, m := range v {
			list = append(list, quoteOdd(m))
		}
		return list
	case yaml.MapSlice:
		m := yaml.MapSlice{}
		for _, item := range v {
			m = append(m, yaml.MapItem{Key: item.Key, Value: quoteOdd(item.Value)})
		}
		return m
	}
	return value
}

// mapping is the rule in the order in which it is read: what the page is made into,
// the body, the fields, further pages, tests.
func (r *Rule) mapping() yaml.MapSlice {
	var m yaml.MapSlice
	add := func(key string, value any, is bool) {
		if is {
			m = append(m, yaml.MapItem{Key: key, Value: value})
		}
	}
	add("same_as", r.SameAs, r.SameAs != "")
	add("when", items(r.When), len(r.When) > 0)
	add("header", headerItems(r.Header), len(r.Header) > 0)
	add("replace", replaceItems(r.Replace), len(r.Replace) > 0)
	for _, do := range EditNames {
		list := editItems(r.Edits, do)
		add(do, list, len(list) > 0)
	}
	add("body", items(r.Body), len(r.Body) > 0)
	for _, f := range r.flags() {
		add(f.key, *f.is != f.no, f.key != "" && (*f.is || r.said[f.key]))
	}
	add("remove", items(r.Remove), len(r.Remove) > 0)
	add("keep", items(r.Keep), len(r.Keep) > 0)
	add("spare", items(r.Spare), len(r.Spare) > 0)
	for _, f := range r.Fields {
		add(f.Name, items(f.From), true)
	}
	add("single_page", linkItems(r.SinglePage), len(r.SinglePage) > 0)
	add("next_page", linkItems(r.NextPage), len(r.NextPage) > 0)
	var versions []yaml.MapSlice
	for _, v := range r.Versions {
		versions = append(versions, v.mapping())
	}
	add("versions", versions, len(versions) > 0)
	add("tests", testItems(r.Tests), len(r.Tests) > 0)
	return m
}

// item is a selector, with what belongs to it behind it.
func item(s Selector, more ...yaml.MapItem) yaml.MapSlice {
	m := yaml.MapSlice{{Key: s.Kind, Value: s.Expr}}
	for _, part := range []struct{ key, value string }{{"attr", s.Attr}, {"path", s.Path}, {"split", s.Split}, {"why", s.Why}} {
		if part.value != "" {
			m = append(m, yaml.MapItem{Key: part.key, Value: part.value})
		}
	}
	return append(m, more...)
}

func items(list []Selector) (out []yaml.MapSlice) {
	for _, s := range list {
		out = append(out, item(s))
	}
	return out
}

func replaceItems(list []Replacement) (out []yaml.MapSlice) {
	for _, r := range list {
		out = append(out, yaml.MapSlice{{Key: "find", Value: r.Find}, {Key: "with", Value: r.With}})
	}
	return out
}

func editItems(list []Edit, do string) (out []yaml.MapSlice) {
	for _, e := range list {
		if e.Do != do {
			continue
		}
		switch do {
		case "wrap":
			out = append(out, item(e.On, yaml.MapItem{Key: "in", Value: e.Tag}))
		case "move":
			out = append(out, item(e.On, yaml.MapItem{Key: "into", Value: e.Into.Expr}))
		case "lazy_src":
			out = append(out, item(e.On, yaml.MapItem{Key: "from", Value: e.Attr}))
		default:
			out = append(out, item(e.On))
		}
	}
	return out
}

func linkItems(list []Link) (out []yaml.MapSlice) {
	for _, l := range list {
		var exprs []string
		for _, s := range l.If {
			exprs = append(exprs, s.Expr)
		}
		if len(exprs) == 0 {
			out = append(out, item(l.From))
		} else {
			out = append(out, item(l.From, yaml.MapItem{Key: "if", Value: exprs}))
		}
	}
	return out
}

// headerItems has a list for each name, in the order of the first of each.
func headerItems(list []Header) (out yaml.MapSlice) {
	for _, h := range list {
		i := slices.IndexFunc(out, func(m yaml.MapItem) bool { return m.Key == h.Name })
		if i < 0 {
			i = len(out)
			out = append(out, yaml.MapItem{Key: h.Name, Value: []string(nil)})
		}
		out[i].Value = append(out[i].Value.([]string), h.Value)
	}
	return out
}

func testItems(list []Test) (out []yaml.MapSlice) {
	for _, t := range list {
		var m yaml.MapSlice
		for _, part := range []struct{ key, value string }{{"url", t.URL}, {"file", t.File}, {"title", t.Title}} {
			if part.value != "" {
				m = append(m, yaml.MapItem{Key: part.key, Value: part.value})
			}
		}
		if len(t.Has) > 0 {
			m = append(m, yaml.MapItem{Key: "has", Value: t.Has})
		}
		if len(t.Not) > 0 {
			m = append(m, yaml.MapItem{Key: "not", Value: t.Not})
		}
		if t.Words != (Words{}) {
			m = append(m, yaml.MapItem{Key: "words", Value: t.Words.String()})
		}
		out = append(out, m)
	}
	return out
}
