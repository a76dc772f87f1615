package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

type trainer struct {
	samples []*sample
	out     string
	tables  *tables
	folds   [model.Folds]*model.Model // each never saw its fold
	whole   *model.Model              // saw all
	start   time.Time
	card    card
}

func (t *trainer) say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%6s  %s\n", time.Since(t.start).Round(time.Second), fmt.Sprintf(format, args...))
}

// run trains the models of all folds and the whole one, pass by pass, and writes
// them and their card.
func (t *trainer) run() error {
	t.start = time.Now()
	t.tables = newTables(t.samples)
	t.tables.make()
	t.say("tables of tokens and text")
	for fold := range model.Folds {
		m, err := t.first(fold)
		if err != nil {
			return err
		}
		t.folds[fold] = m
		t.say("first pass without fold %d", fold)
	}
	t.outOfFold()
	if err := t.figures("first pass", plain); err != nil {
		return err
	}
	var err error
	if t.whole, err = t.first(-1); err != nil {
		return err
	}
	t.say("first pass of all")
	t.outOfFold() // the rows as the second pass has them
	t.card.rows = rowsSum(t.samples)
	for fold := -1; fold < model.Folds; fold++ {
		if err := t.second(fold); err != nil {
			return err
		}
	}
	t.say("second pass")
	for _, s := range t.samples {
		s.margins = t.folds[s.fold].SecondPass(context.Background(), s.sheet)
	}
	if err := t.figures("second pass", plain); err != nil {
		return err
	}
	for _, s := range t.samples {
		s.judged = s.sheet.Judge(s.margins, 0)
	}
	if err := t.figures("rules after", func(s *sample, i int) bool { return s.judged[i].Kept }); err != nil {
		return err
	}
	return t.write()
}

func plain(s *sample, i int) bool { return s.margins[i] > 0 }

// first fits the first pass of a model that leaves a fold out, -1 for none. Each
// page's tables leave its own fold out, too.
func (t *trainer) first(fold int) (*model.Model, error) { return t.fitFirst(fold, firstPass) }

func (t *trainer) fitFirst(fold int, p pass) (*model.Model, error) {
	in := t.outside(fold)
	parallel(len(in), func(i int) error {
		t.tables.of(fold, in[i].fold).Fill(in[i].sheet)
		return nil
	})
	trees, err := fitTrees(in, p)
	m := *t.tables.of(fold, fold)
	m.First = trees
	return &m, err
}

// second fits the second pass, on rows that hold what models say of pages that
// they never saw.
func (t *trainer) second(fold int) error {
	m := t.whole
	if fold >= 0 {
		m = t.folds[fold]
	}
	trees, err := fitTrees(t.outside(fold), secondPass)
	m.Second = trees
	return err
}

func (t *trainer) outside(fold int) (in []*sample) {
	for _, s := range t.samples {
		if s.fold != fold {
			in = append(in, s)
		}
	}
	return in
}

// outOfFold gives every page the log-odds of the model that left its fold out, and
// the columns that the second pass makes of them.
func (t *trainer) outOfFold() {
	fillRows(t.samples, func(s *sample) *model.Model { return t.folds[s.fold] })
}

// write writes the models and the card.
func (t *trainer) write() error {
	if err := os.MkdirAll(t.out, 0o777); err != nil {
		return err
	}
	size, err := t.writeModel("body.model", t.whole, t.samples)
	if err != nil {
		return err
	}
	t.card.size = size
	for fold, m := range t.folds {
		if _, err := t.writeModel(model.FoldFile(fold), m, t.outside(fold)); err != nil {
			return err
		}
	}
	f, err := os.Create(filepath.Join(t.out, "card.md"))
	if err != nil {
		return err
	}
	t.card.write(f, t)
	return f.Close()
}

// writeModel writes a model that learned from some samples, and says how many bytes it
// takes.
func (t *trainer) writeModel(name string, m *model.Model, learned []*sample) (int, error) {
	fillMeans(m, learned)
	data := m.Encode()
	if _, err := model.Decode(data); err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return len(data), os.WriteFile(filepath.Join(t.out, name), data, 0o666)
}

// figures scores what the models of the folds keep, and notes it for the card.
func (t *trainer) figures(name string, keep func(s *sample, i int) bool) error {
	r := report(t.samples, keep)
	t.card.stages = append(t.card.stages, stage{name, r})
	fmt.Println(name)
	return r.WriteText(io.Writer(os.Stdout))
}
