package model

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// deciders are the files outside of this package that decide by what it gives, nil for
// all files of a folder.
var deciders = map[string][]string{
	".":  nil,
	"..": {"body.go", "bymodel.go", "data.go"},
}

// shown are what fractions are made for: people look at them, and nothing is decided
// by them. They are functions and variables.
var shown = map[string]bool{
	"logOdds": true, // of a block, as explain shows it
}

// TestNoFloats: what decides about a page counts in integers alone, so that the same
// page gives the same bytes on every processor. Some fuse a multiplication and an
// addition of fractions, and round once, where others round twice.
func TestNoFloats(t *testing.T) {
	for dir, files := range deciders {
		for _, place := range floats(t, dir, files) {
			t.Error(place)
		}
	}
}

// TestNoFloats would be no test if it found none where there are some.
func TestFloatsAreFound(t *testing.T) {
	for dir, file := range map[string]string{
		"../../../internal/trace": "trace.go", // declares one
		"..":                      "dense.go", // asks for one that another package computes
	} {
		if got := floats(t, dir, []string{file}); len(got) == 0 {
			t.Errorf("no fraction in %s, which has one", file)
		}
	}
}

// floats are the places of all expressions and types in the named files of a
// package, or all but its tests, that are fractions.
func floats(t *testing.T, dir string, named []string) (places []string) {
	t.Helper()
	all, err := known.sources(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, f := range all {
		if named == nil || slices.Contains(named, filepath.Base(known.set.Position(f.Pos()).Filename)) {
			files = append(files, f)
		}
	}
	if len(files) < max(1, len(named)) {
		t.Fatalf("of %v %d files are in %s", named, len(files), dir)
	}
	info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	known.check(dir, all, &info)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if isShown(n) {
				return false
			}
			if e, ok := n.(ast.Expr); ok && isFloat(e, info.Types[e].Type) {
				places = append(places, known.set.Position(e.Pos()).String()+": a fraction")
				return false
			}
			return true
		})
	}
	return places
}

// isShown holds for one of the functions shown, a call of it, and for what makes or
// holds one of the variables.
func isShown(n ast.Node) bool {
	name := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && shown[id.Name]
	}
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Recv == nil && shown[n.Name.Name]
	case *ast.CallExpr:
		return name(n.Fun)
	case *ast.AssignStmt:
		return len(n.Lhs) == 1 && name(n.Lhs[0])
	case *ast.KeyValueExpr:
		return name(n.Key)
	case *ast.Field:
		return len(n.Names) == 1 && shown[n.Names[0].Name]
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

// imports reads packages of this module and of the standard library, where a
// fraction may come from, and takes all others for empty: to read them takes long.
type imports struct {
	set  *token.FileSet
	std  types.Importer
	done map[string]*types.Package
}

var known = newImports()

func newImports() imports {
	set := token.NewFileSet()
	return imports{set, importer.ForCompiler(set, "source", nil), map[string]*types.Package{}}
}

func (m imports) check(path string, files []*ast.File, info *types.Info) *types.Package {
	c := types.Config{Importer: m, Error: func(error) {}} // what an empty package should have is unknown
	p, _ := c.Check(path, m.set, files, info)
	return p
}

func (m imports) Import(path string) (*types.Package, error) {
	const root = "github.com/seed-fabb886e/pith/"
	below, ours := strings.CutPrefix(path, root)
	switch {
	case m.done[path] != nil:
	case ours:
		files, err := m.sources(filepath.Join("../../../..", below))
		if err != nil {
			return nil, err
		}
		m.done[path] = m.check(path, files, nil)
	case strings.Contains(path, "."):
		m.done[path] = types.NewPackage(path, filepath.Base(path))
		m.done[path].MarkComplete()
	default:
		return m.std.Import(path)
	}
	return m.done[path], nil
}

// sources reads the files of a package, but for its tests.
func (m imports) sources(dir string) (files []*ast.File, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(m.set, path, nil, 0)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, err
}
