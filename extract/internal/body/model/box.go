package model

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A box is an element that a block stands in.
type box struct {
	node     int32
	parent   int32 // box around it, -1 for the outermost
	outer    int32 // the nearest box around it that holds more blocks, -1 for none
	first    int32 // its blocks are these up to, not including,
	end      int32 // that one
	depth    int32 // boxes above it
	children int32 // boxes right in it
	key      uint32
	repeat   int32 // boxes of its tag and class right in the same box
	at       int32 // which of these it is
	chain    int32 // the largest repeat of those around the same blocks
	repeated int32 // the box of the largest repeat from here up
	tag      byte
	inline   bool             // is no block
	article  bool             // stands in itemprop=articleBody
	called   calling          // what it says that it holds
	near     [nearKinds]uint8 // boxes up to the nearest element of each kind, and 1; 0 for none
	landmark [landmarks]int32 // the nearest article, main, section; -1 for none
	tokens   [2]int32         // of class, id and the like, in Sheet.tokens
	score    int32            // as readability scores
}

func (b *box) blocks() int32 { return b.end - b.first }

// findBoxes finds the elements around the blocks, in document order.
func (s *Sheet) findBoxes(p *page.Page) {
	mark, body, boxes := make([]int32, p.Len()), p.Body(), 1
	mark[body] = 1
	for i := range s.Blocks {
		for up := s.Blocks[i].Parent; mark[up] == 0; up = p.Nodes[up].Parent {
			mark[up] = 1
			boxes++
		}
	}
	s.boxes = make([]box, 0, boxes)
	s.tokens = make([]uint32, 0, boxes*tokensOfBox)
	seen := newTally(boxes)
	var known knownClasses
	next := int32(0) // block
	for i := body; i < p.Nodes[body].End; i++ {
		if mark[i] == 0 {
			continue
		}
		at := int32(len(s.boxes))
		mark[i] = at
		for next < int32(len(s.Blocks)) && s.Blocks[next].First < i {
			next++
		}
		s.boxes = s.boxes[:at+1]
		b := &s.boxes[at]
		b.node, b.parent, b.outer, b.first, b.repeated, b.landmark = i, -1, -1, next, at, [landmarks]int32{-1, -1, -1}
		n := &p.Nodes[i]
		b.tag, b.inline = tagCode(n.Tag), n.Flags&page.IsBlock == 0
		if i > body {
			b.parent = mark[n.Parent]
			up := &s.boxes[b.parent]
			up.children++
			b.depth, b.article, b.near, b.landmark = up.depth+1, up.article, up.near, up.landmark
			for k := range b.near {
				if b.near[k] > 0 && b.near[k] < 255 {
					b.near[k]++
				}
			}
		}
		s.readElement(n, b, &known)
		b.at = seen.add(uint64(uint32(b.parent))<<32 | uint64(b.key))
	}
	s.box = make([]int32, len(s.Blocks))
	for i := range s.Blocks {
		s.box[i] = mark[s.Blocks[i].Parent]
	}
	s.endBoxes(p)
	s.closeBoxes(seen)
}

// endBoxes finds the end of each box, the first block that begins behind it. Where one begins,
// those end that are around the one before and not around it.
func (s *Sheet) endBoxes(p *page.Page) {
	block := int32(0)
	for i := range s.boxes {
		begins := p.Nodes[p.Body()].End
		if i+1 < len(s.boxes) {
			begins = s.boxes[i+1].node
		}
		for at := int32(i); at >= 0; at = s.boxes[at].parent {
			end := p.Nodes[s.boxes[at].node].End
			if end > begins {
				break
			}
			for block < int32(len(s.Blocks)) && s.Blocks[block].First < end {
				block++
			}
			s.boxes[at].end = block
		}
	}
}

// closeBoxes fills what is known only behind a box.
func (s *Sheet) closeBoxes(seen *tally) {
	for i := range s.boxes {
		b := &s.boxes[i]
		b.repeat = seen.of(uint64(uint32(b.parent))<<32 | uint64(b.key))
		b.chain = b.repeat
		if b.parent < 0 {
			continue
		}
		up := &s.boxes[b.parent]
		if up.blocks() > b.blocks() {
			b.outer = b.parent
		} else {
			b.outer, b.chain = up.outer, max(b.chain, up.chain)
		}
		if s.boxes[up.repeated].repeat >= b.repeat {
			b.repeated = up.repeated
		}
	}
}

