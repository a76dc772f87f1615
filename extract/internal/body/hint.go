package body

import (
	"strings"
	"sync"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// The builder asks of every element whether its class makes it verse, a callout,
// a formula and so on, and nearly always the answer is no. A hint is a yes that is
// worth a closer look; all of them are found by one look at the element.
const (
	hintVerse   = 1 << iota
	hintCallout // one of calloutClass
	hintConsent
	hintMath // the boxes of a system that sets formulas
	hintCode // the parts of an editor of code
	hintData // an attribute that scripts read
)

var hintWords = sync.OnceValue(func() *letterPairs {
	index := new(letterPairs)
	index.add(verseClass, hintVerse)
	index.add(calloutClass, hintCallout)
	index.add(askWords, hintConsent)
	index.add([]string{"katex", "mathjax", "mwe"}, hintMath)
	index.add([]string{"codemirror", "cm", "view", "ace", "margin", "toolbar"}, hintCode)
	return index
})

// hints are those of an element.
func hints(p *page.Page, i int32) (bits uint64) {
	for k := range p.Nodes[i].HTML.Attr {
		switch a := &p.Nodes[i].HTML.Attr[k]; {
		case a.Key == "class", a.Key == "id":
			bits |= hintWords().match(a.Val)
		case strings.HasPrefix(a.Key, "data"), a.Key == "videoid":
			bits |= hintData
		}
	}
	return bits
}

// hints says whether an element has one of these. What was found of the last
// element is known.
func (b *builder) hints(i int32, wanted uint64) bool {
	if b.hinted != i {
		b.hinted, b.hint = i, hints(b.p, i)
	}
	return b.hint&wanted != 0
}
