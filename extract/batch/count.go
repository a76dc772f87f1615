package batch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Count says what became of the inputs of a run. Its JSON is what --summary
// writes.
type Count struct {
	Inputs   int                    `json:"inputs"`
	Statuses map[article.Status]int `json:"statuses"`
	Errors   map[article.Code]int   `json:"errors"`
	Warnings int                    `json:"warnings"` // inputs that have any
	Stopped  bool                   `json:"stopped"`  // ended before the stream did
}

// Add counts one article.
func (c *Count) Add(a *article.Article) {
	if c.Statuses == nil {
		c.Statuses, c.Errors = map[article.Status]int{}, map[article.Code]int{}
	}
	c.Inputs++
	c.Statuses[a.Status]++
	if a.Err != nil {
		c.Errors[a.Err.Code]++
	}
	if len(a.Warnings) > 0 {
		c.Warnings++
	}
}

// String is one line for a person: "12 inputs: 9 ok, 1 not_article, 2 error (1
// not_found, 1 timeout)".
func (c *Count) String() string {
	noun := "inputs"
	if c.Inputs == 1 {
		noun = "input"
	}
	line := fmt.Sprintf("%d %s", c.Inputs, noun)
	if c.Inputs > 0 {
		line += ": " + list(c.Statuses)
	}
	if len(c.Errors) > 0 {
		line += " (" + list(c.Errors) + ")"
	}
	if c.Stopped {
		line += "; stopped before the end"
	}
	return line
}

// list names the counts, largest first, equal ones by name.
func list[K ~string](counts map[K]int) string {
	keys := make([]K, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return strings.Compare(string(a), string(b))
	})
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = fmt.Sprintf("%d %s", counts[k], k)
	}
	return strings.Join(parts, ", ")
}
