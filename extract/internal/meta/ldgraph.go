package meta

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// rawText is the text of an element whose text is no text of the page: a title
// or a script.
func rawText(p *page.Page, i int32) string {
	if i == 0 {
		return ""
	}
	if c := p.Nodes[i].HTML.FirstChild; c != nil && c.Type == html.TextNode {
		return c.Data
	}
	return ""
}

func scriptText(p *page.Page, i int32) string {
	s := rawText(p, i)
	if strings.Contains(s[:min(len(s), 64)], "&quot;") {
		s = html.UnescapeString(s)
	}
	return s
}

// An ldGraph is what the blocks describe, by kind.
type ldGraph struct {
	ids      map[string]*jsonValue // by @id, for references; looked up, never listed
	articles []ldItem
	pages    []*jsonValue
	crumbs   []*jsonValue
	sites    []*jsonValue
	types    []string
}

type ldItem struct {
	v    *jsonValue
	rank int // how much its type is an article's
}

// visit files an object and those inside it that may describe the page. What
// lies under other keys (comments, updates of a live blog, items of a list)
// belongs to something else.
func (g *ldGraph) visit(v *jsonValue, depth int) {
	if depth > 8 {
		return
	}
	if v.kind == jsonArray {
		for i := range v.items {
			g.visit(&v.items[i], depth+1)
		}
		return
	}
	if v.kind != jsonObject {
		return
	}
	if id := v.get("@id").text; id != "" && len(v.items) > 1 && g.ids[id] == nil {
		g.ids[id] = v
	}
	g.file(v)
	for i := range v.items {
		switch key := v.items[i].key; key {
		case "@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "isPartOf":
			if key == "mainEntity" && isFAQ(v) {
				continue
			}
			g.visit(&v.items[i], depth+1)
		case "author", "creator", "publisher", "image": // for the sake of their @id
			g.note(&v.items[i], depth)
		}
	}
}

// note remembers the identities inside a value.
func (g *ldGraph) note(v *jsonValue, depth int) {
	for i := range v.list() {
		e := &v.list()[i]
		if id := e.get("@id").text; id != "" && len(e.items) > 1 && g.ids[id] == nil && depth < 8 {
			g.ids[id] = e
		}
	}
}

func (g *ldGraph) file(v *jsonValue) {
	rank := 0
	for _, t := range v.get("@type").list() {
		name := localName(t.text)
		if articleRank(name) < 3 {
			g.types = append(g.types, name)
		}
		switch name {
		case "WebSite":
			g.sites = append(g.sites, v)
		case "BreadcrumbList":
			g.crumbs = append(g.crumbs, v)
		case "WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "MedicalWebPage", "CollectionPage":
			g.pages = append(g.pages, v)
		default:
			rank = max(rank, articleRank(name))
		}
	}
	if rank > 0 {
		g.articles = append(g.articles, ldItem{v, rank})
	}
}

// isFAQ holds for a list of questions: a page of anything may answer some, and is named by
// none of them.
func isFAQ(v *jsonValue) bool {
	return slices.ContainsFunc(v.get("@type").list(), func(t jsonValue) bool { return localName(t.text) == "FAQPage" })
}

// localName is a type without its vocabulary's address.
func localName(t string) string { return t[strings.LastIndexAny(t, "/#:")+1:] }

// articleRank says how much a type is an article's: 3 an article, 2 something
// that a page is about and that has an author and a date, 0 neither.
func articleRank(t string) int {
	switch {
	case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting") && t != "JobPosting", t == "Report", t == "OpinionNews":
		return 3
	case t == "Blog":
		return 1
	}
	switch t {
	case "Recipe", "Review", "HowTo", "VideoObject", "CreativeWork", "Question", "Book", "Course", "PodcastEpisode",
		"RadioEpisode", "Dataset", "Thesis", "Chapter", "ImageGallery", "MediaGallery", "Episode", "LearningResource":
		return 2
	}
	return 0
}

// article chooses the item that describes this page: the one with the page's
// address, else the one whose headline the page's title holds, else the first of
// the best type, unless there are several articles: then the page is a listing.
func (g *ldGraph) article(r *reading) *jsonValue {
	title := fold(rawText(r.p, r.title))
	if title == "" {
		title = fold(r.metaContent("og:title"))
	}
	var best *jsonValue
	bestScore, articles := 0, 0
	for _, it := range g.articles {
		score := it.rank
		if it.rank == 3 {
			articles++
		}
		if g.isHere(r, it.v) {
			score += 10
		}
		if head := fold(tidy(ldText(it.v, "headline", "name"))); len(head) > 3 && title != "" &&
			(strings.Contains(title, head) || strings.Contains(head, title)) {
			score += 6
		}
		if score > bestScore {
			best, bestScore = it.v, score
		}
	}
	if bestScore <= 3 && articles > 1 {
		return nil
	}
	return best
}

// isHere reports whether an item names the page's address as its own.
func (g *ldGraph) isHere(r *reading, v *jsonValue) bool {
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		e := v.get(key)
		addr := e.text
		if e.kind == jsonObject {
			if addr = e.get("@id").text; addr == "" {
				addr = e.get("url").text
			}
		}
		if addr == "" {
			continue
		}
		u := r.p.CleanURL(addr)
		if sameAddress(u, r.addr) || sameAddress(u, r.canonical) {
			return true
		}
	}
	return false
}

// sameAddress compares without scheme, www, query, fragment and final slash.
func sameAddress(s string, u *url.URL) bool {
	if u == nil || s == "" {
		return false
	}
	v, err := url.Parse(s)
	if err != nil {
		return false
	}
	return strings.EqualFold(bareHost(v), bareHost(u)) && strings.TrimSuffix(v.Path, "/") == strings.TrimSuffix(u.Path, "/") &&
		strings.Trim(u.Path, "/") != ""
}

func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }

// ldText is the first of some members that is a string.
func ldText(v *jsonValue, keys ...string) string {
	for _, key := range keys {
		for _, e := range v.get(key).list() {
			if e.kind == jsonString && e.text != "" {
				return stripTags(e.text)
			}
			if s := e.get("@value").text; s != "" {
				return stripTags(s)
			}
		}
	}
	return ""
}

// stripTags removes the markup that some systems leave in their strings.
func stripTags(s string) string {
	if strings.Contains(s, "&lt;") {
		s = html.UnescapeString(s)
	}
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) || !(s[i+1] == '/' || s[i+1]|0x20 >= 'a' && s[i+1]|0x20 <= 'z') {
			return s
		}
		j := strings.IndexByte(s[i:], '>')
		if j < 0 {
			return s
		}
		s = s[:i] + s[i+j+1:]
	}
}
