package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// rulesOf writes rule files into a folder and returns its set.
func rulesOf(t testing.TB, files map[string]string) *site.Set {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.NewSet(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// harbour is a page in whose article stand the words one, two and so on, each in a
// paragraph of some length.
const harbour = `<html><head><title>Harbour opens</title><meta property="og:image" content="https://a.example/pier.jpg">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour opens","author":{"@type":"Person","name":"Lena Data"},"datePublished":"2024-03-01"}</script>
</head><body><nav><a href="/">Home</a></nav>
<div id="story" class="story wide" data-day="2024-05-03"><h1 class="head">Harbour opens</h1>
<p class="by">Ana Ruiz</p><p class="by">Bo Lind</p><span class="day">2 May 2024</span>
<p id="p1" class="para first">Alpha the new harbour was opened on Monday after three years of work on the long pier, the mayor said.</p>
<div class="quoted"><p>Bravo "we have waited for this day", said a fisherman who keeps two boats at the old quay of the town.</p></div>
<p class="promo-box">Charlie the ferry company that runs the line to the islands will pay a part of what it has cost to build.</p>
<p class="share">Delta in the first week every visitor may enter for free, and the brass band plays at noon on each day.</p>
<p>Echo the old quay is closed in autumn, when its wooden beams are taken out and the ground is cleaned, he added.</p>
<p>Foxtrot a second basin for larger ships has been planned since the storm, but nobody has found the money yet.</p></div>
<ul class="links"><li><a href="/next">More</a></li></ul><footer>Footer words</footer></body></html>`

// marks are the words that stand for the paragraphs of harbour.
var marks = []string{"Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"}

// markedIn are those of them that a text holds.
func markedIn(text string) string {
	var found []string
	for _, m := range marks {
		if strings.Contains(text, m) {
			found = append(found, m[:1])
		}
	}
	return strings.Join(found, "")
}

// An ftrCase is a line or more of a rule, and what it makes of a page.
type ftrCase struct {
	name, rule string
	page       string // harbour where it is ""
	marked     string // which paragraphs the body holds, where it is not ""
	markdown   string // and what its Markdown holds
	absent     string // or does not
	field      func(*article.Article) string
	want       string
}

const wholeBody = "body: //div[@id='story']\n"

func title(a *article.Article) string { return a.Title + " " + string(a.Provenance["title"]) }

func authors(a *article.Article) string {
	var names []string
	for _, au := range a.Authors {
		names = append(names, au.Name)
	}
	return strings.Join(names, "; ") + " " + string(a.Provenance["authors"])
}

// TestFTRDirectives: what each directive of the format does.
func TestFTRDirectives(t *testing.T) {
	for _, c := range []ftrCase{
		{name: "body, the first that matches", rule: "body: //div[@id='missing']\nbody: //div[@id='story']/p[@id='p1'] | //div[@class='quoted'] | //div[@class='quoted']/p | //p[@class='share'] | //p[not(@class)]\nbody: //body", marked: "ABDEF"},
		{name: "title, the first that gives something", rule: "title: //h2\ntitle: concat(//h1, '')\ntitle: //nav", field: title, want: "Harbour opens h1"},
		{name: "title has a vote", rule: "title: //p[@class='kop']", page: strings.Replace(strings.Replace(harbour, "<h1 class=\"head\">Harbour opens</h1>", `<p class="kop">The harbour opens at last</p>`, 1), `"headline":"Harbour opens",`, "", 1),
			field: title, want: "The harbour opens at last rule:a.example.txt:1"},
		{name: "title leaves the body", rule: "title: //h1\n" + wholeBody, marked: "ABCDEF", absent: "# Harbour"},
		{name: "author, all of the first that matches", rule: "author: //p[@class='nobody']\nauthor: //p[@class='by']\nauthor: //h1", field: authors, want: "Ana Ruiz; Bo Lind rule:a.example.txt:2"},
		{name: "date", rule: "skip_json_ld: yes\ndate: //div[@id='story']/@data-day", field: func(a *article.Article) string { return a.DatePublished + " " + string(a.Provenance["date_published"]) }, want: "2024-05-03 rule:a.example.txt:2"},
		{name: "strip", rule: wholeBody + "strip: //p[@class='share']", marked: "ABCEF"},
		{name: "strip comes before body", rule: "strip: //p[@class='by']\nstrip: //p[contains(@class, 'first')]\nbody: //div[@id='story'][not(contains(., 'Alpha'))]", marked: "BCDEF"},
		{name: "strip of text nodes", rule: wholeBody + "strip: //p[@class='share']/text()", marked: "ABCEF"},
		{name: "strip of attributes", rule: "strip: //div[@id='story']/@id\nbody: //div[@id='story']\nbody: //div[@class='story wide']/*[not(@class='share')]", marked: "ABCEF"},
		{name: "strip_id_or_class, a whole token", rule: wholeBody + "strip_id_or_class: share", marked: "ABCEF"},
		{name: "a whole token and not its like", rule: wholeBody + "strip_id_or_class: para", page: strings.Replace(harbour, `class="promo-box"`, `class="parasol"`, 1), marked: "BCDEF"},
		{name: "strip_id_or_class, else a part", rule: wholeBody + "strip_id_or_class: 'promo-'", marked: "ABDEF"},
		{name: "strip_id_or_class, an id", rule: wholeBody + `strip_id_or_class: "p1"`, marked: "BCDEF"},
		{name: "with a space it is a part", rule: wholeBody + "strip_id_or_class: para first", marked: "BCDEF"},
		{name: "never the chosen body", rule: wholeBody + "strip_id_or_class: story\nstrip_id_or_class: wide", marked: "ABCDEF"},
		{name: "skip_id_or_class", rule: wholeBody + "strip_id_or_class: share\nskip_id_or_class: share", marked: "ABCDEF"},
		{name: "strip_image_src", rule: wholeBody + "strip_image_src: tracker.example", page: strings.Replace(harbour, "<p>Echo", `<p><img src="https://tracker.example/x.jpg" alt="pixel"></p><p><img src="/quay.jpg" alt="quay"></p><p>Echo`, 1),
			markdown: "![quay](https://www.a.example/quay.jpg)", absent: "pixel"},
		{name: "strip_attr", rule: wholeBody + "strip_attr: //img/@src", page: strings.Replace(harbour, "<p>Echo", `<p><img src="/quay.jpg" alt="quay" data-src="/large.jpg"></p><p>Echo`, 1),
			markdown: "large.jpg", absent: "quay.jpg"},
		{name: "tidy and parser", rule: wholeBody + "tidy: yes\nparser: html5php", marked: "ABCDEF"},
		{name: "a body that lacks half is not taken", rule: "body: //p[@id='p1'] | //div[@class='quoted']", marked: "ABCDEF"},
		{name: "no prune", rule: wholeBody + "prune: no", page: strings.Replace(harbour, "<p>Echo", `<p>Golf <button>press this</button></p><p>Echo`, 1), marked: "ABCDEF"},
		{name: "prune", rule: "body: //body\nprune: yes", absent: "Home", marked: "ABCDEF"},
		{name: "autodetect_on_failure", rule: "body: //div[@id='missing']\nauthor: //p[@class='nobody']", marked: "ABCDEF", field: authors, want: "Lena Data json-ld"},
		{name: "no autodetect_on_failure", rule: "author: //p[@class='nobody']\nautodetect_on_failure: no\n", marked: "ABCDEF", field: authors, want: " "},
		{name: "nor for a body", rule: "body: //div[@id='missing']\nautodetect_on_failure: no", field: func(a *article.Article) string { return string(a.Status) }, want: "empty"},
		{name: "find_string and replace_string", rule: "find_string: <p class=\"share\">\nfind_string: Echo\nreplace_string: <p hidden>\nreplace_string:\n" + wholeBody, marked: "ABCF"},
		{name: "replace_string(x)", rule: "replace_string(</p>\n\nreplace_string(Delta in the): Delta (at http://b.example): in the\n" + wholeBody, markdown: "Delta (at http://b.example): in the"},
		{name: "replace_string with colons", rule: "replace_string(https://a.example/pier): https://b.example/other\ninsert_detected_image: yes\n" + wholeBody, markdown: "https://b.example/other.jpg"},
		{name: "wrap_in", rule: wholeBody + "wrap_in(blockquote): //div[@class='quoted']", markdown: "> Bravo"},
		{name: "move_into", rule: "body: //div[@id='story']\nmove_into(//div[@class='quoted']): //p[@class='share']", markdown: "of the town.\n\nDelta in"},
		{name: "move_into of a name", rule: "body: //section\nmove_into(section): //div[@id='story']\nautodetect_on_failure: no", page: strings.Replace(harbour, "<footer>", "<section></section><footer>", 1), marked: "ABCDEF"},
		{name: "dissolve", rule: "body: //div[@id='story']\ndissolve: //b", page: strings.Replace(harbour, "<p>Echo", "<p><b>Echo</b>", 1), markdown: "\nEcho the"},
		{name: "insert_detected_image", rule: wholeBody, markdown: "![](https://a.example/pier.jpg)\n\n"},
		{name: "no insert_detected_image", rule: wholeBody + "insert_detected_image: no", absent: "pier.jpg", marked: "ABCDEF"},
		{name: "convert_double_br_tags", rule: "body: //div[@class='br']\nconvert_double_br_tags: yes", page: `<title>T</title><div class="br">Alpha is a line of some words, said one.<br><br>Bravo is another line, said two.</div>`, markdown: "said one.\n\nBravo"},
		{name: "footnotes", rule: "body: //div[@class='n']", page: notedPage, markdown: "[^1]"},
		{name: "no footnotes", rule: "body: //div[@class='n']\nfootnotes: no", page: notedPage, absent: "[^1]", markdown: "said so"},
		{name: "strip_comments", rule: "title: //h1", page: commentedPage, absent: "Zulu"},
		{name: "no strip_comments", rule: "title: //h1\nstrip_comments: no\nbody: //div[@class='all']\nprune: yes", page: commentedPage, markdown: "Zulu"},
		{name: "skip_json_ld", rule: "skip_json_ld: yes\n" + wholeBody, field: authors, want: "Ana Ruiz visible"},
		{name: "src_lazy_load_attr", rule: wholeBody + "src_lazy_load_attr: data-full", page: strings.Replace(harbour, "<p>Echo", `<p><img src="/grey.gif" data-full="/quay.jpg" alt="quay"></p><p>Echo`, 1), markdown: "quay.jpg", absent: "grey.gif"},
		{name: "comments, blank lines and unknown keys", rule: "# body: //nav\n\n  body: //div[@id='story']  \nbodi: //nav\nno key here\nlogin_uri: /in", marked: "ABCDEF"},
	} {
		t.Run(c.name, func(t *testing.T) { c.check(t) })
	}
}

const notedPage = `<title>T</title><div class="n"><p>Alpha somebody said so<a href="#n1" id="r1"><sup>1</sup></a> on a day of that year, in the town hall of the capital.</p>
<p>Bravo and more was said later, by others who were there on that day, it is told.</p><ol><li id="n1">In the old book, page nine. <a href="#r1">back</a></li></ol></div>`

var commentedPage = `<html><head><title>Harbour opens</title></head><body><div class="all"><article><h1>Harbour opens</h1>` +
	strings.Repeat("<p>The new harbour was opened on Monday after three years of work, the mayor of the town said to us.</p><p>Many people, as he told us, came to see it on this day, though it rained all morning long.</p>", 3) +
	`</article><div class="comments" id="comments"><h3>Comments</h3><div class="comment"><p>Zulu I was there, too, and saw it all.</p></div></div></div></body></html>`

func (c ftrCase) check(t *testing.T) {
	page := c.page
	if page == "" {
		page = harbour
	}
	o := extract.Options{Rules: rulesOf(t, map[string]string{"a.example.txt": c.rule})}
	a, err := extract.Reader(context.Background(), strings.NewReader(page), "https://www.a.example/x", o)
	if err != nil {
		t.Fatal(err)
	}
	markdown := ""
	if a.Body != nil {
		markdown = render.Markdown(a.Body)
	}
	if c.marked != "" && markedIn(markdown) != c.marked {
		t.Errorf("the body holds %q, want %q; warnings %q", markedIn(markdown), c.marked, a.Warnings)
	}
	if c.markdown != "" && !strings.Contains(markdown, c.markdown) {
		t.Errorf("no %q in:\n%s\nwarnings %q", c.markdown, markdown, a.Warnings)
	}
	if c.absent != "" && strings.Contains(markdown, c.absent) {
		t.Errorf("%q is in:\n%s", c.absent, markdown)
	}
	if c.field != nil {
		if diff := cmp.Diff(c.want, c.field(a)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// TestFTRFiles: which file serves a host, and what comes behind it.
func TestFTRFiles(t *testing.T) {
	rules := rulesOf(t, map[string]string{
		"a.example.txt":      "author: //p[@id='exact']",
		".b.example.txt":     "author: //p[@id='wild']",
		"c.example.txt":      "author: //p[@id='missing']",
		"d.example.txt":      "author: //p[@id='missing']\nautodetect_on_failure: no",
		"both.example.txt":   "author: //p[@id='exact']",
		"both.example.yaml":  "authors:\n  - css: '#yaml'\n",
		"x.both.example.txt": "author: //p[@id='wild']",
		"global.txt":         "author: //p[@id='global']\n",
	})
	const page = "<title>T</title><p id=exact>Eva Exact</p><p id=wild>Will Wild</p><p id=global>Gus Global</p><p id=yaml>Yan Yaml</p>"
	for host, want := range map[string]string{
		"a.example": "Eva Exact", "www.A.example": "Eva Exact", "sub.a.example": "", "b.example": "", "x.b.example": "Will Wild", "www.x.b.example": "Will Wild",
		"y.x.b.example": "", "c.example": "Gus Global", "d.example": "", "other.example": "", "both.example": "Yan Yaml", "x.both.example": "Will Wild", "y.both.example": "Yan Yaml",
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader(page), "https://"+host+"/x", extract.Options{Rules: rules})
		got := ""
		if err == nil && len(a.Authors) > 0 {
			got = a.Authors[0].Name
		}
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", host, got, err, want)
		}
	}
}

// TestLateRule: a rule found by what the page states edits its text, too.
func TestLateRule(t *testing.T) {
	rules := rulesOf(t, map[string]string{"a.example.txt": "find_string: Alpha\nreplace_string: Yankee\n" + wholeBody})
	page := strings.Replace(harbour, "<head>", `<head><link rel="canonical" href="https://a.example/x">`, 1)
	a, err := extract.Reader(context.Background(), strings.NewReader(page), "", extract.Options{Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	if text := render.Text(a.Body); !strings.Contains(text, "Yankee") || a.Rule != "a.example.txt" {
		t.Errorf("rule %q, text %q", a.Rule, text)
	}
}
