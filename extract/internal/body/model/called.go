package model

import (
	"slices"
	"sync"
)

// hashSet is a few hashes, with a quick look at whether one may be among them.
type hashSet struct {
	all []uint32
	few words
}

func (h *hashSet) has(hash uint32) bool { return h.few.has(hash) && slices.Contains(h.all, hash) }

// tokenSet is a set of words as classes, ids and labels have them. Of one with parts the
// parts alone are not in it.
func tokenSet(words ...string) *hashSet {
	var s Sheet
	set := &hashSet{}
	for _, kind := range []uint32{ofClass, ofID, ofLabel} {
		for _, w := range words {
			s.addTokens(w, kind)
			whole := s.tokens[len(s.tokens)-1]
			set.all = append(set.all, whole)
			set.few.add(whole)
		}
	}
	return set
}

// commentTokens are what containers of comments are called, consentTokens questions about
// cookies, reviewTokens what customers say of a product, leadTokens leads.
var (
	reviewTokens = sync.OnceValue(func() *hashSet {
		return tokenSet("review", "reviews", "testimonial", "testimonials", "yotpo", "bazaarvoice", "jdgm", "okendo", "bewertung", "bewertungen", "rezension", "rezensionen", "kundenbewertungen", "avis", "opiniones", "recensioni", "recensies")
	})
	consentTokens = sync.OnceValue(func() *hashSet {
		return tokenSet("cookie", "cookies", "consent", "gdpr", "onetrust", "didomi", "usercentrics")
	})
	commentTokens = sync.OnceValue(func() *hashSet {
		return tokenSet("comment", "comments", "commentlist", "disqus", "kommentare", "comentarios", "commentaires")
	})
	leadTokens = sync.OnceValue(func() *hashSet {
		return tokenSet("lead", "lede", "standfirst", "deck", "dek", "subtitle", "subTitle", "sub-title", "subheadline", "subHeadline", "sub-headline", "intro", "chapo", "entradilla", "sapo", "vorspann", "ingress", "perex", "manchet")
	})
)
