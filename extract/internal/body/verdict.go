package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// These are plain rules, each meant to be right when it speaks and silent when
// in doubt: a page that is taken for a wall or a shell loses its content.

// shellWords is the most visible text that a page has which scripts are to fill,
// and shellHidden the most in all: more may be an article that scripts unveil.
const (
	shellWords  = 60
	shellHidden = 200
)

// emptyStatus tells pages that hold no content at all, "" for all others.
func emptyStatus(p *page.Page) article.Status {
	words, visible := p.Words(p.Body()), visibleWords(p)
	switch {
	case visible.words+visible.noscript <= shellWords && words <= shellHidden && isShell(p):
		return article.StatusJSShell
	case words == 0 && !hasPicture(p), words <= shellWords && sendsAway(p):
		return article.StatusEmpty
	case isConsentWall(p, visible):
		return article.StatusConsentWall
	}
	return ""
}

// sendsAway reports whether a page takes its reader to another at once.
func sendsAway(p *page.Page) bool {
	for i := p.Head(); i < p.Nodes[p.Head()].End; i++ {
		if p.Nodes[i].Tag != atom.Meta || !strings.EqualFold(p.Attr(i, "http-equiv"), "refresh") {
			continue
		}
		delay, to, ok := strings.Cut(p.Attr(i, "content"), ";")
		seconds, err := strconv.Atoi(strings.TrimSpace(delay))
		return ok && err == nil && seconds <= atOnce && strings.Contains(strings.ToLower(to), "url")
	}
	return false
}

// atOnce is the most seconds in which nobody reads a page.
const atOnce = 5

// shown counts the words that a reader sees before scripts run.
type shown struct {
	words    int32
	noscript int32 // more of them for who has no scripts
}

func visibleWords(p *page.Page) (v shown) {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&(page.IsText|page.Hidden|page.Silent) != page.IsText:
		case n.Flags&page.NoScript != 0:
			v.noscript += p.Words(i)
		default:
			v.words += p.Words(i)
		}
	}
	return v
}

// visibleText is what v.words counts, in lower case.
func visibleText(p *page.Page) string {
	var b strings.Builder
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if n := &p.Nodes[i]; n.Flags&(page.IsText|page.Hidden|page.NoScript|page.Silent) == page.IsText {
			b.WriteString(n.HTML.Data)
			b.WriteByte(' ')
		}
	}
	return strings.ToLower(b.String())
}

func hasPicture(p *page.Page) bool {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag == atom.Img && ImageSource(p, i) != "" {
			return true
		}
	}
	return false
}

// isShell reports whether scripts are to fill the page: it holds an empty
// element to mount on, or tells the reader to turn scripts on.
func isShell(p *page.Page) bool {
	scripts, mount, told := 0, false, false
	for i := int32(0); i < p.Len(); i++ {
		switch n := &p.Nodes[i]; n.Tag {
		case atom.Script:
			scripts++
		case atom.Div, atom.Main, atom.Section:
			if id := p.Attr(i, "id"); id != "" && p.Words(i) == 0 {
				switch strings.Trim(strings.ToLower(id), "_-") {
				case "root", "app", "next", "nuxt", "gatsby", "main", "app-root", "react-root", "svelte", "application", "mount":
					mount = true
				}
			}
		case atom.Noscript:
			if p.Within(i, p.Body()) && strings.Contains(strings.ToLower(p.TextOf(i)), "javascript") {
				told = true
			}
		}
	}
	if scripts == 0 {
		return false
	}
	return mount || told
}

// consentTerms are words that dialogs about cookies use, in the languages that
// are served them most.
var consentTerms = []string{"cookie", "consent", "partner", "gdpr", "privacy", "accept", "reject", "purposes", "vendors", "preferences", "personali",
	"datenschutz", "zustimm", "einwillig", "akzeptier", "ablehnen", "zwecke",
	"consentement", "accepter", "refuser", "confidentialité", "aceptar", "rechazar", "privacidad", "accetta", "rifiuta", "toestemming", "akkoord"}

// consentWords is the most text that a consent wall has.
const consentWords = 1500

// isConsentWall reports whether nearly all visible text of a page belongs to a
// dialog about cookies.
func isConsentWall(p *page.Page, visible shown) bool {
	if cookies := strings.Count(p.Text, "ookie"); visible.words > consentWords || cookies < 2 || cookies*150 < int(visible.words) {
		return false
	}
	text, terms := visibleText(p), 0
	if strings.Count(text, "cookie") < 2 {
		return false
	}
	for _, w := range consentTerms {
		terms += strings.Count(text, w)
	}
	if terms*16 < int(visible.words) {
		return false
	}
	dialogs := int32(0)
	for i := p.Body() + 1; i < p.Nodes[p.Body()].End; i++ {
		if consentDialog(p, i) {
			for end := p.Nodes[i].End; i < end; i++ {
				if n := &p.Nodes[i]; n.Flags&page.IsText != 0 && n.Flags&(page.Hidden|page.NoScript|page.Silent) == 0 {
					dialogs += p.Words(i)
				}
			}
			i--
		}
	}
	return dialogs*100 >= visible.words*70
}

