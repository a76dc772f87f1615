package main

import (
	"fmt"
	"os"
	"time"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// The trees of both passes.
const (
	firstTrees, firstDepth   = 150, 6
	secondTrees, secondDepth = 25, 4
)

type trainer struct {
	samples []*sample
	out     string
	tables  *tables
	folds   [model.Folds]*model.Model // each never saw its fold
	whole   *model.Model
}

func (t *trainer) run() error {
	start := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%6s  %s\n", time.Since(start).Round(time.Second), fmt.Sprintf(format, args...))
	}
	t.tables = newTables(t.samples)
	t.tables.make()
	say("tables")
	for fold := range model.Folds {
		m, err := t.first(fold)
		if err != nil {
			return err
		}
		t.folds[fold] = m
		say("first pass without fold %d", fold)
	}
	t.outOfFold()
	if err := report(os.Stdout, t.samples, func(s *sample, i int) bool { return s.margins[i] > 0 }); err != nil {
		return err
	}
	return nil
}

// first fits the first pass of a model that leaves a fold out, -1 for none. Each
// page's tables leave its own fold out, too.
func (t *trainer) first(fold int) (*model.Model, error) {
	var in []*sample
	for _, s := range t.samples {
		if s.fold != fold {
			in = append(in, s)
		}
	}
	parallel(len(in), func(i int) error {
		t.tables.of(fold, in[i].fold).Fill(in[i].sheet)
		return nil
	})
	trees, err := fitTrees(in, model.FirstColumns, firstTrees, firstDepth)
	m := *t.tables.of(fold, fold)
	m.First = trees
	return &m, err
}

// outOfFold gives every page the log-odds of the model that left its fold out.
func (t *trainer) outOfFold() {
	parallel(len(t.samples), func(i int) error {
		s := t.samples[i]
		m := t.folds[s.fold]
		m.Fill(s.sheet)
		s.margins = m.FirstPass(s.sheet)
		return nil
	})
}
