// Package batch extracts many inputs at once and gives the articles back in the
// inputs' order.
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

// Run extracts every input with at most jobs at once (at least one) and calls
// emit with each article, in order, from this goroutine. An input that fails is
// an article of status error, and stops nothing. Run returns when the stream
// ends; or early with emit's first error; or, once ctx is done, with its error,
// having emitted nothing that came after. It does not wait for a read that nothing
// can interrupt, such as one from a terminal: that goroutine ends with its read.
func Run(ctx context.Context, inputs iter.Seq[extract.Input], o extract.Options, jobs int, emit func(*article.Article) error) error {
	jobs = max(jobs, 1)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)

	order := make(chan chan *article.Article, jobs*windowPerJob)
	work := make(chan task)
	for range jobs {
		go func() {
			for t := range work {
				a, _ := extract.Extract(ctx, t.in, o) // the article holds the error
				t.done <- a
			}
		}()
	}
	go feed(ctx, inputs, order, work)

	for done := range order {
		select {
		case a := <-done:
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := emit(a); err != nil {
				stop(err)
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return context.Cause(ctx)
}

type task struct {
	in   extract.Input
	done chan *article.Article // takes one article without waiting
}

// feed hands each input to the workers and its place to the output, until the
// stream ends or ctx is done.
func feed(ctx context.Context, inputs iter.Seq[extract.Input], order chan<- chan *article.Article, work chan<- task) {
	defer close(order)
	defer close(work)
	for in := range inputs {
		t := task{in, make(chan *article.Article, 1)}
		select {
		case order <- t.done:
		case <-ctx.Done():
			return
		}
		select {
		case work <- t:
		case <-ctx.Done():
			return
		}
	}
}
