package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestText(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"nothing", "", ""},
		{"blocks", "<h2>a</h2><p>b <em> c</em></p><hr><blockquote><p>d</p><p>e</p></blockquote>", "a\n\nb c\n\nd\n\ne"},
		{"breaks", "<p>a<br>b<br><br><br>c</p>", "a\nb\n\nc"},
		{"lists", "<p>x</p><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><p>y</p>", "x\n\na\nb\nc\n\ny"},
		{"items of blocks", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "a\n\nb\nc"},
		{"definitions", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>", "a\nb\nc"},
		{"tasks", "<ul><li><input type=checkbox checked> a</li></ul>", "a"},
		{"code", "<pre>a\n\n  b\n</pre><p><code> c </code>d</p>", "a\n\n  b\n\nc d"},
		{"code and breaks", "<pre>a<br>b</pre>", "a\nb"},
		{"table", "<table><caption>x</caption><thead><tr><th>a<th>b</thead><tr><td>c<br>d<td></tr><tr><td><td>e</table>", "a\tb\nc d\n\te"},
		{"figures", "<p>a</p><figure><img src=/i alt=b><figcaption>c</figcaption></figure><p><img src=/j alt=d></p><p>e</p>", "a\n\ne"},
		{"embeds", "<iframe src=/a title=b></iframe><p>c</p><video src=/d></video>", "c"},
		{"ruby", "<p><ruby>漢<rt>かん</rt></ruby>字</p>", "漢字"},
		{"quotes", "<p>a <q>b</q></p>", "a b"},
		{"details", "<details><summary>a</summary><p>b</p></details>", "a\n\nb"},
		{"footnote markers", `<p>a<sup><a href="#1">1</a></sup> b<a href="/x#2"><sup>[2]</sup></a> 10<sup>3</sup> <sup>x<a href="#3">3</a></sup></p>`, "a b 103 x3"},
		{"controls", "<p>a\u202eb\u007f</p>", "ab"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Text(parse(t, test.html))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
