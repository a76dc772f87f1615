package extract_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// TestCancelAnywhere: a page that is under work stops soon, wherever the work is.
func TestCancelAnywhere(t *testing.T) {
	var b strings.Builder
	b.WriteString("<title>Ships</title><article>")
	for i := range 3000 {
		fmt.Fprintf(&b, "<h2>Ship %d</h2><p>It came on day %d, as was <b>said</b>, and left.</p><ul><li>one<li>two</ul>", i, i)
	}
	src := b.String()
	extractUntil := func(after time.Duration) (time.Duration, error) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		if after > 0 {
			defer time.AfterFunc(after, cancel).Stop()
		}
		began := time.Now()
		_, err := extract.Reader(ctx, strings.NewReader(src), "", extract.Options{})
		return time.Since(began), err
	}
	whole := time.Hour
	for range 3 { // the first takes longer, and so may one beside other tests
		took, err := extractUntil(0)
		if err != nil {
			t.Fatal(err)
		}
		whole = min(whole, took)
	}
	stopped := 0
	for i := range 12 {
		after := whole * time.Duration(i+1) / 14
		took, err := extractUntil(after)
		if late := took - after; err != nil && late > whole/2+300*time.Millisecond {
			t.Errorf("%s after a cancellation that came after %s of %s", late, after, whole)
		}
		if err == nil {
			continue
		}
		if stopped++; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	}
	if stopped < 6 {
		t.Errorf("%d of 12 were stopped", stopped)
	}
}

// TestPageTime: a page that takes longer than it may is an error with its code.
func TestPageTime(t *testing.T) {
	src := strings.Repeat("<p>It came, as was said, and left.</p>", 20_000)
	a, err := extract.Reader(context.Background(), strings.NewReader(src), "", extract.Options{Limits: extract.Limits{Time: time.Millisecond}})
	if err == nil || a.Err.Code != article.CodeTimeout || a.Err.Message != "the page took longer than 1ms" {
		t.Errorf("%s, error %v", a.Status, err)
	}
}

// TestPanic: a panic is an error of the page at which it comes, with its stack.
func TestPanic(t *testing.T) {
	a, err := extract.Extract(context.Background(), extract.Input{ID: "7", Name: "a.html", Body: panicking{}}, extract.Options{})
	var e *article.Error
	if !errors.As(err, &e) || e.Code != article.CodeInternal || e.Message != "a fault of pith: no such page" {
		t.Fatalf("error %v", err)
	}
	if a.Status != article.StatusError || a.ID != "7" || a.Input != "a.html" || a.Err != e {
		t.Errorf("article %+v", a)
	}
	if stack := e.Err.Error(); !strings.Contains(stack, "panicking.Read") {
		t.Errorf("the stack is %s", stack)
	}
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("no such page") }
