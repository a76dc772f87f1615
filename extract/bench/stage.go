package main

import (
	"bytes"
	"context"
	"strconv"
	"time"

	shiori "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// The parts of the stages subject, in order. Only what the packages export can be
// called; report.go takes what lies between as differences.
const (
	sDecode = "page.Decode"
	sParse  = "html.ParseWithOptions" // as pith parses, with noscript read
	sPage   = "page.Parse"            // sParse and the table
	sMeta   = "meta.Fill"
	sFind   = "body.Find"                // readability, marks, cleaning and sTree
	sTree   = "body.Find of ready marks" // the page's status and the body tree
	sRender = "render.WriteJSONL"
)

// stages is the subject that times pith's stages one after the other on a page;
// if quick, only readability.
func stages(quick bool) subject {
	if quick {
		return subject{name: "stages", parts: []string{readability}, run: readabilityOnly}
	}
	return subject{
		name:  "stages",
		parts: []string{sDecode, sParse, sPage, sMeta, readability, sFind, sTree, sRender},
		run:   allStages,
	}
}

func readabilityOnly(ctx context.Context, s sample, data []byte) ([]time.Duration, error) {
	p, err := page.Parse(ctx, &page.Text{Data: data}, pageURL, page.Limits{})
	if err != nil {
		return nil, err
	}
	watch := start()
	if !s.bare {
		runReadability(p)
	}
	watch.lap()
	return watch.laps, nil
}

// allStages does what extract.Extract and the renderer do, by the same functions
// in the same order, with a lap after each.
func allStages(ctx context.Context, s sample, data []byte) ([]time.Duration, error) {
	watch := start()
	text, err := page.Decode(bytes.NewReader(data), nil, "", page.Limits{})
	if err != nil {
		return nil, err
	}
	watch.lap()
	if _, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false)); err != nil {
		return nil, err
	}
	watch.lap()
	p, err := page.Parse(ctx, text, pageURL, page.Limits{})
	if err != nil {
		return nil, err
	}
	watch.lap()
	a := &article.Article{Status: article.StatusOK, URL: pageURL.String()}
	meta.Fill(a, p, nil, nil)
	watch.lap()
	if !s.bare {
		runReadability(p)
	}
	watch.lap()
	o := body.Options{Title: a.Title}
	if a.Image != nil {
		o.Image = a.Image.URL
	}
	found, err := body.Find(ctx, p, o)
	if err != nil {
		return nil, err
	}
	watch.lap()
	if o.Rule = found.Marks; o.Rule != nil { // else nothing was found, and no tree made
		if _, err := body.Find(ctx, p, o); err != nil {
			return nil, err
		}
	}
	watch.lap()
	a.Status, a.Engine, a.Body = found.Status, found.Engine, found.Tree
	err = writeRecord(a)
	watch.lap()
	return watch.laps, err
}

// readabilityNodes is body's own limit.
const readabilityNodes = 150_000

// runReadability runs the library as body does, on a numbered copy of the page.
// That function of body's is not exported, so this one stands in for it. What is
// missing here counts as pith's own: the mapping of the result back to the page,
// and that noscript is read where a page keeps its text there.
func runReadability(p *page.Page) *html.Node {
	if p.Len() > readabilityNodes {
		return nil
	}
	parser := shiori.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseDocument(numberedCopy(p), p.Base)
	if err != nil {
		return nil
	}
	return found.Node
}

func numberedCopy(p *page.Page) *html.Node {
	copies := make([]*html.Node, p.Len())
	for i := int32(0); i < p.Len(); i++ {
		n := &p.Nodes[i]
		switch n.Tag {
		case atom.Script, atom.Style, atom.Template, atom.Svg:
			i = n.End - 1
			continue
		}
		c := &html.Node{Type: n.HTML.Type, Data: n.HTML.Data, DataAtom: n.HTML.DataAtom, Namespace: n.HTML.Namespace}
		if c.Type == html.ElementNode {
			c.Attr = make([]html.Attribute, 0, len(n.HTML.Attr)+1)
			c.Attr = append(c.Attr, n.HTML.Attr...)
			c.Attr = append(c.Attr, html.Attribute{Key: "data-pith", Val: strconv.Itoa(int(i))})
		}
		copies[i] = c
		if n.Parent >= 0 {
			copies[n.Parent].AppendChild(c)
		}
	}
	return copies[0]
}
