package rules

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// A Check is how the rules fared that a batch's records name.
type Check struct {
	Records int
	Rules   []RuleCheck // by name
}

// A RuleCheck is how one rule fared.
type RuleCheck struct {
	Rule     string
	Pages    int // on which it was used, or found nothing
	Bodies   int // that it gave
	NoBody   int // pages on which no body selector matched
	Fell     int // whose body was not taken, because it was a fraction of the engine's
	LeftOut  int // on which a removal was left out
	Nothing  int // on which nothing of it matched
	Unread   int // that failed because it can't be read
	Warnings []Warning
}

// A Warning is one that records repeat.
type Warning struct {
	Text  string // without the numbers of a page
	Pages int
	Input string // the first page with it
}

// Broken reports whether the rule found nothing, or no body, on some page.
func (c *RuleCheck) Broken() bool { return c.NoBody+c.Fell+c.LeftOut+c.Nothing+c.Unread > 0 }

// CheckRecords reads records, one JSON object after another.
func CheckRecords(r io.Reader, name string) (*Check, error) {
	var c Check
	byName := map[string]*RuleCheck{}
	dec := json.NewDecoder(r)
	for {
		var rec render.Record
		if err := dec.Decode(&rec); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", name, c.Records+1, err)
		}
		c.Records++
		noteRecord(byName, &rec)
	}
	for _, rule := range byName {
		slices.SortFunc(rule.Warnings, func(a, b Warning) int { return cmp.Or(b.Pages-a.Pages, cmp.Compare(a.Text, b.Text)) })
		c.Rules = append(c.Rules, *rule)
	}
	slices.SortFunc(c.Rules, func(a, b RuleCheck) int { return cmp.Compare(a.Rule, b.Rule) })
	return &c, nil
}

// noteRecord adds what a record says of rules.
func noteRecord(byName map[string]*RuleCheck, rec *render.Record) {
	seen := map[string]bool{}
	of := func(name string) *RuleCheck {
		if byName[name] == nil {
			byName[name] = &RuleCheck{Rule: name}
		}
		if !seen[name] {
			seen[name] = true
			byName[name].Pages++
		}
		return byName[name]
	}
	used := ""
	if rec.Extraction.Rule != nil {
		used = *rec.Extraction.Rule
	}
	input := ""
	if rec.Input != nil {
		input = *rec.Input
	}
	warnings := rec.Warnings
	if rec.Error != nil {
		if name, _, ok := ruleWarning(rec.Error.Message); ok {
			of(name).Unread++
			warnings = append(warnings[:len(warnings):len(warnings)], rec.Error.Message)
		}
	}
	counted := map[string]bool{} // an article's further pages say the same
	for _, w := range warnings {
		name, what, ok := ruleWarning(w)
		if !ok {
			continue
		}
		rule := of(name)
		for end, count := range map[string]*int{
			"nothing of it matches this page":    &rule.Nothing,
			"no body selector matches this page": &rule.NoBody,
			"not taken":                          &rule.Fell,
			"left out":                           &rule.LeftOut,
		} {
			if strings.HasSuffix(what, end) && !counted[name+end] {
				counted[name+end] = true
				*count++
			}
		}
		if !counted[w] {
			counted[w] = true
			rule.warn(w, input)
		}
	}
	if used != "" {
		rule := of(used)
		if rec.Extraction.Engine != nil && *rec.Extraction.Engine == article.EngineSite {
			rule.Bodies++
		}
	}
}

// ruleWarning takes apart "rule NAME: what", and "rule:NAME:LINE: what".
func ruleWarning(w string) (name, what string, ok bool) {
	if rest, is := strings.CutPrefix(w, "rule:"); is {
		if name, what, ok = strings.Cut(rest, ":"); ok {
			return name, what, true
		}
	}
	if rest, is := strings.CutPrefix(w, "rule "); is {
		name, what, ok = strings.Cut(rest, ": ")
		name, _, _ = strings.Cut(name, ":") // of one that can't be read, the line follows
	}
	return name, what, ok
}

// warn counts a warning; those that differ by numbers alone are one.
func (c *RuleCheck) warn(text, input string) {
	head, what, _ := strings.Cut(text, ": ")
	key := head + ": " + withoutNumbers(what)
	for i := range c.Warnings {
		if c.Warnings[i].Text == key {
			c.Warnings[i].Pages++
			return
		}
	}
	c.Warnings = append(c.Warnings, Warning{key, 1, input})
}

func withoutNumbers(s string) string {
	var b strings.Builder
	inNumber := false
	for _, r := range s {
		isDigit := r >= '0' && r <= '9'
		if isDigit && !inNumber {
			b.WriteByte('N')
		} else if !isDigit {
			b.WriteRune(r)
		}
		inNumber = isDigit
	}
	return b.String()
}

// Broken reports whether some rule no longer fits some page.
func (c *Check) Broken() bool {
	return slices.ContainsFunc(c.Rules, func(r RuleCheck) bool { return r.Broken() })
}

// WriteText writes a table of the rules, and below it what was said of those that
// no longer fit.
func (c *Check) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "rule\tpages\tbody\tno match\tnot taken\tremoval left out\tnothing\tunreadable")
	for _, r := range c.Rules {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", r.Rule, r.Pages, r.Bodies, r.NoBody, r.Fell, r.LeftOut, r.Nothing, r.Unread)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, r := range c.Rules {
		for _, warning := range r.Warnings {
			fmt.Fprintf(b, "\n%s\n  %s, the first: %s\n", warning.Text, counted(warning.Pages, "page"), warning.Input)
		}
	}
	return b.Flush()
}
