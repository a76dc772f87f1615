package model

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Set is one model, or one for each fold of labelled pages, of which each never
// saw its fold.
type Set struct{ models []*Model }

// For is the model for a page.
func (s *Set) For(p *page.Page) *Model {
	if len(s.models) == 1 {
		return s.models[0]
	}
	return s.Fold(Fold(p))
}

// Fold is the model that never saw a fold.
func (s *Set) Fold(fold int) *Model { return s.models[fold] }

// Whole is the set's one model; of several the first.
func (s *Set) Whole() *Model { return s.models[0] }

//go:embed body.model
var builtIn []byte

// BuiltIn is the model that comes with the program. It is read at its first use.
var BuiltIn = sync.OnceValue(func() *Set {
	m, err := Decode(builtIn)
	if err != nil {
		panic("model: " + err.Error()) // a test reads it
	}
	return &Set{[]*Model{m}}
})

// FoldFile is the name of a fold's model in a folder of these.
func FoldFile(fold int) string { return fmt.Sprintf("fold-%d.model", fold) }

// ReadFolds reads the models of all folds from a folder that training wrote.
func ReadFolds(dir string) (*Set, error) {
	var s Set
	for fold := range Folds {
		path := filepath.Join(dir, FoldFile(fold))
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		m, err := Decode(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		s.models = append(s.models, m)
	}
	return &s, nil
}
