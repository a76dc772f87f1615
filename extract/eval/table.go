package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteText writes the table for a person, the listings under it, as score.py
// lays them out.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	columns := r.columns()
	for i := -1; i < len(r.Rows); i++ {
		var line strings.Builder
		for _, c := range columns {
			cell := c.name
			if i >= 0 {
				cell = c.cell(&r.Rows[i])
			}
			fmt.Fprintf(&line, "%*s", c.width, cell)
			if c.width > 0 {
				line.WriteString("  ")
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	if r.Failed > 0 {
		fmt.Fprintf(&b, "%d pages came back with an error\n", r.Failed)
	}
	for _, l := range r.Lists {
		l.text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// column is one of the table's. A negative width aligns left and has the gap
// behind the column in it.
type column struct {
	width int
	name  string
	cell  func(*Row) string
}

// cell has four digits; None is a dash in the middle.
func (f Figure) cell() string {
	if !f.Known() {
		return "   -"
	}
	return strconv.FormatFloat(float64(f), 'f', 4, 64)
}

// columns are those that any row has something for.
func (r Report) columns() []column {
	all := []column{
		{-22, "set", func(r *Row) string { return r.Set }},
		{6, "pages", func(r *Row) string { return strconv.Itoa(r.Pages) }},
		{-8, "F1", func(r *Row) string { return r.F1.cell() }},
		{-8, "P", func(r *Row) string { return r.P.cell() }},
		{-8, "R", func(r *Row) string { return r.R.cell() }},
	}
	for _, f := range fields {
		if f.name == "tags" && !r.any(func(r *Row) bool { return f.of(&r.Fields).Known() }) {
			continue // score.py has no such column
		}
		all = append(all, column{-8, f.name, func(r *Row) string { return f.of(&r.Fields).cell() }})
	}
	if r.any(func(r *Row) bool { return r.Interval != nil }) {
		all = append(all, column{-18, "95 % of F1", func(r *Row) string { return r.Interval.text("%.4f to %.4f") }})
	}
	if r.any(func(r *Row) bool { return r.Against != nil }) {
		all = append(all,
			column{-10, "other F1", func(r *Row) string { return r.Against.F1.cell() }},
			column{6, "better", func(r *Row) string { return strconv.Itoa(r.Against.Better) }},
			column{6, "worse", func(r *Row) string { return strconv.Itoa(r.Against.Worse) }})
	}
	if r.any(func(r *Row) bool { return r.Against != nil && r.Against.Interval != nil }) {
		all = append(all, column{-20, "95 % of the change", func(r *Row) string { return r.Against.Interval.text("%+.4f to %+.4f") }})
	}
	return all
}

func (r Report) any(has func(*Row) bool) bool {
	for i := range r.Rows {
		if has(&r.Rows[i]) {
			return true
		}
	}
	return false
}

// WriteJSON writes the report as JSON: {"sets", "lists", "failed"}, with null
// where no label tells.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
