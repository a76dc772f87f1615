package site

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// named is an element with an id, or a class.
type named struct {
	node    int32
	id      string
	class   string
	classes []string
}

// idOrClass are the elements whose id or one of whose classes is a name, or, where
// there are none, those whose id or class attribute holds it somewhere. The two ways
// are those of the FTR format's readers: Full-Text RSS took parts, graby takes whole
// names since 2018, and rules have been written for either.
func (l *looker) idOrClass(name string) (found []int32) {
	if l.named == nil {
		l.named = namedElements(l.p)
	}
	for i := range l.named {
		if e := &l.named[i]; e.id == name || slices.Contains(e.classes, name) {
			found = append(found, e.node)
		}
	}
	if len(found) > 0 {
		return found
	}
	for i := range l.named {
		if e := &l.named[i]; strings.Contains(e.id, name) || strings.Contains(e.class, name) {
			found = append(found, e.node)
		}
	}
	return found
}

func namedElements(p *page.Page) []named {
	list := []named{}
	for i := int32(0); i < p.Len(); i++ {
		if p.Nodes[i].HTML.Type != html.ElementNode {
			continue
		}
		if id, class := p.Attr(i, "id"), p.Attr(i, "class"); id != "" || class != "" {
			list = append(list, named{i, id, class, strings.Fields(class)})
		}
	}
	return list
}
