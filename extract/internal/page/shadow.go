package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page may hold the shadow roots of its own elements, each in a template as that element's
// first child: sites write them (the HTML standard's "declarative shadow root"), and so do
// browsers and extensions that save a page. Browsers show what is in them; any other template
// is only there for scripts.

// openShadows makes plain elements of a page's shadow roots where they hold twice as many words
// as the rest of it: elsewhere they are the site's furniture, menus and buttons. What stands
// beside a root is not moved to its slots, and comes after it.
func openShadows(doc *html.Node) {
	var roots []*html.Node
	inside, outside := 0, 0
	var walk func(n *html.Node, shadow bool)
	walk = func(n *html.Node, shadow bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode && shadow:
				inside += len(strings.Fields(c.Data))
			case c.Type == html.TextNode:
				outside += len(strings.Fields(c.Data))
			case isShadowRoot(c):
				roots = append(roots, c)
				walk(c, true)
			case !silent(c.DataAtom):
				walk(c, shadow)
			}
		}
	}
	walk(doc, false)
	if inside < 2*outside {
		return
	}
	for _, n := range roots {
		n.Data, n.DataAtom = shadowRoot, 0
	}
}

// shadowRoot is what an opened shadow root's element is called.
const shadowRoot = "shadow-root"

// isShadowRoot knows the standard's attribute, its draft's, and Chrome's in MHTML.
func isShadowRoot(n *html.Node) bool {
	if n.DataAtom != atom.Template {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "shadowrootmode", "shadowroot", "shadowmode":
			return true
		}
	}
	return false
}
