package explain

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
)

// chromium starts a headless Chromium that reaches no host but this one's servers.
// PITH_CHROMIUM names another one than that on the path.
func chromium(t *testing.T, ctx context.Context, file string, flags ...string) *exec.Cmd {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if name := os.Getenv("PITH_CHROMIUM"); name != "" {
		names = []string{name}
	}
	var path string
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skipf("no %s", strings.Join(names, ", "))
	}
	home, err := os.MkdirTemp("", "pith-chromium-") // what it starts may write there for a moment longer than it lives
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 20 {
			if os.RemoveAll(home) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	flags = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
		"--user-data-dir=" + home, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"}, flags...)
	c := exec.CommandContext(ctx, path, append(flags, (&url.URL{Scheme: "file", Path: file}).String())...)
	c.Env = append(os.Environ(), "HOME="+home)
	c.WaitDelay = 10 * time.Second
	return c
}

// dom is a page's document once its scripts have run for a while.
func dom(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	out, err := chromium(t, ctx, file, "--dump-dom", "--virtual-time-budget=3000").Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("%v: %s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// asked is a server that notes what it was asked for.
func asked(t *testing.T) (address string, paths func() []string) {
	var mu sync.Mutex
	var list []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		list = append(list, r.URL.Path)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() []string {
		mu.Lock()
		defer mu.Unlock()
		return append([]string(nil), list...)
	}
}

var (
	ready = regexp.MustCompile(`<html[^>]* data-ready="([0-9]+)"`)
	owned = regexp.MustCompile(`<html[^>]* data-owned|<title>owned`)
)

// TestReportInBrowser opens reports in a browser: their own script runs, nothing of
// the page does, nothing is loaded, and the figures are the explanation's.
func TestReportInBrowser(t *testing.T) {
	server, paths := asked(t)
	for _, in := range []extract.Input{input(t, "../../testdata/pages/almayadeen-en.html"), hostile(t, server)} {
		e, report := explained(t, in, extract.Options{})
		got := dom(t, report)
		if m := ready.FindStringSubmatch(got); m == nil || m[1] != fmt.Sprint(len(e.Blocks)) {
			t.Errorf("%s: the report's script did not run to its end: %v", in.Name, m)
		}
		if owned.MatchString(got) {
			t.Errorf("%s: the page ran in its report", in.Name)
		}
		panel, blocks := counted(t, got)
		if diff := cmp.Diff([]seen{told(e), told(e)}, []seen{panel, blocks}); diff != "" {
			t.Errorf("%s (-explanation +document):\n%s", in.Name, diff)
		}
	}
	if got := paths(); len(got) > 0 {
		t.Errorf("the reports asked for %q", got)
	}
}

// TestWeighedInBrowser marks a block: what weighed most in it is what the explanation
// says.
func TestWeighedInBrowser(t *testing.T) {
	e, report := explained(t, input(t, "../../testdata/pages/recipe.html"), extract.Options{})
	at := slices.IndexFunc(e.Blocks, func(b Block) bool { return b.After != nil && strings.Contains(*b.After, "caption") })
	if at < 0 || len(e.Blocks[at].Passes) != 2 {
		t.Fatalf("block %d is no caption with two passes", at)
	}
	script := fmt.Sprintf(`addEventListener("load", () => document.querySelectorAll(".b")[%d].click())`, at)
	report = strings.Replace(report, "script-src &#39;", "script-src "+sum(script)+" &#39;", 1)
	report = strings.Replace(report, "</body>", "<script>"+script+"</script></body>", 1)
	root, err := html.Parse(strings.NewReader(dom(t, report)))
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for n := range root.Descendants() {
		if attr(n, "id") == "now" {
			for n := range n.Descendants() {
				if n.Data == "h3" || n.Data == "li" {
					got = append(got, strings.ReplaceAll(raw(n), "\u2212", "-"))
				}
			}
		}
	}
	for i, p := range e.Blocks[at].Passes {
		want = append(want, fmt.Sprintf("%s pass, from %+.1f to %+.1f", []string{"First", "Second"}[i], p.Start, p.Score))
		for _, w := range p.Weights {
			want = append(want, fmt.Sprintf("%s%+.1f", w.Feature, w.Adds))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-explanation +report):\n%s", diff)
	}
}

// TestInvisibleInBrowser filters a report that has a block of which nothing is left.
func TestInvisibleInBrowser(t *testing.T) {
	src := "<h1>The last ferry</h1><p>&#8234;&#8236;</p><p>&#127;</p>" + strings.Repeat("<p>The boat left at noon, and the crowd waved until it was out of sight.</p>", 3) + "<p>The harbour is empty now.</p>"
	e, report := explained(t, extract.Input{Name: "a.html", Body: strings.NewReader(src)}, extract.Options{})
	script := `addEventListener("load", () => { const f = document.getElementById("find"); f.value = "harbour"; f.dispatchEvent(new Event("input")); })`
	report = strings.Replace(report, "script-src &#39;", "script-src "+sum(script)+" &#39;", 1)
	report = strings.Replace(report, "</body>", "<script>"+script+"</script></body>", 1)
	if got, want := dom(t, report), fmt.Sprintf(">1 of %d shown<", len(e.Blocks)); !strings.Contains(got, want) {
		t.Errorf("no %s", want)
	}
}

// TestReportPolicyInBrowser puts the hostile page as it is into a report, as if
// nothing were escaped: the policy stops what would run or load. (A refresh it does not
// stop.) Without the policy the very same runs and loads, so the test can see it.
func TestReportPolicyInBrowser(t *testing.T) {
	page, err := os.ReadFile("testdata/hostile.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, withPolicy := range []bool{true, false} {
		server, paths := asked(t)
		_, report := explained(t, input(t, "../../testdata/pages/news-en.html"), extract.Options{})
		markup := regexp.MustCompile(`<meta http-equiv[^>]*>`).ReplaceAllString(string(page), "")
		broken := strings.Replace(report, "</main>", strings.ReplaceAll(markup, "SERVER", server)+"</main>", 1)
		if !withPolicy {
			broken = strings.Replace(broken, "Content-Security-Policy", "x-none", 1)
		}
		if ran := owned.MatchString(dom(t, broken)); ran == withPolicy {
			t.Errorf("with policy %v: a script of the page ran: %v", withPolicy, ran)
		}
		if got := paths(); (len(got) > 0) == withPolicy {
			t.Errorf("with policy %v: asked for %q", withPolicy, got)
		}
	}
}
