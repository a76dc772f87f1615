package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A sample is a page to measure on. It is read anew for each round, outside of
// all timings: what is kept in memory would put off garbage collection, which is
// a part of what an engine costs.
type sample struct {
	name string
	size int  // of its UTF-8
	bare bool // pith finds no body, nor looks for one
}

// load finds the pages that match the patterns, and leaves out those that are no
// pages or that html.Parse refuses. It runs pith once on each of the others,
// which warms up what they have in common.
func load(ctx context.Context, patterns []string) (pages []sample, dropped int, err error) {
	names, err := glob(patterns)
	if err != nil {
		return nil, 0, err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		data, err := read(name)
		if os.IsNotExist(err) || os.IsPermission(err) {
			return nil, 0, err
		}
		if err == nil {
			_, err = html.Parse(bytes.NewReader(data))
		}
		if err != nil {
			dropped++
			continue
		}
		a, err := extractPage(ctx, data)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", name, err)
		}
		pages = append(pages, sample{name: name, size: len(data), bare: a.Engine == ""})
	}
	if len(pages) == 0 {
		return nil, 0, fmt.Errorf("none of %d files is a page", len(names))
	}
	return pages, dropped, nil
}

// glob lists the files that match any of the patterns, each once, sorted.
func glob(patterns []string) (names []string, err error) {
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pattern, err)
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("no file matches %s", pattern)
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// read reads a page as UTF-8.
func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := page.Decode(f, nil, name, page.Limits{})
	if err != nil {
		return nil, err
	}
	return text.Data, nil
}
