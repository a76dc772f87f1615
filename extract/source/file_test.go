package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// A file says how large it is before it is read, and one that is none fails where it is read.
func TestFileLen(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte("<p>rye"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := &file{path: name}
	defer f.Close()
	if n := f.Len(); n != 6 {
		t.Errorf("Len is %d", n)
	}
	if data, err := io.ReadAll(f); err != nil || string(data) != "<p>rye" {
		t.Errorf("read %q, %v", data, err)
	}
	missing := &file{path: filepath.Join(dir, "missing")}
	if n := missing.Len(); n != 0 {
		t.Errorf("Len of a missing file is %d", n)
	}
	if _, err := missing.Read(make([]byte, 8)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading a missing file: %v", err)
	}
	if n := (&file{path: dir}).Len(); n != 0 {
		t.Errorf("Len of a folder is %d", n)
	}
}
