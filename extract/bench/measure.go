package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"time"
)

// A subject is something to measure on a page. Its run returns how long each of
// its parts took; what it does between them is not counted. An error is the
// subject's, and its time counts: finding nothing takes time, too.
type subject struct {
	name  string
	parts []string
	run   func(ctx context.Context, s sample, data []byte) ([]time.Duration, error)
}

// A stopwatch takes the times of parts that follow one another.
type stopwatch struct {
	from time.Duration
	laps []time.Duration
}

func start() *stopwatch { return &stopwatch{from: now()} }

func (w *stopwatch) lap() {
	w.laps = append(w.laps, now()-w.from)
	w.from = now()
}

// measured is what measure measured.
type measured struct {
	pages  []sample
	rounds int
	times  map[string][][]time.Duration // of a part: by round, by page
	allocs map[string]allocation        // of a subject: over all pages
	failed map[string]int               // of a subject: pages without a result
}

type allocation struct{ objects, bytes uint64 }

// measure runs all subjects on a page before it goes on to the next, so that the
// machine's moods hit all of them, and does so in several rounds.
//
// The collector is left alone, as in a program that reads many pages: a cycle
// that one subject makes due can run into the next one's time. So that this does
// not always hit the same one, the order is drawn for each page, with a fixed
// seed. (A rotation would not do: it leaves everyone the same predecessor.)
func measure(ctx context.Context, pages []sample, subjects []subject, rounds int, progress io.Writer) (*measured, error) {
	m := &measured{
		pages:  pages,
		rounds: rounds,
		times:  map[string][][]time.Duration{},
		allocs: map[string]allocation{},
		failed: map[string]int{},
	}
	for _, s := range subjects {
		for _, part := range s.parts {
			m.times[part] = make([][]time.Duration, rounds)
		}
	}
	if err := warmUp(ctx, pages, subjects); err != nil {
		return nil, err
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		began := time.Now()
		for _, p := range pages {
			data, err := read(p.name)
			if err != nil {
				return nil, err
			}
			for _, i := range draw.Perm(len(subjects)) {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				if err := m.one(ctx, p, data, subjects[i], round); err != nil {
					return nil, fmt.Errorf("%s: %s: %w", subjects[i].name, p.name, err)
				}
			}
		}
		fmt.Fprintf(progress, "round %d of %d: %d pages in %.0f s\n", round+1, rounds, len(pages), time.Since(began).Seconds())
	}
	return m, nil
}

// one runs a subject on a page. Allocations are counted in the first round only,
// outside of the timing: they are the same in every round.
func (m *measured) one(ctx context.Context, p sample, data []byte, s subject, round int) error {
	var before, after runtime.MemStats
	if round == 0 {
		runtime.ReadMemStats(&before)
	}
	laps, err := s.run(ctx, p, data)
	if len(laps) != len(s.parts) {
		return fmt.Errorf("broke off: %w", err)
	}
	for i, part := range s.parts {
		m.times[part][round] = append(m.times[part][round], laps[i])
	}
	if round == 0 {
		runtime.ReadMemStats(&after)
		sum := m.allocs[s.name]
		sum.objects += after.Mallocs - before.Mallocs
		sum.bytes += after.TotalAlloc - before.TotalAlloc
		m.allocs[s.name] = sum
		if err != nil {
			m.failed[s.name]++
		}
	}
	return nil
}

// warmPages is on how many pages everything runs once before anything counts:
// enough to compile what is compiled at first use, and to grow the heap.
const warmPages = 5

func warmUp(ctx context.Context, pages []sample, subjects []subject) error {
	for _, p := range pages[:min(warmPages, len(pages))] {
		data, err := read(p.name)
		if err != nil {
			return err
		}
		for _, s := range subjects {
			s.run(ctx, p, data) // what it may fail with, it fails with again
		}
	}
	return nil
}
