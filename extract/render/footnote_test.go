package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	ref1 = `<sup id="fnref-1"><a href="#fn-1">1</a></sup>`
	ref2 = `<sup id="fnref-2"><a href="#fn-2">2</a></sup>`
)

func TestFootnotesInMarkdown(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"reference and note", "<p>a" + ref1 + ", b</p><ol><li id=fn-1>c</li></ol>", "a[^1], b\n\n[^1]: c"},
		{"further reference", "<p>a" + ref1 + `<sup id="fnref-1-2"><a href="#fn-1">1</a></sup></p><ol><li id=fn-1>c</li></ol>`, "a[^1][^1]\n\n[^1]: c"},
		{"short notes stand close", "<p>a" + ref1 + ref2 + "</p><ol><li id=fn-1>c</li><li id=fn-2>d</li></ol>", "a[^1][^2]\n\n[^1]: c\n[^2]: d"},
		{"blocks", "<p>a" + ref1 + "</p><ol><li id=fn-1><p>c</p><pre><code>d\n\ne</code></pre><ul><li>f</li></ul></li></ol><p>g</p>", "a[^1]\n\n[^1]: c\n\n    ```\n    d\n\n    e\n    ```\n\n    - f\n\ng"},
		{"block first", "<p>a" + ref1 + "</p><ol><li id=fn-1><ul><li>f</li></ul></li></ol>", "a[^1]\n\n[^1]:\n    - f"},
		{"notes before the text", "<ol><li id=fn-1>c</li></ol><p>a" + ref1 + "</p>", "[^1]: c\n\na[^1]"},
		{"items that are no notes keep their numbers", "<p>a" + ref2 + "</p><ol><li>x</li><li id=fn-2>c</li><li>y</li></ol>", "a[^2]\n\n1. x\n\n[^2]: c\n\n3. y"},
		{"unreferenced", "<p>a</p><ol><li id=fn-1>c</li></ol>", "a\n\n1. c"},
		{"undefined", "<p>a" + ref1 + "</p>", "a<sup>[1](#fn-1)</sup>"},
		{"by itself alone", "<p>a</p><ol><li id=fn-1>c" + ref1 + "</li></ol>", "a\n\n1. c<sup>[1](#fn-1)</sup>"},
		{"by another note", "<p>a" + ref1 + "</p><ol><li id=fn-1>c" + ref2 + "</li><li id=fn-2>d</li></ol>", "a[^1]\n\n[^1]: c[^2]\n[^2]: d"},
		{"notes in a quote", "<blockquote><p>a" + ref1 + "</p><ol><li id=fn-1>c</li></ol></blockquote>", "> a<sup>[1](#fn-1)</sup>\n>\n> 1. c"},
		{"notes in an item", "<p>a" + ref1 + "</p><ul><li>b<ol><li id=fn-1>c</li></ol></li></ul>", "a<sup>[1](#fn-1)</sup>\n\n- b\n  1. c"},
		{"notes in details", "<p>a" + ref1 + "</p><details><summary>n</summary><ol><li id=fn-1>c</li></ol></details>", "a[^1]\n\n**n**\n\n[^1]: c"},
		{"reference in a quote", "<blockquote><p>a" + ref1 + "</p></blockquote><ol><li id=fn-1>c</li></ol>", "> a[^1]\n\n[^1]: c"},
		{"reference in a cell", "<table><tr><th>a" + ref1 + "</th></tr></table><ol><li id=fn-1>c</li></ol>", "| a[^1] |\n| --- |\n\n[^1]: c"},
		{"reference in a table of HTML", "<table><tr><td>a" + ref1 + "<ul><li>b</li></ul></td></tr></table><ol><li id=fn-1>c</li></ol>",
			`<table>` + "\n" + `<tr><td>a` + ref1 + `<ul><li>b</li></ul></td></tr>` + "\n</table>\n\n1. c"},
		{"reference in a heading", "<h2>a" + ref1 + "</h2><ol><li id=fn-1>c</li></ol>", "## a[^1]\n\n[^1]: c"},
		{"text behind a reference", "<p>" + ref1 + ": a" + ref1 + ": b" + ref1 + "(c)</p><ol><li id=fn-1>c</li></ol>", `[^1]\: a[^1]: b[^1]\(c)` + "\n\n[^1]: c"},
		{"exclamation mark before one", "<p>a!" + ref1 + "</p><ol><li id=fn-1>c</li></ol>", `a\![^1]` + "\n\n[^1]: c"},
		{"text that looks like one", "<p>[^1]: a [^1] <a href=/u>^1</a></p>", `\[^1\]: a \[^1] [\^1](/u)`},
		{"a label that is none", `<p>a<sup id="fnref-x y"><a href="#fn-x y">1</a></sup></p><ol><li id="fn-x y">c</li></ol>`, "a<sup>[1](#fn-x%20y)</sup>\n\n1. c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Markdown(parse(t, c.html))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A reference in a link can be none in Markdown; the note then is none.
func TestFootnoteReferredToFromALink(t *testing.T) {
	ref := with(element("sup", with(element("a", textNode("1")), "href", "#fn-1")), "id", "fnref-1")
	body := document(element("p", with(element("a", textNode("a"), ref), "href", "/u")), element("ol", with(element("li", textNode("c")), "id", "fn-1")))
	if got, want := Markdown(body), "[a<sup>1</sup>](/u)\n\n1. c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFootnotesInHTML(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"links back", "<p>a" + ref1 + `b<sup id="fnref-1-2"><a href="#fn-1">1</a></sup></p><ol><li id=fn-1>c</li></ol>`,
			"<p>a" + ref1 + `b<sup id="fnref-1-2"><a href="#fn-1">1</a></sup></p>` + "\n" + `<ol><li id="fn-1">c <a href="#fnref-1">↩</a> <a href="#fnref-1-2">↩</a></li></ol>`},
		{"in the last paragraph", "<p>a" + ref1 + "</p><ol><li id=fn-1><p>c</p><p>d</p></li></ol>", "<p>a" + ref1 + "</p>\n" + `<ol><li id="fn-1"><p>c</p><p>d <a href="#fnref-1">↩</a></p></li></ol>`},
		{"behind a block", "<p>a" + ref1 + "</p><ol><li id=fn-1>c<ul><li>d</li></ul></li></ol>", "<p>a" + ref1 + "</p>\n" + `<ol><li id="fn-1">c<ul><li>d</li></ul><p><a href="#fnref-1">↩</a></p></li></ol>`},
		{"references that touch", "<p>a" + ref1 + ref2 + "</p>", "<p>a" + ref1 + " " + ref2 + "</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, HTML(parse(t, c.html))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFootnotesInText(t *testing.T) {
	got := Text(parse(t, "<p>a"+ref1+", b</p><ol><li id=fn-1>c</li><li>d</li></ol>"))
	if want := "a, b\n\nc\nd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
