package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// page is the mill's page with other names around its text and below its headline.
func (s story) page(head, before, open, closing string) Sample {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>%s</title>%s</head><body><div class="menu"><a href="/">Home</a> <a href="/local">Local</a></div>%s%s`, s.title, head, before, open)
	for _, text := range s.text {
		fmt.Fprintf(&b, "<p>%s</p>\n", text)
	}
	b.WriteString(closing + `</body></html>`)
	return Sample{Name: "page.html", URL: "https://valleypost.example/" + s.slug, Data: []byte(b.String())}
}

// TestNewBody: which of several ways to name a body is taken.
func TestNewBody(t *testing.T) {
	h1 := "<h1>" + mill.title + "</h1>"
	links := `<div class="wide"><a href="/a">Storm takes the pier</a> <a href="/b">A bell for the chapel</a> <a href="/c">Four new chairs</a></div>`
	for _, c := range []struct{ name, open, closing, want string }{
		{"itemprop before a class", `<div class="story-text" itemprop="articleBody">`, `</div>`, `[itemprop="articleBody"]`},
		{"an id", `<div id="story-body">`, `</div>`, "#story-body"},
		{"a data attribute", `<div data-component="text-block">`, `</div>`, `[data-component="text-block"]`},
		{"an element's name alone", `<article class="css-1">`, `</article>`, "article"},
		{"the inner of two", `<main class="site-main">` + links + links + `<div class="entry-content">`, `</div>` + links + links + `</main>`, ".entry-content"},
		{"of two places with one class", `<div class="side"><div class="text">` + strings.Repeat(links, 9) + `</div></div><div class="centre"><div class="text">`, `</div></div>`, ".centre"},
		{"a child without a name", `<div class="centre">` + strings.Repeat(`<p><a href="/a">Storm takes the pier and the boats with it, once more</a></p>`, 20) + `<div>`, `</div></div>`, ".centre > div"},
		{"none", `<div class="css-1"><div id="post-99">`, `</div></div>`, ""},
	} {
		rule, _ := made(t, mill.page("", h1, c.open, c.closing))
		got := ""
		if len(rule.Body) > 0 {
			got = rule.Body[0].Expr
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestNewFields: what data state needs no line; what only the page shows has one if a
// name stands for it.
func TestNewFields(t *testing.T) {
	h1 := `<h1 class="headline">` + mill.title + "</h1>"
	const by = `<p class="by-line">By <span class="author-name">Ana Ruiz</span></p>`
	for _, c := range []struct {
		name, head, before string
		want               []string
	}{
		{"all is stated", `<meta property="og:title" content="Old mill grinds rye again"><meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2024-05-06T07:00:00Z">`,
			h1 + by + `<p><time datetime="2024-05-06T07:00:00Z">6 May 2024</time></p>`, nil},
		{"nothing is", "", h1 + by + `<p class="posted-on">6 May 2024</p>`,
			[]string{"title: css .headline", "authors: css .author-name", "date_published: css .posted-on"}},
		{"a meta tag that nobody else knows", `<meta name="valley.writer" content="Ana Ruiz">`, h1 + by, []string{"title: css .headline", "authors: meta valley.writer"}},
		{"two headlines of a class", "", h1 + `<p class="headline">` + mill.title + `</p>`, []string{"title: css h1"}},
		{"only the heading has a name", "", `<h1>` + mill.title + `</h1><p>By Ana Ruiz</p>`, []string{"title: css h1"}},
	} {
		rule, notes := made(t, mill.page(c.head, c.before, `<div class="story-text">`, `</div>`))
		got := written(rule)[1:] // without the body
		if diff := cmp.Diff(append([]string{}, c.want...), append([]string{}, got...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", c.name, diff, strings.Join(notes, "\n"))
		}
	}
}

// TestNewFieldOfTwo: a selector has to give each page's own value.
func TestNewFieldOfTwo(t *testing.T) {
	page := func(s story, by string) Sample {
		return s.page("", `<h1>`+s.title+`</h1>`+by, `<div class="story-text">`, `</div>`)
	}
	for _, c := range []struct {
		name, one, two, want string
	}{
		{"the same name", `<p class="author-name">Ana Ruiz</p>`, `<p class="author-name">Bo Ek</p>`, "authors: css .author-name"},
		{"another name on each", `<p class="author-name">By Ana Ruiz</p>`, `<p class="writer-name">By Bo Ek</p>`, ""},
		{"one of somebody else", `<p class="author-name">By Ana Ruiz</p>`, `<p>By Bo Ek</p></div><div class="rail"><p class="author-name">Cleo Marsh on bees</p>`, ""},
	} {
		rule, notes := made(t, page(mill, c.one), page(ferry, c.two))
		got := ""
		for _, line := range written(rule) {
			if strings.HasPrefix(line, "authors") {
				got = line
			}
		}
		if got != c.want || c.want == "" && !strings.Contains(strings.Join(notes, "\n"), "authors: no stable selector gives") {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, strings.Join(notes, "\n"))
		}
	}
}

func TestPhraseOf(t *testing.T) {
	for text, want := range map[string]string{
		"one two three four five six seven eight":                    "one two three four five six seven",
		`He said "no" to one two three four five six seven of them.`: "to one two three four five six",
		"one two, three four five":                                   "one two, three four five",
		"one two three four":                                         "",
		"one. two. three. four. five. six. seven.":                   "",
		"水车停了六十年直到去年春天邻居们把它重新修好了。":                                   "水车停了六十年直到去年春天邻",
		"مرحبا بكم في الطاحونة القديمة على ضفة النهر الكبير في الوادي": "مرحبا بكم في الطاحونة القديمة على ضفة",
	} {
		if got := phraseOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"", "", 1}, {"a b c d", "a b c d", 1}, {"a b c d", "d, c. b a!", 1}, {"a a b b", "a b", 2.0 / 3}, {"a", "b", 0}, {"水车停", "水车走", 2.0 / 3}} {
		if got := sameWords(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
