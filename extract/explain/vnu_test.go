package explain

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
)

// TestValidReport has the Nu HTML checker read the reports of the project's pages and
// of a hostile one. PITH_VNU names its vnu.jar; it takes Java.
func TestValidReport(t *testing.T) {
	jar := os.Getenv("PITH_VNU")
	if jar == "" {
		t.Skip("PITH_VNU names no vnu.jar")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("no java:", err)
	}
	dir := t.TempDir()
	write := func(name, report string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(report), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	paths, err := filepath.Glob("../../testdata/pages/*.html")
	if err != nil || len(paths) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range paths {
		_, report := explained(t, input(t, path), extract.Options{NoRules: true})
		write(filepath.Base(path), report)
	}
	_, report := explained(t, input(t, "../../testdata/pages/almayadeen-en.html"), extract.Options{})
	write("rule.html", report)
	_, report = explained(t, hostile(t, "http://127.0.0.1:9"), extract.Options{})
	write("hostile.html", report)
	_, report = explained(t, extract.Input{Name: "empty", Body: strings.NewReader("<p>")}, extract.Options{})
	write("empty.html", report)
	write("invalid.html", strings.Replace(report, "</main>", "<ul>x</ul></main>", 1))

	out, err := exec.Command(java, "-Xss64m", "-jar", jar, "--no-langdetect", "--format", "gnu", dir).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	found := false
	for line := range strings.Lines(string(out)) {
		switch {
		case strings.Contains(line, "/invalid.html"):
			found = found || strings.Contains(line, "error:")
		case strings.Contains(line, "violates Content Security Policy"): // it does not compute sums; TestReportPolicy does
		default:
			t.Error(strings.ReplaceAll(line, dir, ""))
		}
	}
	if !found {
		t.Errorf("the checker does not find an error that is there: %v\n%s", err, out)
	}
}
