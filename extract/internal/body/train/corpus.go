package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A sample is a labelled page.
type sample struct {
	label    eval.Label
	fold     int
	host     string // the page's registered domain
	sheet    *model.Sheet
	verdicts []verdict
	texts    []string  // of the blocks
	weights  []float64 // of the blocks, in training
	judged   []model.Verdict
	margins  []int32 // out of fold: by a model that never saw the page's domain
}

// readCorpus reads the pages of the labels that tell of a body, in their order. Segments
// that it holds tell of none without such as it does not: whoever keeps all has them all.
func readCorpus(manifests []string) ([]*sample, error) {
	var labels []eval.Label
	for _, m := range manifests {
		l, err := eval.ReadManifest(m)
		if err != nil {
			return nil, err
		}
		for _, one := range l {
			if one.Text != "" || len(one.Paragraphs) > 0 || len(one.With) > 0 && len(one.Without) > 0 {
				labels = append(labels, one)
			}
		}
	}
	all := make([]*sample, len(labels))
	err := parallel(len(labels), func(i int) (err error) {
		all[i], err = readSample(labels[i])
		return err
	})
	return all, err
}

func readSample(l eval.Label) (*sample, error) {
	f, err := os.Open(l.Page)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var addr *url.URL
	if l.URL != "" {
		if addr, err = url.Parse(l.URL); err != nil {
			return nil, fmt.Errorf("%s: %w", l.ID, err)
		}
	}
	text, err := page.Decode(context.Background(), f, nil, l.Page, page.Limits{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.ID, err)
	}
	p, err := page.Parse(context.Background(), text, addr, page.Limits{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.ID, err)
	}
	s := &sample{label: l, host: model.Domain(p), fold: model.Fold(p), sheet: model.ReadAll(p)}
	s.verdicts = verdicts(l, p, s.sheet.Blocks)
	s.weigh()
	for i := range s.sheet.Blocks {
		s.texts = append(s.texts, s.sheet.Blocks[i].Text(p))
	}
	return s, nil
}

// parallel calls f for 0 to n-1 on all processors and returns one of its errors.
func parallel(n int, f func(i int) error) error {
	var next atomic.Int64
	var first atomic.Pointer[error]
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || first.Load() != nil {
					return
				}
				if err := f(i); err != nil {
					first.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	workers.Wait()
	if err := first.Load(); err != nil {
		return *err
	}
	return nil
}
