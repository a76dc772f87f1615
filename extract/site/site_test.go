package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func parse(t testing.TB, src string) *page.Page {
	t.Helper()
	p, err := page.Parse(context.Background(), &page.Text{Data: []byte(src)}, nil, page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const samplePage = `<html><head><title>In the head</title><meta name="Keywords" content="sea, ice , wind"><meta property="og:title" content="Sea ice">
<script id="data" type="application/json">{"post":{"date":"2024-05-06","authors":[{"name":"Ana"},{"name":"Bo"}],"n":7,
"classes":[{"mapping":"kind","value":"News"},{"mapping":"category","value":"Polar"}]}}</script></head>
<body><nav><p>menu</p></nav><div id="main"><h1>Sea ice</h1><p class="by">By <a href="/ana">Ana Ruiz</a></p>
<div class="text"><p>First words.</p><p class="ad">Buy this.</p><p>Second words.</p></div></div>
<time datetime="2024-05-06T07:08:09Z">Monday</time><img src="/a.jpg"></body></html>`

// keptText is the text that a body keeps, one string a text node.
func keptText(p *page.Page, m *page.Marks) (kept []string) {
	if m == nil {
		return nil
	}
	for i, mark := range m.Of {
		if mark == page.Keep && p.Nodes[i].Flags&page.IsText != 0 {
			if s := strings.TrimSpace(p.Nodes[i].HTML.Data); s != "" {
				kept = append(kept, s)
			}
		}
	}
	return kept
}

func TestApply(t *testing.T) {
	const rule = `
body:
  - css: .missing
  - css: .text
remove:
  - css: .ad
    why: an advertisement
title:
  - meta: og:title
authors:
  - css: .nobody
  - script: "#data"
    path: post.authors.name
byline:
  - css: .by
date_published:
  - css: time
subtitle:
  - css: head title
section:
  - script: "#data"
    path: post.classes[mapping=category].value
tags:
  - meta: keywords
    split: ","
source:
  - xpath: substring-after(//p[@class="by"], "By ")
image:
  - css: img
    attr: src
`
	r, err := Parse("sample.yaml", []byte(rule))
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, samplePage)
	got := r.Apply(context.Background(), p)
	if diff := cmp.Diff([]string{"First words.", "Second words."}, keptText(p, got.Marks)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	want := map[string][]Value{
		"title":          {{Text: "Sea ice", Origin: "rule:sample.yaml:9"}},
		"authors":        {{Text: "Ana", Origin: "rule:sample.yaml:12"}, {Text: "Bo", Origin: "rule:sample.yaml:12"}},
		"byline":         {{Text: "By Ana Ruiz", URL: "/ana", Origin: "rule:sample.yaml:15"}},
		"date_published": {{Text: "2024-05-06T07:08:09Z", Origin: "rule:sample.yaml:17"}},
		"subtitle":       {{Text: "In the head", Origin: "rule:sample.yaml:19"}},
		"section":        {{Text: "Polar", Origin: "rule:sample.yaml:21"}},
		"tags":           {{Text: "sea", Origin: "rule:sample.yaml:24"}, {Text: "ice", Origin: "rule:sample.yaml:24"}, {Text: "wind", Origin: "rule:sample.yaml:24"}},
		"source":         {{Text: "Ana Ruiz", Origin: "rule:sample.yaml:27"}},
		"image":          {{Text: "/a.jpg", Origin: "rule:sample.yaml:29"}},
	}
	if diff := cmp.Diff(want, got.Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	for i, mark := range got.Marks.Of {
		if mark.Dropped() && got.Marks.Reason(int32(i)) != "rule:sample.yaml:6" {
			t.Errorf("reason %q, want the line of remove", got.Marks.Reason(int32(i)))
		}
	}
}

func TestApplyWithoutBody(t *testing.T) {
	r, err := Parse("x.yaml", []byte("body:\n  - css: .missing\nremove:\n  - css: nav\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := r.Apply(context.Background(), parse(t, samplePage))
	if got.Marks != nil || len(got.Warnings) != 1 || len(got.Remove) != 1 {
		t.Errorf("marks %v, %d removals, warnings %q; want none, 1 and one warning", got.Marks, len(got.Remove), got.Warnings)
	}
}

// TestXPath walks the table by every axis, with what it must find.
func TestXPath(t *testing.T) {
	p := parse(t, samplePage)
	for expr, want := range map[string]string{
		`//p[@class="by"]`: "p",
		`//p[2]`:           "p",
		`//p[last()]`:      "p",
		`//div[@id="main"]//p[contains(., "Second")]`:                     "p",
		`//p[@class="ad"]/preceding-sibling::p`:                           "p",
		`//p[@class="ad"]/following-sibling::p`:                           "p",
		`//p[@class="ad"]/ancestor::div`:                                  "div",
		`//p[@class="ad"]/ancestor::div[1]/@class/..`:                     "div",
		`//p[@class="ad"]/..`:                                             "div",
		`//h1/following::p`:                                               "p p p p",
		`//time/preceding::p`:                                             "p p p p p",
		`//*[self::time or self::img]`:                                    "time img",
		`//p[normalize-space()="First words."]`:                           "p",
		`//div[normalize-space()="First words. Buy this. Second words."]`: "div",
		`//h1 | //time`:                                                   "h1 time",
		`//nobody`:                                                        "",
	} {
		s, err := NewSelector("xpath", expr)
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		var got []string
		found, err := s.nodes(newLooker(context.Background(), p))
		if err != nil {
			t.Errorf("%s: %v", expr, err)
		}
		for _, i := range found {
			got = append(got, p.Nodes[i].HTML.Data)
		}
		if expr == `//p[2]` || expr == `//p[last()]` { // one in each parent
			if len(got) == 0 {
				t.Errorf("%s finds nothing", expr)
			}
			continue
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s finds %q, want %q", expr, got, want)
		}
	}
}

func TestNestedMatchesCountOnce(t *testing.T) {
	p := parse(t, `<div class="x"><p>one</p><div class="x"><p>two</p></div></div><div class="x">three</div>`)
	s, err := NewSelector("css", ".x")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.nodes(newLooker(context.Background(), p)); err != nil || len(got) != 2 {
		t.Errorf("%d matches, want the two outer ones", len(got))
	}
}

func TestYAMLErrors(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"bodi:\n  - css: p\n", `rule x.yaml:1:1: nothing is called "bodi"; did you mean "body"?`},
		{"body:\n  - css: p\n    wy: because\n", `rule x.yaml:3:5: a selector has no key "wy"`},
		{"body:\n  - css: '[unclosed'\n", "rule x.yaml:2:10: css selector:"},
		{"body:\n  - xpath: '//p['\n", "rule x.yaml:2:12: xpath selector:"},
		{"body: article\n", "rule x.yaml:1:7: a list of selectors"},
		{"body:\n  - why: none\n", "needs one of css, xpath, meta"},
		{"body:\n  - css: p\n    xpath: //p\n", "of one kind"},
		{"title:\n  - script: '#x'\n", "path and script go together"},
		{"title:\n  - script: '#x'\n    path: a[\n", "no ] behind"},
		{"title:\n  - script: '#x'\n    path: a..b\n", "a name is missing"},
		{"title:\n  - meta: x\n    attr: y\n", "attr goes with css"},
		{"title:\n  - [css]\n", "a mapping (key: value) is wanted"},
		{"body:\n  - css: p\nbody:\n  - css: q\n", "x.yaml:"},
		{"remove:\n  - meta: og:title\n", "meta gives texts"},
		{"body:\n  - css: .a\n    attr: data-html\n", "a body is taken whole"},
		{"body:\n  - jsonld: articleBody\n    split: x\n", "a body is taken whole"},
		{"wrap:\n  - css: p\n", "in is missing"},
		{"wrap:\n  - css: p\n    in: script\n", "not an element of the body"},
		{"move:\n  - css: p\n    into: '//['\n", "x.yaml:3:11: into: xpath selector"},
		{"drop_attributes:\n  - css: p\n", "takes XPath"},
		{"strict: perhaps\n", "x.yaml:1:9: true or false"},
		{"replace:\n  - with: x\n", "find is missing"},
		{"next_page:\n  - css: a\n    if: '//['\n", "if: xpath selector"},
		{"tests:\n  - has: x\n", "needs a file or a url"},
		{"tests:\n  - file: x\n    words: 20-10\n", "neither a number nor a range"},
		{"versions:\n  - title:\n      - css: h1\n", "a version needs when"},
		{"versions:\n  - tests:\n      - url: x\n    body:\n      - css: p\n", `nothing is called "tests"`},
		{"body:\n  - css: ''\n", "it is empty"},
		{"header:\n  'a b': x\n", "not what HTTP can send"},
		{"'bodi':\n  - css: p\n", `nothing is called "bodi"`},
		{"", "one document"},
		{"title:\n  - css:\n", "a value is missing"},
		{"body:\n  - css: &m .main\nkeep:\n  - css: *m\n", "anchors and aliases are not read"},
		{"body: " + strings.Repeat("[", 20_000), "more than 500 brackets are open"},
		{"body:\n  - css: " + strings.Repeat("a", 1<<20), "bytes at most"},
		{"remove:\n  - css: .a\n  - css: .b\n  - meta: x\n", "rule x.yaml:4:5: meta gives texts"},
		{"a: b\n c: d\n", "rule x.yaml:1:4: mapping value is not allowed"},
	} {
		_, err := Parse("x.yaml", []byte(c.yaml))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.yaml, err, c.want)
		}
	}
}

// TestScalars: what looks like a number or a yes is the text that it is, and an
// empty with is nothing.
func TestScalars(t *testing.T) {
	r, err := Parse("x.yaml", []byte("\uFEFFremove:\n  - id_or_class: 0010\n  - src: 2024_10\nreplace:\n  - find: 007\n    with:\ntests:\n  - url: x\n    title: 1.10\n    has: [010, True, 0x1F]\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := append([]string{r.Remove[0].Expr, r.Remove[1].Expr, r.Replace[0].Find, r.Replace[0].With, r.Tests[0].Title}, r.Tests[0].Has...)
	if diff := cmp.Diff([]string{"0010", "2024_10", "007", "", "1.10", "010", "True", "0x1F"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSpellings: a host's file may have its name in ASCII or in its own letters.
func TestSpellings(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bücher.example.yaml", "xn--caf-dma.example.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(map[bool]string{true: "body: //p", false: "body:\n  - css: p\n"}[strings.HasSuffix(name, ".txt")]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := NewBareSet(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"bücher.example", "www.xn--bcher-kva.example", "BÜCHER.example", "café.example", "xn--caf-dma.example"} {
		if r, err := s.Lookup(host); r == nil || err != nil {
			t.Errorf("%s: %v, %v", host, r, err)
		}
	}
}

func TestLookup(t *testing.T) {
	dir, second := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(dir, "site.example.yaml", "body:\n  - css: .site\n")
	write(dir, "news.site.example.yaml", "body:\n  - css: .news\n")
	write(dir, "alias.example.yaml", "same_as: site.example\n")
	write(dir, "loop.example.yaml", "same_as: alias.example\n")
	write(dir, "lost.example.yaml", "same_as: nowhere.example\n")
	write(dir, "broken.example.yaml", "body: [\n")
	write(second, "site.example.yaml", "body:\n  - css: .second\n")
	write(second, "other.example.yaml", "body:\n  - css: .other\n")
	s, err := NewSet(dir, second)
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]string{
		"site.example": ".site", "WWW.Site.Example.": ".site", "news.site.example": ".news", "a.news.site.example": ".news",
		"alias.example": ".site", "other.example": ".other", "unknown.example": "", "example": "", "": "", "..": "", "a/b.example": "",
	} {
		r, err := s.Lookup(host)
		got := ""
		if r != nil {
			got = r.Body[0].Expr
		}
		if err != nil || got != want {
			t.Errorf("Lookup(%q) = %q, %v; want %q", host, got, err, want)
		}
	}
	for _, host := range []string{"loop.example", "lost.example", "broken.example"} {
		if _, err := s.Lookup(host); err == nil {
			t.Errorf("Lookup(%q): no error", host)
		}
	}
	if _, err := NewSet(filepath.Join(dir, "nothing")); err == nil {
		t.Error("a missing folder is no error")
	}
}

// TestBuiltin parses every rule that comes with pith.
func TestBuiltin(t *testing.T) {
	files, err := fs.Glob(builtin, "builtin/*")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		data, _ := fs.ReadFile(builtin, name)
		if _, problems := ParseYAML(filepath.Base(name), data); len(problems) > 0 || filepath.Ext(name) != ".yaml" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestRuleIsShared applies one rule from many goroutines, as a batch does.
func TestRuleIsShared(t *testing.T) {
	r, err := FromShell([]string{"(//div[p])[last()]"}, []string{"//p[@class='ad']", ".by"})
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, samplePage)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := keptText(p, r.Apply(context.Background(), p).Marks); len(got) != 2 {
					t.Errorf("kept %q", got)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestFromShell(t *testing.T) {
	p := parse(t, samplePage)
	r, err := FromShell([]string{"#missing", "//div[@class='text']"}, []string{".ad"})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Apply(context.Background(), p)
	if diff := cmp.Diff([]string{"First words.", "Second words."}, keptText(p, got.Marks)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if r.Body[0].Origin != article.Origin("--body") {
		t.Errorf("origin %q", r.Body[0].Origin)
	}
	if _, err := FromShell(nil, []string{"//p["}); err == nil || !strings.HasPrefix(err.Error(), `--remove "//p["`) {
		t.Errorf("error %v, want one that names the flag", err)
	}
}

// TestDearSelectors: a selector that looks at all nodes for each finds nothing, which
// is said, and the others of its rule go on.
func TestDearSelectors(t *testing.T) {
	p := parse(t, "<article><p>x y"+strings.Repeat("<p>"+strings.Repeat("x", 60), 4000)+"</article>")
	for _, expr := range []string{
		"//p[count(preceding-sibling::p) > 9]", "//*[//p = 'z']",
		"//p[contains(../., 'z')]", "//p[../p[last()] = 'z']", "//p[string-length(string(//article)) < 9]",
	} {
		r, err := FromShell([]string{expr, "//article"}, []string{expr, "//p[. = 'x y']"})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		got := r.Apply(context.Background(), p)
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %s", expr, took)
		}
		if len(got.Warnings) != 2 || !strings.HasPrefix(got.Warnings[0], "--remove: ") {
			t.Errorf("%s: warnings %q", expr, got.Warnings)
		}
		if got.Marks == nil || got.Marks.Words() != 4000 {
			t.Errorf("%s: the other selectors were not heard", expr)
		}
	}
}

// TestSelectorFails: a function that is given what it does not take finds nothing, which
// is said.
func TestSelectorFails(t *testing.T) {
	r, err := FromShell([]string{"//p[substring(., //p) = 'x']", "//p"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := r.Apply(context.Background(), parse(t, "<p>one"))
	if got.Marks == nil || len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "it can't be evaluated: substring()") {
		t.Errorf("marks %v, warnings %q", got.Marks, got.Warnings)
	}
}

// TestApplyStops: no selector goes on once the context is done.
func TestApplyStops(t *testing.T) {
	p := parse(t, "<article>"+strings.Repeat("<p>x", 5000)+"</article>")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, expr := range []string{"p ~ p", "//p[preceding::p]"} {
		r, err := FromShell([]string{expr}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Body[0].nodes(newLooker(ctx, p)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", expr, err)
		}
		if got := r.Apply(ctx, p); got.Marks != nil {
			t.Errorf("%s was looked for", expr)
		}
	}
}

// FuzzSelector: an expression is refused or it ends.
func FuzzSelector(f *testing.F) {
	for _, expr := range []string{".ad > p:not(:first-child)", "//p[contains(@class, 'a')]/text()", "(//div)[last()]", "//@href | //h1", "/html/body//*[position() mod 2 = 1]",
		"//a[preceding::a/ancestor::div[following-sibling::p]]", "concat(//h1, '-', count(//p))", "p:has(a) ~ p, [id^=x]", "//p[normalize-space(translate(., 'ab', '')) = '']"} {
		f.Add(expr)
	}
	p := parse(f, samplePage)
	f.Fuzz(func(t *testing.T, expr string) {
		r, err := FromShell([]string{expr}, []string{expr})
		if err != nil {
			return
		}
		r.Fields = []Field{{Name: "title", From: r.Body}}
		r.Apply(context.Background(), p)
	})
}

func FuzzYAML(f *testing.F) {
	files, _ := fs.Glob(builtin, "builtin/*")
	for _, name := range files {
		data, _ := fs.ReadFile(builtin, name)
		f.Add(data)
	}
	f.Add([]byte("same_as: x.example\n"))
	f.Add([]byte("title:\n  - script: '#x'\n    path: a[0][k=v].b\n"))
	p := parse(f, samplePage)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Parse("fuzz.yaml", data)
		if err != nil {
			return
		}
		r.Apply(context.Background(), p)
	})
}
