package main

import (
	"bytes"
	"context"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/bench/worker"
	"github.com/seed-fabb886e/pith/extract/internal/body"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Parts of the subjects below. Only what the packages export can be called;
// report.go takes what lies between as differences.
const (
	sModel  = "model" // blocks, columns and trees
	sDecode = "page.Decode"
	sParse  = "html.ParseWithOptions" // as pith parses
	sPage   = "page.Parse"            // sParse and the table
	sMeta   = "meta.Fill"
	sFind   = "body.Find"                // sModel, marks, cleaning and sTree
	sTree   = "body.Find of ready marks" // the page's status and the body tree
	sRender = "render.WriteJSONL"
)

// modelAlone is the learned model without what body makes of its answer.
var modelAlone = worker.Subject{
	Name:  sModel,
	Parts: []string{sModel},
	Run: func(ctx context.Context, t worker.Task, data []byte, w *worker.Stopwatch) error {
		p, err := page.Parse(ctx, &page.Text{Data: data}, worker.PageURL, page.Limits{})
		if err != nil {
			return err
		}
		w.Start()
		if !t.Bare {
			model.BuiltIn().For(p).Score(ctx, model.Read(p))
		}
		w.Lap()
		return nil
	},
}

// stages does what extract.Extract and the renderer do, by the same functions in
// the same order, with a lap after each.
var stages = worker.Subject{
	Name:  "stages",
	Parts: []string{sDecode, sParse, sPage, sMeta, sFind, sTree, sRender},
	Run: func(ctx context.Context, _ worker.Task, data []byte, w *worker.Stopwatch) error {
		text, err := page.Decode(context.Background(), bytes.NewBuffer(data), nil, "", page.Limits{})
		if err != nil {
			return err
		}
		w.Lap()
		if _, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false)); err != nil {
			return err
		}
		w.Lap()
		p, err := page.Parse(ctx, text, worker.PageURL, page.Limits{})
		if err != nil {
			return err
		}
		w.Lap()
		a := &article.Article{Status: article.StatusOK, URL: worker.PageURL.String()}
		meta.Fill(ctx, a, p, nil, nil)
		w.Lap()
		if err := findBody(ctx, a, p, w); err != nil {
			return err
		}
		err = writeRecord(a)
		w.Lap()
		return err
	},
}

// findBody finds the body, and then makes its tree again from the same marks.
func findBody(ctx context.Context, a *article.Article, p *page.Page, w *worker.Stopwatch) error {
	o := body.Options{Title: a.Title}
	if a.Image != nil {
		o.Image = a.Image.URL
	}
	found, err := body.Find(ctx, p, o)
	if err != nil {
		return err
	}
	w.Lap()
	if found.Marks != nil && found.Page == p { // else they are of the data's page
		o.Rule = body.Ruled{Marks: found.Marks, Final: true}
		if _, err := body.Find(ctx, p, o); err != nil {
			return err
		}
	}
	w.Lap()
	a.Status, a.Engine, a.Body = found.Status, found.Engine, found.Tree
	return nil
}
