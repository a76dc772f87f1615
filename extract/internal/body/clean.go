package body

import (
	"strings"
	"unicode/utf8"

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
	{"tags", 10, 40, []string{"tags", "taglist", "topics", "keywords", "tagcloud"}, isLinkList},
	{"cookie notice", 35, 800, []string{"cookie", "cookies", "consent", "gdpr", "onetrust", "didomi"}, notAboutCookies},
	{"comments", 60, 100_000, []string{"comments", "comment-list", "commentlist", "disqus", "respond", "comment-respond"}, notDiscussion},
}

// cleaner is the state of a cleaning: the body as it was found.
type cleaner struct {
	p          *page.Page
	m          *page.Marks
	kept       []int32  // kept words before each node
	leaves     []int32  // kept text nodes and other leaves before each node
	total      int32    // kept words in all
	title      string   // headline, folded
	match      []uint32 // of each element, the steps whose class words it carries, as bits
	discussion bool
	notFree    bool // the page says that it is not free to read
}

// clean runs all steps on a candidate of an engine that guesses. Site rules say
// themselves what goes.
func clean(p *page.Page, m *page.Marks, title string) {
	c := &cleaner{p: p, m: m, title: fold(title)}
	c.count()
	c.discussion, c.notFree = discussionPage(p), notFree(p)
	c.hidden()
	c.count()
	c.matchClasses()
	for k := range steps {
		if c.run(k) {
			c.count()
		}
	}
	c.headline()
	c.opening()
	c.dangling()
}

func (c *cleaner) count() {
	if c.kept == nil {
		c.kept, c.leaves = make([]int32, len(c.m.Of)+1), make([]int32, len(c.m.Of)+1)
	}
	var words, leaves int32
	for i, mark := range c.m.Of {
		if n := &c.p.Nodes[i]; mark == page.Keep && (n.Flags&page.IsText != 0 || leaf(n.Tag)) {
			leaves++
			if n.Flags&page.IsText != 0 {
				words += c.p.Words(int32(i))
			}
		}
		c.kept[i+1], c.leaves[i+1] = words, leaves
	}
	c.total = words
}

// keptIn is how many kept words the subtree of i holds.
func (c *cleaner) keptIn(i int32) int32 { return c.kept[c.p.Nodes[i].End] - c.kept[i] }

// matchClasses looks at every class and id once for all steps.
func (c *cleaner) matchClasses() {
	c.match = make([]uint32, len(c.m.Of))
	for i := c.p.Body() + 1; i < c.p.Nodes[c.p.Body()].End; i++ {
		n := &c.p.Nodes[i]
		if n.Flags&page.IsText != 0 {
			continue
		}
		if c.leaves[n.End] == c.leaves[i] {
			i = n.End - 1
			continue
		}
		for _, a := range n.HTML.Attr {
			if (a.Key == "class" || a.Key == "id") && a.Val != "" {
				c.match[i] |= matchSteps(a.Val)
			}
		}
	}
}

func matchSteps(names string) (bits uint32) {
	low := lowerASCII(names)
	for k := range steps {
		for _, w := range steps[k].class {
			if hasWord(names, low, w) {
				bits |= 1 << k
				break
			}
		}
	}
	return bits
}

// run gathers the outermost elements that a step finds, and drops them if they
// are not too much. It reports whether it dropped any.
func (c *cleaner) run(k int) bool {
	s := &steps[k]
	var found []int32
	var words int32
	for i := c.p.Body() + 1; i < c.p.Nodes[c.p.Body()].End; i++ {
		n := &c.p.Nodes[i]
		if n.Flags&page.IsText != 0 {
			continue
		}
		if c.leaves[n.End] == c.leaves[i] {
			i = n.End - 1
			continue
		}
		if (s.class == nil || c.match[i]&(1<<k) != 0) && c.keptIn(i) <= s.words && (s.test == nil || s.test(c, i)) {
			found = append(found, i)
			words += c.keptIn(i)
			i = n.End - 1
		}
	}
	if len(found) == 0 || words*100 > c.total*s.share {
		return false
	}
	for _, i := range found {
		c.m.DropKept(i, s.name)
	}
	return true
}

func isControl(c *cleaner, i int32) bool {
	switch c.p.Nodes[i].Tag {
	case atom.Button:
		return true
	case atom.Input:
		return !strings.EqualFold(c.p.Attr(i, "type"), "checkbox")
	}
	role := c.p.Attr(i, "role")
	return role == "button" || role == "toolbar" || role == "search"
}

func isNavigation(c *cleaner, i int32) bool {
	if c.p.Nodes[i].Tag == atom.Nav {
		return true
	}
	switch c.p.Attr(i, "role") {
	case "navigation", "menu", "menubar":
		return true
	}
	return classHas(c.p, i, []string{"breadcrumb", "breadcrumbs", "pagination", "pager"}) && c.p.LinkDensity(i) > 0.3
}

func isForm(c *cleaner, i int32) bool { return c.p.Nodes[i].Tag == atom.Form }

// isLinkList holds for what is made of links mostly, or of teasers: a link in
// every few words.
func isLinkList(c *cleaner, i int32) bool {
	return c.p.LinkDensity(i) > 0.35
}

