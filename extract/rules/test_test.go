package rules

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
)

// TestTestFile: a page is the file that a test names, a saved one, a fetched one, or not
// at hand; what fails is a fault of its test alone.
func TestTestFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("page.html", "<title>T</title><div class=text><p>Saved words are here.</p></div>")
	write("a.example.yaml", `body:
  - css: .text
tests:
  - file: page.html
    has: Saved words
  - file: missing.html
  - url: https://a.example/saved
    has: Kept words
  - url: https://a.example/fetched
    has: Fetched words
  - url: https://a.example/gone
`)
	o := TestOptions{Saved: map[string][]byte{"https://a.example/saved": []byte("<title>T</title><p class=text>Kept words are here.")}}
	o.Extract.Fetch = func(_ context.Context, r extract.Request) (*extract.Response, error) {
		if r.URL == "https://a.example/gone" {
			return nil, errors.New("gone")
		}
		return &extract.Response{URL: r.URL, Body: []byte("<title>T</title><p class=text>Fetched words are here.")}, nil
	}
	run := func() []Outcome {
		list, err := TestFile(context.Background(), filepath.Join(dir, "a.example.yaml"), o)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	states := func(list []Outcome) (states []string) {
		for _, o := range list {
			switch {
			case o.Failed():
				states = append(states, "failed")
			case o.Ran:
				states = append(states, "ok")
			default:
				states = append(states, "not run")
			}
		}
		return states
	}
	if diff := cmp.Diff([]string{"ok", "failed", "ok", "not run", "not run"}, states(run())); diff != "" {
		t.Errorf("without fetching (-want +got):\n%s", diff)
	}
	o.Fetch = true
	list := run()
	if diff := cmp.Diff([]string{"ok", "failed", "ok", "ok", "failed"}, states(list)); diff != "" {
		t.Errorf("with fetching (-want +got):\n%s", diff)
	}
	if !slices.Equal(list[1].Faults, []string{"no such file or directory"}) || !slices.Equal(list[4].Faults, []string{"gone"}) {
		t.Errorf("faults %q and %q", list[1].Faults, list[4].Faults)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := TestFile(ctx, filepath.Join(dir, "a.example.yaml"), o); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
