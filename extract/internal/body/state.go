package body

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Bounds on what is read of a page's scripts. A page that needs them is one whose
// DOM holds next to nothing, so that they may be generous.
const (
	stateBytes = 8 << 20 // of all scripts together
	stateDepth = 64      // of collections in each other
	stateLeast = 200     // a shorter script or attribute holds no article
	stateRoom  = 300_000 // values in all
)

// streamPush is how a piece of a stream of rows begins, in Next.js.
const streamPush = "__next_f.push("

// state gathers the values that a page's scripts and attributes carry: JSON-LD, the
// state that a framework starts from, what a script hands to a function.
type state struct {
	values []stateValue
	left   int // bytes that may still be read
	room   int // values that may still be made
	lim    page.Limits
	stream strings.Builder // what was pushed of a stream of rows
}

func newState(lim page.Limits) *state { return &state{left: stateBytes, room: stateRoom, lim: lim} }

// page reads the scripts of a page, in order, then the attributes that hold JSON.
func (s *state) page(p *page.Page) []stateValue {
	for i := int32(0); i < p.Len(); i++ {
		if p.Nodes[i].Tag == atom.Script && p.Attr(i, "src") == "" {
			s.script(scriptText(p, i), strings.Contains(strings.ToLower(p.Attr(i, "type")), "ld+json"))
		}
	}
	if s.stream.Len() > 0 {
		s.rows(s.stream.String())
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		for _, a := range p.Nodes[i].HTML.Attr {
			if len(a.Val) >= stateLeast && (a.Val[0] == '{' || a.Val[0] == '[') {
				s.whole(a.Val)
			}
		}
	}
	return s.values
}

// script reads one script: as one value if it begins like one, else whatever
// values stand in its code.
func (s *state) script(text string, ld bool) {
	text = strings.TrimSpace(text)
	switch {
	case len(text) < stateLeast && !strings.Contains(text, streamPush):
	case ld:
		if start := strings.IndexAny(text, "{["); start >= 0 { // a comment may come before
			s.whole(text[start:min(len(text), start+s.lim.JSONBytes)])
		}
	case strings.HasPrefix(text, "{&q;"):
		s.whole(strings.NewReplacer("&q;", `"`, "&s;", "'", "&l;", "<", "&g;", ">", "&a;", "&").Replace(text))
	case (text[0] == '{' || text[0] == '[') && s.whole(text):
	default:
		s.code(text)
	}
}

// whole reads a text that is one value. Of a broken one what came before the fault
// is nobody's article: it may end in its midst.
func (s *state) whole(text string) bool {
	v, _, ok := s.read(text, true)
	if ok {
		s.values = append(s.values, v)
	}
	return ok
}

// read reads the value that a text begins with, and says where it ends. What was
// read in vain counts, too, so that no script can make the work grow faster than
// its length.
func (s *state) read(text string, lines bool) (v stateValue, end int, ok bool) {
	r := stateReader{s: text[:min(len(text), s.left)], lines: lines, room: s.room, deepest: s.lim.JSONDepth}
	v, ok = r.value(0)
	s.left, s.room = s.left-r.i, r.room
	return v, r.i, ok
}

// code looks for values in a script's code: behind a = or a return, or as what a
// function is called with, which may be a string that holds JSON once more.
func (s *state) code(text string) {
	for i := 0; i < len(text) && s.left > 0; i++ {
		c := text[i]
		quote := c == '"' || c == '\'' || c == '`'
		if c != '{' && c != '[' && !quote {
			continue
		}
		before := strings.TrimRight(text[max(0, i-40):i], " \t\r\n")
		last := strings.LastIndexAny(before, "=(,:") + 1
		if last < len(before) || last == 0 || quote && before[last-1] != '(' {
			if quote || !strings.HasSuffix(before, "return") {
				continue
			}
		}
		v, end, ok := s.read(text[i:], false)
		if !ok {
			continue
		}
		i += end - 1
		switch {
		case v.kind == stateString:
			if holdsState(v.text) {
				s.values = append(s.values, v)
			}
		case strings.HasSuffix(before, streamPush):
			if len(v.items) == 2 && v.items[1].kind == stateString {
				s.stream.WriteString(v.items[1].text)
			}
		default:
			s.values = append(s.values, v)
		}
	}
}

// rows reads a stream of rows, "id:value" and a line's end each. Long texts have a
// row of their own, "id:T" with their length in bytes, and no line's end.
func (s *state) rows(text string) {
	for text != "" && s.left > 0 {
		colon := strings.IndexByte(text[:min(len(text), 16)], ':')
		if rest := text[colon+1:]; colon >= 0 && strings.HasPrefix(rest, "T") {
			comma := strings.IndexByte(rest[:min(len(rest), 16)], ',')
			if size, err := strconv.ParseUint(rest[1:max(1, comma)], 16, 31); err == nil && comma > 0 {
				row := rest[comma+1:]
				row = row[:min(len(row), int(size))]
				s.values = append(s.values, stateValue{kind: stateString, text: strings.ToValidUTF8(row, "")})
				s.left -= len(row)
				text = rest[comma+1+len(row):]
				continue
			}
		}
		line, rest, _ := strings.Cut(text, "\n")
		if start := strings.IndexAny(line, "{["); start >= 0 && len(line) >= stateLeast {
			s.whole(line[start:])
		}
		text = rest
	}
}

// nested reads the value that a string holds.
func (s *state) nested(text string) []stateValue {
	if text[0] == '%' {
		plain, err := url.PathUnescape(text)
		if err != nil {
			return nil
		}
		text = strings.ToValidUTF8(plain, "")
	}
	s.values = nil
	s.whole(text)
	return s.values
}

// holdsState reports whether a string may be a JSON collection, written out or as
// an address has it.
func holdsState(s string) bool {
	return len(s) >= stateLeast && (s[0] == '{' || s[0] == '[' || strings.HasPrefix(s, "%7B") || strings.HasPrefix(s, "%5B"))
}
