package batch

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// text is a write function of a text.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

var errHalf = errors.New("failed in the middle")

// half is a write function that fails when more than any buffer is written.
func half(w io.Writer) error {
	if _, err := io.WriteString(w, strings.Repeat("half of a page\n", 10_000)); err != nil {
		return err
	}
	return errHalf
}

// tree is every file below a folder with its content, links as "-> where".
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if d.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(path)
			files[name] = "-> " + to
			return err
		}
		data, err := os.ReadFile(path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func checkTree(t *testing.T, root string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, root)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func put(t *testing.T, path, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil { // also what the umask would take
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	if err := WriteFile(path, text("one")); err != nil {
		t.Fatal(err)
	}
	checkTree(t, dir, map[string]string{"a.md": "one"})
	if err := WriteFile(path, text("two")); err != nil {
		t.Fatal(err)
	}
	checkTree(t, dir, map[string]string{"a.md": "two"})
}

// TestWriteFileFails: a file that can not be written to its end leaves the old
// one, or none, and no temporary one.
func TestWriteFileFails(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.md")
	put(t, old, "old", 0o644)
	for _, path := range []string{old, filepath.Join(dir, "new.md")} {
		if err := WriteFile(path, half); err != errHalf {
			t.Errorf("%s: error %v, want %v", path, err, errHalf)
		}
	}
	checkTree(t, dir, map[string]string{"old.md": "old"})
}

// TestWriteFilePanics: nor does a panic leave anything.
func TestWriteFilePanics(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		WriteFile(filepath.Join(dir, "a.md"), func(io.Writer) error { panic("in the middle") })
	}()
	checkTree(t, dir, map[string]string{})
}

// TestFileUnseen: nothing has the file's name, and the old content stands, until
// Commit; Discard takes back what was begun.
func TestFileUnseen(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "old.md"), "old", 0o644)
	for _, name := range []string{"old.md", "new.md"} {
		f, err := Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, "half")
		files := tree(t, dir)
		if _, seen := files["new.md"]; seen || files["old.md"] != "old" {
			t.Errorf("before the end: %v", files)
		}
		f.Discard()
		checkTree(t, dir, map[string]string{"old.md": "old"})
	}
}

