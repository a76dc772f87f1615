package cmd

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestMain lets the scripts run pith as a command of its own, and TestHostile measure:
// this test binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pith": func() { os.Exit(Execute()) }, "measure": measure})
}

// TestScripts runs the promises of the command line: one script each in
// testdata/script. They have the project's pages in $PAGES, a server in $SERVER,
// and one command more than usual:
//
//	exits STATUS COMMAND...   runs a command that must end with this status
func TestScripts(t *testing.T) {
	pages, err := filepath.Abs("../testdata/pages")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(testServer(t, pages))
	t.Cleanup(server.Close)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PAGES", pages)
			e.Setenv("SERVER", server.URL)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// testServer serves the pages, and faults.
func testServer(t *testing.T, pages string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/pages/", http.StripPrefix("/pages/", http.FileServer(http.Dir(pages))))
	mux.Handle("/moved", http.RedirectHandler("/pages/blog-post.html", http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(10 * time.Second):
		}
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/picture", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		w.Write([]byte("\x89PNG\r\n\x1a\n"))
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write(bytes.Repeat([]byte("<p>many words</p>"), 10_000))
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		data, err := os.ReadFile(filepath.Join(pages, "blog-post.html"))
		if err != nil {
			t.Error(err)
		}
		z := gzip.NewWriter(w)
		z.Write(data)
		z.Close()
	})
	mux.HandleFunc("/charset", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		fmt.Fprint(w, "<html><head><title>Caf\xe9</title></head><body><p>One caf\xe9, and another sentence that makes a paragraph of it, with commas.</p></body></html>")
	})
	mux.HandleFunc("/part/", func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/part/"))
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Parts</title></head><body><div class=text><p>Part %d of the story, which is told in three of them, as this sentence has it.</p></div>", n)
		if n < 4 {
			fmt.Fprintf(w, "<a class=next href=/part/%d>Next</a>", n+1)
		}
	})
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Echo</title></head><body><p>The agent is %s and the token is %s, as this sentence has it.</p></body></html>",
			r.UserAgent()+" "+r.Header.Get("Cookie"), r.Header.Get("X-Token"))
	})
	return mux
}

// TestSessionInDocs: docs/rules.md shows what the script rulesession holds and compares.
func TestSessionInDocs(t *testing.T) {
	docs, err := os.ReadFile("../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	session, err := txtar.ParseFile("testdata/script/rulesession.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range session.Files {
		switch file.Name {
		case "first.want", "second.yaml", "third.yaml": // steps that the docs tell in a sentence
			continue
		}
		shown := "    " + strings.ReplaceAll(strings.TrimSpace(string(file.Data)), "\n", "\n    ")
		if !strings.Contains(string(docs), shown) {
			t.Errorf("docs/rules.md does not show %s:\n%s", file.Name, shown)
		}
	}
}
