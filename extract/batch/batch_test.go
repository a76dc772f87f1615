package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// The tests of Run stand in bubbles of synctest: time passes only when nothing
// else can happen, Wait returns when every goroutine waits for another, and a
// bubble whose goroutines do not all end fails its test. So each of them also
// shows that no goroutine is left behind.

const page = `<html><head><title>A page</title></head><body><p>One sentence that is long enough, with a comma, to be prose.</p></body></html>`

// pages are n inputs, "0" to "n-1", that are to be fetched; taken counts those
// that Run took.
func pages(n int, taken *atomic.Int64) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for i := range n {
			taken.Add(1)
			if !yield(extract.Input{ID: fmt.Sprint(i), URL: fmt.Sprintf("http://pages.example/%d", i)}) {
				return
			}
		}
	}
}

// fetcher makes a Fetch of what is to happen before a page, named by its ID, is
// there.
func fetcher(before func(ctx context.Context, id string)) extract.Options {
	return extract.Options{Fetch: func(ctx context.Context, r extract.Request) (*extract.Response, error) {
		before(ctx, r.URL[strings.LastIndex(r.URL, "/")+1:])
		return &extract.Response{URL: r.URL, Body: []byte(page)}, nil
	}}
}

func numbers(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprint(i)
	}
	return ids
}

// collect is an emit that remembers the articles' IDs.
func collect(ids *[]string) func(*article.Article) error {
	return func(a *article.Article) error {
		*ids = append(*ids, a.ID)
		return nil
	}
}

// TestRunOrder: articles come in the order of their inputs, each once, however
// long each takes; and as many at once as there are jobs.
func TestRunOrder(t *testing.T) {
	const n = 100
	for _, jobs := range []int{-1, 0, 1, 2, 16} {
		t.Run(fmt.Sprint(jobs), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var taken, now, most atomic.Int64
				slow := fetcher(func(context.Context, string) {
					most.Store(max(most.Load(), now.Add(1)))
					time.Sleep(rand.N(time.Second))
					now.Add(-1)
				})
				var got []string
				if err := Run(t.Context(), pages(n, &taken), Options{Extract: slow, Jobs: jobs}, collect(&got)); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(numbers(n), got); diff != "" {
					t.Errorf("order (-want +got):\n%s", diff)
				}
				if want := int64(max(jobs, 1)); most.Load() != want {
					t.Errorf("%d at once, want %d", most.Load(), want)
				}
			})
		})
	}
}

// TestRunFailures: an input that fails is an article in its place.
func TestRunFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var taken atomic.Int64
		o := extract.Options{Fetch: func(_ context.Context, r extract.Request) (*extract.Response, error) {
			if strings.HasSuffix(r.URL, "/1") {
				return nil, article.Errorf(article.CodeTimeout, "too slow")
			}
			return &extract.Response{URL: r.URL, Body: []byte(page)}, nil
		}}
		var got []article.Status
		err := Run(t.Context(), pages(3, &taken), Options{Extract: o, Jobs: 2}, func(a *article.Article) error {
			got = append(got, a.Status)
			return nil
		})
		if diff := cmp.Diff([]article.Status{"ok", "error", "ok"}, got); diff != "" || err != nil {
			t.Errorf("error %v; statuses (-want +got):\n%s", err, diff)
		}
	})
}

// TestRunWindow: while the first page is slow, the stream is taken no further
// than the window, however long it is.
func TestRunWindow(t *testing.T) {
	for _, jobs := range []int{1, 2, 16} {
		t.Run(fmt.Sprint(jobs), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var taken atomic.Int64
				release := make(chan struct{})
				slow := fetcher(func(_ context.Context, id string) {
					if id == "0" {
						<-release
					}
				})
				var got []string
				done := make(chan error)
				go func() {
					done <- Run(t.Context(), pages(1000, &taken), Options{Extract: slow, Jobs: jobs}, collect(&got))
				}()
				synctest.Wait()
				// The page that is waited for, a window of others, and one in the feeder's hand.
				if n := taken.Load(); n > int64(jobs*windowPerJob+2) || n <= int64(jobs) {
					t.Errorf("%d inputs are taken, with %d jobs", n, jobs)
				}
				if len(got) > 0 {
					t.Errorf("emitted %v before the first is done", got)
				}
				close(release)
				if err := <-done; err != nil || len(got) != 1000 {
					t.Errorf("%d articles, error %v", len(got), err)
				}
			})
		})
	}
}

