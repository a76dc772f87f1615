package rules

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/site"
)

// A Lint is what was found in rule files.
type Lint struct {
	Files    int
	Problems []site.Problem // by file, then line
}

// LintPaths looks at rule files, and at those of folders. A path that can't be read is
// an error, and so is a file that is not called as rule files are.
func LintPaths(paths []string) (*Lint, error) {
	var l Lint
	for _, path := range paths {
		files, err := filesOf(path)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			l.Files++
			data, err := os.ReadFile(file)
			if err != nil {
				l.Problems = append(l.Problems, site.Problem{File: file, Kind: site.KindMissing, Text: fmt.Sprintf("it can't be read: %v", cause(err))})
				continue
			}
			l.Problems = append(l.Problems, lintFile(file, data)...)
		}
	}
	return &l, nil
}

// filesOf are the rule files that a path names.
func filesOf(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if !site.IsRuleFile(filepath.Base(path)) {
			return nil, fmt.Errorf("%s is not called as rule files are: DOMAIN.yaml or DOMAIN.txt", path)
		}
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && site.IsRuleFile(e.Name()) {
			files = append(files, filepath.Join(path, e.Name()))
		}
	}
	return files, nil
}

// sameAsFault says why the rule of a domain can not stand for that of a file, "" where it
// can.
func sameAsFault(path, domain string) string {
	if strings.ContainsAny(domain, `/\`) {
		return fmt.Sprintf("%q is no domain; the other file stands beside this one", domain)
	}
	other := filepath.Join(filepath.Dir(path), domain+".yaml")
	data, err := os.ReadFile(other)
	if err != nil {
		return fmt.Sprintf("there is no %s.yaml beside it", domain)
	}
	if r, _ := site.ParseYAML(other, data); r.SameAs != "" {
		return fmt.Sprintf("%s.yaml leads on; one step is all there is", domain)
	}
	return ""
}

// lintFile looks at one file. Where a rule points to others, they have to be there.
func lintFile(path string, data []byte) []site.Problem {
	var r *site.Rule
	var problems []site.Problem
	if strings.HasSuffix(path, ".txt") {
		r, problems = site.ParseFTR(path, data)
	} else {
		r, problems = site.ParseYAML(path, data)
	}
	if name := filepath.Base(path); strings.HasPrefix(name, "www.") && strings.HasSuffix(name, ".txt") {
		problems = append(problems, site.Problem{File: path, Kind: site.KindUnreachable, Text: "www. is dropped from hosts before their file is looked for"})
	}
	if domain, ok := strings.CutSuffix(path, ".txt"); ok {
		if _, err := os.Stat(domain + ".yaml"); err == nil {
			problems = append(problems, site.Problem{File: path, Kind: site.KindUnreachable, Text: fmt.Sprintf("%s.yaml beside it comes before it", filepath.Base(domain))})
		}
	}
	if r.SameAs != "" {
		if fault := sameAsFault(path, r.SameAs); fault != "" {
			line := 1 + bytes.Count(data[:max(bytes.Index(data, []byte("same_as")), 0)], []byte("\n"))
			problems = append(problems, site.Problem{File: path, Line: line, Column: 1, Kind: site.KindMissing, Text: "same_as: " + fault})
		}
	}
	for _, t := range r.Tests {
		if t.File == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), t.File)); err != nil {
			problems = append(problems, site.Problem{File: path, Line: t.Line, Kind: site.KindMissing, Text: fmt.Sprintf("the test's file %s: %v", t.File, cause(err))})
		}
	}
	slices.SortStableFunc(problems, func(a, b site.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}

// cause is an error without the path that its message names already.
func cause(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}

// WriteText writes the problems, one a line.
func (l *Lint) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, p := range l.Problems {
		fmt.Fprintln(b, p)
	}
	return b.Flush()
}

// Summary is a line with the counts by kind.
func (l *Lint) Summary() string {
	counts := map[string]int{}
	for _, p := range l.Problems {
		counts[p.Kind]++
	}
	kinds := make([]string, 0, len(counts))
	for kind := range counts {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	for i, kind := range kinds {
		kinds[i] = fmt.Sprintf("%s %d", kind, counts[kind])
	}
	text := fmt.Sprintf("%s, %s", counted(l.Files, "file"), counted(len(l.Problems), "finding"))
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	return text
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
