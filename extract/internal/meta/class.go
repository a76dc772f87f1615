package meta

import (
	"strings"

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
	kFullName                    // hCard's fn, which names an author inside of a byline alone: manuals mark functions so
)

// kindsOf reads an element's tag and attributes.
func kindsOf(n *page.Node) kinds { return kindsBy(n, namedKinds) }

// kindsBy is kindsOf with what a class is told by.
func kindsBy(n *page.Node, named func(class string) kinds) kinds {
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
			k |= named(a.Val)
		case "id":
			k |= idKinds(a.Val)
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

// namedKinds is classKinds without those authors that a class only sounds like.
func namedKinds(class string) kinds {
	k := classKinds(class)
	if k&kAuthor != 0 && aboutAuthor(class) {
		k &^= kAuthor
	}
	if k&kByline != 0 && hasAny(strings.ToLower(class), otherBys) {
		k &^= kByline
	}
	return k
}

// otherBys are what is done by something, and not by somebody.
var otherBys = []string{"sortby", "sort-by", "sort_by", "filterby", "filter-by", "filter_by", "groupby", "group-by", "orderby", "order-by", "shopby", "shop-by", "poweredby", "powered-by", "powered_by", "_by_"}

// slugMarks is how many dashes an id has at least that is a heading's text.
const slugMarks = 4

// idKinds is namedKinds of an id, of which some are a footnote's, and some the text of a
// heading: "how-to-grow-rye-by-yourself".
func idKinds(id string) kinds {
	k := namedKinds(id) &^ kFullName
	if k&(kAuthor|kByline) != 0 && strings.Count(id, "-") >= slugMarks {
		k &^= kAuthor | kByline
	}
	return k
}

// aboutAuthor reports whether a class of an author's is that of what is said about them,
// or only sounds like one.
func aboutAuthor(class string) bool {
	return hasAny(strings.ToLower(class), aboutAuthors)
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
	last := uint8(0)
	for i := 0; i < len(s); i++ {
		c := letters[s[i]]
		if c > last && i+1 < len(s) && mayTell(s[i], s[i+1]) {
			k |= prefixKinds(s[i:])
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

// classWords are grouped by first letter, a being 0.
var classWords = [26][]classWord{
	0: {{"author", kAuthor, false}, {"autor", kAuthor, false}, {"auteur", kAuthor, false}, {"autore", kAuthor, false},
		{"aside", kChrome, true}, {"article-title", kHeading, false}, {"articletitle", kHeading, false},
		{"advert", kChrome, false}},
	1: {{"byline", kByline, false}, {"by", kByline, true}, {"breadcrumb", kCrumbs, false}},
	2: {{"comment", kReply, false}, {"creator", kAuthor, false}, {"contributor", kAuthor, false}, {"columnist", kAuthor, false},
		{"credit", kCredit, false}, {"crumb", kCrumbs, false}, {"category", kSection, false}, {"channel", kSection, false}, {"copyright", kCredit, false}},
	3:  {{"date", kDate, false}, {"datum", kDate, false}, {"deck", kDeck, true}, {"dek", kDeck, true}, {"disqus", kReply, false}},
	4:  {{"entry-title", kHeading, false}, {"eyebrow", kSection, false}},
	5:  {{"fecha", kDate, false}, {"footer", kChrome, true}, {"fn", kFullName, true}, {"fonte", kSource, true}, {"fuente", kSource, true}},
	7:  {{"headline", kHeading, true}, {"hora", kDate, true}},
	9:  {{"journalist", kAuthor, false}},
	10: {{"kommentar", kReply, false}, {"kicker", kSection, true}, {"keyword", kTag, false}},
	12: {{"modified", kDate | kModified, false}, {"menu", kChrome, true}, {"mostread", kChrome, false}, {"most-read", kChrome, false}},
	13: {{"nav", kChrome, true}, {"navigation", kChrome, true}, {"newsletter", kChrome, false}},
	15: {{"publish", kDate, false}, {"pubdate", kDate, false}, {"pub-date", kDate, false}, {"pubtime", kDate, false}, {"posted", kDate, false}, {"postdate", kDate, false},
		{"popular", kChrome, false}, {"promo", kChrome, true}, {"post-title", kHeading, false}, {"page-title", kHeading, false}, {"pathway", kCrumbs, true}, {"path", kCrumbs, true}, {"pankuzu", kCrumbs, true}},
	16: {{"quelle", kSource, true}},
	17: {{"related", kChrome, false}, {"recommend", kChrome, false}, {"reporter", kAuthor, false}, {"respond", kReply, true}, {"recirc", kChrome, false}, {"reader-comments", kReply, false}},
	18: {{"sidebar", kChrome, false}, {"subtitle", kDeck, false}, {"standfirst", kDeck, false}, {"subheadline", kDeck, false}, {"subhead", kDeck, true}, {"subheading", kDeck, true},
		{"section", kSection, true}, {"source", kSource, true}, {"story-title", kHeading, false}},
	19: {{"tag", kTag, true}, {"tags", kTag, true}, {"taglist", kTag, true}, {"topics", kTag, true}, {"time", kDate, true}, {"timestamp", kDate, false}, {"trending", kChrome, false}, {"teaser", kChrome, false}},
	20: {{"updated", kDate | kModified, false}, {"undertitle", kDeck, false}},
	21: {{"vcard", kByline, true}, {"verfasser", kAuthor, false}},
	22: {{"writer", kAuthor, false}, {"writtenby", kByline, false}},
}

// classSeconds are the second letters of the words above, a bit each from a up,
// by first letter: nearly every word of a real class ends here. A test holds the
// two together.
var classSeconds = [26]uint32{0: 1<<20 | 1<<18 | 1<<17 | 1<<3, 1: 1<<24 | 1<<17, 2: 1<<14 | 1<<17 | 1<<0 | 1<<7, 3: 1<<0 | 1<<4 | 1<<8, 4: 1<<13 | 1<<24,
	5: 1<<4 | 1<<14 | 1<<13 | 1<<20, 7: 1<<4 | 1<<14, 9: 1 << 14, 10: 1<<14 | 1<<8 | 1<<4, 12: 1<<14 | 1<<4, 13: 1<<0 | 1<<4, 15: 1<<20 | 1<<14 | 1<<17 | 1<<0, 16: 1 << 20,
	17: 1 << 4, 18: 1<<8 | 1<<20 | 1<<19 | 1<<4 | 1<<14, 19: 1<<0 | 1<<14 | 1<<8 | 1<<17 | 1<<4, 20: 1<<15 | 1<<13, 21: 1<<2 | 1<<4, 22: 1 << 17}

// mayTell reports whether one of the words begins with these: a letter, and any byte.
func mayTell(first, second byte) bool {
	return classSeconds[(first|0x20)-'a']>>((second|0x20)-'a')&1 != 0
}

// prefixKinds compares what stands at the beginning of s with the words.
func prefixKinds(s string) (k kinds) {
	for i := range classWords[(s[0]|0x20)-'a'] {
		w := &classWords[(s[0]|0x20)-'a'][i]
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
