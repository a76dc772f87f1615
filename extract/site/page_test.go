package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestRewrite: replacements come one after another, are exact, and never make a page
// too large; a page without any is not copied.
func TestRewrite(t *testing.T) {
	rules := []*Rule{{Replace: []Replacement{{Find: "a", With: "bb"}, {Find: "bb", With: "c", Origin: "rule:x:2"}, {Find: "C", With: "D"}}}}
	text := &page.Text{Data: []byte("a-A-bb")}
	got, warnings := Rewrite(text, rules, page.Limits{})
	if diff := cmp.Diff("c-A-c", string(got.Data)); diff != "" || warnings != nil || string(text.Data) != "a-A-bb" {
		t.Errorf("warnings %q, text now %q (-want +got):\n%s", warnings, text.Data, diff)
	}
	large := []*Rule{{Replace: []Replacement{{Find: "a", With: strings.Repeat("b", 100), Origin: "rule:x:7"}, {Find: "-", With: "+"}}}}
	got, warnings = Rewrite(text, large, page.Limits{Decompressed: 50})
	if string(got.Data) != "a+A+bb" || len(warnings) != 1 || !strings.HasPrefix(warnings[0], "rule:x:7: left out") {
		t.Errorf("%q, warnings %q", got.Data, warnings)
	}
	if got, _ := Rewrite(text, []*Rule{{Replace: []Replacement{{Find: "zz", With: "y"}}}}, page.Limits{}); got != text {
		t.Error("a page in which nothing was replaced is another")
	}
}

func TestSelectsAttributes(t *testing.T) {
	for expr, want := range map[string]bool{
		"//img/@src": true, "//p[@class]/@id": true, "//p[@class]": false, "//a[@href]/img": false, "p": false, "//p/@a | //b": false, "string(//p/@a)": false,
	} {
		if got := selectsAttributes(expr); got != want {
			t.Errorf("%s: %v", expr, got)
		}
	}
}

// TestManyMisses: a folder in which much was looked for in vain is still looked into.
func TestManyMisses(t *testing.T) {
	s, err := NewSet(ruleFolder(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 * listAfter {
		if r, err := s.Lookup("nobody.example"); r != nil || err != nil {
			t.Fatal(r, err)
		}
	}
	if s.folders[0].names == nil {
		t.Error("the folder was not listed")
	}
	if r, err := s.Lookup("www.site2.example"); r == nil || err != nil {
		t.Errorf("the rule of a host is not found any more: %v", err)
	}
}
