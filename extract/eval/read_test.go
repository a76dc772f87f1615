package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/render"
)

func manifest(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "m.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadManifest(t *testing.T) {
	path := manifest(t, `{"id": "a", "set": "s", "type": null, "url": "https://a.example/", "html": "html/a.html.gz", "date": NaN, "title": "NaN: \"NaN", "more": [-Infinity, {"x": NaN}]}`+
		"\n \r\n"+`{"id": "b", "set": "s", "html": "/abs/b.html", "authors": null, "author": "X; Y", "with": ["w"], "paragraphs": ["p"], "image": {"url": "u"}, "tags": ["x", "y"]}`)
	got, err := ReadManifest(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Label{
		{ID: "a", Set: "s", URL: "https://a.example/", Page: filepath.Join(filepath.Dir(path), "html", "a.html.gz"), Title: `NaN: "NaN`},
		{ID: "b", Set: "s", Page: "/abs/b.html", Authors: []string{"X", " Y"}, With: []string{"w"}, Paragraphs: []string{"p"}, Image: "u", Tags: []string{"x", "y"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Label{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
}

// TestReadErrors: what can't be read is named by file and line.
func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"\n{\"id\": \"a\", \"set\": \"s\"}\n{", ":3: unexpected end of JSON input"},
		{`{"id": "a", "set": "s"} x`, ":1: invalid character 'x' after top-level value"},
		{`["a"]`, ":1: not a JSON object"},
		{`{"id": "a"}`, ":1: a label needs id and set"},
		{`{"set": "s"}`, ":1: a label needs id and set"},
		{`{"id": 7, "set": "s"}`, ":1: id can't be a JSON number"},
		{`{"id": "a", "set": "s", "with": "x"}`, ":1: with can't be a JSON string"},
		{`{"id": "a", "set": "s", "authors": 1}`, ":1: authors or tags are neither a string nor a list"},
	} {
		path := manifest(t, c.text)
		if _, err := ReadManifest(path); err == nil || err.Error() != path+c.want {
			t.Errorf("%s: error %v, want ...%s", c.text, err, c.want)
		}
	}
	missing := filepath.Join(t.TempDir(), "none.jsonl")
	if _, err := ReadManifest(missing); err == nil || err.Error() != missing+": no such file or directory" {
		t.Errorf("a missing file: %v", err)
	}
	dir := t.TempDir()
	if _, err := ReadManifest(dir); err == nil || err.Error() != dir+": is a directory" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := ReadRecords(strings.NewReader("{}\n{\"id\": []}"), "r"); err == nil || err.Error() != "r:2: id is neither a string nor a number" {
		t.Errorf("a bad id: %v", err)
	}
}

func TestReadRecords(t *testing.T) {
	got, err := ReadRecords(strings.NewReader(`{"id": "a", "content_text": "old"}
{"id": "a", "content_text": null, "text": "t", "title": null, "authors": [{"name": "X"}, "Y"], "date": "2024-01-01", "image": {"url": "u", "alt": null}, "error": null}
{"id": 7, "author": "P;Q", "image": "i", "tags": ["z"], "error": {"code": "io"}}
{"id": null, "content_text": "nobody's"}`), "r")
	if err != nil {
		t.Fatal(err)
	}
	want := Records{
		"a": {Text: "t", Authors: []string{"X", "Y"}, Date: "2024-01-01", Image: "u"},
		"7": {Authors: []string{"P", "Q"}, Image: "i", Tags: []string{"z"}, Failed: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	predictions, missing := got.For([]Label{{ID: "7"}, {ID: "b"}, {ID: "a"}})
	if diff := cmp.Diff([]Prediction{want["7"], {}, want["a"]}, predictions); diff != "" || missing != 1 {
		t.Errorf("%d missing (-want +got):\n%s", missing, diff)
	}
}

// TestPlainJSON: NaN outside strings is null, inside it is text.
func TestPlainJSON(t *testing.T) {
	for in, want := range map[string]string{
		`{"a": NaN}`:                          `{"a": null}`,
		`[NaN,-Infinity,Infinity,"NaN"]`:      `[null,null,null,"NaN"]`,
		`{"a": "\"NaN", "b\\": NaN}`:          `{"a": "\"NaN", "b\\": null}`,
		`{"a": "no\\", "b": "Infinity: NaN"}`: `{"a": "no\\", "b": "Infinity: NaN"}`,
		`{"a": "NaN\`:                         `{"a": "NaN\`,
	} {
		if got := string(plainJSON([]byte(in))); got != want {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}

// TestExtract: predictions and records come in the labels' order, and a page
// that fails is one of them.
func TestExtract(t *testing.T) {
	pages, err := filepath.Abs("../../testdata/pages")
	if err != nil {
		t.Fatal(err)
	}
	labels := []Label{
		{ID: "1", Page: filepath.Join(pages, "news-en.html"), URL: "https://a.example/x"},
		{ID: "2", Page: filepath.Join(pages, "none.html")},
		{ID: "3", Page: filepath.Join(pages, "news-de.html")},
	}
	var ids []string
	got, err := Extract(context.Background(), labels, batch.Options{Extract: extract.Options{NoRules: true}, Jobs: 2}, render.Content{},
		func(r render.Record) error {
			ids = append(ids, *r.ID)
			if *r.ID == "2" && (r.Error == nil || r.Error.Code != article.CodeNotFound) {
				t.Errorf("a missing page gave %v", r.Error)
			}
			if *r.ID == "1" && *r.URL != "https://a.example/x" {
				t.Errorf("the page's address is %s", *r.URL)
			}
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1", "2", "3"}, ids); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if len(got) != 3 || got[0].Text == "" || got[0].Title == "" || got[0].Failed || !got[1].Failed || got[1].Text != "" || got[2].Text == "" {
		t.Errorf("predictions %+v", got)
	}
	again, err := Extract(context.Background(), labels, batch.Options{Extract: extract.Options{NoRules: true}}, render.Content{}, nil)
	if diff := cmp.Diff(got, again); diff != "" || err != nil {
		t.Errorf("without records, %v (-want +got):\n%s", err, diff)
	}
	labels[1].Page = ""
	if _, err := Extract(context.Background(), labels, batch.Options{}, render.Content{}, nil); err == nil {
		t.Error("a label without a page gave no error")
	}
}
