package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
)

func standalone(t *testing.T, a *article.Article, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, a, Options{Format: FormatHTML, Standalone: true, Style: s}); err != nil {
		t.Fatal(err)
	}
	return strings.Replace(b.String(), standaloneCSS, "", 1)
}

func TestStandalone(t *testing.T) {
	full := &article.Article{
		Status:        article.StatusOK,
		URL:           "https://a.example/x?y=1",
		CanonicalURL:  "https://a.example/x",
		SiteName:      "The <Site>",
		Title:         `A "title" & more`,
		Subtitle:      "A deck",
		Summary:       "A summary",
		Authors:       []article.Author{{Name: "Ana Ruiz"}, {Name: "Bo Li"}},
		Source:        "AFP",
		DatePublished: "2024-09-21T09:10:00+02:00",
		DateModified:  "2024-09-22",
		Language:      "de-DE-formal",
		Direction:     "ltr",
		Section:       "Culture",
		Tags:          []string{"a", "b, c"},
		Body:          parse(t, `<h3>a</h3><p>b <a href="/c">d</a></p><h5>e</h5><h1>f</h1>`),
	}
	bare := &article.Article{Status: article.StatusOK, Body: parse(t, "<h3>a</h3><p>A deck</p>"), Subtitle: "A deck"}
	tests := []struct {
		name    string
		article *article.Article
		style   Style
		want    string
	}{
		{"everything", full, Style{}, `<!DOCTYPE html>
<html lang="de-DE" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A "title" &amp; more</title>
<meta name="generator" content="pith VERSION">
<meta name="author" content="Ana Ruiz">
<meta name="author" content="Bo Li">
<meta name="description" content="A summary">
<meta name="keywords" content="a, b, c">
<meta property="og:site_name" content="The &lt;Site&gt;">
<meta property="article:published_time" content="2024-09-21T09:10:00+02:00">
<meta property="article:modified_time" content="2024-09-22">
<meta property="article:section" content="Culture">
<link rel="canonical" href="https://a.example/x">
<style>
</style>
</head>
<body>
<article>
<header>
<p class="section">Culture</p>
<h1>A "title" &amp; more</h1>
<p class="subtitle" role="doc-subtitle">A deck</p>
<div class="about">
<p class="byline">Ana Ruiz, Bo Li</p>
<p class="source">AFP</p>
<p><time datetime="2024-09-21T09:10:00+02:00">2024-09-21 09:10</time></p>
<p class="site"><a href="https://a.example/x">The &lt;Site&gt;</a></p>
</div>
</header>
<div class="content">
<h2>a</h2>
<p>b <a href="/c">d</a></p>
<h3>e</h3>
<h2>f</h2>
</div>
<footer>
<ul>
<li>a</li>
<li>b, c</li>
</ul>
</footer>
</article>
</body>
</html>
`},
		{"next to nothing", bare, Style{}, `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Untitled</title>
<meta name="generator" content="pith VERSION">
<style>
</style>
</head>
<body>
<article>
<div class="content">
<h1>a</h1>
<p>A deck</p>
</div>
</article>
</body>
</html>
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := strings.Replace(test.want, "VERSION", article.Version, 1)
			if diff := cmp.Diff(want, standalone(t, test.article, test.style)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Without links there is none to the page, either.
func TestStandaloneWithoutLinks(t *testing.T) {
	a := &article.Article{Status: article.StatusOK, URL: "https://a.example/x", SiteName: "Site", Body: parse(t, `<p><a href="/b">c</a></p>`)}
	got := standalone(t, a, Style{Links: LinksNone})
	if strings.Contains(got, "<a ") || !strings.Contains(got, `<p class="site">Site</p>`) {
		t.Error(got)
	}
}

// What a page says of itself stays text, whatever it is.
func TestStandaloneIsInert(t *testing.T) {
	evil := `"><script>alert(1)</script><img src=x onerror=alert(1)>` + "\x1b[31m\u202e\x00"
	a := &article.Article{
		Status: article.StatusOK, URL: "javascript:alert(1)", CanonicalURL: "javascript:alert(1)", SiteName: evil, Title: evil, Subtitle: evil,
		Summary: evil, Authors: []article.Author{{Name: evil, URL: "javascript:alert(1)"}}, Byline: evil, Source: evil, DatePublished: evil,
		DateModified: evil, Language: evil, Direction: evil, Section: evil, Tags: []string{evil, evil}, Body: parse(t, "<p>a</p>"),
	}
	got := standalone(t, a, Style{})
	if strings.ContainsAny(got, "\x1b\u202e\x00") {
		t.Errorf("controls in %q", got)
	}
	for n := range parse(t, got).Descendants() {
		if n.DataAtom == atom.Script || n.DataAtom == atom.Img || n.DataAtom == atom.A || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
			return strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:")
		}) {
			t.Errorf("%s %v in\n%s", n.Data, n.Attr, got)
		}
	}
}

// The style sheet loads nothing, and can not end before it ends.
func TestStandaloneCSS(t *testing.T) {
	for _, s := range []string{"url(", "@import", "</"} {
		if strings.Contains(standaloneCSS, s) {
			t.Errorf("%q in the style sheet", s)
		}
	}
}
