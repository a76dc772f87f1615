package page

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzCleanURL: an address that is taken as it is comes out of the long way as it
// is, too.
func FuzzCleanURL(f *testing.F) {
	for _, raw := range []string{"https://example.org", "http://example.org/a/b?c=d&e", "/a/b", "/a/../b", "//example.org/x", "/%e4%B8x", "/%4", "/a//b", "/.x", "/x.",
		"https://example.org?", "https://example.org/?", "/?", "/a?b?", "/a??", "/a#b", "/a?#", "/a?b c", "/[1]", "/a:b@c", "https://u@example.org/", "https://example.org:80/a",
		"HTTPS://example.org/a", "https://Example.ORG/A_b", "https://ex_ample.-/", "https:///a", "/a?\\<>\"|^`{}", "/*", "/a;b,c!$&'()*+=~", "https://example.org/é", " /a"} {
		f.Add(raw, "https://example.org/dir/page?x#y")
		f.Add(raw, "")
		f.Add(raw, "http://user@Example.org:8080/")
	}
	f.Fuzz(func(t *testing.T, raw, addr string) {
		p := Page{}
		if addr != "" {
			u, err := url.Parse(addr)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" {
				return
			}
			p.URL = u
		}
		p.Nodes = []Node{{}, {}}
		p.findBase()
		if got, want := p.CleanURL(raw), p.cleanURL(raw); got != want {
			t.Errorf("CleanURL(%q) at %q = %q, the long way %q", raw, addr, got, want)
		}
	})
}

// FuzzPage feeds foreign bytes to Decode and Parse: whatever they are, there is
// an error or a table that keeps its laws.
func FuzzPage(f *testing.F) {
	pages, _ := filepath.Glob("../../../testdata/pages/*.html")
	for _, name := range pages {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data[:min(len(data), 16<<10)], "")
		}
	}
	f.Add([]byte(oddPage), "text/html; charset=shift_jis")
	f.Add(gzipped("<p>x</p>"), "")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), "")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		lim := Limits{Bytes: 1 << 20, Decompressed: 1 << 20, Nodes: 10_000}
		text, err := Decode(context.Background(), bytes.NewReader(data), http.Header{"Content-Type": {contentType}}, "", lim)
		if err != nil {
			return
		}
		if !utf8.Valid(text.Data) {
			t.Fatalf("decoded as %s (%s), not UTF-8", text.Charset, text.CharsetFrom)
		}
		p, err := Parse(context.Background(), text, nil, lim)
		if err != nil {
			return
		}
		checkTable(t, p)
	})
}
