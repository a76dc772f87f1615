package model

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// statements are what the page says of itself outside of its text.
type statements struct {
	title       words  // of title, og:title
	titleWords  int32  // in the longest of these
	description *words // pairs of them; nil for none
	body        *words // pairs of JSON-LD's articleBody; nil for none
	bodyWords   int32  // in it

	ogType                              byte
	article, product, forum, howTo, lst bool // JSON-LD types
	sells                               bool // one of these is Product itself
	segments, hyphens, digits           int32
	urlForum, urlDocs, urlProduct       bool
	urlList, urlNews                    bool
}

// words are a set of hashes, up to a few that it takes for others.
type words [256]uint64

func (w *words) add(h uint32)      { h *= 0x9e3779b1; w[h>>24] |= 1 << (h >> 18 & 63) }
func (w *words) has(h uint32) bool { h *= 0x9e3779b1; return w[h>>24]&(1<<(h>>18&63)) != 0 }

func pair(a, b uint32) uint32 { return a*31 ^ b }

func pairs(hashes []uint32) *words {
	if len(hashes) < 4 {
		return nil
	}
	w := &words{}
	for i := 1; i < len(hashes); i++ {
		w.add(pair(hashes[i-1], hashes[i]))
	}
	return w
}

func readStatements(p *page.Page) (s statements) {
	title := func(t string) {
		hashes := Words(nil, t)
		for _, h := range hashes {
			s.title.add(h)
		}
		s.titleWords = max(s.titleWords, int32(len(hashes)))
	}
	description := ""
	for i := p.Head() + 1; i < p.Nodes[p.Head()].End; i++ {
		switch p.Nodes[i].Tag {
		case atom.Title:
			if c := p.Nodes[i].HTML.FirstChild; c != nil {
				title(c.Data)
			}
		case atom.Meta:
			name, property := p.Attr(i, "name"), p.Attr(i, "property")
			switch {
			case property == "og:title":
				title(p.Attr(i, "content"))
			case property == "og:type":
				s.ogType = ogType(p.Attr(i, "content"))
			case (strings.EqualFold(name, "description") || property == "og:description") && len(p.Attr(i, "content")) > len(description):
				description = p.Attr(i, "content")
			}
		}
	}
	s.description = pairs(Words(nil, description))
	for _, i := range p.LD {
		if c := p.Nodes[i].HTML.FirstChild; c != nil {
			s.readLD(c.Data)
		}
	}
	if u := p.Address(); u != nil {
		s.readURL(u)
	}
	return s
}

// What og:type says.
const (
	ogNothing = iota
	ogArticle
	ogWebsite
	ogProduct
	ogOther
)

func ogType(s string) byte {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "article":
		return ogArticle
	case s == "website":
		return ogWebsite
	case strings.Contains(s, "product"):
		return ogProduct
	case s == "":
		return ogNothing
	}
	return ogOther
}

// mixed holds for a page that is none of the kinds that og:type names, nor sells one thing:
// for a list, whatever it says that its items are.
func (s *statements) mixed() bool {
	switch {
	case s.ogType >= ogProduct:
		return false
	case s.ogType == ogArticle:
		return s.lst
	}
	return s.lst || s.urlList || !s.product && !s.urlProduct
}

// readLD looks for types and the articleBody in JSON-LD, without parsing it.
func (s *statements) readLD(data string) {
	any := func(names ...string) bool {
		for _, n := range names {
			if strings.Contains(data, n) {
				return true
			}
		}
		return false
	}
	s.article = s.article || any(`Article"`, `BlogPosting"`)
	s.sells = s.sells || any(`"Product"`)
	s.product = s.product || s.sells || any(`"Offer"`)
	s.forum = s.forum || any(`"DiscussionForumPosting"`, `"QAPage"`)
	s.howTo = s.howTo || any(`"Recipe"`, `"HowTo"`, `"FAQPage"`)
	s.lst = s.lst || any(`"ItemList"`, `"CollectionPage"`)
	at := strings.Index(data, `"articleBody"`)
	if at < 0 || s.body != nil {
		return
	}
	rest := strings.TrimLeft(data[at+len(`"articleBody"`):], " \t\r\n:")
	if !strings.HasPrefix(rest, `"`) {
		return
	}
	end := 1
	for end < len(rest) && rest[end] != '"' {
		if rest[end] == '\\' {
			end++
		}
		end++
	}
	var text string
	if end < len(rest) && json.Unmarshal([]byte(rest[:end+1]), &text) == nil {
		hashes := Words(nil, text)
		s.body, s.bodyWords = pairs(hashes), int32(len(hashes))
	}
}

