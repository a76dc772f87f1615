package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	shiori "github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
)

// A record is what another extractor says of a page, under the names that `pith eval
// --records` reads.
type record struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
	Date    string   `json:"date"`
	Image   string   `json:"image"`
	Tags    []string `json:"tags"`
}

// recorders are the extractors that records are written of.
var recorders = map[string]func(data []byte, address *url.URL) (record, error){
	"go-readability": func(data []byte, address *url.URL) (record, error) {
		a, err := shiori.FromReader(bytes.NewReader(data), address)
		if err != nil {
			return record{}, err
		}
		r := record{Text: a.TextContent, Title: a.Title, Image: a.Image} // it has no tags
		if a.Byline != "" {
			r.Authors = []string{a.Byline}
		}
		if a.PublishedTime != nil {
			r.Date = a.PublishedTime.Format("2006-01-02")
		}
		return r, nil
	},
	"go-trafilatura": func(data []byte, address *url.URL) (record, error) {
		found, err := trafilatura.Extract(bytes.NewReader(data), trafilatura.Options{OriginalURL: address, EnableFallback: true, ExcludeComments: true})
		if err != nil {
			return record{}, err
		}
		m := found.Metadata
		r := record{Text: found.ContentText, Title: m.Title, Image: m.Image, Tags: m.Tags}
		for name := range strings.SplitSeq(m.Author, ";") {
			if name = strings.TrimSpace(name); name != "" {
				r.Authors = append(r.Authors, name)
			}
		}
		if !m.Date.IsZero() {
			r.Date = m.Date.Format("2006-01-02")
		}
		return r, nil
	},
}

// writeRecords writes a line for every page, an empty record where the extractor fails.
func writeRecords(ctx context.Context, name string, manifests []string, kind string, w io.Writer) error {
	recorder := recorders[name]
	if recorder == nil {
		return fmt.Errorf("no extractor %q", name)
	}
	for _, file := range manifests {
		labels, err := read(file, kind)
		if err != nil {
			return err
		}
		for _, l := range labels {
			data, address, err := l.page(ctx)
			if err != nil {
				return err
			}
			r, err := recorder(data, address)
			if err != nil {
				r = record{}
			}
			r.ID = l.ID
			if err := json.NewEncoder(w).Encode(r); err != nil {
				return err
			}
		}
	}
	return nil
}
