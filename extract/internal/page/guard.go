package page

import (
	"context"
	"io"
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A guard hands a page to the parser and stops it: the parser has no other way to be
// told. It stops once the context is done, and, as a last resort, where a page that
// the parser has been at for a while fills the heap: what untangle lets through may
// still be built without end. Both depend on the machine, and both are errors.
type guard struct {
	r     ctxReader
	began time.Time
	room  int64                         // bytes of heap that all pages may take together
	live  func() int64                  // bytes of heap that are taken
	since func(time.Time) time.Duration // time.Since
}

const (
	while      = 250 * time.Millisecond // plain pages are parsed by then
	smallPiece = 64                     // bytes that the parser then gets at once
)

// newGuard takes the soft bound of the heap (GOMEMLIMIT) for what it may take: over
// it, little is left but to collect garbage.
func newGuard(ctx context.Context, r io.Reader) *guard {
	return &guard{r: ctxReader{ctx, r}, began: time.Now(), room: debug.SetMemoryLimit(-1), live: liveHeap, since: time.Since}
}

func (g *guard) Read(b []byte) (int, error) {
	if g.room < math.MaxInt64 && g.since(g.began) > while {
		if g.live() > g.room {
			return 0, article.Errorf(article.CodeTooComplex, "the parser makes more of this page than the memory holds (%d MB)", g.room>>20)
		}
		b = b[:min(len(b), smallPiece)]
	}
	return g.r.Read(b)
}

// liveHeap is what the last collection of garbage found to be in use.
func liveHeap() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
