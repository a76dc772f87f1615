package explain

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/readback"
	"github.com/seed-fabb886e/pith/extract/render"
)

// An Audit holds an article's renderings against its body tree: how many things
// of each kind the tree holds, how many of these each rendering gives back to a
// reader of its format, and what it loses. Text holds words alone. An article
// without content has nothing to lose.
type Audit struct {
	Input  string  `json:"input"`
	Status string  `json:"status"`
	Counts []Count `json:"counts"`
	Losses []Loss  `json:"losses"`
}

// A Count tells of one kind of thing how many there are.
type Count struct {
	Kind     string `json:"kind"`
	Tree     int    `json:"tree"`
	Markdown int    `json:"markdown"`
	HTML     int    `json:"html"`
	Text     *int   `json:"text"` // null where text has no such thing
}

// A Loss is what a rendering does not give back as the tree holds it.
type Loss struct {
	Rendering string `json:"rendering"` // markdown, html or text
	Kind      string `json:"kind"`      // one of Counts' kinds, or order: the words are there, not in their order
	What      string `json:"what"`
}

// NewAudit audits an article.
func NewAudit(a *article.Article) (*Audit, error) {
	u := &Audit{Input: a.Input, Status: string(a.Status), Counts: []Count{}, Losses: []Loss{}}
	if a.Body == nil {
		return u, nil
	}
	return u, u.hold(a.Body, render.Markdown(a.Body), render.HTML(a.Body), render.Text(a.Body))
}

// hold holds three renderings against the tree.
func (u *Audit) hold(body *html.Node, markdown, htmlText, text string) error {
	fromMarkdown, err := readback.Markdown(markdown)
	if err != nil {
		return err
	}
	fromHTML, err := readback.HTML(htmlText)
	if err != nil {
		return err
	}
	tree, asMarkdown, asHTML := take(body, nil), take(fromMarkdown, nil), take(fromHTML, nil)
	asWritten := take(body, func(note string) bool { return slices.Contains(asMarkdown.notes, note) })
	for _, kind := range []string{"captions", "footnotes"} { // in Markdown a line like any other, where it can't say more
		for _, text := range missing(tree.of[kind], asMarkdown.of[kind]) {
			if asMarkdown.lines[text] {
				asMarkdown.add(kind, text)
			}
		}
	}
	for _, kind := range kinds {
		c := Count{Kind: kind, Tree: len(tree.of[kind])}
		c.Markdown = c.Tree - u.compare("markdown", kind, asWritten, asMarkdown)
		c.HTML = c.Tree - u.compare("html", kind, tree, asHTML)
		if kind == "words" {
			got := words(text)
			u.wordLoss("text", words(running(body)), got)
			n := len(got)
			c.Text = &n
		}
		u.Counts = append(u.Counts, c)
	}
	return nil
}

// compare notes what a rendering loses of a kind, and returns how much that is.
func (u *Audit) compare(rendering, kind string, tree, got *inventory) int {
	if kind == "words" {
		return u.wordLoss(rendering, tree.of[kind], got.of[kind])
	}
	lost := missing(tree.of[kind], got.of[kind])
	for _, what := range lost {
		u.Losses = append(u.Losses, Loss{rendering, kind, what})
	}
	return len(lost)
}

// wordLoss compares two sequences of words. More words than the tree's are as bad
// as fewer.
func (u *Audit) wordLoss(rendering string, want, got []string) int {
	if slices.Equal(want, got) {
		return 0
	}
	lost, more := missing(want, got), missing(got, want)
	i := 0
	for i < min(len(want), len(got)) && want[i] == got[i] {
		i++
	}
	around := func(list []string) string { return strings.Join(list[max(0, i-4):min(len(list), i+8)], " ") }
	loss := Loss{rendering, "words", fmt.Sprintf("%d lost, %d added: %q became %q", len(lost), len(more), around(want), around(got))}
	if len(lost)+len(more) == 0 {
		loss.Kind = "order"
	}
	u.Losses = append(u.Losses, loss)
	return len(lost)
}

// missing are the strings of want that got does not hold, as often as they lack.
func missing(want, got []string) (lost []string) {
	there := map[string]int{}
	for _, s := range got {
		there[s]++
	}
	for _, s := range want {
		if there[s]--; there[s] < 0 {
			lost = append(lost, s)
		}
	}
	return lost
}

// Text writes the audit as a table, and a line for each loss.
func (u *Audit) Text(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s: %s\n", harmless(u.Input), u.Status)
	if len(u.Counts) > 0 {
		fmt.Fprintf(b, "\n%-12s %8s %8s %8s %8s\n", "", "tree", "markdown", "html", "text")
	}
	for _, c := range u.Counts {
		text := "-"
		if c.Text != nil {
			text = fmt.Sprint(*c.Text)
		}
		fmt.Fprintf(b, "%-12s %8d %8d %8d %8s\n", c.Kind, c.Tree, c.Markdown, c.HTML, text)
	}
	for _, l := range u.Losses {
		fmt.Fprintf(b, "lost in %s: %s: %s\n", l.Rendering, l.Kind, harmless(l.What))
	}
	if len(u.Counts) > 0 && len(u.Losses) == 0 {
		fmt.Fprintln(b, "nothing is lost")
	}
	return b.Flush()
}

// JSON writes the audit, indented.
func (u *Audit) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(u)
}
