package body

import (
	"context"
	"math"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// A reading is a page as a learned model sees it.
type reading struct {
	p     *page.Page
	model *model.Model
	sheet *model.Sheet
	odds  []int32 // log-odds of each block
}

// Unlikely is why a text is not kept that the model was asked about.
const Unlikely = "unlikely by the model"

func read(ctx context.Context, p *page.Page, m *model.Model) *reading {
	r := &reading{p: p, model: m, sheet: model.Read(p)}
	r.odds = m.Score(ctx, r.sheet)
	return r
}

// tell tells the log-odds of each block, how they came about, and which rule had its
// say after them.
func (r *reading) tell(t *trace.Trace) {
	if t == nil || len(t.Odds) > 0 { // told already
		return
	}
	verdicts := r.sheet.Judge(r.odds, 0)
	for i := range r.sheet.Blocks {
		b := &r.sheet.Blocks[i]
		o := trace.Odds{From: b.First, To: b.Last, LogOdds: logOdds(r.odds[i]), Kept: verdicts[i].Kept, After: string(verdicts[i].By)}
		for _, w := range r.model.Weigh(r.sheet, i) {
			o.Passes = append(o.Passes, pass(w))
		}
		t.Score(o)
	}
}

// heaviest is how many features of a pass are told.
const heaviest = 5

func pass(w model.Weighing) trace.Pass {
	p := trace.Pass{Start: logOdds(w.Start), LogOdds: logOdds(w.Sum)}
	for _, s := range w.Shares[:min(heaviest, len(w.Shares))] {
		p.Weights = append(p.Weights, trace.Weight{Feature: model.Column(s.Column), LogOdds: logOdds(s.Adds)})
	}
	return p
}

// marks are the blocks that stay if their log-odds must exceed bias, and the
// pictures, embeds and lines between them, with how sure the model is of them, in
// percent. What it would keep but for a rule is marked as dropped. They are nil if
// nothing stays.
func (r *reading) marks(bias int32) (*page.Marks, int) {
	p, sheet := r.p, r.sheet
	marks, found := page.NewMarks(p), false
	verdicts := sheet.Judge(r.odds, bias)
	for i, v := range verdicts {
		b := &sheet.Blocks[i]
		switch {
		case v.Kept:
			found = true
			for k := b.First; k <= b.Last; k++ {
				marks.Of[k] = page.Keep
			}
			keepOpening(p, marks, b)
		case v.By == "" || v.By == model.NotStated:
		default:
			for k := b.First; k <= b.Last; k++ {
				marks.Drop(k, string(v.By))
			}
		}
	}
	if !found {
		return nil, 0
	}
	keepBetween(p, marks)
	return marks, sheet.Confidence(r.odds, verdicts)
}

// keepOpening keeps the brackets and quotation marks that open a block before its first word,
// and stand in a text of their own as that word is in a link or emphasised: (<a>AP</a>).
func keepOpening(p *page.Page, m *page.Marks, b *model.Block) {
	for k := b.First - 1; k > b.Parent; k-- {
		n := &p.Nodes[k]
		if n.Flags&page.IsText == 0 {
			if n.Flags&page.IsBlock != 0 || n.Tag == atom.Br {
				return
			}
			continue
		}
		if p.Words(k) > 0 || n.Flags&page.Silent != 0 || blockOf(p, k) != b.Parent {
			return
		}
		if signs := strings.TrimSpace(n.HTML.Data); signs != "" && strings.TrimFunc(signs, opens) == "" {
			m.Of[k] = page.Keep
		}
	}
}

// opens holds for a sign that opens what stands in brackets or quotation marks, or a sentence.
func opens(r rune) bool {
	return unicode.In(r, unicode.Ps, unicode.Pi) || strings.ContainsRune("\"'¿¡", r)
}

// logOdds is a sum of the model, in two decimals: it is for people alone.
func logOdds(sum int32) float64 { return math.Round(float64(sum)/model.Unit*100) / 100 }

// keepBetween keeps what is content without a word where it stands between blocks
// that are kept, or in a figure of which a word is: pictures, embeds, lines, boxes
// of tasks, formulas. A few words that are not kept may stand there, too: a caption.
// Signs without a word, as the ticks of a table and the stars between two scenes, stay
// where nothing else stands between what is kept.
func keepBetween(p *page.Page, m *page.Marks) {
	var waiting, signs []int32
	open := false // text before is kept
	skipped := int32(0)
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			words := p.Words(i)
			switch {
			case words == 0:
				if open && skipped == 0 && m.Of[i] == page.None && n.Flags&(page.Silent|page.Unseen|page.InLink) == 0 && strings.ContainsFunc(n.HTML.Data, isInk) && isOfText(p, m, i) {
					signs = append(signs, i)
				}
			case m.Of[i] != page.Keep:
				signs = signs[:0]
				skipped += words
				if skipped > captionWordsBetween {
					waiting, open = waiting[:0], false
				}
			default:
				for _, k := range waiting {
					switch {
					case isFormula(p, k):
						m.Keep(k)
					case skipped == 0 || p.Nodes[k].Flags&page.InLink == 0: // a teaser's picture is a link
						m.Of[k] = page.Keep
					}
				}
				for _, k := range signs {
					m.Of[k] = page.Keep
				}
				waiting, signs, open, skipped = waiting[:0], signs[:0], true, 0
			}
		case open && isFormula(p, i): // whatever the words in it are taken for
			waiting = append(waiting, i)
			i = n.End - 1
		case n.Flags&page.Unseen != 0 || isAside(n.Tag):
			if !holdsText(p, m, i) {
				i = n.End - 1
			}
		case leaf(n) && m.Of[i] == page.None && open:
			waiting = append(waiting, i)
		}
	}
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		if p.Nodes[i].Tag == atom.Figure && p.Nodes[i].End-i <= captionSpan && holdsText(p, m, i) {
			for k := i; k < p.Nodes[i].End; k++ {
				if leaf(&p.Nodes[k]) && m.Of[k] == page.None {
					m.Of[k] = page.Keep
				}
			}
		}
	}
}

