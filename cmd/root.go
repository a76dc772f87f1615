package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term" // is standard input a terminal

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/source"
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
  pith [INPUT...]            INPUT is a path, a URL, a folder, or - for standard
                             input, which is also read when there is no INPUT
  pith --from LIST           LIST has a path, a URL or a JSON object with any of
                             id, file, html and url a line; - is standard input
  pith eval MANIFEST...      score against labelled pages; pith eval --help
  pith explain INPUT         say why a page came out as it did
  pith fixture COMMAND       saved pages as tests: add, check, update
  pith rules COMMAND         list, show, make, lint, test and check site rules
  pith completion SHELL      write a completion script for a shell

Output:
  -f, --format FORMAT        markdown (default), json, jsonl, text or html
  -o, --output FILE          write to FILE, whole or not at all; FOLDER/ gets a
                             file for each article
      --name TEMPLATE        what these are called: {date} {title} {slug} {host}
                             {id} {n}; a slash makes subfolders
      --front-matter         put YAML metadata above Markdown
      --standalone           a whole HTML page; several inputs need -o FOLDER/
      --links HOW            inline (default), reference: [text][1] with addresses at
                             the end of Markdown, or none: their text alone
      --clean-links          take utm_*, fbclid and the like out of addresses, and
                             addresses out of services that count clicks
      --images HOW           keep (default), alt: their alternative text, or none
      --content LIST         what JSON carries: any of markdown,text,html
                             (default markdown,text)
      --schema               print the JSON Schema of the record and exit

Finding the article:
  -u, --url URL              the page's address, for one saved page: base of its
                             links, and picks its site rule
      --engine ENGINE        auto (default), site, model or readability
      --favor SIDE           balance (default); precision leaves out what is in
                             doubt, recall keeps it; for the learned model
      --body SELECTOR        the body is what this CSS selector or XPath matches;
                             of several, the first that matches
      --remove SELECTOR      take out of the body what this matches; repeatable
      --rules DIR            a folder of site rules, before the built-in ones;
                             repeatable; also PITH_RULES
      --no-rules             use no site rules
      --require ok|article   print no content for less: ok is a whole article, thread
                             or manual; article one that is known to be an article

Many pages:
  -j, --jobs N               inputs at once (default: processors); the order of the
                             output is the inputs', whatever N is
      --summary FILE         write the counts of the run as JSON

Fetching:
      --timeout DURATION     of a fetch (default 30s)
      --max-bytes SIZE       of a page (default 100M); K, M and G are known
      --user-agent TEXT      instead of pith's own
      --header 'NAME: VALUE' added to each request; repeatable
      --max-pages N          of an article, where a site rule says that it has several
                             (default 1)
      --rule-cookies         also send the cookies that a site rule names
      --allow-private        also fetch from loopback and private addresses that a
                             list or a redirect names; an INPUT may be one anyway

  -v, --verbose              say on standard error how each page came out
  -h, --help                 print this
      --version              print the version

Several articles in one stream each get front matter in Markdown and are parted
by a form feed in text.

Exit status:
  0  every input is an article, or the readable part of one
  1  some page held no article
  2  wrong usage, or some input could not be read or fetched
