package meta

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// findHeadline looks for the heading that the page's other statements of a title
// confirm, and failing that takes its first h1.
func (r *reading) findHeadline() {
	refs := make([]string, 0, 8)
	for _, c := range r.claims[fTitle] {
		if c.Origin != originMicrodata || c.node == 0 {
			refs = append(refs, fold(c.Text))
		}
	}
	if first := r.firstPiece(); first != "" {
		refs = append(refs, first)
	}
	if r.addr != nil {
		path := strings.TrimSuffix(r.addr.EscapedPath(), "/")
		r.ownName = path[strings.LastIndexByte(path, '/')+1:]
	}
	best, bestScore := int32(0), 0
	for _, i := range r.heads {
		switch score := r.headScore(i, refs); {
		case score <= bestScore:
		case r.repeats(i, best):
			r.teased = best
		default:
			best, bestScore = i, score
		}
	}
	if best == 0 {
		best = r.plainHeadline(refs)
	} else {
		best = r.behindSite(best, refs)
	}
	r.headline = best
	if best > 0 {
		c := r.add(fTitle, r.headText(best), r.headOrigin(best))
		c.node = best
	}
}

// firstPiece is what a page's <title> begins with, folded, where nothing else states its
// title, and more than the site's name follows: "Rye | The Tidings | News from the hills".
func (r *reading) firstPiece() string {
	c := r.first(fTitle)
	if c == nil || c.Origin != "title" {
		return ""
	}
	parts := titlePieces(c.Text)
	text := parts[0].text
	if f := fold(text); len(parts) > 1 && wordCount(text) > 1 && len(f) >= firstBytes && !r.isSite(text) {
		return f
	}
	return ""
}

// firstBytes is how long a title's first piece is at least that stands for a title, in
// bytes of folded text.
const firstBytes = 12

// repeats reports whether a heading says what an earlier one does that is to be seen and
// no link: it is a teaser of the page itself.
func (r *reading) repeats(i, earlier int32) bool {
	isLink := func(i int32) bool { return r.p.Nodes[i].Flags&page.InLink != 0 || r.headLink(i) != "" }
	return earlier > 0 && r.p.Nodes[earlier].Flags&page.Hidden == 0 && isLink(i) && !isLink(earlier) && same(r.headText(i), r.headText(earlier))
}

// behindSite is the heading after another one that a title begins with, where it ends
// with the other one and has nothing else: a manual's chapter, below the manual's name. One
// that is an h1 may say more: "Error code E27" below "Errors", of "E27 - Errors".
func (r *reading) behindSite(site int32, refs []string) int32 {
	name := fold(r.headText(site))
	for _, ref := range refs {
		chapter, ok := strings.CutSuffix(ref, name)
		if !ok || chapter == "" {
			continue
		}
		for _, i := range r.heads {
			if i <= site || r.p.Nodes[i].End-i > headNodes || r.p.Nodes[i].Flags&page.Hidden != 0 {
				continue
			}
			text := fold(r.headText(i))
			if text == chapter || r.p.Nodes[i].Tag == atom.H1 && len(chapter) >= chapterBytes && strings.Contains(text, chapter) {
				return i
			}
		}
	}
	return site
}

// chapterBytes is how long the shortest name of a chapter is that may stand among other words.
const chapterBytes = 3

func (r *reading) headOrigin(i int32) article.Origin {
	if r.p.Nodes[i].Tag == atom.H1 {
		return "h1"
	}
	return originVisible
}

// headNodes is the most nodes that a heading has.
const headNodes = 60

// headScore says how much a heading looks like the headline, 0 for not at all.
func (r *reading) headScore(i int32, refs []string) int {
	n := &r.p.Nodes[i]
	if n.Flags&(page.NoScript|page.Silent) != 0 || n.End-i > headNodes {
		return 0
	}
	raw := r.p.TextOf(i)
	if len(raw) > 2000 {
		return 0
	}
	text := fold(raw)
	if len(text) < 2 {
		return 0
	}
	score := likeness(text, refs)
	if n.Tag == atom.H1 && !inList(r.sites(), text) {
		score += 4
	}
	if score > 0 || r.mayBeOwn(r.linkAt(i)) {
		switch link := r.headLink(i); {
		case link == "":
		case r.isHome(link): // the site's name, whatever the <title> says
			return 0
		case sameAddress(link, r.addr) && !strings.Contains(link, "#"): // less than an h1: a teaser of the page itself may stand below it
			score += 3
		}
	}
	if score > 0 && len(text) < 40 {
		if _, isDate := findDate(raw[:min(len(raw), 200)], r.hint); isDate {
			return 0
		}
	}
	if n.Flags&page.Hidden != 0 {
		score /= 2
	}
	if score > 0 && n.Flags&page.InLink != 0 {
		score--
	}
	return score
}

// likeness is how much a heading and the statements of the title, all folded, have of each
// other.
func likeness(text string, refs []string) (score int) {
	for _, ref := range refs {
		short, long := text, ref
		if len(short) > len(long) {
			short, long = long, short
		}
		switch {
		case text == ref:
			score += 6
		case len(short) < 4 || !strings.Contains(long, short):
		case len(short)*2 >= len(long):
			score += 4
		case len(short)*4 >= len(long) && len(short) > 12:
			score += 2
		}
	}
	return score
}

// mayBeOwn is a quick look at whether a link may lead to the page itself: most headings are
// links to other pages.
func (r *reading) mayBeOwn(href string) bool {
	return href != "" && r.addr != nil && strings.Contains(href, r.ownName)
}

// headLink is the address that the whole of a heading links to, "" for none.
func (r *reading) headLink(i int32) string {
	if r.p.LinkDensity(i) < 0.9 {
		return ""
	}
	return r.p.CleanURL(r.linkAt(i))
}

// isHome reports whether an address is the front page of the page's site.
func (r *reading) isHome(addr string) bool {
	u, err := url.Parse(addr)
	if err != nil || u.RawQuery != "" {
		return false
	}
	own := r.addr
	switch strings.ToLower(strings.Trim(u.Path, "/")) {
	case "", "index.html", "index.php", "index.htm", "home":
		return u.Host == "" && addr != "" || own != nil && bareHost(u) == bareHost(own) && strings.Trim(own.Path, "/") != ""
	}
	return false
}

// isAbove reports whether an address is that of a folder which the page stands in.
func (r *reading) isAbove(addr string) bool {
	u, err := url.Parse(addr)
	if err != nil || r.addr == nil || u.RawQuery != "" || bareHost(u) != bareHost(r.addr) {
		return false
	}
	folder := strings.TrimSuffix(u.Path, "/") + "/"
	return len(folder) > 1 && strings.HasPrefix(r.addr.Path, folder) && strings.Trim(r.addr.Path[len(folder):], "/") != ""
}

// plainHeadline looks through a page without headings for a line of its text
// that the title begins with.
func (r *reading) plainHeadline(refs []string) int32 {
	if len(refs) == 0 {
		return 0
	}
	looked := 0
	for i := r.p.Body(); i < r.p.Len() && looked < 400; i++ {
		n := &r.p.Nodes[i]
		if n.Flags&page.IsText == 0 || n.Flags&(page.Silent|page.NoScript|page.Hidden) != 0 || len(n.HTML.Data) < 15 || len(n.HTML.Data) > 300 {
			continue
		}
		looked++
		if n.Flags&page.InLink != 0 {
			continue
		}
		text := fold(n.HTML.Data)
		for _, ref := range refs {
			if len(text) >= 12 && len(text)*2 >= len(ref) && strings.Contains(ref, text) {
				return n.Parent
			}
		}
	}
	return 0
}

// headText is a heading's text without permalink signs, those of icon fonts among them, and
// buttons.
func (r *reading) headText(i int32) string {
	text := r.p.Clean(i)
	for k := i + 1; k < r.p.Nodes[i].End; k++ {
		if r.p.Nodes[k].Tag == atom.Button && r.p.Words(k) < r.p.Words(i) {
			text = tidy(strings.Replace(text, r.p.Clean(k), "", 1))
		}
	}
	return strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune("¶#§ ", r) || unicode.Is(unicode.Co, r) })
}
