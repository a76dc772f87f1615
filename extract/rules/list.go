package rules

import (
	"bufio"
	"fmt"
	"io"

	"github.com/seed-fabb886e/pith/extract/site"
)

// WriteList writes the rule files of a set, one a line: what it serves, a tab, and the
// file. Where two serve the same, the first is the one that does.
func WriteList(w io.Writer, set *site.Set) error {
	files, err := set.Files()
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	first := map[string]string{}
	for _, f := range files {
		host := f.Host
		if f.Below {
			host += " and below"
		}
		fmt.Fprintf(b, "%s\t%s", host, f.Path())
		if by, ok := first[f.Host]; ok {
			fmt.Fprintf(b, "\tnot used: %s comes before it", by)
		} else {
			first[f.Host] = f.Path()
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

// WriteRule writes the rule that serves a host as YAML, whichever format it is kept in.
// It reports whether there is one.
func WriteRule(w io.Writer, set *site.Set, host string) (bool, error) {
	r, err := set.Lookup(host)
	if err != nil || r == nil {
		return false, err
	}
	data, err := r.YAML()
	if err != nil {
		return false, err
	}
	_, err = fmt.Fprintf(w, "# %s serves %s\n%s", r.Name, host, data)
	return true, err
}