// tokensOfBox is about how many tokens there are for an element.
const tokensOfBox = 6

// knownClasses have the tokens of the last classes, in Sheet.tokens: those of a list's items are
// the same again and again. Each has one place, by its key.
type knownClasses [1 << 7]struct {
	class    string
	from, to int32
}

// addClass adds the tokens of a class.
func (s *Sheet) addClass(class string, key uint32, known *knownClasses) {
	at := &known[key%uint32(len(known))]
	if class != "" && at.class == class {
		s.tokens = append(s.tokens, s.tokens[at.from:at.to]...)
		return
	}
	at.class, at.from = class, int32(len(s.tokens))
	s.addTokens(class, ofClass)
	at.to = int32(len(s.tokens))
}

// readElement reads what an element says of itself.
func (s *Sheet) readElement(n *page.Node, b *box, known *knownClasses) {
	own, subtitle := nearOf(n.Tag), false
	b.key = uint32(n.Tag)*fnvPrime + 1
	from := int32(len(s.tokens))
	for i := range n.HTML.Attr {
		a := &n.HTML.Attr[i]
		switch a.Key {
		case "class":
			b.key = keyOf(b.key, a.Val)
			s.addClass(a.Val, b.key, known)
		case "id":
			s.addTokens(a.Val, ofID)
		case "role":
			if k := nearOfRole(a.Val); k >= 0 {
				own = k
			}
			subtitle = subtitle || a.Val == "doc-subtitle"
			s.addTokens(a.Val, ofRole)
		case "itemprop":
			b.article = b.article || strings.EqualFold(a.Val, "articleBody")
			s.addTokens(a.Val, ofProperty)
		case "itemtype", "data-component", "data-testid", "data-type", "data-module", "data-area", "data-block", "data-role", "data-widget", "data-qa", "data-gtm":
			if len(a.Val) <= 60 {
				s.addTokens(a.Val, ofData)
			}
		case "aria-label":
			if len(a.Val) <= 40 {
				s.addTokens(a.Val, ofLabel)
			}
		}
	}
	b.tokens = [2]int32{from, int32(len(s.tokens))}
	callings := callingsOf()
	for _, token := range s.tokens[from:] {
		b.called |= callings.by(token)
	}
	if subtitle {
		b.called &^= callsLead
	}
	if own >= 0 {
		b.near[own] = 1
	}
	if own >= 0 && own < landmarks {
		b.landmark[own] = int32(len(s.boxes)) - 1
	}
}

// keyOf is a hash of a class beside key, eight letters at once.
func keyOf(key uint32, class string) uint32 {
	const prime = 0x9e3779b97f4a7c15
	k := uint64(key)
	for ; len(class) >= 8; class = class[8:] {
		hi, lo := bits.Mul64(k^binary.LittleEndian.Uint64([]byte(class[:8])), prime)
		k = hi ^ lo
	}
	for i := range len(class) {
		k = (k ^ uint64(class[i])) * prime
	}
	return uint32(k>>32 ^ k)
}

// Where a name stands.
const (
	ofClass uint32 = iota
	ofID
	ofRole
	ofProperty // itemprop
	ofData
	ofLabel // aria-label
)

// addTokens adds the hashes of the words in a name, parted at anything but letters
// and at capitals, and of the whole. kind sets the attributes apart.
func (s *Sheet) addTokens(names string, kind uint32) {
	start := uint32(fnvStart) ^ kind*0x9e3779b9
	whole, word := start, start
	letters, parts := 0, 0
	end := func() {
		if letters > 1 {
			s.tokens = append(s.tokens, word)
			parts++
		}
		word, letters = start, 0
	}
	begun := false
	endWhole := func() {
		end()
		if begun && parts > 1 {
			s.tokens = append(s.tokens, whole^0x5bd1e995)
		}
		whole, parts, begun = start, 0, false
	}
	for i := 0; i < len(names) && i < 400; i++ {
		c := names[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i > 0 && !('A' <= names[i-1] && names[i-1] <= 'Z') {
				end()
			}
			c += 'a' - 'A'
			fallthrough
		case 'a' <= c && c <= 'z', c >= 0x80:
			word = (word ^ uint32(c)) * fnvPrime
			whole = (whole ^ uint32(c)) * fnvPrime
			letters++
			begun = true
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f':
			endWhole()
		default:
			end()
			if c >= '0' && c <= '9' {
				c = '0'
			}
			whole = (whole ^ uint32(c)) * fnvPrime
		}
	}
	endWhole()
}

