package meta

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Lists of authors that the page shows, by what makes them believable. The
// numbers are claim.list.
const (
	listByline = 1 + iota // a line near the headline begins with "By"
	listMarked            // an element near the headline says that it names the author
	listLinked            // near the headline, a link to somebody's page
	listFar               // an element elsewhere on the page
)

// bylineFrom claims the authors of a line that begins with "By". Where nothing
// but that word stands in the line, the next one has the names.
func (r *reading) bylineFrom(lines []line) {
	if r.hasList(listByline) {
		return
	}
	l := &lines[0]
	names, ok := r.byText(l)
	if !ok || r.leadsAway(l.from) {
		return
	}
	shown := r.shownBy(l.from, l.to)
	if names == "" && len(lines) > 1 {
		if l = &lines[1]; r.standsIn(l.from, isHeading) && wordCount(l.text) == 1 { // of what comes next
			return
		}
		names = r.spaced(l.from, l.to)
		shown += " " + l.text
	}
	found := people(names, r.lang, true)
	if len(found) == 0 || len(names) > 150 || isPhrase(names, found[0].name) {
		return
	}
	for _, p := range found {
		c := claim{Value: Value{Text: p.name, Origin: originVisible}, node: l.from, list: listByline}
		c.URL = r.linkTo(l.from, l.to, p.name)
		r.addClaim(fAuthors, c)
	}
	r.add(fByline, r.withoutButtons(shown, found), originVisible)
}

// isPhrase holds for a text that begins with a small word, a comma and another small word: "By
// convention, the first is ..." names nobody.
func isPhrase(text, first string) bool {
	rest, ok := strings.CutPrefix(text, first+", ")
	return ok && hasCase(first) && !strings.Contains(first, " ") && !beginsUpper(first) && !beginsUpper(rest) && !startsDigit(rest)
}

// leadsAway reports whether a line begins inside a link to another site, "By" and all: the
// credit of a box that others fill.
func (r *reading) leadsAway(i int32) bool {
	if r.p.Nodes[i].Flags&page.InLink == 0 {
		return false
	}
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if r.p.Nodes[i].Tag == atom.A {
			return !r.isOwn(r.p.Attr(i, "href"))
		}
	}
	return false
}

// byText is what follows the words that announce a name in a line: at its
// beginning, or behind the date.
func (r *reading) byText(l *line) (string, bool) {
	if _, ok := cutBy(l.text, r.lang); ok {
		rest, _ := cutBy(r.spaced(l.from, l.to), r.lang)
		return rest, true
	}
	spaced := l.text
	if l.to > l.from+1 {
		spaced = r.spaced(l.from, l.to)
	}
	if spaced != l.text { // "By" and the name, parted by a style sheet
		if rest, ok := cutBy(spaced, r.lang); ok && r.beginsWithName(rest) {
			return rest, true
		}
	}
	if len(l.text) < 30 && !r.isLinked(l) { // "Author", the name below
		if rest, ok := cutBy(l.text+":", r.lang); ok && rest == "" {
			return "", true
		}
	}
	first, _, _ := strings.Cut(l.text, " ")
	posted := inList(postedWords, strings.ToLower(strings.Trim(first, ":,.")))
	if !posted && !hasDigit(l.text) {
		return "", false
	}
	rest, ok := behindBy(spaced)
	before := strings.TrimSuffix(spaced, rest)
	if !ok || len(before) > 80 {
		return "", false
	}
	_, dated := findDate(before, r.hint)
	return rest, posted || dated
}

// isLinked reports whether the words of a line are a link's.
func (r *reading) isLinked(l *line) bool {
	for i := l.from; i < l.to; i++ {
		if r.p.Words(i) > 0 {
			return r.p.Nodes[i].Flags&page.InLink != 0
		}
	}
	return false
}

// beginsWithName reports whether the first that a text names has a person's name.
func (r *reading) beginsWithName(text string) bool {
	found := people(text, r.lang, true)
	return len(found) > 0 && namesSomebody(found[0].name)
}

func (r *reading) hasList(list int) bool {
	for i := range r.claims[fAuthors] {
		if r.claims[fAuthors][i].list == list {
			return true
		}
	}
	return false
}

// spaced is the text of nodes, with a bar where two of them meet without a
// space: a style sheet parts "Ana Ruiz" from "Lifestyle Editor".
func (r *reading) spaced(from, to int32) string {
	var b strings.Builder
	last := ' '
	for i := from; i < to; i++ {
		n := &r.p.Nodes[i]
		if n.Flags&page.IsText == 0 || n.Flags&(page.Silent|page.NoScript) != 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(n.HTML.Data)
		if page.IsWordRune(last) && page.IsWordRune(first) || i > from && r.broken(i) {
			b.WriteString(" | ")
		}
		b.WriteString(n.HTML.Data)
		if n.HTML.Data != "" {
			last, _ = utf8.DecodeLastRuneInString(n.HTML.Data)
		}
	}
	return tidy(b.String())
}

