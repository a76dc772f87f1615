package body

import (
	"strings"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// hidden drops what no reader sees, unless it is most of the body and no copy of the rest; in a
// line also what is for the eye alone, as the mark of a permalink.
func (c *cleaner) hidden() {
	found, words := c.findHidden()
	if len(found) == 0 || words*2 > c.total && !c.hasCopy(found, words) {
		return
	}
	for _, i := range found {
		c.m.DropKept(i, "hidden")
	}
	c.recount(found[0])
}

// findHidden are the elements of which something is kept that are not to be seen, in order, and
// how many words these have.
func (c *cleaner) findHidden() (found []int32, words int32) {
	for i := c.p.Body(); i < min(c.p.Nodes[c.p.Body()].End, c.to); i++ {
		n := &c.p.Nodes[i]
		own := n.Flags &^ c.p.Nodes[n.Parent].Flags & page.Unseen
		if own == 0 || !c.isLive(i) || own == page.Unspoken && (n.Flags&page.IsBlock != 0 || hasBlockInside(c.p, i)) {
			continue
		}
		if !inFormula(c.p, i) {
			found = append(found, i)
			words += c.keptIn(i)
		}
		i = n.End - 1
	}
	return found, words
}

// hasCopy reports whether one of the hidden elements, which have so many words in all, says most
// of what is to be seen once more: sites put an article's source, in Markdown and the like,
// beside it for machines. Of what is to be seen there is half as much at least, so that it is
// no teaser of the rest.
func (c *cleaner) hasCopy(hidden []int32, words int32) bool {
	if (c.total-words)*2 < words {
		return false
	}
	var seen []string
	at := c.from
	for _, i := range hidden {
		seen = append(seen, c.wordRuns(at, i)...)
		at = c.p.Nodes[i].End
	}
	seen = append(seen, c.wordRuns(at, c.to)...)
	for _, i := range hidden {
		if c.keptIn(i)*2 < c.total-words { // so that few are looked at
			continue
		}
		said := map[string]bool{}
		for _, run := range c.wordRuns(i, c.p.Nodes[i].End) {
			said[run] = true
		}
		again := 0
		for _, run := range seen {
			if said[run] {
				again++
			}
		}
		if again*2 > len(seen) {
			return true
		}
	}
	return false
}

// wordRuns are the runs of copyRun words of what is kept between two nodes, folded.
func (c *cleaner) wordRuns(from, to int32) (runs []string) {
	var b strings.Builder
	for i := max(from, c.from); i < min(to, c.to); i++ {
		if n := &c.p.Nodes[i]; n.Flags&page.IsText != 0 && c.m.Of[i] == page.Keep {
			b.WriteString(n.HTML.Data)
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(fold(b.String()))
	for i := copyRun; i <= len(words); i++ {
		runs = append(runs, strings.Join(words[i-copyRun:i], " "))
	}
	return runs
}

// copyRun is how many words in a row tell that two texts say the same.
const copyRun = 4
