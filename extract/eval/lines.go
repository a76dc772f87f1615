package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// eachLine decodes every line of a JSONL file that is not blank into a new T.
// Its errors begin with name and line.
func eachLine[T any](r io.Reader, name string, use func(T, string) error) error {
	lines := bufio.NewReaderSize(r, 1<<16)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s: %w", name, cause(err))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			at := fmt.Sprintf("%s:%d", name, number)
			v, err := decodeObject[T](line)
			if err == nil {
				err = use(v, at)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// cause is an error without the path that its message names already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func decodeObject[T any](line []byte) (v T, err error) {
	if line[0] != '{' {
		return v, errors.New("not a JSON object")
	}
	err = json.Unmarshal(plainJSON(line), &v)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		err = fmt.Errorf("%s can't be a JSON %s", wrong.Field, wrong.Value)
	}
	return v, err
}

// plainJSON replaces the numbers that Python writes and JSON has not, NaN and
// the infinities, by null.
func plainJSON(line []byte) []byte {
	if !bytes.Contains(line, []byte("NaN")) && !bytes.Contains(line, []byte("Infinity")) {
		return line
	}
	out := make([]byte, 0, len(line))
	quoted := false
	for i := 0; i < len(line); i++ {
		switch {
		case quoted && line[i] == '\\' && i+1 < len(line):
			out = append(out, line[i])
			i++
		case line[i] == '"':
			quoted = !quoted
		case !quoted:
			if n := notANumber(line[i:]); n > 0 {
				out = append(out, "null"...)
				i += n - 1
				continue
			}
		}
		out = append(out, line[i])
	}
	return out
}

func notANumber(b []byte) int {
	for _, name := range []string{"NaN", "Infinity", "-Infinity"} {
		if bytes.HasPrefix(b, []byte(name)) {
			return len(name)
		}
	}
	return 0
}

// names are authors or tags: a list of strings or of objects with a name, or one string
// that semicolons part.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	*n = nil
	switch b[0] {
	case '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil || s == "" {
			return err
		}
		*n = strings.Split(s, ";")
		return nil
	case '[':
		var list []author
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, a := range list {
			*n = append(*n, string(a))
		}
		return nil
	case 'n': // null
		return nil
	}
	return errors.New("authors or tags are neither a string nor a list")
}

// author is a string, or an object with a name.
type author string

func (a *author) UnmarshalJSON(b []byte) error { return stringOr(b, (*string)(a), "name") }

// address is a string, or an object with a url.
type address string

func (a *address) UnmarshalJSON(b []byte) error { return stringOr(b, (*string)(a), "url") }

// stringOr reads a string, or the string that an object has under a key; null
// is "".
func stringOr(b []byte, s *string, key string) error {
	*s = ""
	if b[0] != '{' {
		return json.Unmarshal(b, s)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil || fields[key] == nil {
		return err
	}
	return json.Unmarshal(fields[key], s)
}
