package eval

import (
	"context"
	"fmt"
	"iter"
	"os"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/render"
)

// Extract extracts the labelled pages with this build and returns their
// predictions, in order: fewer than labels if o.Stop ended the run. emit gets
// each page's record as soon as it and those before it are done, with the
// content asked for and its text; a nil emit is none. A page that fails is a
// record with an error.
func Extract(ctx context.Context, labels []Label, o batch.Options, content render.Content, emit func(render.Record) error) ([]Prediction, error) {
	for _, l := range labels {
		if l.Page == "" {
			return nil, fmt.Errorf("%s: the label names no page (html)", l.at)
		}
	}
	content.Text = true
	var predictions []Prediction
	err := batch.Run(ctx, inputs(labels), o, func(a *article.Article) error {
		r := render.NewRecord(a, content)
		predictions = append(predictions, predictionOf(r))
		if emit == nil {
			return nil
		}
		return emit(r)
	})
	return predictions, err
}

func inputs(labels []Label) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for _, l := range labels {
			if !yield(extract.Input{ID: l.ID, Name: l.Page, URL: l.URL, Body: &pageFile{path: l.Page}}) {
				return
			}
		}
	}
}

// pageFile is a file that opens at its first read.
type pageFile struct {
	path string
	f    *os.File
}

func (p *pageFile) Read(b []byte) (int, error) {
	if p.f == nil {
		f, err := os.Open(p.path)
		if err != nil {
			return 0, err
		}
		p.f = f
	}
	return p.f.Read(b)
}

func (p *pageFile) Close() error {
	if p.f == nil {
		return nil
	}
	return p.f.Close()
}
