package meta

import (
	"strings"
	"unicode/utf8"
)

// What stands in a title beside the title: the names of the site and of its parts, behind
// separators.

// separators stand between a title and the name of its site or section.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ ", " › ", " > ", " < ", " // ", "｜", "ㅣ", " ― ", " ‹ ", " : "}

// A piece of a title, with the separator before it.
type piece struct{ sep, text string }

// nextSeparator is the first of them in a text, and where; -1 if there is none.
func nextSeparator(s string) (int, string) {
	for at := range len(s) {
		if s[at] != ' ' && s[at] < utf8.RuneSelf {
			continue
		}
		for _, x := range separators {
			if strings.HasPrefix(s[at:], x) {
				return at, x
			}
		}
	}
	return -1, ""
}

func titlePieces(s string) []piece {
	out := []piece{{}}
	for s != "" {
		at, sep := nextSeparator(s)
		last := &out[len(out)-1]
		if at < 0 {
			last.text = s
			break
		}
		last.text = s[:at]
		out = append(out, piece{sep: sep})
		s = s[at+len(sep):]
	}
	return out
}

func joinPieces(ps []piece) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString(p.sep)
		}
		b.WriteString(p.text)
	}
	return strings.TrimSpace(b.String())
}

// trimSite takes the site's name and what follows it off the ends of a title.
// Of a <title>, whose job is to name the site, it also takes off a last piece
// that is short beside the rest, or the pieces behind the visible headline.
func (r *reading) trimSite(s string, element bool) string {
	ps := titlePieces(s)
	if len(ps) == 1 {
		if head, _, ok := strings.Cut(s, "_"); ok && wide(s) { // 标题_栏目_站名
			return strings.TrimSpace(head)
		}
		return s
	}
	for n := 1; n < len(ps); n++ {
		if r.isSite(ps[n].text) {
			ps = ps[:n]
			break
		}
	}
	if n := len(ps) - 1; n > 0 && ps[n].sep != " : " && r.likeSite(ps[n].text) {
		ps = ps[:n]
	}
	for len(ps) > 1 && r.isSite(ps[0].text) {
		ps = ps[1:]
	}
	if element && len(ps) > 1 {
		if h := r.headline; h > 0 {
			head := fold(r.headText(h))
			for n := len(ps) - 1; n > 0; n-- {
				if fold(joinPieces(ps[:n])) == head {
					return joinPieces(ps[:n])
				}
				if fold(joinPieces(ps[n:])) == head {
					return joinPieces(ps[n:])
				}
			}
		}
		last := ps[len(ps)-1]
		if rest := joinPieces(ps[:len(ps)-1]); last.sep != " : " && wordCount(last.text) <= 4 && wordCount(rest) >= 2*wordCount(last.text) {
			return rest
		}
	}
	return joinPieces(ps)
}
