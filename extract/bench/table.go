package main

import (
	"fmt"
	"io"
	"strings"
)

// markdown writes the report for people.
func (r *report) markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d pages, %.1f MB (%d more files left out: html.Parse refuses them); %d rounds, %s, GOMAXPROCS=%d.\n\n",
		r.Pages, float64(r.Bytes)/1e6, r.Dropped, r.Rounds, r.Go, r.GOMAXPROCS)
	b.WriteString(r.engineTable())
	if r.StartPeak > 0 {
		fmt.Fprintf(&b, "\nOf each peak, %s MB are the program itself, before it reads a page.\n", megabytes(float64(r.StartPeak)))
	}
	if len(r.Stages) > 0 {
		b.WriteString("\n" + r.stageTable())
	}
	fmt.Fprintf(&b, "\npith without html.Parse and readability: %.3f of html.Parse\n", r.Rest)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *report) engineTable() string {
	rows := [][]string{
		{"engine", "× html.Parse", "MB/s", "pages/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "allocs/page", "MB alloc/page", "peak MB", "no result"},
	}
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
			megabytes(f.AllocBytes),
			megabytes(float64(f.Peak)),
			fmt.Sprint(f.NoResult),
		})
	}
	return table(rows, 1)
}

func (r *report) stageTable() string {
	rows := [][]string{{"stage of pith", "measured as", "× html.Parse"}}
	for _, s := range r.Stages {
		rows = append(rows, []string{s.Name, s.How, fmt.Sprintf("%.3f", s.Ratio)})
	}
	return table(rows, 2)
}

// megabytes writes a number of bytes, "-" if it is 0, which is unknown.
func megabytes(n float64) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", n/1e6)
}

// table is a Markdown table of a head and rows; columns from the first of
// numbers on stand to the right.
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
