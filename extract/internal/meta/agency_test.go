package meta

import (
	"strings"
	"testing"
)

// TestSource: which agency or outlet a page credits.
func TestSource(t *testing.T) {
	text := strings.Repeat(" the mill stands on the hill", 5)
	for _, c := range []struct{ name, src, want string }{
		{"in the dateline", "<h1>Rye</h1><p>PORT VARGA (AP) — Rye" + text, "AP"},
		{"with its service", "<h1>Rye</h1><p>Hafen (dpa/tmn) - Roggen" + text, "dpa/tmn"},
		{"between slashes", "<h1>Rye</h1><p>МОСКВА, 29 июня. /ТАСС/. Rye" + text, "ТАСС"},
		{"in a sentence", "<h1>Rye</h1><p>The Associated Press (AP) said:" + text, ""},
		{"in what somebody says", "<h1>Rye</h1><p>“I read it (AP) - and wept" + text, ""},
		{"of somebody else", "<h1>Rye</h1><p>PORT VARGA (MILLS) — Rye" + text, ""},
		{"far behind the beginning", "<h1>Rye</h1><p>" + text + " (AP) — rye", ""},
		{"in the second paragraph", "<h1>Rye</h1><p>Rye" + text + "</p><p>PORT VARGA (AP) — Rye" + text, ""},
		{"beside a byline's", `<html lang="en"><h1>Rye</h1><p>By The Associated Press</p><p>PORT VARGA (AP) — Rye` + text, "The Associated Press"},
		{"beside a source line's", "<h1>Rye</h1><p>Source: Hill Tidings</p><p>PORT VARGA (AP) — Rye" + text, "Hill Tidings"},
		{"of a picture", "<h1>Rye</h1><p>Source: Ana Ruiz/Getty Images</p><p>Rye" + text, ""},
	} {
		if got := fill(t, c.src, nil).Source; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
