package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Each text is a paragraph; what it becomes must read back as the same text.
func TestEscape(t *testing.T) {
	tests := []struct{ text, want string }{
		// Prose stays as it is.
		{`Mr. Smith paid $5 - or 3.5 % - (twice)!`, `Mr. Smith paid $5 - or 3.5 % - (twice)!`},
		{`snake_case __init _x 2 * 3 a - b #tag C# AT&T R&D; 5 < 6 > 4`, `snake_case __init _x 2 * 3 a - b #tag C# AT&T R\&D; 5 < 6 > 4`},
		{`[sic] he [the president] said [1]`, `[sic] he [the president] said [1]`},
		{`about ~5 km, http://a.example/~u and www.a.example/x_y`, `about ~5 km, http://a.example/\~u and www.a.example/x_y`},
		{`C:\Users a | b "q" 'q' ^ = : ;`, `C:\Users a | b "q" 'q' ^ = : ;`},
		{`-5 degrees, +1, 1.5 and 1) x`, `-5 degrees, +1, 1.5 and 1) x`},

		// Syntax of text.
		{`*a* **b** price* 5*3 *`, `\*a\* \*\*b\*\* price\* 5\*3 \*`},
		{`_a_ __b__ x_`, `_a\_ __b\_\_ x\_`},
		{`~a~ ~~b~~ ~ c`, `~a\~ \~\~b\~\~ ~ c`},
		{"`a` ``", "\\`a\\` \\`\\`"},
		{`\* \\ \. \n \`, `\\\* \\\\ \\. \n \\`},
		{`[a](b) [a][b] [a]: b ![a](b)`, `\[a\](b) [a\][b] [a\]: b ![a\](b)`},
		{`<b> </b> <!-- <?x <a@b.example> <1@b.example> <http://x> <5 <`, `\<b> \</b> \<!-- \<?x \<a@b.example> \<1@b.example> \<http://x> <5 \<`},
		{`&amp; &#42; &#x2a; &copy &x y; &;`, `\&amp; \&#42; \&#x2a; &copy &x y; &;`},

		// A bracket that is not closed for long.
		{"a [" + strings.Repeat("b ", 300) + "c", `a \[` + strings.Repeat("b ", 300) + "c"},

		// Markers of blocks, at the beginning of a line only.
		{`# a`, `\# a`},
		{`#`, `\#`},
		{`####### a`, `####### a`},
		{`> a`, `\> a`},
		{`>a`, `\>a`},
		{`- a`, `\- a`},
		{`+ a`, `\+ a`},
		{`* a`, `\* a`},
		{`+++ a`, `\+++ a`},
		{`++ a`, `++ a`},
		{`1. a`, `1\. a`},
		{`1986.`, `1986\.`},
		{`12) a`, `12\) a`},
		{`1234567890. a`, `1234567890. a`},
		{`---`, `\---`},
		{`- - -`, `\- - -`},
		{`* * *`, `\* * \*`},
		{`_ _ _`, `\_ _ _`},
		{`===`, `\===`},
		{`~~~`, `\~\~\~`},
		{`|-|-|`, `\|-|-|`},
		{`:-: | -`, `\:-: | -`},
		{`[ ] a`, `\[ ] a`},
		{`[x] a`, `\[x] a`},
		{`[a]: /b`, `\[a\]: /b`},
		{`[a`, `\[a`},

		{"a\u0000\u001b[31m\u202eb\u2066\u0085", "a[31mb"},
		{"a\u00a0* b\u2028", "a\u00a0\\* b\u2028"},
	}
	for _, test := range tests {
		body := document(element("p", textNode(test.text)))
		got := Markdown(body)
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
		if diff := cmp.Diff(collapse(clean(test.text)), shown(readBack(t, got))); diff != "" {
			t.Errorf("%s: read back (-want +got):\n%s", test.text, diff)
		}
	}
}

// Behind a hard break, a line may make the one before it a heading or a table.
func TestEscapeSecondLine(t *testing.T) {
	for _, line := range []string{"===", "---", "-", ":-", "|-|", "# a", "1. a", "- a", "> a", "```", "~~~", "<div>", "[a]: /b"} {
		body := document(element("p", textNode("a"), element("br"), textNode(line)))
		markdown := Markdown(body)
		back := readBack(t, markdown)
		if p := only(back, atom.P); p == nil && back.FirstChild.NextSibling.Type != html.TextNode {
			t.Errorf("%q is not one paragraph: %q", line, markdown)
		}
		if got, want := shown(back), "a "+line; got != want {
			t.Errorf("%q reads back as %q: %q", line, got, markdown)
		}
	}
}

// Text that page authors escape for one construct must not end another.
func FuzzMarkdown(f *testing.F) {
	f.Add("plain text", "and more")
	for i := 0; i+1 < len(pieces); i++ {
		f.Add(pieces[i], pieces[i+1])
		f.Add(pieces[i]+" "+pieces[i+1]+" "+pieces[i], pieces[i])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = validText(a), validText(b)
		if a == "" || b == "" {
			return
		}
		body := document(
			element("p", textNode(a), element("em", textNode(b)), textNode(a)),
			element("p", element("strong", textNode(a)), textNode(b), element("br"), textNode(a)),
			element("h2", textNode(a)),
			element("ul", element("li", textNode(a)), element("li", element("del", textNode(b)), textNode(a))),
			element("ol", element("li", element("p", textNode(a)), element("p", textNode(b)))),
			element("table", element("tbody",
				element("tr", element("th", textNode(a)), element("th", element("code", textNode(b)))),
				element("tr", element("td", element("em", textNode(a)), textNode(b)), element("td", textNode(b))))),
			element("p", with(with(element("a", textNode(a)), "href", "https://e.example/"), "title", b), textNode(b)),
			element("p", textNode(a), element("code", textNode(a)), textNode(b)),
			element("pre", element("code", textNode(a+"\n"+b))),
			element("figure", with(with(element("img"), "src", "/i.png"), "alt", a), element("figcaption", textNode(b))),
			element("blockquote", element("p", textNode(b))),
		)
		markdown := Markdown(body)
		if diff := cmp.Diff(outline(body), outline(readBack(t, markdown))); diff != "" {
			t.Errorf("(-tree +read back):\n%s\n%s", diff, markdown)
		}
	})
}

// validText makes a fuzzer's string a text as a body tree has it.
func validText(s string) string {
	return collapse(clean(strings.ToValidUTF8(s, "\ufffd")))
}
