package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/rules"
	"github.com/seed-fabb886e/pith/extract/site"
	"github.com/seed-fabb886e/pith/extract/source"
)

// mostSamples is how many pages a rule is made from at most: what holds on three does
// so on most.
const mostSamples = 3

func rulesNew(status *int, s streams) *cobra.Command {
	var f flags
	c := &cobra.Command{Use: "new PAGE...", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		if len(args) == 0 || len(args) > mostSamples {
			return fmt.Errorf("new takes one to %d saved PAGEs of a site", mostSamples)
		}
		if c.Flags().Changed("url") && len(args) > 1 {
			return errors.New("--url goes with one PAGE")
		}
		if c.Flags().Changed("output") && f.output == "" {
			return errors.New("--output is empty")
		}
		samples, err := readSamples(args, f.url)
		if err != nil {
			return trouble(status, s, err)
		}
		ctx, _ := interruptible(c.Context(), s.signals, false)
		rule, notes, err := rules.New(ctx, samples, extract.Options{})
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		for _, note := range notes {
			fmt.Fprintf(s.err, "pith: %s\n", printable(note))
		}
		if err != nil {
			return trouble(status, s, err)
		}
		return f.writeRule(rule, status, s)
	}}
	c.Flags().StringVarP(&f.url, "url", "u", "", "the page's address")
	c.Flags().StringVarP(&f.output, "output", "o", "", "a file, or a folder")
	return c
}

func readSamples(paths []string, address string) (samples []rules.Sample, err error) {
	for _, path := range paths {
		if source.IsURL(path) {
			return nil, fmt.Errorf("%s: a rule is made of saved pages, which stay as they are; save it first", path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, cause(err))
		}
		samples = append(samples, rules.Sample{Name: path, URL: address, Data: data})
	}
	return samples, nil
}

// writeRule writes a new rule to standard output, or to a file that is not there yet. The
// paths of its tests become those from the file.
func (f *flags) writeRule(rule *site.Rule, status *int, s streams) error {
	path := f.output
	if path != "" && (os.IsPathSeparator(path[len(path)-1]) || source.IsFolder(path)) {
		path = filepath.Join(path, rule.Name)
	}
	for i := range rule.Tests {
		rule.Tests[i].File = relativeTo(path, rule.Tests[i].File)
	}
	data, err := rule.YAML()
	if err != nil {
		return err
	}
	if path == "" {
		_, err = s.out.Write(data)
		return asWriteError("standard output", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return trouble(status, s, fmt.Errorf("%s: %w", filepath.Dir(path), cause(err)))
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return trouble(status, s, fmt.Errorf("%s is there already, and stays as it is", path))
	}
	if err != nil {
		return trouble(status, s, fmt.Errorf("%s: %w", path, cause(err)))
	}
	_, err = file.Write(data)
	if e := file.Close(); err == nil {
		err = e
	}
	if err != nil {
		return asWriteError(path, err)
	}
	fmt.Fprintf(s.err, "pith: %s\n", path)
	return nil
}

// relativeTo is a file's path as a rule at another path names it.
func relativeTo(rule, file string) string {
	from, err := filepath.Abs(filepath.Dir(rule))
	if err != nil {
		return file
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return file
	}
	if rel, err := filepath.Rel(from, to); err == nil {
		return filepath.ToSlash(rel)
	}
	return file
}
