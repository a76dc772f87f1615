package cmd

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestEvalInterrupted: a signal ends the run with its status, and --out leaves
// no half-written file.
func TestEvalInterrupted(t *testing.T) {
	dir := t.TempDir()
	manifest := filepath.Join(dir, "m.jsonl")
	page, err := filepath.Abs("../testdata/pages/news-en.html")
	if err != nil {
		t.Fatal(err)
	}
	line := `{"id": "a", "set": "s", "html": "` + page + `", "text": "a"}` + "\n"
	if err := os.WriteFile(manifest, []byte(strings.Repeat(line, 2000)), 0o666); err != nil {
		t.Fatal(err)
	}
	signals := make(chan os.Signal, 1)
	signals <- syscall.SIGINT
	var stdout, stderr bytes.Buffer
	status := run(context.Background(), []string{"eval", "--out", filepath.Join(dir, "out.jsonl"), manifest},
		streams{strings.NewReader(""), &stdout, &stderr, signals})
	if status != 128+int(syscall.SIGINT) {
		t.Errorf("status %d, %s", status, &stderr)
	}
	if stdout.Len() > 0 {
		t.Errorf("printed %q", &stdout)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

// TestEvalBrokenPipe: a table that can't be written is trouble.
func TestEvalBrokenPipe(t *testing.T) {
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	if err := os.WriteFile(manifest, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	status := run(context.Background(), []string{"eval", manifest}, streams{strings.NewReader(""), brokenPipe{}, &stderr, nil})
	if status != 128+int(syscall.SIGPIPE) || stderr.Len() > 0 {
		t.Errorf("status %d, %s", status, &stderr)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }
