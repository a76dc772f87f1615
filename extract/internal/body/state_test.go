package body

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func parsePage(t testing.TB, html string) *page.Page {
	t.Helper()
	p, err := page.Parse(context.Background(), &page.Text{Data: []byte(html), Charset: "utf-8"}, nil, page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// write is a value as JSON without quotes around names, its strings cut short.
func (v *stateValue) write() string {
	var parts []string
	for i := range v.items {
		part := v.items[i].write()
		if v.kind == stateObject {
			part = v.keys[i] + ":" + part
		}
		parts = append(parts, part)
	}
	switch v.kind {
	case stateString:
		return fmt.Sprintf("%q", v.text[:min(len(v.text), 24)])
	case stateObject:
		return "{" + strings.Join(parts, ",") + "}"
	case stateArray:
		return "[" + strings.Join(parts, ",") + "]"
	}
	return v.text
}

// pad makes a script long enough to be read.
var pad = strings.Repeat("x", stateLeast)

// Values come out of scripts in the ways that pages have them.
func TestStateValues(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"json", `<script type="application/json">{"a":[1,"b",{"c":null}],"p":"` + pad + `"}</script>`, []string{`{a:[1,"b",{c:null}],p:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"short", `<script type="application/json">{"a":1}</script>`, nil},
		{"src", `<script src="/a.js">{"p":"` + pad + `"}</script>`, nil},
		{"json-ld with a comment, a line break and a quote that nobody escaped", "<script type='application/ld+json'>/* x */ {\"a\":\"b\nc said \"no\", and went\",\"p\":\"" + pad + "\"}</script>",
			[]string{`{a:"b\nc said \"no\", and went",p:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"assigned, twice", `<script>var a = {"b":1}; window.c={"d":"` + pad + `"};</script>`, []string{`{b:1}`, `{d:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"a script's literals", `<script>window.__NUXT__=(function(a,b){return {data:[{t:'it\'s',f:new Date(1,[2]),u:void 0,"q":a,}]}}("` + pad + `"))</script>`, []string{`{data:[{t:"it's",f:new Date(1,[2]),u:void 0,q:a}]}`}},
		{"a call", `<script>w["q"].push({"a":"` + pad + `"})</script>`, []string{`{a:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"a later argument", `<script>start(app, {"a":"` + pad + `"})</script>`, []string{`{a:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"a script that begins with a block", `<script>{ let s = {"a":"` + pad + `"}; go(s) }</script>`, []string{`{a:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"broken, then whole", `<script>a = {"b":"` + pad + `; c = {"d":1}` + "\n" + `e = {"f":2}</script>`, []string{`{d:1}`, `{f:2}`}},
		{"rows", `<script>self.__next_f.push([1,"a:I[1]\n2:T4,p` + `q"])</script><script>self.__next_f.push([1,"é3:{\"a\":\"` + pad + `\"}\n"])</script>`, []string{`"pqé"`, `{a:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"escapes", `<script>a={"b":"\u00e9\ud83d\ude00\x41\n\/\\","p":"` + pad + `"}</script>`, []string{`{b:"é😀A\n/\\",p:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"escaped for Angular", `<script type="application/json">{&q;a&q;:&q;b&a;c` + pad + `&q;}</script>`, []string{`{a:"b&cxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"an attribute", `<div id=app data-page='{"a":"` + pad + `"}'></div>`, []string{`{a:"xxxxxxxxxxxxxxxxxxxxxxxx"}`}},
		{"too deep", `<script type="application/json">` + strings.Repeat("[", 80) + strings.Repeat("]", 80) + pad + `</script>`, []string{strings.Repeat("[", 64) + strings.Repeat("]", 64)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, v := range newState(stateLimits).page(parsePage(t, c.page)) {
				got = append(got, v.write())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

var stateLimits = page.Limits{JSONBytes: 1 << 20, JSONDepth: 64}

// A string may hold JSON once more, as JSON.parse takes it.
func TestNestedState(t *testing.T) {
	for _, script := range []string{
		`s = JSON.parse("{\"p\":\"` + pad + `\"}")`, `s = JSON.parse('{"p":"` + pad + `"}')`, "s = JSON.parse(`{\"p\":\"" + pad + "\"}`)",
		`s = JSON.parse(decodeURIComponent("%7B%22p%22%3A%22` + pad + `%22%7D"))`,
	} {
		s := newState(stateLimits)
		values := s.page(parsePage(t, "<script>"+script+"</script>"))
		if len(values) != 1 || values[0].kind != stateString {
			t.Errorf("%.30s: %d values", script, len(values))
			continue
		}
		if got := s.nested(values[0].text); len(got) != 1 || got[0].str("p") != pad {
			t.Errorf("%.30s: not read", script)
		}
	}
}

// However hard a script is to read, the work is bounded, and values are, too.
func TestStateBounds(t *testing.T) {
	s := newState(stateLimits)
	s.page(parsePage(t, "<script type=application/json>["+strings.Repeat("1,", 400_000)+"1]</script>"))
	n := 0
	var count func(list []stateValue)
	count = func(list []stateValue) {
		for i := range list {
			n++
			count(list[i].items)
		}
	}
	count(s.values)
	if n > stateRoom || s.room > 0 {
		t.Errorf("%d values were made, room for %d is left", n, s.room)
	}
	s = newState(stateLimits)
	s.code(strings.Repeat(`=[[0,"`, 1<<18)) // each of them goes on to the end
	if s.left > 0 {
		t.Errorf("%d bytes are left", s.left)
	}
}

// FuzzState reads any script as each kind, and makes HTML of what comes out.
func FuzzState(f *testing.F) {
	f.Add(`{"a":[{"type":"paragraph","text":"b c"},{"type":"list","items":["d",{"e":1}]}]}`)
	f.Add(`x={a:'b',c:[1,,2],d:f(x){},"e":` + "`g\n`" + `};y=JSON.parse("{\"h\":\"\\u00e9\"}")`)
	f.Add(`self.__next_f.push([1,"2:T5,abc"]);self.__next_f.push([1,"de3:[\"$\"]\n"])`)
	f.Add("[\"\\ud83d\\ude00\\uD83D\\x4\",\"\xff\xfe\",{\"marks\":[{\"type\":\"link\"}],\"text\":\"\"}]")
	f.Add(strings.Repeat(`{"children":[`, 70) + `{"type":"text","value":"a"}` + strings.Repeat("]}", 70))
	f.Fuzz(func(t *testing.T, script string) {
		s := newState(stateLimits)
		s.script(script+strings.Repeat(" ", stateLeast), false)
		s.code(script)
		s.script(script, true)
		s.rows(script)
		if holdsState(script + pad) {
			s.nested(script + pad)
		}
		for i := range s.values {
			d := dataFinder{title: "a b c", state: newState(stateLimits)}
			d.value(&s.values[i], "", nearness{rank: noTitle}, 0)
			elementsHTML(&s.values[i])
			if text := d.best(); text != nil && text.words < dataWords {
				t.Errorf("a text of %d words", text.words)
			}
		}
	})
}
