package rules

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed-fabb886e/pith/extract/site"
)

// WriteList writes the rule files of a set, one a line: what it serves, a tab, and the
// file. A file of which nothing is left to serve says which one comes before it: that of a
// domain and all below it before those of the same domain alone, and of two of a kind the
// first. Each folder's global.txt stands behind its own files.
func WriteList(w io.Writer, set *site.Set) error {
	files, err := set.Files()
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	whole, alone := map[string]string{}, map[string]string{} // what serves a host, with all below it or by itself
	for _, f := range files {
		host, before := f.Host, whole[f.Host]
		if f.Below {
			host += " and below"
		} else if before == "" {
			before = alone[f.Host]
		}
		fmt.Fprintf(b, "%s\t%s", host, f.Path())
		switch {
		case f.Name != strings.ToLower(f.Name):
			fmt.Fprint(b, "\tnot used: hosts are looked for in small letters")
		case strings.HasPrefix(f.Name, "www.") && !f.Below:
			fmt.Fprint(b, "\tnot used: www. is dropped from hosts")
		case f.IsGlobal():
		case before != "":
			fmt.Fprintf(b, "\tnot used: %s comes before it", before)
		case f.Below:
			whole[f.Host] = f.Path()
		default:
			alone[f.Host] = f.Path()
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
