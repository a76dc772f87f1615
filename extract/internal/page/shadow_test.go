package page

import (
	"context"
	"strings"
	"testing"
)

func TestShadows(t *testing.T) {
	const words = "one two three four five six"
	for _, c := range []struct {
		name, src string
		shown     bool
	}{
		{"the standard's", `<x-story><template shadowrootmode="open"><p>` + words + `</p></template></x-story>`, true},
		{"closed", `<x-story><template shadowrootmode="closed"><p>` + words + `</p></template></x-story>`, true},
		{"its draft's", `<x-story><template shadowroot="open"><p>` + words + `</p></template></x-story>`, true},
		{"Chrome's in MHTML", `<x-story><template shadowmode="open"><p>` + words + `</p></template></x-story>`, true},
		{"one in another", `<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><p>` + words + `</p></template></x-b></template></x-a>`, true},
		{"half as much beside it", `<x-story><template shadowrootmode="open"><p>` + words + `</p></template></x-story><p>and three more</p>`, true},
		{"more beside it", `<x-story><template shadowrootmode="open"><p>` + words + `</p></template></x-story><p>and four more words</p>`, false},
		{"a script beside it", `<x-story><template shadowrootmode="open"><p>` + words + `</p></template></x-story><script>not that these are words</script>`, true},
		{"for scripts", `<template><p>` + words + `</p></template>`, false},
		{"for scripts, in a root", `<x-story><template shadowrootmode="open"><p>more of it</p><template><p>` + words + `</p></template></template></x-story>`, false},
	} {
		p, err := Parse(context.Background(), &Text{Data: []byte(c.src)}, nil, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(p.Text, words); got != c.shown {
			t.Errorf("%s: shown is %v in %q", c.name, got, p.Text)
		}
	}
}