// isPermalink holds for the link to itself that documentation puts into headings.
func isPermalink(c *cleaner, i int32) bool {
	if c.p.Nodes[i].Tag != atom.A || !strings.Contains(c.p.Attr(i, "href"), "#") {
		return false
	}
	switch text := c.p.Clean(i); text {
	case "¶", "#", "§", "🔗", "⚓", "":
		return true
	}
	return classHas(c.p, i, []string{"headerlink", "permalink", "anchor", "anchorjs-link", "hash-link"}) && c.inHeading(i)
}

func (c *cleaner) inHeading(i int32) bool {
	for up := c.p.Nodes[i].Parent; up > 0; up = c.p.Nodes[up].Parent {
		if heading(c.p.Nodes[up].Tag) {
			return true
		}
	}
	return false
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

// hidden drops what no reader sees, unless nothing else is the body.
func (c *cleaner) hidden() {
	var words int32
	for i := int32(0); i < c.p.Len(); i++ {
		if n := &c.p.Nodes[i]; n.Flags&page.Hidden != 0 {
			words += c.keptIn(i)
			i = n.End - 1
		}
	}
	if words*2 > c.total {
		return
	}
	for i := int32(0); i < c.p.Len(); i++ {
		if n := &c.p.Nodes[i]; n.Flags&page.Hidden != 0 {
			c.m.DropKept(i, "hidden")
			i = n.End - 1
		}
	}
}

// headline drops headings that repeat the page's title, wherever they stand, and
// what else repeats it before the first paragraph.
func (c *cleaner) headline() {
	if c.title == "" {
		return
	}
	before := true
	for i := c.p.Body(); i < c.p.Nodes[c.p.Body()].End; i++ {
		n := &c.p.Nodes[i]
		if n.Flags&page.IsBlock == 0 || c.keptIn(i) == 0 {
			continue
		}
		words := c.keptIn(i)
		if (heading(n.Tag) || before) && int(words) <= strings.Count(c.title, " ")+3 && fold(c.p.TextOf(i)) == c.title {
			c.m.DropKept(i, "headline")
			i = n.End - 1
			continue
		}
		if words >= proseWords && n.Tag == atom.P {
			before = false
		}
	}
}

// furniture are words that lines above and below an article consist of.
var furniture = []string{"min read", "minute read", "minutes read", "listen", "share", "print", "advertisement", "read more", "updated", "published", "posted", "subscribe", "sign up", "follow us", "comments", "photo", "image"}

// openingProse is how many paragraphs end an article's opening: the first may be
// a standfirst that the byline follows.
const openingProse = 2

// opening drops short lines before the text that are no sentence and say only
// who wrote when, or how long it takes to read, with the pictures in them.
func (c *cleaner) opening() {
	prose := 0
	for i := c.p.Body(); i < c.p.Nodes[c.p.Body()].End; i++ {
		n := &c.p.Nodes[i]
		if n.Flags&page.IsBlock == 0 || c.keptIn(i) == 0 || c.hasBlock(i) {
			continue
		}
		text := c.p.Clean(i)
		switch {
		case heading(n.Tag):
		case byLine(text) || onlyFurniture(text):
			c.m.DropKept(i, "byline")
		case c.keptIn(i) >= proseWords:
			if prose++; prose == openingProse {
				return
			}
		}
		i = n.End - 1
	}
}

func (c *cleaner) hasBlock(i int32) bool {
	for j := i + 1; j < c.p.Nodes[i].End; j++ {
		if c.p.Nodes[j].Flags&page.IsBlock != 0 && c.keptIn(j) > 0 {
			return true
		}
	}
	return false
}

// byLine reports whether a line is a byline or a date line and nothing more: it
// begins as they do, ends as no sentence does, and is longer than a name and a
// date only where it holds several of them.
func byLine(s string) bool {
	length := utf8.RuneCountInString(s)
	if length > 160 || length > 80 && !strings.ContainsAny(s, "0123456789") || strings.Contains(s, ". ") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ".") {
		return false
	}
	low := strings.ToLower(s)
	for _, by := range byWords {
		if strings.HasPrefix(low, by) {
			return true
		}
	}
	return false
}

var byWords = []string{"by ", "von ", "por ", "par ", "written by ", "source:", "posted by ", "posted on ", "published ", "updated ", "last updated "}

func onlyFurniture(s string) bool {
	low := strings.ToLower(s)
	if utf8.RuneCountInString(s) > 30 {
		return false
	}
	for _, f := range furniture {
		if rest, ok := strings.CutSuffix(low, f); ok && strings.Trim(rest, "0123456789 :|·-") == "" {
			return true
		}
	}
	return false
}

// dangling drops headings behind which nothing of the body follows.
func (c *cleaner) dangling() {
	c.count()
	for i := c.p.Len() - 1; i > 0; i-- {
		n := &c.p.Nodes[i]
		if c.m.Of[i] == page.Keep && leaf(n.Tag) {
			return
		}
		if n.Flags&page.IsText == 0 || c.m.Of[i] != page.Keep || c.p.Words(i) == 0 && strings.TrimSpace(n.HTML.Data) == "" {
			continue
		}
		h := n.Parent
		for h > 0 && !heading(c.p.Nodes[h].Tag) {
			h = c.p.Nodes[h].Parent
		}
		if h <= 0 || c.keptIn(h)*5 > c.total {
			return
		}
		c.m.DropKept(h, "dangling heading")
		i = h
	}
}

// fold makes two writings of a headline comparable: letters and digits alone,
// in lower case.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if !page.IsWordRune(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}
