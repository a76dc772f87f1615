package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// The curve's points.
var (
	curveDepths = []int{4, 6}
	curveTrees  = []int{25, 50, 100, 150, 200, 300}
	curveSets   = []string{"aeb", "news", "wcxb:article", "wcxb", "trafilatura-eval"}
)

// curve prints what the first pass reaches, and costs, by the number and the depth
// of its trees, and without the columns of the two tables. Pages are scored by
// models that never saw their domain.
func (t *trainer) curve(w io.Writer, pages []string) error {
	c, err := measure(pages, nil)
	if err != nil {
		return err
	}
	t.tables = newTables(t.samples)
	t.tables.make()
	fmt.Fprintf(w, "| depth | trees | bytes | parses |")
	for _, set := range curveSets {
		fmt.Fprintf(w, " %s |", set)
	}
	fmt.Fprintln(w, "\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, depth := range curveDepths {
		p := firstPass
		p.depth, p.trees = depth, curveTrees[len(curveTrees)-1]
		if err := t.points(w, p, fmt.Sprint(depth), curveTrees, c.parse); err != nil {
			return err
		}
	}
	p := firstPass
	p.columns = model.SheetColumns
	return t.points(w, p, fmt.Sprintf("%d, no tables", p.depth), []int{p.trees}, c.parse)
}

// points fits a pass, and prints what its first trees reach.
func (t *trainer) points(w io.Writer, p pass, name string, counts []int, parse float64) error {
	var folds [model.Folds]*model.Model
	for fold := range model.Folds {
		m, err := t.fitFirst(fold, p)
		if err != nil {
			return err
		}
		folds[fold] = m
		fmt.Fprintf(os.Stderr, "depth %s, fold %d\n", name, fold)
	}
	for _, s := range t.samples {
		folds[s.fold].Fill(s.sheet)
	}
	for _, n := range counts {
		size, spent := 0, stopwatch{}
		for _, s := range t.samples {
			m := *folds[s.fold]
			m.First = m.First.Head(n)
			spent.start()
			s.margins = m.FirstPass(context.Background(), s.sheet)
			spent.stop()
			size = len(m.First.Nodes) * model.NodeSize
		}
		fmt.Fprintf(w, "| %s | %d | %d | %.3f |", name, n, size, spent.seconds()/parse)
		r := report(t.samples, plain)
		for _, set := range curveSets {
			fmt.Fprintf(w, " %.4f |", f1(r, set))
		}
		fmt.Fprintln(w)
	}
	return nil
}

func f1(r eval.Report, set string) float64 {
	for _, row := range r.Rows {
		if row.Set == set {
			return float64(row.F1)
		}
	}
	return 0
}
