// Package worker measures one thing in a process of its own, page by page.
//
// Bench starts a process for each Subject and has them take turns on the same
// pages (Start, Client). Each has its own heap, so that nobody pays for the
// garbage of others and the peak of its memory is its own. A process reads tasks
// from standard input and answers each with a Reply on standard output, both a JSON
// value on a line (Serve); it ends with its input.
//
// Times are CPU time (clock_linux.go). Reading and decoding a page is in none.
package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime"
	"time"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Task is a page to run a subject on.
type Task struct {
	File  string `json:"file"`
	Bare  bool   `json:"bare"`  // pith finds no body, nor looks for one
	Count bool   `json:"count"` // allocations, which is a bother to the timing
}

// A Reply is what running the subject took.
type Reply struct {
	Laps    []time.Duration `json:"laps"`    // of each part
	Failure string          `json:"failure"` // why the page has no result, "" if it has
	Objects uint64          `json:"objects"` // allocated
	Bytes   uint64          `json:"bytes"`   // allocated
	Peak    int64           `json:"peak"`    // most memory so far; 0 where the system does not tell
}

// A Subject is something to measure. Run runs its parts on a page's UTF-8, with a
// lap of the watch after each. An error says that the page has no result; its
// time counts, since finding nothing takes time, too.
type Subject struct {
	Name  string
	Parts []string
	Run   func(ctx context.Context, t Task, data []byte, w *Stopwatch) error
}

// Engine is a subject of one part with its own name.
func Engine(name string, run func(ctx context.Context, data []byte) error) Subject {
	return Subject{name, []string{name}, func(ctx context.Context, _ Task, data []byte, w *Stopwatch) error {
		defer w.Lap() // after a panic, too
		return run(ctx, data)
	}}
}

// ErrNoText is an engine's error for a page in which it finds no article.
var ErrNoText = errors.New("no text found")

// PageURL is the address that all engines are told.
var PageURL = &url.URL{Scheme: "https", Host: "www.example.com", Path: "/2024/09/21/news/article.html"}

// A Stopwatch takes the times of parts that follow one another.
type Stopwatch struct {
	from time.Duration
	laps []time.Duration
}

// Start begins a lap, and drops what passed since the last one.
func (w *Stopwatch) Start() { w.from = now() }

// Lap ends a part; the next one begins.
func (w *Stopwatch) Lap() {
	w.laps = append(w.laps, now()-w.from)
	w.from = now()
}

// Read reads a page, compressed or not, as UTF-8.
func Read(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := page.Decode(context.Background(), f, nil, file, page.Limits{})
	if err != nil {
		return nil, err
	}
	return text.Data, nil
}

// Serve answers tasks until there are no more.
func Serve(ctx context.Context, s Subject, tasks io.Reader, replies io.Writer) error {
	in, out := json.NewDecoder(tasks), json.NewEncoder(replies)
	for {
		var t Task
		if err := in.Decode(&t); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		r, err := s.reply(ctx, t)
		if err != nil {
			return err
		}
		if err := out.Encode(r); err != nil {
			return err
		}
	}
}

func (s Subject) reply(ctx context.Context, t Task) (r Reply, err error) {
	data, err := Read(t.File)
	if err != nil {
		return r, err
	}
	var before, after runtime.MemStats
	if t.Count {
		runtime.ReadMemStats(&before)
	}
	w := &Stopwatch{laps: make([]time.Duration, 0, len(s.Parts))}
	failure := s.guarded(ctx, t, data, w)
	if t.Count {
		runtime.ReadMemStats(&after)
		r.Objects, r.Bytes = after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc
	}
	if len(w.laps) != len(s.Parts) {
		return r, fmt.Errorf("%s: %s: broke off after %d of %d parts: %v", s.Name, t.File, len(w.laps), len(s.Parts), failure)
	}
	r.Laps, r.Peak = w.laps, peak()
	if failure != nil {
		r.Failure = failure.Error()
	}
	return r, nil
}

// guarded runs the subject; its panic is a failure like others.
func (s Subject) guarded(ctx context.Context, t Task, data []byte, w *Stopwatch) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	w.Start()
	return s.Run(ctx, t, data, w)
}
