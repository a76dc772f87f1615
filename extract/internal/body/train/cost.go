package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A stopwatch adds up times.
type stopwatch struct {
	sum   time.Duration
	began time.Time
}

func (s *stopwatch) start() { s.began = time.Now() }
func (s *stopwatch) stop()  { s.sum += time.Since(s.began) }

func (s *stopwatch) seconds() float64 { return s.sum.Seconds() }

// costs are seconds that the stages take over all pages.
type costs struct{ parse, walk, sheet, tables, first, second, judge float64 }

// measure times the stages on the pages, one after another. Without a model it
// stops behind the table of nodes.
func measure(pages []string, m *model.Model) (c costs, err error) {
	for _, path := range pages {
		f, err := os.Open(path)
		if err != nil {
			return c, err
		}
		text, err := page.Decode(context.Background(), f, nil, path, page.Limits{})
		f.Close()
		if err != nil {
			return c, fmt.Errorf("%s: %w", path, err)
		}
		best := costs{}
		for round := range 3 { // the fastest of each stage: other work on the machine only adds
			one, err := measurePage(text, m)
			if err != nil {
				return c, fmt.Errorf("%s: %w", path, err)
			}
			if round == 0 {
				best = one
			}
			best = best.least(one)
		}
		c.add(best)
	}
	return c, nil
}

func measurePage(text *page.Text, m *model.Model) (c costs, err error) {
	last := time.Now()
	lap := func() float64 {
		now := time.Now()
		d := now.Sub(last)
		last = now
		return d.Seconds()
	}
	if _, err = html.Parse(io.Reader(bytes.NewReader(text.Data))); err != nil {
		return c, err
	}
	c.parse = lap()
	p, err := page.Parse(context.Background(), text, nil, page.Limits{})
	if err != nil {
		return c, err
	}
	c.walk = max(0, lap()-c.parse)
	if m == nil {
		return c, nil
	}
	s := model.Read(p)
	c.sheet = lap()
	m.Fill(s)
	c.tables = lap()
	first := m.FirstPass(context.Background(), s)
	c.first = lap()
	s.FillSecond(first)
	sums := m.SecondPass(context.Background(), s)
	c.second = lap()
	s.Judge(sums, 0)
	c.judge = lap()
	return c, nil
}

func (c costs) least(o costs) costs {
	return costs{min(c.parse, o.parse), min(c.walk, o.walk), min(c.sheet, o.sheet), min(c.tables, o.tables),
		min(c.first, o.first), min(c.second, o.second), min(c.judge, o.judge)}
}

func (c *costs) add(o costs) {
	c.parse, c.walk, c.sheet, c.tables = c.parse+o.parse, c.walk+o.walk, c.sheet+o.sheet, c.tables+o.tables
	c.first, c.second, c.judge = c.first+o.first, c.second+o.second, c.judge+o.judge
}

// write prints the costs in units of html.Parse.
func (c *costs) write(w io.Writer, pages int) {
	all := 0.0
	for _, row := range []struct {
		name string
		cost float64
	}{
		{"the flat table", c.walk}, {"blocks and columns", c.sheet}, {"the two tables' columns", c.tables},
		{"first pass", c.first}, {"second pass", c.second}, {"rules after", c.judge},
	} {
		fmt.Fprintf(w, "| %s | %.3f |\n", row.name, row.cost/c.parse)
		all += row.cost
	}
	fmt.Fprintf(w, "| together | %.3f |\n\n%d pages, html.Parse %.1f s\n", all/c.parse, pages, c.parse)
}
