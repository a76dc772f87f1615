package model

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// consentDialog is the element of a question about cookies that holds more than half
// of a page's words, or, if it speaks of little else, a third and stands above the
// main heading; -1 if there is none.
// Such a dialog may name each of hundreds of partners and purposes: beside it an
// article of some paragraphs looks like one of its notes, so that its blocks must not
// be on the sheet at all.
func consentDialog(p *page.Page) int32 {
	body := p.Body()
	all, headline := p.Words(body), firstH1(p)
	for i := body + 1; i < p.Nodes[body].End; i++ {
		words := p.Words(i)
		switch {
		case words*3 <= all:
			i = p.Nodes[i].End - 1
		case all-words < tinyPage: // a page that is nothing else is a consent wall, which others look for
		case p.Nodes[i].Flags&page.IsText != 0:
		case words*2 > all && isDialog(p, i) && asksConsent(p, i), p.Nodes[i].End <= headline && speaksOfCookies(p, i):
			return i
		}
	}
	return -1
}

func isDialog(p *page.Page, i int32) bool {
	role := p.Attr(i, "role")
	return p.Nodes[i].Tag == atom.Dialog || role == "dialog" || role == "alertdialog" || p.Attr(i, "aria-modal") == "true" || saysConsent(p, i)
}

// consentWords are parts of the names of questions about cookies.
var consentWords = [...]string{"cookie", "consent", "gdpr", "onetrust", "didomi", "usercentrics", "privacy"}

func saysConsent(p *page.Page, i int32) bool {
	for _, key := range [...]string{"id", "class", "aria-label"} {
		v := strings.ToLower(p.Attr(i, key))
		for _, w := range consentWords {
			if strings.Contains(v, w) {
				return true
			}
		}
	}
	return false
}

// fewCookies is how often a text speaks of cookies that is about them, whatever its
// language.
const fewCookies = 3

func asksConsent(p *page.Page, i int32) bool { return saysConsent(p, i) || cookies(p, i) >= fewCookies }

// cookies is how often an element's text speaks of them, in any letters that people
// write. It is asked of half of a page again and again, so it makes no copy of it.
func cookies(p *page.Page, i int32) int {
	text := p.Text[p.Nodes[i].Text:p.Nodes[p.Nodes[i].End].Text]
	return strings.Count(text, "cookie") + strings.Count(text, "Cookie") + strings.Count(text, "COOKIE")
}

// speaksOfCookies holds for a text that does so in every few lines.
func speaksOfCookies(p *page.Page, i int32) bool {
	n := cookies(p, i)
	return n >= 2*fewCookies && int32(n)*40 >= p.Words(i)
}

// firstH1 is the first main heading, 0 if there is none.
func firstH1(p *page.Page) int32 {
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag == atom.H1 {
			return i
		}
	}
	return 0
}
