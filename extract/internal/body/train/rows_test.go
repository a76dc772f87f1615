package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
	"github.com/seed-fabb886e/pith/extract/internal/labelled"
)

// TestCorpusRows: a training today learns from the rows that the models in the repository
// learned from, and so gives the same files. PITH_CORPUS names a folder of labelled pages.
func TestCorpusRows(t *testing.T) {
	dir := labelled.Dir(t)
	manifests, err := filepath.Glob(filepath.Join(dir, "manifest-*.jsonl"))
	if err != nil || len(manifests) == 0 {
		t.Fatalf("no manifests in %s: %v", dir, err)
	}
	const folds = "../../../../testdata/folds"
	models, err := model.ReadFolds(folds)
	if err != nil {
		t.Fatal(err)
	}
	card, err := os.ReadFile(filepath.Join(folds, "card.md"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := readCorpus(manifests)
	if err != nil {
		t.Fatal(err)
	}
	fillRows(all, func(s *sample) *model.Model { return models.Fold(s.fold) })
	if sum := rowsSum(all); !bytes.Contains(card, []byte(sum)) {
		t.Errorf("the sum of the rows is %s, which %s/card.md does not have: columns, tables or labels are read in another way than when the models were trained. Keep to what they learned from, or train and commit all models", sum, folds)
	}
}
