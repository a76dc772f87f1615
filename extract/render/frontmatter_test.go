package render

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/seed-fabb886e/pith/extract/article"
)

func TestFrontMatter(t *testing.T) {
	a := &article.Article{
		ID:            "7",
		Input:         "page.html",
		Status:        article.StatusNotArticle,
		URL:           "https://a.example/b?c=d#e",
		CanonicalURL:  "https://a.example/b",
		SiteName:      "The Site",
		Title:         `"Yes": it's - a #title`,
		Subtitle:      "A deck (with parentheses)",
		Summary:       "line\nline",
		Authors:       []article.Author{{Name: "Ana Ruiz", URL: "https://a.example/ana"}, {Name: "no"}},
		Byline:        "By Ana Ruiz",
		Source:        "AFP",
		DatePublished: "2024-09-21",
		DateModified:  "2024-09-21T09:10:00+02:00",
		Language:      "en-GB",
		Direction:     "ltr",
		Section:       "Économie",
		Tags:          []string{"Telegram", "1984", "- x"},
		Image:         &article.Image{URL: "https://a.example/i.png"},
		PageType:      article.TypeOther,
		Access:        article.AccessFree,
		License:       "CC BY 4.0",
		Confidence:    new(float64),
		Body:          parse(t, "<p>one two</p>"),
	}
	want := `---
id: "7"
status: not_article
url: "https://a.example/b?c=d#e"
canonical_url: "https://a.example/b"
site_name: The Site
title: "\"Yes\": it's - a #title"
subtitle: A deck (with parentheses)
summary: "line\nline"
authors:
  - Ana Ruiz
  - "no"
byline: By Ana Ruiz
source: AFP
date_published: "2024-09-21"
date_modified: "2024-09-21T09:10:00+02:00"
language: en-GB
direction: ltr
section: Économie
tags:
  - Telegram
  - "1984"
  - "- x"
image: "https://a.example/i.png"
word_count: 2
reading_minutes: 1
page_type: other
access: free
license: CC BY 4.0
---

`
	if diff := cmp.Diff(want, string(frontMatter(a))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// trickyScalars are strings that YAML might take for something else.
var trickyScalars = []string{
	"yes", "No", "TRUE", "null", "~", "y", "n", "on", "Off", "NaN", ".inf", "-.INF", "1", "-1", "1.5", "1e3", "0x1F", "0o7", "1_000",
	"12:30:45", "2024-09-21", "2024-09-21T09:10:00Z", "- a", "? a", "a: b", "a:", ": a", "a #b", "#a", "&a", "*a", "!a", "!!str a",
	"[a]", "{a: b}", "|", ">", "%a", "@a", "`a`", "'a'", `"a"`, `a\b`, `\`, `"`, "---", "...", "--- a", " a", "a ", "a\nb", "\n", "a\tb", "\ta",
	"a\u0085b", "a\u00a0b", "\u2028", "\ufeff", "\ufeffa", "\x00", "\x7f", "\u200d", "é", "漢字", "עברית", "😀", "\U0010ffff", "\ufffe", "=", "<<", "a, b", "a'b", "a/b",
	"---\ntitle: b", "---\n---\n", "a\n...\nb", "...\n--- b", "a\n\n---\n\n# b", "a\r\nb", "a\rb", "\x1b[31m", "\x1b]0;a\a", "\u009b31m", "\u202ea\u202c", "\u2066a\u2069", "\u200f",
	"%TAG ! tag:a", "!!python/object:a", "!ruby/object:A", "&a *a", "<<: *a", "a: [b", "a: {b", "}", "]", ",", "? ", "- - -", "| a", ">- a", "#", " #", "a: |\n  b", "title: a",
	"{{ a }}", "{% a %}", "${a}", "$(a)", "`a`", "'", "''", "\"\"", "\\\"", "\\n", "\\u0041", "None", "NULL", "Null", "nil", "0b1", "0x", ".5", "+1", "1.", "1,000", "1:2", "190:20:30", "2001-01-01 00:00:00",
	"<script>alert(1)</script>", "</script>", "<!--", "*a*", "[a](javascript:b)", "+++", "a" + strings.Repeat("b", 5000), strings.Repeat("\"", 300), "e\u0301", "\U000e0041", "\ud7ff\ue000",
}

func TestScalarsReadBack(t *testing.T) {
	for _, s := range trickyScalars {
		checkScalar(t, s)
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range trickyScalars {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			checkScalar(t, s)
		}
	})
}

// checkScalar writes s as title, author and tag, and reads it back.
func checkScalar(t *testing.T, s string) {
	t.Helper()
	if s == "" {
		return
	}
	a := &article.Article{
		Status:  article.StatusOK,
		Title:   s,
		Authors: []article.Author{{Name: s}},
		Tags:    []string{s, s},
		Body:    document(),
	}
	written := frontMatter(a)
	for n, line := range strings.Split(string(written), "\n") {
		if (strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")) && n > 0 && n < bytes.Count(written, []byte("\n"))-2 {
			t.Errorf("%q: line %d begins with %.3s", s, n, line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%q: a control in line %q", s, line)
		}
	}
	block := bytes.TrimSuffix(bytes.TrimPrefix(written, []byte("---\n")), []byte("---\n\n"))
	var got map[string]any
	if err := yaml.Unmarshal(block, &got); err != nil {
		t.Fatalf("%q: %v\n%s", s, err, written)
	}
	want := map[string]any{
		"title":           s,
		"authors":         []any{s},
		"tags":            []any{s, s},
		"word_count":      uint64(0),
		"reading_minutes": uint64(1),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q (-want +got):\n%s\n%s", s, diff, written)
	}
}
