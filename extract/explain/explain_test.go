package explain

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/render"
)

// pages are the project's own and, where PITH_CORPUS names a folder of labelled
// pages, its set of news.
func pages(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../testdata/pages/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	if dir := os.Getenv("PITH_CORPUS"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "html", "news", "*"))
		names = append(names, more...)
	}
	return names
}

func input(t *testing.T, path string) extract.Input {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return extract.Input{Name: path, Body: bytes.NewReader(data)}
}

// TestNothingUnexplained: the blocks put together are the page's whole text, and
// every dropped one has a reason.
func TestNothingUnexplained(t *testing.T) {
	for _, path := range pages(t) {
		e, _, err := Page(context.Background(), input(t, path), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := page.Decode(context.Background(), f, nil, path, page.Limits{})
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		p, err := page.Parse(context.Background(), text, nil, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, b := range e.Blocks {
			got.WriteString(b.Text)
			if b.Kept != (b.Reason == nil) {
				t.Errorf("%s: %q kept %v, reason %v", path, b.Text, b.Kept, b.Reason)
			}
		}
		// A word can lie in two blocks, so white space does not count. Where the
		// page's data are the body, their blocks follow on the page's.
		data := e.Engine != nil && *e.Engine == string(article.EngineData)
		if got, want := solid(got.String()), solid(p.TextOf(p.Body())); got != want && (!data || !strings.HasPrefix(got, want) || len(got) == len(want)) {
			t.Errorf("%s: blocks hold %d bytes, the page %d", path, len(got), len(want))
		}
		for _, b := range e.Blocks {
			if data && b.Kept && (b.After == nil || *b.After != "in the page's data") {
				t.Errorf("%s: %q does not say that it is of the page's data", path, b.Text)
			}
		}
	}
}

func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// TestArticleIsTheSame: a trace changes nothing.
func TestArticleIsTheSame(t *testing.T) {
	for _, path := range pages(t) {
		_, traced, _ := Page(context.Background(), input(t, path), extract.Options{})
		plain, _ := extract.Extract(context.Background(), input(t, path), extract.Options{})
		content := render.Content{Markdown: true, Text: true, HTML: true}
		if diff := cmp.Diff(render.NewRecord(plain, content), render.NewRecord(traced, content)); diff != "" {
			t.Errorf("%s (-plain +traced):\n%s", path, diff)
		}
	}
}

// TestReasons finds on the first site's page the rule's lines, and on a page
// without a rule what the engine says, and the steps by name.
func TestReasons(t *testing.T) {
	blog := "../../testdata/pages/blog-post.html"
	for _, c := range []struct {
		path   string
		engine article.Engine
		wants  map[string]string
	}{
		{"../../testdata/pages/almayadeen-en.html", "", map[string]string{"Shares": "rule:almayadeen.net.yaml:", "Listen": "rule:almayadeen.net.yaml:", "Most Read": "outside of the rule's body"}},
		{blog, "", map[string]string{"See everything by Marta": "unlikely by the model", "Cancel reply": "hidden"}},
		{blog, article.EngineReadability, map[string]string{"See everything by Marta": "author box", "thoughts so far": "outside of what readability chose"}},
	} {
		path, wants := c.path, c.wants
		e, _, err := Page(context.Background(), input(t, path), extract.Options{Engine: c.engine})
		if err != nil {
			t.Fatal(err)
		}
		for text, want := range wants {
			found := false
			for _, b := range e.Blocks {
				if strings.Contains(b.Text, text) && b.Reason != nil && strings.HasPrefix(*b.Reason, want) {
					found = true
				}
			}
			if !found {
				t.Errorf("%s: no block with %q was dropped by %s", path, text, want)
			}
		}
		chosen := 0
		for _, c := range e.Candidates {
			if c.Chosen {
				chosen++
			}
		}
		if chosen != 1 {
			t.Errorf("%s: %d candidates chosen", path, chosen)
		}
	}
}

// TestWeights: every block that the model was asked about has both passes, each with
// what weighed most first, and what came after them where that decided.
func TestWeights(t *testing.T) {
	after := map[string]bool{}
	for _, path := range pages(t) {
		e, _, err := Page(context.Background(), input(t, path), extract.Options{NoRules: true, Engine: article.EngineModel})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range e.Blocks {
			if b.After != nil {
				after[fmt.Sprint(*b.After, ", kept: ", b.Kept)] = true
			}
			if b.Score == nil {
				if len(b.Passes) > 0 {
					t.Errorf("%s: %q has passes and no score", path, b.Text)
				}
				continue
			}
			if len(b.Passes) != 2 || b.Passes[1].Score != *b.Score {
				t.Fatalf("%s: %q of score %v has the passes %v", path, b.Text, *b.Score, b.Passes)
			}
			for _, p := range b.Passes {
				if len(p.Weights) == 0 || len(p.Weights) > 5 || !slices.IsSortedFunc(p.Weights, func(a, b Weight) int { return int(math.Round(100*math.Abs(b.Adds) - 100*math.Abs(a.Adds))) }) {
					t.Errorf("%s: %q has the weights %v", path, b.Text, p.Weights)
				}
			}
		}
	}
	for _, want := range []string{
		"a heading, taken back, kept: true",
		"a lead below the headline, kept: true",
		"a picture or its caption, taken back, kept: true",
		"in the page's data, kept: true",
		"sends to another article, kept: false",
		"stands twice, kept: false",
		"the lead picture, taken back, kept: true",
	} {
		if !after[want] {
			t.Errorf("no block has: %s", want)
		}
	}
}

// TestBlocksOfTheModel: a block has the odds of its words, whatever is blank before them,
// and what the model judged apart stands apart.
func TestBlocksOfTheModel(t *testing.T) {
	paragraph := "<p>The ferry left the harbour at noon, and the crowd on the pier waved until it was out of sight.</p>"
	src := "<ul><li> <a href=/>Home page</a></li></ul><h1>The last ferry</h1>" + strings.Repeat(paragraph, 4) +
		"<div>The captain said that nobody had believed it, not even when the lights went out.<br><br>Share this</div>" + paragraph
	explain := func(src string, favor extract.Favor) *Explanation {
		e, _, err := Page(context.Background(), extract.Input{Name: "a.html", Body: strings.NewReader(src)}, extract.Options{Favor: favor})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	seen := map[string]bool{}
	for _, b := range explain(src, "").Blocks {
		if b.Score == nil {
			t.Errorf("%q has no score", b.Text)
		}
		seen[b.Text] = true
	}
	if !seen["Home page"] || !seen["Share this"] {
		t.Errorf("blocks %v", seen)
	}
	data, err := os.ReadFile("../../testdata/pages/forum-thread.html")
	if err != nil {
		t.Fatal(err)
	}
	favored := 0
	for _, b := range explain(string(data), extract.FavorRecall).Blocks {
		if b.Kept && b.After != nil && *b.After == "recall is favored" {
			favored++
		}
	}
	if favored == 0 {
		t.Error("nothing says that it is kept because recall is favored")
	}
}

// TestPageType: the kind of page is explained also where its body told it.
func TestPageType(t *testing.T) {
	e, a, err := Page(context.Background(), input(t, "../../testdata/pages/front-page.html"), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(e.Fields, func(f Field) bool {
		return f.Name == "page_type" && f.Chosen && f.Value == string(a.PageType) && f.Origin == "visible"
	}) {
		t.Errorf("nothing says where page type %q comes from", a.PageType)
	}
}

func TestFields(t *testing.T) {
	e, a, err := Page(context.Background(), input(t, "../../testdata/pages/news-en.html"), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, origin := range a.Provenance {
		if name == "canonical_url" || name == "image" && origin == "body" || name == "caption" || name == "credit" {
			continue // nothing is weighed for these
		}
		if !slices.ContainsFunc(e.Fields, func(f Field) bool { return f.Name == name && f.Chosen && f.Origin == string(origin) }) {
			t.Errorf("%s was read in %s, and no such statement is marked as chosen", name, origin)
		}
	}
}

func TestJSON(t *testing.T) {
	e, _, err := Page(context.Background(), input(t, "../../testdata/pages/news-ja.html"), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := e.JSON(&out); err != nil {
		t.Fatal(err)
	}
	var back Explanation
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*e, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if *e.Charset.Value != "shift_jis" || *e.Charset.From != "detected" {
		t.Errorf("character set %s by %s", *e.Charset.Value, *e.Charset.From)
	}
}

// TestTextIsHarmless: a page can not act on the terminal through its explanation.
func TestTextIsHarmless(t *testing.T) {
	in := extract.Input{Name: "a\x1b[2Jb", Body: strings.NewReader("<html><title>\x1b]0;x\x07</title><body><p class='\x1b[31m'>Text \x1b[31m\u202e of a sentence, long enough to be one.</p></body></html>")}
	e, _, err := Page(context.Background(), in, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	e.Text(&out, 80)
	e.Meta(&out, 80)
	if i := strings.IndexFunc(out.String(), func(r rune) bool { return r < ' ' && r != '\n' || r == '\u202e' }); i >= 0 {
		t.Errorf("control character in %q", out.String()[max(i-10, 0):i+1])
	}
}

// BenchmarkExtract compares the extraction of a page with and without a trace:
// who does not ask pays for no block and no field.
func BenchmarkExtract(b *testing.B) {
	data, err := os.ReadFile("../../testdata/pages/news-en.html")
	if err != nil {
		b.Fatal(err)
	}
	in := func() extract.Input { return extract.Input{Body: bytes.NewReader(data)} }
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			extract.Extract(context.Background(), in(), extract.Options{})
		}
	})
	b.Run("traced", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Page(context.Background(), in(), extract.Options{})
		}
	})
}
