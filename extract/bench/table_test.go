package main

import "testing"

func TestTable(t *testing.T) {
	got := table([][]string{{"name", "how", "n"}, {"a", "b", "1"}, {"c", "d", "22"}}, 2)
	want := "| name | how | n |\n|---|---|---:|\n| a | b | 1 |\n| c | d | 22 |\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	r := newReport(twoPages(), true)
	r.Dropped, r.Clock, r.Go, r.GOMAXPROCS = 2, "CPU time", "go1.26", "1"
	r.Stages = []stage{{"meta", "`meta.Fill`", 0.123}}
	const want = `2 pages, 4.0 MB (2 more files left out: no pages, or refused by html.Parse); CPU time, rounds: 3, go1.26, GOMAXPROCS=1.

| engine | × html.Parse | MB/s | pages/s | p50 ms | p95 ms | p99 ms | max ms | allocs/page | MB alloc/page | peak MB | no result |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
| html.Parse | 1.00 | 400.0 | 200 | 1.0 | 9.0 | 9.0 | 9.0 | 200 | 2.5 | 20.5 | 0 |
| pith | 3.60 | 111.1 | 56 | 4.0 | 32.0 | 32.0 | 32.0 | 450 | 4.5 | - | 1 |

| stage of pith | measured as | × html.Parse |
|---|---|---:|
| meta | ` + "`meta.Fill`" + ` | 0.12 |

pith without html.Parse: 2.600 of html.Parse
`
	if got := r.markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
