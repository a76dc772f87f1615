package cmd

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/net/http/httpguts"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
	"github.com/seed-fabb886e/pith/extract/source"
)

// options are a run's, checked.
type options struct {
	extract extract.Options
	jobs    int
	url     string
	from    string
	many    bool // a list or folders: a summary at the end, gentle interrupts
	output  string
	folder  bool   // output is a folder
	name    string // template for its files
	summary string
	print   printOptions
	require string // what a page must come out as: "" for anything, requireOK or requireArticle
	verbose bool
}

// choices are the values of flags that have few, for messages and for shells to offer.
var choices = map[string][]string{
	"format": {"markdown", "json", "jsonl", "text", "html"}, "engine": {"auto", "site", "model", "readability"}, "favor": {"balance", "precision", "recall"},
	"links": {"inline", "reference", "none"}, "images": {"keep", "alt", "none"}, "content": {"markdown", "text", "html"},
}

// options checks the flags and makes the library's options of them. Its errors
// are wrong usage.
func (f *flags) options(c *cobra.Command, args []string) (options, error) {
	o := options{jobs: f.jobs, url: f.url, output: f.output, verbose: f.verbose, from: f.from, summary: f.summary, name: f.name}
	for _, check := range []func(*cobra.Command, []string, *options) error{
		f.checkInputs, f.checkOutput, f.checkContent, f.checkStyle, f.checkEngine, f.checkRules, f.checkFetch,
	} {
		if err := check(c, args, &o); err != nil {
			return options{}, err
		}
	}
	return o, nil
}

func (f *flags) checkInputs(c *cobra.Command, args []string, o *options) error {
	stdin := 0
	for _, a := range args {
		if a == source.Stdin {
			stdin++
		}
		if a == "" {
			return errors.New("an INPUT is empty")
		}
	}
	if stdin > 1 {
		return errors.New("standard input (-) can be read once")
	}
	if c.Flags().Changed("from") {
		if f.from == "" {
			return errors.New("--from is empty")
		}
		if len(args) > 0 {
			return errors.New("--from and INPUTs exclude each other")
		}
		if c.Flags().Changed("url") {
			return errors.New("--url goes with one INPUT, not with a list")
		}
	}
	o.many = f.from != "" || slices.ContainsFunc(args, source.IsFolder)
	if c.Flags().Changed("url") {
		u, err := url.Parse(f.url)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("--url %q is not an http or https address", f.url)
		}
		if len(args) > 1 {
			return errors.New("--url goes with one INPUT")
		}
		if source.IsURL(args[0]) || source.IsFolder(args[0]) {
			return errors.New("--url goes with a saved page; this INPUT is an address itself, or a folder")
		}
	}
	if f.jobs < 0 || f.jobs == 0 && c.Flags().Changed("jobs") {
		return fmt.Errorf("--jobs %d: at least 1", f.jobs)
	}
	if f.jobs > mostJobs {
		return fmt.Errorf("--jobs %d: at most %d", f.jobs, mostJobs)
	}
	if f.jobs == 0 {
		o.jobs = runtime.GOMAXPROCS(0)
	}
	return nil
}

func (f *flags) checkOutput(c *cobra.Command, args []string, o *options) error {
	if !slices.Contains(choices["format"], f.format) {
		return fmt.Errorf("--format %q is not one of %s", f.format, strings.Join(choices["format"], ", "))
	}
	if f.frontMatter && f.format != "markdown" {
		return errors.New("--front-matter goes with --format markdown")
	}
	if c.Flags().Changed("output") {
		if f.output == "" {
			return errors.New("--output is empty")
		}
		if f.output == source.Stdin { // as everywhere, the standard stream
			o.output = ""
		} else {
			o.folder = os.IsPathSeparator(f.output[len(f.output)-1]) || source.IsFolder(f.output)
		}
		if err := f.keepsInputs(args, o); err != nil {
			return err
		}
	}
	if c.Flags().Changed("name") {
		if !o.folder {
			return errors.New("--name goes with --output FOLDER/")
		}
		if err := batch.CheckTemplate(f.name); err != nil {
			return fmt.Errorf("--%w", err)
		}
	}
	if f.standalone {
		if f.format != "html" {
			return errors.New("--standalone goes with --format html")
		}
		if (o.many || len(args) > 1) && !o.folder {
			return errors.New("--standalone makes a page of each input: several go to --output FOLDER/")
		}
	}
	o.print.format, o.print.standalone = f.format, f.standalone
	o.print.frontMatter = f.frontMatter || (o.many || len(args) > 1) && !o.folder
	switch f.require {
	case "", requireOK, requireArticle:
		o.require = f.require
	default:
		return fmt.Errorf("--require %q is neither ok nor article", f.require)
	}
	return nil
}

func (f *flags) checkContent(c *cobra.Command, _ []string, o *options) error {
	if !c.Flags().Changed("content") {
		o.print.content = render.Content{Markdown: true, Text: true}
		return nil
	}
	if !f.isJSON() {
		return errors.New("--content goes with --format json or jsonl")
	}
	for _, what := range f.content {
		switch what {
		case "markdown":
			o.print.content.Markdown = true
		case "text":
			o.print.content.Text = true
		case "html":
			o.print.content.HTML = true
		default:
			return fmt.Errorf("--content %q is not any of %s", what, strings.Join(choices["content"], ", "))
		}
	}
	return nil
}

