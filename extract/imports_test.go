package extract_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/seed-fabb886e/pith/"

// allowed says which packages of pith each package may import; a package that is
// not here is a new one, and belongs here. Imports point one way.
var allowed = map[string][]string{
	"":                            {"cmd"},
	"cmd":                         {"extract/fixture", "extract/rules", "extract/batch", "extract/explain", "extract/source", "extract/render", "extract/site", "extract/eval", "extract", "extract/article"},
	"extract/eval":                {"extract/batch", "extract/source", "extract/render", "extract", "extract/article"},
	"extract/fixture":             {"extract/batch", "extract/site", "extract", "extract/article", "extract/render"},
	"extract/rules":               {"extract/fixture", "extract", "extract/site", "extract/article", "extract/source", "extract/render", "extract/internal/page", "extract/internal/body", "extract/internal/body/model", "extract/internal/meta"},
	"extract/explain":             {"extract", "extract/article", "extract/render", "extract/internal/readback", "extract/internal/trace"},
	"extract/batch":               {"extract/source", "extract/render", "extract", "extract/article"},
	"extract/source":              {"extract", "extract/article", "extract/internal/fetch"},
	"extract/render":              {"extract/article"},
	"extract":                     {"extract/internal/meta", "extract/internal/body", "extract/internal/body/model", "extract/site", "extract/internal/page", "extract/internal/fetch", "extract/internal/trace", "extract/article"},
	"extract/internal/meta":       {"extract/internal/lang", "extract/internal/page", "extract/internal/trace", "extract/article"},
	"extract/internal/body":       {"extract/internal/body/model", "extract/internal/page", "extract/internal/trace", "extract/article"},
	"extract/internal/body/model": {"extract/internal/lang", "extract/internal/page"},
	"extract/internal/body/train": {"extract/internal/body/model", "extract/internal/page", "extract/eval"},
	"extract/site":                {"extract/internal/meta", "extract/internal/page", "extract/article"},
	"extract/internal/page":       {"extract/article"},
	"extract/internal/fetch":      {"extract/article"},
	"extract/internal/readback":   {},
	"extract/internal/trace":      {},
	"extract/internal/lang":       {},
	"extract/internal/labelled":   {}, // of tests
	"extract/article":             {},
	"cmd/internal/hostile":        {},
}

// TestImports holds every package to its direction. Test files may import more.
func TestImports(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return fs.SkipDir
		}
		if d.IsDir() && path != root {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
				return fs.SkipDir // a module of its own
			}
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(rel), ".")
		may, known := allowed[pkg]
		if !known {
			t.Errorf("package %q is not in the table of this test", pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			name, _ := strconv.Unquote(imp.Path.Value)
			if ours, ok := strings.CutPrefix(name+"/", module); ok && !slices.Contains(may, strings.TrimSuffix(ours, "/")) {
				t.Errorf("%s imports %s, which points the wrong way", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
