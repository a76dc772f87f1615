package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

// measured is what measure measured.
type measured struct {
	pages  []sample
	rounds int
	times  map[string][][]time.Duration // of a part: by round, by page
	costs  map[string]cost              // of a subject
}

// cost is what a subject needs besides time, over all pages.
type cost struct {
	objects, bytes uint64 // allocated in one round
	peak           int64
	failed         int // pages without a result
}

// turn is how many pages a subject runs on before the next one has its turn. One
// would be too few: whoever comes after others finds the processor's caches full
// of theirs, which no page of a batch but the first one does. On pages of 20 kB
// that made pith a quarter dearer, having more code than html.Parse.
const turn = 10

// measure has the subjects take turns on the same few pages, so that the machine's
// moods hit all of them alike, and does so in several rounds. The order of the
// subjects is drawn for each turn, with a fixed seed: a rotation would leave
// everyone the same predecessor. Before the first round there is a warm-up; the
// first round counts allocations.
func measure(ctx context.Context, pages []sample, rounds int, quick bool, progress io.Writer) (m *measured, err error) {
	var all seats
	defer func() { err = errors.Join(err, all.leave()) }()
	if err := all.take(ctx, quick); err != nil {
		return nil, err
	}
	m = &measured{pages, rounds, map[string][][]time.Duration{}, map[string]cost{}}
	for _, s := range all.list {
		for _, part := range s.parts {
			m.times[part] = make([][]time.Duration, rounds)
		}
		for _, p := range pages[:min(turn, len(pages))] {
			if _, err := s.client.Run(p.task()); err != nil {
				return nil, err
			}
		}
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		began := time.Now()
		for some := range slices.Chunk(pages, turn) {
			for _, i := range draw.Perm(len(all.list)) {
				if err := m.run(all.list[i], some, round); err != nil {
					return nil, err
				}
			}
		}
		fmt.Fprintf(progress, "round %d of %d: %.1f s\n", round+1, rounds, time.Since(began).Seconds())
	}
	return m, nil
}

func (p sample) task() worker.Task { return worker.Task{File: p.file, Bare: p.bare} }

// run runs a subject on some pages and keeps what comes of it.
func (m *measured) run(s seat, pages []sample, round int) error {
	c := m.costs[s.name]
	for _, p := range pages {
		t := p.task()
		t.Count = round == 0
		r, err := s.client.Run(t)
		if err != nil {
			return err
		}
		for i, part := range s.parts {
			m.times[part][round] = append(m.times[part][round], r.Laps[i])
		}
		c.objects += r.Objects
		c.bytes += r.Bytes
		c.peak = r.Peak
		if t.Count && r.Failure != "" {
			c.failed++
		}
	}
	m.costs[s.name] = c
	return nil
}