// checkStyle checks what is to become of links and pictures. Text has neither.
func (f *flags) checkStyle(c *cobra.Command, _ []string, o *options) error {
	text := f.format == "text" || f.isJSON() && !o.print.content.Markdown && !o.print.content.HTML
	for _, flag := range []struct{ name, value string }{{"links", f.links}, {"clean-links", ""}, {"images", f.images}} {
		if !c.Flags().Changed(flag.name) {
			continue
		}
		if known := choices[flag.name]; known != nil && !slices.Contains(known, flag.value) {
			return fmt.Errorf("--%s %q is not one of %s", flag.name, flag.value, strings.Join(known, ", "))
		}
		if text {
			return fmt.Errorf("--%s goes with Markdown or HTML; text has no links and no pictures", flag.name)
		}
	}
	o.print.content.Style = render.Style{Links: render.Links(f.links), CleanLinks: f.cleanLinks, Images: render.Images(f.images)}
	return nil
}

func (f *flags) isJSON() bool { return f.format == "json" || f.format == "jsonl" }

// engineOf reads the value of --engine.
func engineOf(name string) (article.Engine, error) {
	switch name {
	case "auto":
		return "", nil
	case "site", "model", "readability":
		return article.Engine(name), nil
	}
	return "", fmt.Errorf("--engine %q is not one of %s", name, strings.Join(choices["engine"], ", "))
}

func (f *flags) checkEngine(_ *cobra.Command, _ []string, o *options) (err error) {
	if o.extract.Engine, err = engineOf(f.engine); err != nil {
		return err
	}
	switch f.favor {
	case "balance":
	case "precision", "recall":
		o.extract.Favor = extract.Favor(f.favor)
	default:
		return fmt.Errorf("--favor %q is not one of %s", f.favor, strings.Join(choices["favor"], ", "))
	}
	return nil
}

func (f *flags) checkRules(_ *cobra.Command, _ []string, o *options) error {
	if f.noRules && len(f.rules) > 0 {
		return errors.New("--no-rules and --rules exclude each other")
	}
	o.extract.NoRules = f.noRules
	if len(f.body)+len(f.remove) > 0 {
		rule, err := site.FromShell(f.body, f.remove)
		if err != nil {
			return err
		}
		o.extract.Rule = rule
	}
	if f.noRules {
		return nil
	}
	rules, err := site.NewSet(f.ruleFolders()...)
	if err != nil {
		return err
	}
	o.extract.Rules = rules
	return nil
}

// ruleFolders are those of --rules, then those of PITH_RULES.
func (f *flags) ruleFolders() []string {
	dirs := slices.Concat(f.rules, filepath.SplitList(os.Getenv("PITH_RULES")))
	return slices.DeleteFunc(dirs, func(d string) bool { return d == "" })
}

// hostOf is the host of an address, or a host as it is.
func hostOf(s string) string {
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		return u.Hostname()
	}
	return s
}

func (f *flags) checkFetch(_ *cobra.Command, _ []string, o *options) error {
	header := http.Header{}
	for _, h := range f.header {
		name, value, ok := strings.Cut(h, ":")
		name = strings.TrimSpace(name)
		if !ok || !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
			return fmt.Errorf("--header %q is not 'NAME: VALUE', as HTTP can send it", h)
		}
		header.Add(name, strings.TrimSpace(value))
	}
	if !httpguts.ValidHeaderFieldValue(f.userAgent) {
		return fmt.Errorf("--user-agent %q is not what HTTP can send", f.userAgent)
	}
	if f.maxPages < 1 {
		return fmt.Errorf("--max-pages %d: at least 1", f.maxPages)
	}
	o.extract.MaxPages, o.extract.RuleCookies = f.maxPages, f.ruleCookies
	o.extract.Limits.Bytes = int64(f.maxBytes)
	o.extract.Fetch = extract.NewFetch(extract.FetchOptions{
		Timeout: time.Duration(f.timeout), MaxBytes: int64(f.maxBytes), UserAgent: f.userAgent, Header: header,
		PublicOnly: f.from != "" && !f.allowPrivate, AllowPrivate: f.allowPrivate,
	})
	return nil
}

// keepsInputs refuses an output that would take the place of what is read.
func (f *flags) keepsInputs(args []string, o *options) error {
	out, err := os.Stat(o.output)
	if o.output == "" || err != nil {
		return nil // it is new
	}
	for _, arg := range args {
		switch in, err := os.Stat(arg); {
		case err != nil || !os.SameFile(in, out):
		case !in.IsDir():
			return fmt.Errorf("--output %s is an INPUT, too", f.output)
		case f.format == "html":
			return fmt.Errorf("--output %s is where the INPUTs are, whose names its files would have", f.output)
		}
	}
	return nil
}

// mostJobs is how many pages may be at hand at once: more do nothing but take memory.
const mostJobs = 1024
