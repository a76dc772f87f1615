package meta

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// readMetaTags reads the vocabularies of meta tags other than OpenGraph's: plain
// HTML, Dublin Core, Parsely, Sailthru, Highwire's citation_*, and what news
// systems made up. Within the table the better name is not told apart from the
// worse: the resolver weighs origins.
func readMetaTags(r *reading) {
	var first moment
	var published *metaTag // of those that only their names tell, the one with the first day
	for i := range r.metas {
		m := &r.metas[i]
		if f, ok := metaField(m.name); ok {
			r.add(f, m.content, article.Origin("meta:"+m.name))
		} else if saysPublished(m.name) {
			if d, ok := machineDate(m.content, r.hint); ok && (published == nil || d.days() < first.days()) {
				first, published = d, m
			}
		}
	}
	if published != nil {
		r.add(fPublished, published.content, article.Origin("meta:"+published.name)).weak = true
	}
}

// metaField says which field a meta tag states. To teach pith another name, add
// it here.
func metaField(name string) (field, bool) {
	switch name {
	case "title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title", "headline", "hdl", "cxenseparse:recs:title":
		return fTitle, true
	case "description", "dc.description", "dcterms.description", "sailthru.description", "dcterms.abstract", "citation_abstract":
		return fSummary, true
	case "author", "authors", "dc.creator", "dcterms.creator", "dc.creator.personalname", "parsely-author", "sailthru.author", "citation_author", "citation_authors",
		"byl", "byline", "article.author", "cxenseparse:author", "lp.article:author", "rbauthors", "shareaholic:article_author_name", "dc.contributor", "author-name":
		return fAuthors, true
	case "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "publicationdate", "published_time",
		"dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created", "dcterms.created_at", "parsely-pub-date", "sailthru.date", "citation_date",
		"citation_publication_date", "citation_online_date", "article.published", "article_date_original", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "datepublished",
		"date_published", "publishtime", "originalpublicationdate", "displaydate", "ptime", "pdate", "pub_date", "article.created", "rnews:datepublished",
		"shareaholic:article_published_time", "dc.date.publication", "creation_date", "created", "wt.date", "news_publish_date", "article:publicationdate", "article:published", "datecreated", "date.created":
		return fPublished, true
	case "last-modified", "lastmod", "revised", "dc.date.modified", "dcterms.modified", "article.updated", "utime", "article_date_updated", "datemodified", "date_modified", "date.modified",
		"shareaholic:article_modified_time", "lastmodifieddate", "modificationdate", "article:modified":
		return fModified, true
	case "section", "parsely-section", "article.section", "dc.subject.section", "category", "cg", "rubrik", "articlesection":
		return fSection, true
	case "keywords", "news_keywords", "parsely-tags", "sailthru.tags", "citation_keywords", "dc.subject", "dcterms.subject", "article.tags", "tags", "cxenseparse:keywords":
		return fTags, true
	case "sailthru.image.full", "parsely-image-url", "thumbnail", "image", "msapplication-tileimage-article", "cxenseparse:image":
		return fImage, true
	case "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "apple-mobile-web-app-title":
		return fSiteName, true
	case "source", "dc.source", "article:source", "news_source":
		return fSource, true
	case "content-language", "language", "dc.language", "dcterms.language":
		return fLanguage, true
	case "dc.rights", "dcterms.license", "dcterms.rights", "license":
		return fLicense, true
	}
	return 0, false
}

// saysPublished reports whether a name that the table does not have speaks of when a
// page was published: each publishing system has its own.
func saysPublished(name string) bool {
	if strings.HasSuffix(name, "published_time") { // opengraph.go reads these
		return false
	}
	if strings.Contains(name, "modif") || strings.Contains(name, "updat") || strings.Contains(name, "expir") {
		return false
	}
	return strings.Contains(name, "published") || strings.HasSuffix(name, ":uploaded") || strings.Contains(name, "publish") && (strings.Contains(name, "date") || strings.Contains(name, "time"))
}
