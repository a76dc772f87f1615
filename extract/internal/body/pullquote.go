package body

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A pull quote shows a sentence of the text a second time, large, to catch the
// eye. It goes if its words stand elsewhere in the body, in the same order; one
// that says something new stays.
//
// A blockquote or aside whose class says nothing goes where it repeats the text
// word for word, if a page has no more than three of them: those who answer each
// other quote what stands above, and so does a text about a text.

// pullQuoteClass are words that say of a box that it is one. "highlight" is also
// what boxes of code are called, which repeat nothing.
var pullQuoteClass = []string{"pullquote", "pull-quote", "pull_quote", "pulledquote", "quote-large", "large-quote", "highlight", "highlights", "highlighted"}

// pullSourceClass are words of the element that names who is quoted.
var pullSourceClass = []string{"attribution", "author", "credit", "source", "cite", "byline"}

const (
	pullLeast = 5   // words of a pull quote
	pullMost  = 120 // more is no pull quote
	pullNodes = 400 // nodes that one consists of, at most
	pullGap   = 10  // words of the text that it may leave out at one place, as "she says"
	pullCut   = 80  // and where it says so by a "…"
	pullSeed  = 4   // words in a row that tell where to look
	pullTries = 8   // places to look at for each
	pullShare = 20  // the most that goes, in percent of the body
	pullCount = 200 // boxes that are looked at

	unnamedLeast = 8 // words of a box that its class does not name
	unnamedMost  = 3 // of these on a page

	citationBytes = 60 // within which a citation names who said it
)

// pullQuotes drops the pull quotes. The text is read once, and only where there
// is a box that may be one.
func (c *cleaner) pullQuotes() {
	var boxes []pullBox
	for i := c.live(c.p.Body() + 1); i >= 0 && len(boxes) < pullCount; i = c.live(i + 1) {
		if c.p.Nodes[i].Tag == atom.Pre {
			i = c.p.Nodes[i].End - 1
			continue
		}
		named, is := c.isPullBox(i)
		if !is || c.holdsCode(i) {
			continue
		}
		if box := c.pullBox(i); len(box.words) >= pullLeast {
			box.named = named
			boxes = append(boxes, box)
			i = c.p.Nodes[i].End - 1
		}
	}
	if len(boxes) == 0 {
		return
	}
	findRepeats(boxes, c.pullText(boxes))
	unnamed := 0
	for i := range boxes {
		if boxes[i].repeats && !boxes[i].named {
			unnamed++
		}
	}
	var found []int32
	dropped := int32(0)
	for i := range boxes {
		if boxes[i].repeats && (boxes[i].named || unnamed <= unnamedMost) {
			found = append(found, boxes[i].node)
			dropped += c.keptIn(boxes[i].node)
		}
	}
	if dropped*100 > c.total*pullShare {
		return
	}
	for _, i := range found {
		c.m.DropKept(i, "pull quote")
	}
	c.count()
}

// isPullBox reports whether an element may be a pull quote, and whether its class
// says so.
func (c *cleaner) isPullBox(i int32) (named, is bool) {
	tag := c.p.Nodes[i].Tag
	switch tag {
	case atom.Blockquote, atom.Aside, atom.Figure, atom.Div, atom.Section, atom.P, atom.Q:
	default:
		return false, false
	}
	words := c.keptIn(i)
	if words < pullLeast || words > pullMost || c.p.Nodes[i].End-i > pullNodes {
		return false, false
	}
	if classHas(c.p, i, pullQuoteClass) {
		return true, true
	}
	return false, words >= unnamedLeast && (tag == atom.Blockquote || tag == atom.Aside) && !c.discussion && !c.isCitation(i)
}

// holdsCode reports whether code stands in a box.
func (c *cleaner) holdsCode(i int32) bool {
	for j := i; j < c.p.Nodes[i].End; j++ {
		if t := c.p.Nodes[j].Tag; t == atom.Pre || t == atom.Code {
			return true
		}
	}
	return false
}

// isCitation reports whether a box begins with who said it, as those of mail and
// forums do: "Ada wrote:".
func (c *cleaner) isCitation(i int32) bool {
	s := c.p.Clean(i)
	return strings.Contains(s[:min(len(s), citationBytes)], ":")
}

// A pullBox is a box that may be a pull quote.
type pullBox struct {
	node    int32
	named   bool // its class says what it is
	words   []pullWord
	tries   int // places in the text that were looked at
	repeats bool
}

