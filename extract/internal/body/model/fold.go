package model

import (
	"net/url"

	"golang.org/x/net/publicsuffix"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Folds is how many parts labelled pages are dealt into for cross-validation.
const Folds = 5

// Fold is the part that a page belongs to. All pages of a registered domain are
// in one, so that a model that never saw a fold never saw its sites.
func Fold(p *page.Page) int {
	h := uint32(fnvStart)
	for _, c := range []byte(Domain(p)) {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return int(h>>8) % Folds
}

// Domain is the registered domain of a page's address, or else of the one that it
// states for itself; the page's text where it has neither. What a page was saved from
// does not count: how such pages are read may change, and the folds may not.
func Domain(p *page.Page) string {
	stated := []*url.URL{p.URL, p.Canonical(), p.Base}
	if p.Saved {
		stated = stated[1:2]
	}
	for _, u := range stated {
		if u == nil || u.Hostname() == "" {
			continue
		}
		if d, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname()); err == nil {
			return d
		}
		return u.Hostname()
	}
	return p.Text
}
