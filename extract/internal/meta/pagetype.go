package meta

import (
	"path"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// What kind of page this is, by what it states: the types of its data, og:type, the program
// that made it, who posted what; and, where nothing states it, an author and a day.

// typeNamed is the kind of page that a type of schema.org's describes, "" for one that may
// stand on any.
func typeNamed(t string) article.PageType {
	switch t {
	case "DiscussionForumPosting", "QAPage":
		return article.TypeDiscussion
	case "TechArticle", "APIReference":
		return article.TypeDocumentation
	case "Product", "ProductGroup", "IndividualProduct", "ProductModel":
		return article.TypeProduct
	case "ItemList", "CollectionPage", "SearchResultsPage":
		return article.TypeListing
	case "Recipe", "HowTo":
		return article.TypeArticle
	}
	if articleRank(t) == 3 {
		return article.TypeArticle
	}
	return ""
}

// ogTypeNamed is the same of og:type: "product.group" and the like are several.
func ogTypeNamed(t string) article.PageType {
	t = strings.ToLower(strings.TrimSpace(t))
	switch {
	case t == "article":
		return article.TypeArticle
	case strings.Contains(t, "product") && strings.Contains(t, "group"):
		return article.TypeListing
	case strings.Contains(t, "product"):
		return article.TypeProduct
	}
	return ""
}

// Programs that make one kind of page, as their generator tags begin.
var (
	forumMakers = []string{"discourse", "phpbb", "vbulletin", "xenforo", "mybb", "flarum", "simple machines", "smf", "nodebb", "invision", "fluxbb", "punbb", "vanilla"}
	docsMakers  = []string{"mkdocs", "sphinx", "docusaurus", "rustdoc", "vitepress", "gitbook", "doxygen", "vuepress", "mdbook", "starlight", "javadoc", "typedoc", "docfx", "antora", "jsdoc"}
)

// Parts of the addresses of such pages: of the host, and of the path.
var (
	forumHosts = []string{"forum", "forums", "boards", "community", "discuss", "discussion", "discussions"}
	forumPaths = []string{"threads", "viewtopic.php", "showthread.php"}
	docsHosts  = []string{"docs", "developer", "developers"}
	docsPaths  = []string{"docs", "doc", "documentation"}
)

const originAddress article.Origin = "address"

// readPageType claims the kind of page, once the walk and JSON-LD are read.
func readPageType(r *reading) {
	add := func(t article.PageType, from article.Origin) { r.add(fPageType, string(t), from) }
	for _, name := range r.ldTypes {
		add(typeNamed(name), originJSONLD)
	}
	add(ogTypeNamed(r.metaContent("og:type")), "og:type")
	add(typeNamed(r.typeOf(r.html)), originMicrodata)
	for _, m := range r.marks {
		if m.kinds&kScope != 0 && !m.chrome {
			switch r.typeOf(r.scope(m.node)) {
			case "", "WebPage", "ItemPage", "Blog":
				add(typeNamed(r.typeOf(m.node)), originMicrodata)
			}
		}
	}
	add(r.makes(), "meta:generator")
	add(r.kindOfAddress(), originAddress)
	if r.severalPosters() {
		add(article.TypeDiscussion, originVisible)
	}
}

// makes is the kind of page that the program makes which made this one.
func (r *reading) makes() article.PageType {
	generator := r.metaContent("generator")
	switch {
	case hasAnyPrefix(generator, forumMakers):
		return article.TypeDiscussion
	case hasAnyPrefix(generator, docsMakers):
		return article.TypeDocumentation
	}
	return ""
}

// kindOfAddress is the kind of page that the address speaks of.
func (r *reading) kindOfAddress() article.PageType {
	if r.addr == nil {
		return ""
	}
	host, folders := strings.Split(strings.ToLower(r.addr.Hostname()), "."), strings.Split(strings.ToLower(r.addr.Path), "/")
	speaks := func(hosts, paths []string) bool {
		return slices.ContainsFunc(host[:max(len(host)-1, 0)], func(s string) bool { return inList(hosts, s) }) ||
			slices.ContainsFunc(folders, func(s string) bool { return inList(paths, s) })
	}
	switch {
	case speaks(forumHosts, forumPaths):
		return article.TypeDiscussion
	case speaks(docsHosts, docsPaths):
		return article.TypeDocumentation
	}
	return ""
}

// severalPosters reports whether the page shows names of posters, or boxes about them: one may be
// of whoever is logged in.
func (r *reading) severalPosters() bool {
	n := 0
	for _, m := range r.marks {
		if m.kinds&kPoster != 0 && !m.chrome && r.p.Nodes[m.node].Flags&(page.Silent|page.NoScript) == 0 && r.posterName(m.node) > 0 {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// typeEvidence are the statements of a kind of page, the most reliable first: a kind, where it
// is stated, and what the page must have beside it.
var typeEvidence = []struct {
	kind   article.PageType
	from   []article.Origin
	dated  bool // a day
	signed bool // and an author, or an address that is a headline
	alone  bool // and nothing that says "article"
}{
	{kind: article.TypeDiscussion, from: []article.Origin{originJSONLD, originMicrodata, "meta:generator"}},
	{kind: article.TypeDocumentation, from: []article.Origin{originJSONLD, originMicrodata, "meta:generator"}},
	{kind: article.TypeArticle, from: []article.Origin{originJSONLD}},
	{kind: article.TypeProduct, from: []article.Origin{"og:type"}},
	{kind: article.TypeListing, from: []article.Origin{"og:type"}},
	{kind: article.TypeArticle, from: []article.Origin{originMicrodata}, dated: true},
	{kind: article.TypeDocumentation, from: []article.Origin{originAddress}},
	{kind: article.TypeDiscussion, from: []article.Origin{originAddress}},
	{kind: article.TypeArticle, from: []article.Origin{"og:type"}, dated: true, signed: true},
	{kind: article.TypeProduct, from: []article.Origin{originJSONLD, originMicrodata}, alone: true},
	{kind: article.TypeListing, from: []article.Origin{originJSONLD, originMicrodata}, alone: true},
	{kind: article.TypeDiscussion, from: []article.Origin{originVisible}},
}

// resolvePageType takes the most reliable statement; without one, a page with a day and an
// author, or a headline for its address, is an article.
func resolvePageType(r *reading, a *article.Article) *claim {
	dated, signed := a.DatePublished != "", len(a.Authors) > 0 || r.addr != nil && isSlug(path.Base(r.addr.Path))
	says := slices.ContainsFunc(r.claims[fPageType], func(c claim) bool { return c.Text == string(article.TypeArticle) })
	for _, e := range typeEvidence {
		if e.dated && !dated || e.signed && !signed || e.alone && says {
			continue
		}
		for i := range r.claims[fPageType] {
			if c := &r.claims[fPageType][i]; c.Text == string(e.kind) && slices.Contains(e.from, c.Origin) {
				return c
			}
		}
	}
	if dated && signed {
		return &claim{Value: Value{Text: string(article.TypeArticle), Origin: originVisible}}
	}
	return nil
}
