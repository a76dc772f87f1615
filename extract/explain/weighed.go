package explain

import (
	"math"
	"strconv"
	"strings"
)

// The features that weighed in the blocks of a report are written once, and each
// block has numbers of them: a page of 20,000 blocks has 200,000 such weights.
type features struct {
	names []string
	of    map[string]int
}

// weighed is what the passes say of a block, as the report's script reads it: of each
// pass the log-odds that it starts with, those that it ends with, and of each weight
// the feature's number and what it adds; all log-odds in hundredths. It is "" where
// the model was not asked.
func (f *features) weighed(passes []Pass) string {
	var b strings.Builder
	for i, p := range passes {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(hundredths(p.Start) + " " + hundredths(p.Score))
		for _, w := range p.Weights {
			b.WriteString(" " + strconv.Itoa(f.number(w.Feature)) + ":" + hundredths(w.Adds))
		}
	}
	return b.String()
}

func hundredths(odds float64) string { return strconv.Itoa(int(math.Round(odds * 100))) }

func (f *features) number(name string) int {
	n, ok := f.of[name]
	if !ok {
		if f.of == nil {
			f.of = map[string]int{}
		}
		n = len(f.names)
		f.of[name] = n
		f.names = append(f.names, name)
	}
	return n
}
