package meta

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// resolveAuthors reads the statements of each origin as a list of people, and
// takes the list of the most reliable origin that names somebody. Agencies go to
// the source. The site's own name counts where a byline shows it, and where an
// author statement gives it and nobody else is named.
func resolveAuthors(a *article.Article, r *reading) {
	lists := r.authorLists()
	var agency *claim
	for _, l := range lists {
		if agency == nil && l.agency != "" {
			agency = &claim{Value: Value{Text: l.agency, Origin: l.origin}}
		}
	}
	best := bestAuthors(lists)
	if best != nil {
		r.linkAuthors(best)
		a.Authors = best.authors
		a.Provenance["authors"] = best.origin
	}
	if c := r.first(fByline); c != nil {
		a.Byline = c.Text
		a.Provenance["byline"] = c.Origin
	}
	source := r.first(fSource)
	if source == nil || (r.isSite(source.Text) || source.weak && agency != nil) && !source.ruled {
		source = agency
	}
	if source != nil && !isURL(source.Text) && len(source.Text) <= 120 {
		if name, _ := cutSource(source.Text); name != "" {
			a.Source = name
			a.Provenance["source"] = source.Origin
		}
	}
}

func (r *reading) authorLists() []*authorList {
	var lists []*authorList
	r.trimShown()
	for i := range r.claims[fAuthors] {
		c := &r.claims[fAuthors][i]
		var l *authorList
		for _, old := range lists {
			if c.ruled || old.origin == c.Origin && old.number == c.list && old.rank == authorRank(c) {
				l = old
			}
		}
		if l == nil {
			l = &authorList{origin: c.Origin, number: c.list, rank: authorRank(c)}
			lists = append(lists, l)
		}
		r.addAuthors(l, c)
	}
	return lists
}

// trimShown takes what follows a name off the page's own statements ("Ana Ruiz The
// Tidings") where data state the name alone.
func (r *reading) trimShown() {
	claims := r.claims[fAuthors]
	for i := range claims {
		c := &claims[i]
		for k := range claims {
			d := &claims[k]
			if c.Origin != originVisible || d.Origin == originVisible || d.ruled {
				continue
			}
			rest, ok := strings.CutPrefix(c.Text, d.Text+" ")
			if !ok || strings.ContainsAny(rest, ",&") {
				continue
			}
			next, _, _ := strings.Cut(strings.ToLower(rest), " ")
			if wordCount(d.Text) > 1 || inList(tailWords, next) || next == "ein" || next == "no" || next == "kein" || next == "keine" { // "Ein Kommentar"
				c.Text = d.Text
				break
			}
		}
	}
}

// authorRank orders origins by how often they name the label's author.
func authorRank(c *claim) int {
	switch {
	case c.ruled:
		return 100
	case c.list == listFar:
		return 3
	case c.weak:
		return 3
	}
	switch c.Origin {
	case originJSONLD:
		return 10
	case "rel=author":
		return 9
	case originVisible:
		if c.list == listByline {
			return 11
		}
		return 6
	case originMicrodata:
		return 7
	case "meta:author":
		return 6
	}
	return 5
}

// bestAuthors takes the list of the highest rank, where a name that both the
// page and its data state counts for much, and one that the data repeat for
// little: they come out of the same system. A list that adds to the best one is
// taken in its place.
func bestAuthors(lists []*authorList) *authorList {
	var best *authorList
	bestScore := 0
	for _, l := range lists {
		if len(l.authors) == 0 {
			continue
		}
		score := 10 * l.rank
		shown, stated := 0, 0
		for _, o := range lists {
			switch {
			case o == l || o.origin == l.origin && o.number == l.number || !l.shares(o):
			case o.number > 0:
				shown = 1
			default:
				stated = 1
			}
		}
		if l.number > 0 {
			shown, stated = stated, shown
		}
		score += 60*shown + 10*stated
		if score > bestScore {
			best, bestScore = l, score
		}
	}
	for _, l := range lists {
		if best != nil && l.rank >= 5 && (l.number == 0 || l.number == listByline) && l.origin != originMicrodata && l.extends(best) {
			best = l
		}
	}
	return best
}

