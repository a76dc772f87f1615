package main

import (
	"fmt"
	"strings"
)

// markdown is the report for people.
func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d pages, %.1f MB", r.Pages, float64(r.Bytes)/1e6)
	if r.Dropped > 0 {
		fmt.Fprintf(&b, " (%d more files left out: no pages, or refused by html.Parse)", r.Dropped)
	}
	fmt.Fprintf(&b, "; %s, rounds: %d, %s, GOMAXPROCS=%s.\n\n", r.Clock, r.Rounds, r.Go, r.GOMAXPROCS)
	b.WriteString(r.engineTable())
	if len(r.Stages) > 0 {
		b.WriteString("\n" + r.stageTable())
	}
	fmt.Fprintf(&b, "\npith without html.Parse: %.3f of html.Parse\n", r.Rest)
	return b.String()
}

func (r *report) engineTable() string {
	rows := [][]string{{"engine", "× html.Parse", "MB/s", "pages/s", "p50 ms", "p95 ms", "p99 ms", "max ms",
		"allocs/page", "MB alloc/page", "peak MB", "no result"}}
	for _, f := range r.Engines {
		rows = append(rows, []string{
			f.Engine,
			fmt.Sprintf("%.2f", f.Ratio),
			fmt.Sprintf("%.1f", f.MBPerS),
			fmt.Sprintf("%.0f", f.PagesPerS),
			fmt.Sprintf("%.1f", f.P50),
			fmt.Sprintf("%.1f", f.P95),
			fmt.Sprintf("%.1f", f.P99),
			fmt.Sprintf("%.1f", f.Max),
			fmt.Sprintf("%.0f", f.Allocs),
			fmt.Sprintf("%.1f", f.AllocBytes/1e6),
			peak(f.Peak),
			fmt.Sprint(f.NoResult),
		})
	}
	return table(rows, 1)
}

func (r *report) stageTable() string {
	rows := [][]string{{"stage of pith", "measured as", "× html.Parse"}}
	for _, s := range r.Stages {
		rows = append(rows, []string{s.Name, s.How, fmt.Sprintf("%.2f", s.Ratio)})
	}
	return table(rows, 2)
}

// peak writes a peak of memory in megabytes, "-" where it is not known.
func peak(n int64) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", float64(n)/1e6)
}

// table is a Markdown table of a head and rows, whose columns from the first of
// numbers on are set flush right.
func table(rows [][]string, numbers int) string {
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(rows[0])
	for i := range rows[0] {
		if i < numbers {
			b.WriteString("|---")
		} else {
			b.WriteString("|---:")
		}
	}
	b.WriteString("|\n")
	for _, row := range rows[1:] {
		line(row)
	}
	return b.String()
}
