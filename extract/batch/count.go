package batch

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
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

// MarshalJSON writes {} where nothing is counted yet.
func (c Count) MarshalJSON() ([]byte, error) {
	type plain Count // without this method
	if c.Statuses == nil {
		c.Statuses, c.Errors = map[article.Status]int{}, map[article.Code]int{}
	}
	return json.Marshal(plain(c))
}

// String is one line for a person: "12 inputs: 9 ok, 1 not_article, 2 error (1
// not_found, 1 timeout)". Errors come last, beside what they are.
func (c *Count) String() string {
	noun := "inputs"
	if c.Inputs == 1 {
		noun = "input"
	}
	line := fmt.Sprintf("%d %s", c.Inputs, noun)
	if c.Inputs > 0 {
		line += ": " + list(c.Statuses, article.StatusError)
	}
	if len(c.Errors) > 0 {
		line += " (" + list(c.Errors, "") + ")"
	}
	if c.Stopped {
		line += "; stopped before the end"
	}
	return line
}

// list names the counts, largest first, equal ones by name, and one at the end
// however large it is.
func list[K ~string](counts map[K]int, last K) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		switch {
		case a == last:
			return 1
		case b == last:
			return -1
		}
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = fmt.Sprintf("%d %s", counts[k], k)
	}
	return strings.Join(parts, ", ")
}
