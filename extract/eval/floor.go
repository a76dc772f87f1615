package eval

import (
	"fmt"
	"strconv"
	"strings"
)

// A Floor is a figure that a row must reach.
type Floor struct {
	Set   string // a row's name
	Field string // title, authors, date, image or tags; "" for the body's F1
	Min   float64
}

// ParseFloor reads SET=FIGURE, or FIELD:SET=FIGURE for title, authors, date, image
// and tags.
func ParseFloor(s string) (f Floor, err error) {
	i := strings.LastIndexByte(s, '=')
	if i < 1 {
		return f, fmt.Errorf("%q is not SET=FIGURE", s)
	}
	f.Set = s[:i]
	f.Min, err = strconv.ParseFloat(s[i+1:], 64)
	if err != nil || !(f.Min >= 0 && f.Min <= 1) {
		return f, fmt.Errorf("%q: %q is not a figure from 0 to 1", s, s[i+1:])
	}
	if field, set, ok := strings.Cut(f.Set, ":"); ok && set != "" {
		switch field {
		case "title", "authors", "date", "image", "tags":
			f.Field, f.Set = field, set
		}
	}
	return f, nil
}

// Short says how the report is short of the floor, "" if it is not. A row or
// figure that is not there is short of any floor.
func (f Floor) Short(r Report) string {
	what := first(f.Field, "F1")
	for _, row := range r.Rows {
		if row.Set != f.Set {
			continue
		}
		got := row.F1
		for _, c := range fields {
			if c.name == f.Field {
				got = *c.of(&row.Fields)
			}
		}
		switch {
		case !got.Known():
			return fmt.Sprintf("%s: no page has a label for %s", f.Set, what)
		case float64(got) < f.Min:
			return fmt.Sprintf("%s: %s is %s, under the floor of %v", f.Set, what, strconv.FormatFloat(float64(got), 'g', 6, 64), f.Min)
		}
		return ""
	}
	return fmt.Sprintf("%s: no such set", f.Set)
}
