package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/seed-fabb886e/pith/extract/eval"
	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

func main() {
	out := flag.String("out", "", "folder for the models and their card")
	check := flag.Bool("check", false, "score the labels as the blocks have them, and stop")
	curve := flag.Bool("curve", false, "print what the first pass reaches and costs by number and depth of trees, and stop")
	cost := flag.Bool("cost", false, "print what the built-in model costs on the pages, and stop")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: train [-check | -curve | -cost] -out DIR MANIFEST...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 || *out == "" && !*check && !*curve && !*cost {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, task{*check, *curve, *cost}, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// A task is what there is to do in place of training.
type task struct{ check, curve, cost bool }

func run(out string, do task, manifests []string) error {
	if do.cost {
		return printCost(manifests)
	}
	start := time.Now()
	all, err := readCorpus(manifests)
	if err != nil {
		return err
	}
	blocks := 0
	for _, s := range all {
		blocks += len(s.verdicts)
	}
	fmt.Fprintf(os.Stderr, "%d pages, %d blocks, read in %s\n", len(all), blocks, time.Since(start).Round(time.Millisecond))
	if do.check {
		return readBack(all)
	}
	t := &trainer{samples: all, out: out}
	if do.curve {
		return t.curve(os.Stdout, pagesOf(all))
	}
	return t.run()
}

func pagesOf(all []*sample) (paths []string) {
	for _, s := range all {
		paths = append(paths, s.label.Page)
	}
	return paths
}

// printCost prints what the built-in model costs on the labelled pages.
func printCost(manifests []string) error {
	var pages []string
	for _, m := range manifests {
		labels, err := eval.ReadManifest(m)
		if err != nil {
			return err
		}
		for _, l := range labels {
			pages = append(pages, l.Page)
		}
	}
	c, err := measure(pages, model.BuiltIn().Whole())
	if err != nil {
		return err
	}
	c.write(os.Stdout, len(pages))
	return nil
}

// readBack scores what the blocks that are labelled as kept hold: how much the
// blocks and the alignment lose.
func readBack(all []*sample) error {
	r := report(all, func(s *sample, i int) bool { return s.verdicts[i].keep && s.verdicts[i].weight > 0 })
	return r.WriteText(os.Stdout)
}

// report scores the text of the blocks that keep chooses.
func report(all []*sample, keep func(s *sample, i int) bool) eval.Report {
	var labels []eval.Label
	var got []eval.Prediction
	for _, s := range all {
		var b strings.Builder
		for i := range s.verdicts {
			if keep(s, i) {
				b.WriteString(s.texts[i])
				b.WriteByte('\n')
			}
		}
		labels, got = append(labels, s.label), append(got, eval.Prediction{Text: b.String()})
	}
	return eval.NewReport(eval.Score(labels, got), eval.ReportOptions{})
}
