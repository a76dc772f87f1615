// Bench measures pith beside html.Parse and its peers, on the same pages and in
// one run: go-readability, readeck's fork of it, and go-trafilatura.
//
//	go -C extract/bench run . [flags] [PATTERN...]
//
// PATTERN is a glob of pages, compressed or not; ../../testdata/pages/*.html
// without one. Every engine goes from a page's bytes, which were decompressed
// and made UTF-8 before, to its text; pith to a whole record with Markdown and
// text. Pages that html.Parse refuses are left out. What comes out is Markdown:
// a table of engines, one of pith's stages, and the line that .ci/run holds, what
// pith costs besides html.Parse and readability (--max-rest).
//
// Bench is a module of its own because of what it measures: go-trafilatura brings
// go-htmldate and go-dateparser, which compile their tables before main, whether
// they are used or not. That was 300 ms and 60 MB when it was first measured, and
// no program of ours may depend on it. Here every engine shares that start;
// "nothing" among the engines shows its memory.
//
// The way of the data, a file each:
//
//	sample.go   patterns -> the pages to measure on
//	engine.go   the engines, each a subject; stage.go: pith's stages, another
//	measure.go  subjects and pages -> times and allocations, round by round
//	memory.go   a child process for each engine -> peak memory
//	report.go   all of it -> figures; stats.go; table.go: figures -> Markdown
//
// A new peer is a line in engines and a function in engine.go.
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

// errUsage is a wrong command line, of which the flag package has told already.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); {
	case err == nil, errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
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
	set.StringVar(&f.only, "only", "", "run this `engine` alone, once, and tell its peak memory")
	set.Float64Var(&f.maxRest, "max-rest", 0, "fail when pith besides html.Parse and readability costs `X` of html.Parse or more")
	set.BoolVar(&f.skipPeers, "skip-peers", false, "only html.Parse, pith and readability, without peak memory: quick")
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

// run is main with its surroundings as arguments. Its result is what --max-rest
// fails with, too.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	f, err := parseFlags(args, stderr)
	if err != nil {
		return err
	}
	if f.only != "" {
		return runOnly(ctx, f, stdout)
	}
	pages, dropped, err := load(ctx, f.patterns)
	if err != nil {
		return err
	}
	subjects := append(subjectsOf(engines(f.skipPeers)), stages(f.skipPeers))
	m, err := measure(ctx, pages, subjects, f.rounds, stderr)
	if err != nil {
		return err
	}
	r := newReport(m, f.skipPeers)
	r.Dropped = dropped
	if !f.skipPeers {
		if err := r.addPeaks(ctx, f.patterns); err != nil {
			return err
		}
	}
	if f.json {
		enc := json.NewEncoder(stdout)
		enc.SetIndent("", "  ")
		err = enc.Encode(r)
	} else {
		err = r.markdown(stdout)
	}
	if err == nil && f.maxRest > 0 && r.Rest >= f.maxRest {
		err = fmt.Errorf("pith besides html.Parse and readability costs %.3f of html.Parse, which is not under %g", r.Rest, f.maxRest)
	}
	return err
}
