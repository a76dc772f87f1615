package body_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/internal/body"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/render"
)

// BenchmarkCost measures what a page costs besides html.Parse and readability,
// in units of html.Parse of the same bytes: decoding, the table, meta, marks,
// cleaning, the body tree and a JSONL record. It runs over the pages of testdata
// or, where PITH_BENCH_PAGES is a glob pattern, over those files. The metric
// rest/parse is what .ci/run holds under 1.0.
func BenchmarkCost(b *testing.B) {
	pattern := os.Getenv("PITH_BENCH_PAGES")
	if pattern == "" {
		pattern = "../../../testdata/pages/*.html"
	}
	pages := decoded(b, pattern)
	var parse, whole, readability time.Duration
	var size int64
	ctx := context.Background()
	for b.Loop() {
		for _, data := range pages {
			size += int64(len(data))
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
			parse += time.Since(start)

			start = time.Now()
			a, err := extract.Reader(ctx, bytes.NewReader(data), "", extract.Options{NoRules: true})
			if err != nil {
				b.Fatal(err)
			}
			record := render.NewRecord(a, render.Content{Markdown: true, Text: true})
			if err := render.WriteJSONL(io.Discard, record); err != nil {
				b.Fatal(err)
			}
			whole += time.Since(start)

			p, err := page.Parse(ctx, &page.Text{Data: data}, nil, page.Limits{})
			if err != nil {
				b.Fatal(err)
			}
			start = time.Now()
			body.ByReadability(ctx, p)
			readability += time.Since(start)
		}
	}
	b.SetBytes(size / int64(b.N))
	b.ReportMetric(whole.Seconds()/parse.Seconds(), "whole/parse")
	b.ReportMetric(readability.Seconds()/parse.Seconds(), "readability/parse")
	b.ReportMetric((whole-parse-readability).Seconds()/parse.Seconds(), "rest/parse")
}

// decoded reads the pages that match, as UTF-8, so that decompression is in
// neither figure. Those that the parser refuses are left out.
func decoded(b *testing.B, pattern string) (pages [][]byte) {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		b.Fatalf("no pages match %s: %v", pattern, err)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		text, err := page.Decode(f, nil, name, page.Limits{})
		f.Close()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := html.Parse(bytes.NewReader(text.Data)); err == nil {
			pages = append(pages, text.Data)
		}
	}
	return pages
}
