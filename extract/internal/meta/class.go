package meta

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// kinds say what an element's tag, class, itemprop, rel and the like claim that
// it holds.
type kinds uint32

const (
	kHeading   kinds = 1 << iota // h1 to h3, or marked as a headline
	kAuthor                      // a name
	kByline                      // a line with names, and perhaps more
	kDate                        // a date
	kModified                    // beside kDate: of the last change
	kTag                         // a tag, or a list of tags
	kCrumbs                      // the way from the front page to here
	kSection                     // the name of a section
	kDeck                        // the line below the headline
	kSource                      // where the article is from
	kCredit                      // who made a picture
	kProp                        // has itemprop or RDFa's property
	kScope                       // has itemscope or typeof
	kReply                       // comments, and items of the type Comment
	kChrome                      // menus, footers, boxes with other articles
	kTime                        // <time>, or has a datetime attribute
	kRelTag                      // <a rel=tag>
	kRelAuthor                   // <a rel=author>
	kPoster                      // who began a thread, or a box about them
	kFullName                    // hCard's fn, which names an author inside of a byline alone: manuals mark functions so
)

// kindsOf reads an element's tag and attributes.
func kindsOf(n *page.Node) kinds { return kindsBy(n, nil) }

// kindsBy is kindsOf with a cache of classes, nil for none.
func kindsBy(n *page.Node, seen *classCache) kinds {
	var k kinds
	switch n.Tag {
	case atom.H1, atom.H2, atom.H3:
		k = kHeading
	case atom.Time:
		k = kTime
	}
	attrs := n.HTML.Attr
	if n.Tag == atom.Img { // its classes are about its size and loading
		for i := range attrs {
			if attrs[i].Key == "itemprop" {
				return kProp
			}
		}
		return 0
	}
	for i := range attrs {
		a := &attrs[i]
		switch a.Key {
		case "class":
			k |= seen.kinds(a.Val)
		case "id":
			if !isHeading(n.Tag) && n.Tag != atom.Dt { // their words, for links to them
				k |= idKinds(a.Val)
			}
		case "itemprop", "property":
			k |= kProp
		case "itemscope", "typeof":
			k |= kScope
		case "itemtype":
			if strings.HasSuffix(a.Val, "Comment") || strings.HasSuffix(a.Val, "UserComments") || strings.HasSuffix(a.Val, "Answer") {
				k |= kReply
			}
		case "datetime":
			k |= kTime
		case "rel":
			k |= relKinds(a.Val)
		case "data-testid", "data-component", "data-qa", "data-test":
			k |= classKinds(a.Val)
		}
	}
	if n.Tag == atom.Article { // whose classes say who wrote it, and under which tags
		k &^= kAuthor | kByline
	}
	return k
}

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// namedKinds is classKinds without those authors that a class only sounds like.
func namedKinds(class string) kinds {
	k := classKinds(class)
	if k&kAuthor != 0 && aboutAuthor(class) {
		k &^= kAuthor
	}
	if k&kByline != 0 && hasAnyFold(class, otherBys) {
		k &^= kByline
	}
	return k
}

// otherBys are what is done by something, and not by somebody.
var otherBys = []string{"sortby", "sort-by", "sort_by", "filterby", "filter-by", "filter_by", "groupby", "group-by", "orderby", "order-by", "shopby", "shop-by", "poweredby", "powered-by", "powered_by", "_by_"}

// slugMarks is how many dashes an id has at least that is a heading's text.
const slugMarks = 4

// idKinds is namedKinds of an id, of which some are a footnote's, and some the text of a
// heading, "how-to-grow-rye-by-yourself", or a name in a program, "method.dedup_by".
func idKinds(id string) kinds {
	k := namedKinds(id) &^ kFullName
	if k&(kAuthor|kByline) != 0 && (isSlug(id) || strings.ContainsAny(id, ".(")) {
		k &^= kAuthor | kByline
	}
	return k
}

// isSlug reports whether an id or a part of an address is made of a heading's words.
func isSlug(s string) bool { return strings.Count(s, "-") >= slugMarks }

// aboutAuthor reports whether a class of an author's is that of what is said about them,
// or only sounds like one.
func aboutAuthor(class string) bool {
	return hasAnyFold(class, aboutAuthors)
}

var aboutAuthors = []string{"author-description", "author-bio", "author-role", "author-job", "author-position", "authoriz", "authoris", "authorit", "bookmark", "embed-author", "autoref", "autorun", "autorot", "autoresp", "autoresi", "autorepl", "testimonial"}

func relKinds(rel string) (k kinds) {
	if len(rel) < 3 || rel == "nofollow" || rel == "noopener" {
		return 0
	}
	for _, word := range strings.Fields(rel) {
		switch strings.ToLower(word) {
		case "author":
			k |= kRelAuthor | kAuthor
		case "tag":
			k |= kRelTag
		case "category":
			k |= kSection
		}
	}
	return k
}

// classKinds reads a class or id: each word of it, words being parted by
// anything but letters and by capitals in camelCase, is compared with the
// telling prefixes below. One pass and no allocation: it sees every element.
func classKinds(s string) (k kinds) {
	words := classIndex()
	last := uint8(0)
	for i := 0; i+1 < len(s); i++ {
		c := letters[s[i]]
		if c > last {
			k |= words.kinds(s[i:])
		}
		last = c
	}
	return k
}

// letters are 1 for lower case, 2 for capitals, 0 for other bytes: a word of a class
// begins where one is greater than the last.
var letters = [256]uint8{
	'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, 'g': 1, 'h': 1, 'i': 1, 'j': 1, 'k': 1, 'l': 1, 'm': 1,
	'n': 1, 'o': 1, 'p': 1, 'q': 1, 'r': 1, 's': 1, 't': 1, 'u': 1, 'v': 1, 'w': 1, 'x': 1, 'y': 1, 'z': 1,
	'A': 2, 'B': 2, 'C': 2, 'D': 2, 'E': 2, 'F': 2, 'G': 2, 'H': 2, 'I': 2, 'J': 2, 'K': 2, 'L': 2, 'M': 2,
	'N': 2, 'O': 2, 'P': 2, 'Q': 2, 'R': 2, 'S': 2, 'T': 2, 'U': 2, 'V': 2, 'W': 2, 'X': 2, 'Y': 2, 'Z': 2,
}

func isLower(c byte) bool { return letters[c] == 1 }

// A classWord is the beginning of a word of a class and what it tells. With
// whole, nothing but a mark may follow.
type classWord struct {
	word  string
	kinds kinds
	whole bool
}

