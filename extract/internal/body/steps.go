package body

import (
	"slices"
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
	looks uint64   // what any of may make an element one to test (looks)
	class []string // or one of these words of its class or id
	test  func(c *cleaner, i int32) bool
}

var steps = []step{
	{"control", 10, 12, looksControl | looksRole, nil, isControl},
	{"icon, avatar", 5, 3, 0, []string{"material-icons", "material-symbols", "material-icon", // fonts that draw a picture for a word
		"avatar", "avatars", "gravatar", "userpic"}, nil},
	{"navigation", 30, 400, looksNav | looksRole, pagerClass, isNavigation},
	{"share", 10, 60, 0, []string{"share", "sharing", "sharebar", "sharedaddy", "addtoany", "addthis", "social", "socials", "shareaholic"}, isNoPicture},
	{"post buttons", 10, 20, 0, []string{"post-buttons", "postbuttons", "post-controls", "postcontrols", "post-menu-area", "message-actionbar"}, nil},
	{"player", 5, 12, 0, []string{"listen", "audio-player", "text-to-speech", "readspeaker", "print", "printfriendly"}, nil},
	{"ticker", 20, 400, 0, []string{"ticker", "breaking", "newsticker", "marquee"}, nil},
	{"card in a line", 40, 200, looksSpan, nil, isLineCard},
	{"permalink", 5, 4, looksLink, nil, isPermalink},
	{editStep, 20, 10, 0, []string{"mw-editsection", "editsection"}, nil}, // MediaWiki's, in or beside each heading
	{"paywall", 40, 300, 0, wallClass, func(c *cleaner, _ int32) bool { return c.notFree }},
	{"newsletter", 20, 150, 0, []string{"newsletter", "subscribe", "subscription", "signup", "sign-up", "mailing-list", "mc_embed", "mailpoet", "mailmag"}, nil},
	{"sign-up", 10, 60, looksEmail, nil, asksForEmail},
	{"form", 20, 200, looksForm, nil, nil},
	{"author box", 10, 150, 0, []string{"author-box", "author-bio", "authorbox", "about-author", "about-the-author", "author-description", "author-info", "biography"}, nil},
	{"related", 35, 600, 0, []string{"related", "recommended", "recommendations", "recirc", "recirculation", "most-read", "mostread", "most-popular", "popular",
		"trending", "read-next", "readnext", "read-more", "readmore", "more-from", "more-stories", "also-like", "see-also", "outbrain", "taboola", "zergnet", "up-next", "yarpp"}, isLinkList},
	{"teaser", 20, 80, 0, []string{"teaser", "teasers"}, isTeaser},
	{"advertisement", 10, 40, 0, []string{"ad", "ads", "advert", "advertisement", "adslot", "adunit", "sponsored", "dfp", "promo"}, nil},
	{"way back", 10, 5, looksLine | looksLink, nil, isWayBack},
	{"advertisement label, day of change", 10, 8, looksLine, nil, func(c *cleaner, i int32) bool { return isAdLabel(c, i) || isChangeLine(c, i) }},
	{"credit of a picture", 10, 12, looksLine, nil, isCreditLine},
	{"underscores", 10, 8, looksLine, nil, func(c *cleaner, i int32) bool {
		return heading(c.p.Nodes[i].Tag) && strings.HasPrefix(c.text(i), "__") && strings.Trim(c.text(i), "_ \u00a0") == ""
	}}, // agencies part with them what is below a story
	{"offer of a picture", 10, 6, looksLink, nil, func(c *cleaner, i int32) bool { return c.isOneOf(i, offerWords) }},
	{"tags", 10, 40, 0, []string{"tags", "taglist", "topics", "keywords", "tagcloud"}, isLinkList},
	{cookieStep, 35, 800, 0, []string{"cookie", "cookies", "consent", "gdpr", "onetrust", "didomi"}, notAboutCookies},
	{"comments", 60, 100_000, 0, []string{"comments", "comment-list", "commentlist", "disqus", "respond", "comment-respond"}, notDiscussion},
	{linkNoteStep, 100, 8, looksSpan, nil, isLinkNote},
}

