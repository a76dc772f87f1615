package meta

import (
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// showsOthers reports whether the people that the page shows are not its authors: on the front
// page of a site they wrote, said or bought one of the things that it leads to, and on a
// product's they made or bought it.
func (r *reading) showsOthers() bool { return r.isFront() || r.sells() && !r.hasTitle(originJSONLD) }

// isFront reports whether the page's address is that of its site's front page.
func (r *reading) isFront() bool {
	return r.addr != nil && strings.Trim(r.addr.Path, "/") == "" && r.addr.RawQuery == ""
}

// sells reports whether the page says that it is a product's: an article may describe one, too.
func (r *reading) sells() bool {
	kind := strings.ToLower(r.metaContent("og:type"))
	return strings.HasPrefix(kind, "product") || r.product && kind != "article"
}

func (r *reading) hasTitle(from article.Origin) bool {
	return slices.ContainsFunc(r.claims[fTitle], func(c claim) bool { return c.Origin == from })
}
