package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term" // is standard input a terminal

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// Exit statuses. A signal's is 128 and its number, as shells have it.
const (
	exitOK      = 0
	exitNothing = 1 // it ran, but some page held no article
	exitTrouble = 2 // wrong usage, or an input could not be read
)

// usage is written by hand, in the order in which a user thinks.
const usage = `pith extracts the article from a web page and writes it as Markdown or JSON.

Usage:
  pith [INPUT...]            INPUT is a path, a URL, or - for standard input,
                             which is also read when there is no INPUT
  pith completion SHELL      write a completion script for a shell

Output:
  -f, --format FORMAT        markdown (default), json, jsonl, text or html
  -o, --output FILE          write to FILE, whole or not at all
      --front-matter         put YAML metadata above Markdown
      --content LIST         what JSON carries: any of markdown,text,html
                             (default markdown,text)
      --schema               print the JSON Schema of the record and exit

Finding the article:
  -u, --url URL              the page's address, for one saved page: base of its
                             links, and picks its site rule
      --engine ENGINE        auto (default), site or readability
      --body SELECTOR        the body is what this CSS selector or XPath matches;
                             of several, the first that matches
      --remove SELECTOR      take out of the body what this matches; repeatable
      --rules DIR            a folder of site rules, before the built-in ones;
                             repeatable; also PITH_RULES
      --no-rules             use no site rules
      --require ok           print no content for anything but a whole article
  -j, --jobs N               inputs at once (default: processors)

Fetching:
      --timeout DURATION     of a fetch (default 30s)
      --max-bytes SIZE       of a page (default 100M); K, M and G are known
      --user-agent TEXT      instead of pith's own
      --header 'NAME: VALUE' added to each request; repeatable

  -v, --verbose              say on standard error how each page came out
  -h, --help                 print this
      --version              print the version

Several articles in one stream each get front matter in Markdown and are parted
by a form feed in text.

Exit status:
  0  every input is an article, or the readable part of one
  1  some page held no article
  2  wrong usage, or some input could not be read or fetched
`

// Execute runs the command line of this process and returns its exit status.
func Execute() int {
	ctx, stop := signalContext()
	defer stop()
	return run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
}

type streams struct {
	in       io.Reader
	out, err io.Writer
}

// signalError is the cause of a context that a signal ended.
type signalError struct{ syscall.Signal }

func (e signalError) Error() string { return e.Signal.String() }

// signalContext returns a context that SIGINT and SIGTERM end. SIGPIPE is the
// runtime's: a write to a closed standard output ends the process by it.
func signalContext() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		if s, ok := <-ch; ok {
			cancel(signalError{s.(syscall.Signal)})
		}
	}()
	return ctx, func() { signal.Stop(ch); close(ch) }
}

// run runs one command line.
func run(ctx context.Context, args []string, s streams) int {
	status := exitOK
	root := newRoot(&status, s)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	var sig signalError
	var write *writeError
	switch {
	case err == nil:
		return status
	case errors.As(err, &sig):
		return 128 + int(sig.Signal)
	case errors.As(err, &write):
		if errors.Is(err, syscall.EPIPE) {
			return 128 + int(syscall.SIGPIPE)
		}
		fmt.Fprintf(s.err, "pith: %s\n", printable(err.Error()))
		return exitTrouble
	default:
		fmt.Fprintf(s.err, "pith: %s\nTry 'pith --help'.\n", printable(err.Error()))
		return exitTrouble
	}
}

// flags are the root command's, as given.
type flags struct {
	format, output, url, engine, require, userAgent string
	content, body, remove, rules, header            []string
	frontMatter, schema, noRules, verbose           bool
	jobs                                            int
	timeout                                         duration
	maxBytes                                        size
}

// newRoot makes the root command. What the inputs came to goes into status.
func newRoot(status *int, s streams) *cobra.Command {
	var f flags
	root := &cobra.Command{
		Use:           "pith [INPUT...]",
		Version:       article.Version,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, args []string) error {
			if f.schema {
				_, err := s.out.Write(render.Schema())
				return asWriteError("standard output", err)
			}
			if len(args) == 0 {
				if in, ok := s.in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
					fmt.Fprint(s.err, usage)
					*status = exitTrouble
					return nil
				}
				args = []string{"-"}
			}
			o, err := f.options(c, args)
			if err != nil {
				return err
			}
			*status, err = extractAll(c.Context(), args, o, s)
			return err
		},
	}
	root.SetVersionTemplate("pith {{.Version}}\n")
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), usage)
		return err
	})
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		if c == root {
			io.WriteString(c.OutOrStdout(), usage)
			return
		}
		help(c, args)
	})
	f.register(root)
	return root
}

func (f *flags) register(root *cobra.Command) {
	fs := root.Flags()
	fs.SortFlags = false
	f.timeout, f.maxBytes = duration(30*time.Second), size(100_000_000)
	fs.StringVarP(&f.format, "format", "f", "markdown", "markdown, json, jsonl, text or html")
	fs.StringVarP(&f.output, "output", "o", "", "write to a file")
	fs.BoolVar(&f.frontMatter, "front-matter", false, "YAML metadata above Markdown")
	fs.StringSliceVar(&f.content, "content", nil, "what JSON carries: any of markdown,text,html")
	fs.BoolVar(&f.schema, "schema", false, "print the record's JSON Schema")
	fs.StringVarP(&f.url, "url", "u", "", "the page's address")
	fs.StringVar(&f.engine, "engine", "auto", "auto, site or readability")
	fs.StringArrayVar(&f.body, "body", nil, "CSS selector or XPath of the body")
	fs.StringArrayVar(&f.remove, "remove", nil, "CSS selector or XPath to take out of the body")
	fs.StringArrayVar(&f.rules, "rules", nil, "a folder of site rules")
	fs.BoolVar(&f.noRules, "no-rules", false, "use no site rules")
	fs.StringVar(&f.require, "require", "", "print no content for less than this: ok")
	fs.IntVarP(&f.jobs, "jobs", "j", 0, "inputs at once")
	fs.Var(&f.timeout, "timeout", "of a fetch")
	fs.Var(&f.maxBytes, "max-bytes", "of a page")
	fs.StringVar(&f.userAgent, "user-agent", "", "instead of pith's own")
	fs.StringArrayVar(&f.header, "header", nil, "'NAME: VALUE', added to each request")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "say how each page came out")
}
