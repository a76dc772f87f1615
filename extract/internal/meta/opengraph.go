package meta

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// readOpenGraph reads og:, article: and twitter: tags. They are looked for as
// property and as name: pages confuse the two.
func readOpenGraph(r *reading) {
	label := ""
	var picture *claim
	for _, m := range r.metas {
		from := article.Origin(m.name)
		switch m.name {
		case "og:title", "twitter:title":
			r.add(fTitle, m.content, from)
		case "og:description", "twitter:description":
			r.add(fSummary, m.content, from)
		case "og:site_name":
			r.add(fSiteName, m.content, from)
		case "og:locale":
			r.add(fLanguage, m.content, from)
		case "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src":
			picture = r.add(fImage, m.content, from)
		case "og:image:width", "og:image:height", "og:image:alt", "twitter:image:alt":
			if picture != nil {
				imageDetail(picture, m)
			}
		case "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate":
			r.add(fPublished, m.content, from)
		case "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated_time":
			r.add(fModified, m.content, from)
		case "article:section", "og:article:section":
			r.add(fSection, m.content, from)
		case "article:tag", "og:article:tag":
			r.add(fTags, m.content, from)
		case "article:author", "og:article:author", "article:author:name", "og:author", "article:author_name":
			r.add(fAuthors, m.content, from)
		case "article:content_tier":
			r.add(fAccess, m.content, from)
		}
		// Slack's pair: label1 "Written by", data1 the name.
		if strings.HasPrefix(m.name, "twitter:label") {
			label = m.content
		} else if strings.HasPrefix(m.name, "twitter:data") {
			if saysWriter(label) {
				r.add(fAuthors, m.content, "twitter:data")
			}
			label = ""
		}
	}
}

func imageDetail(c *claim, m metaTag) {
	switch m.name {
	case "og:image:width":
		c.about().Width = pixelText(m.content)
	case "og:image:height":
		c.about().Height = pixelText(m.content)
	default:
		c.about().Alt = tidy(m.content)
	}
}

// saysWriter reports whether a label announces a name.
func saysWriter(label string) bool {
	rest, ok := cutByWord(tidy(label)+" ", "")
	return ok && strings.Trim(rest, " :") == ""
}

// metaContent is the content of the first meta tag of that name.
func (r *reading) metaContent(name string) string {
	for _, m := range r.metas {
		if m.name == name {
			return m.content
		}
	}
	return ""
}
