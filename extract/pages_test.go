package extract_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// answers are what must come out of a page of testdata/pages: the file NAME.yaml
// beside NAME.html. Adding a case needs no Go.
type answers struct {
	URL           string
	Status        article.Status
	Title         string
	Authors       []string
	Source        string
	DatePublished string `yaml:"date_published"`
	DateModified  string `yaml:"date_modified"`
	Language      string
	Section       string
	Tags          []string
	Image         string
	Caption       string

	Has []string // in the running text, in this order
	Not []string // nowhere in the content

	// Known are entries of has that are missing, or of not that are there, as the
	// present engine has it, each a fault to be mended: the test fails when one of
	// them comes out right, so that the list only gets shorter.
	Known []string
}

func readAnswers(t *testing.T, path string) (a answers) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(data, &a, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return a
}

// TestPages holds every page of testdata/pages to its answers.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) < 10 {
		t.Fatalf("found %d pages, %v", len(pages), err)
	}
	for _, path := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".html"), func(t *testing.T) {
			want := readAnswers(t, strings.TrimSuffix(path, ".html")+".yaml")
			a := extractFile(t, path, "", extract.Options{})
			checkFields(t, a, want)
			checkText(t, a, want)
		})
	}
}

// TestWithoutRule: the pages of the first site lose no paragraph, and keep nothing
// else, when its rule is off.
func TestWithoutRule(t *testing.T) {
	for _, name := range []string{"almayadeen-en", "almayadeen-ar", "almayadeen-es"} {
		want := readAnswers(t, "../testdata/pages/"+name+".yaml")
		a := extractFile(t, "../testdata/pages/"+name+".html", "", extract.Options{NoRules: true})
		checkText(t, a, want)
		if a.Rule != "" || a.Engine != article.EngineModel {
			t.Errorf("%s: rule %q, engine %s", name, a.Rule, a.Engine)
		}
	}
}

func extractFile(t testing.TB, path, url string, o extract.Options) *article.Article {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := extract.Reader(context.Background(), bytes.NewReader(data), url, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func checkFields(t *testing.T, a *article.Article, want answers) {
	t.Helper()
	if a.Status != want.Status {
		t.Errorf("status %s, want %s", a.Status, want.Status)
	}
	if want.Title == "" { // a page without an article: its fields are nobody's concern
		return
	}
	authors := []string{}
	for _, au := range a.Authors {
		authors = append(authors, au.Name)
	}
	image, caption := "", ""
	if a.Image != nil {
		image, caption = a.Image.URL, a.Image.Caption
	}
	got := answers{URL: a.CanonicalURL, Status: a.Status, Title: a.Title, Authors: authors, Source: a.Source,
		DatePublished: a.DatePublished, DateModified: a.DateModified, Language: a.Language, Section: a.Section,
		Tags: append([]string{}, a.Tags...), Image: image, Caption: caption}
	want.Has, want.Not, want.Known = nil, nil, nil
	want.Authors, want.Tags = append([]string{}, want.Authors...), append([]string{}, want.Tags...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func checkText(t *testing.T, a *article.Article, want answers) {
	t.Helper()
	if a.Body == nil {
		if len(want.Has) > 0 {
			t.Error("no body")
		}
		return
	}
	known := map[string]bool{}
	for _, k := range want.Known {
		known[k] = true
	}
	check := func(what, s string, right bool) {
		if right == known[s] {
			if right {
				t.Errorf("%q is right now: take it off the list of known faults", s)
			} else {
				t.Errorf("%s: %q", what, s)
			}
		}
	}
	text := squeeze(render.Text(a.Body))
	from := 0
	for _, s := range want.Has {
		i := strings.Index(text[from:], squeeze(s))
		check("not in the text, or not in this order", s, i >= 0)
		if i >= 0 {
			from += i
		}
	}
	everything := squeeze(text + "\n" + render.Markdown(a.Body) + "\n" + render.HTML(a.Body))
	for _, s := range want.Not {
		check("stays", s, !strings.Contains(everything, squeeze(s)))
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden compares Markdown with front matter, and the record, of every page
// with the files in testdata/golden. -update writes them; read the difference
// before it is committed.
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	for _, path := range pages {
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		a := extractFile(t, path, "", extract.Options{})
		var md, record bytes.Buffer
		if err := render.Document(&md, a, render.Options{FrontMatter: true}); err != nil {
			t.Fatal(err)
		}
		if err := render.WriteJSON(&record, render.NewRecord(a, render.Content{Text: true, HTML: true})); err != nil {
			t.Fatal(err)
		}
		compareGolden(t, name+".md", md.Bytes())
		compareGolden(t, name+".json", record.Bytes())
	}
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("../testdata/golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
