package meta

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// show writes a value in a short form of JSON, members in order.
func show(v jsonValue) string {
	switch v.kind {
	case jsonWord:
		return v.text
	case jsonString:
		return fmt.Sprintf("%q", v.text)
	case jsonArray, jsonObject:
		var parts []string
		for _, e := range v.items {
			if v.kind == jsonObject {
				parts = append(parts, e.key+":"+show(e))
			} else {
				parts = append(parts, show(e))
			}
		}
		if v.kind == jsonObject {
			return "{" + strings.Join(parts, " ") + "}"
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return "null"
}

func TestParseJSON(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"plain", `{"a": [1, -2.5e3, true, null, "x"], "b": {}}`, `{a:[1 -2.5e3 true null "x"] b:{}}`},
		{"escapes", `{"a": "\u00e9\ud83d\ude00 \"q\" \/ \n \x"}`, `{a:"é😀 \"q\" /   x"}`},
		{"half a pair", `["\ud83d!", "\u12"]`, `["�!" "�12"]`},
		{"trailing commas", `{"a": [1, 2,], "b": 3,}`, `{a:[1 2] b:3}`},
		{"a comma is missing", `{"a": "1" "b": "2"}`, `{a:"1" b:"2"}`},
		{"raw line breaks", "{\"a\": \"x\ny\"}", `{a:"x\ny"}`},
		{"comments and CDATA", "//<![CDATA[\n/* c */ {\"a\": /* d */ 1, // e\n\"b\": 2}\n//]]>", `{a:1 b:2}`},
		{"an HTML comment around it", "<!-- {\"a\": 1} -->", `{a:1}`},
		{"unescaped quotes", `{"a": "he said "no", and left", "b": 1}`, `{a:"he said \"no\", and left" b:1}`},
		{"cut off", `{"a": [1, "tw`, `{a:[1 "tw"]}`},
		{"unquoted names", `{a: 1, 'b': 2}`, `{a:1 b:2}`},
		{"two values", `{"a":1}{"b":2}`, `{a:1} {b:2}`},
		{"a value in a name's place", `{{"x":1}, "a": 2}`, `{a:2}`},
		{"bulk is passed over", `{"articleBody": "a \"b\" c", "text": {"x": ["}"]}, "comment": 1, "a": 2}`, `{a:2}`},
		{"an open comment", `{"a": 1} /* x`, `{a:1}`},
		{"nothing", `nothing`, ``},
	} {
		var got []string
		for _, v := range parseJSON(c.src, jsonLimits) {
			got = append(got, show(v))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

var jsonLimits = page.Limits{JSONBytes: 10_000, JSONDepth: 20}

func TestParseJSONLimits(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, 1000) + strings.Repeat(`]}`, 1000) + `{"b":1}`
	values := parseJSON(deep, jsonLimits)
	if n := len(values); n != 2 || show(values[1]) != "{b:1}" {
		t.Fatalf("%d values after a deep one, want 2", n)
	}
	depth := 0
	for v := &values[0]; len(v.items) > 0; v = &v.items[0] {
		depth++
	}
	if depth >= jsonLimits.JSONDepth+1 {
		t.Errorf("read to depth %d", depth)
	}
	long := `{"a":"` + strings.Repeat("x", jsonLimits.JSONBytes) + `","b":1}`
	if v := parseJSON(long, jsonLimits); len(v) != 1 || len(v[0].get("a").text) > jsonLimits.JSONBytes || v[0].get("b").text != "" {
		t.Error("a block over the limit was read to its end")
	}
}
