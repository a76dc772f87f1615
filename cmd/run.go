package cmd

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/source"
)

// extractAll reads all inputs, prints what they gave, and returns the exit
// status. Its errors end the run: output that can not be written, or a signal.
func extractAll(ctx context.Context, args []string, o options, s streams) (status int, err error) {
	out, err := openOutput(o.output, s.out)
	if err != nil {
		return exitTrouble, err
	}
	defer out.discard()
	p := printer{printOptions: o.print, w: out}
	err = batch.Run(ctx, source.Args(args, s.in, o.url), o.extract, o.jobs, func(a *article.Article) error {
		status = max(status, exitStatus(a, o.requireOK))
		if o.requireOK {
			withhold(a)
		}
		report(s, a, o)
		if err := p.print(a); err != nil {
			return err
		}
		return out.flush()
	})
	if err != nil {
		return exitTrouble, err
	}
	return status, out.commit()
}

// exitStatus is what one article makes of the run's exit status.
func exitStatus(a *article.Article, requireOK bool) int {
	switch {
	case a.Status == article.StatusError:
		return exitTrouble
	case a.Status == article.StatusOK, a.Status == article.StatusPaywalled && !requireOK:
		return exitOK
	}
	return exitNothing
}

// withhold takes the content of an article away that --require does not let
// through.
func withhold(a *article.Article) {
	if a.Status != article.StatusOK && a.Body != nil {
		a.Body = nil
		a.Warnings = append(a.Warnings, "content withheld: status is "+string(a.Status))
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

// printable makes a message of a line that holds a stranger's text: control
// characters would act on the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return '\ufffd'
		}
		return r
	}, s)
}
