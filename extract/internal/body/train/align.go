package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A verdict is what a label says of a block: whether it belongs to the article,
// and how far that is to be trusted, from 0 to 1.
type verdict struct {
	keep   bool
	weight float64
}

// verdicts finds the label of a page in its blocks; nil for a page whose label
// does not tell of its body.
func verdicts(l eval.Label, p *page.Page, blocks []model.Block) []verdict {
	words := make([][]uint32, len(blocks))
	for i := range blocks {
		words[i] = model.Words(nil, blocks[i].Text(p))
	}
	switch {
	case len(l.Paragraphs) > 0:
		var parts []part
		for _, s := range l.Paragraphs {
			optional := strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
			parts = append(parts, part{s, optional})
		}
		return align(words, parts)
	case l.Text != "":
		return align(words, []part{{l.Summary, true}, {l.Text, false}})
	case len(l.With) > 0:
		return bySegments(l, p, blocks)
	}
	return nil
}

// A part of a label's text. Whether a body holds an optional one does not matter.
type part struct {
	text     string
	optional bool
}

// A place is where a block may stand in the label's text.
type place struct {
	block    int32
	from, to int32   // words of the label
	covered  float64 // share of the block's words that stand there
	words    float64 // and how many these are
	best     float64 // the most words of a chain that ends with it
	before   int32   // the place before it in that chain, -1 for none
}

// apart is what a block between two of a chain costs, in words: of chains that
// hold the same text the closest wins.
const apart = 0.0002

// rank compares places that a chain may go on from.
func (p *place) rank() float64 { return p.best + apart*float64(p.block) }

// The thresholds of coverage: what stands in the chain of places, and what stands
// beside it.
const (
	candidate  = 0.3
	surely     = 0.6
	perhaps    = 0.4
	elsewhere  = 0.7
	doubtful   = 0.3 // weight of a verdict that may be wrong
	outOfOrder = 0.7 // weight of text that the label has in another place
)

// align finds the blocks in the text of a label. Trigrams of words vote for how
// far a block's words are from the label's; the heaviest chain of such places in
// the label's order wins, so that text that stands twice goes where it fits.
func align(blocks [][]uint32, parts []part) []verdict {
	var label []uint32
	var optional []bool
	for _, s := range parts {
		label = model.Words(label, s.text)
		for len(optional) < len(label) {
			optional = append(optional, s.optional)
		}
	}
	a := aligner{label: label, blocks: blocks}
	a.index()
	for b := range blocks {
		a.find(int32(b))
	}
	chain := a.chain()

	out := make([]verdict, len(blocks))
	done := make([]bool, len(label))
	for i := range out {
		out[i] = verdict{false, 1}
	}
	inChain := make([]bool, len(blocks))
	for _, c := range chain {
		inChain[c.block] = true
		v := &out[c.block]
		switch {
		case c.covered >= surely:
			*v = verdict{true, 1}
		case c.covered >= perhaps:
			*v = verdict{true, doubtful}
		default:
			v.weight = doubtful
		}
		count := 0
		for i := c.from; i < c.to; i++ {
			done[i] = true
			if optional[i] {
				count++
			}
		}
		if count*2 > int(c.to-c.from) {
			v.weight = 0
		}
	}
	for _, c := range a.places {
		if inChain[c.block] {
			continue
		}
		fresh, optionals := 0, 0
		for i := c.from; i < c.to; i++ {
			if !done[i] {
				fresh++
			}
			if optional[i] {
				optionals++
			}
		}
		v := &out[c.block]
		switch {
		case optionals*2 > int(c.to-c.from):
			v.weight = 0
		case c.covered >= elsewhere && fresh*10 >= int(c.to-c.from)*7 && len(blocks[c.block]) >= 3:
			*v = verdict{true, outOfOrder}
			for i := c.from; i < c.to; i++ {
				done[i] = true
			}
			inChain[c.block] = true
		case c.covered >= perhaps && !v.keep:
			v.weight = min(v.weight, doubtful)
		}
	}
	return out
}

type aligner struct {
	label  []uint32
	blocks [][]uint32
	tri    map[[3]uint32][]int32
	uni    map[uint32][]int32
	places []place // by block
}

// often is how many places of one word or trigram are looked at.
const often = 40

func (a *aligner) index() {
	a.tri, a.uni = map[[3]uint32][]int32{}, map[uint32][]int32{}
	for i, w := range a.label {
		if l := a.uni[w]; len(l) < often {
			a.uni[w] = append(l, int32(i))
		}
		if i+2 < len(a.label) {
			k := [3]uint32(a.label[i : i+3])
			if l := a.tri[k]; len(l) < often {
				a.tri[k] = append(l, int32(i))
			}
		}
	}
}

