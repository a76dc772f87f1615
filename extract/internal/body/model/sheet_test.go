package model

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

const smallPage = `<!DOCTYPE html><html><head><title>A quiet harbour</title><meta property="og:type" content="article"></head><body>
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article class="post"><h1>A quiet harbour</h1><p>The boats came back early, and nobody on the quay had expected them before the evening of that day.</p>
<img src="a.jpg"><p>“They are early,” said the <b>warden</b>.</p></article>
<div id="comments"><p class="comment">First!</p><p class="comment">Nice, see <a href="/x">this page</a></p></div></body></html>`

// TestColumns writes every column of a small page that is not 0: a change of the
// features shows here, and a model trained before it is stale.
func TestColumns(t *testing.T) {
	s := Read(parse(t, smallPage))
	m := small()
	s.FillSecond(m.Score(context.Background(), s))
	var b strings.Builder
	for i := range s.Blocks {
		fmt.Fprintf(&b, "block %d\n", i)
		for k, v := range s.Row(i) {
			if v != 0 {
				fmt.Fprintf(&b, "  %s: %d\n", Column(k), v)
			}
		}
	}
	const path = "testdata/columns.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestColumnNames(t *testing.T) {
	seen := map[string]int{}
	for i := range AllColumns {
		name := Column(i)
		if name == "" || strings.HasSuffix(name, ": ") {
			t.Errorf("column %d has no name", i)
		}
		if seen[name] > 0 {
			t.Errorf("columns %d and %d are both %q", seen[name], i, name)
		}
		seen[name] = i
	}
}

func TestBins(t *testing.T) {
	for _, c := range []struct {
		n    int32
		want byte
	}{{-3, 0}, {0, 0}, {1, 1}, {15, 15}, {16, 16}, {17, 16}, {18, 17}, {31, 23}, {32, 24}, {1 << 30, 224}, {1<<31 - 1, 231}} {
		if got := count(c.n); got != c.want {
			t.Errorf("count(%d) = %d, want %d", c.n, got, c.want)
		}
	}
	for n := int32(1); n < 1<<20; n++ {
		if count(n) < count(n-1) {
			t.Fatalf("count(%d) is less than count(%d)", n, n-1)
		}
	}
	if got := []byte{share(0, 5), share(5, 5), share(1, 2), share(7, 5), share(3, 0)}; !cmp.Equal(got, []byte{0, 255, 127, 255, 0}) {
		t.Errorf("shares %v", got)
	}
	if got := []byte{signed(-40), signed(0), signed(40)}; got[0] >= 128 || got[1] != 128 || got[2] <= 128 {
		t.Errorf("signed %v", got)
	}
}

func TestJudge(t *testing.T) {
	page := `<body><h1>A title</h1>` + strings.Repeat(`<p>word word word more other words of every kind here</p>`, 2) +
		`<p hidden>some words that nobody sees here at all</p><div class="comments"><p>I was first and have something to say</p></div><footer>` +
		strings.Repeat("<p>footer line</p>", 20) + `</footer>`
	for _, c := range []struct {
		name string
		sums map[int]int32 // log-odds; others are -5
		want map[int]Verdict
	}{
		{"what is likely", map[int]int32{0: 2, 1: 3}, map[int]Verdict{0: likely, 1: likely}},
		{"hidden and comments", map[int]int32{1: 3, 2: 3, 3: 3, 4: 3}, map[int]Verdict{1: likely, 2: likely, 3: {By: IsHidden}, 4: {By: IsComment}}},
		{"nothing likely", map[int]int32{1: -2, 2: -2}, map[int]Verdict{1: {true, FewWords}, 2: {true, FewWords}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Read(parse(t, page))
			sums := make([]int32, len(s.Blocks))
			want := make([]Verdict, len(s.Blocks))
			for i := range sums {
				sums[i], want[i] = -5*Unit, Verdict{}
				if v, ok := c.sums[i]; ok {
					sums[i], want[i] = v*Unit, c.want[i]
				}
			}
			if diff := cmp.Diff(want, s.Judge(sums, 0)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestJudgeRepeats(t *testing.T) {
	const told = "the ferry will not sail on Monday because of the wind"
	filler := strings.Repeat("<p>another line of the page that stands in no article</p>", repeatBlocks)
	for _, c := range []struct {
		name, html string
		want       Verdict // of the last block
	}{
		{"elsewhere", "<div><p>" + told + "</p></div>" + filler + "<div><p>and</p><p>" + told + "</p></div>", Verdict{By: IsRepeat}},
		{"beside it", filler + "<div><p>" + told + "</p><p>" + told + "</p></div>", likely},
		{"beside it, in formatting that was left open", filler + "<div><p>" + told + "</p><font><p>" + told + "</p></font></div>", likely},
		{"a short one", "<div><p>Read on here</p></div>" + filler + "<div><p>and</p><p>Read on here</p></div>", likely},
		{"code", "<div><p>" + told + "</p></div>" + filler + "<div><p>and</p><pre>" + told + "</pre></div>", likely},
		{"a manual", `<link rel=canonical href="https://a.example/docs/x"><body><div><p>` + told + "</p></div>" + filler + "<div><p>and</p><p>" + told + "</p></div>", likely},
		{"a page of few blocks", "<div><p>" + told + "</p></div><div><p>and</p><p>" + told + "</p></div>", likely},
	} {
		s := Read(parse(t, c.html))
		sums := make([]int32, len(s.Blocks))
		for i := range s.Blocks {
			sums[i] = Unit
		}
		if got := s.Judge(sums, 0); got[len(got)-1] != c.want {
			t.Errorf("%s: %v, want %v", c.name, got[len(got)-1], c.want)
		}
	}
}

// TestJudgeTinyPage: a page of a few words is its body, but for what says that it
// is none.
func TestJudgeTinyPage(t *testing.T) {
	s := Read(parse(t, "<nav><a href=/>Home</a></nav><p>We have moved.</p><footer>All rights reserved</footer>"))
	got := s.Judge([]int32{-9 * Unit, -9 * Unit, -9 * Unit}, 0)
	if diff := cmp.Diff([]Verdict{{}, {true, TinyPage}, {}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLetters: letters of a script without spaces are about half a word each, so
// that a paragraph is one in all scripts.
func TestLetters(t *testing.T) {
	s := Read(parse(t, "<p>港が昨日から再び開きました。市長は喜んだ。<p>The harbour 港"))
	if got := []int32{s.Blocks[0].Words, s.Blocks[1].Words}; !cmp.Equal(got, []int32{10, 3}) {
		t.Errorf("%v words", got)
	}
}
