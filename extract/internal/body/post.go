package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// postClasses are the classes of the quotes that pages hold of posts until a
// script makes frames of them, and the attributes in which some hold the post's
// address.
var postClasses = []struct{ class, attr string }{
	{"bluesky-embed", "data-bluesky-uri"},
	{"instagram-media", "data-instgrm-permalink"},
	{"mastodon-embed", "data-embed-url"},
	{"reddit-card", ""},
	{"reddit-embed-bq", ""},
	{"text-post-media", "data-text-post-permalink"},
	{"tiktok-embed", "cite"},
	{"twitter-tweet", ""},
	{"twitter-video", ""},
}

// post writes the quote of a post. What it quotes stays a quote, and is noted, so
// that a frame of the same post is not written again; one that only says where to
// look becomes an embed with its words as the title.
func (b *builder) post(i int32) bool {
	class, addr, is := postOf(b.p, i)
	if !is || b.inPost {
		return false
	}
	quoted, byLinks, linked := 0, addr == "", false
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		switch n := &b.p.Nodes[c]; {
		case n.Tag == atom.P && b.in(b.words, c) > 0:
			quoted++
		case n.Tag == atom.A:
			page, shows := embedded(b.p.CleanURL(b.p.Attr(c, "href")))
			if byLinks && shows == post {
				addr = page // the last link is the post's, those before stand in its text
			}
			linked = linked || addr != "" && page == addr
		}
	}
	if class == "instagram-media" && quoted == 1 && b.p.Attr(i, "data-instgrm-captioned") == "" && !hasAttr(b.p, i, "data-instgrm-captioned") {
		quoted = 0 // who shared it
	}
	if strings.HasPrefix(class, "reddit") || strings.HasPrefix(class, "twitter") && b.p.Chars(i) > b.p.LinkChars(i) {
		quoted++ // its title, or words without a paragraph
	}
	if quoted == 0 && addr != "" {
		b.addEmbed(atom.Iframe, addr, firstOf(b.embedTitle(i), b.postWords(i)))
		return true
	}
	b.inPost = true
	b.onlyParas = class == "instagram-media"
	b.postBlock(i, addr, linked)
	b.inPost, b.onlyParas = false, false
	return true
}

// postBlock writes the quote, and the post's address at its end if no link in it
// leads there.
func (b *builder) postBlock(i int32, addr string, linked bool) {
	k := b.top().kind
	if addr == "" || linked || k == inlineOnly || k == verbatim {
		b.block(i, atom.Blockquote, blocksOnly)
		if addr != "" {
			b.noteEmbed(addr)
		}
		return
	}
	b.endLine()
	b.open(i, atom.Blockquote, blocksOnly)
	b.children(i)
	b.addEmbed(atom.Iframe, addr, b.embedTitle(i))
	b.close()
}

// postOf tells a post's quote by its class, and its address where an attribute
// has it.
func postOf(p *page.Page, i int32) (class, addr string, is bool) {
	for _, known := range postClasses {
		if !namedClass(p.Nodes[i].HTML, known.class) {
			continue
		}
		v := p.Attr(i, known.attr)
		if uri, found := strings.CutPrefix(v, "at://"); found {
			return known.class, blueskyPost(uri), true
		}
		addr, _ := embedded(webAddress(v))
		return known.class, addr, true
	}
	return "", "", false
}

// isPost reports whether an element is the quote of a post, which may hold no
// text.
func isPost(n *html.Node) bool {
	if n.DataAtom != atom.Blockquote || len(n.Attr) == 0 {
		return false
	}
	for _, known := range postClasses {
		if namedClass(n, known.class) {
			return true
		}
	}
	return false
}

// postWords are the words of a post's quote: those of its paragraphs if it has some.
func (b *builder) postWords(i int32) string {
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		if b.p.Nodes[c].Tag == atom.P && b.p.Words(c) > 0 {
			return b.p.Clean(c)
		}
	}
	return b.p.Clean(i)
}

func hasAttr(p *page.Page, i int32, key string) bool {
	for k := range p.Nodes[i].HTML.Attr {
		if p.Nodes[i].HTML.Attr[k].Key == key {
			return true
		}
	}
	return false
}

// askWords are the class words of boxes that ask before an embed is loaded.
var askWords = []string{"consent", "cookieconsent", "content-blocker", "contentblocker", "placeholder", "opt-in", "optin", "two-click", "embed-privacy",
	"gdpr", "dsgvo", "borlabs", "cmplz", "cky", "brlbs-cmpnt-container"}

// isConsentBox reports whether a block asks for consent to load the one embed in
// it: its class says so, and it is short.
func isConsentBox(p *page.Page, i int32) bool {
	if p.Words(i) == 0 || p.Words(i) > consentLength || p.Nodes[i].End-i > captionSpan || !classHas(p, i, askWords) {
		return false
	}
	for c := i + 1; c < p.Nodes[i].End; c++ {
		if carries(p, c) {
			return true
		}
	}
	return false
}

// carries reports whether a node is an embed, or a link to what is one elsewhere.
func carries(p *page.Page, i int32) bool {
	switch n := &p.Nodes[i]; n.Tag {
	case atom.Iframe, atom.Embed, atom.Object:
		page, _ := frameAddress(p, i)
		return page != ""
	case atom.A:
		page, _ := embedded(p.CleanURL(p.Attr(i, "href")))
		return page != ""
	default:
		return embedBox(n.HTML) != ""
	}
}

// consentBox writes the embeds of a box that asks for consent, without its prose.
func (b *builder) consentBox(i int32) {
	b.boundary()
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		n := &b.p.Nodes[c]
		if b.m.Of[c].Dropped() {
			continue
		}
		if n.Tag == atom.A {
			if page, _ := embedded(b.p.CleanURL(b.p.Attr(c, "href"))); page != "" {
				b.addEmbed(atom.Iframe, page, firstOf(b.embedTitle(c), b.p.Clean(c)))
			}
			continue
		}
		if n.Tag == atom.Iframe || n.Tag == atom.Embed || n.Tag == atom.Object || embedBox(n.HTML) != "" {
			b.embed(c)
			c = n.End - 1
		}
	}
	b.boundary()
}
