package render

import (
	"strconv"
	"strings"
)

// A reference is what a link or a picture leads to: where several lead to the
// same they share a number.
type reference struct{ url, title string }

// refer writes what follows a label: ][number]. The definition of the number
// follows at the end of the document (see references).
func (w *markdownWriter) refer(url, title string) {
	r := reference{url, title}
	n, known := w.numbers[r]
	if !known {
		w.refs = append(w.refs, r)
		n = len(w.refs)
		w.numbers[r] = n
	}
	w.buf = append(w.buf, "]["...)
	w.buf = strconv.AppendInt(w.buf, int64(n), 10)
	w.buf = append(w.buf, ']')
}

// references writes the definitions of what the document refers to.
func (w *markdownWriter) references() {
	for i, r := range w.refs {
		if i == 0 {
			w.buf = append(w.buf, '\n')
		}
		w.buf = append(w.buf, "\n["...)
		w.buf = strconv.AppendInt(w.buf, int64(i+1), 10)
		w.buf = append(w.buf, "]: "...)
		w.target(r.url, r.title)
	}
}

// maybeReference reports whether a [ before rest may refer to a definition: a
// number follows, and its ] or the end of the text, behind which it may come.
func maybeReference(rest string) bool {
	rest = strings.TrimLeft(rest, spaceChars)
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	end := strings.TrimLeft(rest[number:], spaceChars)
	return rest == "" || number > 0 && (end == "" || end[0] == ']')
}