// TestFilePermissions: a new file's are what the umask leaves, as any program's
// are; an existing file keeps its own.
func TestFilePermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "plain"), "", 0o644)
	os.Remove(filepath.Join(dir, "plain"))
	if err := os.WriteFile(filepath.Join(dir, "plain"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	plain := mode(t, filepath.Join(dir, "plain"))
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, test := range []struct {
		name      string
		was, want fs.FileMode // was 0: a new file
	}{
		{"new", 0, plain},
		{"private", 0o600, 0o600},
		{"open", 0o666, 0o666},
		{"program", 0o755, 0o755},
	} {
		for how, write := range map[string]func() error{
			"file":   func() error { return WriteFile(filepath.Join(dir, "file-"+test.name), text("two")) },
			"folder": func() error { return folder.Write("folder-"+test.name, text("two")) },
		} {
			path := filepath.Join(dir, how+"-"+test.name)
			if test.was != 0 {
				put(t, path, "one", test.was)
			}
			if err := write(); err != nil {
				t.Error(err)
			}
			if got := mode(t, path); got != test.want {
				t.Errorf("%s: mode %v, want %v", path, got, test.want)
			}
		}
	}
}

func mode(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// TestTemporaryFileIsPrivate: what only its owner may read is not for others
// while it is being written.
func TestTemporaryFileIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	path := filepath.Join(t.TempDir(), "a.md")
	put(t, path, "", 0o600)
	f, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	if got := mode(t, f.temp.Name()); got != 0o600 {
		t.Errorf("mode %v, want %v", got, fs.FileMode(0o600))
	}
}

// TestWriteFileFollowsLinks: as > and curl -o do, also where the target is not
// there yet.
func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "sub", "deep"), 0o777); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "sub", "a.md"), "old", 0o600)
	link(t, "sub/a.md", filepath.Join(dir, "relative.md"))
	link(t, filepath.Join(dir, "sub", "b.md"), filepath.Join(dir, "absolute.md"))
	link(t, "relative.md", filepath.Join(dir, "chain.md"))
	link(t, "sub/c.md", filepath.Join(dir, "dangling.md"))
	link(t, "sub/deep", filepath.Join(dir, "folder"))
	link(t, "../d.md", filepath.Join(dir, "sub", "deep", "up.md")) // sub/d.md, not d.md
	for name, content := range map[string]string{
		"absolute.md": "absolute", "chain.md": "chain", "dangling.md": "dangling", "folder/up.md": "up",
	} {
		if err := WriteFile(filepath.Join(dir, name), text(content)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	checkTree(t, dir, map[string]string{
		"relative.md": "-> sub/a.md", "absolute.md": "-> " + filepath.Join(dir, "sub", "b.md"),
		"chain.md": "-> relative.md", "dangling.md": "-> sub/c.md", "folder": "-> sub/deep", "sub/deep/up.md": "-> ../d.md",
		"sub/a.md": "chain", "sub/b.md": "absolute", "sub/c.md": "dangling", "sub/d.md": "up",
	})
	if runtime.GOOS != "windows" && mode(t, filepath.Join(dir, "sub", "a.md")) != 0o600 {
		t.Error("the target's mode changed")
	}
}

// TestWriteFileRefuses: what can not be written is an error, and nothing changes.
func TestWriteFileRefuses(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "file"), "old", 0o644)
	link(t, "circle", filepath.Join(dir, "circle"))
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	for _, name := range []string{"folder", "nowhere/a.md", "file/a.md", "circle", "new/"} {
		if err := WriteFile(dir+"/"+name, text("new")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	checkTree(t, dir, before)
}

// TestReadOnly: neither a file that may not be written nor one in a folder that
// may not be changed is touched.
func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "readonly.md"), "old", 0o444)
	if err := WriteFile(filepath.Join(dir, "readonly.md"), text("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("read-only file: error %v", err)
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := folder.Write("readonly.md", text("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("read-only file of a folder: error %v", err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	for _, name := range []string{"a.md", "sub/a.md"} {
		if err := folder.Write(name, text("new")); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s in a read-only folder: error %v", name, err)
		}
	}
	if err := WriteFile(filepath.Join(dir, "a.md"), text("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("file of a read-only folder: error %v", err)
	}
	if _, err := OpenFolder(filepath.Join(dir, "new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("new folder in a read-only one: error %v", err)
	}
	checkTree(t, dir, map[string]string{"readonly.md": "old"})
}

// TestWriteFileDevice: what is no plain file is written to, not replaced. These
// are a pipe and a device of the test's own: root could do away with /dev/null.
func TestWriteFileDevice(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	special(t, "mkfifo", pipe)
	link(t, "pipe", filepath.Join(dir, "link"))
	for _, name := range []string{"pipe", "link"} {
		got := make(chan string, 1)
		go func() {
			data, _ := os.ReadFile(pipe)
			got <- string(data)
		}()
		if err := WriteFile(filepath.Join(dir, name), text("through")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if m := mode(t, pipe); m&fs.ModeNamedPipe == 0 {
			t.Fatalf("%s: the pipe was replaced, mode is %v", name, m)
		}
		if s := <-got; s != "through" {
			t.Errorf("%s: got %q", name, s)
		}
	}
}

// TestWriteFileFull: a device that is full is an error, also if all that is
// written fits into a buffer.
func TestWriteFileFull(t *testing.T) {
	full := filepath.Join(t.TempDir(), "full")
	special(t, "mknod", full, "c", "1", "7")
	f, err := os.OpenFile(full, os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no devices here:", err)
	}
	f.Close()
	if err := WriteFile(full, text("short")); err == nil {
		t.Error("a full device took it")
	}
}

// special makes a special file with a command, or skips the test.
func special(t *testing.T, command ...string) {
	t.Helper()
	if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
		t.Skipf("%s: %v, %s", command[0], err, out)
	}
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "for", "this")
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, name := range []string{"a.md", "sub/deep/b.md", "sub/c.md", "..d.md"} {
		if err := folder.Write(name, text(name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	want := map[string]string{"a.md": "a.md", "sub/deep/b.md": "sub/deep/b.md", "sub/c.md": "sub/c.md", "..d.md": "..d.md"}
	checkTree(t, dir, want)
	if err := folder.Write("a.md", half); err != errHalf {
		t.Errorf("error %v, want %v", err, errHalf)
	}
	if err := folder.Write("sub/new.md", half); err != errHalf {
		t.Errorf("error %v, want %v", err, errHalf)
	}
	checkTree(t, dir, want)

	if _, err := OpenFolder(filepath.Join(dir, "a.md")); err == nil {
		t.Error("a file was opened as a folder")
	}
	if err := folder.Write("sub", text("new")); err == nil {
		t.Error("a file took a folder's place")
	}
	if err := folder.Write("a.md/b.md", text("new")); err == nil {
		t.Error("a file is in a file")
	}
	checkTree(t, dir, want)
}

// TestFolderKeepsInside: no name leads out of the folder, nor does a symbolic
// link in it.
func TestFolderKeepsInside(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "out")
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	put(t, filepath.Join(top, "secret.md"), "secret", 0o644)
	put(t, filepath.Join(dir, "mine.md"), "mine", 0o644)
	link(t, "..", filepath.Join(dir, "up"))
	link(t, top, filepath.Join(dir, "absolute"))
	link(t, "../secret.md", filepath.Join(dir, "link.md"))
	link(t, "mine.md", filepath.Join(dir, "inner.md"))
	for _, name := range []string{
		"../secret.md", "a/../../secret.md", "/secret.md", top + "/secret.md", "..", ".", "", "a/..",
		"up/secret.md", "up/new.md", "absolute/secret.md", "up/new/a.md",
	} {
		if err := folder.Write(name, text("bad")); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
	for _, name := range []string{"link.md", "inner.md"} { // the link is replaced
		if err := folder.Write(name, text("good")); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	checkTree(t, top, map[string]string{
		"secret.md": "secret", "out/up": "-> ..", "out/absolute": "-> " + top,
		"out/mine.md": "mine", "out/link.md": "good", "out/inner.md": "good",
	})
}
