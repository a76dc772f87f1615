package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/seed-fabb886e/pith/extract/eval"
)

func main() {
	out := flag.String("out", "", "folder for the models and their card")
	check := flag.Bool("check", false, "score the labels as the blocks have them, and stop")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: train [-check] -out DIR MANIFEST...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 || *out == "" && !*check {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, *check, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(out string, check bool, manifests []string) error {
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
	if check {
		return readBack(all)
	}
	t := &trainer{samples: all, out: out}
	return t.run()
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