// find gathers the places of one block.
func (a *aligner) find(b int32) {
	words := a.blocks[b]
	if len(words) < 3 {
		if len(words) > 0 {
			for _, at := range a.uni[words[0]] {
				end := at + int32(len(words))
				if int(end) <= len(a.label) && slices.Equal(a.label[at:end], words) {
					a.places = append(a.places, place{block: b, from: at, to: end, covered: 1, words: float64(len(words)) / 2})
				}
			}
		}
		return
	}
	votes := map[int32]int{}
	for i := 0; i+2 < len(words); i++ {
		for _, at := range a.tri[[3]uint32(words[i:i+3])] {
			votes[at-int32(i)]++
		}
	}
	var diagonals []int32
	for d := range votes {
		diagonals = append(diagonals, d)
	}
	slices.SortFunc(diagonals, func(x, y int32) int { return cmp.Or(votes[y]-votes[x], int(x-y)) })
	slack := int32(3 + len(words)/10)
	var taken []int32
	for _, d := range diagonals {
		if len(taken) == 8 {
			break
		}
		if slices.ContainsFunc(taken, func(t int32) bool { return max(t-d, d-t) <= slack }) {
			continue
		}
		taken = append(taken, d)
		if p, ok := a.along(b, d, slack); ok {
			a.places = append(a.places, p)
		}
	}
}

// along measures how much of a block stands at about a diagonal.
func (a *aligner) along(b, diagonal, slack int32) (place, bool) {
	words := a.blocks[b]
	hit := make([]bool, len(words))
	from, to := int32(len(a.label)), int32(0)
	for i := 0; i+2 < len(words); i++ {
		for _, at := range a.tri[[3]uint32(words[i:i+3])] {
			if off := at - int32(i) - diagonal; -slack <= off && off <= slack {
				hit[i], hit[i+1], hit[i+2] = true, true, true
				from, to = min(from, at), max(to, at+3)
			}
		}
	}
	n := 0
	for _, h := range hit {
		if h {
			n++
		}
	}
	covered := float64(n) / float64(len(words))
	return place{block: b, from: from, to: to, covered: covered, words: float64(n)}, covered > candidate
}

// chain is the heaviest run of places, one a block at most, in the order of the
// label. A Fenwick tree holds the best chain that ends at each word or before.
func (a *aligner) chain() []place {
	best := make([]int32, len(a.label)+1) // index of a place and 1
	query := func(at int32) int32 {
		top := int32(0)
		for ; at > 0; at -= at & -at {
			if k := best[at]; k > 0 && (top == 0 || a.places[k-1].rank() > a.places[top-1].rank()) {
				top = k
			}
		}
		return top
	}
	for i := 0; i < len(a.places); {
		j := i
		for ; j < len(a.places) && a.places[j].block == a.places[i].block; j++ {
			p := &a.places[j]
			p.best, p.before = p.words, -1
			// Places overlap by a few words where both sides have a common run.
			if k := query(min(p.from+min(2, (p.to-p.from)/3), int32(len(a.label)))); k > 0 {
				p.best, p.before = p.words+a.places[k-1].rank()-apart*float64(p.block), k-1
			}
		}
		for ; i < j; i++ {
			for at := a.places[i].to; at <= int32(len(a.label)); at += at & -at {
				if k := best[at]; k == 0 || a.places[i].rank() > a.places[k-1].rank() {
					best[at] = int32(i) + 1
				}
			}
		}
	}
	var out []place
	end := int32(-1)
	for i := range a.places {
		if end < 0 || a.places[i].best > a.places[end].best {
			end = int32(i)
		}
	}
	for k := end; k >= 0; k = a.places[k].before {
		out = append(out, a.places[k])
	}
	return out
}

// bySegments labels the blocks that hold one of the segments, and no others.
func bySegments(l eval.Label, p *page.Page, blocks []model.Block) []verdict {
	out := make([]verdict, len(blocks))
	for i := range blocks {
		text := squeeze(blocks[i].Text(p))
		switch {
		case holds(text, l.Without):
			out[i] = verdict{false, 1}
		case holds(text, l.With):
			out[i] = verdict{true, 1}
		}
	}
	return out
}

func holds(text string, segments []string) bool {
	for _, s := range segments {
		if s = squeeze(s); s != "" && (strings.Contains(text, s) || len(text) > 40 && strings.Contains(s, text)) {
			return true
		}
	}
	return false
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
