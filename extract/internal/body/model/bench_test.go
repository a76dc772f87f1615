package model

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// pages are those of testdata, or of the folder PITH_PAGES.
func pages(b testing.TB) (out []*page.Text) {
	dir := os.Getenv("PITH_PAGES")
	if dir == "" {
		dir = "../../../../testdata/pages"
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.html*"))
	if err != nil || len(paths) == 0 {
		b.Fatal("no pages", err)
	}
	for _, path := range paths[:min(len(paths), 60)] {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		t, err := page.Decode(context.Background(), bytes.NewReader(data), nil, path, page.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, t)
	}
	return out
}

// BenchmarkPages measures the stages of the model on the same pages as html.Parse,
// whose time is the Unit.
func BenchmarkPages(b *testing.B) {
	texts := pages(b)
	var parsed []*page.Page
	var sheets []*Sheet
	for _, t := range texts {
		p, err := page.Parse(context.Background(), t, nil, page.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		parsed, sheets = append(parsed, p), append(sheets, Read(p))
	}
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			for _, t := range texts {
				if _, err := html.Parse(io.Reader(bytes.NewReader(t.Data))); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("blocks", func(b *testing.B) {
		for b.Loop() {
			for _, p := range parsed {
				Blocks(p, -1)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			for _, p := range parsed {
				Read(p)
			}
		}
	})
	m := small()
	if len(builtIn) > 0 {
		m = BuiltIn().models[0]
	}
	b.Run("tables", func(b *testing.B) {
		for b.Loop() {
			for _, s := range sheets {
				m.Fill(s)
			}
		}
	})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			for _, s := range sheets {
				m.FirstPass(context.Background(), s)
			}
		}
	})
	b.Run("second", func(b *testing.B) {
		for b.Loop() {
			for _, s := range sheets {
				s.FillSecond(make([]int32, len(s.Blocks)))
				m.SecondPass(context.Background(), s)
			}
		}
	})
}
