package cmd

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/source"
)

// extractAll reads all inputs, prints what they gave, and returns the exit
// status. Its errors end the run: output that can not be written, or a signal.
func extractAll(ctx context.Context, args []string, o options, s streams) (status int, err error) {
	tuneRuntime(o, len(args))
	ctx, in := interruptible(ctx, s.signals, o.many)
	inputs, err := o.inputs(args, s.in)
	if err != nil {
		return exitTrouble, err
	}
	out, err := openSink(o, s.out)
	if err != nil {
		return exitTrouble, err
	}
	defer out.discard()
	show := newProgress(s.err, o)
	var count batch.Count
	err = batch.Run(ctx, inputs, batch.Options{Extract: o.extract, Jobs: o.jobs, Stop: in.stop}, func(a *article.Article) error {
		if why := lacks(a, o.require); why != "" {
			withhold(a, why)
		}
		show.pause()
		a, err := put(out, a)
		status = max(status, exitStatus(a, o.require))
		count.Add(a)
		report(s, a, o)
		show.add(&count)
		return err
	})
	show.pause()
	count.Stopped = in.err() != nil || err != nil
	if err == nil {
		err = out.commit()
	}
	if e := o.summarize(s, &count); err == nil {
		err = e
	}
	if err == nil {
		err = in.err()
	}
	if err != nil {
		return exitTrouble, err
	}
	return status, nil
}

// put writes an article. One on which the writing panics becomes an error record, as one
// on which the extraction does: the others go on.
func put(out sink, a *article.Article) (given *article.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			given = &article.Article{ID: a.ID, Input: a.Input, URL: a.URL, Status: article.StatusError, Err: article.Fault(r)}
			err = out.put(given)
		}
	}()
	return a, out.put(a)
}

// heapPerPage is how much heap a page may take before garbage is collected more
// often: with what the program takes besides, the largest pages stay under 512 MiB.
const heapPerPage = 384 << 20

// garbagePercent is how much garbage there may be beside what is live, in percent: a page
// leaves little behind, and a batch takes two thirds of the time that it takes with Go's
// 100, for some 20 MB.
const garbagePercent = 400

// tuneRuntime sets these, for all pages that are worked on at once, and takes no more
// processors than there are such pages: beside one large page the collector would spin
// while its buffers are copied. What the environment sets stands.
func tuneRuntime(o options, args int) {
	pages := o.jobs
	if !o.many {
		pages = min(pages, args)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(pages) * heapPerPage)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMAXPROCS") == "" && pages < runtime.GOMAXPROCS(0) {
		runtime.GOMAXPROCS(max(pages, 1))
	}
}

// inputs are the run's: of the list, or of the arguments.
func (o options) inputs(args []string, stdin io.Reader) (iter.Seq[extract.Input], error) {
	switch o.from {
	case "":
		return source.Args(args, stdin, o.url), nil
	case source.Stdin:
		return source.List(stdin, "standard input"), nil
	}
	list, err := os.Open(o.from)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", o.from, cause(err))
	}
	return source.List(list, o.from), nil
}

// summarize closes a run of many inputs: a line on standard error, and the file
// that --summary names.
func (o options) summarize(s streams, count *batch.Count) error {
	if o.many || o.summary != "" {
		fmt.Fprintf(s.err, "pith: %s\n", count)
	}
	if o.summary == "" {
		return nil
	}
	data, err := json.MarshalIndent(count, "", "  ")
	if err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	return asWriteError(o.summary, batch.WriteFile(o.summary, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	}))
}

// exitStatus is what one article makes of the run's exit status.
func exitStatus(a *article.Article, require string) int {
	switch {
	case a.Status == article.StatusError:
		return exitTrouble
	case lacks(a, require) != "":
		return exitNothing
	case a.Status == article.StatusOK, a.Status == article.StatusPaywalled:
		return exitOK
	}
	return exitNothing
}

// What --require asks for: status ok, and beside that a page that is known to be an article.
const (
	requireOK      = "ok"
	requireArticle = "article"
)

// lacks says what an article lacks of what --require asks for, "" for nothing.
func lacks(a *article.Article, require string) string {
	switch {
	case require == "":
		return ""
	case a.Status != article.StatusOK:
		return "status is " + string(a.Status)
	case require == requireArticle && a.PageType == "":
		return "nothing tells that the page is an article"
	case require == requireArticle && a.PageType != article.TypeArticle:
		return "page type is " + string(a.PageType)
	}
	return ""
}

// withhold takes the content of an article away that --require does not let
// through, for that reason.
func withhold(a *article.Article, why string) {
	if a.Body != nil {
		a.Body = nil
		a.Warnings = append(a.Warnings, "content withheld: "+why)
	}
}

// report says on standard error what a user wants to know of an input that did
// not come out as an article.
func report(s streams, a *article.Article, o options) {
	say := func(format string, args ...any) {
		fmt.Fprintf(s.err, "pith: %s: %s\n", printable(a.Input), printable(fmt.Sprintf(format, args...)))
	}
	switch a.Status {
	case article.StatusOK:
		if a.Body == nil {
			say("its content is withheld: %s", lacks(a, o.require))
		}
	case article.StatusError:
		say("%s", a.Err.Message)
	case article.StatusNotArticle:
		if a.Body == nil {
			say("not an article; its content is withheld")
		} else {
			say("not an article; the best part of it is given")
		}
	case article.StatusPaywalled:
		say("paywalled: only a part of the article is in the page")
	case article.StatusEmpty:
		if o.extract.Engine == article.EngineSite {
			say("empty: no site rule gives a body")
		} else {
			say("empty: the page holds no text")
		}
	case article.StatusConsentWall:
		say("consent wall: the page holds only a dialog about cookies")
	case article.StatusJSShell:
		say("scripts are to fill this page; it holds no article")
	}
	if !o.verbose {
		return
	}
	if a.Err != nil && a.Err.Code == article.CodeInternal {
		for line := range strings.SplitSeq(strings.TrimSpace(a.Err.Err.Error()), "\n") { // with the stack
			say("%s", strings.ReplaceAll(line, "\t", "    "))
		}
	}
	for _, w := range a.Warnings {
		say("warning: %s", w)
	}
	if a.Engine != "" {
		say("%s, engine %s%s", a.Status, a.Engine, ruleNote(a.Rule))
	}
}

func ruleNote(rule string) string {
	if rule == "" {
		return ""
	}
	return ", rule " + rule
}

// printable makes a message of a line that holds a stranger's text.
func printable(s string) string { return render.OneLine(s, '\ufffd') }
