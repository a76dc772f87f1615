package main

import (
	"os"
	"runtime"
	"time"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

// A report is what bench found, as --json writes it.
type report struct {
	Pages      int      `json:"pages"`
	Bytes      int64    `json:"bytes"`   // of all pages, as UTF-8
	Dropped    int      `json:"dropped"` // files left out
	Rounds     int      `json:"rounds"`
	Clock      string   `json:"clock"`
	Go         string   `json:"go"`
	GOMAXPROCS string   `json:"gomaxprocs"`
	Engines    []figure `json:"engines"`
	Stages     []stage  `json:"stages"`
	Rest       float64  `json:"rest"` // pith less html.Parse, of html.Parse
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
	Peak       int64   `json:"peak_bytes"` // 0 where the system does not tell
	NoResult   int     `json:"no_result"`  // pages where it found nothing, or failed
}

// A stage is a part of what pith costs.
type stage struct {
	Name  string  `json:"name"`
	How   string  `json:"how"`   // it was measured
	Ratio float64 `json:"ratio"` // of html.Parse
}

func newReport(m *measured, quick bool) *report {
	r := &report{
		Pages:      len(m.pages),
		Rounds:     m.rounds,
		Clock:      worker.ClockName,
		Go:         runtime.Version(),
		GOMAXPROCS: worker.Procs(os.Getenv),
		Rest:       m.share([]string{pith}, htmlParse),
	}
	for _, p := range m.pages {
		r.Bytes += int64(p.size)
	}
	for _, name := range []string{htmlParse, pith, goShiori, readeckFork, trafilatura} {
		if m.times[name] != nil {
			r.Engines = append(r.Engines, m.figure(name, r.Bytes))
		}
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
	perPage, c := m.perPage(name), m.costs[name]
	at := func(p float64) float64 { return percentile(perPage, p).Seconds() * 1000 }
	return figure{
		Engine:     name,
		Ratio:      m.share([]string{name}),
		MBPerS:     float64(size) / 1e6 / seconds,
		PagesPerS:  pages / seconds,
		P50:        at(50),
		P95:        at(95),
		P99:        at(99),
		Max:        at(100),
		Allocs:     float64(c.objects) / pages,
		AllocBytes: float64(c.bytes) / pages,
		Peak:       c.peak,
		NoResult:   c.failed,
	}
}

// stages are pith's, in the order of a page's way. They add up to pith, but for
// what medians do to sums.
func (m *measured) stages() []stage {
	one := func(part string) float64 { return m.share([]string{part}) }
	return []stage{
		{"decode", "`page.Decode`", one(sDecode)},
		{"parse", "`html.ParseWithOptions`, noscript read", one(sParse)},
		{"table", "`page.Parse` less parse", m.share([]string{sPage}, sParse)},
		{"meta", "`meta.Fill`", one(sMeta)},
		{sModel, "`model.Read` and `Score`: blocks, columns, trees", one(sModel)},
		{"marks, cleaning", "`body.Find` less model, less body tree", m.share([]string{sFind}, sModel, sTree)},
		{"status, body tree", "`body.Find` of marks that are there", one(sTree)},
		{"rendering", "`render.NewRecord` with Markdown and text, `render.WriteJSONL`", one(sRender)},
		{"all else", "pith less all of these", m.share([]string{pith}, sDecode, sPage, sMeta, sFind, sRender)},
	}
}
