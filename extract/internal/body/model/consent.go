package model

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// consentDialog is the element of a question about cookies that holds more than
// half of a page's words, -1 if there is none. Such a dialog names each of hundreds
// of partners and purposes: beside it an article of some paragraphs looks like one
// of its notes, so that its blocks must not be on the sheet at all.
func consentDialog(p *page.Page) int32 {
	all := p.Words(p.Body())
	for i := heavyChild(p, p.Body(), all); i >= 0; i = heavyChild(p, i, all) {
		if all-p.Words(i) < tinyPage {
			continue // a page that is nothing else is a consent wall, which others look for
		}
		if isDialog(p, i) && asksConsent(p, i) {
			return i
		}
	}
	return -1
}

// heavyChild is the child of an element that holds more than half of so many words,
// -1 if none does.
func heavyChild(p *page.Page, i, all int32) int32 {
	for c := i + 1; c < p.Nodes[i].End; c = p.Nodes[c].End {
		if p.Words(c)*2 > all {
			return c
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

func asksConsent(p *page.Page, i int32) bool {
	if saysConsent(p, i) {
		return true
	}
	text := strings.ToLower(p.Text[p.Nodes[i].Text:p.Nodes[p.Nodes[i].End].Text])
	return strings.Count(text, "cookie") >= fewCookies
}
