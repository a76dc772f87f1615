package explain

import (
	"bufio"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/render"
)

// Text writes the explanation for a terminal of so many columns: what was found
// and how, the candidates, then every block, + for kept and - for dropped, with
// the model's log-odds and the reason. A page's text can not act on the terminal.
func (e *Explanation) Text(w io.Writer, columns int) error {
	b := bufio.NewWriter(w)
	e.head(b)
	if len(e.Candidates) > 0 {
		fmt.Fprint(b, "\ncandidates for the body\n")
		for _, c := range e.Candidates {
			fmt.Fprintf(b, "%s %-12s %6d words   %s\n", mark(c.Chosen, "*"), c.Engine, c.Words, c.Why)
		}
	}
	kept := 0
	for _, bl := range e.Blocks {
		if bl.Kept {
			kept++
		}
	}
	fmt.Fprintf(b, "\nblocks: %d kept, %d dropped\n", kept, len(e.Blocks)-kept)
	for _, bl := range e.Blocks {
		fmt.Fprintln(b, bl.line(columns))
	}
	return b.Flush()
}

// Meta writes the statements about each field, * before those that were taken.
func (e *Explanation) Meta(w io.Writer, columns int) error {
	b := bufio.NewWriter(w)
	e.head(b)
	name := ""
	for _, f := range e.Fields {
		if f.Name != name {
			name = f.Name
			fmt.Fprintf(b, "\n%s\n", name)
		}
		line := fmt.Sprintf("%s %-26s ", mark(f.Chosen, "*"), harmless(f.Origin))
		fmt.Fprintln(b, line+cut(harmless(f.Value), columns-utf8.RuneCountInString(line)))
	}
	return b.Flush()
}

func (e *Explanation) head(w io.Writer) {
	fmt.Fprintf(w, "%s: %s", harmless(e.Input), e.Status)
	if e.Engine != nil {
		fmt.Fprintf(w, ", engine %s", *e.Engine)
	}
	if e.Error != nil {
		fmt.Fprintf(w, ": %s", harmless(*e.Error))
	}
	fmt.Fprintln(w)
	if e.Rule != nil {
		fmt.Fprintf(w, "site rule: %s, found by %s\n", harmless(*e.Rule), *e.RuleFrom)
	}
	if e.Charset.Value != nil {
		fmt.Fprintf(w, "character set: %s (%s)\n", *e.Charset.Value, *e.Charset.From)
	}
	if e.Base.Value != nil {
		fmt.Fprintf(w, "base of links: %s (%s)\n", harmless(*e.Base.Value), *e.Base.From)
	}
	for _, warning := range e.Warnings {
		fmt.Fprintf(w, "warning: %s\n", harmless(warning))
	}
}

func (bl *Block) line(columns int) string {
	reason := ""
	if bl.Reason != nil || bl.After != nil {
		reason = "  [" + harmless(bl.reason()) + "]"
	}
	score := ""
	if bl.Score != nil {
		score = fmt.Sprintf("%5s ", signed(*bl.Score))
	}
	start := fmt.Sprintf("%s %s%-18s ", map[bool]string{true: "+", false: "-"}[bl.Kept], score, cut(harmless(bl.Where), 18))
	room := columns - utf8.RuneCountInString(start) - utf8.RuneCountInString(reason)
	return start + cut(harmless(bl.Text), max(room, 20)) + reason
}

func mark(on bool, sign string) string {
	if on {
		return sign
	}
	return " "
}

// cut shortens a text to so many characters.
func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)
	return string(runes[:max(most-1, 0)]) + "…"
}

// harmless takes out of a stranger's text what acts on a terminal.
func harmless(s string) string { return render.OneLine(s, -1) }
