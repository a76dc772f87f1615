package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A jsonPath leads into a script's JSON: names parted by dots, each followed by
// any number of [n], the nth of a list, or [name=value], those objects of a list.
// A name after a list is looked up in each of its elements.
//
//	published_time
//	classes[mapping=category].value
//	props.pageProps.posts[0].title
type jsonPath []jsonStep

type jsonStep struct {
	name        string // the member to go to, or of the objects to take
	value       string // with filter: the value that name must have
	filter, nth bool
	index       int
}

func parseJSONPath(s string) (jsonPath, error) {
	var path jsonPath
	for _, part := range strings.Split(s, ".") {
		name, rest, more := strings.Cut(part, "[")
		if name == "" {
			return nil, fmt.Errorf("path %q: a name is missing", s)
		}
		path = append(path, jsonStep{name: name})
		for more {
			inside, behind, ok := strings.Cut(rest, "]")
			if !ok {
				return nil, fmt.Errorf("path %q: no ] behind [%s", s, rest)
			}
			if key, value, ok := strings.Cut(inside, "="); ok {
				path = append(path, jsonStep{name: key, value: value, filter: true})
			} else if n, err := strconv.Atoi(inside); err == nil && n >= 0 {
				path = append(path, jsonStep{nth: true, index: n})
			} else {
				return nil, fmt.Errorf("path %q: [%s] is neither a number nor name=value", s, inside)
			}
			if rest, more = strings.CutPrefix(behind, "["); !more && behind != "" {
				return nil, fmt.Errorf("path %q: unexpected %q", s, behind)
			}
		}
	}
	return path, nil
}

// maxScript is the most JSON that a path is looked up in.
const maxScript = 4 << 20

// maxDepth is how deep objects are looked for.
const maxDepth = 64

// find returns the strings and numbers that the path leads to, in order. JSON
// that does not parse holds nothing.
func (path jsonPath) find(data string) []string {
	v, ok := decodeJSON(data)
	if !ok {
		return nil
	}
	return path.texts([]any{v})
}

// texts are the strings and numbers that the path leads to from these values.
func (path jsonPath) texts(at []any) (out []string) {
	for _, step := range path {
		at = step.from(at)
	}
	for _, v := range at {
		out = appendTexts(out, v)
	}
	return out
}

func (s jsonStep) from(at []any) (next []any) {
	for _, v := range at {
		list, isList := v.([]any)
		switch {
		case s.nth && isList:
			if s.index < len(list) {
				next = append(next, list[s.index])
			}
		case s.filter && isList:
			for _, e := range list {
				if m, ok := e.(map[string]any); ok && fmt.Sprint(m[s.name]) == s.value {
					next = append(next, e)
				}
			}
		case s.nth || s.filter:
		case isList:
			next = append(next, s.from(list)...)
		default:
			if m, ok := v.(map[string]any); ok && m[s.name] != nil {
				next = append(next, m[s.name])
			}
		}
	}
	return next
}

func appendTexts(out []string, v any) []string {
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case json.Number:
		out = append(out, v.String())
	case []any:
		for _, e := range v {
			out = appendTexts(out, e)
		}
	}
	return out
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
