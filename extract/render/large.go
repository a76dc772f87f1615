package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"
)

// An encoder holds a string of a record several times before it writes it. Contents of
// many megabytes are therefore written piece by piece, into the JSON text of a record
// that has none.
const (
	largeContent = 4 << 20  // bytes of all contents together
	pieceBytes   = 64 << 10 // of a content, encoded at once
)

func (r *Record) isLarge() bool {
	size := 0
	for _, c := range []*string{r.ContentMarkdown, r.ContentText, r.ContentHTML} {
		if c != nil {
			size += len(*c)
		}
	}
	return size > largeContent
}

// writeLarge writes what writeJSON does.
func writeLarge(w io.Writer, r Record, indent string) error {
	contents := []struct {
		key   string
		value *string
	}{{"content_markdown", r.ContentMarkdown}, {"content_text", r.ContentText}, {"content_html", r.ContentHTML}}
	r.ContentMarkdown, r.ContentText, r.ContentHTML = nil, nil, nil
	var frame bytes.Buffer
	if err := writeJSON(&frame, r, indent); err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, pieceBytes)
	rest := frame.Bytes()
	for _, c := range contents {
		if c.value == nil {
			continue
		}
		// In a string the quotes would be escaped, so this is the key.
		colon := `"` + c.key + `":`
		if indent != "" {
			colon += " "
		}
		head, tail, _ := bytes.Cut(rest, []byte(colon+"null"))
		rest = tail
		out.Write(head) // a bufio.Writer keeps its first error
		out.WriteString(colon)
		if err := writeString(out, *c.value); err != nil {
			return err
		}
	}
	out.Write(rest)
	return out.Flush()
}

// writeString writes a JSON string.
func writeString(out *bufio.Writer, s string) error {
	var piece bytes.Buffer
	e := json.NewEncoder(&piece)
	e.SetEscapeHTML(false)
	out.WriteByte('"')
	for s != "" {
		n := min(len(s), pieceBytes)
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n++
		}
		piece.Reset()
		if err := e.Encode(s[:n]); err != nil {
			return err
		}
		quoted := escapeControls(bytes.TrimSuffix(piece.Bytes(), []byte("\n")))
		if _, err := out.Write(quoted[1 : len(quoted)-1]); err != nil {
			return err
		}
		s = s[n:]
	}
	return out.WriteByte('"')
}
