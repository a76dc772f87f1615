package rules

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A nameIndex is which elements of a page have which stable names: CSS of one element,
// without combinators. The nodes are in document order.
type nameIndex struct {
	nodes map[string][]int32
	of    map[int32][]string // the names of each element, the best first
}

// indexNames finds the stable names of all elements of a page.
func indexNames(s *sample) *nameIndex {
	x := &nameIndex{map[string][]int32{}, map[int32][]string{}}
	own := ownWords(s)
	for i := s.page.Body(); i < s.page.Nodes[s.page.Body()].End; i++ {
		if s.page.Nodes[i].Flags&page.IsText != 0 {
			continue
		}
		names := namesOf(s.page, i, own)
		slices.SortStableFunc(names, func(a, b string) int { return costOf(a) - costOf(b) })
		for _, name := range names {
			x.nodes[name] = append(x.nodes[name], i)
		}
		if len(names) > 0 {
			x.of[i] = names
		}
	}
	return x
}

// maxNames is the most names that an element has; what has more was not named by people.
const maxNames = 24

// namesOf are the stable names of an element.
func namesOf(p *page.Page, i int32, own map[string]bool) (names []string) {
	n := p.Nodes[i].HTML
	if n.Namespace != "" {
		return nil
	}
	add := func(name string) {
		if len(names) < maxNames && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch p.Nodes[i].Tag {
	case atom.Article, atom.Main, atom.Aside, atom.Nav, atom.Form, atom.Footer, atom.H1, atom.Time:
		add(n.Data)
	}
	for _, a := range n.Attr {
		if a.Namespace != "" {
			continue
		}
		switch key, value := a.Key, strings.TrimSpace(a.Val); {
		case key == "id":
			if isStable(value, own) {
				add("#" + value)
			}
		case key == "class":
			for _, class := range stableClasses(a.Val, own) {
				add("." + class)
			}
		case key == "itemprop", key == "property", key == "role", key == "rel" && (value == "tag" || value == "author"):
			if isPlain(value) && value == a.Val {
				add(fmt.Sprintf("[%s=%q]", key, value))
			}
		case strings.HasPrefix(key, "data-") && saysWhat(key[len("data-"):]):
			if value == a.Val && isLasting(value, own) {
				add(fmt.Sprintf("[%s=%q]", key, value))
			}
		}
	}
	return names
}

// whatKeys are the parts of names of data attributes whose value says what an element
// is. (Others hold settings, states and addresses.)
var whatKeys wordList = "component block module type role area element widget testid test qa cy name section zone"

// saysWhat reports whether data attributes of a name say what an element is.
func saysWhat(key string) bool {
	parts := strings.Split(key, "-")
	return len(parts) <= 3 && isPlain(key) && slices.ContainsFunc(parts, func(s string) bool { return whatKeys.has(s) })
}

// costOf says how well a name names something; less is better.
func costOf(name string) int {
	switch {
	case name == `[itemprop="articleBody"]`, name == `[property="articleBody"]`, name == `[itemprop="reviewBody"]`, name == `[property="content:encoded"]`:
		return 0
	case name == "article", name == "main", name == `[role="main"]`:
		return 3
	}
	cost := len(name) / 16
	for _, part := range parts(name) {
		if textWords.has(part) {
			return cost + 1
		}
		if plumbing.has(part) {
			cost += 2
		}
	}
	if name[0] == '[' {
		cost++
	}
	return cost + 3
}

// textWords are those by which sites call the text of an article.
var textWords wordList = "article articles articlebody articlecontent articletext body bodytext content copy entry fulltext main maincontent maintext news paragraph post postbody postcontent prose rich richtext story storybody storytext text wysiwyg artikel artikeltext inhalt texte contenido cuerpo nota noticia corpo testo haber metin detail detay"

// plumbing are words of layout that say nothing of what is inside.
var plumbing wordList = "box container grid group holder inner item layout left outer region right row section wrap wrapper"

// A wordList is words parted by white space.
type wordList string

func (l wordList) has(word string) bool {
	for w := range strings.FieldsSeq(string(l)) {
		if w == word {
			return true
		}
	}
	return false
}

// parts are the words of a name, in lower case: of articleBody, article-body and
// article__body they are article and body.
func parts(name string) (out []string) {
	start := -1
	cut := func(end int) {
		if start >= 0 {
			out = append(out, strings.ToLower(name[start:end]))
		}
		start = -1
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case !isLetter(c):
			cut(i)
			continue
		case start >= 0 && isUpper(c) && (!isUpper(name[i-1]) || i+1 < len(name) && isLetter(name[i+1]) && !isUpper(name[i+1])):
			cut(i)
		}
		if start < 0 {
			start = i
		}
	}
	cut(len(name))
	return out
}

func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
