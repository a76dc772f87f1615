package body

import (
	"strings"
	"testing"
)

// TestLinkNotes: what a span tells those who listen of where a link opens goes, and the link stays.
func TestLinkNotes(t *testing.T) {
	for src, want := range map[string]string{
		`the <a href="/r">report<span class="visually-hidden"> (opens in a new tab)</span></a> of the mill`: `the <a href="https://a.example/r">report</a> of the mill`,
		`the <a href="/r">report<span style="clip:rect(0 0 0 0)">, opens new tab</span></a> of the mill`:    `the <a href="https://a.example/r">report</a> of the mill`,
		`the <a href="/r">Bericht<span class="x"><span> (externer Link)</span></span></a> of the mill`:      `the <a href="https://a.example/r">Bericht</a> of the mill`,
		`the <a href="/r"><span>External link</span></a> of the mill`:                                       `the <a href="https://a.example/r">External link</a> of the mill`,
		`a window that opens, <span>external link</span>, of the mill`:                                      `a window that opens, external link, of the mill`,
		`the <a href="/r">report <span>on windows that open in a new tab of the mill</span></a>`:            `the <a href="https://a.example/r">report on windows that open in a new tab of the mill</a>`,
	} {
		_, got := find(t, article10("<p>This is "+src+" which the town council paid for last year, and then forgot.</p>"), Options{})
		if !strings.Contains(got, "<p>This is "+want) {
			at := strings.Index(got, "This is")
			t.Errorf("%s\nbecame %.200s\nwant   %s", src, got[max(0, at):], want)
		}
	}
}
