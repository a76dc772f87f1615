package model

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
)

// shown are the functions whose fractions people look at, and nothing is decided by.
var shown = map[string]bool{"logOdds": true}

// TestNoFloats: what decides about a page counts in integers alone, so that the same
// page gives the same bytes on every processor. Some fuse a multiplication and an
// addition of fractions, and round once, where others round twice.
func TestNoFloats(t *testing.T) {
	for _, pattern := range []string{"*.go", "../bymodel.go"} {
		for _, place := range floats(t, pattern) {
			t.Error(place)
		}
	}
}

// TestNoFloats would be no test if it found none where there are some.
func TestFloatsAreFound(t *testing.T) {
	if got := floats(t, "../../../internal/trace/trace.go"); len(got) == 0 {
		t.Error("no fraction in a file that declares one")
	}
}

// floats are the places of all expressions and types in files, but for tests, that
// are fractions.
func floats(t *testing.T, pattern string) (places []string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	set := token.NewFileSet()
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	c := types.Config{Importer: standard{importer.ForCompiler(set, "source", nil)}, Error: func(error) {}}
	c.Check("model", set, files, &info) // what is imported from elsewhere stays unknown
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if isShown(n) {
				return false
			}
			if e, ok := n.(ast.Expr); ok && isFloat(e, info.Types[e].Type) {
				places = append(places, set.Position(e.Pos()).String()+": a fraction")
				return false
			}
			return true
		})
	}
	return places
}

// isShown holds for one of the functions shown, and a call of it.
func isShown(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return shown[n.Name.Name]
	case *ast.CallExpr:
		f, ok := n.Fun.(*ast.Ident)
		return ok && shown[f.Name]
	}
	return false
}

func isFloat(e ast.Expr, t types.Type) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.FLOAT || e.Kind == token.IMAG
	case *ast.Ident:
		if e.Name == "float32" || e.Name == "float64" {
			return true
		}
	}
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0
}

// standard imports packages of the standard library, and takes all others for empty.
type standard struct{ from types.Importer }

func (s standard) Import(path string) (*types.Package, error) {
	if strings.Contains(path, ".") {
		p := types.NewPackage(path, filepath.Base(path))
		p.MarkComplete()
		return p, nil
	}
	return s.from.Import(path)
}
