package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed-fabb886e/pith/extract/rules"
	"github.com/seed-fabb886e/pith/extract/site"
	"github.com/seed-fabb886e/pith/extract/source"
)

const rulesUsage = `pith rules is for site rules: it lists, shows, writes, lints and tests them.
docs/rules.md says how one is written.

Usage:
  pith rules list            which file serves which host, a line each
  pith rules show HOST       the rule for a host as YAML, whichever format it is
                             kept in
  pith rules new PAGE...     make a rule of one to three saved pages of a site, with
                             selectors that last and a test for each page
  pith rules lint PATH...    what is wrong with rule files, or those of folders, as
                             FILE:LINE:COLUMN: KIND: what
  pith rules test [PATH...]  run the tests that rules hold; PATH is a rule file or a
                             folder, and without one all of --rules and PITH_RULES
  pith rules check RECORDS   which rules no longer fit, from the JSON or JSONL of a
                             batch; - is standard input
  pith rules schema          the JSON Schema of rule files, for editors

      --rules DIR            a folder of site rules, before the built-in ones;
                             repeatable; also PITH_RULES
      --no-rules             of list and show: without the built-in ones

Of new:
  -u, --url URL              the address of PAGE, where it states none
  -o, --output FILE          write to FILE, or to a file of the rule's name in
                             FOLDER/; one that is there stays

Of test:
      --from LIST            saved pages, {"url", "file"} a line as for pith --from,
                             for tests that name an address; - is standard input
      --fetch                fetch the pages that are not saved
      --without              say what each page gives without the rule
      --failed               write only the tests that failed
      --timeout, --max-bytes, --max-pages, --user-agent, --header, --allow-private:
      as for pith

Exit status:
  0  nothing is wrong
  1  lint or check found something, a test failed, or no rule serves the host
  2  wrong usage, or something could not be read
`

// newRules makes the command pith rules and what is below it.
func newRules(status *int, s streams) *cobra.Command {
	var f flags
	c := &cobra.Command{Use: "rules", Args: cobra.ArbitraryArgs, RunE: oneOf("rules", "list, show, new, lint, test, check, schema")}
	for _, sub := range []*cobra.Command{
		rulesList(&f, s), rulesShow(&f, status, s), rulesNew(status, s), rulesLint(status, s), rulesTest(status, s), rulesCheck(status, s), rulesSchema(s),
	} {
		c.AddCommand(sub)
	}
	c.PersistentFlags().StringArrayVar(&f.rules, "rules", nil, "a folder of site rules")
	c.PersistentFlags().BoolVar(&f.noRules, "no-rules", false, "without the built-in ones")
	setUsage(c, rulesUsage)
	return c
}

// set are the rules that list and show are about.
func (f *flags) set() (*site.Set, error) {
	dirs := f.ruleFolders()
	if f.noRules {
		return site.NewBareSet(dirs...)
	}
	return site.NewSet(dirs...)
}

func rulesList(f *flags, s streams) *cobra.Command {
	return &cobra.Command{Use: "list", Args: exactly(0, "list takes no arguments"), RunE: func(*cobra.Command, []string) error {
		set, err := f.set()
		if err != nil {
			return err
		}
		return asWriteError("standard output", rules.WriteList(s.out, set))
	}}
}

func rulesShow(f *flags, status *int, s streams) *cobra.Command {
	return &cobra.Command{Use: "show HOST", Args: exactly(1, "show takes one HOST"), RunE: func(_ *cobra.Command, args []string) error {
		set, err := f.set()
		if err != nil {
			return err
		}
		host := hostOf(args[0])
		var rule bytes.Buffer
		found, err := rules.WriteRule(&rule, set, host)
		switch {
		case err != nil:
			return trouble(status, s, err)
		case !found:
			fmt.Fprintf(s.err, "pith: no rule serves %s\n", printable(host))
			*status = exitNothing
		}
		_, err = s.out.Write(rule.Bytes())
		return asWriteError("standard output", err)
	}}
}

func rulesLint(status *int, s streams) *cobra.Command {
	return &cobra.Command{Use: "lint PATH...", Args: cobra.ArbitraryArgs, RunE: func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return errors.New("lint needs a PATH: a rule file, or a folder of them")
		}
		lint, err := rules.LintPaths(args)
		if err != nil {
			return trouble(status, s, err)
		}
		fmt.Fprintf(s.err, "pith: %s\n", lint.Summary())
		if len(lint.Problems) > 0 {
			*status = exitNothing
		}
		return asWriteError("standard output", lint.WriteText(s.out))
	}}
}

