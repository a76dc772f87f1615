package main

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/bench/worker"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestReadabilityStandIn: what stands in for body's use of readability finds what
// that found. pith adds headings and pictures to it and cleans it, so nearly all
// of pith's words are in it.
func TestReadabilityStandIn(t *testing.T) {
	pages, _, err := load(context.Background(), []string{defaultPattern})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range pages {
		if s.bare {
			continue
		}
		data, err := worker.Read(s.file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := extractPage(context.Background(), data)
		if err != nil || a.Engine != article.EngineReadability {
			t.Errorf("%s: engine %q, %v", s.file, a.Engine, err)
			continue
		}
		p, err := page.Parse(context.Background(), &page.Text{Data: data}, worker.PageURL, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		found := runReadability(p)
		if found == nil {
			t.Errorf("%s: readability finds nothing", s.file)
			continue
		}
		in := map[string]bool{}
		for _, word := range words(found) {
			in[word] = true
		}
		all, seen := words(a.Body), 0
		for _, word := range all {
			if in[word] {
				seen++
			}
		}
		if seen*10 < len(all)*9 {
			t.Errorf("%s: %d of pith's %d words", s.file, seen, len(all))
		}
	}
}

func words(n *html.Node) (list []string) {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			list = append(list, strings.Fields(c.Data)...)
		}
	}
	return list
}
