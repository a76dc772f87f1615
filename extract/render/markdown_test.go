package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"nothing", "", ""},
		{"paragraphs", "<p>a</p><p>b</p>", "a\n\nb"},
		{"white space", "<p> a <em> b </em>c </p>", "a *b* c"},
		{"headings", "<h1>a</h1><h6>b</h6>", "# a\n\n###### b"},
		{"numbered heading", "<h2>1. a</h2>", "## 1. a"},
		{"heading with break", "<h2>a<br>b</h2>", "## a<br>b"},
		{"heading that ends in hashes", "<h2>C #</h2><h2>C#</h2>", "## C \\#\n\n## C#"},
		{"hard break", "<p>a<br>b</p>", "a\\\nb"},
		{"breaks at the ends", "<p><br>a<br></p>", "a"},
		{"two breaks", "<p>a<br><br>b</p>", "a\\\n\\\nb"},
		{"break behind a backslash", `<p>a\<br>b</p>`, "a\\\\<br>\nb"},
		{"rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"},
		{"quote", "<blockquote><p>a</p><p>b<br>c</p></blockquote><p>d</p>", "> a\n>\n> b\\\n> c\n\nd"},
		{"nested quote", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", "> a\n>\n> > b"},
		{"quotes in sequence", "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>", "> a\n\n> b"},
		{"details", "<details><summary>a</summary><p>b</p></details>", "**a**\n\nb"},

		{"inline elements", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>", "*a* **b** ~~c~~ `d`"},
		{"inline HTML", `<p>H<sub>2</sub>O <sup>a</sup> <ins>b</ins> <kbd>c</kbd> <abbr title='"A" | B'>d</abbr></p>`,
			`H<sub>2</sub>O <sup>a</sup> <ins>b</ins> <kbd>c</kbd> <abbr title="&quot;A&quot; &#124; B">d</abbr>`},
		{"ruby", "<p><ruby>漢<rt>かん</rt></ruby></p>", "<ruby>漢<rt>かん</rt></ruby>"},
		{"q", "<p>a <q>b</q></p>", "a “b”"},
		{"elements without text", "<p>a<em></em><strong> </strong><a href=/x></a>b</p>", "a b"},
		{"formula in a line", `<p>a <code class="language-math">x_1*y</code>, b</p>`, "a $`x_1*y`$, b"},
		{"formula of its own", `<pre><code class="language-math">x^2</code></pre>`, "```math\nx^2\n```"},
		{"code with backticks", "<p><code>a`b</code> <code>`</code> <code> x  y </code></p>", "``a`b`` `` ` `` `x y`"},

		{"bullets", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"},
		{"numbers", "<ol start=9><li>a</li><li>b</li></ol>", "9. a\n10. b"},
		{"impossible numbers", "<ol start=-3><li>a</li></ol><p>x</p><ol start=9999999999><li>b</li></ol>", "1. a\n\nx\n\n1. b"},
		{"nested list", "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>", "1. a\n   - b\n     - c\n2. d"},
		{"list in an item alone", "<ul><li><ul><li>a</li></ul></li></ul>", "- - a"},
		{"loose list", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"},
		{"nested list that does not begin with 1", "<ul><li>a<ol start=2><li>b</li></ol></li></ul>", "- a\n\n  2. b"},
		{"tight item with code", "<ul><li>a<pre>b</pre></li></ul>", "- a\n  ```\n  b\n  ```"},
		{"lists in sequence", "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul><ol><li>d</li></ol><ol><li>e</li></ol>",
			"- a\n\n* b\n\n- c\n\n1. d\n\n1) e"},
		{"lists around a paragraph", "<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "- a\n\nb\n\n- c"},
		{"rule in an item", "<ul><li><hr></li></ul>", "- ___"},
		{"quote in an item", "<ul><li><blockquote><p>a</p></blockquote></li></ul>", "- > a"},
		{"tasks", `<ul><li><input type=checkbox checked> a</li><li><p><input type=checkbox>b</p></li></ul>`, "- [x] a\n\n- [ ] b"},
		{"definitions", "<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd><p>e</p><p>f</p></dd></dl>",
			"**a**\n\n- b\n- c\n\n**d**\n\n- e\n\n  f"},

		{"code block", `<pre><code class="language-go">a

  b
</code></pre>`, "```go\na\n\n  b\n```"},
		{"code block with fences", "<pre>```\n````</pre>", "`````\n```\n````\n`````"},
		{"code block with elements", "<pre>a <em>b</em><br>c</pre>", "```\na b\nc\n```"},
		{"language that is none", "<pre><code class='language-x```evil y'>a</code></pre>", "```\na\n```"},
		{"code block in a quote", "<blockquote><pre>a\n\nb</pre></blockquote>", "> ```\n> a\n>\n> b\n> ```"},

		{"link", `<p><a href="https://e.example/">a</a></p>`, "[a](https://e.example/)"},
		{"link with title", `<p><a href=/x title='a "b" \ &amp;amp;'>a</a></p>`, `[a](/x "a \"b\" \\ \&amp;")`},
		{"link's white space", "<p>a<a href=/x> b </a>c</p>", "a [b](/x) c"},
		{"address with syntax", `<p><a href='/a b(c)<d>"\|[e]&amp;amp;&amp;x'>a</a></p>`,
			"[a](/a%20b%28c%29%3Cd%3E%22%5C%7C%5Be%5D&amp;amp;&x)"},
		{"brackets in a link", "<p><a href=/x>a](b [c</a> [d] [e](f)</p>", `[a\](b \[c](/x) [d] [e\](f)`},
		{"link without address", "<p><a>a</a></p>", "a"},
		{"link behind an exclamation mark", "<p>a!<a href=/x>b</a></p>", `a\![b](/x)`},
		{"code that ends a definition's label", `<p>[a <code>]: b</code></p><p><a href=/x><code>]:</code></a></p>`,
			"\\[a `]: b`\n\n[<code>\\]:</code>](/x)"},
		{"code behind code", "<p><code>a</code><code>b</code> <code>c</code></p>", "`a`<code>b</code> `c`"},
		{"link inside code", "<p><code>use <a href=/x>a_b</a>;</code></p>", "<code>use [a_b](/x);</code>"},
		{"link like a checkbox", "<ul><li><a href='/x?a&b'>X</a> and <a href=/y>X</a></li></ul><p><a href=/z title=t>x</a></p>",
			"- <a href=\"/x?a&amp;b\">X</a> and [X](/y)\n\n<a href=\"/z\" title=\"t\">x</a>"},
		{"linked code", "<p><a href=/x><code>a</code></a> <code><a href=/y>b</a></code></p>", "[`a`](/x) [`b`](/y)"},
		{"linked image", "<p><a href=/x><img src=/i.png alt=a></a></p>", "[![a](/i.png)](/x)"},
		{"image", `<p><img src="/i.png" alt="a ]( *b*
c" title="t"></p>`, `![a \]( \*b\* c](/i.png "t")`},
		{"address before markup", "<p>http://a.example/<a href=/x>b</a> www.a.example<code>c</code></p>",
			"http\\://a.example/[b](/x) www\\.a.example`c`"},

		{"figure", "<figure><img src=/i.png alt=a><figcaption>b <strong>c</strong></figcaption></figure>", "![a](/i.png)\n\n*b **c***"},
		{"caption with em", "<figure><img src=/i.png><figcaption>b <em>c</em></figcaption></figure>", "![](/i.png)\n\nb *c*"},
		{"figure of several pictures", "<figure><img src=/i.png><img src=/j.png></figure>", "![](/i.png)\n\n![](/j.png)"},
		{"embeds", `<iframe src=/v title="a [b]"></iframe><video src=/w></video>`, "[a \\[b\\]](/v)\n\n[/w](/w)"},

		{"table", "<table><tr><th>a<th>b</tr><tr><td>c<td>d</tr></table>", "| a | b |\n| --- | --- |\n| c | d |"},
		{"table without header", "<table><tr><td>a<td>b</tr></table>", "|  |  |\n| --- | --- |\n| a | b |"},
		{"thead of td", "<table><thead><tr><td>a</tr></thead><tr><td>b</tr></table>", "| a |\n| --- |\n| b |"},
		{"header of a row only", "<table><tr><th>a<td>b</tr></table>", "|  |  |\n| --- | --- |\n| a | b |"},
		{"pipes and breaks", `<table><tr><th>a|b<th><code>c|d</code></tr><tr><td>e<br>f<td><code>\|</code></tr></table>`,
			"| a\\|b | `c\\|d` |\n| --- | --- |\n| e<br>f | <code>\\\\\\|</code> |"},
		{"spans", "<table><tr><th colspan=2>a<th>b</tr><tr><td rowspan=2>c<td>d<td>e</tr><tr><td>f<td>g</tr></table>",
			"| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |"},
		{"span behind the others", "<table><tr><th>a<th>b</tr><tr><td>c<td rowspan=0>d</tr><tr><td>e</tr></table>",
			"| a | b |\n| --- | --- |\n| c | d |\n| e |  |"},
		{"caption", "<table><caption>c</caption><tr><th>a</tr></table>", "*c*\n\n| a |\n| --- |"},
		{"captions", "<table><caption>c</caption><caption>d</caption><tr><th>a</tr></table>", "*c*\n\n*d*\n\n| a |\n| --- |"},
		{"cell with one paragraph", "<table><tr><th><p>a</p></tr></table>", "| a |\n| --- |"},
		{"cell with blocks", "<p>x</p><table><tr><td><ul><li>a</li></ul><td><pre>b|\n\nc</pre></tr></table>",
			"x\n\n<table>\n<tr><td><ul><li>a</li></ul></td><td><pre>b&#124;&#10;&#10;c</pre></td></tr>\n</table>"},
		{"table in an item", "<ul><li>a<table><tr><th>b</tr></table></li></ul>", "- a\n\n  | b |\n  | --- |"},
		{"table without cells", "<p>a</p><table><caption></caption></table>", "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Markdown(parse(t, test.html))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A span is a number of the page's choosing: no choice may make the output large.
func TestHugeSpans(t *testing.T) {
	for _, cell := range []string{
		"<td colspan=49>", "<td colspan=50>", "<td colspan=2000000000>",
		"<td rowspan=2000000000>", "<td colspan=40 rowspan=2000000000>", "<td colspan=40 rowspan=3>",
	} {
		table := "<table>" + strings.Repeat("<tr>"+cell+"a<td>b</tr>", 1000) + "</table>"
		if got := len(Markdown(parse(t, table))); got > 6*len(table) {
			t.Errorf("%s: %d bytes of Markdown for %d bytes of HTML", cell, got, len(table))
		}
	}
}

func TestDeepNesting(t *testing.T) {
	const depth = 150
	html := strings.Repeat("<blockquote><ul><li>", depth) + strings.Repeat("<p>a</p>", depth)
	got := Markdown(parse(t, html))
	for _, line := range strings.Split(got, "\n")[1:] {
		if len(line) > maxPrefix+len("a") {
			t.Fatalf("line of %d bytes", len(line))
		}
	}
	if n := strings.Count(got, "a"); n != depth {
		t.Errorf("%d of %d paragraphs", n, depth)
	}
}

// Text that the tree holds in pieces is escaped as one text.
func TestAdjacentTexts(t *testing.T) {
	body := document(element("p", textNode("a]"), textNode("(b) &am"), textNode("p; <"), textNode("c>")))
	if got, want := Markdown(body), `a\](b) \&amp; \<c>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A tree that breaks its laws still keeps its words.
func TestBlocksInsideInlines(t *testing.T) {
	body := document(
		element("p", element("em", element("p", textNode("one")), element("ul", element("li", textNode("two")))), textNode(" three")),
		element("h2", element("blockquote", textNode("four"))),
		element("div", textNode("five"), element("p", textNode("six"))),
	)
	for _, written := range []string{Markdown(body), Text(body), HTML(body)} {
		for _, word := range []string{"one", "two", "three", "four", "five", "six"} {
			if !strings.Contains(written, word) {
				t.Errorf("no %q in %q", word, written)
			}
		}
	}
}
