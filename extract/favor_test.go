package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// TestFavor: precision never gives more text than balance, recall never less, and
// on some page each gives another. The model says how sure it is.
func TestFavor(t *testing.T) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	differ := map[extract.Favor]bool{}
	for _, path := range pages {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := func(side extract.Favor) string {
			a, err := extract.Reader(context.Background(), strings.NewReader(string(data)), "", extract.Options{Engine: article.EngineModel, NoRules: true, Favor: side})
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if a.Engine == article.EngineModel && (a.Confidence == nil || *a.Confidence <= 0 || *a.Confidence > 1) {
				t.Errorf("%s: confidence %v", path, a.Confidence)
			}
			if a.Body == nil {
				return ""
			}
			return render.Text(a.Body)
		}
		precise, balance, full := text(extract.FavorPrecision), text(extract.FavorBalance), text(extract.FavorRecall)
		if p, b, r := len(strings.Fields(precise)), len(strings.Fields(balance)), len(strings.Fields(full)); p > b || b > r {
			t.Errorf("%s: %d words with precision, %d balanced, %d with recall", path, p, b, r)
		}
		differ[extract.FavorPrecision] = differ[extract.FavorPrecision] || precise != balance
		differ[extract.FavorRecall] = differ[extract.FavorRecall] || full != balance
	}
	if !differ[extract.FavorPrecision] || !differ[extract.FavorRecall] {
		t.Errorf("no page differs: %v", differ)
	}
}
