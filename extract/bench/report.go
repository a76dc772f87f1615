package main

import (
	"context"
	"runtime"
	"time"
)

// A report is what bench found, as --json writes it. Times are in milliseconds.
type report struct {
	Pages      int      `json:"pages"`
	Bytes      int64    `json:"bytes"` // of all pages, as UTF-8
	Dropped    int      `json:"dropped"`
	Rounds     int      `json:"rounds"`
	Go         string   `json:"go"`
	GOMAXPROCS int      `json:"gomaxprocs"`
	Engines    []figure `json:"engines"`
	Stages     []stage  `json:"stages"`
	StartPeak  int64    `json:"start_peak_bytes"` // of a process that reads no page; 0 if not measured
	Rest       float64  `json:"rest"`             // pith less html.Parse and readability, of html.Parse
}

// A figure is what an engine costs.
type figure struct {
	Engine     string  `json:"engine"`
	Ratio      float64 `json:"ratio"` // of html.Parse
	MBPerS     float64 `json:"mb_per_s"`
	PagesPerS  float64 `json:"pages_per_s"`
	P50        float64 `json:"p50_ms"`
	P95        float64 `json:"p95_ms"`
	P99        float64 `json:"p99_ms"`
	Max        float64 `json:"max_ms"`
	Allocs     float64 `json:"allocs_per_page"`
	AllocBytes float64 `json:"alloc_bytes_per_page"`
	Peak       int64   `json:"peak_bytes"` // 0 if not measured
	NoResult   int     `json:"no_result"`  // pages where it found nothing, or failed
}

// A stage is a part of what pith costs.
type stage struct {
	Name  string  `json:"name"`
	Ratio float64 `json:"ratio"` // of html.Parse
	How   string  `json:"how"`   // it was measured
}

func newReport(m *measured, quick bool) *report {
	r := &report{
		Pages:      len(m.pages),
		Rounds:     m.rounds,
		Go:         runtime.Version(),
		GOMAXPROCS: runtime.GOMAXPROCS(0),
		Rest:       m.share([]string{pith}, htmlParse, readability),
	}
	for _, p := range m.pages {
		r.Bytes += int64(p.size)
	}
	for _, e := range engines(quick) {
		r.Engines = append(r.Engines, m.figure(e.name, r.Bytes))
	}
	if !quick {
		r.Stages = m.stages()
	}
	return r
}

func (m *measured) figure(name string, size int64) figure {
	totals := make([]time.Duration, m.rounds)
	for round := range totals {
		totals[round] = m.total(name, round)
	}
	seconds, pages := median(totals).Seconds(), float64(len(m.pages))
	perPage := m.perPage(name)
	at := func(p float64) float64 { return milliseconds(percentile(perPage, p)) }
	return figure{
		Engine:     name,
		Ratio:      m.share([]string{name}),
		MBPerS:     float64(size) / 1e6 / seconds,
		PagesPerS:  pages / seconds,
		P50:        at(50),
		P95:        at(95),
		P99:        at(99),
		Max:        at(100),
		Allocs:     float64(m.allocs[name].objects) / pages,
		AllocBytes: float64(m.allocs[name].bytes) / pages,
		NoResult:   m.failed[name],
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// stages are pith's, in the order of a page's way. They add up to pith, but for
// what medians do to sums.
func (m *measured) stages() []stage {
	one := func(part string) float64 { return m.share([]string{part}) }
	called := []string{sDecode, sPage, sMeta, sFind, sRender}
	return []stage{
		{"decode", one(sDecode), "page.Decode"},
		{"parse", one(sParse), "html.ParseWithOptions, noscript read"},
		{"table", m.share([]string{sPage}, sParse), "page.Parse less parse"},
		{"meta", one(sMeta), "meta.Fill"},
		{readability, one(readability), "the library on a copy of the tree, as body calls it"},
		{"marks, cleaning", m.share([]string{sFind}, readability, sTree), "body.Find less readability, less body tree"},
		{"status, body tree", one(sTree), "body.Find of marks that are there"},
		{"rendering", one(sRender), "render.NewRecord with Markdown and text, render.WriteJSONL"},
		{"all else", m.share([]string{pith}, called...), "pith less all of these"},
	}
}

// addPeaks measures peak memory, each engine in its own process.
func (r *report) addPeaks(ctx context.Context, patterns []string) (err error) {
	for i := range r.Engines {
		if r.Engines[i].Peak, err = peakOf(ctx, r.Engines[i].Engine, patterns); err != nil {
			return err
		}
	}
	r.StartPeak, err = peakOf(ctx, nothing, patterns)
	return err
}
