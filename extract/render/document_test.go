package render

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-fabb886e/pith/extract/article"
)

func TestDocument(t *testing.T) {
	a := &article.Article{
		Status:    article.StatusOK,
		Title:     "  1. *A* <b> #",
		Language:  "ar",
		Direction: "rtl",
		Body:      parse(t, "<p>a <em>b</em></p><hr>"),
	}
	untitled := &article.Article{Status: article.StatusPaywalled, Body: parse(t, "<p>a</p>")}
	tests := []struct {
		name    string
		article *article.Article
		options Options
		want    string
	}{
		{"markdown", a, Options{}, "# 1. \\*A\\* \\<b> \\#\n\na *b*\n\n---\n"},
		{"markdown by name", untitled, Options{Format: FormatMarkdown}, "a\n"},
		{"front matter", untitled, Options{FrontMatter: true}, "---\nstatus: paywalled\nword_count: 1\nreading_minutes: 1\n---\n\na\n"},
		{"text", a, Options{Format: FormatText, FrontMatter: true}, "1. *A* <b> #\n\na b\n"},
		{"text without title", untitled, Options{Format: FormatText}, "a\n"},
		{"html", a, Options{Format: FormatHTML}, "<article lang=\"ar\" dir=\"rtl\">\n<h1>1. *A* &lt;b&gt; #</h1>\n<p>a <em>b</em></p>\n<hr>\n</article>\n"},
		{"html without title", untitled, Options{Format: FormatHTML}, "<article>\n<p>a</p>\n</article>\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := Document(&b, test.article, test.options); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// An article without content is nothing, in every format.
func TestDocumentWithoutContent(t *testing.T) {
	body := parse(t, "<p>a</p>")
	for _, a := range []*article.Article{
		{Status: article.StatusOK, Title: "t"},
		{Status: article.StatusEmpty, Title: "t", Body: body},
		{Status: article.StatusConsentWall, Title: "t", Body: body},
		{Status: article.StatusJSShell, Title: "t", Body: body},
		{Status: article.StatusError, Title: "t", Body: body, Err: article.Errorf(article.CodeIO, "x")},
	} {
		for _, format := range []Format{FormatMarkdown, FormatText, FormatHTML} {
			var b strings.Builder
			if err := Document(&b, a, Options{Format: format, FrontMatter: true}); err != nil || b.Len() > 0 {
				t.Errorf("%s as %s: %q, %v", a.Status, format, b.String(), err)
			}
		}
	}
}

func TestDocumentErrors(t *testing.T) {
	a := &article.Article{Status: article.StatusOK, Body: parse(t, "<p>a</p>")}
	if err := Document(&strings.Builder{}, a, Options{Format: "pdf"}); err == nil {
		t.Error("no error for an unknown format")
	}
	if err := Document(brokenWriter{}, a, Options{}); !errors.Is(err, errBroken) {
		t.Errorf("error %v, want the writer's", err)
	}
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }
