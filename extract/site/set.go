package site

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
)

//go:embed builtin
var builtin embed.FS

// A Set is the rules at hand: folders of rule files, searched in order, each by
// file name, so that a host's rule is found without reading the others. It is
// safe for use from several goroutines.
type Set struct {
	folders []folder

	mu     sync.Mutex
	loaded map[string]loaded // by file, so that each is read once
}

type folder struct {
	name string // for messages, "" for the built-in rules
	fsys fs.FS
}

type loaded struct {
	rule *Rule
	err  error
}

// NewSet returns the rules of these folders, with the built-in ones behind them.
// A folder that does not exist is an error.
func NewSet(dirs ...string) (*Set, error) {
	s := &Set{loaded: map[string]loaded{}}
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("folder of rules: %w", err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("folder of rules: %s is not a folder", dir)
		}
		s.folders = append(s.folders, folder{dir, os.DirFS(dir)})
	}
	rules, err := fs.Sub(builtin, "builtin")
	if err != nil {
		return nil, fmt.Errorf("built-in rules: %w", err)
	}
	s.folders = append(s.folders, folder{"", rules})
	return s, nil
}

// Lookup finds the rule that serves a host, nil if there is none. In each folder
// the longest name wins, and an earlier folder wins over a later one. A nil Set
// holds no rules.
func (s *Set) Lookup(host string) (*Rule, error) {
	if s == nil {
		return nil, nil
	}
	host = strings.ToLower(strings.Trim(host, "."))
	for _, f := range s.folders {
		for name := host; strings.Contains(name, "."); _, name, _ = strings.Cut(name, ".") {
			r, err := s.load(f, name, 0)
			if err != nil || r != nil {
				return r, err
			}
		}
	}
	return nil, nil
}

// load reads one file of a folder, or returns nil where it does not exist.
// hops counts the same_as links that led here.
func (s *Set) load(f folder, domain string, hops int) (*Rule, error) {
	name := domain + ".yaml"
	if !fs.ValidPath(name) {
		return nil, nil // a host such as "..": no file has its name
	}
	key := f.name + "\x00" + name
	s.mu.Lock()
	got, ok := s.loaded[key]
	s.mu.Unlock()
	if ok {
		return got.rule, got.err
	}
	r, err := s.read(f, name, hops)
	s.mu.Lock()
	s.loaded[key] = loaded{r, err}
	s.mu.Unlock()
	return r, err
}

func (s *Set) read(f folder, name string, hops int) (*Rule, error) {
	data, err := fs.ReadFile(f.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("reading rule: %w", err)
	}
	r, sameAs, err := ParseYAML(name, data)
	if err != nil || sameAs == "" {
		return r, err
	}
	if hops > 0 {
		return nil, fmt.Errorf("rule %s: same_as leads on to %s.yaml; one step is all there is", name, sameAs)
	}
	r, err = s.load(f, sameAs, hops+1)
	if err == nil && r == nil {
		err = fmt.Errorf("rule %s: same_as: there is no %s.yaml", name, sameAs)
	}
	return r, err
}

// builtInSet is made on first use; Sets only ever gain files that were read.
var builtInSet = sync.OnceValue(func() *Set {
	s, err := NewSet()
	if err != nil {
		panic(err) // the embedded folder is a part of the program
	}
	return s
})

// BuiltIn returns the rules that come with pith.
func BuiltIn() *Set { return builtInSet() }
