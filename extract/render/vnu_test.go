package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// TestValidHTML has the Nu HTML checker read standalone pages: those of the
// project's pages and of random trees in all styles. PITH_VNU names its vnu.jar
// (npm's package vnu-jar); it takes Java. All pages go into one run, which takes
// two seconds.
func TestValidHTML(t *testing.T) {
	jar := os.Getenv("PITH_VNU")
	if jar == "" {
		t.Skip("PITH_VNU names no vnu.jar")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("no java:", err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	page := func(name string, a *article.Article, s Style) {
		var b bytes.Buffer
		if err := Document(&b, a, Options{Format: FormatHTML, Standalone: true, Style: s}); err != nil {
			t.Fatal(err)
		}
		if b.Len() > 0 {
			write(name, b.Bytes())
		}
	}
	for _, a := range ownPages(t) {
		page(strings.TrimSuffix(filepath.Base(a.Input), ".html"), a, Style{})
	}
	for seed, s := range slices.Repeat(styles(), 40) {
		g := generator{rand.New(rand.NewPCG(uint64(seed), 1))}
		body := document(g.blocks(seed % 3)...)
		settleNotes(body)
		a := &article.Article{Status: article.StatusOK, Language: "en", Title: g.text(), Byline: g.text(), Summary: g.text(), SiteName: g.text(),
			Section: g.text(), Tags: []string{g.text(), g.text()}, URL: g.address(), DatePublished: "2024-09-21T09:10:00+02:00", Body: body}
		page(fmt.Sprintf("random-%d", seed), a, s)
	}
	write("invalid", []byte("<!DOCTYPE html><html lang=en><title>An error to be found</title><p><ul>x</ul>"))

	command := exec.Command(java, "-Xss64m", "-jar", jar, "--no-langdetect", "--format", "gnu", dir)
	report, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	found := false
	for line := range strings.Lines(string(report)) {
		switch line = strings.ReplaceAll(line, dir, ""); {
		case strings.Contains(line, "/invalid.html"):
			found = found || strings.Contains(line, "error:")
		case strings.Contains(line, "warning:"):
			t.Log(line)
		default:
			t.Error(line)
		}
	}
	if !found {
		t.Errorf("the checker does not find an error that is there: %v\n%s", err, report)
	}
}

// ownPages are the articles of the project's pages.
func ownPages(t *testing.T) (articles []*article.Article) {
	var paths []string
	for _, pattern := range []string{"../../testdata/pages/*.html", "../../testdata/tree/*.html"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d pages, %v", pattern, len(found), err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := extract.Extract(context.Background(), extract.Input{Name: path, Body: f}, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}
