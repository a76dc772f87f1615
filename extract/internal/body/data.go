package body

import (
	"context"
	"fmt"
	"hash/fnv"
	"html"
	"io"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// A page that scripts fill holds its article as data: as JSON-LD, or as the state
// that its framework starts from. That is the body where the DOM holds none. It must
// never be in place of one that the DOM holds: so it is looked for only where the
// engine found little, and taken only where it is much more, and not in the DOM.
const (
	littleWords    = 150  // less prose than this is little
	manyWords      = 400  // no body with more words is looked at again
	littleSure     = 40   // the model's confidence, in percent, below which it may be wrong
	partWords      = 150  // of a text that does not stand beside the headline, or is not named for a body: it may be a part of one
	besideWords    = 150  // of a text where the DOM holds something
	dataTimes      = 3    // so many times the words that were kept
	dataCovered    = 20   // percent of the data's word triples that the DOM may hold, too
	coveredTriples = 2000 // as many of them are looked up
)

// fromData is the body that a page's data hold, nil if there is none or the DOM's
// own, r, stands. r has no marks where an engine found nothing.
func fromData(ctx context.Context, p *page.Page, o Options, r Result) *Result {
	if !isLittle(p, r) {
		return nil
	}
	f := dataFinder{title: fold(o.Title), state: newState(p.Limits)}
	for _, v := range f.state.page(p) {
		f.value(&v, "", nearness{rank: noTitle}, 0)
	}
	text := f.best()
	if text == nil {
		return nil
	}
	d := dataPage(ctx, p, text.html)
	if d == nil {
		return nil
	}
	own := o
	own.Remove, own.Keep, own.Trace = nil, nil, nil // these are nodes of the other page
	m := page.NewMarks(d)
	m.Keep(d.Body())
	finish(d, m, own)
	words, tree := m.Words(), Tree(ctx, d, m)
	if tree.FirstChild == nil {
		return nil
	}
	if why := whyNot(p, d, r, text, words); why != "" {
		o.Trace.Candidate(trace.Candidate{Engine: "data", Words: int(words), Why: text.why + why})
		return nil
	}
	o.Trace.Overrule("little beside what the page's data hold")
	o.Trace.Candidate(trace.Candidate{Engine: "data", Words: int(words), Chosen: true, Why: text.why + ", which the page does not show"})
	return &Result{Status: article.StatusOK, Engine: article.EngineData, Page: d, Marks: m, Tree: tree}
}

// isLittle reports whether an engine found so little, or is so unsure of it, that
// the article may be elsewhere.
func isLittle(p *page.Page, r Result) bool {
	if r.Marks == nil || r.Sure != nil && *r.Sure < littleSure {
		return true
	}
	return r.Marks.Words() <= manyWords && keptProse(p, r.Marks) < littleWords
}

// whyNot says why a text of so many words, d, is not taken in place of what the DOM
// holds of p, "" if it is. Where that is anything, the text has to be the
// headline's.
func whyNot(p, d *page.Page, r Result, text *dataText, words int32) string {
	kept := int32(0)
	if r.Marks != nil {
		kept = r.Marks.Words()
	}
	switch {
	case text.rank != pagesTitle && (kept > 0 || r.Status == article.StatusConsentWall):
		return " is not beside the headline"
	case words < dataWords, kept > 0 && words < besideWords, (text.rank != pagesTitle || !text.named) && words < partWords:
		return " has few words"
	case words < kept*dataTimes:
		return fmt.Sprintf(" has less than %d times the words that were kept", dataTimes)
	}
	if covered := coverage(p.Text, d.Text); covered >= dataCovered {
		return fmt.Sprintf(" stands in the page, too: %d %% of it", covered)
	}
	return ""
}

// dataPage parses HTML as a page that has its addresses, language and direction
// from p.
func dataPage(ctx context.Context, p *page.Page, text string) *page.Page {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html")
	for i := int32(0); i <= p.Body(); i++ {
		if i == p.Body() || p.Nodes[i].Parent == 0 {
			for _, key := range []string{"lang", "dir"} {
				if v := p.Attr(i, key); v != "" {
					fmt.Fprintf(&b, ` %s="%s"`, key, html.EscapeString(v))
				}
			}
		}
	}
	b.WriteString("><body>")
	b.WriteString(dropPlaceholders(text))
	d, err := page.Parse(ctx, &page.Text{Data: []byte(b.String()), Charset: "utf-8"}, p.Base, p.Limits)
	if err != nil {
		return nil
	}
	return d
}

// dropPlaceholders takes out the marks that a site's scripts put something in the
// place of: a name in capitals between two pairs of dollars, braces or the like.
func dropPlaceholders(s string) string {
	for _, pair := range [][2]string{{"$$", "$$"}, {"{{", "}}"}, {"##", "##"}, {"%%", "%%"}} {
		for from := 0; ; {
			open := strings.Index(s[from:], pair[0])
			if open < 0 {
				break
			}
			open += from
			name := strings.TrimLeft(s[open+2:], placeholderBytes)
			end := len(s) - len(name)
			if end < open+5 || !strings.HasPrefix(name, pair[1]) {
				from = open + 2
				continue
			}
			s, from = s[:open]+name[2:], open
		}
	}
	return s
}

const placeholderBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// keptProse counts the kept words of blocks that are likely to be prose: a menu of
// any length has none.
func keptProse(p *page.Page, m *page.Marks) (sum int32) {
	block, words, links := int32(-1), int32(0), int32(0)
	flush := func() {
		if words >= proseWords && links*2 < words {
			sum += words
		}
		words, links = 0, 0
	}
	for i, mark := range m.Of {
		n := &p.Nodes[i]
		if mark != page.Keep || n.Flags&page.IsText == 0 {
			continue
		}
		if b := blockOf(p, int32(i)); b != block {
			flush()
			block = b
		}
		words += p.Words(int32(i))
		if n.Flags&page.InLink != 0 {
			links += p.Words(int32(i))
		}
	}
	flush()
	return sum
}

// coverage is how much of a text's triples of words another holds, in percent.
func coverage(whole, text string) int {
	held := map[uint64]bool{}
	triples(whole, func(t uint64) bool { held[t] = true; return true })
	all, both := 0, 0
	triples(text, func(t uint64) bool {
		all++
		if held[t] {
			both++
		}
		return all < coveredTriples
	})
	if all == 0 {
		return 0
	}
	return both * 100 / all
}

// triples hands on a number for every three words of a text that follow each other,
// as long as the receiver asks for more.
func triples(s string, more func(uint64) bool) {
	words := strings.Fields(fold(s))
	for i := 0; i+3 <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+3] {
			io.WriteString(h, w+" ")
		}
		if !more(h.Sum64()) {
			return
		}
	}
}
