package source

import (
	"os"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// fileInput is the input of a path.
func fileInput(path, address string) extract.Input {
	return extract.Input{Name: path, URL: address, Body: &file{path: path}}
}

// file is a file that opens at its first read: a missing one fails as its own
// input, and a long list keeps no files open.
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
		return article.Errorf(article.CodeUsage, "is a folder: folders are arguments, not lines of a list")
	}
	f.f = opened
	return nil
}

// Len is the file's size, so that room can be made for it at once; 0 if that is unknown.
func (f *file) Len() int {
	if f.f == nil && f.open() != nil { // Read says why
		return 0
	}
	info, err := f.f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return int(info.Size())
}

func (f *file) Close() error {
	if f.f == nil {
		return nil
	}
	return f.f.Close()
}

// failed is an input that can not be read, for a reason of its own.
func failed(id, name string, err error) extract.Input {
	return extract.Input{ID: id, Name: name, Body: failure{err}}
}

type failure struct{ err error }

func (f failure) Read([]byte) (int, error) { return 0, f.err }
