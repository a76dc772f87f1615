package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/labelled"
	"github.com/seed-fabb886e/pith/extract/render"
)

// TestCorpus extracts every page of a folder of labelled pages, whose manifests
// (manifest-*.jsonl) name each page's id, address and file: every record must
// validate against the schema, and none may be an error. PITH_CORPUS names the
// folder.
func TestCorpus(t *testing.T) {
	dir := labelled.Dir(t)
	pages := readManifests(t, dir)
	schema := compileSchema(t)
	var workers sync.WaitGroup
	next := make(chan int)
	for range 4 {
		workers.Go(func() {
			for i := range next {
				checkRecord(t, dir, pages[i], schema)
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	workers.Wait()
}

type corpusPage struct{ ID, URL, HTML, Type string }

func readManifests(t *testing.T, dir string) (pages []corpusPage) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "manifest-*.jsonl"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no manifests in %s: %v", dir, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data = bytes.ReplaceAll(data, []byte(": NaN"), []byte(": null")) // as Python writes a missing value
		for lines := json.NewDecoder(bytes.NewReader(data)); lines.More(); {
			var p corpusPage
			if err := lines.Decode(&p); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			pages = append(pages, p)
		}
	}
	return pages
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(render.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// checkRecord checks the record of one page. Site rules are off: what is
// measured is what pith makes of pages that nobody wrote a rule for.
func checkRecord(t *testing.T, dir string, p corpusPage, schema *jsonschema.Schema) {
	f, err := os.Open(filepath.Join(dir, p.HTML))
	if err != nil {
		t.Error(err)
		return
	}
	in := extract.Input{ID: p.ID, Name: p.HTML, URL: p.URL, Body: f}
	a, err := extract.Extract(context.Background(), in, extract.Options{NoRules: true})
	if err != nil || a.Status == article.StatusError {
		t.Errorf("%s: %v", p.ID, err)
	}
	var line bytes.Buffer
	if err := render.WriteJSONL(&line, render.NewRecord(a, render.Content{Markdown: true, Text: true, HTML: true})); err != nil {
		t.Errorf("%s: %v", p.ID, err)
	}
	if bytes.Count(line.Bytes(), []byte("\n")) != 1 {
		t.Errorf("%s: the record is not one line", p.ID)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(line.String()))
	if err != nil {
		t.Errorf("%s: %v", p.ID, err)
	} else if err := schema.Validate(v); err != nil {
		t.Errorf("%s: %v", p.ID, err)
	}
}
