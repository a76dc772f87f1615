package meta

import (
	"net/url"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// resolve decides every field. The order matters where one field's answer helps
// with the next: the site's name before titles and authors, authors before the
// source.
func resolve(a *article.Article, r *reading) {
	if a.Provenance == nil {
		a.Provenance = map[string]article.Origin{}
	}
	set := func(f field, from article.Origin) { a.Provenance[fieldNames[f]] = from }
	text := func(f field, to *string, c *claim) {
		if c != nil && c.Text != "" {
			*to = c.Text
			set(f, c.Origin)
		}
	}
	if tag, c := resolveLanguage(r); tag != "" {
		a.Language = tag
		set(fLanguage, c.Origin)
	}
	a.Direction = direction(r.p, r.html, a.Language)
	text(fTitle, &a.Title, resolveTitle(r))
	text(fSiteName, &a.SiteName, resolveSiteName(r, a.Title))
	text(fSummary, &a.Summary, resolveSummary(r, a.Title))
	text(fSubtitle, &a.Subtitle, resolveSubtitle(r, a.Title))
	resolveAuthors(a, r)
	resolveDates(a, r)
	text(fSection, &a.Section, resolveSection(r, a.Title))
	if tags, from := resolveTags(r); len(tags) > 0 {
		a.Tags = tags
		set(fTags, from)
	}
	resolveImage(a, r)
	if u := canonical(r); u != "" {
		a.CanonicalURL = u
		a.Provenance["canonical_url"] = "link:canonical"
	}
	resolveAccess(a, r)
	text(fLicense, &a.License, resolveLicense(r))
	text(fPageType, (*string)(&a.PageType), resolvePageType(r, a))
}

// resolveSiteName prefers og:site_name to the publisher, which may be the house
// behind several sites.
func resolveSiteName(r *reading, title string) *claim {
	var first *claim
	for i := range r.claims[fSiteName] {
		c := &r.claims[fSiteName][i]
		if !c.ruled {
			if wordCount(title) >= titleWords && strings.HasPrefix(fold(c.Text), fold(title)) {
				continue // the page's own, perhaps with the site's behind it
			}
			if host := hostOf(c.Text); host != "" {
				c.Text = host
			}
			c.Text = r.withoutMotto(c.Text)
		}
		if c.Origin == "og:site_name" || c.ruled {
			return c
		}
		if first == nil {
			first = c
		}
	}
	return first
}

// withoutMotto is the part of a site's name that its host has, too: "Tidings - All about the
// harbour" of tidings.example.
func (r *reading) withoutMotto(name string) string {
	pieces := titlePieces(name)
	if len(pieces) < 2 {
		return name
	}
	for _, p := range []piece{pieces[0], pieces[len(pieces)-1]} {
		if f := siteFold(p.text); f != "" && inList(hostNames(r.addr), f) {
			return strings.TrimSpace(p.text)
		}
	}
	return name
}

// hostOf is the host of a text that is an address, "" of any other.
func hostOf(s string) string {
	if !isURL(s) {
		return ""
	}
	_, rest, found := strings.Cut(s, "//")
	if !found {
		rest = s
	}
	u, err := url.Parse("//" + rest)
	if err != nil {
		return ""
	}
	return bareHost(u)
}

// titleWords is how many words a title has that no site is called.
const titleWords = 4

// isSite reports whether a text is the site's name as it is stated somewhere, or
// as its host has it.
func (r *reading) isSite(s string) bool {
	f := siteFold(s)
	if f == "" {
		return false
	}
	return inList(r.sites(), f)
}

// sites are what the site is called: after its host, and by the page's claims so far.
func (r *reading) sites() []string {
	if r.siteNames == nil {
		r.siteNames = hostNames(r.addr)
	}
	for ; r.siteSeen < len(r.claims[fSiteName]); r.siteSeen++ {
		r.siteNames = append(r.siteNames, siteFold(r.claims[fSiteName][r.siteSeen].Text))
	}
	return r.siteNames
}

// cutSite cuts the site's name of two words and more off the end of a person's: "Ana Ruiz
// Harbour Tidings".
func (r *reading) cutSite(name string) string {
	words := strings.Fields(name)
	for n := 2; n < len(words); n++ {
		if person := strings.Join(words[:n], " "); len(words)-n >= 2 && namesSomebody(person) && r.isSite(strings.Join(words[n:], " ")) {
			return person
		}
	}
	return name
}

// likeSite holds for a few words of which the first is the site's name as its host has it,
// or which are the beginning of what the page calls the site.
func (r *reading) likeSite(s string) bool {
	n := wordCount(s)
	if n == 0 || n > 3 {
		return false
	}
	if first, _, more := strings.Cut(s, " "); more && r.addr != nil && fold(first) == fold(siteLabel(bareHost(r.addr))) {
		return true
	}
	f := siteFold(s)
	return len(f) >= 8 && slices.ContainsFunc(r.sites(), func(name string) bool { return strings.HasPrefix(name, f) })
}

// deskOfSite reports whether a name has the site's own in it: an editorial office's, or a
// club's whose site it is.
func (r *reading) deskOfSite(s string) bool {
	f := fold(s)
	return slices.ContainsFunc(r.sites(), func(name string) bool { return len(name) >= deskBytes && strings.Contains(f, name) })
}

// deskBytes is how long a site's name is at least that is told inside another one.
const deskBytes = 8

// hostNames are what a site may be called after its host, folded.
func hostNames(addr *url.URL) []string {
	if addr == nil {
		return nil
	}
	host := bareHost(addr)
	return []string{fold(siteLabel(host)), fold(host), fold(siteOf(host))}
}

// siteFold folds a site's name without its article and without its domain.
func siteFold(s string) string {
	s = strings.TrimSpace(s)
	s, _ = cutFold(s, "the ")
	s, _ = cutFold(s, "www.")
	for _, tld := range []string{".com", ".de", ".org", ".net"} {
		if n := len(s) - len(tld); n >= 0 && strings.EqualFold(s[n:], tld) {
			s = s[:n]
		}
	}
	return fold(s)
}

// resolveSummary prefers what search engines and networks are given; one that is
// the site's own description, and not the page's, can't be told here.
func resolveSummary(r *reading, title string) *claim {
	var best *claim
	rank := 0
	for i := range r.claims[fSummary] {
		c := &r.claims[fSummary][i]
		n := 1
		switch {
		case c.ruled:
			n = 9
		case c.Origin == "meta:description":
			n = 5
		case c.Origin == "og:description":
			n = 4
		case c.Origin == originJSONLD:
			n = 3
		case c.Origin == "twitter:description":
			n = 2
		}
		if !c.ruled {
			c.Text = withoutTags(c.Text)
		}
		if n > rank && wordCount(c.Text) > 1 && (c.ruled || !same(c.Text, title) && !r.isSite(c.Text) && !isStyle(c.Text)) {
			best, rank = c, n
		}
	}
	return best
}

// resolveAccess reads schema.org's isAccessibleForFree and the content tiers of
// article:content_tier.
func resolveAccess(a *article.Article, r *reading) {
	for _, c := range r.claims[fAccess] {
		switch strings.ToLower(c.Text) {
		case "true", "free", "1", "yes":
			a.Access = article.AccessFree
		case "false", "locked", "0", "no":
			a.Access = article.AccessPaywalled
		case "metered":
			a.Access = article.AccessMetered
		default:
			continue
		}
		a.Provenance["access"] = c.Origin
		return
	}
}

// resolveLicense takes an address, or a few words.
func resolveLicense(r *reading) *claim {
	for i := range r.claims[fLicense] {
		c := &r.claims[fLicense][i]
		if strings.Contains(c.Text, "/") {
			if u := r.p.CleanURL(c.Text); u != "" {
				c.Text = u
			}
		}
		if len(c.Text) <= 200 {
			return c
		}
	}
	return nil
}
