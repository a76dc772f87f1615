package model

import (
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Sheet is what a page gives every model: its blocks, the elements around them,
// and the columns that need no model.
type Sheet struct {
	Blocks []Block

	box     []int32 // of each block, the innermost element around it
	boxes   []box
	tokens  []uint32
	words   []uint32 // hashes of all blocks' words
	numbers []number // those of them with digits, in order
	wordAt  []int32  // where each block's begin, with a sentinel
	texts   []text
	heads   []int32 // of each block, the last heading before it, -1 for none
	forum   bool    // the page says that it is a discussion
	article bool    // the page says that it is an article
	docs    bool    // its address is that of a manual
	product bool    // it says that it is a product, and no article
	mixed   bool    // it says neither that it is an article nor that it is a product
	stated  int32   // words of its JSON-LD's articleBody

	sums []sums // before each block, with a sentinel
	rows []byte // allColumns bytes a block
}

// sums are running counts over blocks.
type sums struct {
	words, chars, links, prose, paras, commas, stops, heads, pics int32
}

func (a *sums) sub(b *sums) sums {
	return sums{a.words - b.words, a.chars - b.chars, a.links - b.links, a.prose - b.prose, a.paras - b.paras,
		a.commas - b.commas, a.stops - b.stops, a.heads - b.heads, a.pics - b.pics}
}

// in are the sums of the blocks from, up to, not including, to.
func (s *Sheet) in(from, to int32) sums { return s.sums[to].sub(&s.sums[from]) }

// of are the sums of the blocks in a box.
func (s *Sheet) of(b *box) sums { return s.in(b.first, b.end) }

func (s *Sheet) total() *sums { return &s.sums[len(s.sums)-1] }

// Row is the columns of a block.
func (s *Sheet) Row(i int) []byte { return s.rows[i*allColumns : (i+1)*allColumns] }

// container is the innermost element around a block that holds others, too, -1 for
// none.
func (s *Sheet) container(i int) int32 {
	at := s.box[i]
	if s.boxes[at].blocks() == 1 {
		at = s.boxes[at].outer
	}
	return at
}

// Tokens are the hashes of class and id words of a block's elements, from the
// innermost on, each once. They are added to list.
func (s *Sheet) Tokens(list []uint32, i int) []uint32 {
	for b := s.box[i]; b >= 0; b = s.boxes[b].parent {
		list = append(list, s.tokens[s.boxes[b].tokens[0]:s.boxes[b].tokens[1]]...)
	}
	return list
}

// A paragraph of this many words is likely to be prose.
const proseWords = 15

// isProse reports whether a block is a paragraph of prose by its length.
func isProse(b *Block) bool { return b.Words >= proseWords && b.LinkChars*2 < b.Chars }

// numberShare is about how many words there are for one with digits.
const numberShare = 16

// Read takes a page's blocks, but for those of a question about cookies that is most
// of the page, and fills the columns that need no model.
func Read(p *page.Page) *Sheet { return readBlocks(p, Blocks(p, consentDialog(p))) }

// ReadAll is Read of all blocks: training learns from pages as they are.
func ReadAll(p *page.Page) *Sheet { return readBlocks(p, Blocks(p, -1)) }

func readBlocks(p *page.Page, blocks []Block) *Sheet {
	s := &Sheet{Blocks: blocks}
	n := len(s.Blocks)
	s.findBoxes(p)
	s.texts, s.wordAt, s.sums = make([]text, n), make([]int32, n+1), make([]sums, n+1)
	s.heads = make([]int32, n)
	s.rows = make([]byte, n*allColumns)
	if n == 0 {
		return s
	}
	words := 0
	for i := range s.Blocks {
		words += int(s.Blocks[i].Words)
	}
	s.words, s.numbers = make([]uint32, 0, words), make([]number, 0, words/numberShare)
	for i := range s.Blocks {
		s.wordAt[i] = int32(len(s.words))
		t := &s.texts[i]
		*t, s.words, s.numbers = scan(s.words, s.numbers, s.Blocks[i].Text(p))
		if t.unspaced > 0 { // about two letters are a word
			s.Blocks[i].Words = t.words - t.unspaced + (t.unspaced+1)/2
		}
	}
	s.wordAt[n] = int32(len(s.words))
	said := readStatements(p)
	s.forum, s.article = said.forum || said.urlForum, said.article || said.urlNews
	s.docs, s.stated, s.mixed = said.urlDocs, said.bodyWords, !s.article && said.mixed()
	s.product = !s.article && (said.sells || said.ogType == ogProduct)
	pageColumns := s.pageColumns(p, &said)
	seen := seenTexts{m: make(map[uint64]int32, n)}
	head := int32(-1)
	told := make([]byte, n)
	for i := range s.Blocks {
		b := &s.Blocks[i]
		hashes := s.words[s.wordAt[i]:s.wordAt[i+1]]
		row := s.Row(i)
		stops := countStops(hashes)
		s.textColumns(row, p, i, stops)
		said.columns(row, hashes)
		told[i], s.texts[i].sendsOn = tellingColumns(row[cTelling:], hashes)
		if i > 0 {
			row[cTellingBefore] = told[i-1]
			s.Row(i - 1)[cTellingAfter] = told[i]
		}
		if head >= 0 {
			row[cTellingHeading] = told[head] + 1
		}
		seen.columns(row, hashes, int32(i))
		copy(row[cPageBlocks:], pageColumns)
		s.heads[i] = head
		c := s.sums[i]
		c.words += b.Words
		c.chars += b.Chars
		c.links += b.LinkChars
		c.commas += s.texts[i].commas
		c.stops += stops
		c.pics = b.Pics
		if isProse(b) {
			c.paras++
			c.prose += b.Words
		}
		if row[cHeading] > 0 {
			c.heads++
			head = int32(i)
		}
		s.sums[i+1] = c
	}
	s.placeColumns()
	s.levelColumns()
	s.specialColumns()
	s.sequenceColumns()
	s.aroundColumns()
	return s
}

// textColumns fills what a block's own text and element tell.
func (s *Sheet) textColumns(row []byte, p *page.Page, i int, stops int32) {
	b, t, x := &s.Blocks[i], &s.texts[i], &s.boxes[s.box[i]]
	row[cWords], row[cChars] = count(b.Words), count(b.Chars)
	row[cWordLength] = clip(b.Chars * 8 / max(1, b.Words))
	row[cLinkShare] = share(b.LinkChars, b.Chars)
	row[cLinks] = count(b.Links)
	row[cLinkFirst] = bit(p.Nodes[b.First].Flags&page.InLink != 0)
	row[cBold] = share(b.Bold, b.Chars)
	row[cCommas], row[cSentences] = count(t.commas), count(t.sentences)
	row[cCommaRate] = share(t.commas*4, b.Words)
	row[cSentenceRate] = share(t.sentences*4, b.Words)
	row[cFirst], row[cLast] = byte(t.first), byte(t.last)
	row[cDigits] = share(t.digits, b.Chars)
	row[cCapitals] = share(t.capitals, b.Words)
	row[cForeign] = share(t.foreign, b.Chars)
	row[cStops] = share(stops, b.Words)
	row[cQuotes], row[cMarks], row[cBreaks] = count(t.quotes), count(t.marks), count(b.Breaks)
	row[cDate] = bit(t.digits >= 4 && b.Words <= 14)
	row[cHidden], row[cNoScript] = bit(b.Unseen), bit(b.NoScript)
	t.announces = s.article && row[cLinkFirst] == 0 && b.LinkChars*2 > b.Chars && announces(p, b)
	if i > 0 {
		row[cPics] = count(b.Pics - s.Blocks[i-1].Pics)
	}
	row[cTag], row[cDepth] = x.tag, count(x.depth)
	for up := s.box[i]; up >= 0 && row[cHeading] == 0 && s.boxes[up].blocks() == 1; up = s.boxes[up].parent {
		row[cHeading] = headingLevel(s.boxes[up].tag)
	}
}

// placeColumns fills what the elements around a block say.
func (s *Sheet) placeColumns() {
	own := make([]int32, len(s.boxes)) // blocks right in each
	for i := range s.Blocks {
		own[s.box[i]]++
	}
	for i := range s.Blocks {
		row, b := s.Row(i), &s.boxes[s.box[i]]
		if i > 0 && s.alike(i, i-1) {
			row[cLikeBefore] = 1
		}
		if i+1 < len(s.Blocks) && s.alike(i, i+1) {
			row[cLikeAfter] = 1
		}
		row[cSiblings] = count(own[s.box[i]])
		if b.parent >= 0 && own[s.box[i]] == 1 {
			row[cSiblings] = count(own[b.parent] + s.boxes[b.parent].children)
		}
		row[cArticleBody] = bit(b.article)
		r := &s.boxes[b.repeated]
		row[cRepeat], row[cRepeatUp], row[cRepeatAt] = count(r.repeat), count(b.depth-r.depth), count(r.at)
		row[cRepeatWords] = count(s.of(r).words)
		copy(row[cNear:], b.near[:])
	}
}

// alike reports whether two blocks stand in the same element, or in elements of
// the same kind that do.
func (s *Sheet) alike(i, j int) bool {
	a, b := s.box[i], s.box[j]
	return a == b || s.boxes[a].parent == s.boxes[b].parent && s.boxes[a].key == s.boxes[b].key
}