func (l *authorList) shares(o *authorList) bool {
	for _, a := range l.authors {
		if knows(o.authors, a.Name) {
			return true
		}
	}
	return false
}

// extends reports whether a list has all names of another and more: systems name
// one author where the byline names three.
func (l *authorList) extends(o *authorList) bool {
	if len(l.authors) <= len(o.authors) || len(l.authors) > len(o.authors)+6 {
		return false
	}
	for _, a := range o.authors {
		if !knows(l.authors, a.Name) {
			return false
		}
	}
	for _, a := range l.authors {
		if !namesSomebody(a.Name) {
			return false
		}
	}
	return true
}

// linkAuthors gives the authors of a list the addresses that other statements
// have for the same names, and names in capitals as another has them: "TOM EK".
func (r *reading) linkAuthors(l *authorList) {
	for i := range l.authors {
		a := &l.authors[i]
		for k := range r.claims[fAuthors] {
			c := &r.claims[fAuthors][k]
			if a.URL == "" && c.URL != "" && same(c.Text, a.Name) {
				a.URL = r.authorURL(c.URL)
			}
			if strings.Contains(a.Name, " ") && strings.ToUpper(a.Name) == a.Name && strings.EqualFold(c.Text, a.Name) {
				a.Name = c.Text
			}
		}
	}
}

// A nameText is what people reads, and how.
type nameText struct {
	text   string
	strict bool
}

// peopleOf is people of a statement. It knows those that were asked before: data state the
// same in several places.
func (r *reading) peopleOf(text string, strict bool) []person {
	key := nameText{text, strict}
	found, known := r.people[key]
	if !known {
		if r.people == nil {
			r.people = map[nameText][]person{}
		}
		found = people(text, r.lang, strict)
		r.people[key] = found
	}
	return found
}

// addAuthors adds the people that a claim names to a list.
func (r *reading) addAuthors(l *authorList, c *claim) {
	found := []person{{name: c.Text}}
	if !c.whole {
		found = r.peopleOf(c.Text, false)
	}
	for _, p := range found {
		if !c.ruled {
			p.name = r.cutSite(p.name)
		}
		switch {
		case p.agency:
			if l.agency == "" {
				l.agency = p.name
			}
			continue
		case isCompany(p.name) && !c.ruled && l.number == 0:
			continue // who runs the site, or made it
		case len(l.authors) > 0 && r.isSite(p.name) && !c.ruled:
			continue // whom the persons before it work for
		case r.isSite(p.name) && !c.ruled && !r.showsAuthor(p.name):
			if c.weak || c.list == listFar {
				continue
			}
			l.rank = min(l.rank, 2)
		case l.number == 0 && isAccount(p.name) && !c.ruled:
			l.rank = min(l.rank, 2)
		}
		if knows(l.authors, p.name) {
			continue
		}
		au := article.Author{Name: p.name}
		if len(found) == 1 {
			au.URL = r.authorURL(c.URL)
		}
		l.authors = append(l.authors, au)
	}
}

// isCompany reports whether a name ends as companies' and associations' do.
func isCompany(s string) bool {
	_, last, _ := cutLast(s)
	return inList(companyForms, strings.ToLower(strings.TrimRight(last, ".")))
}

// isAccount reports whether a name is how somebody logs in, "ana.ruiz".
func isAccount(s string) bool {
	return strings.Contains(s, ".") && !strings.Contains(s, " ") && strings.ToLower(s) == s
}

func knows(list []article.Author, name string) bool {
	for _, a := range list {
		if same(a.Name, name) {
			return true
		}
	}
	return false
}

// authorURL makes an author's address absolute. The page itself, and a fragment
// of it, is no page about the author.
func (r *reading) authorURL(raw string) string {
	if raw == "" || strings.HasPrefix(raw, "#") {
		return ""
	}
	u := r.p.CleanURL(raw)
	if strings.HasPrefix(u, "mailto:") || sameAddress(u, r.addr) {
		return ""
	}
	return u
}
