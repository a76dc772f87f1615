package site

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGone: an expression walks past what earlier removals took, along every axis, and
// texts are without it.
func TestGone(t *testing.T) {
	p := parse(t, `<div id=a><p>0</p><p class=x>1</p><p>2</p><ul class=x><li>3</li></ul><p>4 <b class=x>5</b> 6</p><p class=x>7</p></div><div class=x>8</div>`)
	for expr, want := range map[string]string{
		"//p":                                "0|2|4 6",
		"//div/*":                            "0|2|4 6",
		"//div[@id='a']/p[2]":                "2",
		"//div[@id='a']/p[last()]":           "4 6",
		"//div[@id='a']/*[1]":                "0",
		"//p[.='0']/following-sibling::*":    "2|4 6",
		"//p[.='0']/following-sibling::*[1]": "2",
		"//p[b]":                             "",
		"//p[contains(., '4')]/preceding::p": "2|0",
		"//p[contains(., '4')]/preceding-sibling::*[1]": "2",
		"//li":                                 "",
		"//*[contains(., '7')]":                "",
		"//p[contains(., '6')]/ancestor::div":  "0 2 4 6",
		"//div":                                "0 2 4 6",
		"//p[normalize-space()='4 6']":         "4 6",
		"//p[count(preceding-sibling::p) = 1]": "2",
		"/html/body/div[last()]":               "0 2 4 6",
		"//p/text()":                           "0|2|4|6",
	} {
		look := newLooker(context.Background(), p)
		gone, err := NewSelector("css", ".x")
		if err != nil {
			t.Fatal(err)
		}
		look.drop(look.nodes(&gone))
		s, err := NewSelector("xpath", expr)
		if err != nil {
			t.Fatal(err)
		}
		values, err := s.xpath.textsOf(look)
		if diff := cmp.Diff(want, strings.Join(values, "|")); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", expr, err, diff)
		}
	}
}

// textsOf are the texts of what an expression selects, as XPath sees them.
func (e *xpathExpr) textsOf(l *looker) (texts []string, err error) {
	nodes, err := e.nodes(l)
	for _, i := range nodes {
		n := &navigator{p: l.p, at: i, attr: -1, walk: &walk{ctx: l.ctx, steps: 1000, look: l}}
		texts = append(texts, strings.Join(strings.Fields(n.text()), " "))
	}
	return texts, err
}
