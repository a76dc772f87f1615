package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/seed-fabb886e/pith/extract/fixture"
	"github.com/seed-fabb886e/pith/extract/source"
)

const fixtureUsage = `pith fixture keeps saved pages with the article that each must give, and says
when one gives another. docs/fixtures.md has recipes for CI.

Usage:
  pith fixture add INPUT...      save pages, and the articles they give now
  pith fixture check [PATH...]   compare; PATH is a fixture's folder or one of many
  pith fixture update [PATH...]  take the articles that pages give now, of those that
                                 differ: all, or those named

  -d, --dir DIR              the folder of fixtures (default testdata/fixtures)

Of add:
      --no-time              leave out when the page was saved
  -u, --url, --user-agent, --header, --allow-private: as for pith; only add fetches

Of check:
      --format FORMAT        text (default), json, junit or github
  -j, --jobs N               fixtures at once (default: processors)

      --engine, --favor, --rules, --no-rules, --timeout, --max-bytes: as for pith; the
      same for all three

Exit status:
  0  every page gives its article
  1  check: some page gives another
  2  wrong usage, or a fixture or page could not be read or written
`

// fixtureFlags are those of the three commands.
type fixtureFlags struct {
	flags
	dir    string
	noTime bool
}

// newFixture makes the command pith fixture and what is below it.
func newFixture(status *int, s streams) *cobra.Command {
	var f fixtureFlags
	c := &cobra.Command{Use: "fixture", Args: cobra.ArbitraryArgs, RunE: oneOf("fixture", "add, check, update")}
	c.AddCommand(
		f.command("add INPUT...", func(c *cobra.Command, args []string) error { return f.add(c, args, status, s) }),
		f.command("check [PATH...]", func(c *cobra.Command, args []string) error { return f.check(c, args, status, s) }),
		f.command("update [PATH...]", func(c *cobra.Command, args []string) error { return f.update(c, args, status, s) }),
	)
	setUsage(c, fixtureUsage)
	return c
}

func (f *fixtureFlags) command(use string, run func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{Use: use, Args: cobra.ArbitraryArgs, RunE: run}
	f.registerExtraction(c.Flags())
	c.Flags().StringVarP(&f.dir, "dir", "d", "testdata/fixtures", "the folder of fixtures")
	c.Flags().StringVar(&f.format, "format", "text", "text, json, junit or github")
	c.Flags().IntVarP(&f.jobs, "jobs", "j", 0, "fixtures at once")
	c.Flags().BoolVar(&f.noTime, "no-time", false, "leave out when the page was saved")
	return c
}

// ofAdd are the flags that only pith fixture add heeds.
var ofAdd = []string{"url", "user-agent", "header", "allow-private", "no-time"}

// extraction checks the flags and makes the library's options of them.
func (f *fixtureFlags) extraction(c *cobra.Command, inputs []string) (options, error) {
	format := f.format
	if !slices.Contains(fixture.Formats, format) {
		return options{}, fmt.Errorf("--format %q is not one of %s", format, strings.Join(fixture.Formats, ", "))
	}
	f.format = "markdown" // as the articles are
	o, err := f.options(c, inputs)
	f.format = format
	return o, err
}

func (f *fixtureFlags) add(c *cobra.Command, args []string, status *int, s streams) error {
	if len(args) == 0 {
		return errors.New("fixture add needs an INPUT")
	}
	args = source.Expand(args)
	o, err := f.extraction(c, args)
	if err != nil {
		return err
	}
	ctx, in := interruptible(c.Context(), s.signals, o.many)
	inputs, err := o.inputs(args, s.in)
	if err != nil {
		return err
	}
	adding := fixture.Adding{Dir: f.dir, Extract: o.extract}
	if !f.noTime {
		adding.Now = time.Now()
	}
	for input := range inputs {
		if in.err() != nil { // asked to stop behind the one in hand
			break
		}
		made, a, err := adding.Add(ctx, input)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil {
			fmt.Fprintf(s.err, "pith: %s: %s\n", printable(input.Name), printable(cause(err).Error()))
			*status = exitTrouble
			continue
		}
		if _, err := fmt.Fprintf(s.out, "%s: %s, %d words\n", printable(made.Dir), a.Status, fixture.Words(a)); err != nil {
			return asWriteError("standard output", err)
		}
	}
	return in.err()
}

// each checks all fixtures of the paths and gives each result to use.
func (f *fixtureFlags) each(c *cobra.Command, paths []string, status *int, s streams, use func(*fixture.Result) error) (sum fixture.Summary, err error) {
	for _, name := range ofAdd {
		if c.Flags().Changed(name) {
			return sum, fmt.Errorf("--%s goes with fixture add: %s fetches and saves no page", name, c.Name())
		}
	}
	o, err := f.extraction(c, nil)
	if err != nil {
		return sum, err
	}
	if len(paths) == 0 {
		paths = []string{f.dir}
	}
	dirs, err := fixture.Find(paths)
	if err != nil {
		return sum, trouble(status, s, err)
	}
	ctx, _ := interruptible(c.Context(), s.signals, false)
	err = fixture.Checking{Extract: o.extract, Jobs: o.jobs}.Check(ctx, dirs, func(r *fixture.Result) error {
		sum.Count(r)
		return use(r)
	})
	if sum.Trouble > 0 {
		*status = exitTrouble
	}
	return sum, err
}

func (f *fixtureFlags) check(c *cobra.Command, args []string, status *int, s streams) error {
	report, err := fixture.NewReport(s.out, f.format, inColour(s.out))
	if err != nil {
		return fmt.Errorf("--format %q is not one of %s", f.format, strings.Join(fixture.Formats, ", "))
	}
	sum, err := f.each(c, args, status, s, func(r *fixture.Result) error {
		return asWriteError("standard output", report.Add(r))
	})
	if err != nil || sum.Fixtures == 0 {
		return err
	}
	if sum.Differ > 0 {
		*status = max(*status, exitNothing)
	}
	fmt.Fprintf(s.err, "pith: %s\n", sum)
	return asWriteError("standard output", report.End(sum))
}

func (f *fixtureFlags) update(c *cobra.Command, args []string, status *int, s streams) error {
	sum, err := f.each(c, args, status, s, func(r *fixture.Result) error {
		changed, err := r.Accept()
		switch {
		case err != nil:
			fmt.Fprintf(s.err, "pith: %s\n", printable(err.Error()))
			*status = exitTrouble
		case changed:
			_, err := fmt.Fprintf(s.out, "%s: updated\n", printable(r.Dir))
			return asWriteError("standard output", err)
		}
		return nil
	})
	if err == nil && sum.Fixtures > 0 {
		fmt.Fprintf(s.err, "pith: %d fixtures\n", sum.Fixtures)
	}
	return err
}

// inColour reports whether w is a terminal whose user has not asked for no colours
// (no-color.org).
func inColour(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}