// readURL reads the kind of page from its address.
func (s *statements) readURL(u *url.URL) {
	path := strings.ToLower(strings.Trim(u.Path, "/"))
	for _, c := range []byte(path) {
		if '0' <= c && c <= '9' {
			s.digits++
		}
	}
	if path != "" {
		s.segments = int32(strings.Count(path, "/")) + 1
	}
	s.hyphens = int32(strings.Count(path[strings.LastIndexByte(path, '/')+1:], "-"))
	where := "/" + path + "/" + strings.ToLower(u.Host) + "/"
	any := func(names ...string) bool {
		for _, n := range names {
			if strings.Contains(where, n) {
				return true
			}
		}
		return false
	}
	s.urlForum = any("forum", "thread", "/topic", "/t/", "/questions/", "/discussion", "community", "showthread", "viewtopic")
	s.urlDocs = any("docs", "/doc/", "documentation", "wiki", "reference", "/manual", "/guide", "tutorial", "/api")
	s.urlProduct = any("product", "/shop", "/p/", "/dp/", "/item", "/buy/", "store")
	s.urlList = any("category", "/tag/", "/tags/", "collection", "/list", "/topics/", "/search", "archive")
	s.urlNews = any("news", "blog", "article", "/20", "story", "post")
}

// columns fills what a block shares with the statements.
func (s *statements) columns(row []byte, hashes []uint32) {
	n := int32(len(hashes))
	var title, description, body int32
	for i, h := range hashes {
		if i < 60 && s.title.has(h) {
			title++
		}
		if i > 0 && s.description != nil && s.description.has(pair(hashes[i-1], h)) {
			description++
		}
		if i > 0 && s.body != nil && s.body.has(pair(hashes[i-1], h)) {
			body++
		}
	}
	row[cInTitle] = share(title, min(n, 60))
	if n <= 60 {
		row[cTitleCovered] = share(title, s.titleWords)
	}
	row[cInDescription] = share(description, n-1)
	if s.body != nil {
		row[cInArticleBody] = max(1, share(body, n-1))
	}
}

// seenTexts finds blocks whose text stood on the page before.
type seenTexts struct{ m map[uint64]int32 }

func (t *seenTexts) columns(row []byte, hashes []uint32, at int32) {
	key := uint64(len(hashes))
	for _, h := range hashes {
		key = (key ^ uint64(h)) * 0x100000001b3
	}
	if before, ok := t.m[key]; ok {
		row[cSeen], row[cSeenSince] = 1, count(at-before)
		return
	}
	t.m[key] = at
}

// pageColumns are those that all blocks of the page share.
func (s *Sheet) pageColumns(p *page.Page, said *statements) []byte {
	var all, hidden, noscript, prose, chars, links int32
	for i := range s.Blocks {
		b := &s.Blocks[i]
		all, chars, links = all+b.Words, chars+b.Chars, links+b.LinkChars
		if b.Unseen {
			hidden += b.Words
		}
		if b.NoScript {
			noscript += b.Words
		}
		if isProse(b) {
			prose += b.Words
		}
	}
	var heads, articles, forms, pre, tables, items, h1, repeat int32
	for i := range s.boxes {
		b := &s.boxes[i]
		repeat = max(repeat, b.repeat)
		switch p.Nodes[b.node].Tag {
		case atom.H1:
			h1++
			heads++
		case atom.H2, atom.H3, atom.H4:
			heads++
		case atom.Article:
			articles++
		case atom.Form:
			forms++
		case atom.Pre:
			pre++
		case atom.Table:
			tables++
		case atom.Li:
			items++
		}
	}
	row := make([]byte, cNear)
	row[cPageBlocks], row[cPageWords], row[cPageProse] = count(int32(len(s.Blocks))), count(all), share(prose, all)
	row[cPageLinks], row[cPageHeadings], row[cPagePics] = share(links, chars), count(heads), count(s.Blocks[len(s.Blocks)-1].Pics)
	row[cPageArticles], row[cPageForms], row[cPagePre] = count(articles), count(forms), count(pre)
	row[cPageTables], row[cPageItems], row[cPageRepeat], row[cPageH1] = count(tables), count(items), count(repeat), count(h1)
	row[cPageHidden], row[cPageNoScript] = share(hidden, all), share(noscript, all)
	row[cOgType] = said.ogType
	row[cIsArticle], row[cIsProduct], row[cIsForum] = bit(said.article), bit(said.product), bit(said.forum)
	row[cIsHowTo], row[cIsList] = bit(said.howTo), bit(said.lst)
	row[cURLSegments], row[cURLHyphens], row[cURLDigits] = count(said.segments), count(said.hyphens), count(said.digits)
	row[cURLForum], row[cURLDocs], row[cURLProduct] = bit(said.urlForum), bit(said.urlDocs), bit(said.urlProduct)
	row[cURLList], row[cURLNews] = bit(said.urlList), bit(said.urlNews)
	return row[cPageBlocks:cTelling]
}
