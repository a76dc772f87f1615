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

	mu    sync.Mutex
	files map[string]parsed // so that each is read once
}

type folder struct {
	name string // for messages, "" for the built-in rules
	fsys fs.FS
}

// parsed is what a file came to; the zero value where there is none.
type parsed struct {
	rule   *Rule
	sameAs string
	err    error
}

// NewSet returns the rules of these folders, with the built-in ones behind them.
// A folder that does not exist is an error.
func NewSet(dirs ...string) (*Set, error) {
	s := &Set{files: map[string]parsed{}}
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
			r, err := s.load(f, name)
			if err != nil || r != nil {
				return r, err
			}
		}
	}
	return nil, nil
}

// load returns the rule of a domain's file, or nil where there is no such file.
// A same_as in it leads to one more file of the same folder, and no further.
func (s *Set) load(f folder, domain string) (*Rule, error) {
	got := s.file(f, domain+".yaml")
	if got.err != nil || got.sameAs == "" {
		return got.rule, got.err
	}
	other := s.file(f, got.sameAs+".yaml")
	switch {
	case other.err != nil:
		return nil, other.err
	case other.sameAs != "":
		return nil, fmt.Errorf("rule %s.yaml: same_as leads to %s.yaml, which leads on; one step is all there is", domain, got.sameAs)
	case other.rule == nil:
		return nil, fmt.Errorf("rule %s.yaml: same_as: there is no %s.yaml", domain, got.sameAs)
	}
	return other.rule, nil
}

// file parses a file, once.
func (s *Set) file(f folder, name string) parsed {
	key := f.name + "\x00" + name
	s.mu.Lock()
	got, ok := s.files[key]
	s.mu.Unlock()
	if ok {
		return got
	}
	if fs.ValidPath(name) { // not that of a host such as ".."
		data, err := fs.ReadFile(f.fsys, name)
		switch {
		case err == nil:
			got.rule, got.sameAs, got.err = ParseYAML(name, data)
		case !errors.Is(err, fs.ErrNotExist):
			got.err = fmt.Errorf("reading rule: %w", err)
		}
	}
	if got == (parsed{}) {
		return got // not remembered: a batch sees any number of hosts
	}
	s.mu.Lock()
	s.files[key] = got
	s.mu.Unlock()
	return got
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
