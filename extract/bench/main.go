// Bench measures pith beside html.Parse and its peers, on the same pages and in
// one run: go-readability, readeck's fork of it, and go-trafilatura.
//
//	go -C extract/bench run . [flags] [PATTERN...]
//
// PATTERN is a glob of pages, compressed or not; ../../testdata/pages/*.html
// without one. Every engine goes from a page's bytes, which were decompressed
// and made UTF-8 before, to its text; pith to a whole record with Markdown and
// text. Pages that html.Parse refuses are left out. What comes out is Markdown:
// a table of engines, one of pith's stages, and the line that .ci/run holds with
// --max-rest: what pith costs besides html.Parse.
//
// What is measured is CPU time, and html.Parse of the same pages its unit. Every
// engine has a process of its own (package worker says why), on one core unless
// GOMAXPROCS says otherwise, with the collector's settings as they come.
//
// Bench is a module of its own because of what it measures: go-trafilatura brings
// go-htmldate and go-dateparser, which build their tables before main, whether they
// are used or not. That was 300 ms and 60 MB when it was first measured, and no
// program of ours may depend on it.
//
// The way of the data, a file each:
//
//	sample.go   patterns -> the pages to measure on
//	engine.go   the engines, each a subject; trafilatura/: the one that is a
//	            program of its own; stage.go: pith's stages, two subjects more
//	seat.go     a process for each subject
//	measure.go  pages and processes -> times, allocations, memory, in rounds
//	stats.go    medians and percentiles; report.go: all of it -> figures
//	table.go    figures -> Markdown
//
// A new peer is a function and a line in engine.go.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

const defaultPattern = "../../testdata/pages/*.html"

// flags are what the command line says.
type flags struct {
	rounds    int
	json      bool
	only      string
	maxRest   float64
	skipPeers bool
	patterns  []string
}

// errUsage is a wrong command line, of which the user has been told.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run is main with its surroundings as arguments.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	f, err := parseFlags(args, stderr)
	if err != nil {
		return err
	}
	if f.only != "" {
		s, err := subjectNamed(f.only)
		if err != nil {
			return err
		}
		return worker.Serve(ctx, s, stdin, stdout)
	}
	pages, dropped, err := load(ctx, f.patterns)
	if err != nil {
		return err
	}
	m, err := measure(ctx, pages, f.rounds, f.skipPeers, stderr)
	if err != nil {
		return err
	}
	r := newReport(m, f.skipPeers)
	r.Dropped = dropped
	if err := r.write(stdout, f.json); err != nil {
		return err
	}
	return r.gate(f.maxRest)
}

// gate is the error of a report whose rest is not under the limit; a limit of
// 0 is none.
func (r *report) gate(limit float64) error {
	if limit > 0 && r.Rest >= limit {
		return fmt.Errorf("pith without html.Parse costs %.3f of html.Parse, which is not under %g", r.Rest, limit)
	}
	return nil
}

func parseFlags(args []string, stderr io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {
		fmt.Fprintf(stderr, "usage: go run . [flags] [PATTERN...]   (default %s)\n", defaultPattern)
		set.PrintDefaults()
	}
	set.IntVar(&f.rounds, "rounds", 3, "measure every page this many times and take medians")
	set.BoolVar(&f.json, "json", false, "write the report as JSON")
	set.StringVar(&f.only, "only", "", "serve this `subject`: read tasks, measure, write replies (see package worker)")
	set.Float64Var(&f.maxRest, "max-rest", 0, "fail if pith without html.Parse costs `X` of html.Parse or more")
	set.BoolVar(&f.skipPeers, "skip-peers", false, "measure html.Parse and pith only: quick")
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return f, err
	case err != nil:
		return f, errUsage
	}
	if f.rounds < 1 {
		fmt.Fprintln(stderr, "--rounds must be at least 1")
		return f, errUsage
	}
	if f.patterns = set.Args(); len(f.patterns) == 0 {
		f.patterns = []string{defaultPattern}
	}
	return f, nil
}

// write writes the report, for people or as JSON.
func (r *report) write(w io.Writer, asJSON bool) error {
	if !asJSON {
		_, err := io.WriteString(w, r.markdown())
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