func rulesSchema(s streams) *cobra.Command {
	return &cobra.Command{Use: "schema", Args: exactly(0, "schema takes no arguments"), RunE: func(*cobra.Command, []string) error {
		_, err := s.out.Write(site.Schema())
		return asWriteError("standard output", err)
	}}
}

func rulesCheck(status *int, s streams) *cobra.Command {
	return &cobra.Command{Use: "check RECORDS", Args: exactly(1, "check takes one file of RECORDS"), RunE: func(_ *cobra.Command, args []string) error {
		in, name := s.in, "standard input"
		if args[0] != source.Stdin {
			file, err := os.Open(args[0])
			if err != nil {
				return trouble(status, s, fmt.Errorf("%s: %w", args[0], cause(err)))
			}
			defer file.Close()
			in, name = file, args[0]
		}
		check, err := rules.CheckRecords(in, name)
		if err != nil {
			return trouble(status, s, err)
		}
		if check.Broken() {
			*status = exitNothing
		}
		fmt.Fprintf(s.err, "pith: %d records, %d rules\n", check.Records, len(check.Rules))
		return asWriteError("standard output", check.WriteText(s.out))
	}}
}

// rulesTest has the flags of extraction, for what a test fetches.
func rulesTest(status *int, s streams) *cobra.Command {
	var f flags
	var how rulesTestOptions
	c := &cobra.Command{Use: "test [PATH...]", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		f.format = "markdown"
		o := options{}
		if err := f.checkFetch(c, nil, &o); err != nil {
			return err
		}
		ctx, _ := interruptible(c.Context(), s.signals, false)
		if len(args) == 0 {
			args = f.ruleFolders()
		}
		if len(args) == 0 {
			return errors.New("test needs a PATH, or folders of --rules or PITH_RULES")
		}
		reached, err := how.run(ctx, args, rules.TestOptions{Extract: o.extract, Fetch: how.fetch, Without: how.without}, s)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		var write *writeError
		if err != nil && !errors.As(err, &write) {
			return trouble(status, s, err)
		}
		*status = reached
		return err
	}}
	f.registerExtraction(c.Flags())
	c.Flags().StringVar(&how.from, "from", "", "saved pages")
	c.Flags().BoolVar(&how.fetch, "fetch", false, "fetch pages that are not saved")
	c.Flags().BoolVar(&how.without, "without", false, "what each page gives without the rule")
	c.Flags().BoolVar(&how.failed, "failed", false, "only the tests that failed")
	return c
}

// rulesTestOptions are the flags of rules test alone.
type rulesTestOptions struct {
	from                   string
	fetch, without, failed bool
}

// run runs the tests of all files, writes what they gave as it comes, and returns the
// exit status. A file that is no rule is reported, and the others are tested.
func (how *rulesTestOptions) run(ctx context.Context, paths []string, o rules.TestOptions, s streams) (status int, err error) {
	files, err := rules.FilesToTest(paths)
	if err != nil {
		return 0, err
	}
	if how.from != "" {
		list, err := options{from: how.from}.inputs(nil, s.in)
		if err != nil {
			return 0, err
		}
		if o.Saved, err = rules.ReadSaved(files, list); err != nil {
			return 0, err
		}
	}
	all, ran, failed := 0, 0, 0
	for _, file := range files {
		outcomes, err := rules.TestFile(ctx, file, o)
		if ctx.Err() != nil {
			return status, err
		}
		if err != nil {
			_ = trouble(&status, s, err)
		}
		var shown []rules.Outcome
		for _, out := range outcomes {
			all++
			if out.Ran {
				ran++
			}
			if out.Failed() {
				failed++
			}
			if !how.failed || out.Failed() {
				shown = append(shown, out)
			}
		}
		if err := rules.WriteOutcomes(s.out, shown); err != nil {
			return status, asWriteError("standard output", err)
		}
	}
	fmt.Fprintf(s.err, "pith: %d tests, %d run, %d failed\n", all, ran, failed)
	if failed > 0 && status == 0 {
		status = exitNothing
	}
	return status, nil
}

// exactly is a check of the number of arguments, with its message.
func exactly(n int, message string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return errors.New(message)
		}
		return nil
	}
}

// trouble reports an error that is not about usage.
func trouble(status *int, s streams, err error) error {
	fmt.Fprintf(s.err, "pith: %s\n", printable(err.Error()))
	*status = exitTrouble
	return nil
}