var consentClass = []string{"consent", "cookie", "cookies", "gdpr", "cmp", "onetrust", "didomi", "sp_message", "sourcepoint", "qc-cmp2", "usercentrics", "privacy", "trustarc"}

func consentDialog(p *page.Page, i int32) bool {
	if p.Nodes[i].Flags&page.IsText != 0 {
		return false
	}
	return classHas(p, i, consentClass) || p.Attr(i, "role") == "dialog" || p.Attr(i, "aria-modal") == "true"
}

// articleStatus judges the page that a body was found on.
func articleStatus(p *page.Page, m *page.Marks) article.Status {
	switch {
	case isFrontPage(p, m):
		return article.StatusNotArticle
	case isPaywalled(p):
		return article.StatusPaywalled
	}
	return article.StatusOK
}

// isFrontPage reports whether a page is a site's or a section's list of teasers:
// it does not call itself an article, many links carry whole headlines, and what
// was found is a small part of it or made of links.
func isFrontPage(p *page.Page, m *page.Marks) bool {
	if statedType(p) == "article" {
		return false
	}
	headlines := 0
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if n := &p.Nodes[i]; n.Tag == atom.A && p.Words(i) >= 4 {
			headlines++
		}
	}
	home := statedType(p) == "website" && p.AtRoot()
	kept := m.Words()
	return headlines >= 20 && (home || linkWords(p, m)*2 > kept && kept < p.Words(p.Body()))
}

func linkWords(p *page.Page, m *page.Marks) (sum int32) {
	for i, mark := range m.Of {
		if n := &p.Nodes[i]; mark == page.Keep && n.Flags&(page.IsText|page.InLink) == page.IsText|page.InLink {
			sum += p.Words(int32(i))
		}
	}
	return sum
}

// statedType is og:type, in lower case.
func statedType(p *page.Page) string {
	for i := p.Head() + 1; i < p.Nodes[p.Head()].End; i++ {
		if p.Nodes[i].Tag == atom.Meta && strings.EqualFold(p.Attr(i, "property"), "og:type") {
			return strings.ToLower(strings.TrimSpace(p.Attr(i, "content")))
		}
	}
	return ""
}

// discussionPage reports whether a page says that it is a thread: what elsewhere
// is comments is its content.
func discussionPage(p *page.Page) bool {
	for _, i := range p.LD {
		if text := scriptText(p, i); strings.Contains(text, `DiscussionForumPosting"`) || strings.Contains(text, `"QAPage"`) {
			return true
		}
	}
	for i := int32(0); i < p.Len(); i++ {
		if p.Nodes[i].Flags&page.Typed == 0 {
			continue
		}
		if t := p.Attr(i, "itemtype"); strings.HasSuffix(t, "/DiscussionForumPosting") || strings.HasSuffix(t, "/QAPage") {
			return true
		}
	}
	return false
}

func scriptText(p *page.Page, i int32) string {
	if text := p.Nodes[i].HTML.FirstChild; text != nil {
		return text.Data
	}
	return ""
}

// isPaywalled reports whether the page says that it is not free and shows a box
// that asks to subscribe.
func isPaywalled(p *page.Page) bool {
	if !notFree(p) {
		return false
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Flags&(page.IsText|page.Hidden) == 0 && p.Words(i) > 0 && p.Words(i) < 300 && classHas(p, i, wallClass) {
			return true
		}
	}
	return false
}

var wallClass = []string{"paywall", "wall", "regwall", "metered", "paygate", "piano", "subscribe-wall"}

// notFree reports whether the page's JSON-LD says that it is not free to read.
func notFree(p *page.Page) bool {
	for _, i := range p.LD {
		if saysNotFree(scriptText(p, i)) {
			return true
		}
	}
	return false
}

// saysNotFree looks for isAccessibleForFree: false, in the ways it is written.
func saysNotFree(data string) bool {
	const key = `"isAccessibleForFree"`
	for {
		i := strings.Index(data, key)
		if i < 0 {
			return false
		}
		data = strings.TrimLeft(data[i+len(key):], " \t\r\n")
		value := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(data, ":"), " \t\r\n\""))
		if strings.HasPrefix(value, "false") {
			return true
		}
	}
}