// A pullWord is a word's hash; cut says that a "…" stands before it.
type pullWord struct {
	hash uint64
	cut  bool
}

// pullBox reads the words of a box, without who is quoted.
func (c *cleaner) pullBox(i int32) pullBox {
	box := pullBox{node: i}
	r := wordReader{word: func(w pullWord) { box.words = append(box.words, w) }}
	for j := i; j < c.p.Nodes[i].End; j++ {
		n := &c.p.Nodes[j]
		switch {
		case n.Flags&page.IsText == 0:
			if j > i && (n.Tag == atom.Cite || n.Tag == atom.Footer || n.Tag == atom.Figcaption || classHas(c.p, j, pullSourceClass)) {
				j = n.End - 1
			}
		case c.m.Of[j] == page.Keep:
			s := c.p.Text[n.Text:c.p.Nodes[j+1].Text]
			if len(box.words) >= pullLeast && strings.IndexAny(strings.TrimLeftFunc(s, unicode.IsSpace), "—–―") == 0 {
				r.end()
				return box // a dash at a line's beginning names who is quoted
			}
			r.read(s)
		}
	}
	r.end()
	return box
}

// pullText reads the words of the body outside of the boxes.
func (c *cleaner) pullText(boxes []pullBox) (text []pullWord) {
	text = make([]pullWord, 0, c.total)
	r := wordReader{word: func(w pullWord) { text = append(text, w) }}
	for j := c.p.Body(); j < c.p.Nodes[c.p.Body()].End; j++ {
		if len(boxes) > 0 && j == boxes[0].node {
			j, boxes = c.p.Nodes[j].End-1, boxes[1:]
			r.end()
			continue
		}
		if n := &c.p.Nodes[j]; n.Flags&(page.IsText|page.Silent) == page.IsText && c.m.Of[j] == page.Keep {
			r.read(c.p.Text[n.Text:c.p.Nodes[j+1].Text])
		}
	}
	r.end()
	return text
}

// findRepeats marks the boxes whose words stand in the text, in their order and
// close together. It looks where the first words of a box stand.
func findRepeats(boxes []pullBox, text []pullWord) {
	bySeed := map[uint64][]*pullBox{}
	for i := range boxes {
		key := seed(boxes[i].words)
		bySeed[key] = append(bySeed[key], &boxes[i])
	}
	for at := 0; at+pullSeed <= len(text); at++ {
		for _, b := range bySeed[seed(text[at:])] {
			if !b.repeats && b.tries < pullTries {
				b.tries++
				b.repeats = b.follows(text[at:])
			}
		}
	}
}

// seed is a hash of the first words.
func seed(words []pullWord) (hash uint64) {
	for _, w := range words[:pullSeed] {
		hash = hash*31 + w.hash
	}
	return hash
}

// follows reports whether the text goes on as the box does, with gaps.
func (b *pullBox) follows(text []pullWord) bool {
	at, skipped := 0, 0
	for _, w := range b.words {
		gap, most := 0, pullGap
		if w.cut {
			most = pullCut
		}
		for at < len(text) && text[at].hash != w.hash && gap <= most {
			at++
			gap++
		}
		if at == len(text) || gap > most {
			return false
		}
		at++
		if !w.cut {
			skipped += gap
		}
	}
	return skipped == 0 || b.named && skipped <= len(b.words)
}

// A wordReader splits text into words (page.IsWordRune) and hands on a hash of
// each in lower case (FNV-1a). A word may go on from one text to the next.
type wordReader struct {
	word func(pullWord)
	hash uint64
	in   bool
	cut  bool
	dots int // full stops in a row
}

func (r *wordReader) read(s string) {
	const offset, prime = 14695981039346656037, 1099511628211
	for _, c := range s {
		switch {
		case isInvisible(c):
		case !page.IsWordRune(c):
			r.end()
			if r.dots++; c != '.' {
				r.dots = 0
			}
			r.cut = r.cut || c == '…' || r.dots == 3
		default:
			if !r.in {
				r.in, r.hash = true, offset
			}
			r.hash = (r.hash ^ uint64(unicode.ToLower(c))) * prime
		}
	}
}

func (r *wordReader) end() {
	if r.in {
		r.word(pullWord{r.hash, r.cut})
		r.cut, r.dots = false, 0
	}
	r.in = false
}
