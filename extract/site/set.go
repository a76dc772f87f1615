package site

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
	rule *Rule
	err  error
}

// NewSet returns the rules of these folders, with the built-in ones behind them.
// A folder that does not exist is an error.
func NewSet(dirs ...string) (*Set, error) {
	s, err := NewBareSet(dirs...)
	if err != nil {
		return nil, err
	}
	rules, err := fs.Sub(builtin, "builtin")
	if err != nil {
		return nil, fmt.Errorf("built-in rules: %w", err)
	}
	s.folders = append(s.folders, folder{"", rules})
	return s, nil
}

// NewBareSet is NewSet without the built-in rules.
func NewBareSet(dirs ...string) (*Set, error) {
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
		r, err := s.inFolder(f, host)
		if err != nil || r != nil {
			return r, err
		}
	}
	return nil, nil
}

// inFolder looks for a host's file in one folder. DOMAIN.yaml serves a domain and
// all below it; DOMAIN.txt serves it alone, with or without www before it, and
// .DOMAIN.txt what has one label more.
func (s *Set) inFolder(f folder, host string) (*Rule, error) {
	bare := strings.TrimPrefix(host, "www.")
	_, above, _ := strings.Cut(bare, ".")
	for name := host; strings.Contains(name, "."); _, name, _ = strings.Cut(name, ".") {
		files := []string{name + ".yaml"}
		switch name {
		case bare:
			files = append(files, name+".txt")
		case above:
			files = append(files, "."+name+".txt")
		}
		for _, file := range files {
			if r, err := s.load(f, file); err != nil || r != nil {
				return r, err
			}
		}
	}
	return nil, nil
}

// load returns the rule of a file, or nil where there is no such file. A same_as in
// it leads to one more file of the same folder, and no further. Behind a file of the
// FTR format comes the folder's global.txt, unless it says that it is all there is.
func (s *Set) load(f folder, name string) (*Rule, error) {
	got := s.file(f, name)
	switch {
	case got.err != nil || got.rule == nil:
		return nil, got.err
	case got.rule.stated != nil && !got.rule.Strict:
		return s.withGlobal(f, name, got.rule)
	case got.rule.SameAs == "":
		return got.rule, nil
	}
	other := s.file(f, got.rule.SameAs+".yaml")
	switch {
	case other.err != nil:
		return nil, other.err
	case other.rule == nil:
		return nil, fmt.Errorf("rule %s: same_as: there is no %s.yaml", name, got.rule.SameAs)
	case other.rule.SameAs != "":
		return nil, fmt.Errorf("rule %s: same_as leads to %s.yaml, which leads on; one step is all there is", name, got.rule.SameAs)
	}
	return other.rule, nil
}

// globalFile is what a folder of the FTR format says of all its sites.
const globalFile = "global.txt"

func (s *Set) withGlobal(f folder, name string, r *Rule) (*Rule, error) {
	global := s.file(f, globalFile)
	if global.err != nil || global.rule == nil || name == globalFile {
		return r, global.err
	}
	key := f.name + "\x00" + name + "\x00" + globalFile
	s.mu.Lock()
	defer s.mu.Unlock()
	both, ok := s.files[key]
	if !ok {
		both = parsed{rule: r.before(global.rule)}
		s.files[key] = both
	}
	return both.rule, nil
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
			got.rule, got.err = Parse(name, data)
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

// Files lists the rule files of all folders, in the order of their say, each folder's
// by name.
func (s *Set) Files() (list []File, err error) {
	for _, f := range s.folders {
		entries, err := fs.ReadDir(f.fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("folder of rules: %w", err)
		}
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
	r, err := s.load(folder{dir, os.DirFS(dir)}, filepath.Base(path))
	if err == nil && r == nil {
		err = &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
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
