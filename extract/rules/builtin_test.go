package rules

import (
	"context"
	"path/filepath"
	"testing"
)

// TestBuiltIn runs the tests of the rules that come with pith, each of which has some,
// and lints them.
func TestBuiltIn(t *testing.T) {
	lint, err := LintPaths([]string{"../site/builtin"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lint.Problems {
		t.Error(p)
	}
	files, err := FilesToTest([]string{"../site/builtin"})
	if err != nil || len(files) != lint.Files {
		t.Fatal(files, err)
	}
	for _, file := range files {
		outcomes, err := TestFile(context.Background(), file, TestOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if len(outcomes) == 0 {
			t.Errorf("%s has no tests", filepath.Base(file))
		}
		for _, o := range outcomes {
			if !o.Ran || o.Failed() {
				t.Errorf("%s:%d: %s: ran %v, faults %q", filepath.Base(file), o.Line, o.Page, o.Ran, o.Faults)
			}
		}
	}
}