// isOfText reports whether a sign stands in a cell, an item or a paragraph, or beside words
// that are kept: in a box of its own it may be a mark of votes, or a button.
func isOfText(p *page.Page, m *page.Marks, i int32) bool {
	block := blockOf(p, i)
	switch p.Nodes[block].Tag {
	case atom.Td, atom.Th, atom.Li, atom.Dd, atom.Dt, atom.Pre:
		return true
	}
	if strings.ContainsAny(p.Nodes[i].HTML.Data, "★☆⭐") { // what readers voted
		return false
	}
	return p.Nodes[block].Tag == atom.P || holdsText(p, m, block)
}

// isInk holds for what is seen: no space, no joiner of letters, no icon of a font of its own.
func isInk(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// captionWordsBetween is how many words that are not kept may stand around a
// picture between two blocks that are.
const captionWordsBetween = 60

func isAside(tag atom.Atom) bool {
	switch tag {
	case atom.Nav, atom.Aside, atom.Form, atom.Svg, atom.Footer:
		return true
	}
	return false
}

// holdsText reports whether some text with words is kept in a subtree. It looks at
// no more than a figure's nodes.
func holdsText(p *page.Page, m *page.Marks, i int32) bool {
	for k := i; k < min(p.Nodes[i].End, i+captionSpan); k++ {
		if m.Of[k] == page.Keep && p.Nodes[k].Flags&page.IsText != 0 && p.Words(k) > 0 {
			return true
		}
	}
	return false
}

// leaning is how far the model leans for one who favors precision or recall.
const leaning = model.Unit

// favor makes marks of balance what leans to one side: of precision stays what stays
// with the threshold raised, too, for recall comes what stays with it sunk. So the
// one never has more text than balance, and the other never less.
func (r *reading) favor(m *page.Marks, o Options) {
	silent := o
	silent.Trace = nil
	if o.Favor == FavorPrecision {
		other, _ := r.clean(leaning, silent)
		if other == nil || other.Words() == 0 {
			return // of a page that the model is never sure of balance is all there is
		}
		for i, mark := range m.Of {
			if mark == page.Keep && other.Of[i] != page.Keep {
				m.DropOne(int32(i), "precision is favored")
			}
		}
		return
	}
	if other, _ := r.clean(-leaning, silent); other != nil {
		for i, mark := range other.Of {
			if mark == page.Keep && m.Of[i] != page.Keep {
				m.Of[i] = page.Keep
				o.Trace.TakenBack(int32(i), "recall is favored")
			}
		}
	}
}
