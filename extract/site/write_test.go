package site

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// everything is a rule that says all that the format can.
const everything = `header:
  User-Agent:
    - Reader/1.0
replace:
  - find: "<amp-img"
    with: <img
  - find: gone
    with: ""
wrap:
  - css: .quote
    in: blockquote
move:
  - xpath: //p[@class="last"]
    into: //div[@id="main"]
unwrap:
  - css: h2 a
    why: they lead nowhere
drop_attributes:
  - xpath: //img/@srcset
lazy_src:
  - css: img[data-full]
    from: data-full
body:
  - jsonld: NewsArticle.articleBody
  - state: props.post.html
  - css: "#main[title='a: b']"
clean: true
strict: true
json_ld: false
footnotes: false
comments: true
remove:
  - id_or_class: promo-
    why: "no: \"article\""
  - src: tracker.example
keep:
  - css: .aside
spare:
  - id_or_class: kept
title:
  - meta: og:title
section:
  - script: "#data"
    path: post.classes[mapping=category].value
tags:
  - meta: keywords
    split: ","
image:
  - css: .lead img
    attr: data-src
single_page:
  - css: a.print
    if:
      - //div[@class="long"]
next_page:
  - xpath: //a[@rel="next"]/@href
versions:
  - when:
      - css: main.v2
    body:
      - css: .v2 .text
    strict: false
    json_ld: true
tests:
  - url: https://a.example/x
    file: saved.html
    title: "A title: with a colon"
    has:
      - some words
    not:
      - other words
    words: 250-400
`

// sameRule ignores where parts of a rule come from, and what is compiled of them.
var sameRule = []cmp.Option{cmpopts.IgnoreUnexported(Rule{}, Selector{}), cmpopts.IgnoreTypes(article.Origin("")),
	cmpopts.IgnoreFields(Test{}, "Line"), cmpopts.EquateEmpty()}

// TestYAMLReadsBack: what is written reads as the same rule, and writes as the same text.
func TestYAMLReadsBack(t *testing.T) {
	r, problems := ParseYAML("x.yaml", []byte("hint: true\nremove_first: true\nlead_image: true\n"+everything))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	sources := map[string]*Rule{"everything": r}
	ftr, problems := ParseFTR("y.txt", []byte(allFTR))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	sources["ftr"] = ftr
	files, _ := filepath.Glob("builtin/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if sources[name], err = Parse(name, data); err != nil {
			t.Fatal(err)
		}
	}
	for name, r := range sources {
		data, err := r.YAML()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, problems := ParseYAML(r.Name, data)
		if len(problems) > 0 {
			t.Errorf("%s: %v in\n%s", name, problems, data)
			continue
		}
		if diff := cmp.Diff(r, again, sameRule...); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		second, err := again.YAML()
		if err != nil || string(second) != string(data) {
			t.Errorf("%s: written again it is another text: %v", name, cmp.Diff(string(data), string(second)))
		}
	}
}

// allFTR has every directive that pith follows.
const allFTR = `title: //h1
author: //p[@class='by']
date: substring-after(//time, ':')
body: //div[@id='main']
strip: //aside
strip: //img/@srcset
strip_id_or_class: "promo"
strip_image_src: tracker.example
skip_id_or_class: kept
strip_attr: //p/@style
dissolve: //h2/a
wrap_in(blockquote): //div[@class='q']
move_into(body): //div[@id='x']
find_string: <amp-img
replace_string: <img
replace_string(a: b): c
prune: yes
autodetect_on_failure: no
insert_detected_image: yes
skip_json_ld: yes
footnotes: no
strip_comments: no
src_lazy_load_attr: data-full
single_page_link: //a[@class='print']
if_page_contains: //div[@class='long']
next_page_link: //a[@rel='next']
http_header(User-Agent): Reader/1.0
http_header(Cookie): a=b
test_url: https://a.example/x
test_contains: some words
test_url: https://a.example/y
`

// FuzzFTR: any file of the format gives a rule that can be applied, and that reads back
// from what it is written as.
func FuzzFTR(f *testing.F) {
	f.Add([]byte(allFTR))
	f.Add([]byte("replace_string(a)): b\nfind_string: x\nfind_string: y\nreplace_string:\nwrap_in(p): //body\nmove_into(//p): //p\ndissolve: //html | //text()\nstrip: //@*/..\n"))
	f.Add([]byte("strip_id_or_class: a b\nstrip: //p/@class\nstrip_attr: //*/@*\nbody: //body//*\nbody: 'text'\ntitle: count(//p)\n\xff: \x00"))
	p := parse(f, samplePage)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _ := ParseFTR("fuzz.txt", data)
		r.Apply(context.Background(), p)
		Rewrite(&page.Text{Data: []byte(samplePage)}, []*Rule{r}, page.Limits{Decompressed: 1 << 20})
		if !utf8.Valid(data) || bytes.ContainsFunc(data, unicode.IsControl) && !isPlainText(data) {
			return // YAML has no way to write it as it is
		}
		text, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		again, problems := ParseYAML(r.Name, text)
		for _, p := range problems {
			t.Errorf("%s in\n%s", p, text)
		}
		if diff := cmp.Diff(r, again, sameRule...); diff != "" && len(r.Header) < 2 {
			t.Errorf("(-want +got):\n%s\nin\n%s", diff, text)
		}
	})
}

func isPlainText(data []byte) bool {
	return !bytes.ContainsFunc(data, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' })
}

// TestVersionSays: what a version says no to is written.
func TestVersionSays(t *testing.T) {
	r, problems := ParseYAML("x.yaml", []byte(everything))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	data, err := r.YAML()
	if err != nil || !strings.Contains(string(data), "    strict: false\n    json_ld: true\n") {
		t.Errorf("%v:\n%s", err, data)
	}
}

// TestOddStrings: blanks, tabs and line breaks of what is replaced come back as they were.
func TestOddStrings(t *testing.T) {
	for _, odd := range []string{"a\tb", "  x\ny", "x\n", " x", "x ", "\r\n", "? a", ".inf", ".nan", "~", "007", "yes", "- x", "# x", "x: y", "a #b", "*x", "&x", "\x7f", "\u0085", "\u2028", "\ufeffx", "'", "\"", "\\n", "%", "@x", "`x", "{x}", "[x", "|", ">", "x\n\ny", "é", "\U0001F600"} {
		r := &Rule{Name: "x.yaml", Replace: []Replacement{{Find: odd, With: odd}}}
		data, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Parse("x.yaml", data)
		if err != nil || len(back.Replace) != 1 || back.Replace[0].Find != odd || back.Replace[0].With != odd {
			t.Errorf("%q: %v, %+v from:\n%s", odd, err, back, data)
		}
	}
}
