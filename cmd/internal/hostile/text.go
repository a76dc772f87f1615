package hostile

import "strings"

// textCases hold text that terminals obey, editors turn around, or that is syntax
// where the output is read: Markdown, YAML, HTML, lines of JSON.
func textCases() []Case {
	const escapes = "\x1b[31mred\x1b[0m \x1b[2J \x1bc \x1b]8;;http://sea.example/\x1b\\x\x1b]8;;\x1b\\ \x1b]52;c;cm0=\x07 \x1b]0;own\x07 \x1bP+q\x1b\\ \u009b31m &#27;[31m &#x9b;31m \x1b]1337;File=:x\x07 \x1b_Gx\x1b\\"
	var cases []Case
	for name, s := range pairs(
		"escapes", "<p>"+escapes+keeper+"</p>",
		"escapes-code", "<pre><code>"+escapes+"</code></pre><p><code>"+escapes+"</code></p>",
		"escapes-attributes", "<p><a href='http://sea.example/\x1b[31m' title='\x1b[5m'>l\x1b[5m</a><img src='/\x1b.png' alt='al\x1b[31mt'>"+keeper+"</p>",
		"escapes-cells", "<table><caption>"+escapes+"</caption><tr><th>"+escapes+"<th>b<tr><td>"+escapes+"<td>d</table>",
		"backspace", "<p>safe\x08\x08\x08\x08evil over\rwrite \x7f\x0b\x0c&#8;&#13;&#127; "+keeper+"</p>",
	) {
		cases = append(cases, keeps("text/"+name, story(text(s)), "\x1b", "\x07", "\u009b", "\x08", "\x7f"))
	}
	cases = append(cases,
		keeps("text/escapes-title", story().replace("<title>"+title, "<title>T"+escapes).replace("<h1>"+title, "<h1>T"+escapes), "\x1b", "\x07", "\u009b"),
		keeps("text/bidi-title", headedTitle("T\u202eevil \u2066x\u2069 &#x202e;y"), "\u202e", "\u2066"),
		survives("text/combining", story(text("<p>z"), rep(150_000, "\u0301"), text(" "+keeper+"</p>"))), // quadratic to sort
		survives("text/combining-mixed", story(text("<p>z"), rep(50_000, "\u0301\u0323\u05b0"), text(" "+keeper+"</p>"))),
		keeps("text/spaces-no-break", story(text("<p>"), rep(50_000, "\u00a0\u3000\u00ad"), text(keeper+"</p>"))),
		survives("text/joiners", story(text("<p>"), rep(50_000, "\U0001f469\u200d"), text("</p>"))),
		survives("text/ascii-less", story(rep(2000, "<p>\u1e9e\ufb03\u0130\u0149\u03b0\u1fb7</p>"))), // case folding makes them longer
		survives("text/brackets", story(text("<p>"), rep(50_000, "["), rep(50_000, "]("), text("</p>"))),
		survives("text/stars", story(text("<p>"), rep(30_000, "**a *b __c _d "), text("</p>"))),
		survives("text/backticks", story(text("<p>"), each(1500, "`a`` #"), rep(30_000, "`"), text("</p>"))),
		survives("text/backticks-code", story(text("<p>"), rep(5000, "<code>`a``</code> "), text("</p><pre>"), rep(100_000, "`"), text("</pre>"))),
		survives("text/quotes", story(rep(300, "<p>"+strings.Repeat("&gt; ", 300)+"x</p>"))),
		survives("text/entities-double", story(rep(3000, "<p>&amp;amp;lt; &amp;copy; &amp;#60;script&amp;#62;</p>"))),
		survives("text/references", story(each(10_000, "<p>[r#]: javascript:alert(1) [r#]</p>"))),
		survives("text/links-adjacent", story(text("<p>"), rep(10_000, "<a href=/x>]</a><a href=/y>[</a>"))),
		survives("text/emphasis-adjacent", story(text("<p>"), rep(10_000, "<em>a</em><strong>b</strong><em> c</em>"))),
	)
	for name, s := range pairs(
		"bidi", "<p>user\u202egnp.exe\u202c \u2066iso\u2069 \u200f\u200e\u061c &#x202e;x &#8294;y "+keeper+"</p>",
		"bidi-code", "<pre>if (a) \u202e } \u2066// ok\u2069\u2066</pre><p>"+keeper+"</p>",
		"bidi-attributes", "<p><a href='http://sea.example/\u202eexe'>\u202ex</a><img src='/a\u202e.png' alt='\u202eb'>"+keeper+"</p>",
		"invisible", "<p>pass\u200bword \ufeff \U000e0001\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065 \u2028 \u2029 \ufffe \ufdd0 \ufff9a\ufffab\ufffb "+keeper+"</p>",
		"tags-alone", "<p>"+strings.Repeat("\U000e0041", 50_000)+"</p>",
		"variation", "<p>a"+strings.Repeat("\ufe00\U000e0100", 20_000)+"</p>",
		"json-lines", "<p>\u2028 one \u2029 \" two \\ three \u0085 &lt;/script&gt; \U0001f600 "+keeper+"</p>",
		"markdown", "<p>* star _under_ `tick` # one 1. two - three + four &gt; five | six ~~seven~~ [b] (p) ! \\ &amp;copy; ^ = $x$ ==h== :smile: @user</p><p># no heading</p><p>1. no list</p><p>- no list</p><p>&gt; no quote</p><p>---</p><p>===</p><p>    no code</p><p>```no fence</p><p>~~~</p><p>[ref]: javascript:alert(1)</p><p>[ref]</p><p>| a | b |</p><p>|---|---|</p><p>&lt;div&gt;no tag&lt;/div&gt;</p>",
		"markdown-html", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; &amp;lt;script&amp;gt; "+keeper+"</p><p>&lt;iframe src=javascript:alert(1)&gt;</p><p>&lt;!-- &lt;script></p><p>&lt;?php</p><p>&lt;![CDATA[</p>",
		"markdown-links", "<p>[click](javascript:alert(1)) ![x](javascript:alert(1)) &lt;javascript:alert(1)&gt; <a href='/ok'>t](javascript:alert(1)) [u</a> <a href='/ok'>a [b] ]( c</a> <a href='/ok'>\\</a> <a href='/ok'>![</a>"+keeper+"</p>",
		"markdown-alt", "<p><img src=/a.png alt='x](javascript:alert(1)) ![y'><img src=/b.png alt='&lt;script&gt;alert(1)&lt;/script&gt;'><img src=/c.png alt='line\n\nbreak' title='q\") onerror=\"x'><img src=/d.png alt='\\'>"+keeper+"</p>",
		"markdown-addresses", "<p><a href='https://sea.example/a_(b)_(c'>one</a> <a href='https://sea.example/a b)c \"t\"'>two</a> <a href='https://sea.example/&lt;x&gt;'>three</a> <a href='https://sea.example/a\nb'>four</a> <a href='https://sea.example/x) [evil](javascript:alert(1)'>five</a> <a href='/t' title='\"&gt; &#10;&#10;# h'>six</a> <a href='https://sea.example/\\'>seven</a>"+keeper+"</p>",
		"markdown-code", "<pre><code class='language-x\n```evil'>```\nend fence\n````\n~~~\n</code></pre><p><code>`a``b`</code> <code> </code> <code>a\n\n# b</code> <code>\\`</code> "+keeper+"</p>",
		"markdown-cells", "<table><tr><th>a|b</th><th>c\nd</th></tr><tr><td>x<br>y|z</td><td><ul><li>l</li></ul><pre>p|q\n\nr &lt;script></pre></td></tr><tr><td><code>a|b\\|c</code><td><a href='/x|y'>|</a></table>",
		"markdown-blocks", "<h2>head\n# two</h2><h2>trail #</h2><ul><li><p>a</p><p>b</p><pre>c\n\nd</pre></li><li>- e</li><li>[ ] f</li></ul><blockquote>q<p>1) x</p></blockquote><p>setext<br>===<br>x<br>---</p><p>a<b> bold </b>c <em></em> <strong>a<em>b</strong>c</em></p>",
		"markdown-html-blocks", "<table><tr><td colspan=2>a<p>&lt;/td>&lt;script>alert(1)&lt;/script></p><pre>\n\n&lt;script>alert(1)&lt;/script>\n\n</pre></table><details><summary>&lt;/summary>&lt;img src=x onerror=alert(1)></summary><p>[x](javascript:alert(1))</p></details><dl><dt>a<dd>b<pre>\n\n&lt;script>x&lt;/script></pre></dl>",
		"markdown-footnotes", "<p>x[^1] y<sup><a href='#a\"]: javascript:alert(1)'>1]: z</a></sup></p><p>[^1]: javascript:alert(1)</p><p>[^1]</p>",
		"markdown-autolinks", "<p>www.sea.example/<b>x</b> http://sea.example/\"onclick=alert(1) javascript:alert(1) a@sea.example &lt;http://sea.example/>\u00a0xmpp:a@sea.example &lt;data:text/html,x></p>",
		"yaml", "<p>---</p><p>...</p><p>title: evil</p><p>!!python/object/apply:os.system</p><p>&amp;a *a</p><p>{{ site.secret }} {% include x %} ${jndi:ldap://x} &lt;%= 1 %></p>",
		"math", "<p><code class='language-math'>\\href{javascript:alert(1)}{x}</code> $$\\unicode{x}$$ <span class=katex><annotation encoding='application/x-tex'>$`</annotation></span></p>",
		"numbers-of-lists", "<ol start=1000000000000><li>a</ol><ol start=-3 reversed><li value=7>b</ol><p>10000000000. c</p><p>1986\\. d</p>",
	) {
		cases = append(cases, keeps("text/"+name, story(text(s)), "\u202e", "\u2066", "\ufffe"))
	}
	return cases
}
