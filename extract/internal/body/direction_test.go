package body

import "testing"

func TestTreeDirection(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"from a container", "<div dir=RTL lang=ar><p>a</p>b<ul><li>c</ul></div><p>d</p>",
			`<p dir="rtl" lang="ar">a</p><p dir="rtl" lang="ar">b</p><ul dir="rtl" lang="ar"><li>c</li></ul><p>d</p>`},
		{"once", "<div dir=rtl><blockquote><p dir=rtl>a</p><p dir=ltr>b</p></blockquote></div>",
			`<blockquote dir="rtl"><p>a</p><p dir="ltr">b</p></blockquote>`},
		{"of the page", "<html dir=rtl lang=he><body lang=AR><div lang=ar><p dir=rtl>a</p><p lang=en dir=ltr>b</p></div>",
			`<p>a</p><p dir="ltr" lang="en">b</p>`},
		{"in an item and a cell", "<ul><li><div dir=rtl>a</div></li></ul><table><tr><th>a<th>b<tr><td><div lang=fr>c</div><td>d</table>",
			`<ul><li dir="rtl">a</li></ul><table><tbody><tr><th>a</th><th>b</th></tr><tr><td lang="fr">c</td><td>d</td></tr></tbody></table>`},
		{"inline", "<p dir=rtl>a <b dir=ltr lang=en>b</b> <span dir=ltr>c</span> <bdi>d</bdi> <bdo dir=ltr>e</bdo> <em dir=rtl>f</em></p>",
			"<p dir=\"rtl\">a <strong dir=\"ltr\" lang=\"en\">b</strong> \u200ec\u200e d \u200ee\u200e <em>f</em></p>"},
		{"code", "<div dir=rtl><pre>f();</pre><p>a <code>g()</code></p><pre dir=rtl>b</pre></div>",
			`<pre dir="ltr"><code>f();</code></pre><p dir="rtl">a <code dir="ltr">g()</code></p><pre dir="rtl"><code>b</code></pre>`},
		{"a span says nothing of its block", "<div><span dir=rtl> a </span> b <span dir=ltr>c</span></div>", "<p>\u200fa\u200f b c</p>"},
		{"a span around blocks", "<span dir=rtl><div>a</div></span>", "<p>a</p>"},
		{"no direction, no language", "<p dir=up lang='a b'>a</p>", "<p>a</p>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
