package extract_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// A standalone page is one that pith reads: it gives the same article again.
func TestStandaloneReadsBack(t *testing.T) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	for _, path := range pages {
		a := extractFile(t, path, "", extract.Options{})
		if a.Status != article.StatusOK {
			continue
		}
		var b bytes.Buffer
		if err := render.Document(&b, a, render.Options{Format: render.FormatHTML, Standalone: true}); err != nil {
			t.Fatal(err)
		}
		again, err := extract.Reader(context.Background(), &b, "", extract.Options{NoRules: true})
		if err != nil {
			t.Fatal(err)
		}
		type fields struct {
			Title, Summary, SiteName, Address, Published, Modified, Language, Direction, Section, Text string
			Authors, Tags                                                                              []string
		}
		of := func(a *article.Article) fields {
			f := fields{a.Title, a.Summary, a.SiteName, a.CanonicalURL, a.DatePublished, a.DateModified, a.Language, a.Direction, a.Section, render.Text(a.Body), nil, a.Tags}
			for _, author := range a.Authors {
				f.Authors = append(f.Authors, author.Name)
			}
			return f
		}
		if diff := cmp.Diff(of(a), of(again)); diff != "" {
			t.Errorf("%s (-page +standalone page):\n%s", path, diff)
		}
	}
}
