package batch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// A File is a file that appears whole or not at all: what is written to it goes
// into a temporary one beside it, whose name begins with ".pith-" and which
// takes its place at Commit.
type File struct {
	temp *os.File
	root *os.Root    // of temp and the file, nil for what is written to as it is
	name string      // the file's, in root
	mode fs.FileMode // that the file had, 0 for a new one
}

// Create begins a file. As with a shell's > and curl's -o,
//
//   - a new file gets the permissions that the umask leaves, and one that is there
//     keeps its own;
//   - a file that may not be written is an error, and stays as it is;
//   - a symbolic link stays, and what it leads to is written;
//   - what is no plain file (a device, a pipe) is written to as it is, at once.
//
// Unlike with them, another hard link of the file keeps the old content.
func Create(path string) (*File, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{temp: f}, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	dir, name := filepath.Split(linked(path))
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f, err := create(root, name)
	if err != nil {
		root.Close()
	}
	return f, err
}

// linked is where symbolic links lead, also if nothing is there yet. Stat has
// found that they are no circle. The paths are joined as they are: cleaning one
// would take link/.. for nothing.
func linked(path string) string {
	for {
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			dir, _ := filepath.Split(path)
			to = dir + to
		}
		path = to
	}
}

// create begins a file in root. A symbolic link of that name will be replaced.
func create(root *os.Root, name string) (*File, error) {
	f := &File{root: root, name: name}
	mode := fs.FileMode(0o666)
	if info, err := root.Lstat(name); err == nil && info.Mode().IsRegular() {
		old, err := root.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		old.Close()
		f.mode = info.Mode().Perm()
		mode = f.mode // nobody reads in the temporary file what the file hides
	}
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".pith-%016x", rand.Uint64()))
	var err error
	f.temp, err = root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	return f, err
}

func (f *File) Write(b []byte) (int, error) { return f.temp.Write(b) }

// Commit puts the file in its place. If it fails, Discard is still to be called.
func (f *File) Commit() error {
	if f.root == nil {
		return f.temp.Close()
	}
	if f.mode != 0 {
		if err := f.temp.Chmod(f.mode); err != nil { // the umask was taken from it
			return err
		}
	}
	if err := f.temp.Close(); err != nil {
		return err
	}
	return f.root.Rename(f.tempName(), f.name)
}

// Discard takes back what was begun; after a Commit it does nothing.
func (f *File) Discard() {
	f.temp.Close()
	if f.root != nil {
		f.root.Remove(f.tempName())
	}
}

// WriteFile writes a file whole or not at all, with the rules of Create.
func WriteFile(path string, write func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	return f.fill(write)
}
