package page

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

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
