package page

import (
	"context"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestGuard: a page that takes long is stopped once the heap is full, and no other.
func TestGuard(t *testing.T) {
	for _, c := range []struct {
		name       string
		took       time.Duration
		live, room int64
		stops      bool
		piece      int // bytes that are handed out at once
	}{
		{"soon, and the heap is full", while, 2, 1, false, 1000},
		{"late", while + 1, 1, 1, false, smallPiece},
		{"late, and the heap is full", while + 1, 2, 1, true, 0},
		{"no bound", while + 1, 2, math.MaxInt64, false, 1000},
	} {
		g := newGuard(context.Background(), strings.NewReader(strings.Repeat("x", 5000)))
		g.room, g.live, g.since = c.room, func() int64 { return c.live }, func(time.Time) time.Duration { return c.took }
		n, err := g.Read(make([]byte, 1000))
		var e *article.Error
		if stops := errors.As(err, &e) && e.Code == article.CodeTooComplex; stops != c.stops || n != c.piece {
			t.Errorf("%s: %d bytes, error %v", c.name, n, err)
		}
	}
	if live := liveHeap(); live < 0 || live > 1<<40 {
		t.Errorf("%d bytes of heap are in use", live)
	}
}

// TestClock: the parser and whoever reads the page hear that its time is over.
func TestClock(t *testing.T) {
	ctx, stop := Limits{Time: time.Nanosecond}.Clock(context.Background())
	defer stop()
	<-ctx.Done()
	var e *article.Error
	if _, err := Parse(ctx, &Text{Data: []byte("<p>x")}, nil, Limits{}); !errors.As(err, &e) || e.Code != article.CodeTimeout {
		t.Errorf("parsing: error %v", err)
	}
	if _, err := (ctxReader{ctx, strings.NewReader("x")}).Read(make([]byte, 1)); !errors.As(err, &e) || e.Code != article.CodeTimeout {
		t.Errorf("reading: error %v", err)
	}
	if _, err := newGuard(context.Background(), strings.NewReader("")).Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("at the end: error %v", err)
	}
}
