package batch

import (
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/source"
)

// TestNothingGrows: a batch of 5,000 files and fetched pages, of which some fail,
// leaves no more goroutines behind than one of 200, and never has many files open.
func TestNothingGrows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/0" {
			http.Error(w, "no", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, page)
	}))
	defer s.Close()
	fetch := extract.NewFetch(extract.FetchOptions{})
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // the collector closes what was forgotten
	run := func(n int) (goroutines, files int) {
		done := 0
		err := Run(context.Background(), mixed(n, file, s.URL), Options{Jobs: 4, Extract: extract.Options{Fetch: fetch}}, func(*article.Article) error {
			if done++; done%50 == 0 {
				files = max(files, openFiles(t))
			}
			return nil
		})
		if err != nil || done != n {
			t.Fatalf("%d of %d pages: %v", done, n, err)
		}
		runtime.GC()
		return runtime.NumGoroutine(), files
	}
	goroutines, _ := run(200)
	before := openFiles(t)
	if g, files := run(5000); g > goroutines+10 || files > before+20 {
		t.Errorf("after 200 pages %d goroutines and %d open files, after 5,000 more %d, and up to %d files meanwhile", goroutines, before, g, files)
	}
}

// mixed are n inputs: files, pages of a server, and some of either that fail.
func mixed(n int, file, server string) iter.Seq[extract.Input] {
	return func(yield func(extract.Input) bool) {
		for i := range n {
			arg := file
			switch i % 10 {
			case 0:
				arg = server + fmt.Sprintf("/%d", i%20)
			case 1:
				arg = file + "-is-not-there"
			}
			for in := range source.Args([]string{arg}, nil, "") {
				if !yield(in) {
					return
				}
			}
		}
	}
}

// openFiles counts this process's, where the system tells; 0 elsewhere.
func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if os.IsNotExist(err) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
