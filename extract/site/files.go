package site

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Parse reads a rule file of either format; name is the file's. Of a YAML file
// everything has to be right. In one of the FTR format what can't be read is left out,
// as its other readers do.
func Parse(name string, data []byte) (*Rule, error) {
	if strings.HasSuffix(name, ".txt") {
		r, _ := ParseFTR(name, data)
		return r, nil
	}
	r, problems := ParseYAML(name, data)
	for _, p := range problems {
		if p.Kind != KindUnreachable {
			return nil, &ProblemError{p}
		}
	}
	return r, nil
}

// A ProblemError is a rule file that can't be used, by the first reason.
type ProblemError struct{ Problem Problem }

func (e *ProblemError) Error() string {
	p := e.Problem
	if p.Line == 0 {
		return fmt.Sprintf("rule %s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("rule %s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// A File is a rule file of a Set.
type File struct {
	Name   string // of the file
	Folder string // where it stands, "" for the built-in rules
	Host   string // what it serves: example.org; *.example.org for what has one label more; or a word for all or some sites
	Below  bool   // and all below that
}

// Path is the file's, as a message names it.
func (f File) Path() string {
	if f.Folder == "" {
		return "built-in " + f.Name
	}
	return filepath.Join(f.Folder, f.Name)
}

// IsGlobal reports whether a file is what its folder says of all sites.
func (f File) IsGlobal() bool { return f.Name == globalFile }

// Files lists the rule files of all folders, in the order of their say, each folder's by
// name, a .yaml before the .txt of the same host.
func (s *Set) Files() (list []File, err error) {
	for _, f := range s.folders {
		entries, err := fs.ReadDir(f.fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("folder of rules: %w", err)
		}
		slices.SortStableFunc(entries, func(a, b fs.DirEntry) int {
			domainA, isA := strings.CutSuffix(a.Name(), ".yaml")
			domainB, isB := strings.CutSuffix(b.Name(), ".yaml")
			switch order := cmp.Compare(strings.TrimSuffix(domainA, ".txt"), strings.TrimSuffix(domainB, ".txt")); {
			case order != 0 || isA == isB:
				return order
			case isA:
				return -1
			}
			return 1
		})
		for _, e := range entries {
			if file, ok := ruleFile(e.Name()); ok && !e.IsDir() {
				file.Folder = f.name
				list = append(list, file)
			}
		}
	}
	return list, nil
}

// ruleFile says what a file serves by its name, and whether it is a rule file at all:
// DOMAIN.yaml, DOMAIN.txt, .DOMAIN.txt, global.txt.
func ruleFile(name string) (f File, ok bool) {
	f.Name = name
	if host, is := strings.CutSuffix(name, ".yaml"); is {
		f.Host, f.Below = host, true
		return f, strings.Contains(host, ".")
	}
	host, is := strings.CutSuffix(name, ".txt")
	switch {
	case !is:
		return f, false
	case name == globalFile:
		f.Host = "what has a file of this format"
		return f, true
	case strings.HasPrefix(host, "."):
		f.Host = "*" + host
		return f, len(host) > 1
	}
	f.Host = host
	return f, strings.Contains(host, ".")
}

// IsRuleFile reports whether a file is one of rules, by its name.
func IsRuleFile(name string) bool {
	_, ok := ruleFile(name)
	return ok
}

// ReadFile reads one rule file, with what its folder says of all sites.
func ReadFile(path string) (*Rule, error) {
	if !IsRuleFile(filepath.Base(path)) {
		return nil, fmt.Errorf("%s is not called as rule files are: DOMAIN.yaml or DOMAIN.txt", path)
	}
	s := &Set{files: map[string]parsed{}}
	dir := filepath.Dir(path)
	r, err := s.load(&folder{name: dir, fsys: os.DirFS(dir)}, filepath.Base(path))
	if err == nil && r == nil {
		err = &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return r, err
}
