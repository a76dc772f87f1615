package site

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// linkedValues follow a path into JSON-LD. Its first name is the type of an object,
// wherever that stands: NewsArticle.author.name.
func (s *Selector) linkedValues(p *page.Page) (values []Value) {
	for _, i := range p.LD {
		if text := p.Nodes[i].HTML.FirstChild; text != nil {
			for _, v := range meta.LooseJSON(text.Data, p.Limits) {
				values = appendValues(values, s.path[1:].texts(ofType(nil, v, s.path[0].name, 0)))
			}
		}
	}
	return values
}

// ofType collects the objects of a type in a JSON-LD value, the outer ones first.
func ofType(found []any, v any, name string, depth int) []any {
	if depth > maxDepth {
		return found
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			found = ofType(found, e, name, depth+1)
		}
	case map[string]any:
		if isType(v["@type"], name) {
			return append(found, v)
		}
		for _, key := range sortedKeys(v) {
			found = ofType(found, v[key], name, depth+1)
		}
	}
	return found
}

// isType reports whether an @type is, or holds, a name, with or without schema.org's
// address before it.
func isType(v any, name string) bool {
	switch v := v.(type) {
	case string:
		return v[strings.LastIndexByte(v, '/')+1:] == name
	case []any:
		for _, e := range v {
			if isType(e, name) {
				return true
			}
		}
	}
	return false
}

// stateValues follow a path into the state that scripts start from: a script of JSON
// alone, or one that assigns JSON to a name. The first script in which it leads
// somewhere counts.
func (s *Selector) stateValues(p *page.Page) []Value {
	for i := int32(0); i < p.Len(); i++ {
		n := p.Nodes[i].HTML
		if p.Nodes[i].Tag != atom.Script || n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, s.path[0].name) {
			continue
		}
		if found := s.path.find(stateOf(n.FirstChild.Data)); len(found) > 0 {
			return appendValues(nil, found)
		}
	}
	return nil
}

// stateOf is the JSON of a script: all of it, or what it assigns first.
func stateOf(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		return text
	}
	if _, value, ok := strings.Cut(text, "="); ok {
		return strings.TrimSpace(value) // what stands behind the value, the decoder leaves
	}
	return ""
}

func appendValues(values []Value, texts []string) []Value {
	for _, text := range texts {
		values = append(values, Value{Text: text})
	}
	return values
}

// decodeJSON decodes the value that a text begins with.
func decodeJSON(data string) (v any, ok bool) {
	if len(data) > maxScript {
		return nil, false
	}
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	return v, dec.Decode(&v) == nil
}
