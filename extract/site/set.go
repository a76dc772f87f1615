package site

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/idna" // hosts with other letters, as addresses and files write them
)

//go:embed builtin
var builtin embed.FS

// A Set is the rules at hand: folders of rule files, searched in order, each by
// file name, so that a host's rule is found without reading the others. It is
// safe for use from several goroutines.
type Set struct {
	folders []*folder

	mu    sync.Mutex        // guards what follows, and the folders' names
	files map[string]parsed // so that each is read once
}

type folder struct {
	name string // for messages, "" for the built-in rules
	fsys fs.FS

	misses int             // how often a file was looked for that was not read yet
	names  map[string]bool // what is there, once that was often
}

// listAfter is after how many misses a folder is listed. To look for the files of one
// page costs less than that; to look for those of each of a thousand costs more.
const listAfter = 20

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
	s.folders = append(s.folders, &folder{fsys: rules})
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
		s.folders = append(s.folders, &folder{name: dir, fsys: os.DirFS(dir)})
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
func (s *Set) inFolder(f *folder, host string) (*Rule, error) {
	bare := strings.TrimPrefix(host, "www.")
	_, above, _ := strings.Cut(bare, ".")
	for name := host; strings.Contains(name, "."); _, name, _ = strings.Cut(name, ".") {
		var files []string
		written := spellings(name)
		for _, spelling := range written {
			files = append(files, spelling+".yaml")
		}
		for _, spelling := range written {
			switch name {
			case bare:
				files = append(files, spelling+".txt")
			case above:
				files = append(files, "."+spelling+".txt")
			}
		}
		for _, file := range files {
			if r, err := s.load(f, file); err != nil || r != nil {
				return r, err
			}
		}
	}
	return nil, nil
}

// spellings are a domain as it is, and as it is written with other letters than ASCII's,
// or without them (RFC 5891): a file may have either name.
func spellings(name string) []string {
	if !strings.Contains(name, "xn--") && strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return []string{name}
	}
	list := []string{name}
	if ascii, err := idna.Lookup.ToASCII(name); err == nil && ascii != name {
		list = append(list, ascii)
	}
	if letters, err := idna.Lookup.ToUnicode(name); err == nil && letters != name {
		list = append(list, letters)
	}
	return list
}

// load returns the rule of a file, or nil where there is no such file. A same_as in
// it leads to one more file of the same folder, and no further. Behind a file of the
// FTR format comes the folder's global.txt, unless it says that it is all there is.
func (s *Set) load(f *folder, name string) (*Rule, error) {
	got := s.file(f, name)
	switch {
	case got.err != nil || got.rule == nil:
		return nil, got.err
	case got.rule.stated != nil && !got.rule.Strict:
		return s.withGlobal(f, name, got.rule)
	case got.rule.SameAs == "":
		return got.rule, nil
	}
	if strings.ContainsAny(got.rule.SameAs, `/\`) {
		return nil, fmt.Errorf("rule %s: same_as: %q is no domain; the other file stands beside this one", name, got.rule.SameAs)
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

func (s *Set) withGlobal(f *folder, name string, r *Rule) (*Rule, error) {
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
func (s *Set) file(f *folder, name string) parsed {
	key := f.name + "\x00" + name
	s.mu.Lock()
	got, ok := s.files[key]
	s.mu.Unlock()
	if ok {
		return got
	}
	if fs.ValidPath(name) && s.mayHold(f, name) { // no path: that of a host such as ".."
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

// mayHold reports whether a file may be in a folder, as far as is known without a look.
func (s *Set) mayHold(f *folder, name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.misses++; f.misses == listAfter {
		entries, err := fs.ReadDir(f.fsys, ".")
		if err != nil {
			return true // reading the file says why
		}
		f.names = make(map[string]bool, len(entries))
		for _, e := range entries {
			f.names[e.Name()] = true
		}
	}
	return f.names == nil || f.names[name]
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
