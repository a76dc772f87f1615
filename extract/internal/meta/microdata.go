package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
)

const originMicrodata article.Origin = "microdata"

// readMicrodata reads itemprop and RDFa's property, and h-entry's classes, which
// say the same. What stands in comments, related links and the like is not read;
// of several articles marked up on a page the first one counts.
func readMicrodata(r *reading) {
	for at, m := range r.marks {
		if m.kinds&kProp != 0 {
			r.property(at)
		}
	}
}

// property claims what one element with itemprop or property says.
func (r *reading) property(at int) {
	m := r.marks[at]
	names := r.p.Attr(m.node, "itemprop")
	if names == "" && r.p.Nodes[m.node].Tag != atom.Meta {
		names = r.p.Attr(m.node, "property")
	}
	for _, name := range strings.Fields(names) {
		f, ok := propField(name)
		if !ok || m.chrome && f != fModified || r.foreignScope(m.node, f) {
			continue
		}
		switch f {
		case fAuthors:
			if !r.inAuthorScope(m.node) {
				r.propAuthor(at)
			}
		case fImage:
			r.propImage(at)
		case fTags:
			r.propTags(m.node)
		default:
			c := r.add(f, r.valueOf(m.node), originMicrodata)
			c.node = m.node
		}
	}
}

// propField says which field a property states.
func propField(name string) (field, bool) {
	switch strings.ToLower(name[strings.LastIndexAny(name, ":/#.")+1:]) {
	case "headline":
		return fTitle, true
	case "alternativeheadline":
		return fSubtitle, true
	case "description":
		return fSummary, true
	case "author", "creator":
		return fAuthors, true
	case "datepublished", "datecreated", "published", "date", "issued", "created":
		return fPublished, true
	case "datemodified", "modified":
		return fModified, true
	case "articlesection":
		return fSection, true
	case "keywords":
		return fTags, true
	case "image":
		return fImage, true
	case "license":
		return fLicense, true
	case "isaccessibleforfree":
		return fAccess, true
	}
	return 0, false
}

// valueOf is a property's value as the microdata standard has it.
func (r *reading) valueOf(i int32) string {
	n := &r.p.Nodes[i]
	if v := r.p.Attr(i, "content"); v != "" {
		return v
	}
	switch n.Tag {
	case atom.Time:
		if v := r.p.Attr(i, "datetime"); v != "" {
			return v
		}
	case atom.Link:
		return r.p.Attr(i, "href")
	case atom.Meta:
		return ""
	}
	if n.End-i > 200 {
		return "" // not a value but the whole page
	}
	return r.p.Clean(i)
}

// scope is the nearest element above i that begins an item, or 0.
func (r *reading) scope(i int32) int32 {
	for i = r.p.Nodes[i].Parent; i > 0; i = r.p.Nodes[i].Parent {
		for _, a := range r.p.Nodes[i].HTML.Attr {
			if a.Key == "itemscope" || a.Key == "itemtype" || a.Key == "typeof" {
				return i
			}
		}
	}
	return 0
}

func (r *reading) typeOf(i int32) string {
	if i == 0 {
		return ""
	}
	t := r.p.Attr(i, "itemtype")
	if t == "" {
		t = r.p.Attr(i, "typeof")
	}
	return localName(strings.TrimSpace(t))
}

// foreignScope reports whether a property belongs to something else than the
// article: a picture, a video, the publisher.
func (r *reading) foreignScope(i int32, f field) bool {
	switch t := r.typeOf(r.scope(i)); t {
	case "ImageObject", "VideoObject", "Organization", "NewsMediaOrganization", "AggregateRating", "Rating", "Comment", "UserComments",
		"SiteNavigationElement", "WPHeader", "WPFooter", "WPSideBar", "Product", "Offer", "ListItem", "Event", "Answer":
		return true
	case "Person":
		return f != fAuthors
	}
	return false
}

// inAuthorScope reports whether i stands inside an author, who is claimed whole.
func (r *reading) inAuthorScope(i int32) bool {
	s := r.scope(i)
	return s > 0 && r.typeOf(s) == "Person"
}

