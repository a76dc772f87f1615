package body

import (
	"strings"
	"testing"
)

// slowMatch asks for every word by itself.
func slowMatch(names string) (bits uint64) {
	for k := range steps {
		for _, w := range steps[k].class {
			if hasWord(names, lowerASCII(names), w) {
				bits |= 1 << k
			}
		}
	}
	for _, w := range pullQuoteClass {
		if hasWord(names, lowerASCII(names), w) {
			bits |= looksPull
		}
	}
	return bits
}

// TestHints: what a closer look would find is hinted at.
func TestHints(t *testing.T) {
	for _, c := range []struct {
		hint  uint64
		names []string
	}{
		{hintVerse, verseClass},
		{hintCallout, calloutClass},
		{hintConsent, askWords},
		{hintMath, []string{"katex", "katex-display", "mwe-math-element", "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML"}},
		{hintCode, []string{"CodeMirror-code", "cm-content", "view-lines", "ace_text-layer", "cm-gutters", "CodeMirror-gutters", "CodeMirror-gutter-wrapper",
			"ace_gutter", "margin-view-overlays", "toolbar"}},
	} {
		for _, name := range c.names {
			for _, names := range []string{name, "x " + name, name + "\n1", "Aa\t" + name + " z"} {
				if hintWords().match(names)&c.hint == 0 {
					t.Errorf("%q: no hint %b", names, c.hint)
				}
			}
		}
	}
	if got := hintWords().match("post-card wide universe viewer"); got != 0 {
		t.Errorf("hints %b where there are none", got)
	}
}

// FuzzMatchSteps: the index finds what a search for each word finds.
func FuzzMatchSteps(f *testing.F) {
	for _, names := range []string{"", "share", "social-share_bar shareBar", "shared-layout", "audio-player", "audioPlayer", "mc_embed", "MC_EMBED_SIGNUP", "sharESHARE", "cookie2", "-read-more-", "readMore", "éshare", "textToSpeech text-to-speech", "AdAd", "adsAd xad"} {
		f.Add(names)
	}
	var all []string
	for k := range steps {
		all = append(all, steps[k].class...)
	}
	all = append(all, pullQuoteClass...)
	f.Add(strings.Join(all, " "))
	f.Add(strings.ToUpper(strings.Join(all, "")))
	f.Add(strings.Join(all, "X"))
	f.Fuzz(func(t *testing.T, names string) {
		if got, want := matchSteps(names), slowMatch(names); got != want {
			t.Errorf("%q: steps %b, want %b", names, got, want)
		}
	})
}

// TestBitsOfSteps: each step has a bit of its own below those of looks.
func TestBitsOfSteps(t *testing.T) {
	if n := len(steps); uint64(1)<<(n-1) >= looksEmail {
		t.Errorf("%d steps are too many", n)
	}
}
