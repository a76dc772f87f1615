// Package batch extracts many inputs at once and gives the articles back in the
// inputs' order; and it writes them to files of their own.
//
//	batch.go  the workers and the order
//	files.go  a folder that gets one file an article
//	names.go  what these files are called
//	count.go  what became of all of them
//
// A feeder takes inputs from the stream, workers extract them, and the caller's
// goroutine hands the articles on in order. A window bounds how far the workers
// run ahead of the slowest page, and with it the memory: what is held never
// depends on how many inputs there are. An article is handed on as soon as it
// and all before it are done, also while the stream of inputs still waits for
// its next one.
package batch

import (
	"context"
	"iter"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// windowPerJob is how many inputs a job may be ahead of the output.
const windowPerJob = 4

// Options say how to run. The zero value extracts one input after the other.
type Options struct {
	Extract extract.Options
	Jobs    int // inputs at once; less than 1 is 1

	// Stop, once closed, ends the stream of inputs: what is in hand is finished
	// and handed on, nothing more is begun. A nil Stop never ends it.
	Stop <-chan struct{}
}

// Run extracts every input and calls emit with each article, in order, from this
// goroutine. An input that fails is an article of status error, and stops
// nothing. Run returns when the stream ends or is stopped; or early with emit's
// first error; or, once ctx is done, with its cause, having emitted nothing that
// came after. It does not wait for a read that nothing can interrupt, such as
// one from a terminal: that goroutine ends with its read.
func Run(ctx context.Context, inputs iter.Seq[extract.Input], o Options, emit func(*article.Article) error) error {
	jobs := max(o.Jobs, 1)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	order := make(chan task, jobs*windowPerJob)
	work := make(chan task)
	for range jobs {
		go func() {
			for t := range work {
				a, _ := extract.Extract(ctx, t.in, o.Extract) // the article holds the error
				t.done <- a
			}
		}()
	}
	go feed(ctx, inputs, o.Stop, order, work)

	for {
		t, ok := next(ctx, o.Stop, order)
		if !ok {
			return context.Cause(ctx)
		}
		select {
		case a := <-t.done:
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if a == nil {
				continue // stopped before it was begun
			}
			if err := emit(a); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// task is an input on its way. done takes its article without waiting, or nil if
// it is not to be extracted any more.
type task struct {
	in   extract.Input
	done chan *article.Article
}

// next is the next task in order; not ok at the end of the stream, when ctx is
// done, and when stop is closed and nothing is in hand.
func next(ctx context.Context, stop <-chan struct{}, order <-chan task) (t task, ok bool) {
	select {
	case t, ok = <-order:
		return t, ok
	default:
	}
	select {
	case t, ok = <-order:
		return t, ok
	case <-stop:
		select { // what came at the same moment
		case t, ok = <-order:
			return t, ok
		default:
			return task{}, false
		}
	case <-ctx.Done():
		return task{}, false
	}
}

// feed hands each input to the output's order and to the workers, until the
// stream ends, stop is closed or ctx is done.
func feed(ctx context.Context, inputs iter.Seq[extract.Input], stop <-chan struct{}, order, work chan<- task) {
	defer close(order)
	defer close(work)
	for in := range inputs {
		t := task{in, make(chan *article.Article, 1)}
		if !send(ctx, stop, order, t) {
			return
		}
		if !send(ctx, stop, work, t) {
			t.done <- nil
			return
		}
	}
}

// send hands a task on; not ok once stop is closed or ctx is done. Stop is asked
// first: of several channels that are ready, select takes any.
func send(ctx context.Context, stop <-chan struct{}, to chan<- task, t task) (ok bool) {
	select {
	case <-stop:
		return false
	default:
	}
	select {
	case to <- t:
		return true
	case <-stop:
	case <-ctx.Done():
	}
	return false
}
