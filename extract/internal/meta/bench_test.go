package meta

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// benchPages are the project's pages, or with META_PAGES those of a pattern.
func benchPages(b *testing.B) (texts []*page.Text, pages []*page.Page) {
	pattern := os.Getenv("META_PAGES")
	if pattern == "" {
		pattern = "../../../testdata/pages/*.html"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no pages match %s (%v)", pattern, err)
	}
	size := 0
	for _, name := range files {
		text, err := decode(b, name)
		if err != nil {
			b.Fatal(err)
		}
		p, err := page.Parse(context.Background(), text, nil, page.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		texts, pages = append(texts, text), append(pages, p)
		size += len(text.Data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	b.ResetTimer()
	return texts, pages
}

// The ratio of these two is what the design bounds by 0.2.

func BenchmarkFill(b *testing.B) {
	_, pages := benchPages(b)
	for b.Loop() {
		for _, p := range pages {
			Fill(context.Background(), &article.Article{}, p, nil, nil)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	texts, _ := benchPages(b)
	for b.Loop() {
		for _, t := range texts {
			if _, err := html.Parse(bytes.NewReader(t.Data)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
