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
	name string      // the file's, in folder
	mode fs.FileMode // that the file had, 0 for a new one

	// folder is the file's and temp's: held open, so that nobody moves it away in
	// between. It is nil for what is written to as it is.
	folder *os.Root
}

// Create begins a file. As with a shell's > and curl's -o,
//
//   - a new file gets the permissions that the umask leaves, and one that is there
//     keeps its own;
//   - a file that may not be written is an error, and stays as it is;
//   - a symbolic link stays, and what it leads to is written;
//   - what is no plain file (a device, a pipe) is written to as it is.
//
// Unlike with them, it is a new file that takes the name: the caller's, and hard
// links of the old one keep the old content.
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
	folder, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return create(folder, name)
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

// create begins a file in a folder, which it closes in the end. A symbolic link
// of that name will be replaced.
func create(folder *os.Root, name string) (*File, error) {
	f := &File{name: name, folder: folder}
	mode := fs.FileMode(0o666)
	info, err := folder.Lstat(name)
	if err == nil && (info.Mode().IsRegular() || info.IsDir()) {
		old, err := folder.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			folder.Close()
			return nil, err
		}
		old.Close()
		f.mode = info.Mode().Perm()
		mode = f.mode // nobody is to read in the temporary file what this one hides
	}
	f.temp, err = folder.OpenFile(fmt.Sprintf(".pith-%016x", rand.Uint64()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		folder.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) Write(b []byte) (int, error) { return f.temp.Write(b) }

// Commit puts the file in its place. After an error, Discard is still to be
// called.
func (f *File) Commit() error {
	if f.mode != 0 {
		if err := f.temp.Chmod(f.mode); err != nil { // the umask was taken from it
			return err
		}
	}
	if err := f.temp.Close(); err != nil || f.folder == nil {
		return err
	}
	if err := f.folder.Rename(filepath.Base(f.temp.Name()), f.name); err != nil {
		return err
	}
	f.folder.Close()
	return nil
}

// Discard removes what was written. After a Commit it does nothing.
func (f *File) Discard() {
	f.temp.Close()
	if f.folder != nil {
		f.folder.Remove(filepath.Base(f.temp.Name()))
		f.folder.Close()
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

// fill writes the file and commits it.
func (f *File) fill(write func(io.Writer) error) error {
	defer f.Discard()
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Commit()
}

// A Folder is an output folder that gets one file an article. Nothing is written
// outside of it, also where a symbolic link in it leads out.
type Folder struct {
	Path string
	root *os.Root
}

// OpenFolder makes the folder if it is not there. It may be a symbolic link.
func OpenFolder(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &Folder{path, root}, nil
}

// Close frees what an open folder holds.
func (f *Folder) Close() error { return f.root.Close() }

// Write writes one file of the folder, whole or not at all, in subfolders that
// it makes. name is a Namer's; a name that would lead out of the folder is
// refused. A symbolic link of that name is replaced, because the name is a
// stranger's choice and not the user's.
func (f *Folder) Write(name string, write func(io.Writer) error) error {
	name = filepath.FromSlash(name)
	dir := filepath.Dir(name)
	if err := f.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	folder, err := f.root.OpenRoot(dir)
	if err != nil {
		return err
	}
	file, err := create(folder, filepath.Base(name))
	if err != nil {
		return err
	}
	return file.fill(write)
}
