package extract_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// hostile is a page whose title, names, texts and captions hold what terminals,
// editors, and readers of YAML, Markdown and HTML may take for orders. Its golden
// files are TestTreePages'.
func hostile(t *testing.T) *article.Article {
	t.Helper()
	rule, err := site.FromShell([]string{treeBody}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return extractFile(t, "../testdata/tree/hostile-text.html", "https://example.org/hostile-text.html", extract.Options{Rule: rule})
}

// outputs are all forms of an article.
func outputs(t *testing.T, a *article.Article) map[string]string {
	t.Helper()
	out := map[string]string{}
	document := func(name string, o render.Options) {
		var b bytes.Buffer
		if err := render.Document(&b, a, o); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	for name, s := range map[string]render.Style{"": {}, ", references": {Links: render.LinksReference, CleanLinks: true}, ", bare": {Links: render.LinksNone, Images: render.ImagesAlt}} {
		document("markdown"+name, render.Options{Style: s, FrontMatter: true})
		document("html"+name, render.Options{Format: render.FormatHTML, Style: s})
		document("page"+name, render.Options{Format: render.FormatHTML, Standalone: true, Style: s})
	}
	document("text", render.Options{Format: render.FormatText})
	var b bytes.Buffer
	if err := render.WriteJSON(&b, render.NewRecord(a, render.Content{Markdown: true, Text: true, HTML: true})); err != nil {
		t.Fatal(err)
	}
	out["record"] = b.String()
	var values any
	if err := json.Unmarshal(b.Bytes(), &values); err != nil {
		t.Fatal(err)
	}
	out["record, read back"] = strings.Join(texts(values), "\n")
	return out
}

// texts are all strings in a JSON value.
func texts(v any) (all []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, e := range v {
			all = append(all, texts(e)...)
		}
	case map[string]any:
		for _, e := range v {
			all = append(all, texts(e)...)
		}
	}
	return all
}

// Nothing that a page holds acts on a terminal or turns a text around.
func TestHostileTextIsPlain(t *testing.T) {
	for name, s := range outputs(t, hostile(t)) {
		for i, r := range s {
			bidi := unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c'
			if unicode.IsControl(r) && r != '\n' && !(r == '\t' && (name == "text" || name == "record, read back")) || bidi { // a tab parts cells
				t.Errorf("%s: %U in %q", name, r, s[max(0, i-30):min(len(s), i+30)])
			}
		}
	}
}

// Front matter holds the fields and nothing more, and the body begins behind it.
func TestHostileTextInFrontMatter(t *testing.T) {
	a := hostile(t)
	matter, body, ok := strings.Cut(strings.TrimPrefix(outputs(t, a)["markdown"], "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(body, "\n# \\--- title") && !strings.HasPrefix(body, "\n# --- title") {
		t.Fatalf("body begins with %.40q", body)
	}
	var got struct {
		Title, Summary, Section string
		Authors, Tags           []string
		Status                  string
	}
	if err := yaml.Unmarshal([]byte(matter), &got); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, author := range a.Authors {
		names = append(names, author.Name)
	}
	for _, c := range []struct{ name, want, got string }{
		{"title", a.Title, got.Title}, {"summary", a.Summary, got.Summary}, {"section", a.Section, got.Section}, {"status", "", got.Status},
		{"authors", strings.Join(names, "|"), strings.Join(got.Authors, "|")}, {"tags", strings.Join(a.Tags, "|"), strings.Join(got.Tags, "|")},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-article +front matter):\n%s", c.name, diff)
		}
	}
}

// What readers of Markdown and of HTML make of the page is what it holds, and no
// element that the text only mentions.
func TestHostileTextIsText(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	for name, s := range outputs(t, hostile(t)) {
		switch {
		case strings.HasPrefix(name, "markdown"):
			_, s, _ = strings.Cut(s, "\n---\n\n")
			var b strings.Builder
			if err := md.Convert([]byte(s), &b); err != nil {
				t.Fatal(err)
			}
			s = b.String()
		case name == "text", strings.HasPrefix(name, "record"):
			continue
		}
		root, err := html.Parse(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		count := map[atom.Atom]int{}
		for n := range root.Descendants() {
			count[n.DataAtom]++
			for _, a := range n.Attr {
				low := strings.ToLower(a.Val)
				if strings.HasPrefix(a.Key, "on") || (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(low, "http") && !strings.HasPrefix(low, "mailto:") {
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				}
			}
		}
		for _, tag := range []atom.Atom{atom.Script, atom.Iframe, atom.Details, atom.B, atom.Input, atom.Form} {
			if count[tag] > 0 {
				t.Errorf("%s: %d of %s", name, count[tag], tag)
			}
		}
		pictures := 1
		if strings.Contains(name, "bare") {
			pictures = 0
		}
		if count[atom.Img] != pictures || count[atom.Article] > 1 || count[atom.Pre] != 2 || count[atom.Table] != 1 || count[atom.Blockquote] != 1 {
			t.Errorf("%s: %d img, %d article, %d pre, %d table, %d blockquote", name,
				count[atom.Img], count[atom.Article], count[atom.Pre], count[atom.Table], count[atom.Blockquote])
		}
	}
}