// What an element may look like, beside the words of its class. The bits below
// are those of steps, each that of its words.
const (
	looksRole    = 1 << (63 - iota) // it has a role attribute
	looksPull                       // a word of pull quotes
	looksControl                    // a button or a field
	looksNav
	looksLink
	looksForm
	looksLine // a block with little text
	looksSpan
	looksEmail // a field for an e-mail address is on the page
)

// looks is what an element's name and text look like.
func looks(p *page.Page, n *page.Node) (bits uint64) {
	switch n.Tag {
	case atom.Button, atom.Input, atom.Summary:
		bits = looksControl
	case atom.Nav:
		bits = looksNav
	case atom.A:
		bits = looksLink
	case atom.Form:
		bits = looksForm
	case atom.Span:
		bits = looksSpan
	}
	if n.Flags&page.IsBlock != 0 && p.Nodes[n.End].Text-n.Text <= labelBytes {
		bits |= looksLine
	}
	return bits
}

// Steps that are named elsewhere.
const (
	cookieStep   = "cookie notice"
	editStep     = "edit link"
	linkNoteStep = "note of a link"
)

func isControl(c *cleaner, i int32) bool {
	switch c.p.Nodes[i].Tag {
	case atom.Button:
		return !c.isTitle(i) && !showsPicture(c.p, i)
	case atom.Input:
		return !strings.EqualFold(c.p.Attr(i, "type"), "checkbox")
	case atom.Summary:
		return asksToOpen(c.text(i))
	}
	role := c.p.Attr(i, "role")
	if role == "" || isImg(&c.p.Nodes[i]) || c.p.Nodes[i].Tag == atom.A && saysFootnote(c.p, i) { // a picture that a click makes larger
		return false
	}
	return role == "button" && !c.isTitle(i) && !showsPicture(c.p, i) || slices.Contains(passingRoles, role)
}

// isNoPicture holds for all but a picture itself: its class says that it can be shared.
func isNoPicture(c *cleaner, i int32) bool {
	return !isImg(&c.p.Nodes[i]) || c.p.Nodes[i].Flags&page.InLink != 0
}

// passingRoles are those of what is no part of a text: bars of buttons, and notes that come and go.
var passingRoles = []string{"toolbar", "search", "dialog", "alertdialog", "alert"}

// openWords are all that a summary says which is a button and no title, but for those that begin
// with the first two: "Expand description".
var openWords = []string{"expand", "collapse", "click to expand", "click to open", "click to view", "show more", "show less", "see more", "view more", "read more", "more", "toggle",
	"mehr anzeigen", "mehr lesen", "weiterlesen", "aufklappen", "ausklappen", "lire la suite", "voir plus", "afficher plus", "leer más", "ver más", "mostrar más", "mostra di più", "leggi di più",
	"ver mais", "leia mais", "mostrar mais", "lees meer", "toon meer", "läs mer", "vis mer", "vis mere", "pokaż więcej", "czytaj więcej", "читать далее", "показать ещё", "показать", "развернуть", "もっと見る", "続きを読む", "展开", "展開", "더보기"}

// asksToOpen holds for such words.
func asksToOpen(text string) bool {
	if len(text) > labelBytes {
		return false
	}
	text = fold(text)
	first, rest, _ := strings.Cut(text, " ")
	return slices.Contains(openWords, text) || slices.Contains(openWords[:2], first) && !strings.Contains(rest, " ")
}

// showsPicture reports whether a button is nothing but a picture of the text's, which a
// click makes larger: one of a figure, or wide. Colours and slides to choose are small.
func showsPicture(p *page.Page, i int32) bool {
	if p.Words(i) > 0 {
		return false
	}
	for k := i + 1; k < p.Nodes[i].End; k++ {
		if isImg(&p.Nodes[k]) && (figureOf(p, i) >= 0 || pixels(p.Attr(k, "width")) >= leastSide) {
			return true
		}
	}
	return false
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
	switch c.p.Attr(i, "role") {
	case "navigation", "menu", "menubar":
		return true
	}
	return c.p.LinkDensity(i) > 0.3 && classHas(c.p, i, pagerClass)
}

var pagerClass = []string{"breadcrumb", "breadcrumbs", "pagination", "pager"}

// isLinkList holds for what is made of links mostly, or of teasers: a link in
// every few words.
func isLinkList(c *cleaner, i int32) bool {
	return c.p.LinkDensity(i) > 0.35
}

