package model

import "sync"

// A calling is what the class, id or label of an element says that it holds: some of the bits
// below.
type calling uint8

const (
	callsComments calling = 1 << iota
	callsConsent          // a question about cookies
	callsReviews          // what customers say of a product
	callsLead
)

// callingWords are the words of each, in the order of the bits. Of one with parts the parts alone
// are none.
var callingWords = [...][]string{
	{"comment", "comments", "commentlist", "disqus", "kommentare", "comentarios", "commentaires"},
	{"cookie", "cookies", "consent", "gdpr", "onetrust", "didomi", "usercentrics"},
	{"review", "reviews", "testimonial", "testimonials", "yotpo", "bazaarvoice", "jdgm", "okendo", "bewertung", "bewertungen", "rezension", "rezensionen", "kundenbewertungen", "avis", "opiniones", "recensioni", "recensies"},
	{"lead", "lede", "standfirst", "deck", "dek", "subtitle", "subTitle", "sub-title", "subheadline", "subHeadline", "sub-headline", "intro", "chapo", "entradilla", "sapo", "vorspann", "ingress", "perex", "manchet"},
}

// callings tells what a token of a name calls its element, with a quick look at whether it may
// call it anything.
type callings struct {
	of  map[uint32]calling
	few words
}

func (c *callings) by(token uint32) calling {
	if !c.few.has(token) {
		return 0
	}
	return c.of[token]
}

var callingsOf = sync.OnceValue(func() *callings {
	var s Sheet
	c := &callings{of: map[uint32]calling{}}
	for bit, names := range callingWords {
		for _, kind := range []uint32{ofClass, ofID, ofLabel} {
			for _, name := range names {
				s.addTokens(name, kind)
				whole := s.tokens[len(s.tokens)-1]
				c.of[whole] |= 1 << bit
				c.few.add(whole)
			}
		}
	}
	return c
})
