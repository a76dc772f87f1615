package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCheckRecords: odd records, pages that fail because of their rule, and further pages
// of one article.
func TestCheckRecords(t *testing.T) {
	got, err := CheckRecords(strings.NewReader(`{"warnings":["rule x.example.yaml: nothing of it matches this page"]}
{"input":null,"status":"error","error":{"code":"usage","message":"rule y.example.yaml:1:7: it is empty"},"warnings":[]}
{"input":"c.html","warnings":["rule z.example.txt: no body selector matches this page","rule z.example.txt: no body selector matches this page"],"extraction":{}}
{"input":"d.html","warnings":[],"extraction":{"rule":"z.example.txt","engine":"model"}}
`), "records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	want := []RuleCheck{
		{Rule: "x.example.yaml", Pages: 1, Nothing: 1, Warnings: []Warning{{"rule x.example.yaml: nothing of it matches this page", 1, ""}}},
		{Rule: "y.example.yaml", Pages: 1, Unread: 1, Warnings: []Warning{{"rule y.example.yaml:1:7: it is empty", 1, ""}}},
		{Rule: "z.example.txt", Pages: 2, NoBody: 1, Warnings: []Warning{{"rule z.example.txt: no body selector matches this page", 1, "c.html"}}},
	}
	if diff := cmp.Diff(want, got.Rules); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
