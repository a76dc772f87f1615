package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/readback"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"nothing", "", ""},
		{"blocks", "<p>a</p><ul><li>b</li></ul>", "<p>a</p>\n<ul><li>b</li></ul>"},
		{"text", `<p>a &lt;b&gt; &amp;amp; "c"</p>`, `<p>a &lt;b&gt; &amp;amp; "c"</p>`},
		{"attributes", `<p><a href='/x?a=1&amp;b' title='"c"'>d</a></p>`, `<p><a href="/x?a=1&amp;b" title="&quot;c&quot;">d</a></p>`},
		{"void elements", "<p>a<br><img src=/i></p><hr>", `<p>a<br><img src="/i"></p>` + "\n<hr>"},
		{"first line of code", "<pre>\n\na</pre>", "<pre>\n\na</pre>"},
		{"language", `<pre><code class="language-go">a</code></pre>`, `<pre><code class="language-go">a</code></pre>`},
		{"embeds", `<iframe src="/a" title="b"></iframe><figure><video src="/c"></video></figure>`,
			`<p><a href="/a">b</a></p>` + "\n" + `<figure><p><a href="/c">/c</a></p></figure>`},
		{"embed in a paragraph", `<p><audio src="/a"></audio></p>`, `<p><a href="/a">/a</a></p>`},
		{"what is not in the list", `<div onclick="x()"><p style="y" id="z" onclick="x()">a<script>b</script></p></div>`, `<p>ab</p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, HTML(parse(t, test.html))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A sanitiser that allows exactly the list of package article finds nothing to
// take away, whatever tree it is.
func TestHTMLHoldsTheListOnly(t *testing.T) {
	policy := bluemonday.NewPolicy()
	policy.AllowElements(strings.Fields(`p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr details summary
		figure figcaption img small table caption thead tbody tfoot tr td th
		a em strong code sub sup del ins kbd abbr q ruby rt br input`)...)
	policy.AllowNoAttrs().OnElements("a", "img", "input")
	policy.AllowAttrs("title", "lang", "dir").Globally()
	policy.AllowAttrs("id").OnElements("li", "sup")
	policy.AllowAttrs("href").OnElements("a")
	policy.AllowAttrs("src", "alt", "width", "height").OnElements("img")
	policy.AllowAttrs("colspan", "rowspan").OnElements("td", "th")
	policy.AllowAttrs("start", "reversed", "type").OnElements("ol")
	policy.AllowAttrs("value").OnElements("li")
	policy.AllowAttrs("open").OnElements("details")
	policy.AllowAttrs("class").OnElements("code")
	policy.AllowAttrs("type", "checked").OnElements("input")
	policy.AllowURLSchemes("http", "https", "mailto")
	policy.AllowRelativeURLs(true)
	check := func(t *testing.T, body *html.Node) {
		written := HTML(body)
		if diff := cmp.Diff(dump(parse(t, written)), dump(parse(t, policy.Sanitize(written)))); diff != "" {
			t.Errorf("(-written +sanitised):\n%s", diff)
		}
	}
	eachTree(t, check)
	check(t, parse(t, `<form action=/x><p onclick=x() class=y style=z>a</p><input name=b type=text value=c checked></form>
		<svg><script>d</script></svg><object data=/e></object><a href=/f ping=/g target=h>i</a><img src=/j srcset=/k onerror=l()>
		<iframe src=/m srcdoc=n></iframe><td background=/o><style>p{}</style><math><mi>q</mi></math><template><b>r</b></template>`))
}

// dump lists elements, attributes and texts.
func dump(n *html.Node) []string {
	var lines []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		line := c.Data
		for _, a := range c.Attr {
			line += " " + a.Key + "=" + readback.Decoded(a.Val) // bluemonday encodes more
		}
		lines = append(lines, line)
		lines = append(lines, dump(c)...)
	}
	return lines
}
