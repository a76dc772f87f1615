package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/explain"
	"github.com/seed-fabb886e/pith/extract/source"
)

const explainUsage = `pith explain says why a page came out as it did: what was kept and what was
dropped, block by block, and by which step or line of a rule.

Usage:
  pith explain INPUT         INPUT is a path, a URL, or - for standard input

      --meta                 the statements about each field instead of the blocks
      --audit                what the body holds, and what each rendering gives back
      --json                 everything, or with --audit that, as JSON
      --html FILE            everything as a page to look at, that loads nothing; - for
                             standard output
  -u, --url, --engine, --favor, --body, --remove, --rules, --no-rules, --timeout,
      --max-bytes, --max-pages, --user-agent, --header: as for pith

Exit status: as for pith; with --audit also 1 where a rendering loses something.
`

// newExplain makes the explain command.
func newExplain(status *int, s streams) *cobra.Command {
	var f flags
	var how explainOptions
	c := &cobra.Command{
		Use:  "explain INPUT",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("explain takes one INPUT")
			}
			if how.meta && (how.json || how.audit) {
				return errors.New("--meta excludes --json and --audit")
			}
			if c.Flags().Changed("html") {
				switch {
				case how.meta || how.audit || how.json:
					return errors.New("--html excludes --meta, --audit and --json")
				case how.html == "":
					return errors.New("--html needs a file, or - for standard output")
				}
			}
			if source.IsFolder(args[0]) {
				return fmt.Errorf("%s is a folder; explain takes one page", args[0])
			}
			f.format = "markdown"
			o, err := f.options(c, args)
			if err != nil {
				return err
			}
			ctx, _ := interruptible(c.Context(), s.signals, false)
			*status, err = explainOne(ctx, args[0], o, s, how)
			return err
		},
	}
	f.registerExtraction(c.Flags())
	c.Flags().BoolVar(&how.meta, "meta", false, "the statements about each field")
	c.Flags().BoolVar(&how.audit, "audit", false, "what the body holds, and what each rendering gives back")
	c.Flags().BoolVar(&how.json, "json", false, "as JSON")
	c.Flags().StringVar(&how.html, "html", "", "as a page, in a file")
	setUsage(c, explainUsage)
	return c
}

// explainOptions say what of an explanation is written, and how.
type explainOptions struct {
	meta, audit, json bool
	html              string // a file, "-" for standard output, "" for no page
}

func explainOne(ctx context.Context, arg string, o options, s streams, how explainOptions) (int, error) {
	var in extract.Input
	for in = range source.Args([]string{arg}, s.in, o.url) {
		break
	}
	e, a, _ := explain.Page(ctx, in, o.extract) // the explanation holds the error
	if ctx.Err() != nil {
		return exitTrouble, context.Cause(ctx)
	}
	status := exitStatus(a, "")
	var err error
	switch {
	case how.html != "":
		return writeReport(e, status, how.html, s.out)
	case how.audit:
		status, err = writeAudit(a, s.out, how.json)
	case how.json:
		err = e.JSON(s.out)
	case how.meta:
		err = e.Meta(s.out, columns(s.out))
	default:
		err = e.Text(s.out, columns(s.out))
	}
	return status, asWriteError("standard output", err)
}

func writeAudit(a *article.Article, w io.Writer, asJSON bool) (int, error) {
	u, err := explain.NewAudit(a)
	if err != nil {
		return exitTrouble, err
	}
	write := u.Text
	if asJSON {
		write = u.JSON
	}
	status := exitStatus(a, "")
	if len(u.Losses) > 0 {
		status = max(status, exitNothing)
	}
	return status, write(w)
}

// writeReport writes the explanation as a page, whole or not at all.
func writeReport(e *explain.Explanation, status int, path string, stdout io.Writer) (int, error) {
	if path == "-" {
		path = ""
	}
	out, err := openOutput(path, stdout)
	if err != nil {
		return exitTrouble, err
	}
	defer out.discard()
	if err := e.HTML(out); err != nil {
		return exitTrouble, err
	}
	return status, out.commit()
}

// columns is the width of the terminal that w is, or one to read in a file.
func columns(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 40 {
			return width
		}
	}
	return 160
}
