package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast" // YAML with the position of each part, which messages and origins name
	"github.com/goccy/go-yaml/parser"

	"github.com/seed-fabb886e/pith/extract/article"
)

// ParseYAML reads a rule file of pith's own format. name is the file's, for origins
// and problems. A rule with problems other than KindUnreachable is not to be used.
func ParseYAML(name string, data []byte) (*Rule, []Problem) {
	l := yamlLoader{name: name}
	r := &Rule{Name: name}
	if fault := unreadable(data); fault != "" {
		return r, []Problem{{File: name, Kind: KindSyntax, Text: fault}}
	}
	file, err := parser.ParseBytes(bytes.TrimPrefix(data, []byte("\uFEFF")), 0)
	switch {
	case err != nil:
		l.problems = append(l.problems, syntaxProblem(name, err))
	case len(file.Docs) != 1 || file.Docs[0].Body == nil:
		l.problems = append(l.problems, Problem{File: name, Kind: KindSyntax, Text: fmt.Sprintf("one document with fields is wanted, found %d", len(file.Docs))})
	default:
		l.rule(r, file.Docs[0].Body, false)
	}
	return r, l.problems
}

// What a rule file has at most: the parser's memory grows with the square of the nesting.
const (
	largestFile = 1 << 20
	deepestFile = 500 // brackets that are open
)

// unreadable says why a file is not parsed at all, "" where it is.
func unreadable(data []byte) string {
	if len(data) > largestFile {
		return fmt.Sprintf("a rule file has %d bytes at most", largestFile)
	}
	open := 0
	for _, c := range data {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open--
		case '\n':
			open = max(open, 0)
		}
		if open > deepestFile {
			return fmt.Sprintf("more than %d brackets are open", deepestFile)
		}
	}
	return ""
}

// syntaxProblem makes a problem of the library's "[1:4] what is wrong" and its excerpt
// of the file.
func syntaxProblem(name string, err error) Problem {
	p := Problem{File: name, Kind: KindSyntax}
	p.Text, _, _ = strings.Cut(err.Error(), "\n")
	where, what, ok := strings.Cut(strings.TrimPrefix(p.Text, "["), "] ")
	if n, _ := fmt.Sscanf(where, "%d:%d", &p.Line, &p.Column); ok && n == 2 {
		p.Text = what
	}
	return p
}

// yamlLoader collects what is wrong, so that the reading functions need not.
type yamlLoader struct {
	name     string
	problems []Problem
}

func (l *yamlLoader) problem(at ast.Node, kind, format string, args ...any) {
	line, column := place(at)
	l.problems = append(l.problems, Problem{l.name, line, column, kind, fmt.Sprintf(format, args...)})
}

// place is where a node begins; a mapping does at its first key.
func place(n ast.Node) (line, column int) {
	switch m := n.(type) {
	case *ast.MappingNode:
		if len(m.Values) > 0 {
			return place(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return place(m.Key)
	}
	if tok := n.GetToken(); tok != nil && tok.Position != nil {
		return tok.Position.Line, tok.Position.Column
	}
	return 0, 0
}

func (l *yamlLoader) origin(n ast.Node) article.Origin {
	line, _ := place(n)
	return originOf(l.name, line)
}

// rule reads a file, or one of its versions.
func (l *yamlLoader) rule(r *Rule, n ast.Node, version bool) {
	seen := map[string]bool{}
	for _, kv := range l.mapping(n) {
		key := keyOf(kv)
		if seen[key] {
			l.problem(kv.Key, KindSyntax, "%q stands here twice", key)
			continue
		}
		seen[key] = true
		read, known := ruleKeys[key]
		if key == "versions" && !version {
			r.Versions = l.versions(kv.Value)
			continue
		}
		if version {
			if also, is := versionKeys[key]; is {
				read, known = also, true
			} else if onlyTop[key] {
				known = false
			}
		}
		switch {
		case known:
			read(l, r, kv)
			if version {
				r.say(key)
			}
		case slices.Contains(FieldNames, key):
			r.Fields = append(r.Fields, Field{Name: key, From: l.selectors(kv.Value)})
		default:
			l.problem(kv.Key, KindUnknownKey, "nothing is called %q%s", key, suggestion(key))
		}
	}
	r.sortEdits()
	if r.SameAs != "" && len(seen) > 1 {
		l.problem(n, KindUnreachable, "beside same_as nothing else counts")
	}
}

// suggestion is the known key that a misspelt one looks like.
func suggestion(key string) string {
	best, distance := "", 3
	for _, known := range KnownKeys() {
		if d := editDistance(key, known); d < distance {
			best, distance = known, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// editDistance is Levenshtein's.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// KnownKeys are the keys that a rule file may have at its top.
func KnownKeys() []string {
	keys := append(slices.Clone(FieldNames), "versions")
	for key := range ruleKeys {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

type readKey = func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode)

// ruleKeys are the keys of a rule beside its fields.
var ruleKeys = map[string]readKey{
	"same_as": func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.SameAs = l.scalar(kv.Value) },
	"body":    func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Body = l.checked(kv.Value, l.wantWhole) },
	"remove":  func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Remove = l.checked(kv.Value, l.wantNodes) },
	"keep":    func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Keep = l.checked(kv.Value, l.wantNodes) },
	"spare":   func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Spare = l.checked(kv.Value, l.wantNodes) },

	"replace":         func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Replace = l.replacements(kv.Value) },
	"unwrap":          func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { l.edits(r, kv.Value, "unwrap", "") },
	"wrap":            func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { l.edits(r, kv.Value, "wrap", "in") },
	"move":            func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { l.edits(r, kv.Value, "move", "into") },
	"lazy_src":        func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { l.edits(r, kv.Value, "lazy_src", "from") },
	"drop_attributes": func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { l.edits(r, kv.Value, "drop_attributes", "") },

	"remove_first": func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.RemoveFirst = l.boolean(kv.Value) },
	"clean":        func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Clean = l.boolean(kv.Value) },
	"hint":         func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Hint = l.boolean(kv.Value) },
	"strict":       func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Strict = l.boolean(kv.Value) },
	"lead_image":   func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.LeadImage = l.boolean(kv.Value) },
	"json_ld":      func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.NoJSONLD = !l.boolean(kv.Value) },
	"footnotes":    func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.NoFootnotes = !l.boolean(kv.Value) },
	"comments":     func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.KeepComments = l.boolean(kv.Value) },

	"single_page": func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.SinglePage = l.links(kv.Value) },
	"next_page":   func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.NextPage = l.links(kv.Value) },
	"header":      func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Header = l.header(kv.Value) },
	"tests":       func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.Tests = l.tests(kv.Value) },
}

// versionKeys are those that a version has besides.
var versionKeys = map[string]readKey{
	"when": func(l *yamlLoader, r *Rule, kv *ast.MappingValueNode) { r.When = l.selectors(kv.Value) },
	"why":  func(l *yamlLoader, _ *Rule, kv *ast.MappingValueNode) { l.scalar(kv.Value) },
}

// onlyTop are those that it has not.
var onlyTop = map[string]bool{"same_as": true, "tests": true, "header": true, "replace": true}

func (l *yamlLoader) versions(n ast.Node) (list []*Rule) {
	for _, item := range l.list(n, "versions (- when: ...)") {
		v := &Rule{Name: l.name}
		l.rule(v, item, true)
		if len(v.When) == 0 && len(v.Body) == 0 {
			l.problem(item, KindMissing, "a version needs when, or a body that tells its pages")
		}
		list = append(list, v)
	}
	return list
}
