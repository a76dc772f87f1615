package source

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// maxLine bounds a line of a list, which can hold a whole page.
const maxLine = 256 << 20

// List returns the inputs that a list names, one a line: a path, a URL, or a
// JSON object with any of
//
//	id    the caller's name for the page, a string or a number, echoed
//	file  its path           or
//	html  the page itself    or neither, and it is fetched from
//	url   its address
//
// Blank lines are passed over. name is the list's, for messages: NAME:LINE. A
// line is handed on as soon as it is read, so a list may be a pipe whose writer
// waits for the answer. The list is closed at its end if it is an io.Closer.
func List(r io.Reader, name string) iter.Seq[extract.Input] { return list(r, name, maxLine) }

func list(from io.Reader, name string, limit int) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		if c, ok := from.(io.Closer); ok {
			defer c.Close()
		}
		r := bufio.NewReader(from)
		for number := 1; ; number++ {
			line, err := readLine(r, limit)
			at := fmt.Sprintf("%s:%d", name, number)
			switch {
			case errors.Is(err, errLongLine):
				if !yield(failed("", at, article.Errorf(article.CodeTooLarge, "line is longer than %d bytes", limit))) {
					return
				}
				continue
			case err != nil && err != io.EOF:
				yield(failed("", name, fmt.Errorf("reading the list: %w", err)))
				return
			}
			if number == 1 {
				line = strings.TrimPrefix(line, "\ufeff") // a byte order mark
			}
			if line = strings.TrimSpace(line); line != "" && !yield(listed(line, at)) {
				return
			}
			if err == io.EOF {
				return
			}
		}
	}
}

var errLongLine = errors.New("line too long")

// readLine reads one line, or past one that is longer than limit, its end
// included.
func readLine(r *bufio.Reader, limit int) (string, error) {
	var b strings.Builder
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || b.Len()+len(part) > limit; !long {
			b.Write(part)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case long && (err == nil || err == io.EOF):
			return "", errLongLine
		default:
			return b.String(), err
		}
	}
}

// listed is the input of one line, which stands at a place of the list.
func listed(line, at string) extract.Input {
	switch {
	case strings.HasPrefix(line, "{"):
		return listedJSON(line, at)
	case IsURL(line):
		return extract.Input{Name: line, URL: line}
	}
	return fileInput(line, "")
}

func listedJSON(line, at string) extract.Input {
	var entry struct {
		ID   json.RawMessage `json:"id"`
		File string          `json:"file"`
		HTML *string         `json:"html"`
		URL  string          `json:"url"`
	}
	err := json.Unmarshal([]byte(line), &entry)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong): // its text is for people who write Go
		return failed("", at, article.Errorf(article.CodeUsage, "%s is not a string but a JSON %s", wrong.Field, wrong.Value))
	case err != nil:
		return failed("", at, article.Errorf(article.CodeUsage, "line is not the JSON that a list takes: %w", err))
	}
	id, err := entryID(entry.ID)
	if err != nil {
		return failed("", at, article.Errorf(article.CodeUsage, "%w", err))
	}
	in := extract.Input{ID: id, Name: at, URL: entry.URL}
	switch {
	case entry.File != "" && entry.HTML != nil:
		return failed(id, at, article.Errorf(article.CodeUsage, "line has both file and html"))
	case entry.File != "":
		in.Name, in.Body = entry.File, &file{path: entry.File}
	case entry.HTML != nil:
		in.Body = strings.NewReader(*entry.HTML)
	case entry.URL != "":
		in.Name = entry.URL
	default:
		return failed(id, at, article.Errorf(article.CodeUsage, "line has none of file, html and url"))
	}
	return in
}

// entryID takes a string, or a number as it is written.
func entryID(raw json.RawMessage) (string, error) {
	var s string
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return "", nil
	case raw[0] == '"':
		err := json.Unmarshal(raw, &s)
		return s, err
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw), nil
	}
	return "", errors.New("id is neither a string nor a number")
}
