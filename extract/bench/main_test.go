package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the test program stand in for bench where that starts itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "--only" {
		main()
		return
	}
	os.Exit(m.Run())
}

const (
	somePage = "../../testdata/pages/short-article.html"
	barePage = "../../testdata/pages/js-shell.html"
)

func runBench(args ...string) (stdout string, err error) {
	var out bytes.Buffer
	err = run(context.Background(), args, nil, &out, io.Discard)
	return out.String(), err
}

func TestQuickRun(t *testing.T) {
	out, err := runBench("--skip-peers", "--rounds", "1", somePage, barePage)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`(?m)^2 pages, 0\.0 MB; .*, rounds: 1, go1\..*\.$`,
		`(?m)^\| html\.Parse \| 1\.00 \| [0-9.]+ \| [0-9]+ \|.* 0 \|$`,
		`(?m)^\| pith \| [0-9.]+ \|.* 1 \|$`, // js-shell has no result
		`(?m)^pith without html\.Parse: -?[0-9.]+ of html\.Parse$`,
	} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no match for %s in\n%s", want, out)
		}
	}
	for _, skipped := range []string{goShiori, readeckFork, trafilatura, "stage of pith"} {
		if strings.Contains(out, skipped) {
			t.Errorf("%s was not skipped:\n%s", skipped, out)
		}
	}
}

// TestStages runs everything, the peers too.
func TestStages(t *testing.T) {
	if testing.Short() {
		t.Skip("builds go-trafilatura")
	}
	out, err := runBench("--json", "--rounds", "1", somePage)
	if err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	var engines []string
	for _, f := range r.Engines {
		engines = append(engines, f.Engine)
		if f.Ratio <= 0 || f.P50 <= 0 || f.Max < f.P50 || f.Allocs <= 0 || f.AllocBytes <= 0 || f.NoResult != 0 {
			t.Errorf("figure %+v", f)
		}
	}
	if want := []string{htmlParse, pith, goShiori, readeckFork, trafilatura}; !slices.Equal(engines, want) {
		t.Errorf("engines %q, want %q", engines, want)
	}
	var sum float64
	for _, s := range r.Stages {
		sum += s.Ratio
	}
	if whole := r.Engines[1].Ratio; sum < whole*0.999 || sum > whole*1.001 { // one round: no medians
		t.Errorf("the stages add up to %f, pith takes %f", sum, whole)
	}
}

// TestGate has made-up figures: one round over one page under load measures
// anything, also a rest below nought.
func TestGate(t *testing.T) {
	for _, c := range []struct {
		rest, limit float64
		fails       bool
	}{
		{0.61, 1, false},
		{1, 1, true},
		{1.2, 1, true},
		{1.2, 0, false}, // no gate
		{-0.1, 1, false},
	} {
		err := (&report{Rest: c.rest}).gate(c.limit)
		if fails := err != nil && strings.Contains(err.Error(), "not under 1"); fails != c.fails {
			t.Errorf("rest %g, limit %g: error %v", c.rest, c.limit, err)
		}
	}
	if _, err := runBench("--skip-peers", "--rounds", "1", "--max-rest", "1000000", somePage); err != nil {
		t.Error(err)
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		args  []string
		usage bool
		says  string
	}{
		{[]string{"--rounds", "0"}, true, ""},
		{[]string{"--no-such-flag"}, true, ""},
		{[]string{"--only", "lynx"}, false, `"html.Parse"`}, // those that there are
		{[]string{"no-such-*.html"}, false, "no file matches no-such-*.html"},
		{[]string{"main.go"}, false, "none of 1 files is a page"},
	} {
		_, err := runBench(c.args...)
		if err == nil || errors.Is(err, errUsage) != c.usage || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: error %v", c.args, err)
		}
	}
}
