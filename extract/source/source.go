// Package source turns what a user names into a stream of inputs: paths, URLs
// and standard input. A file is opened when its input is read and not before,
// so a missing one fails alone, as its own input.
package source

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Args returns an input for each argument, in order: a URL, a path, or Stdin,
// which reads stdin. address is the page's own for paths and stdin, "" if it is
// unknown.
func Args(args []string, stdin io.Reader, address string) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for _, arg := range args {
			in := extract.Input{Name: arg, URL: address}
			switch {
			case arg == Stdin:
				in.Body = stdin
			case IsURL(arg):
				in.URL = arg
			default:
				in.Body = &file{path: arg}
			}
			if !yield(in) {
				return
			}
		}
	}
}

// IsURL reports whether an argument is an address and not a path: it begins
// with a scheme and ://.
func IsURL(arg string) bool {
	scheme, _, ok := strings.Cut(arg, "://")
	if !ok || scheme == "" {
		return false
	}
	for i, c := range []byte(scheme) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return true
}

// file is a file that opens at its first read.
type file struct {
	path string
	f    *os.File
}

func (f *file) Read(b []byte) (int, error) {
	if f.f == nil {
		if err := f.open(); err != nil {
			return 0, err
		}
	}
	return f.f.Read(b)
}

func (f *file) open() error {
	opened, err := os.Open(f.path)
	if err != nil {
		return err
	}
	if info, err := opened.Stat(); err == nil && info.IsDir() {
		opened.Close()
		return &article.Error{Code: article.CodeUsage, Message: "is a folder; folders are not in this version",
			Err: &fs.PathError{Op: "read", Path: f.path, Err: errors.ErrUnsupported}}
	}
	f.f = opened
	return nil
}

func (f *file) Close() error {
	if f.f == nil {
		return nil
	}
	return f.f.Close()
}
