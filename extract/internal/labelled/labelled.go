// Package labelled gives tests the pages that people labelled, which are too many to be in the
// repository: PITH_CORPUS names their folder, in which manifest-*.jsonl say what is on each.
package labelled

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir is the folder of labelled pages. A test that has none is skipped.
func Dir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("PITH_CORPUS")
	if dir == "" {
		t.Skip("PITH_CORPUS names no folder of labelled pages")
	}
	return dir
}

// Pages are the paths of the pages in the folder.
func Pages(t testing.TB) []string {
	t.Helper()
	dir := Dir(t)
	files, err := filepath.Glob(filepath.Join(dir, "html", "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages below %s: %v", dir, err)
	}
	return files
}
