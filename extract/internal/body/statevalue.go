package body

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

type stateKind uint8

const (
	stateNone   stateKind = iota
	stateWord             // true, 12.5, null, or whatever expression stands there
	stateString           // what was between quotes
	stateArray
	stateObject
)

// A stateValue is a value of JSON or of a script's literals. Members keep their
// order.
type stateValue struct {
	kind  stateKind
	text  string       // of a string or word
	keys  []string     // of an object
	items []stateValue // of an array or object
}

// get is an object's member of that name, nil if there is none.
func (v *stateValue) get(key string) *stateValue {
	for i, k := range v.keys {
		if k == key {
			return &v.items[i]
		}
	}
	return nil
}

// str is an object's string or word of that name.
func (v *stateValue) str(key string) string {
	if m := v.get(key); m != nil && (m.kind == stateString || m.kind == stateWord) {
		return m.text
	}
	return ""
}

// A stateReader reads JSON, and what scripts have for it: names without quotes,
// strings in other quotes, commas too many, expressions in place of values. It
// fails where a collection or string has no end, and where no name stands before a
// colon: that is code.
type stateReader struct {
	s       string
	i       int
	lines   bool // strings may hold line breaks and quotes: nobody escaped them in JSON-LD
	room    int  // values that may still be made
	deepest int  // collections in each other that are read
}

func (r *stateReader) space() {
	for r.i < len(r.s) && r.s[r.i] <= ' ' {
		r.i++
	}
}

// at is the next byte that is no space, 0 at the end.
func (r *stateReader) at() byte {
	r.space()
	if r.i >= len(r.s) {
		return 0
	}
	return r.s[r.i]
}

func (r *stateReader) value(depth int) (stateValue, bool) {
	if r.room--; r.room < 0 {
		return stateValue{}, false
	}
	switch c := r.at(); c {
	case '{', '[':
		if depth >= r.deepest {
			return stateValue{}, r.leap()
		}
		if c == '{' {
			return r.object(depth)
		}
		return r.array(depth)
	case '"', '\'', '`':
		text, ok := r.str()
		return stateValue{kind: stateString, text: text}, ok
	}
	return r.word()
}

func (r *stateReader) array(depth int) (stateValue, bool) {
	v := stateValue{kind: stateArray}
	r.i++
	for {
		switch r.at() {
		case 0, '}', ':':
			return v, false
		case ']':
			r.i++
			return v, true
		case ',':
			r.i++
		default:
			item, ok := r.value(depth + 1)
			if !ok {
				return v, false
			}
			v.items = append(v.items, item)
		}
	}
}

func (r *stateReader) object(depth int) (stateValue, bool) {
	v := stateValue{kind: stateObject}
	r.i++
	for {
		switch r.at() {
		case 0:
			return v, false
		case '}':
			r.i++
			return v, true
		case ',':
			r.i++
			continue
		}
		key, ok := r.key()
		if !ok {
			return v, false
		}
		item, ok := r.value(depth + 1)
		if !ok {
			return v, false
		}
		v.keys, v.items = append(v.keys, key), append(v.items, item)
	}
}

// key reads a member's name and the colon behind it.
func (r *stateReader) key() (key string, ok bool) {
	if c := r.s[r.i]; c == '"' || c == '\'' {
		if key, ok = r.str(); !ok {
			return "", false
		}
	} else {
		start := r.i
		for r.i < len(r.s) && (isNameByte(r.s[r.i]) || r.s[r.i] >= utf8.RuneSelf) {
			r.i++
		}
		if key = r.s[start:r.i]; key == "" {
			return "", false
		}
	}
	if r.at() != ':' {
		return "", false
	}
	r.i++
	return key, true
}

func isNameByte(c byte) bool {
	return c == '_' || c == '$' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// word reads an expression up to the comma or bracket behind it.
func (r *stateReader) word() (stateValue, bool) {
	start := r.i
	for r.i < len(r.s) {
		switch r.s[r.i] {
		case ',', '}', ']':
			return stateValue{kind: stateWord, text: strings.TrimSpace(r.s[start:r.i])}, true
		case '(', '{', '[':
			if !r.leap() {
				return stateValue{}, false
			}
		case '"', '\'', '`':
			if _, ok := r.raw(); !ok {
				return stateValue{}, false
			}
		case ')', ';':
			return stateValue{}, false
		default:
			r.i++
		}
	}
	return stateValue{}, false
}

// leap goes over a collection, or a call's arguments, by counting brackets.
func (r *stateReader) leap() bool {
	for depth := 0; r.i < len(r.s); {
		switch r.s[r.i] {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		case '"', '\'', '`':
			if _, ok := r.raw(); !ok {
				return false
			}
			continue
		}
		r.i++
		if depth == 0 {
			return true
		}
	}
	return false
}

func (r *stateReader) str() (string, bool) {
	raw, ok := r.raw()
	return unescapeState(raw), ok
}

// raw is what stands between the quote here and the next of its kind.
func (r *stateReader) raw() (string, bool) {
	quote := r.s[r.i]
	r.i++
	start := r.i
	for r.i < len(r.s) {
		switch c := r.s[r.i]; {
		case c == '\\':
			r.i = min(r.i+2, len(r.s))
		case c == quote:
			r.i++
			if !r.lines || r.endsHere() {
				return r.s[start : r.i-1], true
			}
		case c == '\n' && !r.lines && quote != '`':
			return "", false // a quote in a pattern or a comment, and no string
		default:
			r.i++
		}
	}
	return "", false
}

// endsHere reports whether the quote before ends a string: in data that nobody reads
// but machines, quotes inside strings are often not escaped. A comma, a colon or a
// bracket follows on one that ends.
func (r *stateReader) endsHere() bool {
	rest := strings.TrimLeft(r.s[r.i:min(len(r.s), r.i+64)], " \t\r\n")
	if rest == "" || strings.IndexByte(":}]", rest[0]) >= 0 {
		return true
	}
	if rest[0] != ',' {
		return false
	}
	// `"a", "b"` ends; `said "no", and` goes on.
	after := strings.TrimLeft(rest[1:], " \t\r\n")
	return after == "" || strings.IndexByte("\"{[]}-tfn0123456789", after[0]) >= 0
}

// unescapeState resolves a string's escapes.
func unescapeState(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			i++
			continue
		}
		c := s[i+1]
		i += 2
		switch c {
		case 'n':
			b.WriteByte('\n')
		case 't', 'r', 'b', 'f', 'v', '\n':
			b.WriteByte(' ')
		case 'x':
			r, n := hexRune(s[i:], 2)
			b.WriteRune(r)
			i += n
		case 'u':
			r, n := hexRune(s[i:], 4)
			i += n
			if utf16.IsSurrogate(r) && strings.HasPrefix(s[i:], `\u`) {
				if low, n := hexRune(s[i+2:], 4); utf16.DecodeRune(r, low) != utf8.RuneError {
					r = utf16.DecodeRune(r, low)
					i += 2 + n
				}
			}
			b.WriteRune(r)
		default:
			b.WriteByte(c)
		}
	}
	return strings.ToValidUTF8(b.String(), "")
}

// hexRune reads a character's number of so many digits, and says how many bytes it
// took: none if that is no number.
func hexRune(s string, digits int) (rune, int) {
	if len(s) < digits {
		return utf8.RuneError, 0
	}
	n, err := strconv.ParseUint(s[:digits], 16, 32)
	if err != nil {
		return utf8.RuneError, 0
	}
	return rune(n), digits
}
