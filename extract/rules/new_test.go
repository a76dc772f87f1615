package rules

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/fixture"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// A story is what differs between the pages of the site that most tests are about.
type story struct {
	title, slug, hash string // hash is what a build tool wrote into classes, and a number of the article's own
	author            string
	text              []string
}

var mill = story{
	title: "Old mill grinds rye again", slug: "old-mill-rye", hash: "1x8Kq2", author: "Ana Ruiz",
	text: []string{
		"The mill at the lower ford stood still for sixty years, until three neighbours cleared the race and hung a new wheel in it last spring.",
		"They had no plans to work from, because the last miller burned his papers, and so they measured what was left of the stones by hand.",
		"Rye from the fields above the village was the first to be ground, forty sacks of it, and the baker took them all within a day.",
		"What pleased the neighbours most was the sound, which the oldest of them said was just as it had been when they were children.",
		"In autumn the mill is to grind wheat as well, if the water holds, and visitors may watch on the first Sunday of each month.",
	},
}

var ferry = story{
	title: "Island ferry sails under wind", slug: "island-ferry-wind", hash: "7rTq90", author: "Bo Ek",
	text: []string{
		"For the first time since the war a ferry has crossed the sound without an engine, and it arrived four minutes before the timetable said.",
		"Its two masts fold down under bridges, and a crew of five can set the sails from the deck without climbing at all.",
		"Passengers were asked to sit on the lee side while the captain tacked, which most of them seemed to take for part of the ticket.",
		"The company says that oil for the winter routes costs more than all wages together, so that wind was worth another look.",
		"A second boat is being fitted out in the yard across the bay and should be ready before the ice comes.",
	},
}

var bees = story{
	title: "Bees return to the market roof", slug: "bees-market-roof", hash: "q4Zz81", author: "Cleo Marsh",
	text: []string{
		"Nine hives stand on the roof of the market hall again, after two winters in which nobody dared to carry them up the ladder.",
		"The keeper, who sells the honey on the floor below, counts the bees by weight and says that each hive has twelve thousand.",
		"Their flowers are the limes along the canal and whatever people grow on balconies, which is more than one would think.",
		"A sting was reported in June, but the man who was stung had put his hand into the hive to see whether it was warm.",
		"Honey from the roof is darker than that from the heath, and the keeper prefers not to say which one she eats herself.",
	},
}

// html is the story's page: an article with links in its text and topics below it,
// among what else such a page has.
func (s story) html() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>%s | The Valley Post</title><link rel="canonical" href="https://www.valleypost.example/local/%s"></head>
<body class="page-%s category-local"><header class="site-header"><nav class="menu"><a href="/">Home</a> <a href="/local">Local news</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav></header>
<div class="layout css-%s"><article id="post-%s" class="css-%s"><h1 class="story-headline">%s</h1>
<p class="story-byline">By <a href="/people/x">%s</a></p>
<div class="story-text css-%s">`, s.title, s.slug, s.hash, s.hash, s.hash, s.hash, s.title, s.author, s.hash)
	for k, text := range s.text {
		fmt.Fprintf(&b, "<p class=\"sc-%s-%d\">%s</p>\n", s.hash, k, text)
		switch k {
		case 2:
			b.WriteString(`<ul class="more-links"><li><a href="/local/1">Baker wins loaf of silver</a></li><li><a href="/local/2">Ford bridge stays closed</a></li><li><a href="/local/3">School choir sings today</a></li></ul>` + "\n")
		}
	}
	fmt.Fprintf(&b, `<div class="box-%s"><div class="topic-strip"><span>More about</span> <a href="/topics/valley">Valley life and work</a> <a href="/topics/farming">Farming and food</a> <a href="/topics/water">Water and weather</a></div></div>`, s.hash)
	b.WriteString(`</div></article><aside class="rail"><h3>Most read</h3><ul><li><a href="/a">Storm takes the pier</a></li><li><a href="/b">A new bell for the chapel</a></li></ul></aside></div>
