package page

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// again encodes text as UTF-8 once more, as one who took it for another character set does.
func again(t testing.TB, text string, set *charmap.Charmap) string {
	t.Helper()
	out, err := set.NewDecoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMend(t *testing.T) {
	latin1, windows := charmap.ISO8859_1, charmap.Windows1252
	for name, c := range map[string]struct{ stored, want string }{
		"by Latin-1":            {again(t, "The harbour’s café – loud", latin1), "The harbour’s café – loud"},
		"by windows-1252":       {again(t, "The harbour’s café – loud", windows), "The harbour’s café – loud"},
		"Russian":               {again(t, "Рожь вернулась", latin1), "Рожь вернулась"},
		"Chinese and a smile":   {again(t, "黑麦 😀", latin1), "黑麦 😀"},
		"accents alone":         {again(t, "é, é, and é", latin1), "é, é, and é"},
		"at the beginning":      {again(t, "’tis", latin1), "’tis"},
		"ASCII":                 {"The harbour's cafe, which is loud", "The harbour's cafe, which is loud"},
		"once":                  {"The harbour’s café – loud", "The harbour’s café – loud"},
		"once, in Latin-1":      {"El café está cerca del río", "El café está cerca del río"},
		"a part of it":          {"café and " + again(t, "café, café, café – loud", latin1), "café and " + again(t, "café, café, café – loud", latin1)},
		"its last letter broke": {again(t, "café – loud", latin1) + "Ã", again(t, "café – loud", latin1) + "Ã"},
		"a button":              {"Close ×\u00a0", "Close ×\u00a0"},
		"one of two of it":      {again(t, "é and é", latin1), again(t, "é and é", latin1)},
		"an overlong sequence":  {"Ã\u0080 À\u0080 ", "Ã\u0080 À\u0080 "},
	} {
		text, err := Decode(context.Background(), strings.NewReader("<p>"+c.stored+"</p>"), nil, "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		text.Mend()
		if got := string(text.Data); got != "<p>"+c.want+"</p>" {
			t.Errorf("%s: %s", name, got)
		}
		if mended := c.stored != c.want; mended != (len(text.Warnings) == 1) {
			t.Errorf("%s: warnings %q", name, text.Warnings)
		}
	}
	text := &Text{Data: []byte(again(t, "café – loud", latin1)), Charset: "windows-1252"}
	if text.Mend(); len(text.Warnings) > 0 {
		t.Errorf("a page that was no UTF-8: %s", text.Data)
	}
}

// FuzzMend: what is undone is what it was before, for all text.
func FuzzMend(f *testing.F) {
	for _, text := range []string{"", "a", "café – loud", "黑麦 😀", "×\u00a0", "\u0080", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, set := range []*charmap.Charmap{charmap.ISO8859_1, charmap.Windows1252} {
			if got := decodedOnce([]byte(again(t, text, set))); got != nil && string(got) != text {
				t.Errorf("%q came back as %q", text, got)
			}
		}
		decodedOnce([]byte(text))
	})
}
