package cmd

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

// brittle is a sink on which writing an article with a body panics.
type brittle struct {
	sink
	got []*article.Article
}

func (b *brittle) put(a *article.Article) error {
	if a.Err == nil {
		panic("no such element")
	}
	b.got = append(b.got, a)
	return nil
}

// TestWritingPanics: an article on which the writing panics is an error record, of which
// -v tells the stack, a line each.
func TestWritingPanics(t *testing.T) {
	out := &brittle{}
	a, err := put(out, &article.Article{ID: "7", Input: "a.html", URL: "http://a.example/", Status: article.StatusOK, Warnings: []string{"x"}})
	if err != nil || len(out.got) != 1 || out.got[0] != a {
		t.Fatalf("%d articles, error %v", len(out.got), err)
	}
	if a.ID != "7" || a.Input != "a.html" || a.URL != "http://a.example/" || a.Status != article.StatusError || a.Err.Code != article.CodeInternal {
		t.Errorf("article %+v", a)
	}
	if s := exitStatus(a, ""); s != exitTrouble {
		t.Errorf("exit status %d", s)
	}
	for _, verbose := range []bool{false, true} {
		var stderr bytes.Buffer
		report(streams{err: &stderr}, a, options{verbose: verbose})
		lines := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
		if lines[0] != "pith: a.html: a fault of pith: no such element" {
			t.Errorf("first line %q", lines[0])
		}
		if stack := strings.Contains(stderr.String(), "brittle).put"); stack != verbose || verbose != (len(lines) > 5) {
			t.Errorf("verbose %t: %s", verbose, stderr.String())
		}
	}
}