// classWords are in the alphabet's order of their first letters. indexedWords number them in a
// byte.
var classWords = []classWord{
	{"author", kAuthor, false}, {"author-information", kPoster, true}, {"autor", kAuthor, false}, {"auteur", kAuthor, false}, {"autore", kAuthor, false},
	{"aside", kChrome, true}, {"article-title", kHeading, false}, {"articletitle", kHeading, false}, {"advert", kChrome, false},
	{"byline", kByline, false}, {"by", kByline, true}, {"bigusername", kPoster, true}, {"breadcrumb", kCrumbs, false},
	{"comment", kReply, false}, {"cauthorpane", kPoster, false}, {"creator", kAuthor, false}, {"contributor", kAuthor, false}, {"columnist", kAuthor, false},
	{"credit", kCredit, false}, {"crumb", kCrumbs, false}, {"category", kSection, false}, {"channel", kSection, false},
	{"copyright", kCredit, false},
	{"date", kDate, false}, {"datum", kDate, false}, {"deck", kDeck, true}, {"dek", kDeck, true}, {"disqus", kReply, false},
	{"entry-title", kHeading, false}, {"eyebrow", kSection, false},
	{"fecha", kDate, false}, {"footer", kChrome, true}, {"fn", kFullName, true}, {"fonte", kSource, true},
	{"fuente", kSource, true},
	{"headline", kHeading, true}, {"hora", kDate, true},
	{"infobox", kChrome, true},
	{"journalist", kAuthor, false},
	{"kommentar", kReply, false}, {"kicker", kSection, true}, {"keyword", kTag, false},
	{"modified", kDate | kModified, false}, {"menu", kChrome, true}, {"mostread", kChrome, false}, {"most-read", kChrome, false},
	{"nav", kChrome, true}, {"navigation", kChrome, true}, {"newsletter", kChrome, false},
	{"publish", kDate, false}, {"pubdate", kDate, false}, {"pub-date", kDate, false}, {"pubtime", kDate, false},
	{"posted", kDate, false}, {"poster", kPoster, true}, {"postprofile", kPoster, true}, {"postleft", kPoster, true}, {"postuser", kPoster, false}, {"postdate", kDate, false}, {"popular", kChrome, false}, {"promo", kChrome, true},
	{"post-title", kHeading, false}, {"page-title", kHeading, false}, {"pathway", kCrumbs, true}, {"path", kCrumbs, true},
	{"pankuzu", kCrumbs, true},
	{"quelle", kSource, true},
	{"related", kChrome, false}, {"recommend", kChrome, false}, {"reporter", kAuthor, false}, {"respond", kReply, true},
	{"recirc", kChrome, false}, {"reader-comments", kReply, false},
	{"sidebar", kChrome, false}, {"subtitle", kDeck, false}, {"standfirst", kDeck, false}, {"subheadline", kDeck, false},
	{"subhead", kDeck, true}, {"subheading", kDeck, true}, {"section", kSection, true}, {"source", kSource, true},
	{"story-title", kHeading, false},
	{"tag", kTag, true}, {"tags", kTag, true}, {"taglist", kTag, true}, {"topics", kTag, true}, {"time", kDate, true},
	{"timestamp", kDate, false}, {"trending", kChrome, false}, {"teaser", kChrome, false},
	{"updated", kDate | kModified, false}, {"undertitle", kDeck, false}, {"username", kPoster, true},
	{"vcard", kByline, true}, {"verfasser", kAuthor, false},
	{"writer", kAuthor, false}, {"writtenby", kByline, false}, {"wp-block-query", kChrome, false}, // WordPress: other posts
}

// indexedWords are the words above by their first two letters, 26 times the first and the
// second, a being 0, from where they begin in a list to where they end: nearly every word of
// a real class has none.
type indexedWords struct {
	words    []classWord
	from, to [26 * 26]uint8
}

var classIndex = sync.OnceValue(func() *indexedWords {
	x := &indexedWords{words: slices.Clone(classWords)}
	slices.SortStableFunc(x.words, func(a, b classWord) int { return cmp.Compare(pairOf(a.word), pairOf(b.word)) })
	for i, w := range x.words {
		if n := pairOf(w.word); x.to[n] == 0 {
			x.from[n], x.to[n] = uint8(i), uint8(i+1)
		} else {
			x.to[n]++
		}
	}
	return x
})

// pairOf is the place of a text's first two letters, or one behind all for what is none.
func pairOf(s string) int {
	first, second := (s[0]|0x20)-'a', (s[1]|0x20)-'a'
	if first >= 26 || second >= 26 {
		return 26 * 26
	}
	return int(first)*26 + int(second)
}

// kinds compares what stands at the beginning of s, two bytes at least, with the words.
func (x *indexedWords) kinds(s string) (k kinds) {
	n := pairOf(s)
	if n >= len(x.to) || x.to[n] == 0 {
		return 0
	}
	for i := range x.words[x.from[n]:x.to[n]] {
		w := &x.words[int(x.from[n])+i]
		if len(s) < len(w.word) || !foldPrefix(s, w.word) {
			continue
		}
		if w.whole && len(s) > len(w.word) && isLower(s[len(w.word)]) {
			continue
		}
		k |= w.kinds
	}
	return k
}

func foldPrefix(s, prefix string) bool {
	for i := 1; i < len(prefix); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c == '_' {
			c = '-'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}
