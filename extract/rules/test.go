package rules

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/fixture"
	"github.com/seed-fabb886e/pith/extract/site"
)

// TestOptions say how rules are tested.
type TestOptions struct {
	Extract extract.Options   // as pages are extracted; its rules are not used
	Saved   map[string][]byte // pages by their addresses; see ReadSaved
	Fetch   bool              // fetch pages that are not saved
	Without bool              // also say what each page gives without the rule
}

// An Outcome is how one test of a rule ended.
type Outcome struct {
	Rule    string // path of the rule's file
	Line    int    // of the test
	Page    string // the file or address
	Ran     bool   // false where the page is not at hand
	Words   int
	Faults  []string // what is not as the test wants it
	Without []string // where that was asked for: what would not be so without the rule
}

// Failed reports whether the test ran, and found a fault.
func (o *Outcome) Failed() bool { return len(o.Faults) > 0 }

// TestFile runs the tests of a rule file.
func TestFile(ctx context.Context, path string, o TestOptions) ([]Outcome, error) {
	r, err := site.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if r.Name != filepath.Base(path) {
		return nil, nil // same_as: its tests are the other file's
	}
	var list []Outcome
	for _, t := range r.Tests {
		out := Outcome{Rule: path, Line: t.Line, Page: t.File}
		if out.Page == "" {
			out.Page = t.URL
		}
		err := o.run(ctx, r, t, &out)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if err != nil {
			out.Faults = append(out.Faults, err.Error())
		}
		list = append(list, out)
	}
	return list, nil
}

// run runs one test, where its page is at hand.
func (o TestOptions) run(ctx context.Context, r *site.Rule, t site.Test, out *Outcome) error {
	in := extract.Input{Name: out.Page, URL: t.URL}
	data, saved := o.Saved[t.URL]
	if t.File != "" {
		var err error
		if data, err = os.ReadFile(filepath.Join(filepath.Dir(out.Rule), t.File)); err != nil {
			return cause(err)
		}
		saved = true
	}
	if !saved && !o.Fetch {
		return nil
	}
	page := func() extract.Input {
		if saved {
			in.Body = bytes.NewReader(data)
		}
		return in
	}
	out.Ran = true
	with := o.Extract
	with.NoRules, with.Rules, with.Rule = true, nil, r
	a, err := extract.Extract(ctx, page(), with)
	if err != nil {
		return err
	}
	out.Words = fixture.Words(a)
	out.Faults = faults(a, t)
	if o.Without {
		with.Rule = nil
		if a, err = extract.Extract(ctx, page(), with); err != nil {
			return err
		}
		out.Without = append([]string{fmt.Sprintf("%s instead of %d", counted(fixture.Words(a), "word"), out.Words)}, faults(a, t)...)
	}
	return nil
}

// faults are what is not as a test wants it.
func faults(a *article.Article, t site.Test) []string {
	list := fixture.Expectation{Title: t.Title, Has: t.Has, Not: t.Not, Words: t.Words}.Faults(a)
	if a.Body == nil {
		list = append(list, "there is no text: "+string(a.Status))
	}
	return list
}

// WriteOutcomes writes a line for each test, and below it what is not as it should be.
func WriteOutcomes(w io.Writer, list []Outcome) error {
	b := bufio.NewWriter(w)
	for _, o := range list {
		state := "ok"
		switch {
		case o.Failed():
			state = "FAILED"
		case !o.Ran:
			state = "not run: the page is not saved"
		}
		fmt.Fprintf(b, "%s:%d: %s: %s", o.Rule, o.Line, o.Page, state)
		if o.Ran {
			fmt.Fprintf(b, " (%s)", counted(o.Words, "word"))
		}
		fmt.Fprintln(b)
		for _, f := range o.Faults {
			fmt.Fprintf(b, "    %s\n", f)
		}
		for _, f := range o.Without {
			fmt.Fprintf(b, "    without the rule: %s\n", f)
		}
	}
	return b.Flush()
}

// ReadSaved reads those of the listed pages that the tests of these rule files ask for.
// A file that is no rule asks for none: TestFile says what is wrong with it.
func ReadSaved(files []string, list iter.Seq[extract.Input]) (map[string][]byte, error) {
	saved := map[string][]byte{}
	for _, path := range files {
		r, err := site.ReadFile(path)
		if err != nil {
			continue
		}
		for _, t := range r.Tests {
			saved[t.URL] = nil
		}
	}
	for in := range list {
		if old, asked := saved[in.URL]; !asked || old != nil || in.Body == nil {
			continue
		}
		data, err := io.ReadAll(in.Body)
		if c, ok := in.Body.(io.Closer); ok {
			c.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", in.Name, cause(err))
		}
		saved[in.URL] = data
	}
	maps.DeleteFunc(saved, func(_ string, data []byte) bool { return data == nil })
	return saved, nil
}

// FilesToTest are the rule files that paths name, folders with all in them.
func FilesToTest(paths []string) (files []string, err error) {
	for _, path := range paths {
		list, err := filesOf(path)
		if err != nil {
			return nil, err
		}
		files = append(files, list...)
	}
	return files, nil
}