130  interrupted: over many pages, one Ctrl-C finishes those in hand, two stop
`

// Execute runs the command line of this process and returns its exit status.
func Execute() int {
	signals := make(chan os.Signal, 2)
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(sig) { // as in the background of a script, which Ctrl-C is not for
			signal.Notify(signals, sig)
		}
	}
	log.SetOutput(io.Discard) // net/http logs what servers do wrong; nobody asked
	return run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr, signals})
}

// streams are what a command has of its process.
type streams struct {
	in       io.Reader
	out, err io.Writer
	signals  <-chan os.Signal
}

// run runs one command line.
func run(ctx context.Context, args []string, s streams) int {
	ctx, over := context.WithCancel(ctx)
	defer over()
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
		return sig.status()
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
	format, output, url, engine, favor, require, userAgent string
	from, name, summary, links, images                     string
	content, body, remove, rules, header                   []string
	frontMatter, schema, noRules, verbose                  bool
	standalone, cleanLinks, allowPrivate, ruleCookies      bool
	jobs, maxPages                                         int
	timeout                                                duration
	maxBytes                                               size
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
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files
		},
		RunE: func(c *cobra.Command, args []string) error {
			if f.schema {
				_, err := s.out.Write(render.Schema())
				return asWriteError("standard output", err)
			}
			if len(args) == 0 && f.from == "" {
				if in, ok := s.in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
					fmt.Fprint(s.err, usage)
					*status = exitTrouble
					return nil
				}
				args = []string{"-"}
			}
			args = source.Expand(args)
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
	completeFlags(root)
	root.AddCommand(newExplain(status, s), newEval(status, s), newFixture(status, s), newRules(status, s))
	askExactly(root)
	return root
}

// askExactly has the commands that cobra adds, help and completion, refuse what they do not
// know: they would print something else, with status 0.
func askExactly(root *cobra.Command) {
	root.SetHelpCommand(&cobra.Command{Use: "help [COMMAND]", Args: cobra.ArbitraryArgs, RunE: func(_ *cobra.Command, args []string) error {
		about, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return fmt.Errorf("help: there is no command %q", strings.Join(args, " "))
		}
		return about.Help()
	}})
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args = cobra.ArbitraryArgs
			c.RunE = func(*cobra.Command, []string) error {
				return errors.New("completion: one of bash, zsh, fish, powershell is wanted")
			}
		}
	}
}

// oneOf is what a command does that is nothing without one of those below it.
func oneOf(name, list string) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("%s: %q is not one of %s", name, args[0], list)
		}
		return fmt.Errorf("%s: one of %s is wanted", name, list)
	}
}

// setUsage has a command print a text of ours for its usage and its help.
func setUsage(c *cobra.Command, text string) {
	c.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), text)
		return err
	})
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { io.WriteString(c.OutOrStdout(), text) })
}

// completeFlags has shells offer the values of flags that have few.
func completeFlags(root *cobra.Command) {
	for name, values := range choices {
		root.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

func (f *flags) register(root *cobra.Command) {
	fs := root.Flags()
	fs.SortFlags = false
	fs.StringVarP(&f.format, "format", "f", "markdown", "markdown, json, jsonl, text or html")
	fs.StringVarP(&f.output, "output", "o", "", "write to a file, or a folder")
	fs.StringVar(&f.name, "name", "", "how the files of an output folder are called")
	fs.StringVar(&f.from, "from", "", "a list of inputs")
	fs.StringVar(&f.summary, "summary", "", "write the counts of the run to a file")
	fs.BoolVar(&f.frontMatter, "front-matter", false, "YAML metadata above Markdown")
	fs.BoolVar(&f.standalone, "standalone", false, "a whole HTML page")
	fs.StringVar(&f.links, "links", "inline", "inline, reference or none")
	fs.BoolVar(&f.cleanLinks, "clean-links", false, "take what tracks readers out of addresses")
	fs.StringVar(&f.images, "images", "keep", "keep, alt or none")
	fs.StringSliceVar(&f.content, "content", nil, "what JSON carries: any of markdown,text,html")
	fs.BoolVar(&f.schema, "schema", false, "print the record's JSON Schema")
	fs.StringVar(&f.require, "require", "", "print no content for less than this: ok or article")
	fs.IntVarP(&f.jobs, "jobs", "j", 0, "inputs at once")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "say how each page came out")
	f.registerExtraction(fs)
}

// registerExtraction registers what every command that extracts has.
func (f *flags) registerExtraction(fs *pflag.FlagSet) {
	f.timeout, f.maxBytes = duration(30*time.Second), size(100_000_000)
	fs.StringVarP(&f.url, "url", "u", "", "the page's address")
	fs.StringVar(&f.engine, "engine", "auto", "auto, site, model or readability")
	fs.StringVar(&f.favor, "favor", "balance", "balance, precision or recall")
	fs.StringArrayVar(&f.body, "body", nil, "CSS selector or XPath of the body")
	fs.StringArrayVar(&f.remove, "remove", nil, "CSS selector or XPath to take out of the body")
	fs.StringArrayVar(&f.rules, "rules", nil, "a folder of site rules")
	fs.BoolVar(&f.noRules, "no-rules", false, "use no site rules")
	fs.Var(&f.timeout, "timeout", "of a fetch")
	fs.Var(&f.maxBytes, "max-bytes", "of a page")
	fs.StringVar(&f.userAgent, "user-agent", "", "instead of pith's own")
	fs.StringArrayVar(&f.header, "header", nil, "'NAME: VALUE', added to each request")
	fs.IntVar(&f.maxPages, "max-pages", 1, "of an article")
	fs.BoolVar(&f.ruleCookies, "rule-cookies", false, "also send the cookies that a site rule names")
	fs.BoolVar(&f.allowPrivate, "allow-private", false, "also fetch what lists and redirects name on private addresses")
}
