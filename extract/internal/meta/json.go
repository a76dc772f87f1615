package meta

import (
	"encoding/json"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

type jsonKind uint8

const (
	jsonNone jsonKind = iota // null, or nothing at all
	jsonWord                 // true, false, a number, as it is written
	jsonString
	jsonArray
	jsonObject
)

// A jsonValue is a parsed JSON value. The zero value stands for whatever is not
// there, so that a path into a document needs no checks.
type jsonValue struct {
	kind  jsonKind
	key   string      // of an object's member
	text  string      // of a string or word
	items []jsonValue // of an array or object, in order
}

// get is the first member of that name, in any case as people write it.
func (v *jsonValue) get(key string) *jsonValue {
	for i := range v.items {
		if v.items[i].key == key {
			return &v.items[i]
		}
	}
	for i := range v.items {
		if strings.EqualFold(v.items[i].key, key) {
			return &v.items[i]
		}
	}
	return &jsonValue{}
}

// list is the elements of an array, or the value itself as the only one.
func (v *jsonValue) list() []jsonValue {
	switch v.kind {
	case jsonArray:
		return v.items
	case jsonNone:
		return nil
	}
	return []jsonValue{*v}
}

// parseJSON reads JSON as pages have it, the values of one block in a row. What
// encoding/json would refuse is common: comments and CDATA marks around the
// data, line breaks inside strings, commas too many or too few, quotes and
// backslashes out of place, an end that is missing. Nothing is an error: what
// can be read, within the limits, is returned.
func parseJSON(s string, lim page.Limits) []jsonValue {
	return (&jsonParser{s: s[:min(len(s), lim.JSONBytes)], deepest: lim.JSONDepth}).all()
}

// all reads the values of a block.
func (p *jsonParser) all() (out []jsonValue) {
	for p.skip("{["); p.i < len(p.s); p.skip("{[") {
		out = append(out, p.value(0))
	}
	return out
}

// LooseJSON is what parseJSON reads, and articles' texts, too, as encoding/json gives it,
// numbers as they are written: for rules, whose paths lead into the same data.
func LooseJSON(s string, lim page.Limits) (out []any) {
	p := &jsonParser{s: s[:min(len(s), lim.JSONBytes)], deepest: lim.JSONDepth, whole: true}
	for _, v := range p.all() {
		out = append(out, v.plain())
	}
	return out
}

func (v *jsonValue) plain() any {
	switch v.kind {
	case jsonNone:
		return nil
	case jsonString:
		return v.text
	case jsonArray:
		list := []any{}
		for i := range v.items {
			list = append(list, v.items[i].plain())
		}
		return list
	case jsonObject:
		object := map[string]any{}
		for i := range v.items {
			key := v.items[i].key
			if _, again := object[key]; !again {
				object[key] = v.items[i].plain()
			}
		}
		return object
	}
	if v.text == "true" || v.text == "false" {
		return v.text == "true"
	}
	return json.Number(v.text)
}

type jsonParser struct {
	s       string
	i       int
	deepest int
	whole   bool // members that are bulky are read, too
}

// skip goes on to the next byte of a set, leaping over comments.
func (p *jsonParser) skip(set string) {
	for p.i < len(p.s) && strings.IndexByte(set, p.s[p.i]) < 0 {
		if !p.comment() {
			p.i++
		}
	}
}

// comment leaps over a comment if one begins here. A line comment ends with its
// line; those of scripts hide a CDATA mark and nothing else.
func (p *jsonParser) comment() bool {
	rest := p.s[p.i:]
	mark, skip := "", 0
	switch {
	case strings.HasPrefix(rest, "/*"):
		mark, skip = "*/", 2
	case strings.HasPrefix(rest, "<![CDATA["):
		p.i += len("<![CDATA[")
		return true
	case strings.HasPrefix(rest, "//") && !strings.HasPrefix(rest, "//<![CDATA["):
		mark = "\n"
	default:
		return false
	}
	end := strings.Index(rest[skip:], mark)
	if end < 0 {
		p.i = len(p.s)
	} else {
		p.i += skip + end + len(mark)
	}
	return true
}

// space skips white space and comments.
func (p *jsonParser) space() {
	for p.i < len(p.s) {
		if p.s[p.i] > ' ' && !p.comment() {
			return
		}
		if p.i < len(p.s) && p.s[p.i] <= ' ' {
			p.i++
		}
	}
}

func (p *jsonParser) value(depth int) jsonValue {
	p.space()
	if p.i >= len(p.s) {
		return jsonValue{}
	}
	switch p.s[p.i] {
	case '{', '[':
		return p.collection(depth)
	case '"':
		return jsonValue{kind: jsonString, text: p.str()}
	}
	return p.word()
}

// collection reads an object or array. Below the depth limit it is read and
// thrown away.
func (p *jsonParser) collection(depth int) jsonValue {
	v := jsonValue{kind: jsonArray}
	if p.s[p.i] == '{' {
		v.kind = jsonObject
	}
	if depth >= p.deepest {
		p.leap()
		return jsonValue{}
	}
	p.i++
	for {
		p.space()
		if p.i >= len(p.s) {
			return v
		}
		switch c := p.s[p.i]; {
		case c == '}' || c == ']':
			p.i++
			return v
		case c == ',' || c == ':' || c == ';':
			p.i++
		case v.kind == jsonArray:
			v.items = append(v.items, p.value(depth+1))
		default:
			p.member(&v, depth)
		}
	}
}

func (p *jsonParser) member(v *jsonValue, depth int) {
	var key string
	switch c := p.s[p.i]; {
	case c == '"':
		key = p.str()
	case c == '{' || c == '[': // a value where a name should be
		p.value(depth + 1)
		return
	default:
		key = p.word().text
	}
	p.space()
	if p.i < len(p.s) && p.s[p.i] == ':' {
		p.i++
		if bulky(key) && !p.whole {
			p.pass()
			return
		}
		if v.items == nil {
			v.items = make([]jsonValue, 0, 6)
		}
		member := p.value(depth + 1)
		member.key = key
		v.items = append(v.items, member)
	}
}

// bulky names the members that no reader asks for and that make up most of a
// block: the article's text, and what others wrote below it.
func bulky(key string) bool {
	switch key {
	case "articleBody", "text", "reviewBody", "comment", "liveBlogUpdate", "recipeInstructions", "transcript":
		return true
	}
	return false
}

// pass goes over a value without making anything of it.
func (p *jsonParser) pass() {
	p.space()
	switch {
	case p.i >= len(p.s):
	case p.s[p.i] == '{' || p.s[p.i] == '[':
		p.leap()
	case p.s[p.i] == '"':
		p.rawString()
	default:
		p.word()
	}
}

// word reads up to the next mark of JSON: true, 12.5, or whatever stands there.
func (p *jsonParser) word() jsonValue {
	start := p.i
	for p.i < len(p.s) && p.s[p.i] > ' ' && strings.IndexByte(`,:{}[]"`, p.s[p.i]) < 0 {
		p.i++
	}
	if p.i == start {
		p.i++
		return jsonValue{}
	}
	text := strings.Trim(p.s[start:p.i], "'")
	if text == "null" || text == "undefined" {
		return jsonValue{}
	}
	return jsonValue{kind: jsonWord, text: text}
}

// leap skips a collection by counting its brackets.
func (p *jsonParser) leap() {
	for depth := 0; p.i < len(p.s); {
		switch p.s[p.i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			p.rawString()
			continue
		}
		p.i++
		if depth == 0 {
			return
		}
	}
}

// str reads a string. A quote that no comma, colon or bracket follows does not
// end it: somebody forgot to escape it.
func (p *jsonParser) str() string { return unescapeJSON(p.rawString()) }

func (p *jsonParser) rawString() string {
	p.i++
	start := p.i
	for p.i < len(p.s) {
		switch p.s[p.i] {
		case '\\':
			p.i = min(p.i+2, len(p.s))
		case '"':
			p.i++
			if p.endsHere() {
				return p.s[start : p.i-1]
			}
		default:
			p.i++
		}
	}
	return p.s[start:]
}

func (p *jsonParser) endsHere() bool {
	rest := strings.TrimLeft(p.s[p.i:min(len(p.s), p.i+256)], " \t\r\n")
	if rest == "" || strings.IndexByte(":}]/<", rest[0]) >= 0 {
		return true
	}
	if rest[0] == ',' {
		// `"a", "b"` ends; `said "no", and` goes on.
		after := strings.TrimLeft(rest[1:], " \t\r\n")
		return after == "" || strings.IndexByte("\"{[]}/,-tfn0123456789", after[0]) >= 0
	}
	return rest[0] == '"' // a comma is missing
}

// unescapeJSON resolves the escapes of a string, and leaves alone what is none.
func unescapeJSON(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.IndexByte(s, '\\') {
		b.WriteString(s[:i])
		s = s[i+1:]
		if s == "" {
			return b.String()
		}
		c := s[0]
		s = s[1:]
		switch c {
		case 'n', 'r', 't', 'b', 'f':
			b.WriteByte(' ')
		case 'u':
			r, n := unicodeEscape(s)
			s = s[n:]
			b.WriteRune(r)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteString(s)
	return b.String()
}

// unicodeEscape decodes what follows \u, with the second half of a pair, and
// says how many bytes it took.
func unicodeEscape(s string) (rune, int) {
	r, ok := hex4(s)
	if !ok {
		return utf8.RuneError, 0
	}
	if utf16.IsSurrogate(r) {
		if len(s) >= 10 && s[4] == '\\' && s[5] == 'u' {
			if low, ok := hex4(s[6:]); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					return pair, 10
				}
			}
		}
		return utf8.RuneError, 4
	}
	return r, 4
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	var r rune
	for i := 0; i < 4; i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