// propAuthor claims an author: the item's name where it is an item.
func (r *reading) propAuthor(at int) {
	i := r.marks[at].node
	c := claim{Value: Value{Origin: originMicrodata}, node: i}
	c.Text, c.URL = r.valueOf(i), r.p.Attr(i, "href")
	t := r.typeOf(i)
	c.weak = strings.HasSuffix(t, "Organization")
	names := 0
	for _, m := range r.inside(at) {
		switch r.p.Attr(m.node, "itemprop") {
		case "name":
			if names == 0 {
				c.Text = r.valueOf(m.node)
			}
			names++
			if c.URL == "" && r.p.Nodes[m.node].Tag == atom.A {
				c.URL = r.p.Attr(m.node, "href")
			}
		case "url", "url name", "name url", "sameAs":
			if c.URL == "" {
				c.URL = r.p.Attr(m.node, "href")
			}
		}
	}
	if c.URL == "" {
		c.URL = r.linkAt(i)
	}
	if isURL(c.Text) || !r.firstScope(i) {
		return
	}
	r.addClaim(fAuthors, c)
}

// firstScope reports whether i belongs to the item that the first author on the
// page belongs to: the others are those of teasers.
func (r *reading) firstScope(i int32) bool {
	for k := range r.claims[fAuthors] {
		if c := &r.claims[fAuthors][k]; c.Origin == originMicrodata && c.node > 0 {
			return r.scope(c.node) == r.scope(i) && r.neighbours(c.node, i)
		}
	}
	return true
}

// inside lists the marks below the one at an index that have a property.
func (r *reading) inside(at int) (list []mark) {
	end := r.p.Nodes[r.marks[at].node].End
	for _, m := range r.marks[at+1:] {
		if m.node >= end {
			break
		}
		if m.kinds&kProp != 0 {
			list = append(list, m)
		}
	}
	return list
}

func (r *reading) propImage(at int) {
	i := r.marks[at].node
	var addr string
	switch r.p.Nodes[i].Tag {
	case atom.Img:
		addr = r.p.Attr(i, "src")
		if strings.HasPrefix(addr, "data:") || addr == "" {
			addr = r.p.Attr(i, "data-src")
		}
	case atom.A, atom.Link:
		addr = r.p.Attr(i, "href")
	case atom.Meta:
		addr = r.p.Attr(i, "content")
	default: // an ImageObject
		for _, m := range r.inside(at) {
			if name := r.p.Attr(m.node, "itemprop"); name == "url" || name == "contentUrl" {
				addr = r.p.Attr(m.node, "content") + r.p.Attr(m.node, "href") + r.p.Attr(m.node, "src")
				break
			}
		}
	}
	c := r.add(fImage, addr, originMicrodata)
	c.about().Alt = tidy(r.p.Attr(i, "alt"))
}

// propTags claims keywords: one text with commas, or a list of links.
func (r *reading) propTags(i int32) {
	if links := r.linkTexts(i); len(links) > 1 && r.p.Attr(i, "content") == "" {
		for _, t := range links {
			r.add(fTags, t, originMicrodata)
		}
		return
	}
	r.add(fTags, r.valueOf(i), originMicrodata)
}

// linkTexts are the texts of the links in the subtree of i.
func (r *reading) linkTexts(i int32) (texts []string) {
	for j := i; j < r.p.Nodes[i].End && len(texts) < 60; j++ {
		if r.p.Nodes[j].Tag == atom.A {
			if t := r.p.Clean(j); t != "" {
				texts = append(texts, t)
			}
		}
	}
	return texts
}

// linkAt is the address of the first link in the subtree of i, or of the
// link that i stands in.
func (r *reading) linkAt(i int32) string {
	for j := i; j < min(r.p.Nodes[i].End, i+40); j++ {
		if r.p.Nodes[j].Tag == atom.A {
			return r.p.Attr(j, "href")
		}
	}
	for j, n := r.p.Nodes[i].Parent, 0; j > 0 && n < 3; j, n = r.p.Nodes[j].Parent, n+1 {
		if r.p.Nodes[j].Tag == atom.A {
			return r.p.Attr(j, "href")
		}
	}
	return ""
}
