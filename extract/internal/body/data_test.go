package body

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// sentencesOf makes prose of so many words, ten a sentence.
func sentencesOf(words int, word string) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(word + strconv.Itoa(i))
		if i%10 == 9 {
			b.WriteString(". ")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Data are the body where the DOM holds little and they hold the headline's text,
// and nowhere else.
func TestDataOrDOM(t *testing.T) {
	shell := `<div id="root"></div>`
	state := func(title, key, text string) string {
		return `<script type="application/json">{"post":{"title":"` + title + `","` + key + `":"` + text + `"}}</script>`
	}
	p := func(words int, word string) string { return "<p>" + sentencesOf(words, word) + "</p>" }
	for _, c := range []struct {
		name, body string
		rule       bool
		engine     article.Engine
		want       article.Engine
	}{
		{name: "a shell with the headline's text", body: shell + state("A long story", "body", p(80, "w")), want: article.EngineData},
		{name: "under the model, too", engine: article.EngineModel, body: shell + state("A long story", "body", p(80, "w")), want: article.EngineData},
		{name: "a shell with a text of no headline", body: shell + state("", "body", p(80, "w"))},
		{name: "a text that may be a part", body: shell + state("A long story", "text", p(80, "w"))},
		{name: "a longer part", body: shell + state("A long story", "text", p(200, "w")), want: article.EngineData},
		{name: "a longer one", body: shell + state("", "body", p(200, "w")), want: article.EngineData},
		{name: "a related article", body: shell + state("Something else", "body", p(200, "w"))},
		{name: "a description", body: shell + state("A long story", "description", p(80, "w"))},
		{name: "terms of use", body: shell + state("A long story", "termsOfUse", p(200, "w"))},
		{name: "no sentences", body: shell + state("A long story", "body", strings.ReplaceAll(p(200, "w"), ".", "_"))},
		{name: "two words", body: shell + state("A long story", "body", "Not here.")},
		{name: "the DOM holds an article", body: p(300, "d") + state("A long story", "body", p(2000, "w")), want: article.EngineModel},
		{name: "the DOM holds a teaser", body: p(40, "d") + state("A long story", "body", p(300, "w")), want: article.EngineData},
		{name: "a teaser that is a third of it", body: p(110, "d") + state("A long story", "body", p(300, "w")), want: article.EngineModel},
		{name: "a teaser, and a text of no headline", body: p(40, "d") + state("", "body", p(900, "w")), want: article.EngineModel},
		{name: "the text stands in the DOM, too", body: p(40, "d") + "<div hidden>" + p(300, "w") + "</div>" + state("A long story", "body", p(300, "w")), want: article.EngineModel},
		{name: "a site rule decides", rule: true, body: p(40, "d") + state("A long story", "body", p(300, "w")), want: article.EngineSite},
	} {
		t.Run(c.name, func(t *testing.T) {
			pg := parsePage(t, "<html lang=sv><head><title>A long story</title></head><body>"+c.body)
			o := Options{Title: "A long story", Engine: c.engine, Trace: &trace.Trace{}}
			if c.rule {
				o.Rule.Marks = page.NewMarks(pg)
				o.Rule.Marks.Keep(pg.Body())
			}
			r, err := Find(context.Background(), pg, o)
			if err != nil {
				t.Fatal(err)
			}
			if r.Engine != c.want {
				t.Errorf("engine %q, want %q; %+v", r.Engine, c.want, o.Trace.Candidates)
			}
			if isData := r.Engine == article.EngineData; isData != (r.Page != nil && r.Page != pg) || isData && r.Status != article.StatusOK {
				t.Errorf("status %s, its own page: %t", r.Status, r.Page != pg)
			}
			checkChosen(t, o.Trace.Candidates, string(c.want))
		})
	}
}

// checkChosen: one candidate is chosen, or none where there is no body.
func checkChosen(t *testing.T, list []trace.Candidate, engine string) {
	t.Helper()
	var got, want []string
	for _, c := range list {
		if c.Chosen {
			got = append(got, c.Engine)
		}
	}
	if engine != "" {
		want = []string{engine}
	}
	if diff := cmp.Diff(want, got); diff != "" && (len(got) != 1 || got[0] != "density") {
		t.Errorf("chosen (-want +got):\n%s", diff)
	}
}

// Of equal texts the first is the body, and the one beside the headline before all.
func TestBestText(t *testing.T) {
	for _, c := range []struct{ json, want string }{
		{`[{"a":"` + sentencesOf(70, "w") + `"},{"b":"` + sentencesOf(70, "w") + `"}]`, "text in a"},
		{`[{"a":"` + sentencesOf(90, "w") + `"},{"title":"A long story","b":"` + sentencesOf(70, "w") + `"}]`, "text in b"},
		{`{"title":{"rendered":"A Long Story | Site"},"content":{"rendered":"` + sentencesOf(70, "w") + `"},"x":{"name":"y","z":"` + sentencesOf(99, "w") + `"}}`, "text in z"},
		{`{"title":"A long story","x":{"y":{"z":{"far":"` + sentencesOf(99, "w") + `"}},"near":"` + sentencesOf(70, "w") + `"}}`, "text in near"},
		{`{"title":"A long story","steps":[{"@type":"HowToStep","name":"n","text":"` + sentencesOf(70, "w") + `"}],"description":"` + sentencesOf(65, "v") + `"}`, "steps in steps"},
		{`{"title":"A long story","body":[{"type":"p","text":"` + sentencesOf(40, "w") + `"},{"type":"p","text":"` + sentencesOf(40, "w") + `"}]}`, "content elements in body"},
		{`{"text":"` + sentencesOf(59, "w") + `"}`, ""},
		{`{"text":"` + sentencesOf(99, "cookie w") + `"}`, ""},
	} {
		r := stateReader{s: c.json, room: 1000, deepest: 64}
		v, ok := r.value(0)
		f := dataFinder{title: "a long story", state: newState(stateLimits)}
		f.value(&v, "", nearness{rank: noTitle}, 0)
		got := ""
		if best := f.best(); best != nil {
			got = best.why
		}
		if !ok || got != c.want {
			t.Errorf("%.60s: %q, want %q", c.json, got, c.want)
		}
	}
}

func TestDropPlaceholders(t *testing.T) {
	for in, want := range map[string]string{
		"<p>a</p>$$AD_SLOT$$<p>b</p>": "<p>a</p><p>b</p>", "{{TOP}}{{AD1}}a": "a", "a $$x+y$$ b": "a $$x+y$$ b", "100%% of %%": "100%% of %%", "##A": "##A", "$$$$": "$$$$",
	} {
		if got := dropPlaceholders(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
