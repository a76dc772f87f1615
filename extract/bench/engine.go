package main

import (
	"bytes"
	"context"
	"io"

	readeck "codeberg.org/readeck/go-readability/v2"
	shiori "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/bench/worker"
	"github.com/seed-fabb886e/pith/extract/render"
)

// Names of the engines, as --only takes them.
const (
	htmlParse   = "html.Parse"
	pith        = "pith"
	goShiori    = "go-readability"
	readeckFork = "readeck"
	trafilatura = "go-trafilatura" // in the program of that folder
)

// engines go from a page's bytes to its text, and drop it. html.Parse is the unit.
var engines = []worker.Subject{
	worker.Engine(htmlParse, parse),
	worker.Engine(pith, runPith),
	worker.Engine(goShiori, runShiori),
	worker.Engine(readeckFork, runReadeck),
}

func parse(_ context.Context, data []byte) error {
	_, err := html.Parse(bytes.NewReader(data))
	return err
}

// runPith is all that `pith -f jsonl` does with a page that no site rule is for.
func runPith(ctx context.Context, data []byte) error {
	a, err := extractPage(ctx, data)
	if err != nil {
		return err
	}
	if err := writeRecord(a); err != nil {
		return err
	}
	if a.Body == nil {
		return worker.ErrNoText
	}
	return nil
}

func extractPage(ctx context.Context, data []byte) (*article.Article, error) {
	return extract.Reader(ctx, bytes.NewBuffer(data), worker.PageURL.String(), extract.Options{NoRules: true})
}

func writeRecord(a *article.Article) error {
	return render.WriteJSONL(io.Discard, render.NewRecord(a, render.Content{Markdown: true, Text: true}))
}

// runShiori is used as its README says. It makes text and HTML in any case.
func runShiori(_ context.Context, data []byte) error {
	a, err := shiori.FromReader(bytes.NewReader(data), worker.PageURL)
	if err == nil && a.TextContent == "" {
		err = worker.ErrNoText
	}
	return err
}

// runReadeck is used as its README says, with text in place of HTML.
func runReadeck(_ context.Context, data []byte) error {
	a, err := readeck.FromReader(bytes.NewReader(data), worker.PageURL)
	if err != nil {
		return err
	}
	if a.Node == nil {
		return worker.ErrNoText
	}
	return a.RenderText(io.Discard)
}
