package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// TestYAMLRules: what pith's own format says beyond where things stand.
func TestYAMLRules(t *testing.T) {
	const data = `<script id="__NEXT_DATA__" type="application/json">{"props":{"post":{"html":"<p>Alpha stands in the state of the page.</p><p>Bravo does so, too.</p>","title":"From the state"}}}</script>
<script>window.__STATE__ = {"story":{"lead":"Charlie is assigned to a name."}}; go();</script>
<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":["Article","NewsArticle"],"articleBody":"Delta line one.\nEcho line two.","author":[{"name":"Ana Ruiz"},{"name":"Bo Lind"}]}]}</script>`
	withData := strings.Replace(harbour, "</head>", data+"</head>", 1)
	for _, c := range []struct {
		name, rule, page string
		marked           string
		field            func(*article.Article) string
		want             string
		warning          string
	}{
		{name: "body from the state", rule: "strict: true\nbody:\n  - state: props.post.html\n", page: withData, marked: "AB"},
		{name: "body from an assignment", rule: "strict: true\nbody:\n  - state: story.lead\n", page: withData, marked: "C"},
		{name: "body from JSON-LD", rule: "strict: true\nbody:\n  - jsonld: Article.missing\n  - jsonld: NewsArticle.articleBody\n", page: withData, marked: "DE"},
		{name: "fields from data", rule: "title:\n  - state: props.post.title\nauthors:\n  - jsonld: Article.author.name\n", page: withData,
			field: func(a *article.Article) string { return a.Title + "; " + authors(a) }, want: "From the state; Ana Ruiz; Bo Lind rule:a.example.yaml:4"},
		{name: "keep", rule: "strict: true\nbody:\n  - css: '#story'\nremove:\n  - css: p\nkeep:\n  - css: .share\n    why: it is the story\n", marked: "D"},
		{name: "keep what the engine leaves out", rule: "keep:\n  - css: footer\n", marked: "ABCDEF", field: func(a *article.Article) string { return lastLine(a) }, want: "Footer words"},
		{name: "unwrap", rule: "body:\n  - css: '#story'\nunwrap:\n  - css: .quoted p\nwrap:\n  - css: .quoted\n    in: blockquote\n", marked: "ABCDEF",
			field: func(a *article.Article) string {
				_, quote, _ := strings.Cut(render.Markdown(a.Body), "\n> ")
				return quote[:5]
			}, want: "Bravo"},
		{name: "the version that fits", rule: "remove:\n  - css: .share\nversions:\n  - when:\n      - css: '#old'\n    body:\n      - css: '#p1'\n  - when:\n      - meta: og:image\n    remove:\n      - css: .promo-box\n    body:\n      - css: '#story'\n", marked: "ABEF"},
		{name: "a version that its body tells", rule: "strict: true\nbody:\n  - css: nav\nversions:\n  - body:\n      - css: '#old'\n  - body:\n      - css: '#p1'\n", marked: "A"},
		{name: "a version's no", rule: "strict: true\nbody:\n  - css: nav\nversions:\n  - strict: false\n    when:\n      - css: '#story'\n    body:\n      - css: .nothing\n", marked: "ABCDEF", warning: "rule:a.example.yaml:3: the body has 1 words, a fraction of the 130 that the engine finds; not taken"},
		{name: "a version's yes and no", rule: "versions:\n  - strict: true\n    when:\n      - css: '#story'\n    body:\n      - css: '#p1'\n", marked: "A"},
		{name: "and what all versions share", rule: "footnotes: false\njson_ld: false\nversions:\n  - body:\n      - css: .n\n", page: notedPage, field: func(a *article.Article) string { return fmt.Sprint(strings.Contains(render.Markdown(a.Body), "[^1]")) }, want: "false"},
		{name: "no version fits", rule: "body:\n  - css: '#story'\nversions:\n  - body:\n      - css: '#old'\n", marked: "ABCDEF"},
		{name: "a fraction falls through", rule: "body:\n  - css: '#p1'\n", marked: "ABCDEF", warning: "rule:a.example.yaml:2: the body has 20 words, a fraction of the"},
		{name: "unless the rule is strict", rule: "strict: true\nbody:\n  - css: '#p1'\n", marked: "A"},
		{name: "hidden text goes", rule: "body:\n  - css: '#story'\n", page: strings.Replace(harbour, `class="share"`, `style="display:none"`, 1), marked: "ABCEF"},
		{name: "unless it is the body", rule: "strict: true\nbody:\n  - css: .share\n", page: strings.Replace(harbour, `class="share"`, `class="share" hidden`, 1), marked: "D"},
		{name: "a hint is swept", rule: "hint: true\nbody:\n  - css: body\n", marked: "ABCDEF", field: lastLine, want: "Foxtrot a second basin for larger ships has been planned since the storm, but nobody has found the money yet."},
		{name: "a hint's removal is doubted", rule: "hint: true\nremove:\n  - css: p\n", page: longPage, field: func(a *article.Article) string { return render.Text(a.Body)[:5] }, want: "Alpha",
			warning: "rule:a.example.yaml:3: it would take"},
		{name: "nor does it harm the hint's body", rule: "hint: true\nbody:\n  - css: article\nremove:\n  - css: p\n", page: longPage,
			field: func(a *article.Article) string { return string(a.Engine) + " " + render.Text(a.Body)[:5] }, want: "site Alpha", warning: "rule:a.example.yaml:5: it would take"},
		{name: "nor does a hint take subheadings alone", rule: "hint: true\nremove:\n  - css: h3\n", page: partedPage,
			field: func(a *article.Article) string {
				return fmt.Sprint(strings.Contains(render.Text(a.Body), "The second basin"))
			}, want: "true", warning: "rule:a.example.yaml:3: it would take subheadings"},
		{name: "but with what is below them", rule: "hint: true\nremove:\n  - css: section\n", page: partedPage,
			field: func(a *article.Article) string {
				return fmt.Sprint(strings.Contains(render.Text(a.Body), "The second basin"))
			}, want: "false"},
		{name: "nor the lead with the headline", rule: "hint: true\nremove:\n  - css: .top\n", page: partedPage,
			field: func(a *article.Article) string { return render.Text(a.Body)[:17] }, want: "Ten years of work"},
		{name: "another's is not", rule: "remove:\n  - css: .share\n", marked: "ABCEF"},
		{name: "clean", rule: "clean: true\nbody:\n  - css: body\n", marked: "ABCDEF", field: func(a *article.Article) string { return render.Text(a.Body)[:8] }, want: "Ana Ruiz"},
		{name: "a title without its site", rule: "title:\n  - css: title\n", page: strings.Replace(harbour, "<title>Harbour opens", `<meta property="og:site_name" content="The Quay"><title>Harbour opens - The Quay`, 1), field: title, want: "Harbour opens rule:a.example.yaml:2"},
		{name: "types by their address", rule: "authors:\n  - jsonld: Report.author\n", page: strings.Replace(harbour, "</head>", `<script type="application/ld+json">[{"@type":"https://schema.org/Report","author":"Ana Ruiz"}]</script></head>`, 1), field: authors, want: "Ana Ruiz rule:a.example.yaml:2"},
		{name: "nothing matches", rule: "title:\n  - css: .none\n", marked: "ABCDEF", warning: "rule a.example.yaml: nothing of it matches this page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := c.page
			if page == "" {
				page = harbour
			}
			a, err := extract.Reader(context.Background(), strings.NewReader(page), "https://a.example/x", extract.Options{Rules: rulesOf(t, map[string]string{"a.example.yaml": c.rule})})
			if err != nil {
				t.Fatal(err)
			}
			if got := markedIn(render.Markdown(a.Body)); c.marked != "" && got != c.marked {
				t.Errorf("the body holds %q, want %q; warnings %q", got, c.marked, a.Warnings)
			}
			if c.field != nil {
				if diff := cmp.Diff(c.want, c.field(a)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
			if got := strings.Join(a.Warnings, "; "); !strings.HasPrefix(got, c.warning) || (c.warning == "") != (got == "") {
				t.Errorf("warnings %q, want %q", got, c.warning)
			}
		})
	}
}

func lastLine(a *article.Article) string {
	text := render.Text(a.Body)
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// longPage is one that the engine is sure of.
var longPage = strings.Replace(commentedPage, "<p>The new", "<p>Alpha the new", 1)

// partedPage has a lead beside its headline, and a subheading.
var partedPage = strings.NewReplacer("<h1>", "<header class=top><p class=meta>Ana Ruiz, 7 min</p><h1>", "</h1>", "</h1><p class=lead>Ten years of work end on Friday, when the first of the ships comes in from the open sea.</p></header>").Replace(
	strings.Replace(longPage, "<p>", "<section><h3>The second basin</h3><p>It was dug by hand, and those who dug it are still remembered for that in the town.</p></section><p>", 1))

// TestHintTipsTheScales: where the model is not sure, a hint's body keeps what the model
// alone would not.
func TestHintTipsTheScales(t *testing.T) {
	var b strings.Builder
	b.WriteString("<html><head><title>Stories</title><meta property=og:type content=article></head><body><nav><ul><li><a href=/a>News</a></li></ul></nav><h1>Stories</h1><div class=intro>" +
		"<p>All that we wrote of the harbour, in one place, from the first plans to the day on which it was opened by the mayor.</p></div><ul id=list>")
	for i := range 25 {
		fmt.Fprintf(&b, "<li class=teaser><a href=/story/%d><h3>Headline number %d of the harbour</h3></a><a class=more href=/story/%d>Read on</a><span class=day>%d May 2024</span></li>", i, i, i, i+1)
	}
	b.WriteString("</ul><footer><a href=/imprint>Imprint</a></footer></body></html>")
	count := func(rule string) int {
		a, err := extract.Reader(context.Background(), strings.NewReader(b.String()), "https://a.example/x", extract.Options{Rules: rulesOf(t, map[string]string{"a.example.txt": rule})})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(render.Text(a.Body), "Headline number")
	}
	if alone, with := count("strip: //x"), count("body: //ul[@id='list'] | //div[@class='intro']"); alone > 20 || with != 25 {
		t.Errorf("%d headlines without the hint and %d with it, want few, and 25", alone, with)
	}
}

// TestEditsAreNotJudged: the engine judges the page as it came, and what it keeps is kept
// in the edited page.
func TestEditsAreNotJudged(t *testing.T) {
	body := func(rule string) string {
		a, err := extract.Reader(context.Background(), strings.NewReader(longPage), "https://a.example/x", extract.Options{Rules: rulesOf(t, map[string]string{"a.example.yaml": rule})})
		if err != nil {
			t.Fatal(err)
		}
		return render.Text(a.Body)
	}
	plain := body("keep:\n  - css: .none\n")
	if diff := cmp.Diff(plain, body("wrap:\n  - css: article p\n    in: aside\n  - css: article p\n    in: figcaption\n")); diff != "" {
		t.Errorf("(-as it came +edited):\n%s", diff)
	}
}

// TestSweptHeadings: what the sweep of a hint's body loses of headings in its midst comes
// back.
func TestSweptHeadings(t *testing.T) {
	data, err := os.ReadFile("../testdata/pages/live-blog.html")
	if err != nil {
		t.Fatal(err)
	}
	a, err := extract.Reader(context.Background(), bytes.NewReader(data), "https://a.example/x", extract.Options{Rules: rulesOf(t, map[string]string{"a.example.txt": "body: //body"})})
	if err != nil || a.Engine != article.EngineSite {
		t.Fatal(a.Engine, err)
	}
	if text := render.Text(a.Body); !strings.Contains(text, "Key points at a glance") {
		t.Errorf("a heading is lost:\n%s", text)
	}
}

// TestHintKeepsWhatEnginesKeep: in a hint's body the quote of a post stays that the model by
// itself would not keep; links in doubt go, where the hint tips the scales, too; and above one
// that is cleaned as an engine's the lead stays.
func TestHintKeepsWhatEnginesKeep(t *testing.T) {
	const lead = "Ten years of work end on Friday, when the first of the ships comes in from the open sea"
	para := func(n int) string {
		return "<p>" + strings.Repeat("The harbour was opened on Monday, the mayor said, and many came to see it in the rain. ", n) + "</p>"
	}
	post := `<blockquote class="twitter-tweet"><p dir="ltr" lang="en">Zulu we all stood there in the rain. <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Ana (@ana) <a href="https://twitter.com/ana/status/12345">May 5, 2024</a></blockquote>`
	described := func(description, inside string) string {
		return `<html><head><title>Harbour opens</title><meta name=description content="` + description + `"></head><body><div class="all"><header><h1>Harbour opens</h1><p class="intro">` + lead +
			`.</p><p class="meta">Ana Ruiz, 7 min</p></header><div class="story">` + para(2) + inside + para(3) + `</div></div></body></html>`
	}
	article := func(inside string) string { return described(lead, inside) }
	for _, c := range []struct {
		name, page, rule, text string
		want                   bool
	}{
		{"a post", article(post), "body:\n  - css: .story\nhint: true\n", "Zulu", true},
		{"a lead", article(""), "body:\n  - css: .story\nhint: true\nclean: true\n", lead, true},
		{"a lead above a body that is taken as it is", article(""), "body:\n  - css: .story\nhint: true\n", lead, false},
		{"a lead of a rule that is no hint", article(""), "body:\n  - css: .story\nclean: true\n", lead, false},
		{"a lead that the description lacks", described("News of the town by the sea", ""), "body:\n  - css: .story\nhint: true\nclean: true\n", lead, false},
		{"another line above", article(""), "body:\n  - css: .story\nhint: true\nclean: true\n", "7 min", false},
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader(c.page), "https://a.example/x", extract.Options{Rules: rulesOf(t, map[string]string{"a.example.yaml": c.rule})})
		if err != nil || a.Engine != "site" {
			t.Fatal(c.name, a.Engine, err)
		}
		if text := render.Text(a.Body); strings.Contains(text, c.text) != c.want {
			t.Errorf("%s: %q is in the text: %v, want %v:\n%s", c.name, c.text, !c.want, c.want, text)
		}
	}
}