// The kinds of elements whose distance counts. The landmarks come first.
const (
	nearArticle = iota
	nearMain
	nearSection
	landmarks
)

const (
	nearNav    = 4
	nearFooter = 6
	nearQuote  = 12
	nearKinds  = 22
)

func nearOf(tag atom.Atom) int {
	switch tag {
	case atom.Article:
		return nearArticle
	case atom.Main:
		return nearMain
	case atom.Section:
		return nearSection
	case atom.Aside:
		return 3
	case atom.Nav:
		return nearNav
	case atom.Header:
		return 5
	case atom.Footer:
		return nearFooter
	case atom.Form:
		return 7
	case atom.Table:
		return 8
	case atom.Ul:
		return 9
	case atom.Ol:
		return 10
	case atom.Li:
		return 11
	case atom.Blockquote:
		return nearQuote
	case atom.Figure:
		return 13
	case atom.Figcaption:
		return 14
	case atom.Dl:
		return 15
	case atom.A:
		return 16
	case atom.Button:
		return 17
	case atom.Details:
		return 18
	case atom.Pre:
		return 19
	case atom.Dialog:
		return 20
	case atom.Td, atom.Th:
		return 21
	}
	return -1
}

func nearOfRole(role string) int {
	switch role {
	case "article":
		return nearArticle
	case "main":
		return nearMain
	case "complementary":
		return 3
	case "navigation", "menu", "menubar":
		return nearNav
	case "banner":
		return 5
	case "contentinfo":
		return nearFooter
	case "search", "form":
		return 7
	case "button":
		return 17
	case "dialog", "alertdialog":
		return 20
	}
	return -1
}

// Codes of tags that the rules after the trees ask for.
const (
	pCode   = 1
	preCode = 8
	liCode  = 9
	tdCode  = 12
	thCode  = 13
)

// tagCode orders the tags of boxes, from running text to furniture.
func tagCode(tag atom.Atom) byte {
	switch tag {
	case atom.P:
		return pCode
	case atom.H1:
		return 2
	case atom.H2:
		return 3
	case atom.H3:
		return 4
	case atom.H4:
		return 5
	case atom.H5, atom.H6:
		return 6
	case atom.Blockquote:
		return 7
	case atom.Pre:
		return preCode
	case atom.Li:
		return liCode
	case atom.Dd:
		return 10
	case atom.Dt:
		return 11
	case atom.Td:
		return tdCode
	case atom.Th:
		return thCode
	case atom.Figcaption, atom.Caption:
		return 14
	case atom.Figure:
		return 15
	case atom.Div:
		return 16
	case atom.Article:
		return 17
	case atom.Main:
		return 18
	case atom.Section:
		return 19
	case atom.Body:
		return 20
	case atom.Ul, atom.Ol, atom.Dl:
		return 21
	case atom.Table, atom.Tbody, atom.Tr, atom.Thead:
		return 22
	case atom.Header:
		return 23
	case atom.Summary, atom.Details:
		return 24
	case atom.Span, atom.A:
		return 25
	case atom.Aside:
		return 26
	case atom.Footer:
		return 27
	case atom.Nav:
		return 28
	case atom.Form, atom.Fieldset, atom.Legend:
		return 29
	case 0:
		return 30
	}
	return 31
}

func headingLevel(tag byte) byte {
	if tag >= 2 && tag <= 6 {
		return tag - 1
	}
	return 0
}

// A tally counts keys.
type tally struct {
	keys   []uint64
	counts []int32
}

// newTally makes a tally for up to n keys.
func newTally(n int) *tally {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return &tally{make([]uint64, size), make([]int32, size)}
}

func (t *tally) slot(key uint64) int {
	h := key * 0x9e3779b97f4a7c15
	for i := int(h>>32) & (len(t.keys) - 1); ; i = (i + 1) & (len(t.keys) - 1) {
		if t.counts[i] == 0 || t.keys[i] == key {
			return i
		}
	}
}

// add counts a key and returns how often it was there before.
func (t *tally) add(key uint64) int32 {
	i := t.slot(key)
	t.keys[i] = key
	t.counts[i]++
	return t.counts[i] - 1
}

func (t *tally) of(key uint64) int32 { return t.counts[t.slot(key)] }
