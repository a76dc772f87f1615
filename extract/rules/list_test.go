package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/site"
)

// TestWriteList: what is not used is what would not be found.
func TestWriteList(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, path := range []string{"example.org.txt", "example.org.uk.txt", "foo.net.txt", "global.txt", "www.a.org.txt", "example.org.yaml", "Example.net.yaml"} {
		write(t, filepath.Join(first, path))
	}
	for _, path := range []string{"foo.net.yaml", "example.org.yaml", "global.txt", "foo.net.txt"} {
		write(t, filepath.Join(second, path))
	}
	set, err := site.NewBareSet(first, second)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteList(&b, set); err != nil {
		t.Fatal(err)
	}
	got := strings.NewReplacer(first, "1", second, "2").Replace(b.String())
	want := `Example.net and below	1/Example.net.yaml	not used: hosts are looked for in small letters
example.org and below	1/example.org.yaml
example.org	1/example.org.txt	not used: 1/example.org.yaml comes before it
example.org.uk	1/example.org.uk.txt
foo.net	1/foo.net.txt
what has a file of this format	1/global.txt
www.a.org	1/www.a.org.txt	not used: www. is dropped from hosts
example.org and below	2/example.org.yaml	not used: 1/example.org.yaml comes before it
foo.net and below	2/foo.net.yaml
foo.net	2/foo.net.txt	not used: 2/foo.net.yaml comes before it
what has a file of this format	2/global.txt
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	text := "body: //p\n"
	if strings.HasSuffix(path, ".yaml") {
		text = "body:\n  - css: p\n"
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
