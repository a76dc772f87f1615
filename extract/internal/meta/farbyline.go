package meta

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Where an author is looked for on a page on which nothing near the headline, and no
// data, names a person: in lines and boxes that weblogs have at the end.

// clearIndex is clearBy by the first byte.
var clearIndex = sync.OnceValue(func() map[byte][]string {
	index := map[byte][]string{}
	for _, words := range clearBy {
		index[words[0]] = append(index[words[0]], words)
	}
	return index
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
	_ = r.threadStarter() || r.theOnly(r.datedNames, r.inChrome) || r.theOnly(r.timedAccounts, r.inChrome) || r.clearByline() || r.onlyByline() || r.theOnly(r.signatures, r.inChrome) || r.theOnly(r.portraits, r.inChrome) || r.theOnly(r.boxes, r.isOther)
}

// namesSomeone reports whether a statement of the author is more than the site's name, an
// organisation's, or an address.
func (r *reading) namesSomeone() bool {
	for i := range r.claims[fAuthors] {
		c := &r.claims[fAuthors][i]
		if c.weak {
			continue
		}
		for _, p := range people(c.Text, r.lang, c.list > 0) {
			if !p.agency && !r.isSite(p.name) && !(c.list == 0 && r.deskOfSite(p.name)) && !isRole(p.name) && !isAccount(p.name) {
				return true
			}
		}
	}
	return false
}

// clearByline looks for a line that says clearly who wrote the article.
func (r *reading) clearByline() bool {
	lines := r.allLines()
	for n := range lines {
		text := strings.TrimSpace(r.textOf(lines[n]))
		if text == "" || len(text) > 150 {
			continue
		}
		clear := hasAnyPrefix(text, clearIndex()[lower(text[0])])
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

// authorHeads stand alone in a line above the author's name.
var authorHeads = []string{"author", "author(s)", "authors", "written by", "autor", "autorin", "auteur", "autore", "autora", "by", "von"}

// headsName reports whether a line is such a heading, and the next one begins with a
// name: forms have the same words.
func (r *reading) headsName(text string, below []line) bool {
	return len(below) > 0 && len(text) < 20 && inListFold(authorHeads, strings.TrimRight(text, ":")) && r.beginsWithName(r.spaced(below[0].from, below[0].to))
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
	return !inList(stopWords, f) && !inList(postedWords, f) && !inList(sourceWords, f)
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

// signatures are the paragraphs at the right that are a person's name alone, as papers set
// it below an article.
func (r *reading) signatures(yield func(int32, string) bool) {
	for i := r.p.Body(); i < r.p.Len(); i++ {
		if r.p.Nodes[i].Tag != atom.P || r.p.Words(i) < 2 || r.p.Words(i) > 4 || !r.atRight(i) {
			continue
		}
		if name := strings.Trim(r.p.Clean(i), "()[] –—-~"); r.namesOnly(name) && !yield(i, name) {
			return
		}
	}
}

// atRight reports whether a paragraph says of itself that it is set at the right.
func (r *reading) atRight(i int32) bool {
	style := strings.ReplaceAll(strings.ToLower(r.p.Attr(i, "style")), " ", "")
	return strings.EqualFold(r.p.Attr(i, "align"), "right") || strings.Contains(style, "text-align:right")
}

// portraits are the pictures of a person beside that person's name, in boxes that say they
// are about an author.
func (r *reading) portraits(yield func(int32, string) bool) {
	for i := r.p.Body(); i < r.p.Len(); i++ {
		if r.p.Nodes[i].Tag != atom.Img || r.p.Nodes[i].Flags&page.Silent != 0 {
			continue
		}
		alt := r.p.Attr(i, "alt")
		if alt == "" || !r.ofAuthor(i) {
			continue
		}
		name := r.personIn(alt)
		switch {
		case name == "" && hasAny(strings.ToLower(alt), authorWords): // "Photo of author"
			name = r.nameBelow(i)
		case !r.hasNameBeside(i, name):
			continue
		}
		if name != "" && !yield(i, name) {
			return
		}
	}
}

// nameBelow is the person whom the line right behind a picture names, and nothing else; ""
// for none.
func (r *reading) nameBelow(img int32) string {
	for _, l := range r.read(r.lines(img+1, min(r.p.Len(), img+belowNodes), 1)) {
		if len(l.text) <= longLine && r.namesOnly(l.text) {
			return l.text
		}
	}
	return ""
}

// belowNodes is how far behind a picture of an author the name begins.
const belowNodes = 20

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

// personIn is the person that a picture's text names, "" for none.
func (r *reading) personIn(alt string) string {
	if len(alt) > longLine { // what is to be seen, behind who it is
		alt, _, _ = strings.Cut(alt[:longLine], ",")
	}
	alt = tidy(alt)
	for _, words := range portraitOf {
		if rest, ok := cutFold(alt, words+" "); ok {
			alt = rest
			break
		}
	}
	for _, word := range portraitWords {
		if n := len(alt) - len(word) - 1; n > 0 && strings.EqualFold(alt[n:], " "+word) {
			alt = strings.TrimSuffix(strings.TrimSuffix(alt[:n], "'s"), "’s")
			break
		}
	}
	found := people(alt, r.lang, true)
	if len(found) == 0 || found[0].agency || !namesSomebody(found[0].name) {
		return ""
	}
	return found[0].name
}

// What texts of portraits say beside the name: before it, and behind it.
var (
	portraitOf    = []string{"headshot of", "portrait of", "photo of", "picture of", "profile picture of", "profile photo of", "avatar of", "avatar for", "profilbild von", "porträt von", "foto von", "photo de", "foto de", "foto di"}
	portraitWords = []string{"headshot", "portrait", "avatar", "photo", "image", "picture"}
)

// Words in addresses and texts of authors' pictures. Those of the second list are of
// commenters and teams, too, far from the headline.
var (
	authorWords   = []string{"author", "autor", "auteur", " writer", "headshot"}
	portraitSigns = []string{"avatar", "portrait", "profile"}
)

// boxes are the persons whom elements that say they are about an author name: in all of
// their text, or in a heading.
func (r *reading) boxes(yield func(int32, string) bool) {
	for _, m := range r.marks {
		if m.kinds&kAuthor == 0 || r.p.Words(m.node) == 0 || r.p.Words(m.node) > boxWords || r.ofPicture(m.node) || isTopicPath(r.linkAt(m.node)) {
			continue
		}
		name := r.soleName(m.node)
		for i := m.node + 1; i < r.p.Nodes[m.node].End && name == ""; i++ {
			switch r.p.Nodes[i].Tag {
			case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Strong, atom.B:
				name = r.soleName(i)
			}
		}
		if name != "" && !yield(m.node, name) {
			return
		}
	}
}

// ofPicture reports whether an element is about a picture, or a review by a customer, whose
// authors are called so, too.
func (r *reading) ofPicture(i int32) bool {
	for n := 0; n < 4 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if tag := r.p.Nodes[i].Tag; tag == atom.Figure || tag == atom.Figcaption || hasAny(strings.ToLower(r.p.Attr(i, "class")), pictureWords) {
			return true
		}
	}
	return false
}

var pictureWords = []string{"img", "image", "photo", "caption", "credit", "review"}

// boxWords is how many words a box about an author has at most.
const boxWords = 120

// soleName is the person whom a short element names, and nothing else; "" for none.
func (r *reading) soleName(i int32) string {
	if r.p.Words(i) > 8 {
		return ""
	}
	found := people(r.spaced(i, r.p.Nodes[i].End), r.lang, true)
	if len(found) != 1 || found[0].agency || !namesSomebody(found[0].name) {
		return ""
	}
	return found[0].name
}

// isOther reports whether a node stands where other articles or readers are named.
// Sidebars are about this one as often as not.
func (r *reading) isOther(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		k := kindsOf(&r.p.Nodes[i])
		if !isChrome(r.p, i, k) {
			continue
		}
		class := strings.ToLower(r.p.Attr(i, "class") + " " + r.p.Attr(i, "id"))
		if k&kReply != 0 || r.p.Nodes[i].Tag != atom.Aside && !strings.Contains(class, "sidebar") || hasAny(class, otherWords) {
			return true
		}
	}
	return false
}

// otherWords are in the classes of sidebars about other articles.
var otherWords = []string{"related", "recommend", "popular", "trending", "teaser"}

// ofAuthor reports whether a picture, or a box close around it, says it is about an
// author.
func (r *reading) ofAuthor(img int32) bool {
	for i, n := img, 0; n < 4 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if kindsOf(&r.p.Nodes[i])&(kAuthor|kByline) != 0 {
			return true
		}
	}
	for _, a := range r.p.Nodes[img].HTML.Attr {
		low := strings.ToLower(a.Val[:min(len(a.Val), maxText)])
		if hasAny(low, authorWords) || r.near(img) && hasAny(low, portraitSigns) {
			return true
		}
	}
	return false
}

func hasAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// hasNameBeside reports whether a short line close to a node begins with a name.
func (r *reading) hasNameBeside(i int32, name string) bool {
	for _, l := range r.read(r.lines(max(i-30, r.p.Body()), min(r.p.Len(), i+40), 70)) {
		if len(l.text) < 80 && strings.HasPrefix(fold(l.text), fold(name)) {
			return true
		}
	}
	return false
}