<footer class="site-footer"><p>Copyright The Valley Post. All rights reserved.</p></footer></body></html>`)
	return b.String()
}

func (s story) sample() Sample {
	return Sample{Name: s.slug + ".html", URL: "https://www.valleypost.example/local/" + s.slug, Data: []byte(s.html())}
}

func (s story) words() string { return strings.Join(s.text, "\n\n") }

func made(t *testing.T, samples ...Sample) (*site.Rule, []string) {
	t.Helper()
	rule, notes, err := New(context.Background(), samples, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rule, notes
}

// written is a rule as a file would have it, one line a selector.
func written(r *site.Rule) (lines []string) {
	add := func(key string, list []site.Selector) {
		for _, s := range list {
			line := key + ": " + s.Kind + " " + s.Expr
			if s.Why != "" {
				line += " (" + s.Why + ")"
			}
			lines = append(lines, line)
		}
	}
	add("body", r.Body)
	add("remove", r.Remove)
	for _, f := range r.Fields {
		add(f.Name, f.From)
	}
	return lines
}

// extracted is the running text of a page by a rule.
func extracted(t *testing.T, s Sample, rule *site.Rule) (*article.Article, string) {
	t.Helper()
	a, err := extract.Reader(context.Background(), strings.NewReader(string(s.Data)), s.URL, extract.Options{Rule: rule, NoRules: true})
	if err != nil || a.Body == nil {
		t.Fatalf("%s: no body (%v)", s.Name, err)
	}
	return a, render.Text(a.Body)
}

func TestNew(t *testing.T) {
	rule, notes := made(t, mill.sample())
	if rule.Name != "valleypost.example.yaml" || !rule.Clean || !rule.Hint {
		t.Errorf("rule %q, clean %v, hint %v", rule.Name, rule.Clean, rule.Hint)
	}
	want := []string{
		"body: css .story-text",
		"remove: css .more-links (links to other articles)",
		"remove: css .topic-strip (tags, which are a field)",
		"title: css .story-headline",
		"authors: css .story-byline a",
	}
	if diff := cmp.Diff(want, written(rule)); diff != "" {
		t.Errorf("rule (-want +got):\n%s", diff)
	}
	wantTests := []site.Test{{
		URL: "https://www.valleypost.example/local/old-mill-rye", File: "old-mill-rye.html", Title: mill.title,
		Has:   []string{"The mill at the lower ford stood", "Rye from the fields above the village", "In autumn the mill is to grind"},
		Not:   []string{"Baker wins loaf of silver"},
		Words: site.Words{Min: 120, Max: 134},
	}}
	if diff := cmp.Diff(wantTests, rule.Tests); diff != "" {
		t.Errorf("tests (-want +got):\n%s", diff)
	}
	if all := strings.Join(notes, "\n"); !strings.Contains(all, "body: .story-text") || !strings.Contains(all, "hint: true") || !strings.Contains(all, "not found: subtitle") {
		t.Errorf("notes do not say what was found:\n%s", all)
	}
	_, text := extracted(t, mill.sample(), rule)
	if diff := cmp.Diff(mill.words(), strings.TrimSpace(text)); diff != "" {
		t.Errorf("text by the rule (-want +got):\n%s", diff)
	}
}

// TestNewHoldsOnOtherPages makes a rule from two pages whose generated names differ,
// and reads a third one by it.
func TestNewHoldsOnOtherPages(t *testing.T) {
	rule, _ := made(t, mill.sample(), ferry.sample())
	rule.Hint = false // by itself
	for _, s := range []story{mill, ferry, bees} {
		a, text := extracted(t, s.sample(), rule)
		if diff := cmp.Diff(s.words(), strings.TrimSpace(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s.slug, diff)
		}
		if a.Engine != article.EngineSite || a.Title != s.title || len(a.Authors) != 1 || a.Authors[0].Name != s.author {
			t.Errorf("%s: engine %s, title %q, authors %v", s.slug, a.Engine, a.Title, a.Authors)
		}
	}
}

// TestNewTestsHold holds a rule to the tests that it comes with.
func TestNewTestsHold(t *testing.T) {
	rule, _ := made(t, mill.sample(), bees.sample())
	for k, s := range []story{mill, bees} {
		a, text := extracted(t, s.sample(), rule)
		text = squeezed(text)
		test := rule.Tests[k]
		for _, has := range test.Has {
			if !strings.Contains(text, has) {
				t.Errorf("%s: %q is not in the text", s.slug, has)
			}
		}
		for _, not := range test.Not {
			if !strings.Contains(s.html(), not) {
				t.Errorf("%s: %q is not on the page", s.slug, not)
			}
		}
		if faults := (fixture.Expectation{Title: test.Title, Has: test.Has, Not: test.Not, Words: test.Words}).Faults(a); len(faults) > 0 {
			t.Errorf("%s: %q", s.slug, faults)
		}
		if n := fixture.Words(a); n < test.Words.Min || n > test.Words.Max || test.Title != a.Title {
			t.Errorf("%s: %d words, title %q; the test wants %v and %q", s.slug, n, a.Title, test.Words, test.Title)
		}
	}
}

// TestNewSelectors: no selector goes by position, by a number or by a generated name.
func TestNewSelectors(t *testing.T) {
	bad := regexp.MustCompile(`nth|first|last|:|[0-9]|css-|sc-`)
	for _, samples := range [][]Sample{{mill.sample()}, {ferry.sample(), mill.sample()}, {nameless()}} {
		rule, _ := made(t, samples...)
		for _, line := range written(rule) {
			_, expr, _ := strings.Cut(line, ": ")
			if bad.MatchString(strings.ReplaceAll(expr, "h1", "")) {
				t.Errorf("%s: a selector that does not last: %s", samples[0].Name, line)
			}
		}
	}
}

func TestNewIsDeterministic(t *testing.T) {
	one, oneNotes := made(t, mill.sample(), ferry.sample())
	for range 3 {
		two, twoNotes := made(t, mill.sample(), ferry.sample())
		if diff := cmp.Diff(append(written(one), oneNotes...), append(written(two), twoNotes...)); diff != "" {
			t.Fatalf("another run, another rule:\n%s", diff)
		}
	}
}

// nameless is a page on which nothing but generated names stand.
func nameless() Sample {
	s := mill.sample()
	for old, name := range map[string]string{"story-text": "xKqTzw", "layout": "sc-bdVaJa", "<article": "<div", "</article": "</div", "story-headline": "kjUrTx", "story-byline": "eYxrxz",
		"topic-strip": "css-9", "more-links": "_3fKd2"} {
		s.Data = []byte(strings.ReplaceAll(string(s.Data), old, name))
	}
	return s
}

func TestNewWithoutStableNames(t *testing.T) {
	rule, notes := made(t, nameless())
	if len(rule.Body) > 0 || len(rule.Remove) > 0 || rule.Hint {
		t.Errorf("a body of names that do not last: %v", written(rule))
	}
	if !slices.ContainsFunc(notes, func(n string) bool { return strings.HasPrefix(n, "body: left out") }) {
		t.Errorf("notes do not say so: %q", notes)
	}
	if len(rule.Tests) != 1 || len(rule.Tests[0].Has) != 3 {
		t.Errorf("tests %v", rule.Tests)
	}
}

// TestNewRemovesNoText: a name that paragraphs of the article have, too, is none to
// remove by.
func TestNewRemovesNoText(t *testing.T) {
	s := mill.sample()
	s.Data = []byte(strings.NewReplacer(`<p class="sc-1x8Kq2-4">`, `<p class="boxed">`, `class="more-links"`, `class="boxed"`).Replace(string(s.Data)))
	rule, _ := made(t, s)
	for _, r := range rule.Remove {
		if strings.Contains(r.Expr, "boxed") {
			t.Error("a removal that takes a paragraph")
		}
	}
	if _, text := extracted(t, s, rule); !strings.Contains(text, mill.text[4]) {
		t.Errorf("the last paragraph is gone:\n%s", text)
	}
}

func TestNewErrors(t *testing.T) {
	bare := strings.Replace(mill.html(), `<link rel="canonical"`, `<link rel="x"`, 1)
	other := ferry.sample()
	other.URL = "https://hilltimes.example/a"
	for _, c := range []struct {
		name    string
		samples []Sample
		want    string
	}{
		{"no page", nil, "from one page at least"},
		{"no host", []Sample{{Name: "a.html", Data: []byte(bare)}}, "a.html: neither an address is given"},
		{"two hosts", []Sample{mill.sample(), other}, "several hosts (valleypost.example, hilltimes.example)"},
		{"no page at all", []Sample{{Name: "a.png", URL: "https://valleypost.example/a", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")}}, "a.png: "},
		{"the same page twice", []Sample{mill.sample(), mill.sample()}, "is the same page as"},
		{"no domain", []Sample{{Name: "a.html", URL: "https://localhost/a", Data: []byte(bare)}}, "a domain has a dot"},
		{"no article", []Sample{{Name: "a.html", URL: "https://valleypost.example/a", Data: []byte("<title>x</title>")}}, "no page gives an article"},
		{"no address", []Sample{{Name: "a.html", URL: "valleypost", Data: []byte(bare)}}, "not an absolute URL"},
	} {
		rule, _, err := New(context.Background(), c.samples, extract.Options{})
		if err == nil || rule != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	// the address that a page states for itself is as good as a given one
	rule, _ := made(t, Sample{Name: "a.html", Data: []byte(mill.html())})
	if rule.Name != "valleypost.example.yaml" {
		t.Errorf("rule %q", rule.Name)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := New(ctx, []Sample{mill.sample()}, extract.Options{}); err == nil {
		t.Error("a context that is done stops nothing")
	}
}
