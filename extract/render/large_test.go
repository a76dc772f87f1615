package render

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is written piece by piece is what is written at once.
func TestLargeIsTheSame(t *testing.T) {
	text := func(s string) *string { return &s }
	odd := "a \"quoted\" \\ <b> & \u2028 \u202e \x7f \x00 \xff é 黑 \U0001f33e \"content_text\":null,"
	long := strings.Repeat(odd, pieceBytes/20)
	for name, r := range map[string]Record{
		"all":        {Title: text(`"content_html":null`), ContentMarkdown: text(long), ContentText: text("x" + long), ContentHTML: text("yé" + long)},
		"one":        {ContentText: text(long)},
		"the last":   {ContentHTML: text(strings.Repeat("黑", pieceBytes))},
		"empty ones": {ContentMarkdown: text(""), ContentText: text(odd), ContentHTML: text("")},
		"none":       {},
	} {
		for _, indent := range []string{"", "  "} {
			var want, got bytes.Buffer
			if err := writeJSON(&want, r, indent); err != nil {
				t.Fatal(err)
			}
			if err := writeLarge(&got, r, indent); err != nil {
				t.Fatal(err)
			}
			if want.Len() > largeContent {
				t.Fatalf("%s: %d bytes are large", name, want.Len())
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("%s, indented by %q (-want +got):\n%.2000s", name, indent, diff)
			}
		}
	}
}

// The first error of writing ends it, in whichever piece it comes.
func TestLargeStops(t *testing.T) {
	full := errors.New("full")
	large := strings.Repeat("x", largeContent+1)
	for _, after := range []int{0, pieceBytes, 3 * pieceBytes, largeContent} {
		w := &failing{left: after, err: full}
		if err := WriteJSONL(w, Record{ContentText: &large}); !errors.Is(err, full) {
			t.Errorf("full after %d bytes: %v", after, err)
		}
		if w.calls > 1 {
			t.Errorf("full after %d bytes: written to %d times after the error", after, w.calls-1)
		}
	}
}

type failing struct {
	left, calls int
	err         error
}

func (w *failing) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		w.calls++
		return 0, w.err
	}
	return len(b), nil
}