// isTeaser holds for a box with a heading that is a link. (What has none may be the
// article's own lead, which some call a teaser, too.)
func isTeaser(c *cleaner, i int32) bool {
	for j := i; j < c.p.Nodes[i].End; j++ {
		if heading(c.p.Nodes[j].Tag) && c.p.LinkDensity(j) > 0.5 {
			return true
		}
	}
	return false
}

// isLineCard holds for what a line shows of a name when the pointer rests on it: it
// begins with the name before it, and has links of its own.
func isLineCard(c *cleaner, i int32) bool {
	n := &c.p.Nodes[i]
	if n.Flags&page.IsBlock != 0 || c.p.LinkDensity(i) < 0.5 {
		return false
	}
	links, name := 0, ""
	for j := i; j < n.End; j++ {
		if c.p.Nodes[j].Tag == atom.A {
			if links++; links == 1 {
				name = c.p.Clean(j)
			}
		}
	}
	if links < 2 || name == "" {
		return false
	}
	name = name[strings.LastIndexByte(name, ' ')+1:] // the card may have the full name
	return strings.HasSuffix(strings.TrimRight(c.p.Text[:n.Text], " \t\r\n"), name)
}

// isPermalink holds for the link to itself that documentation puts into headings.
func isPermalink(c *cleaner, i int32) bool {
	if c.p.Nodes[i].Tag != atom.A || !strings.Contains(c.p.Attr(i, "href"), "#") || saysFootnote(c.p, i) {
		return false
	}
	if (strings.HasPrefix(c.p.Attr(i, "href"), "#") || figureOf(c.p, i) >= 0) && hasImg(c.p, i) && !c.inHeading(i) { // what opens a picture on the page
		return false
	}
	switch text := c.p.Clean(i); text {
	case "¶", "#", "§", "🔗", "⚓", "":
		return c.p.Nodes[c.p.Nodes[i].Parent].Tag != atom.Sup || c.inHeading(i) // raised in a text it is a note's
	}
	return classHas(c.p, i, []string{"headerlink", "permalink", "anchor", "anchorjs-link", "hash-link"}) && c.inHeading(i) && !c.isTitle(i)
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

// wayBackWords begin the links that lead back to where the reader came from.
var wayBackWords = []string{"back", "zurück", "retour", "volver", "voltar", "torna", "indietro", "terug", "tillbaka", "tilbage", "tilbake", "takaisin", "wróć", "powrót", "zpět", "назад"}

// isWayBack holds for a line that is one link back, and no more.
func isWayBack(c *cleaner, i int32) bool {
	n := &c.p.Nodes[i]
	alone := n.Tag == atom.A && isBlockSide(n.HTML.PrevSibling, false) && isBlockSide(n.HTML.NextSibling, true)
	if n.Flags&page.IsBlock == 0 && !alone || heading(n.Tag) || n.Tag == atom.Td || c.p.LinkDensity(i) < 0.9 {
		return false
	}
	first, _, _ := strings.Cut(fold(c.text(i)), " ")
	return slices.Contains(wayBackWords, first)
}

// offerWords are all that links say which sell the picture beside them.
var offerWords = []string{"purchase licensing rights", "acquire licensing rights", "license this image", "license this photo", "licence this image", "buy this photo", "buy this picture", "buy this image", "buy photo", "buy photos", "order reprints"}

// adLabels are what stands above an advertisement, as a line of its own, or says below
// which one the text goes on.
var adLabels = []string{
	"advertisement", "advertisment", "advertising", "ad", "sponsored", "sponsored content", "promoted", "anzeige", "werbung", "publicidad", "publicité",
	"pubblicità", "publicidade", "publicitat", "advertentie", "annonce", "annons", "mainos", "reklama", "reklame", "oglas", "hirdetés", "publicitate", "reklam",
	"реклама", "διαφήμιση", "פרסומת", "إعلان", "تبلیغات", "विज्ञापन", "โฆษณา", "quảng cáo", "iklan", "広告", "广告", "廣告", "광고",
	"continue reading below", "advertisement continue reading below", "article continues below", "article continues below advertisement",
	"article continues after advertisement", "story continues below", "story continues below advertisement", "scroll to continue", "scroll to continue with content",
	"la suite après la publicité", "la suite après cette publicité", "continua dopo la pubblicità", "continua a leggere dopo la pubblicità", "continúa después del anuncio",
}

// labelBytes is the most that a block with one of them holds.
const labelBytes = 60

// isAdLabel holds for a line that says that an advertisement follows, and no more.
func isAdLabel(c *cleaner, i int32) bool {
	return !heading(c.p.Nodes[i].Tag) && c.isOneOf(i, adLabels)
}

// isOneOf reports whether what is kept of a node's text is one of a list, which is folded.
func (c *cleaner) isOneOf(i int32, list []string) bool {
	text, first := "", foldedFirst(c.p.TextOf(i))
	if c.keptIn(i) != c.p.Words(i) {
		text = c.text(i)
		first = foldedFirst(text)
	}
	return slices.ContainsFunc(list, func(s string) bool {
		if begin, _ := utf8.DecodeRuneInString(s); begin != first {
			return false
		}
		if text == "" {
			text = c.text(i)
		}
		return foldsTo(text, s)
	})
}

// photoWords are what lines begin with that name the photographer, and a colon follows.
var photoWords = []string{"photo", "photos", "photo credit", "photo credits", "photograph", "picture", "image credit", "image source", "foto", "fotos", "fotocredit", "fotonachweis", "bild", "bilder", "bildquelle", "bildnachweis", "bildrechte", "titelbild", "titelfoto", "symbolbild", "beitragsbild", "crédit photo", "crédits photo", "crédit photos", "fotografía", "fotografie", "zdjęcie", "фото", "写真"}

// isCreditLine holds for a line that says who made a picture, and no more. Beside the picture
// it has been taken for its credit already; a caption of a picture without an address is that of none.
func isCreditLine(c *cleaner, i int32) bool {
	labels := photoWords
	switch tag := c.p.Nodes[i].Tag; {
	case heading(tag), tag == atom.Td, tag == atom.Th, tag == atom.Li, tag == atom.Dd, c.hasBlock(i), hasImg(c.p, i): // a figure, with its picture
		return false
	case tag == atom.Figcaption && c.hasMore(c.p.Nodes[i].Parent, i):
		return false
	case tag == atom.Figcaption:
		labels = creditLabels
	}
	label, who, ok := strings.Cut(strings.ReplaceAll(c.text(i), "：", ":"), ":")
	return ok && strings.TrimSpace(who) != "" && slices.Contains(labels, strings.ToLower(strings.TrimLeft(label, "([ ")))
}

// hasMore reports whether a box holds more than the words of an element in it, such as a picture
// that can be shown.
func (c *cleaner) hasMore(box, i int32) bool {
	if c.p.Words(box) > c.p.Words(i) {
		return true
	}
	for k := box + 1; k < c.p.Nodes[box].End; k++ {
		switch n := &c.p.Nodes[k]; {
		case isImg(n):
			if ImageSource(c.p, k) != "" {
				return true
			}
		case n.Tag != atom.Input && n.Tag != atom.Hr && leaf(n):
			return true
		}
	}
	return false
}

// changeWords are what lines begin with that say when a page was changed.
var changeWords = []string{"last updated", "last modified", "updated on", "updated", "this page was last updated", "page last updated", "aktualisiert am", "aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "letzte änderung",
	"mis à jour le", "dernière mise à jour", "última actualización", "actualizado el", "actualizado", "última atualização", "atualizado em", "ultimo aggiornamento", "aggiornato il", "laatst bijgewerkt", "senast uppdaterad", "sist oppdatert", "senest opdateret", "ostatnia aktualizacja"}

// isChangeLine holds for a line that says when the page was changed, and no more.
func isChangeLine(c *cleaner, i int32) bool {
	if tag := c.p.Nodes[i].Tag; heading(tag) || tag == atom.Td || tag == atom.Th || c.hasBlock(i) {
		return false
	}
	text := strings.ToLower(c.text(i))
	return slices.ContainsFunc(changeWords, func(words string) bool {
		rest, ok := strings.CutPrefix(text, words)
		return ok && dateLine(strings.Trim(strings.TrimPrefix(strings.TrimLeft(rest, " "), "on "), " :.|–-"))
	})
}

// asksForEmail holds for a box around a field for an e-mail address.
func asksForEmail(c *cleaner, i int32) bool { return c.holdsEmail(i) }

func (c *cleaner) holdsEmail(i int32) bool {
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
