package explain

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A fate is what became of a block, as the report colours it.
type fate string

const (
	kept    fate = "kept"    // it is in the body
	dropped fate = "dropped" // the body had it, and a rule or a cleaning step took it out
	aside   fate = "aside"   // no engine and no rule took it up
)

var fates = []fate{kept, dropped, aside}

// Label names a fate for people.
func (f fate) Label() string {
	return map[fate]string{kept: "Kept", dropped: "Dropped", aside: "Not taken up"}[f]
}

func (bl *Block) fate() fate {
	switch {
	case bl.Kept:
		return kept
	case bl.Taken:
		return dropped
	}
	return aside
}

// reason is why a block has its fate.
func (bl *Block) reason() string {
	switch {
	case bl.Reason != nil:
		return *bl.Reason
	case bl.After != nil:
		return *bl.After
	}
	return "part of the article"
}

// A tally is how many blocks have a fate; "" stands for all.
type tally struct {
	Fate  fate
	Label string
	Count int
}

// A reasonCount is how many blocks have a fate for one reason.
type reasonCount struct {
	N     int // its place in the list
	Fate  fate
	Why   string
	Count int
}

// countReasons counts blocks by their fate, and by their reason: the kept ones first,
// and the most frequent reasons of each fate before others.
func countReasons(blocks []Block) (reasons []*reasonCount, counts []tally) {
	type key struct {
		fate fate
		why  string
	}
	of, by := map[key]*reasonCount{}, map[fate]int{}
	for i := range blocks {
		k := key{blocks[i].fate(), blocks[i].reason()}
		by[k.fate]++
		if of[k] == nil {
			of[k] = &reasonCount{Fate: k.fate, Why: k.why}
			reasons = append(reasons, of[k])
		}
		of[k].Count++
	}
	slices.SortStableFunc(reasons, func(a, b *reasonCount) int {
		return cmp.Or(slices.Index(fates, a.Fate)-slices.Index(fates, b.Fate), b.Count-a.Count)
	})
	for n, r := range reasons {
		r.N = n
	}
	counts = []tally{{"", "All", len(blocks)}}
	for _, f := range fates {
		counts = append(counts, tally{f, f.Label(), by[f]})
	}
	return reasons, counts
}

// A part is some of the page's text that a browser lays out when it comes into view.
type part []run

// partBlocks is how many blocks a part has: few enough to be laid out between two
// frames, enough that a page of 20,000 has few parts.
const partBlocks = 40

// A run is blocks in a row with the same fate for the same reason.
type run struct {
	*reasonCount
	Begins bool // else it goes on with one of the part before
	Blocks []row
}

// A row is a block as the template writes it.
type row struct {
	Text, Where string
	Shape       string // classes, of a closed list
	Level       int    // of a heading
	Odds        string // "" where the model was not asked
	Bar         string // classes of its bar
	Weighed     string // what weighed most; see features.weighed
}

// parted cuts the blocks into parts and runs. Names of features go into known.
func parted(blocks []Block, reasons []*reasonCount, known *features) (parts []part) {
	of := map[fate]map[string]*reasonCount{kept: {}, dropped: {}, aside: {}}
	for _, r := range reasons {
		of[r.Fate][r.Why] = r
	}
	var last *reasonCount
	for i := range blocks {
		bl := &blocks[i]
		why := of[bl.fate()][bl.reason()]
		if i%partBlocks == 0 {
			parts = append(parts, nil)
		}
		p := &parts[len(parts)-1]
		if why != last || len(*p) == 0 {
			*p = append(*p, run{reasonCount: why, Begins: why != last})
			last = why
		}
		r := &(*p)[len(*p)-1]
		row := bl.row()
		row.Weighed = known.weighed(bl.Passes)
		r.Blocks = append(r.Blocks, row)
	}
	return parts
}

func (bl *Block) row() row {
	s := row{Text: bl.Text, Where: bl.Where}
	s.Shape, s.Level = shape(bl.Where)
	if bl.fate() == aside && s.Shape != "pre" && utf8.RuneCountInString(bl.Text) <= chipRunes {
		s.Shape += " chip"
	}
	if bl.Score != nil {
		s.Odds = strings.Replace(signed(*bl.Score), "-", "\u2212", 1)
		s.Bar = bar(*bl.Score)
	}
	return s
}

// signed is log-odds as people read them; what is nearly nothing has no minus.
func signed(odds float64) string { return fmt.Sprintf("%+.1f", math.Round(odds*10)/10+0) }

// chipRunes is how long a text may be that stands in a line with others: menus and
// link lists, of which a page has hundreds.
const chipRunes = 48

// shape is the class that gives a block the look of its element, and the level of
// a heading.
func shape(where string) (class string, level int) {
	tag, _, _ := strings.Cut(where, "#")
	tag, _, _ = strings.Cut(tag, ".")
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "h " + tag, int(tag[1] - '0')
	case "li", "dd", "dt", "blockquote", "pre", "td", "th", "figcaption":
		return tag, 0
	}
	return "p", 0
}

// barSteps is how many lengths a bar of log-odds has on each side: the policy lets
// no style attribute through, so each length is a class.
const barSteps = 8

// bar is the classes for a bar of log-odds, two steps for each 1.
func bar(odds float64) string {
	side := "plus"
	if odds < 0 {
		side = "minus"
	}
	return fmt.Sprintf("%s n%d", side, min(barSteps, int(math.Round(math.Abs(odds)*2))))
}
