package meta

import (
	"strconv"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

const originJSONLD article.Origin = "json-ld"

// readJSONLD reads the page's JSON-LD: it gathers the things described in all
// blocks, chooses the one that is the page's article, and claims what that says.
func readJSONLD(r *reading) {
	g := &ldGraph{ids: map[string]*jsonValue{}}
	for _, i := range r.scripts {
		blocks := parseJSON(scriptText(r.p, i), r.p.Limits)
		for k := range blocks {
			g.visit(&blocks[k], 0)
		}
	}
	r.ldTypes = g.types
	if v := g.article(r); v != nil {
		for _, t := range v.get("@type").list() {
			r.ldTypes = append(r.ldTypes, localName(t.text))
		}
		r.ldArticle(g, v)
	}
	for _, v := range g.pages {
		r.ldPage(g, v)
	}
	for _, v := range g.crumbs {
		r.ldCrumbs(v)
	}
	for _, v := range g.sites {
		r.add(fSiteName, v.get("name").text, originJSONLD)
	}
}

func (r *reading) ldArticle(g *ldGraph, v *jsonValue) {
	r.add(fTitle, ldText(v, "headline", "name"), originJSONLD)
	r.add(fSubtitle, ldText(v, "alternativeHeadline"), originJSONLD)
	r.add(fSummary, ldText(v, "description"), originJSONLD)
	r.add(fPublished, ldText(v, "datePublished"), originJSONLD)
	r.add(fModified, ldText(v, "dateModified"), originJSONLD)
	if len(r.claims[fPublished]) == 0 {
		r.add(fPublished, ldText(v, "dateCreated", "uploadDate"), originJSONLD)
	}
	r.add(fSection, ldText(v, "articleSection"), originJSONLD)
	r.add(fLanguage, ldText(v, "inLanguage"), originJSONLD)
	r.add(fLanguage, ldText(v.get("inLanguage"), "alternateName"), originJSONLD)
	r.ldAuthors(g, v)
	r.ldTags(v.get("keywords"))
	r.ldImage(g, v.get("image"))
	if free := v.get("isAccessibleForFree").text; free != "" {
		r.add(fAccess, localName(free), originJSONLD)
	}
	r.add(fLicense, ldText(v, "license"), originJSONLD)
	for _, key := range []string{"publisher", "sourceOrganization"} {
		for _, e := range v.get(key).list() {
			r.add(fSiteName, ldText(g.follow(&e), "name"), originJSONLD)
		}
	}
}

// follow resolves a reference.
func (g *ldGraph) follow(v *jsonValue) *jsonValue {
	if id := v.get("@id").text; id != "" && len(v.get("name").text) == 0 {
		if full := g.ids[id]; full != nil {
			return full
		}
	}
	return v
}

func (r *reading) ldAuthors(g *ldGraph, v *jsonValue) {
	for _, key := range []string{"author", "authors", "creator"} {
		for _, e := range v.get(key).list() {
			r.ldAuthor(g, &e)
		}
		if len(r.claims[fAuthors]) > 0 {
			return
		}
	}
}

func (r *reading) ldAuthor(g *ldGraph, e *jsonValue) {
	if e.kind == jsonArray {
		for i := range e.items {
			if e.items[i].kind != jsonArray {
				r.ldAuthor(g, &e.items[i])
			}
		}
		return
	}
	if e.kind == jsonString {
		r.add(fAuthors, e.text, originJSONLD)
		return
	}
	e = g.follow(e)
	addr := ldText(e, "url")
	if addr == "" {
		addr = ldText(e, "sameAs")
	}
	if addr == "" {
		addr = ldText(e.get("mainEntityOfPage"), "@id")
	}
	weak := false
	for _, t := range e.get("@type").list() {
		weak = weak || strings.HasSuffix(localName(t.text), "Organization")
	}
	name := e.get("name")
	if name.kind == jsonObject { // {"name": {"@type": "Person", "name": ...}}
		name = name.get("name")
	}
	for _, n := range name.list() {
		r.addClaim(fAuthors, claim{Value: Value{Text: n.text, URL: addr, Origin: originJSONLD}, weak: weak})
	}
	if len(name.list()) == 0 {
		if full := ldText(e, "givenName") + " " + ldText(e, "familyName"); full != " " {
			r.addClaim(fAuthors, claim{Value: Value{Text: full, URL: addr, Origin: originJSONLD}})
		}
	}
}

func (r *reading) ldTags(v *jsonValue) {
	list := v.list()
	for _, e := range list {
		text := e.text
		if e.kind == jsonObject {
			text = ldText(&e, "name")
		}
		r.addClaim(fTags, claim{Value: Value{Text: text, Origin: originJSONLD}, whole: len(list) > 1})
	}
}

func (r *reading) ldImage(g *ldGraph, v *jsonValue) {
	for _, e := range v.list() {
		if e.kind == jsonString {
			r.add(fImage, e.text, originJSONLD)
			continue
		}
		e := g.follow(&e)
		addr := ldText(e, "url", "contentUrl", "@id")
		c := r.addClaim(fImage, claim{Value: Value{Text: addr, Origin: originJSONLD}})
		c.detail = &article.Image{
			Caption: tidy(ldText(e, "caption", "description")), Credit: tidy(ldText(e, "creditText", "copyrightNotice")),
			Width: pixels(e.get("width")), Height: pixels(e.get("height")),
		}
	}
}

// pixels reads 640, "640", "640px" and {"value": 640}.
func pixels(v *jsonValue) int {
	if v.kind == jsonObject {
		v = v.get("value")
	}
	return pixelText(v.text)
}

func pixelText(s string) int {
	s = strings.TrimSuffix(strings.TrimSpace(s), "px")
	s, _, _ = strings.Cut(s, ".")
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

// ldPage reads a WebPage: what the article does not say itself.
func (r *reading) ldPage(g *ldGraph, v *jsonValue) {
	const from article.Origin = "json-ld:page"
	if !isFAQ(v) {
		r.add(fTitle, ldText(v, "headline", "name"), from)
	}
	r.add(fSummary, ldText(v, "description"), from)
	r.add(fPublished, ldText(v, "datePublished"), from)
	r.add(fModified, ldText(v, "dateModified"), from)
	r.add(fLanguage, ldText(v, "inLanguage"), from)
	for _, e := range v.get("author").list() {
		if len(r.claims[fAuthors]) == 0 {
			r.ldAuthor(g, &e)
		}
	}
	if len(r.claims[fImage]) == 0 {
		r.ldImage(g, v.get("primaryImageOfPage"))
	}
}

// ldCrumbs takes the last step before the page itself for its section.
func (r *reading) ldCrumbs(v *jsonValue) {
	var names []string
	for _, e := range v.get("itemListElement").list() {
		name := ldText(&e, "name")
		if name == "" {
			name = ldText(e.get("item"), "name")
		}
		if name = tidy(name); name != "" {
			names = append(names, name)
		}
	}
	r.addCrumbs(names, "json-ld:breadcrumb")
}
