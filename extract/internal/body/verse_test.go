package body

import "testing"

func TestTreeVerse(t *testing.T) {
	const two = "<p>one<br/>two</p><p>three</p>"
	for _, c := range []struct{ what, in, want string }{
		{"pre", "<pre class=wp-block-verse>one\n  two\n\nthree\n</pre>", two},
		{"pre in a poem", "<div class=poem><pre>\none\ntwo\n\nthree</pre></div>", two},
		{"lines in stanzas", "<div class=poem><div class=stanza><div class=line>one</div><div class=line>two</div></div><div class=stanza><div class=line>three</div></div></div>", two},
		{"paragraphs for lines", "<div class=verse><p class=line>one</p><p class=line>two</p><p class=line>&nbsp;</p><p class=line>three</p></div>", two},
		{"spans for lines", "<div class=poem><span class=line>one<br></span><span class=line>two</span><br><br><span class=line>three</span></div>", two},
		{"a line block", "<div class='line-block'>\n<div class=line>one</div>\n<div class=line>two</div>\n<div class=line><br></div>\n<div class=line>three</div></div>", two},
		{"TEI", "<lg><l>one</l><l>two</l></lg><lg><l>three</l></lg>", two},
		{"in a quote", "<blockquote class=poem><div>one</div><div>two</div></blockquote>", "<blockquote><p>one<br/>two</p></blockquote>"},
		{"breaks in a paragraph", "<div class=poem><p>one<br>\ntwo</p>\n<p>three</p></div>", two},
		{"prose in a poem's container", "<div class=poem><p>one</p><div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"},
		{"style", "<p style='white-space: pre-line'>\none\n  two\n\nthree</p>", two},
		{"class of a style sheet that all know", "<div class='x whitespace-pre-wrap'>one\ntwo\n\n\nthree<p style='white-space:normal'>a\nb</p></div>", two + "<p>a b</p>"},
		{"address", "<address><div>one</div>two</address><address>three</address>", two},
		{"address with paragraphs", "<address><p>one</p><p>two</p></address>", "<p>one</p><p>two</p>"},
		{"code stays code", "<pre>one\n  two</pre>", "<pre><code>one\n  two</code></pre>"},
		{"verse in a table's cell", "<table><tr><th>a<th>b<tr><td><div class=poem><div>one</div><div>two</div></div><td>c</table>",
			"<table><tbody><tr><th>a</th><th>b</th></tr><tr><td><p>one<br/>two</p></td><td>c</td></tr></tbody></table>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