// linkTo is the address of the link between two nodes whose text is a name.
func (r *reading) linkTo(from, to int32, name string) string {
	for i := max(from-2, 0); i < to; i++ {
		if r.p.Nodes[i].Tag == atom.A && same(r.p.Clean(i), name) {
			return r.p.Attr(i, "href")
		}
	}
	return ""
}

// markedAuthors claims the names in elements that say they hold one: of those
// near the headline the first and its neighbours, and where there are none, of
// those elsewhere.
func (r *reading) markedAuthors() {
	if !r.markedList(listMarked) {
		r.markedList(listFar)
	}
}

func (r *reading) markedList(list int) bool {
	first, end := int32(0), int32(0)
	for _, at := range r.byDistance(list == listFar) {
		m := r.marks[at]
		if m.node < end || first > 0 && !r.neighbours(first, m.node) || r.holdsAuthor(at) {
			continue
		}
		if r.markedAuthor(m, list, first > 0) {
			end = r.p.Nodes[m.node].End
			if first == 0 {
				first = m.node
			}
		}
	}
	return first > 0
}

// byDistance lists the marks that may name an author, near the headline or not:
// those below it before those above.
func (r *reading) byDistance(far bool) (list []int) {
	for _, above := range []bool{false, true} {
		for at, m := range r.marks {
			if m.kinds&(kAuthor|kByline|kRelAuthor) == 0 || m.chrome || r.near(m.node) == far || (m.node < r.headline) != above || r.ofCustomer(m.node) || r.standsIn(m.node, isCaption) {
				continue
			}
			if r.p.Words(m.node) <= 40 && r.p.Nodes[m.node].End-m.node <= 80 {
				list = append(list, at)
			}
		}
	}
	return list[:min(len(list), 60)]
}

// ofCustomer reports whether a node stands in what a customer says of what a site sells, or
// in a form to log in.
func (r *reading) ofCustomer(i int32) bool {
	return r.inBoxOf(i, 5, customerWords)
}

// inBoxOf reports whether the class of a node, or of one of the nearest around it, has one of
// these words in it.
func (r *reading) inBoxOf(i int32, levels int, words []string) bool {
	for n := 0; n < levels && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if class := r.p.Attr(i, "class"); class != "" && hasAnyFold(class, words) {
			return true
		}
	}
	return false
}

// customerWords are in the classes of such.
var customerWords = []string{"testimonial", "customer", "rating", "login", "signup"}

// neighbours reports whether two nodes stand in one small box.
func (r *reading) neighbours(a, b int32) bool {
	top := a
	for n := 0; n < 4; n++ {
		up := r.p.Nodes[top].Parent
		if up <= 0 || r.p.Words(up) > 60 {
			break
		}
		top = up
	}
	return r.p.Within(b, top)
}

// holdsAuthor reports whether a mark below this one is more precise.
func (r *reading) holdsAuthor(at int) bool {
	end := r.p.Nodes[r.marks[at].node].End
	for _, m := range r.marks[at+1:] {
		if m.node >= end {
			return false
		}
		if m.kinds&(kAuthor|kRelAuthor) != 0 && len(r.namesIn(m)) > 0 {
			return true
		}
	}
	return false
}

// namesIn reads the names in a marked element. One word alone is a name where
// the element is the author's, not where it is a line with an author in it.
func (r *reading) namesIn(m mark) []person {
	text := r.spaced(m.node, r.p.Nodes[m.node].End)
	found := people(text, r.lang, true)
	if m.kinds&(kAuthor|kRelAuthor) == 0 {
		if _, by := cutBy(text, r.lang); !by && (len(found) != 1 || !namesSomebody(found[0].name)) {
			return nil
		}
	}
	return found
}

// markedAuthor claims the names in a marked element. What stands beside the
// first author may be a role or a section, and must look like a name.
func (r *reading) markedAuthor(m mark, list int, beside bool) bool {
	from := originVisible
	if m.kinds&kRelAuthor != 0 {
		from = "rel=author"
	}
	found := r.namesIn(m)
	if isTopicPath(r.linkAt(m.node)) {
		return false
	}
	for _, p := range found {
		if beside && !p.agency && (!namesSomebody(p.name) || isPlace(p.name)) {
			return false
		}
		c := claim{Value: Value{Text: p.name, Origin: from}, node: m.node, list: list}
		if len(found) == 1 {
			c.URL = r.linkAt(m.node)
		} else {
			c.URL = r.linkTo(m.node, r.p.Nodes[m.node].End, p.name)
		}
		r.addClaim(fAuthors, c)
	}
	if text := r.shownBy(m.node, r.p.Nodes[m.node].End); len(found) > 0 && list == listMarked && m.kinds&kByline != 0 && utf8.RuneCountInString(text) < 150 {
		r.add(fByline, r.withoutButtons(text, found), originVisible)
	}
	return len(found) > 0
}

