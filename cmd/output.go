package cmd

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/seed-fabb886e/pith/extract/batch"
)

// writeError is an output that could not be written: it ends the run.
type writeError struct {
	name string
	err  error
}

func (e *writeError) Error() string { return fmt.Sprintf("writing %s: %v", e.name, cause(e.err)) }
func (e *writeError) Unwrap() error { return e.err }

func asWriteError(name string, err error) error {
	if err == nil {
		return nil
	}
	return &writeError{name, err}
}

// cause is an error without the paths that the message names already.
func cause(err error) error {
	switch e := err.(type) {
	case *os.PathError:
		return e.Err
	case *os.LinkError:
		return e.Err
	}
	return err
}

// output is where articles go: standard output, or a file that appears whole or
// not at all.
type output struct {
	name string
	buf  *bufio.Writer
	file *batch.File // nil for standard output
	some bool        // something was printed
}

// openOutput opens what -o names, standard output for "".
func openOutput(path string, stdout io.Writer) (*output, error) {
	if path == "" {
		return &output{name: "standard output", buf: bufio.NewWriter(stdout)}, nil
	}
	f, err := batch.Create(path)
	if err != nil {
		return nil, asWriteError(path, err)
	}
	return &output{name: path, buf: bufio.NewWriter(f), file: f}, nil
}

func (o *output) Write(b []byte) (int, error) {
	o.some = o.some || len(b) > 0
	n, err := o.buf.Write(b)
	return n, asWriteError(o.name, err)
}

func (o *output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// flush hands on what was printed, so that a reader behind a pipe sees each
// article when it is done.
func (o *output) flush() error { return asWriteError(o.name, o.buf.Flush()) }

// commit puts the file in its place. A run that printed nothing leaves what was
// there.
func (o *output) commit() error {
	if err := o.flush(); err != nil {
		return err
	}
	if o.file == nil || !o.some {
		return nil
	}
	return asWriteError(o.name, o.file.Commit())
}

// discard removes what an output that was not committed wrote.
func (o *output) discard() {
	if o.file != nil {
		o.file.Discard()
	}
}
