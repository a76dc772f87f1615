package render

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-fabb886e/pith/extract/article"
)

// fullArticle has a value for every field.
func fullArticle(t testing.TB) *article.Article {
	confidence := 0.75
	return &article.Article{
		ID:            "7",
		Input:         "pages.tar:a.html",
		Status:        article.StatusOK,
		URL:           "https://a.example/b?c&d",
		CanonicalURL:  "https://a.example/b",
		SiteName:      "The Site",
		Title:         "A <b> & \u2028 title",
		Subtitle:      "A deck",
		Summary:       "A summary",
		Authors:       []article.Author{{Name: "Ana Ruiz", URL: "https://a.example/ana"}, {Name: "Desk"}},
		Byline:        "By Ana Ruiz and Desk",
		Source:        "AFP",
		DatePublished: "2024-09-21",
		DateModified:  "2024-09-21T09:10:00+02:00",
		Language:      "en-GB",
		Direction:     "ltr",
		Section:       "World",
		Tags:          []string{"x", "y"},
		Image:         &article.Image{URL: "https://a.example/i.png", Alt: "alt", Caption: "caption", Credit: "credit", Width: 10, Height: 20},
		Images:        []article.Image{{URL: "https://a.example/i.png"}},
		PageType:      article.TypeArticle,
		Access:        article.AccessMetered,
		License:       "CC BY 4.0",
		Pages:         []string{"https://a.example/b", "https://a.example/b/2"},
		Confidence:    &confidence,
		Engine:        article.EngineSite,
		Rule:          "a.example.yaml",
		Provenance:    map[string]article.Origin{"title": "json-ld", "authors": "visible"},
		Warnings:      []string{"w"},
		Body:          parse(t, "<p>one <em>two</em></p><figure><img src=/i.png><figcaption>three</figcaption></figure>"),
	}
}

// Names of inputs may hold anything. They come back as they were, and act on no
// terminal before.
func TestRecordIsHarmless(t *testing.T) {
	name := "a\x1b[31m\u009b\u202eb\u2066\x7f\x00\u00e9\ufffe.html"
	for _, write := range []func(io.Writer, Record) error{WriteJSON, WriteJSONL} {
		var b bytes.Buffer
		if err := write(&b, NewRecord(&article.Article{Input: name, Status: article.StatusEmpty}, Content{})); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(b.String(), isControl) {
			t.Errorf("controls in %q", b.String())
		}
		var r Record
		if err := json.Unmarshal(b.Bytes(), &r); err != nil || *r.Input != name {
			t.Errorf("%v, input %q, want %q", err, *r.Input, name)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	want := `{
  "schema": "pith/1",
  "id": "7",
  "input": "pages.tar:a.html",
  "status": "ok",
  "url": "https://a.example/b?c&d",
  "canonical_url": "https://a.example/b",
  "site_name": "The Site",
  "title": "A <b> & \u2028 title",
  "subtitle": "A deck",
  "summary": "A summary",
  "authors": [
    {
      "name": "Ana Ruiz",
      "url": "https://a.example/ana"
    },
    {
      "name": "Desk",
      "url": null
    }
  ],
  "byline": "By Ana Ruiz and Desk",
  "source": "AFP",
  "date_published": "2024-09-21",
  "date_modified": "2024-09-21T09:10:00+02:00",
  "language": "en-GB",
  "direction": "ltr",
  "section": "World",
  "tags": [
    "x",
    "y"
  ],
  "image": {
    "url": "https://a.example/i.png",
    "alt": "alt",
    "caption": "caption",
    "credit": "credit",
    "width": 10,
    "height": 20
  },
  "images": [
    {
      "url": "https://a.example/i.png",
      "alt": null,
      "caption": null,
      "credit": null,
      "width": null,
      "height": null
    }
  ],
  "content_markdown": "one *two*\n\n![](/i.png)\n\n*three*",
  "content_text": "one two",
  "content_html": "<p>one <em>two</em></p>\n<figure><img src=\"/i.png\"><figcaption>three</figcaption></figure>",
  "word_count": 2,
  "reading_minutes": 1,
  "page_type": "article",
  "access": "metered",
  "license": "CC BY 4.0",
  "pages": [
    "https://a.example/b",
    "https://a.example/b/2"
  ],
  "confidence": 0.75,
  "extraction": {
    "engine": "site",
    "rule": "a.example.yaml",
    "version": "` + article.Version + `"
  },
  "provenance": {
    "authors": "visible",
    "title": "json-ld"
  },
  "warnings": [
    "w"
  ],
  "error": null
}
`
	record := NewRecord(fullArticle(t), Content{Markdown: true, Text: true, HTML: true})
	var b strings.Builder
	if err := WriteJSON(&b, record); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every key is there when nothing is known.
func TestWriteJSONL(t *testing.T) {
	a := &article.Article{Status: article.StatusError, Err: article.Errorf(article.CodeNotFound, "no such \xff file\u2029")}
	want := `{"schema":"pith/1","id":null,"input":null,"status":"error","url":null,"canonical_url":null,"site_name":null,` +
		`"title":null,"subtitle":null,"summary":null,"authors":[],"byline":null,"source":null,"date_published":null,` +
		`"date_modified":null,"language":null,"direction":null,"section":null,"tags":[],"image":null,"images":[],` +
		`"content_markdown":null,"content_text":null,"content_html":null,"word_count":null,"reading_minutes":null,` +
		`"page_type":null,"access":null,"license":null,"pages":[],"confidence":null,` +
		`"extraction":{"engine":null,"rule":null,"version":"` + article.Version + `"},"provenance":{},"warnings":[],` +
		`"error":{"code":"not_found","message":"no such \ufffd file\u2029"}}` + "\n"
	var b strings.Builder
	if err := WriteJSONL(&b, NewRecord(a, Content{Markdown: true, Text: true, HTML: true})); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRecordReadsBack(t *testing.T) {
	want := NewRecord(fullArticle(t), Content{Text: true})
	var b strings.Builder
	if err := WriteJSONL(&b, want); err != nil {
		t.Fatal(err)
	}
	var got Record
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestRecordContent(t *testing.T) {
	filled := func(r Record) string {
		return strings.Join(words(strings.Join([]string{
			boolWord(r.ContentMarkdown != nil, "markdown"), boolWord(r.ContentText != nil, "text"),
			boolWord(r.ContentHTML != nil, "html"), boolWord(r.WordCount != nil, "count"),
		}, " ")), " ")
	}
	tests := []struct {
		status  article.Status
		content Content
		want    string
	}{
		{article.StatusOK, Content{}, "count"},
		{article.StatusOK, Content{Markdown: true}, "markdown count"},
		{article.StatusNotArticle, Content{Text: true}, "text count"},
		{article.StatusPaywalled, Content{HTML: true}, "html count"},
		{article.StatusEmpty, Content{Markdown: true, Text: true, HTML: true}, ""},
		{article.StatusConsentWall, Content{Markdown: true, Text: true, HTML: true}, ""},
		{article.StatusJSShell, Content{Markdown: true, Text: true, HTML: true}, ""},
	}
	for _, test := range tests {
		a := &article.Article{Status: test.status, Body: parse(t, "<p>a</p>")}
		if got := filled(NewRecord(a, test.content)); got != test.want {
			t.Errorf("%s, %+v: %q is filled, want %q", test.status, test.content, got, test.want)
		}
	}
}

func boolWord(b bool, word string) string {
	if b {
		return word
	}
	return ""
}
