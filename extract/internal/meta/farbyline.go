package meta

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Where an author is looked for on a page on which nothing near the headline, and no
// data, names a person: in lines elsewhere (here), as who posted (poster.go), in signatures
// and boxes at the end (signature.go).

// clearIndex is clearBy by the first byte.
var clearIndex = sync.OnceValue(func() *[256][]string {
	var index [256][]string
	for _, words := range clearBy {
		index[words[0]] = append(index[words[0]], words)
	}
	return &index
})

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// farByline looks through the whole page for an author, where nothing else names one.
func (r *reading) farByline() {
	if r.namesSomeone() {
		return
	}
	_ = r.threadStarter() ||
		r.theOnly(r.shownAccounts, r.inChrome) ||
		r.theOnly(r.datedNames, r.inChrome) ||
		r.theOnly(r.timedAccounts, r.inChrome) ||
		r.clearByline() || r.onlyByline() || r.bracketedReporters() ||
		r.theOnly(r.signatures, r.inChrome) ||
		r.theOnly(r.portraits, r.inChrome) ||
		r.theOnly(r.boxes, r.isOther)
}

// namesSomeone reports whether a statement of the author is more than the site's name, an
// organisation's, or an address.
func (r *reading) namesSomeone() bool {
	for i := range r.claims[fAuthors] {
		c := &r.claims[fAuthors][i]
		if c.weak {
			continue
		}
		for _, p := range r.peopleOf(c.Text, c.list > 0) {
			if !p.agency && !r.isSite(p.name) && !(c.list == 0 && r.deskOfSite(p.name)) && !isRole(p.name) && !isAccount(p.name) {
				return true
			}
		}
	}
	return false
}

// theOnly claims the person that is found, if it is one person: a page that has several of a
// kind is about a team, or lists articles. Those that are elsewhere do not count.
func (r *reading) theOnly(found iter.Seq2[int32, string], elsewhere func(int32) bool) bool {
	var one *claim
	for i, name := range found {
		switch {
		case one != nil && same(one.Text, name) || elsewhere(i):
		case one != nil:
			return false
		default:
			one = &claim{Value: Value{Text: name, Origin: originVisible}, node: i, list: listFar}
		}
	}
	if one != nil {
		r.addClaim(fAuthors, *one)
	}
	return one != nil
}

// clearByline looks for a line that says clearly who wrote the article.
func (r *reading) clearByline() bool {
	lines, index := r.allLines(), clearIndex()
	for n := range lines {
		text := strings.TrimSpace(r.textOf(lines[n]))
		if text == "" || len(text) > 150 {
			continue
		}
		clear := hasAnyPrefix(text, index[lower(text[0])])
		if !clear && (!r.headsName(text, lines[n+1:]) || r.inForm(lines[n].from)) {
			continue
		}
		with := slices.Clone(lines[n:min(n+2, len(lines))])
		if !clear {
			with[1].to = r.listEnd(&with[1])
		}
		r.bylineFrom(r.read(with))
		if r.hasList(listByline) {
			return true
		}
	}
	return false
}

// authorHeads stand alone in a line above the author's name. headsName knows their first letters.
var authorHeads = []string{"author", "author(s)", "authors", "written by", "autor", "autorin", "auteur", "autore", "autora", "by", "von"}

// headsName reports whether a line is such a heading, and the next one begins with a
// name: forms have the same words.
func (r *reading) headsName(text string, below []line) bool {
	return len(below) > 0 && len(text) < 20 && strings.IndexByte("awbv", lower(text[0])) >= 0 && inListFold(authorHeads, strings.TrimRight(text, ":")) && r.beginsWithName(r.spaced(below[0].from, below[0].to))
}

// listEnd is the end of a line, or of the list whose first item it is.
func (r *reading) listEnd(l *line) int32 {
	for i, n := r.p.Nodes[l.from].Parent, 0; n < 3 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		up := r.p.Nodes[i].Parent
		if r.p.Nodes[i].Tag == atom.Li && up > 0 && r.p.Words(up) <= 40 {
			return r.p.Nodes[up].End
		}
	}
	return l.to
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if s != "" && s[0] < utf8.RuneSelf && p[0] < utf8.RuneSelf && s[0]|0x20 != p[0]|0x20 { // most
			continue
		}
		if _, ok := cutFold(s, p); ok {
			return true
		}
	}
	return false
}

// onlyByline looks for the lines that are nothing but "By" and names. Teasers have such
// lines, too, so there may be one alone on the page.
func (r *reading) onlyByline() bool {
	var at line
	first := ""
	lines := r.allLines()
	for n, l := range lines {
		raw := r.textOf(l)
		if len(raw) > longLine || !mayAnnounce(raw) {
			continue
		}
		l.text = tidy(raw)
		rest, ok := cutBy(l.text, r.lang)
		if !ok || len(rest) > 80 || !r.namesOnly(rest) || r.inChrome(l.from) || r.isLabelled(lines, n-1) || r.isLabelled(lines, n+1) {
			continue
		}
		if f := fold(rest); first != "" && f != first {
			return false
		} else if first == "" {
			first, at = f, l
		}
	}
	if first != "" {
		r.bylineFrom([]line{at})
	}
	return first != ""
}

// isLabelled reports whether a line is one of a form or a table of facts, "Pages: 400", which
// is about something else than the article: its "Author: ..." then is a book's.
func (r *reading) isLabelled(lines []line, n int) bool {
	if n < 0 || n >= len(lines) {
		return false
	}
	text := r.textOf(lines[n])
	if len(text) > longLine {
		return false
	}
	text = tidy(text)
	label, value, ok := strings.Cut(text, ":")
	if !ok || value == "" || strings.HasPrefix(strings.TrimSpace(value), "©") || len(strings.Fields(label)) > 2 || len(strings.Fields(value)) > 4 {
		return false
	}
	if _, by := cutBy(text, r.lang); by {
		return false
	}
	f := strings.ToLower(label)
	return !stopSet()[f] && !inList(postedWords, f) && !inList(sourceWords, f)
}

// namesOnly reports whether a text is names of persons, perhaps with their offices, and
// next to nothing else.
func (r *reading) namesOnly(text string) bool {
	if !r.beginsWithName(text) {
		return false
	}
	rest := len(fold(cutOffice(text)))
	for _, p := range people(text, r.lang, true) {
		rest -= len(fold(p.name))
	}
	for i, part := range strings.Split(text, ",") {
		if i > 0 && isRole(part) {
			rest -= len(fold(part))
		}
	}
	return rest*5 <= len(fold(text))
}

// inChrome reports whether a node stands in menus, comments, boxes with other articles ...
func (r *reading) inChrome(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if isChrome(r.p, i, kindsOf(&r.p.Nodes[i])) {
			return true
		}
	}
	return false
}

// inForm reports whether a node stands in a form that people fill in.
func (r *reading) inForm(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if r.p.Nodes[i].Tag == atom.Form {
			return r.p.Words(i) < formWords
		}
	}
	return false
}

// formWords is how many words a form has at most: systems put whole pages into one.
const formWords = 100

// bracketedReporters claims those whom a paragraph names in brackets, as Chinese papers begin
// or end one: "〔記者林大明／台北報導〕", "新华社北京电（记者林大明）".
func (r *reading) bracketedReporters() bool {
	if !strings.Contains(r.p.Text, "者") {
		return false
	}
	for i := r.headline; i < r.p.Len(); i++ {
		n := &r.p.Nodes[i]
		if n.Flags&page.IsText == 0 || n.Flags&(page.Silent|page.InLink) != 0 || !strings.Contains(n.HTML.Data, "者") || r.inChrome(i) {
			continue
		}
		found := false
		for _, p := range people(bracketed(n.HTML.Data), r.lang, true) {
			if length := utf8.RuneCountInString(p.name); length < 2 || length > wideName || strings.Contains(p.name, "者") {
				continue
			}
			r.addClaim(fAuthors, claim{Value: Value{Text: p.name, Origin: originVisible}, node: i, list: listFar})
			found = true
		}
		if found {
			return true
		}
	}
	return false
}

const (
	bracketRunes = 20 // letters that such brackets hold at most
	wideName     = 4  // letters of a name at most
	textBytes    = 60 // what stands before brackets at the end of a text, and not of a label
)

// bracketed is what stands in the first brackets of a text that name reporters, "" for none:
// with a mark before or behind the name, behind the word for a wire, or at the text's end.
// "(记者手记)" is a reporter's notes.
func bracketed(text string) string {
	for _, office := range []string{"記者", "记者"} {
		for _, pair := range []string{"〔〕", "［］", "【】", "（）", "[]", "()"} {
			open, size := utf8.DecodeRuneInString(pair)
			before, behind, ok := strings.Cut(text, string(open)+office)
			inside, rest, closed := strings.Cut(behind, pair[size:])
			if !ok || !closed || inside == "" || strings.HasPrefix(inside, "會") || strings.HasPrefix(inside, "会") || // a conference
				utf8.RuneCountInString(inside) > bracketRunes {
				continue
			}
			wire := strings.HasSuffix(before, "电") || strings.HasSuffix(before, "電")
			if wire || strings.ContainsAny(inside, "／/ :：\u3000") || strings.Trim(rest, " 。\n") == "" && len(before) >= textBytes {
				return office + inside
			}
		}
	}
	return ""
}

// datedNames are the persons whose name stands in a line near the headline with the date
// and next to nothing else: "Ana Ruiz | 5 May 2025".
func (r *reading) datedNames(yield func(int32, string) bool) {
	for _, l := range r.zone() {
		if len(l.text) > 100 {
			continue
		}
		for _, mark := range dateMarks {
			a, b, ok := strings.Cut(l.text, mark)
			if !ok {
				continue
			}
			if r.beginsWithName(b) {
				a, b = b, a
			}
			a, _, _ = strings.Cut(a, " in ") // "Ana Ruiz in Farming"
			if r.beginsWithDate(b) && r.namesOnly(a) && !yield(l.from, strings.TrimSpace(a)) {
				return
			}
			break
		}
	}
}

// beginsWithDate reports whether a text begins with a date, perhaps with the day of the
// week before it.
func (r *reading) beginsWithDate(s string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	if strings.HasSuffix(first, ",") && !hasDigit(first) {
		first, _, _ = strings.Cut(rest, " ")
	}
	if !hasDigit(first) && monthOf(strings.ToLower(strings.Trim(first, ".,")), r.lang) == 0 {
		return false
	}
	_, ok := findDate(s, r.hint)
	return ok
}

// dateMarks part a name from a date.
var dateMarks = []string{"|", "•", "·", " – ", " — ", " - "}
