package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func main() {
	kind := flag.String("type", "article", "score pages of this `type`; \"\" for all")
	lead := flag.Bool("lead", false, "fail unless pith's F1 is ahead of the others'")
	folds := flag.String("fold-models", "../../testdata/folds", "pith's models: each page is read by the one that never saw its domain")
	records := flag.String("records", "", "write what `extractor` says of every page, for pith eval --records")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: go run . [flags] MANIFEST...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work := func() error { return run(ctx, flag.Args(), *kind, *folds, *lead, os.Stdout) }
	if *records != "" {
		work = func() error { return writeRecords(ctx, *records, flag.Args(), *kind, os.Stdout) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

// A label is a line of a manifest.
type label struct {
	ID, Type, URL, HTML, Markdown string
	file                          string
}

// run scores every engine and writes the table. With lead it is an error if pith,
// the first, is not ahead in it.
func run(ctx context.Context, manifests []string, kind, folds string, lead bool, w io.Writer) error {
	var labels []label
	for _, name := range manifests {
		more, err := read(name, kind)
		if err != nil {
			return err
		}
		labels = append(labels, slices.DeleteFunc(more, func(l label) bool { return l.Markdown == "" })...)
	}
	if len(labels) == 0 {
		return errors.New("no label holds Markdown")
	}
	models, err := extract.ReadModels(folds)
	if err != nil {
		return err
	}
	engines := newEngines(models)
	scores := make([][]map[string]tally, len(labels)) // by page, then by engine
	errs := make([]error, len(labels))
	var workers sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				scores[i], errs[i] = score(ctx, engines, labels[i])
			}
		})
	}
	for i := range labels {
		next <- i
	}
	close(next)
	workers.Wait()
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	totals := add(scores, len(engines))
	if err := write(w, engines, scores, totals); err != nil || !lead {
		return err
	}
	for i, e := range engines[1:] {
		if ours, theirs := sum(totals[0]).f1(), sum(totals[i+1]).f1(); ours <= theirs {
			return fmt.Errorf("%s has F1 %.4f, pith %.4f", e.name, theirs, ours)
		}
	}
	return nil
}

// add adds up the pages by engine and kind.
func add(scores [][]map[string]tally, engines int) []map[string]tally {
	totals := make([]map[string]tally, engines)
	for i := range totals {
		totals[i] = map[string]tally{}
		for _, page := range scores {
			for kind, t := range page[i] {
				t.add(totals[i][kind])
				totals[i][kind] = t
			}
		}
	}
	return totals
}

// read reads a manifest's labels of a kind, "" for all.
func read(name, kind string) (labels []label, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	data = bytes.ReplaceAll(data, []byte(": NaN"), []byte(": null")) // as Python writes a missing value
	for lines := json.NewDecoder(bytes.NewReader(data)); lines.More(); {
		var l label
		if err := lines.Decode(&l); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if kind == "" || l.Type == kind {
			l.file = filepath.Join(filepath.Dir(name), l.HTML)
			labels = append(labels, l)
		}
	}
	return labels, nil
}

// page reads the label's page, in UTF-8.
func (l *label) page(ctx context.Context) (data []byte, address *url.URL, err error) {
	if address, err = url.Parse(l.URL); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", l.ID, err)
	}
	f, err := os.Open(l.file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	text, err := page.Decode(ctx, f, nil, l.file, page.Limits{})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", l.ID, err)
	}
	return text.Data, address, nil
}

// score scores every engine on one page. One that fails found nothing.
func score(ctx context.Context, engines []engine, l label) ([]map[string]tally, error) {
	want, err := structure(l.Markdown)
	if err != nil {
		return nil, err
	}
	data, address, err := l.page(ctx)
	if err != nil {
		return nil, err
	}
	var list []map[string]tally
	for _, e := range engines {
		markdown, err := e.run(ctx, data, address)
		if err != nil {
			markdown = ""
		}
		got, err := structure(markdown)
		if err != nil {
			return nil, err
		}
		list = append(list, compare(got, want))
	}
	return list, nil
}

// write writes a row for each engine.
func write(w io.Writer, engines []engine, scores [][]map[string]tally, totals []map[string]tally) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d pages\n\n| Markdown by |", len(scores))
	for _, k := range kinds {
		fmt.Fprintf(&b, " %s |", k)
	}
	fmt.Fprint(&b, " all: F1 | P | R | mean of pages |\n|---|")
	for range len(kinds) + 4 {
		fmt.Fprint(&b, "---|")
	}
	fmt.Fprintln(&b)
	for i, e := range engines {
		mean := 0.0
		for _, page := range scores {
			mean += sum(page[i]).f1()
		}
		fmt.Fprintf(&b, "| %s |", e.name)
		for _, k := range kinds {
			fmt.Fprintf(&b, " %s |", totals[i][k])
		}
		all := sum(totals[i])
		fmt.Fprintf(&b, " %s | %.4f | %.4f | %.4f |\n", all, float64(all.both)/float64(max(all.got, 1)), float64(all.both)/float64(max(all.want, 1)), mean/float64(len(scores)))
	}
	_, err := w.Write(b.Bytes())
	return err
}
