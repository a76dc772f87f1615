package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	shiori "github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
)

// An engine makes Markdown of a page in UTF-8.
type engine struct {
	name string
	run  func(ctx context.Context, data []byte, address *url.URL) (string, error)
}

// newEngines are the engines, pith with models that it asks for a body: the first.
func newEngines(models *extract.Models) []engine {
	pith := func(ctx context.Context, data []byte, address *url.URL) (string, error) {
		a, err := extract.Reader(ctx, bytes.NewReader(data), address.String(), extract.Options{NoRules: true, Models: models})
		if err != nil {
			return "", err
		}
		return render.Markdown(a.Body), nil
	}
	return []engine{
		{"pith", pith},
		{"html-to-markdown on go-readability", onReadability},
		{"html-to-markdown on go-trafilatura", onTrafilatura},
	}
}

// newConverter has every plugin that pith's Markdown has an element for.
func newConverter() *htmltomarkdown.Converter {
	return htmltomarkdown.NewConverter(htmltomarkdown.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin(), strikethrough.NewStrikethroughPlugin(),
	))
}

func onReadability(_ context.Context, data []byte, address *url.URL) (string, error) {
	a, err := shiori.FromReader(bytes.NewReader(data), address)
	if err != nil {
		return "", err
	}
	return newConverter().ConvertString(a.Content)
}

// onTrafilatura asks for all that go-trafilatura can keep.
func onTrafilatura(_ context.Context, data []byte, address *url.URL) (string, error) {
	result, err := trafilatura.Extract(bytes.NewReader(data), trafilatura.Options{OriginalURL: address, IncludeLinks: true, IncludeImages: true})
	if err != nil {
		return "", err
	}
	if result.ContentNode == nil {
		return "", nil
	}
	var b bytes.Buffer
	if err := html.Render(&b, result.ContentNode); err != nil {
		return "", fmt.Errorf("writing its tree: %w", err)
	}
	return newConverter().ConvertString(b.String())
}