// personPaths are the folders in which sites keep the pages of their authors.
var personPaths = []string{"/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/autore/", "/auteur/", "/auteurs/", "/profile/", "/profil/", "/people/", "/person/", "/writers/", "/writer/", "/by/", "/redakteur/", "/contributor/", "/contributors/", "/journalist/", "/journalists/", "/columnist/", "/columnists/", "/columnistas/", "/staff/", "/team/", "/reporter/", "/reporters/", "/users/", "/user/", "/byline/", "/firmas/", "/autori/", "/yazar/", "/yazarlar/"}

// linkedAuthors claims the texts of links near the headline that lead to
// somebody's page, where no mark and no byline names an author.
func (r *reading) linkedAuthors() {
	if r.headline == 0 || r.hasList(listByline) || r.hasList(listMarked) {
		return
	}
	first := int32(0)
	for i := max(r.headline-60, r.p.Body()); i < min(r.p.Len(), r.headline+200); i++ {
		if r.p.Nodes[i].Tag != atom.A || first > 0 && !r.neighbours(first, i) || !r.leadsToPerson(i) {
			continue
		}
		for _, p := range people(r.p.Clean(i), r.lang, true) {
			if hasFolder(r.p.Attr(i, "href"), subjectPaths) && !namesSomebody(p.name) {
				continue
			}
			r.addClaim(fAuthors, claim{Value: Value{Text: p.name, URL: r.p.Attr(i, "href"), Origin: originVisible}, node: i, list: listLinked})
			first = i
		}
	}
}

// leadsToPerson reports whether a link leads to somebody's page on the same site, and is none
// of a text or a menu.
func (r *reading) leadsToPerson(i int32) bool {
	href := r.p.Attr(i, "href")
	return isPersonPath(href) && !isTopicPath(href) && r.isOwn(href) && !r.inParagraph(i) && !r.inMenu(i)
}

// inMenu reports whether a node stands in a nav or, of the whole page, a footer.
func (r *reading) inMenu(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if tag := r.p.Nodes[i].Tag; tag == atom.Nav || tag == atom.Footer && !ofPost(r.p, i) {
			return true
		}
	}
	return false
}

// isOwn reports whether an address is one of the page's own site.
func (r *reading) isOwn(href string) bool {
	u, err := url.Parse(href)
	return err == nil && (u.Host == "" || r.addr != nil && sameSite(u, r.addr))
}

func isPersonPath(href string) bool {
	return (hasFolder(href, personPaths) || hasAnyFold(href, personQueries)) && !hasAnyFold(href, accountPaths)
}

// accountPaths are the pages on which readers register and log in, in such folders.
var accountPaths = []string{"/login", "/register", "/sign_in", "/sign_up", "/signup", "/password", "/logout"}

// personQueries are what addresses of users have behind the path.
var personQueries = []string{"=profile&", "=profile;", "?author=", "&author=", "?user=", "&user=", "?u=", "&userid=", "?userid=", "?uid=", "&uid="}

// subjectPaths are those of them in which sites keep whom they write about, too.
var subjectPaths = []string{"/people/", "/person/"}

// topicPaths are the folders of pages about a topic, whose names stand beside authors'.
var topicPaths = []string{"/category/", "/categories/", "/kategorie/", "/kategorien/", "/tag/", "/tags/", "/rubrik/", "/rubriken/", "/thema/", "/themen/", "/topic/", "/topics/", "/section/", "/seccion/", "/categoria/", "/categorie/"}

func isTopicPath(href string) bool { return hasFolder(href, topicPaths) }

// hasFolder reports whether an address has one of these folders, and something in it.
func hasFolder(href string, folders []string) bool {
	for at := range len(href) {
		if href[at] != '/' {
			continue
		}
		for _, path := range folders {
			if rest, ok := cutFold(href[at:], path); ok && rest != "" {
				return true
			}
		}
	}
	return false
}

// A list of authors and where it was read.
type authorList struct {
	origin  article.Origin
	number  int
	authors []article.Author
	agency  string
	rank    int
}

// showsAuthor reports whether the page shows a name as its author's.
func (r *reading) showsAuthor(name string) bool {
	f := fold(name)
	for i := range r.claims[fAuthors] {
		c := &r.claims[fAuthors][i]
		if c.list >= listByline && c.list <= listLinked && fold(c.Text) == f {
			return true
		}
	}
	return false
}
