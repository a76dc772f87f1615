package cmd

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
	"github.com/seed-fabb886e/pith/extract/source"
)

const evalUsage = `pith eval scores extractions against labelled pages.

Usage:
  pith eval MANIFEST...      extract the pages that the manifests label, with
                             this build and without site rules, and score them
  pith eval --records FILE MANIFEST...
                             score what an earlier run, or another tool, wrote

A manifest has a JSON object a line: id, set, type, url, html (the page's file,
relative to the manifest) and what is known of text, paragraphs, summary, title,
authors, date, image, tags, with and without. The table has a row for each set.

Output:
      --json                 the tables as JSON
      --out FILE             write the records to FILE, one a line, whole or not
                             at all
      --worst N              list the N worst pages of each set; with --compare,
                             its N largest losses and gains
      --compare FILE         set the figures of an earlier run's records beside
                             these; better and worse are pages whose F1 moved by
                             more than 0.002
      --bootstrap N          95 % intervals from N resamples of the pages
      --min SET=F1           exit 1 where a row's F1 is below; repeatable. Also
                             title:SET=, and so for authors, date, image, tags

Input:
      --records FILE         records to score, by id; - is standard input
      --engine ENGINE        auto (default), site, model or readability
      --with-rules           use the built-in site rules
      --rules DIR            use a folder of site rules, before the built-in ones;
                             repeatable
      --ruled                only the pages that one of these rules serves
      --fold-models DIR      ask for each page the one of these models that never
                             saw its domain (docs/model.md): the built-in one has
                             seen the pages that it was trained on
  -j, --jobs N               pages at once (default: processors)
  -h, --help                 print this

Exit status:
  0  scored
  1  some figure is below its floor
  2  wrong usage, or a manifest, a record or a page's file could not be read
`

// evalFlags are pith eval's, as given.
type evalFlags struct {
	records, compare, out string
	foldModels, engine    string
	min                   []string
	rules                 []string
	worst, bootstrap      int
	json, withRules       bool
	ruled                 bool
	jobs                  int

	floors []eval.Floor   // of min
	finder article.Engine // of engine
}

// newEval makes the command pith eval. How it ended goes into status.
func newEval(status *int, s streams) *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval MANIFEST...",
		Short: "Score against labelled pages",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) (err error) {
			if err := f.check(args); err != nil {
				return err
			}
			ctx, _ := interruptible(c.Context(), s.signals, false)
			*status, err = f.run(ctx, args, s)
			var write *writeError
			var sig signalError
			if err != nil && !errors.As(err, &write) && !errors.As(err, &sig) {
				fmt.Fprintf(s.err, "pith: %s\n", printable(err.Error())) // no wrong usage: no hint
				return nil
			}
			return err
		},
	}
	setUsage(c, evalUsage)
	fs := c.Flags()
	fs.BoolVar(&f.json, "json", false, "the tables as JSON")
	fs.StringVar(&f.out, "out", "", "write the records to a file")
	fs.IntVar(&f.worst, "worst", 0, "list the worst pages of each set")
	fs.StringVar(&f.compare, "compare", "", "an earlier run's records")
	fs.IntVar(&f.bootstrap, "bootstrap", 0, "resamples for 95 % intervals")
	fs.StringArrayVar(&f.min, "min", nil, "SET=F1, a floor")
	fs.StringVar(&f.records, "records", "", "records to score")
	fs.BoolVar(&f.withRules, "with-rules", false, "use the built-in site rules")
	fs.StringArrayVar(&f.rules, "rules", nil, "a folder of site rules")
	fs.BoolVar(&f.ruled, "ruled", false, "only the pages that a rule serves")
	fs.StringVar(&f.engine, "engine", "auto", "auto, site, model or readability")
	fs.StringVar(&f.foldModels, "fold-models", "", "models of cross-validation")
	fs.IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "pages at once")
	return c
}

// check checks the flags. Its errors are wrong usage.
func (f *evalFlags) check(args []string) (err error) {
	switch {
	case len(args) == 0:
		return errors.New("eval needs a MANIFEST")
	case f.worst < 0:
		return fmt.Errorf("--worst %d: at least 0", f.worst)
	case f.bootstrap < 0:
		return fmt.Errorf("--bootstrap %d: at least 0", f.bootstrap)
	case f.jobs < 1:
		return fmt.Errorf("--jobs %d: at least 1", f.jobs)
	case f.records != "" && f.out != "":
		return errors.New("--records and --out exclude each other")
	case f.records != "" && f.foldModels != "":
		return errors.New("--records and --fold-models exclude each other")
	case f.records != "" && f.engine != "auto":
		return errors.New("--records and --engine exclude each other")
	case f.records != "" && (f.withRules || f.rules != nil) && !f.ruled:
		return errors.New("--records excludes --with-rules and --rules, unless --ruled asks which pages they serve")
	case f.records == source.Stdin && f.compare == source.Stdin:
		return errors.New("standard input (-) can be read once")
	}
	if f.finder, err = engineOf(f.engine); err != nil {
		return err
	}
	for _, m := range f.min {
		floor, err := eval.ParseFloor(m)
		if err != nil {
			return fmt.Errorf("--min %w", err)
		}
		f.floors = append(f.floors, floor)
	}
	return nil
}

