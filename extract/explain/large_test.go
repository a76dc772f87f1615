package explain

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-fabb886e/pith/extract"
)

// large is a page of 2 MB and 20,000 blocks: menus, and an article with boxes in it.
func large() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html lang=en><title>A page of 20,000 blocks</title><body><nav><ul>")
	for i := range 4000 {
		fmt.Fprintf(&b, "<li><a href=/%d>Section %d</a></li>", i, i)
	}
	b.WriteString("</ul></nav><article><h1>A page of 20,000 blocks</h1>")
	for i := range 14_000 {
		if i%10 == 9 {
			fmt.Fprintf(&b, "<div class=share-bar>Share part %d</div>", i/10)
			continue
		}
		fmt.Fprintf(&b, "<p>Paragraph %d says, as those before it did, that a report on a long page has to open at once, however much of it there is.</p>", i)
	}
	b.WriteString("</article><aside>")
	for i := range 2000 {
		fmt.Fprintf(&b, "<h4>Another article %d that has nothing to do with this one, and a long headline</h4>", i)
	}
	return b.String()
}

// TestLargeReport opens the report of a large page, scrolls through it and works with
// it, in a browser. The figures are in the log; the limit is for busy machines.
func TestLargeReport(t *testing.T) {
	const limit = 5 * time.Second
	page := large()
	start := time.Now()
	e, report := explained(t, extract.Input{Name: "large.html", Body: strings.NewReader(page)}, extract.Options{})
	t.Logf("a page of %d bytes and %d blocks: a report of %d bytes, made in %v", len(page), len(e.Blocks), len(report), time.Since(start).Round(time.Millisecond))
	if len(e.Blocks) < 19_999 {
		t.Fatalf("%d blocks", len(e.Blocks))
	}

	type figures struct {
		Open, Scroll, Frame, Step, Fate, All, Mark float64 // milliseconds
		InView                                     bool
		Where                                      []float64
	}
	got := make(chan figures, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var f figures
		if err := json.NewDecoder(r.Body).Decode(&f); err != nil {
			t.Error(err)
		}
		got <- f
	}))
	defer server.Close()
	script, err := os.ReadFile("testdata/measure.js")
	if err != nil {
		t.Fatal(err)
	}
	measure := strings.ReplaceAll(string(script), "SERVER", server.URL)
	report = strings.Replace(report, "script-src &#39;", "connect-src "+server.URL+"; script-src "+sum(measure)+" &#39;", 1)
	report = strings.Replace(report, "</body>", "<script>"+measure+"</script></body>", 1)
	file := filepath.Join(t.TempDir(), "first.html")
	large := filepath.Join(filepath.Dir(file), "large.html")
	// A browser that has just started takes a second or two for any page.
	first := `<!DOCTYPE html><title>x</title><p>First<script>addEventListener("load", () => setTimeout(() => { location = "large.html" }, 2000))</script>`
	if err := cmp.Or(os.WriteFile(file, []byte(first), 0o666), os.WriteFile(large, []byte(report), 0o666)); err != nil {
		t.Fatal(err)
	}

	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	browser := chromium(t, ctx, file, "--window-size=1400,900", "--remote-debugging-port=0")
	if err := browser.Start(); err != nil {
		t.Fatal(err)
	}
	defer browser.Wait()
	defer stop()
	select {
	case f := <-got:
		t.Logf("open %.0f ms, scroll %.0f ms (slowest of 20 steps %.0f), next block %.0f, filter %.0f and %.0f, mark the last block with its entry %.0f",
			f.Open, f.Scroll, f.Frame, f.Step, f.Fate, f.All, f.Mark)
		if slow := max(f.Open, f.Scroll, f.Step, f.Fate, f.All, f.Mark); slow > float64(limit.Milliseconds()) {
			t.Errorf("one of these takes %.0f ms", slow)
		}
		if !f.InView {
			t.Error("a marked block or entry is not in view", f.Where)
		}
	case <-ctx.Done():
		t.Fatal("the report did not come to its end")
	}
}
