package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Characters that stand around a footnote's marker, or are one.
const (
	noteBrackets = "[](){}【】〔〕［］（）"
	noteSymbols  = "*†‡§¶‖#⁂※∗"
	noteArrows   = "^↑↩↵⤴⏎⮐⇑←↖⬆▲⇧⌃☝\ufe0e\ufe0f"
	noteSpace    = " \t\r\n\f\u00a0\u2009\u200a\u202f\u200b\u2060"
)

// A marker is what the link to a note says.
type marker struct {
	text    string // without brackets and white space: "1", "note 1", "†"
	label   string // what of it can be a label: ASCII letters and digits; "" for none
	bracket bool   // it stands in brackets
	symbol  bool   // * † ‡ and their like
	plain   bool   // short enough to be one without more to say so
}

// maxLabel is the most characters that a label has.
const maxLabel = 8

// bareMarker is the text of a marker without brackets and white space around it.
func bareMarker(s string) string { return strings.Trim(s, noteBrackets+noteSpace) }

// readMarker reads the text of a link as a marker.
func readMarker(s string) (m marker, is bool) {
	s = strings.Trim(s, noteSpace)
	m.text = strings.Trim(s, noteBrackets+noteSpace)
	m.bracket = len(m.text) < len(s)
	if m.text == "" || len(m.text) > 60 {
		return m, false
	}
	if strings.Trim(m.text, noteSymbols) == "" {
		m.symbol, m.plain = true, utf8.RuneCountInString(m.text) <= 4
		return m, m.plain
	}
	core := strings.Trim(m.text, noteSymbols+noteArrows+noteSpace+".:,")
	letters, digits, ascii := 0, 0, true
	var b strings.Builder
	for _, r := range core {
		switch {
		case strings.ContainsRune(noteSpace, r):
			continue
		case digitOf(r) >= 0:
			digits++
			b.WriteByte('0' + byte(digitOf(r)))
			continue
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune("-_.+:", r):
			ascii = false
		default:
			return m, false
		}
		ascii = ascii && r < utf8.RuneSelf
		b.WriteRune(r)
	}
	length := letters + digits
	if length == 0 || length > 20 {
		return m, false
	}
	if ascii && length <= maxLabel && (letters > 0 || digits <= 6) {
		m.label = b.String()
	}
	m.text = core
	m.plain = letters == 0 && digits <= 4 || digits <= 3 && letters <= 6 && (digits > 0 || letters <= 3)
	return m, true
}

// digitOf is the value of a digit, raised ones with them, or -1.
func digitOf(r rune) int {
	switch {
	case r == '¹':
		return 1
	case r == '²' || r == '³':
		return int(r-'²') + 2
	case r == '⁰' || r >= '⁴' && r <= '⁹':
		return int(r - '⁰')
	}
	return digit(r)
}

// isArrow reports whether a link's text is a sign that says: back.
func isArrow(s string) bool {
	return strings.Trim(s, noteArrows+noteBrackets+noteSpace) == "" && strings.ContainsAny(s, noteArrows)
}

// isPunct reports whether a text is nothing but what stands between markers.
func isPunct(s string) bool { return strings.Trim(s, noteBrackets+noteSpace+",;") == "" }

// strip marks what a note shows of itself and no longer needs: its number, the
// links back to its references, and the signs around them.
func (f *noteFinder) strip(n *footnote) {
	first, last := f.linksIn(n.start, n.end)
	for k := first; k < last; k++ {
		if l := &f.links[k]; f.isBack(l, n) {
			f.dropAll(l.node)
		}
	}
	for c := n.start; c < n.end; c++ {
		if f.p.Nodes[c].Flags&page.IsText == 0 && f.p.Words(c) <= 12 && !f.out.skip[c] && classHas(f.p, c, backWords) {
			f.dropAll(c)
		}
	}
	f.stripHead(n)
	f.stripTail(n)
}

// stripOthers strips the items beside notes, which are notes as well: what refers
// to them is not kept, and what leads back to that leads nowhere.
func (f *noteFinder) stripOthers() {
	lists := map[int32]bool{}
	for k := range f.out.list {
		n := &f.out.list[k]
		up := f.p.Nodes[n.start].Parent
		if n.end == 0 || f.p.Nodes[n.start].Tag != atom.Li || lists[up] {
			continue
		}
		lists[up] = true
		for c := up + 1; c < f.p.Nodes[up].End; c = f.p.Nodes[c].End {
			if _, is := f.out.at[c]; !is && f.p.Nodes[c].Tag == atom.Li {
				f.strip(&footnote{start: c, end: f.p.Nodes[c].End})
			}
		}
	}
}

// backWords are class words of what leads from a note back to the text.
var backWords = []string{"backlink", "backref", "backlinks", "fn-backref", "reversefootnote", "footnote-back", "footnote_backlink", "to-top", "footnote-return", "footnote-delimiter"}

// isBack reports whether a link in a note leads back to one of its references.
func (f *noteFinder) isBack(l *noteLink, n *footnote) bool {
	if l.aside || l.long {
		return false
	}
	if isArrow(f.p.TextOf(l.node)) {
		return true
	}
	note, is := f.out.at[n.start]
	k := f.refNear(l.target)
	return is && k >= 0 && f.out.refs[k].note == note
}

func (f *noteFinder) dropAll(i int32) {
	for c := i; c < f.p.Nodes[i].End; c++ {
		f.out.skip[c] = true
	}
}

// leafText returns the text of a kept text node, and whether it is one.
func (f *noteFinder) leafText(c int32) (string, bool) {
	n := &f.p.Nodes[c]
	if n.Flags&(page.IsText|page.Silent) != page.IsText || f.b.m.Of[c] != page.Keep {
		return "", false
	}
	return n.HTML.Data, true
}

// stripHead strips what a note begins with.
func (f *noteFinder) stripHead(n *footnote) {
	var doubt []int32 // signs that go if a number or a link back follows
	sure, numbered := false, false
	for c := n.start; c < n.end; c++ {
		if f.out.skip[c] {
			sure = f.commit(&doubt)
			if s, is := f.leafText(c); is {
				m, _ := readMarker(s)
				numbered = numbered || m.text == n.number
			}
			continue
		}
		s, is := f.leafText(c)
		if !is {
			if leaf(&f.p.Nodes[c]) && f.b.m.Of[c] == page.Keep {
				return
			}
			continue
		}
		t := strings.Trim(s, noteSpace)
		if t == "" {
			continue
		}
		if strings.Trim(t, noteBrackets+noteArrows+noteSpace+".:,;") == "" {
			doubt = append(doubt, c)
			if sure || strings.ContainsAny(t, noteArrows) {
				sure = f.commit(&doubt)
			}
			continue
		}
		if !numbered {
			if rest, is := f.afterNumber(t, n); is {
				sure, numbered = f.commit(&doubt), true
				if rest == "" {
					f.out.skip[c] = true
					continue
				}
				f.cutHead(c, s, rest)
				return
			}
		}
		if sure {
			f.cutHead(c, s, afterSign(t))
		}
		return
	}
}

// commit drops the signs in doubt.
func (f *noteFinder) commit(doubt *[]int32) bool {
	for _, c := range *doubt {
		f.out.skip[c] = true
	}
	*doubt = (*doubt)[:0]
	return true
}

// afterNumber returns what follows a note's own number at the beginning of t. An
// item of a numbered list has that in brackets if at all.
func (f *noteFinder) afterNumber(t string, n *footnote) (rest string, is bool) {
	open := strings.TrimLeft(t, noteBrackets+noteArrows+noteSpace)
	if f.numberedItem(n.start) && len(open) == len(t) || n.number == "" {
		return "", false
	}
	rest, is = strings.CutPrefix(open, n.number)
	if !is {
		rest, is = strings.CutPrefix(strings.TrimLeft(open, noteSymbols), n.number)
	}
	if r, _ := utf8.DecodeRuneInString(rest); !is || rest != "" && page.IsWordRune(r) {
		return "", false
	}
	return afterSign(rest), true
}

// afterSign drops the signs that part a number from the text behind it.
func afterSign(s string) string {
	s = strings.TrimLeft(s, noteSpace)
	for _, sign := range []string{"].", ").", "]:", "]", ")", "：", "）", "］", "】", "〕"} {
		if rest, is := strings.CutPrefix(s, sign); is {
			return strings.TrimLeft(rest, noteSpace)
		}
	}
	if s != "" && strings.IndexByte(".:,", s[0]) >= 0 && !strings.HasPrefix(s, "..") {
		s = s[1:]
	}
	return strings.TrimLeft(s, noteSpace)
}

// cutHead leaves of the text s of node c what begins with rest.
func (f *noteFinder) cutHead(c int32, s, rest string) {
	f.out.cut[c] = cut{len(strings.TrimRight(s, noteSpace)) - len(rest), f.out.cut[c].to}
}

func (f *noteFinder) cutTail(c int32, bytes int) {
	f.out.cut[c] = cut{f.out.cut[c].from, bytes}
}

// stripTail strips the signs around the links back that a note ends with.
func (f *noteFinder) stripTail(n *footnote) {
	var doubt []int32
	sure := false
	for c := n.end - 1; c >= n.start; c-- {
		s, is := f.leafText(c)
		switch {
		case f.out.skip[c]:
			if is || leaf(&f.p.Nodes[c]) {
				sure = f.commit(&doubt)
			}
			continue
		case !is:
			if leaf(&f.p.Nodes[c]) && f.b.m.Of[c] == page.Keep {
				return
			}
			continue
		}
		t := strings.TrimRight(s, noteSpace)
		if t == "" {
			continue
		}
		rest := strings.TrimRight(t, "[({^|"+noteSpace)
		switch {
		case isPunct(t):
			if doubt = append(doubt, c); sure {
				f.commit(&doubt)
			}
			continue
		case sure && len(rest) < len(s) && rest != "":
			f.cutTail(c, len(s)-len(rest))
		}
		return
	}
}