// TestRunCoprocess: an article is handed on while the stream waits for its next
// input.
func TestRunCoprocess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lines := make(chan string)
		var got []string
		done := make(chan error)
		go func() {
			done <- Run(t.Context(), received(lines), Options{Extract: fetcher(func(context.Context, string) {}), Jobs: 4}, collect(&got))
		}()
		for i := range 5 {
			lines <- fmt.Sprint(i)
			synctest.Wait()
			if diff := cmp.Diff(numbers(i+1), got); diff != "" {
				t.Fatalf("after %d lines (-want +got):\n%s", i+1, diff)
			}
		}
		close(lines)
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// received is a stream that blocks for each of its inputs, as a pipe does.
func received(ids <-chan string) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for id := range ids {
			if !yield(extract.Input{ID: id, URL: "http://pages.example/" + id}) {
				return
			}
		}
	}
}

// TestRunEmitError: emit's error ends the run and is its error; emit is not
// called again.
func TestRunEmitError(t *testing.T) {
	for _, jobs := range []int{1, 2, 16} {
		synctest.Test(t, func(t *testing.T) {
			var taken atomic.Int64
			full := errors.New("disk is full")
			calls := 0
			err := Run(t.Context(), pages(1000, &taken), Options{Extract: fetcher(func(context.Context, string) {}), Jobs: jobs}, func(*article.Article) error {
				calls++
				if calls == 3 {
					return full
				}
				return nil
			})
			if err != full || calls != 3 {
				t.Errorf("jobs %d: error %v after %d calls, want %v after 3", jobs, err, calls, full)
			}
			synctest.Wait()
			if n := taken.Load(); n > int64(3+jobs*windowPerJob+2) {
				t.Errorf("jobs %d: %d inputs are taken", jobs, n)
			}
		})
	}
}

// TestRunContext: once ctx is done, Run returns its cause at once, although
// pages are in hand, and emits nothing more. The pages' fetches see it.
func TestRunContext(t *testing.T) {
	for _, jobs := range []int{1, 2, 16} {
		synctest.Test(t, func(t *testing.T) {
			var taken atomic.Int64
			deaf := make(chan struct{})
			slow := fetcher(func(ctx context.Context, id string) {
				switch id {
				case "0", "1":
				case "2":
					<-deaf // something that nothing interrupts
				default:
					<-ctx.Done()
				}
			})
			ctx, cancel := context.WithCancelCause(t.Context())
			killed := errors.New("killed")
			var got []string
			done := make(chan error, 1)
			go func() { done <- Run(ctx, pages(1000, &taken), Options{Extract: slow, Jobs: jobs}, collect(&got)) }()
			synctest.Wait()
			cancel(killed)
			if err := <-done; err != killed {
				t.Errorf("jobs %d: error %v, want %v", jobs, err, killed)
			}
			close(deaf)
			synctest.Wait()
			if diff := cmp.Diff(numbers(2), got); diff != "" {
				t.Errorf("jobs %d: (-want +got):\n%s", jobs, diff)
			}
		})
	}
}

// TestRunContextInEmit: nothing is emitted after the ctx's end, also where it
// comes while emit runs and the next pages are ready.
func TestRunContextInEmit(t *testing.T) {
	for range 20 { // what select does with two channels that are ready is chance
		synctest.Test(t, func(t *testing.T) {
			var taken atomic.Int64
			ctx, cancel := context.WithCancel(t.Context())
			calls := 0
			err := Run(ctx, pages(100, &taken), Options{Extract: fetcher(func(context.Context, string) {}), Jobs: 8}, func(*article.Article) error {
				calls++
				synctest.Wait() // all of the window is done
				cancel()
				return nil
			})
			if err != context.Canceled || calls != 1 {
				t.Errorf("error %v after %d calls, want %v after 1", err, calls, context.Canceled)
			}
		})
	}
}

// TestRunStop: stop finishes the pages in hand, begins no other, not even one
// that waits for a worker, and is no error.
func TestRunStop(t *testing.T) {
	for _, jobs := range []int{1, 2, 16} {
		t.Run(fmt.Sprint(jobs), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var taken, begun atomic.Int64
				release, stop := make(chan struct{}), make(chan struct{})
				slow := fetcher(func(context.Context, string) {
					begun.Add(1)
					<-release
				})
				var got []string
				done := make(chan error)
				go func() {
					done <- Run(t.Context(), pages(1000, &taken), Options{Extract: slow, Jobs: jobs, Stop: stop}, collect(&got))
				}()
				synctest.Wait() // every worker has a page, and the feeder one for the next
				close(stop)
				synctest.Wait()
				close(release)
				if err := <-done; err != nil {
					t.Error(err)
				}
				if diff := cmp.Diff(numbers(jobs), got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				synctest.Wait()
				if n := begun.Load(); n != int64(jobs) {
					t.Errorf("%d pages are begun, want %d", n, jobs)
				}
				if n := taken.Load(); n != int64(jobs+1) {
					t.Errorf("%d inputs are taken, want %d", n, jobs+1)
				}
			})
		})
	}
}

