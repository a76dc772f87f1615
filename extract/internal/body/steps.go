package body

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Cleaning takes out of a candidate what an engine let through. Each step is a
// name, which becomes the reason of what it drops, and a test of one element. A
// step that would take more than its share of the body takes nothing: what a
// class calls share bars and holds half of the text are none.
type step struct {
	name  string
	share int32    // the most that it may take in all, in percent of the body's words
	words int32    // the most that one element may hold
	class []string // words of the class or id; nil for any element
	test  func(c *cleaner, i int32) bool
}

var steps = []step{
	{"control", 10, 12, nil, isControl},
	{"icon", 5, 3, []string{"material-icons", "material-symbols", "material-icon"}, nil}, // fonts that draw a picture for a word
	{"avatar", 5, 3, []string{"avatar", "avatars", "gravatar", "userpic"}, nil},
	{"navigation", 30, 400, nil, isNavigation},
	{"share", 10, 60, []string{"share", "sharing", "sharebar", "sharedaddy", "addtoany", "addthis", "social", "socials", "shareaholic"}, nil},
	{"player", 5, 12, []string{"listen", "audio-player", "text-to-speech", "readspeaker", "print", "printfriendly"}, nil},
	{"ticker", 20, 400, []string{"ticker", "breaking", "newsticker", "marquee"}, nil},
	{"permalink", 5, 4, nil, isPermalink},
	{"paywall", 40, 300, wallClass, func(c *cleaner, _ int32) bool { return c.notFree }},
	{"newsletter", 20, 150, []string{"newsletter", "subscribe", "subscription", "signup", "sign-up", "mailing-list", "mc_embed", "mailpoet", "mailmag"}, nil},
	{"sign-up", 10, 60, nil, asksForEmail},
	{"form", 20, 200, nil, isForm},
	{"author box", 10, 150, []string{"author-box", "author-bio", "authorbox", "about-author", "about-the-author", "author-description", "author-info", "biography"}, nil},
	{"related", 35, 600, []string{"related", "recommended", "recommendations", "recirc", "recirculation", "most-read", "mostread", "most-popular", "popular",
		"trending", "read-next", "readnext", "read-more", "readmore", "more-from", "more-stories", "also-like", "see-also", "outbrain", "taboola", "zergnet", "up-next", "yarpp"}, isLinkList},
	{"advertisement", 10, 40, []string{"ad", "ads", "advert", "advertisement", "adslot", "adunit", "sponsored", "dfp", "promo"}, nil},
	{"advertisement label", 10, 2, nil, isAdLabel},
	{"tags", 10, 40, []string{"tags", "taglist", "topics", "keywords", "tagcloud"}, isLinkList},
	{cookieStep, 35, 800, []string{"cookie", "cookies", "consent", "gdpr", "onetrust", "didomi"}, notAboutCookies},
	{"comments", 60, 100_000, []string{"comments", "comment-list", "commentlist", "disqus", "respond", "comment-respond"}, notDiscussion},
}

const cookieStep = "cookie notice"

func isControl(c *cleaner, i int32) bool {
	switch c.p.Nodes[i].Tag {
	case atom.Button:
		return !c.isTitle(i)
	case atom.Input:
		return !strings.EqualFold(c.p.Attr(i, "type"), "checkbox")
	}
	if c.match[i]&hasRole == 0 || c.p.Nodes[i].Tag == atom.A && saysFootnote(c.p, i) {
		return false
	}
	role := c.p.Attr(i, "role")
	return role == "button" && !c.isTitle(i) || role == "toolbar" || role == "search"
}

// isTitle reports whether a button is all the words of a heading, term or summary
// close above it: what opens a part of the text is its title.
func (c *cleaner) isTitle(i int32) bool {
	up := i
	for range 4 {
		switch up = c.p.Nodes[up].Parent; {
		case up <= 0 || c.keptIn(up) != c.keptIn(i):
			return false
		case heading(c.p.Nodes[up].Tag), c.p.Nodes[up].Tag == atom.Dt, c.p.Nodes[up].Tag == atom.Summary:
			return true
		}
	}
	return false
}

func isNavigation(c *cleaner, i int32) bool {
	if c.p.Nodes[i].Tag == atom.Nav {
		return true
	}
	if c.match[i]&hasRole != 0 {
		switch c.p.Attr(i, "role") {
		case "navigation", "menu", "menubar":
			return true
		}
	}
	return c.p.LinkDensity(i) > 0.3 && classHas(c.p, i, []string{"breadcrumb", "breadcrumbs", "pagination", "pager"})
}

func isForm(c *cleaner, i int32) bool { return c.p.Nodes[i].Tag == atom.Form }

// isLinkList holds for what is made of links mostly, or of teasers: a link in
// every few words.
func isLinkList(c *cleaner, i int32) bool {
	return c.p.LinkDensity(i) > 0.35
}

// isPermalink holds for the link to itself that documentation puts into headings.
func isPermalink(c *cleaner, i int32) bool {
	if c.p.Nodes[i].Tag != atom.A || !strings.Contains(c.p.Attr(i, "href"), "#") || saysFootnote(c.p, i) {
		return false
	}
	switch text := c.p.Clean(i); text {
	case "¶", "#", "§", "🔗", "⚓", "":
		return c.p.Nodes[c.p.Nodes[i].Parent].Tag != atom.Sup || c.inHeading(i) // raised in a text it is a note's
	}
	return classHas(c.p, i, []string{"headerlink", "permalink", "anchor", "anchorjs-link", "hash-link"}) && c.inHeading(i)
}

// saysFootnote reports whether a link is the marker of a footnote by its class, or
// by that of what is around it.
func saysFootnote(p *page.Page, i int32) bool {
	return strings.Contains(lowerASCII(p.Attr(i, "class")), "footnote") ||
		strings.Contains(lowerASCII(p.Attr(p.Nodes[i].Parent, "class")), "footnote")
}

func (c *cleaner) inHeading(i int32) bool {
	for up := c.p.Nodes[i].Parent; up > 0; up = c.p.Nodes[up].Parent {
		if heading(c.p.Nodes[up].Tag) {
			return true
		}
	}
	return false
}

// adLabels are what stands above an advertisement, as a line of its own.
var adLabels = []string{"advertisement", "advertising", "anzeige", "werbung", "publicidad", "publicité", "pubblicità", "advertentie", "annonce", "annons", "mainos", "reklama", "реклама", "إعلان", "広告"}

// isAdLabel holds for a line that says that an advertisement follows, and no more.
func isAdLabel(c *cleaner, i int32) bool {
	n := &c.p.Nodes[i]
	if n.Flags&page.IsBlock == 0 || heading(n.Tag) || c.p.Nodes[n.End].Text-n.Text > 40 {
		return false
	}
	return slices.Contains(adLabels, fold(c.text(i)))
}

// asksForEmail holds for a box around a field for an e-mail address.
func asksForEmail(c *cleaner, i int32) bool {
	for j := i; j < c.p.Nodes[i].End; j++ {
		if c.p.Nodes[j].Tag == atom.Input && strings.EqualFold(c.p.Attr(j, "type"), "email") {
			return true
		}
	}
	return false
}

// notAboutCookies holds unless the page is about them.
func notAboutCookies(c *cleaner, _ int32) bool {
	return !strings.Contains(c.title, "cookie") && !strings.Contains(c.title, "privacy") && !strings.Contains(c.title, "datenschutz")
}

func notDiscussion(c *cleaner, _ int32) bool { return !c.discussion }
