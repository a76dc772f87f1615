package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

// A sample is a page to measure on.
type sample struct {
	file string
	size int  // of its UTF-8
	bare bool // pith finds no body, nor looks for one
}

// load finds the pages that match the patterns, and counts those it drops: files
// that are no pages, and pages that html.Parse refuses.
func load(ctx context.Context, patterns []string) (pages []sample, dropped int, err error) {
	files, err := glob(patterns)
	if err != nil {
		return nil, 0, err
	}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		data, err := worker.Read(file)
		if e, ok := err.(*fs.PathError); ok { // the file's fault, and not the page's
			return nil, 0, e
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
			return nil, 0, fmt.Errorf("%s: %w", file, err)
		}
		pages = append(pages, sample{file: file, size: len(data), bare: a.Engine == ""})
	}
	if len(pages) == 0 {
		return nil, 0, fmt.Errorf("none of %d files is a page", len(files))
	}
	return pages, dropped, nil
}

// glob lists the files that match any of the patterns, each once, sorted.
func glob(patterns []string) (files []string, err error) {
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pattern, err)
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("no file matches %s", pattern)
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}