// TestRunStopFreeWorkers: workers that wait for work begin nothing after the
// stop, although the stream goes on giving. What select does with two channels
// that are ready is chance, so this is done often.
func TestRunStopFreeWorkers(t *testing.T) {
	for range 50 {
		synctest.Test(t, func(t *testing.T) {
			stop := make(chan struct{})
			var begun atomic.Int64
			o := Options{Extract: fetcher(func(context.Context, string) { begun.Add(1) }), Jobs: 4, Stop: stop}
			stream := func(yield func(extract.Input) bool) {
				for i := 0; yield(extract.Input{URL: fmt.Sprintf("http://pages.example/%d", i)}); i++ {
					if i == 9 {
						close(stop) // as if by a signal while the feeder reads its next line
					}
				}
			}
			emitted := 0
			if err := Run(t.Context(), stream, o, func(*article.Article) error { emitted++; return nil }); err != nil {
				t.Error(err)
			}
			synctest.Wait()
			if emitted != 10 || begun.Load() != 10 {
				t.Errorf("%d pages are begun and %d emitted, want the 10 before the stop", begun.Load(), emitted)
			}
		})
	}
}

// TestRunStopInRead: stop ends a run whose stream waits for its next input. The
// read ends when it ends.
func TestRunStopInRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lines, stop, release := make(chan string), make(chan struct{}), make(chan struct{})
		slow := fetcher(func(_ context.Context, id string) {
			if id == "1" {
				<-release
			}
		})
		var got []string
		done := make(chan error)
		go func() {
			done <- Run(t.Context(), received(lines), Options{Extract: slow, Jobs: 2, Stop: stop}, collect(&got))
		}()
		lines <- "0"
		lines <- "1"
		synctest.Wait()
		close(stop)
		synctest.Wait()
		select {
		case err := <-done:
			t.Fatalf("ended with a page in hand: %v", err)
		default:
		}
		close(release)
		if err := <-done; err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(numbers(2), got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		close(lines) // the bubble's goroutines must end
	})
}

// TestRunContextInRead: ctx ends a run whose stream waits for its next input.
func TestRunContextInRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lines := make(chan string)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- Run(ctx, received(lines), Options{}, collect(new([]string))) }()
		synctest.Wait()
		cancel()
		if err := <-done; err != context.Canceled {
			t.Errorf("error %v", err)
		}
		close(lines)
	})
}

// TestRunClosesStream: a stream that Run leaves early sees its yield return
// false, so that it can close its file.
func TestRunClosesStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var taken atomic.Int64
		closed := false
		stream := func(yield func(extract.Input) bool) {
			pages(1000, &taken)(yield)
			closed = true
		}
		full := errors.New("disk is full")
		if err := Run(t.Context(), stream, Options{Extract: fetcher(func(context.Context, string) {})}, func(*article.Article) error { return full }); err != full {
			t.Errorf("error %v", err)
		}
		synctest.Wait()
		if !closed {
			t.Error("the stream was not left")
		}
	})
}

// TestRunKeepsNothing: what Run holds does not grow with the inputs that went
// through it. (What the whole command needs at its peak is a test of package cmd;
// it sees large leaks, this one small ones.)
func TestRunKeepsNothing(t *testing.T) {
	const few, many = 500, 5000
	var taken atomic.Int64
	live := map[int]uint64{}
	n := 0
	err := Run(t.Context(), pages(many, &taken), Options{Extract: fetcher(func(context.Context, string) {}), Jobs: 2}, func(*article.Article) error {
		if n++; n == few || n == many {
			live[n] = liveHeap()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// Pages of the window that are done or half done differ by 10 kB or so.
	const window = (2*windowPerJob + 2) * 20_000
	if live[many] > live[few]+window {
		t.Errorf("%d bytes are held after %d inputs, %d after %d", live[few], few, live[many], many)
	}
}

// liveHeap is what a collection leaves.
func liveHeap() uint64 {
	runtime.GC()
	runtime.GC() // what the first one only put aside: pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
