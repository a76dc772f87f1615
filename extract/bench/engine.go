package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	readeck "codeberg.org/readeck/go-readability/v2"
	shiori "github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// Names of the engines that the report treats apart.
const (
	htmlParse   = "html.Parse"
	pith        = "pith"
	nothing     = "nothing"
	readability = "readability" // pith's use of it, a stage
)

// An engine goes from a page's bytes to its text, and drops it.
type engine struct {
	name string
	run  func(ctx context.Context, data []byte) error
}

// engines are html.Parse, which is the unit, pith and, unless they are skipped,
// its peers.
func engines(skipPeers bool) []engine {
	list := []engine{
		{htmlParse, parseOnly},
		{pith, runPith},
		{"go-readability", runShiori},
		{"readeck's fork", runReadeck},
		{"go-trafilatura", runTrafilatura},
	}
	if skipPeers {
		return list[:2]
	}
	return list
}

// pageURL is the address that all engines are told. Its being another than the
// page's own costs none of them anything.
var pageURL = &url.URL{Scheme: "https", Host: "www.example.com", Path: "/2024/09/21/news/article.html"}

func parseOnly(_ context.Context, data []byte) error {
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
		return errNoText
	}
	return nil
}

// errNoText is the engine's word that the page has no article.
var errNoText = errors.New("no text found")

func extractPage(ctx context.Context, data []byte) (*article.Article, error) {
	return extract.Reader(ctx, bytes.NewReader(data), pageURL.String(), extract.Options{NoRules: true})
}

func writeRecord(a *article.Article) error {
	return render.WriteJSONL(io.Discard, render.NewRecord(a, render.Content{Markdown: true, Text: true}))
}

// runShiori is used as its README says. It makes text and HTML in any case.
func runShiori(_ context.Context, data []byte) error {
	a, err := shiori.FromReader(bytes.NewReader(data), pageURL)
	if err == nil && a.TextContent == "" {
		err = errNoText
	}
	return err
}

// runReadeck is used as its README says, with text instead of HTML.
func runReadeck(_ context.Context, data []byte) error {
	a, err := readeck.FromReader(bytes.NewReader(data), pageURL)
	if err != nil {
		return err
	}
	if a.Node == nil {
		return errNoText
	}
	return a.RenderText(io.Discard)
}

// runTrafilatura has the options of "Trafilatura+Fallback" in its own comparison
// (scripts/comparison/content.go), the ones with the best F-score there.
func runTrafilatura(_ context.Context, data []byte) error {
	result, err := trafilatura.Extract(bytes.NewReader(data), trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		OriginalURL:     pageURL,
	})
	if err == nil && result.ContentText == "" {
		err = errNoText
	}
	return err
}

// guarded runs the engine on a page; a panic is an error like others.
func (e engine) guarded(ctx context.Context, data []byte) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return e.run(ctx, data)
}

// subjectsOf makes subjects of engines, each with one part.
func subjectsOf(list []engine) []subject {
	subjects := make([]subject, len(list))
	for i, e := range list {
		subjects[i] = subject{name: e.name, parts: []string{e.name}, run: func(ctx context.Context, _ sample, data []byte) ([]time.Duration, error) {
			watch := start()
			err := e.guarded(ctx, data)
			watch.lap()
			return watch.laps, err
		}}
	}
	return subjects
}
