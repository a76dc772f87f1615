package model

import (
	"strings"
	"testing"
)

// TestCalls: lines at the end of an article that ask for something with a link go.
func TestCalls(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       Verdict
	}{
		{"begins so", `Follow the ferry on <a href=/t>its page</a>`, Verdict{By: IsCall}},
		{"holds several", `There is more: sign up for the <a href=/n>newsletter</a>, and it is in your inbox`, Verdict{By: IsCall}},
		{"without a link", `Follow the ferry on its page`, likely},
		{"networks in a correction", `Correction: it was said on Facebook, Twitter and <a href=/i>Instagram</a>`, likely},
	} {
		src := newsData + texts(3) + "<p>" + c.line + "</p>"
		for text, got := range judged(t, src, nil) {
			if text[:6] == c.line[:6] && got != c.want {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
		for text, got := range judged(t, newsData+strings.Repeat("<p>"+c.line+"</p>", 5), nil) {
			if text[:6] == c.line[:6] && got.By == IsCall {
				t.Errorf("%s, on a page of nothing else: %v", c.name, got)
			}
		}
		for text, got := range judged(t, texts(3)+"<p>"+c.line+"</p>", nil) {
			if text[:6] == c.line[:6] && got != likely {
				t.Errorf("%s, on a page that says nothing: %v", c.name, got)
			}
		}
		for text, got := range judged(t, src+"<p>And so she sails once more</p>", nil) {
			if text[:6] == c.line[:6] && got != likely {
				t.Errorf("%s, before the end: %v", c.name, got)
			}
		}
	}
}
