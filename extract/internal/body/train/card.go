package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// A card tells what a model was made of and how good it is.
type card struct {
	stages []stage
	size   int
	rows   string // the sum of all rows
}

type stage struct {
	name   string
	report eval.Report
}

func (c *card) write(w io.Writer, t *trainer) {
	pages, blocks, kept, used, doubted := map[string]int{}, 0, 0, 0, 0
	hosts := map[string]bool{}
	for _, s := range t.samples {
		pages[s.label.Set]++
		hosts[s.host] = true
		for i, v := range s.verdicts {
			blocks++
			if v.weight > 0 && v.weight < 1 {
				doubted++
			}
			if s.weight(i) > 0 {
				used++
				if v.keep {
					kept++
				}
			}
		}
	}
	fmt.Fprintf(w, "# The body model\n\n%d pages of %d domains, %d blocks; %d have a label, %d of these belong to an article. The label of %d is in doubt and counts for less, that of %d says nothing and does not count.\n\n", len(t.samples), len(hosts), blocks, used, kept, doubted, blocks-used)
	fmt.Fprintf(w, "| set | pages |\n|---|---:|\n")
	for _, name := range sorted(pages) {
		fmt.Fprintf(w, "| %s | %d |\n", name, pages[name])
	}
	fmt.Fprintf(w, "\nFirst pass: %d columns, %d trees of depth %d. Second pass: %d columns, %d trees of depth %d. XGBoost: binary:logistic, hist, 64 bins, eta %s (second pass %s), subsample 0.7, colsample_bytree 0.3, min_child_weight 10, lambda 2. Tokens of %d domains or more; %d places of text. %d bytes. Sum of the rows: %s.\n",
		firstPass.columns, firstPass.trees, firstPass.depth, secondPass.columns, secondPass.trees, secondPass.depth, firstPass.eta, secondPass.eta, fewHosts, model.TextSlots, c.size, c.rows)
	fmt.Fprintf(w, "\nF1 of the text of the blocks kept, each page scored by the model that never saw its domain (%d folds), after each stage:\n\n| set |", model.Folds)
	for _, s := range c.stages {
		fmt.Fprintf(w, " %s |", s.name)
	}
	fmt.Fprint(w, "\n|---|")
	for range c.stages {
		fmt.Fprint(w, "---:|")
	}
	fmt.Fprintln(w)
	for i, row := range c.stages[0].report.Rows {
		fmt.Fprintf(w, "| %s |", row.Set)
		for _, s := range c.stages {
			fmt.Fprintf(w, " %.4f |", float64(s.report.Rows[i].F1))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\nThe columns that the first pass asks most, by nodes of its trees:\n\n")
	count := map[string]int{}
	for _, n := range t.whole.First.Nodes {
		if n.Cut != 255 || n.Column != 0 {
			count[model.Column(int(n.Column))]++
		}
	}
	names := sorted(count)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	for _, name := range names[:min(40, len(names))] {
		fmt.Fprintf(w, "- %s: %d\n", name, count[name])
	}
}

func sorted(m map[string]int) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