// run reads labels, gets predictions, and prints their figures. Its errors are
// trouble: a file of labels or records that can't be used, output that can't be
// written, a signal.
func (f *evalFlags) run(ctx context.Context, manifests []string, s streams) (status int, err error) {
	var labels []eval.Label
	for _, path := range manifests {
		l, err := eval.ReadManifest(path)
		if err != nil {
			return exitTrouble, err
		}
		labels = append(labels, l...)
	}
	rules, err := site.NewSet(f.rules...)
	if err != nil {
		return exitTrouble, err
	}
	if f.ruled {
		if labels, err = served(labels, rules); err != nil {
			return exitTrouble, err
		}
	}
	o := eval.ReportOptions{Bootstrap: f.bootstrap, Worst: f.worst}
	if f.compare != "" {
		other, err := readRecords(f.compare, labels, s)
		if err != nil {
			return exitTrouble, err
		}
		o.Other = eval.Score(labels, other)
	}
	var predictions []eval.Prediction
	if f.records != "" {
		predictions, err = readRecords(f.records, labels, s)
	} else {
		predictions, status, err = f.extract(ctx, labels, rules, s)
	}
	if err != nil {
		return exitTrouble, err
	}
	report := eval.NewReport(eval.Score(labels, predictions), o)
	if ctx.Err() != nil {
		return exitTrouble, context.Cause(ctx)
	}
	write := report.WriteText
	if f.json {
		write = report.WriteJSON
	}
	if err := write(s.out); err != nil {
		return exitTrouble, asWriteError("standard output", err)
	}
	for _, floor := range f.floors {
		if short := floor.Short(report); short != "" {
			fmt.Fprintf(s.err, "pith: %s\n", printable(short))
			status = max(status, exitNothing)
		}
	}
	return status, nil
}

// served are the labels of pages that a rule serves.
func served(labels []eval.Label, rules *site.Set) (list []eval.Label, err error) {
	for _, l := range labels {
		u, err := url.Parse(l.URL)
		if err != nil {
			continue
		}
		r, err := rules.Lookup(u.Hostname())
		if err != nil {
			return nil, err
		}
		if r != nil {
			list = append(list, l)
		}
	}
	return list, nil
}

// readRecords reads the predictions for the labels from a file of records.
func readRecords(path string, labels []eval.Label, s streams) ([]eval.Prediction, error) {
	in, name := s.in, "standard input"
	if path != source.Stdin {
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, cause(err))
		}
		defer file.Close()
		in, name = file, path
	}
	records, err := eval.ReadRecords(in, name)
	if err != nil {
		return nil, err
	}
	predictions, missing := records.For(labels)
	if missing > 0 {
		fmt.Fprintf(s.err, "pith: %s: no record for %d of %d pages; they score 0\n", printable(name), missing, len(labels))
	}
	return predictions, nil
}

// extract extracts the labelled pages, and writes the records to --out. A page
// that fails is reported; one whose file can't be read is trouble, because what
// is scored is not that page.
func (f *evalFlags) extract(ctx context.Context, labels []eval.Label, rules *site.Set, s streams) (predictions []eval.Prediction, status int, err error) {
	var out *output
	if f.out != "" {
		if out, err = openOutput(f.out, s.out); err != nil {
			return nil, exitTrouble, err
		}
		defer out.discard()
	}
	o := batch.Options{Extract: extract.Options{NoRules: !f.withRules && f.rules == nil, Rules: rules, Engine: f.finder}, Jobs: f.jobs}
	if f.foldModels != "" {
		if o.Extract.Models, err = extract.ReadModels(f.foldModels); err != nil {
			return nil, exitTrouble, err
		}
	}
	predictions, err = eval.Extract(ctx, labels, o, render.Content{Markdown: out != nil}, func(r render.Record) error {
		if r.Error != nil {
			fmt.Fprintf(s.err, "pith: %s: %s\n", printable(*r.Input), printable(r.Error.Message))
			if r.Error.Code == article.CodeNotFound || r.Error.Code == article.CodeIO {
				status = exitTrouble
			}
		}
		if out == nil {
			return nil
		}
		return render.WriteJSONL(out, r)
	})
	if err == nil && out != nil {
		err = out.commit()
	}
	return predictions, status, err
}
