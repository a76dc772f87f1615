package page

import (
	"context"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Limits bound what one page may cost. A zero field means its default. All but Time
// are counts, so that a page comes out the same on every machine.
type Limits struct {
	Bytes        int64 // of the input as it comes; default 100 MB
	Decompressed int64 // of the HTML after decompression; default 200 MB
	Nodes        int   // elements and texts; default 1,000,000. The rest is not read
	Depth        int   // elements that are open at once; default 200. The tags of deeper ones are dropped
	Attributes   int   // of all elements together; default 2,000,000. The rest is not read
	JSONBytes    int   // of a block of JSON-LD; default 1 MB. The rest is not read
	JSONDepth    int   // of its objects and arrays in each other; default 64. What is deeper is not read

	// Time is what a page may take once its bytes are there; default 30 s. It is a
	// last resort, and depends on the machine: the counts stop pages long before.
	Time time.Duration
}

const (
	defaultBytes        = 100_000_000
	defaultDecompressed = 200_000_000
	defaultNodes        = 1_000_000
	defaultDepth        = 200
	defaultAttributes   = 2_000_000
	defaultJSONBytes    = 1 << 20
	defaultJSONDepth    = 64
	defaultTime         = 30 * time.Second
)

// deepestDepth is the most that Depth may be: the parser refuses more than 512 open
// elements, of which some are its own.
const deepestDepth = 400

func (l Limits) withDefaults() Limits {
	or := func(n *int, standard int) {
		if *n <= 0 {
			*n = standard
		}
	}
	or(&l.Nodes, defaultNodes)
	or(&l.Depth, defaultDepth)
	or(&l.Attributes, defaultAttributes)
	or(&l.JSONBytes, defaultJSONBytes)
	or(&l.JSONDepth, defaultJSONDepth)
	l.Depth = min(l.Depth, deepestDepth)
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Decompressed <= 0 {
		l.Decompressed = defaultDecompressed
	}
	if l.Time <= 0 {
		l.Time = defaultTime
	}
	return l
}

// MaxInput is the most bytes of an input.
func (l Limits) MaxInput() int64 { return l.withDefaults().Bytes }

// MaxText is the most bytes that a page may have once it is decoded.
func (l Limits) MaxText() int64 { return l.withDefaults().Decompressed }

// Clock starts a page's time: the context is done when that is over, and its cause
// then is an *article.Error with CodeTimeout.
func (l Limits) Clock(ctx context.Context) (context.Context, context.CancelFunc) {
	most := l.withDefaults().Time
	return context.WithTimeoutCause(ctx, most, article.Errorf(article.CodeTimeout, "the page took longer than %s", most))
}
