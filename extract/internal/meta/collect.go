package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A metaTag is a meta element: its name, property or http-equiv in lower case.
type metaTag struct{ name, content string }

// A mark is an element that says something of itself by its attributes.
type mark struct {
	node   int32
	kinds  kinds
	chrome bool // inside comments, related links, menus, a footer ...
}

// found is what the one walk over the table collects, in document order.
type found struct {
	html    int32 // the elements themselves, 0 for none
	title   int32
	metas   []metaTag
	links   []int32 // link elements
	scripts []int32 // JSON-LD
	code    []int32 // other scripts that are in the page
	heads   []int32 // h1 to h3 and what is marked as a heading
	marks   []mark
}

// Limits on what is collected, so that a listing of a hundred thousand entries
// costs a walk and no more.
const (
	maxMarks   = 4000
	maxHeads   = 300
	maxMetas   = 1000
	maxScripts = 50
)

func collect(p *page.Page) found {
	f := found{metas: make([]metaTag, 0, 32), links: make([]int32, 0, 32), marks: make([]mark, 0, min(maxMarks, p.Len()/12+16))}
	chrome := int32(0) // end of the chrome that the walk is in
	var seen classCache
	for i := int32(0); i < p.Len(); i++ {
		n := &p.Nodes[i]
		if n.Tag == 0 && (n.Flags&page.IsText != 0 || n.Parent < 0) {
			continue
		}
		switch n.Tag {
		case atom.Svg, atom.Style, atom.Template, atom.Select, atom.Button:
			i = n.End - 1
			continue
		case atom.Picture, atom.Source, atom.Input, atom.Iframe, atom.Br:
			continue
		case atom.Meta:
			f.meta(p, i)
		case atom.Link:
			f.links = append(f.links, i)
			continue
		case atom.Title:
			if f.title == 0 {
				f.title = i
			}
			continue
		case atom.Script:
			switch {
			case page.IsJSONLD(p.Attr(i, "type")):
				if len(f.scripts) < maxScripts && len(p.LD) > 0 {
					f.scripts = append(f.scripts, i)
				}
			case n.End > i+1 && len(f.code) < maxScripts:
				f.code = append(f.code, i)
			}
			i = n.End - 1
			continue
		case atom.Html:
			if f.html == 0 {
				f.html = i
			}
			continue
		}
		k := kindsBy(n, &seen)
		if k&kFullName != 0 && inByline(p, i) {
			k |= kAuthor
		}
		if k&kHeading != 0 && len(f.heads) < maxHeads {
			f.heads = append(f.heads, i)
		}
		if i >= chrome && isChrome(p, i, k) {
			chrome = n.End
		}
		if k != 0 && len(f.marks) < maxMarks {
			f.marks = append(f.marks, mark{i, k, i < chrome})
		}
	}
	return f
}

// A classCache knows what the last classes tell: those of a list's items are the same again
// and again. Each has one place, by some of its letters.
type classCache [1 << 9]struct {
	class string
	kinds kinds
}

// kinds is namedKinds; without a cache, too.
func (c *classCache) kinds(class string) kinds {
	if class == "" {
		return 0
	}
	if c == nil {
		return namedKinds(class)
	}
	n := len(class)
	at := &c[(n*131+int(class[0])*31+int(class[n/4])*17+int(class[n/2])*73+int(class[n*3/4])*11+int(class[n-1])*37)%len(c)]
	if at.class != class {
		at.class, at.kinds = class, namedKinds(class)
	}
	return at.kinds
}

// inByline reports whether a box close around a node says that it names authors.
func inByline(p *page.Page, i int32) bool {
	for n := 0; n < 4 && i > 0; n++ {
		if i = p.Nodes[i].Parent; i > 0 && kindsOf(&p.Nodes[i])&(kByline|kAuthor) != 0 {
			return true
		}
	}
	return false
}

func (f *found) meta(p *page.Page, i int32) {
	if len(f.metas) >= maxMetas {
		return
	}
	var name, content string
	for _, a := range p.Nodes[i].HTML.Attr {
		switch a.Key {
		case "name", "property", "http-equiv":
			if name == "" || a.Key == "property" {
				name = a.Val
			}
		case "content":
			content = a.Val
		}
	}
	if name != "" && content != "" {
		f.metas = append(f.metas, metaTag{strings.ToLower(strings.TrimSpace(name)), content})
	}
}

// postWords are in the classes of footers that belong to an article.
var postWords = []string{"post", "entry", "article"}

// ofPost reports whether a footer is an article's, where weblogs say who wrote it.
func ofPost(p *page.Page, footer int32) bool {
	if hasAnyFold(p.Attr(footer, "class"), postWords) {
		return true
	}
	for i := p.Nodes[footer].Parent; i > 0; i = p.Nodes[i].Parent {
		if p.Nodes[i].Tag == atom.Article {
			return true
		}
	}
	return false
}

// isChrome reports whether an element holds what does not belong to the article.
// Class names promise more than they keep ("has-sidebar" on a wrapper), so a
// node that holds most of the page's text is never chrome.
func isChrome(p *page.Page, i int32, k kinds) bool {
	switch p.Nodes[i].Tag {
	case atom.Body, atom.Main:
		return false
	case atom.Article, atom.H1, atom.H2, atom.A, atom.Time:
		k &= kReply
	case atom.Nav:
		k |= kChrome
	case atom.Footer:
		k |= kChrome
		if ofPost(p, i) {
			k &^= kChrome
		}
	}
	if k&(kChrome|kReply) == 0 {
		return false
	}
	limit := p.Words(p.Body()) / 2
	if k&kReply != 0 {
		limit = limit * 2 * 9 / 10 // a lively blog is mostly comments
	}
	return p.Words(i) <= limit
}
