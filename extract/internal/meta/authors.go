package meta

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// resolveAuthors reads the statements of each origin as a list of people, and
// takes the list of the most reliable origin that names somebody. Agencies go to
// the source, and the site's own name counts only where a byline shows it.
func resolveAuthors(a *article.Article, r *reading) {
	var best *authorList
	var agency *claim
	for _, l := range r.authorLists() {
		if agency == nil && l.agency != "" {
			agency = &claim{Value: Value{Text: l.agency, Origin: l.origin}}
		}
		if len(l.authors) > 0 && (best == nil || l.rank > best.rank) {
			best = l
		}
	}
	if best != nil {
		a.Authors = best.authors
		a.Provenance["authors"] = best.origin
	}
	if c := r.first(fByline); c != nil {
		a.Byline = c.Text
		a.Provenance["byline"] = c.Origin
	}
	source := r.first(fSource)
	if source == nil || r.isSite(source.Text) && !source.ruled {
		source = agency
	}
	if source != nil && !isURL(source.Text) && len(source.Text) <= 120 {
		a.Source = source.Text
		a.Provenance["source"] = source.Origin
	}
}

func (r *reading) authorLists() []*authorList {
	var lists []*authorList
	for i := range r.claims[fAuthors] {
		c := &r.claims[fAuthors][i]
		var l *authorList
		for _, old := range lists {
			if old.origin == c.Origin && old.number == c.list && old.rank == authorRank(c) {
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

// authorRank orders origins by how often they name the label's author.
func authorRank(c *claim) int {
	switch {
	case c.ruled:
		return 100
	case c.list == listFar:
		return 1
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
			return 9
		}
		return 6
	case originMicrodata:
		return 7
	case "meta:author":
		return 6
	}
	return 5
}

// addAuthors adds the people that a claim names to a list.
func (r *reading) addAuthors(l *authorList, c *claim) {
	found := people(c.Text, r.lang, false)
	for _, p := range found {
		switch {
		case p.agency && c.ruled:
			if l.agency == "" {
				l.agency = p.name
			}
		case p.agency:
			if l.agency == "" {
				l.agency = p.name
			}
			continue
		case r.isSite(p.name) && !c.ruled && !r.showsAuthor(p.name):
			continue
		}
		if p.agency || knows(l.authors, p.name) {
			continue
		}
		au := article.Author{Name: p.name}
		if len(found) == 1 {
			au.URL = r.authorURL(c.URL)
		}
		l.authors = append(l.authors, au)
	}
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
	if strings.HasPrefix(u, "mailto:") || sameAddress(u, address(r.p)) {
		return ""
	}
	return u
}
