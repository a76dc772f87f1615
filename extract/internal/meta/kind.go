package meta

import (
	"slices"
	"strings"
)

// showsOthers reports whether the people that the page shows are not its authors: on the front
// page of a site they wrote, said or bought one of the things that it leads to, and on a
// product's they made or bought it.
func (r *reading) showsOthers() bool { return r.isFront() || r.sells() && !r.describesArticle() }

// isFront reports whether the page's address is that of its site's front page.
func (r *reading) isFront() bool {
	return r.addr != nil && strings.Trim(r.addr.Path, "/") == "" && r.addr.RawQuery == ""
}

// sells reports whether the page says that it is a product's: an article may describe one, too.
func (r *reading) sells() bool {
	kind := strings.ToLower(r.metaContent("og:type"))
	return strings.HasPrefix(kind, "product") || kind != "article" && (inList(r.ldTypes, "Product") || inList(r.ldTypes, "ProductGroup"))
}

// describesArticle reports whether JSON-LD describes what can have an author.
func (r *reading) describesArticle() bool {
	return slices.ContainsFunc(r.claims[fTitle], func(c claim) bool { return c.Origin == originJSONLD })
}
