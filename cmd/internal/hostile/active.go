package hostile

import "fmt"

// activeCases hold what runs in browsers, or what one parser takes for text and
// another for an element. The story must come out, and nothing that runs.
func activeCases() []Case {
	cases := []Case{
		keeps("active/handlers", story(text(`<p onclick=alert(1) ONMOUSEOVER='alert(2)' onpointerrawupdate=x style="background:url(javascript:alert(1));behavior:url(x)">`+keeper+`<img src=x onerror=alert(1) onload=alert(2)><a href=/ok onfocus=alert(1) autofocus>ok</a></p>`))),
		keeps("active/handlers-slashes", story(text(`<p/onclick=alert(1)/><img/src=x/onerror=alert(1)><a/href=javascript:alert(1)/>x</a><img src="x"onerror="alert(1)"><p ="onclick=alert(1)" onclick
=alert(1)>`+keeper+`</p>`))),
		keeps("active/details-video", story(text(`<details open ontoggle=alert(1)><summary>more</summary>`+keeper+`</details><video poster=javascript:alert(1) onloadstart=alert(1) controls src=data:text/html,x><source src=javascript:alert(1) onerror=alert(1)><track src=javascript:alert(1)></video><audio src=file:///etc/passwd></audio>`))),
		keeps("active/frames", story(text(`<p>`+keeper+`</p><iframe src="javascript:alert(1)"></iframe><iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe><object data="javascript:alert(1)"></object><embed src="data:text/html,x"><iframe src="https://other.example/"></iframe><portal src=javascript:alert(1)></portal>`))),
		keeps("active/frames-like-video", story(text(`<p>`+keeper+`</p><iframe src="javascript:alert(1)//www.youtube.com/embed/x"></iframe><iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;" title="//www.youtube.com/embed/x"></iframe><iframe src="https://other.example/?//player.vimeo.com/video/1" onload=alert(1)></iframe><object data="data:text/html,x//player.vimeo.com/video/1"></object><iframe src="//www.youtube.com:x@other.example/embed/y"></iframe>`))),
		keeps("active/frame-video", story(text(`<p>`+keeper+`</p><iframe src="https://www.youtube.com/embed/abc&quot; onload=&quot;alert(1)"></iframe>`))),
		keeps("active/forms", story(text(`<form action=javascript:alert(1) method=post><p>`+keeper+`</p><input name=p type=password><input type=image src=javascript:alert(1)><button formaction=javascript:alert(1)>Go</button></form>`))),
		keeps("active/svg", story(text(`<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>c</text></a><script>alert(1)</script><animate attributeName=href values=javascript:alert(1) /><set attributeName=onmouseover to=alert(1) /><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject><use href="data:image/svg+xml,x"/><image xlink:href="javascript:alert(1)"/></svg>`))),
		keeps("active/math", story(text(`<math href="javascript:alert(1)"><maction actiontype=statusline xlink:href=javascript:alert(1)>m</maction><mtext><script>alert(1)</script></mtext><annotation-xml encoding=text/html><img src=x onerror=alert(1)></annotation-xml><annotation encoding="application/x-tex">\href{javascript:alert(1)}{x}</annotation></math>`))),
		keeps("active/xlink", story(text(`<p><a xlink:href="javascript:alert(1)" href="/ok">a</a><a xml:base="javascript:" href="alert(1)">b</a><a ping=javascript:alert(1) href=/ok target=_top download>c</a></p>`))),
		keeps("active/style", story(text(`<style>@import "javascript:alert(1)"; body{background:url(hiddencargo)}</style><link rel=stylesheet href=javascript:alert(1)><link rel=import href=data:text/html,x><p style="x:expression(alert(1));-moz-binding:url(x)">`+keeper+`</p>`)), "hiddencargo"),
		keeps("active/base-javascript", page(text(`<base href="javascript:alert(1)//">`), told(links("ok.html", "/root", "#frag", "?q=1", "//a")))),
		keeps("active/base-data", page(text(`<base href="data:text/html,"><base href="https://second.example/">`), told(links("ok.html")))),
		keeps("active/base-in-body", story(text(`<base href="//other.example/">`), links("ok.html"))),
		keeps("active/base-userinfo", page(text(`<base href="https://user:secretpass@sea.example/">`), told(links("ok.html"))), "secretpass"),
		keeps("active/srcset-20000", story(text(`<p>`+keeper+`<img src=/a.jpg srcset="`), each(20_000, "/i#.jpg #w, "), text(`"></p>`))),
		keeps("active/srcset-odd", story(text(`<p>`+keeper+`<img srcset="javascript:alert(1) 9x, /a,b.jpg 2x,,, ,/c.jpg 1e400w, /d.jpg -5x, data:,x NaNw"><picture><source srcset="data:text/html,x 1x"><source srcset="blob:x 4000w"><img src=javascript:x></picture></p>`))),
		keeps("active/images", story(text(`<p><img src="data:image/svg+xml;base64,PHN2Zz4=" alt=svg><img src="data:image/png;base64,iVBORw0KGgo=" alt=png><img src="javascript:alert(1)"><img data-src="javascript:alert(1)" class=lazy><img src="data:image/gif;base64,R0lGODlhAQAB" data-srcset="javascript:alert(1) 1x" data-original="vbscript:x" data-lazy-src="file:///x">`+keeper+`</p>`))),
		keeps("active/custom-elements", story(text(`<x-a onclick=alert(1) is=script><p is=x-b onclick=alert(1)>`+keeper+`</p></x-a><slot name=x onslotchange=alert(1)></slot><p><template shadowrootmode=open><script>alert(1)</script></template></p>`))),
		keeps("active/names", story(text(`<p><a name=constructor id=__proto__ href=/ok>x</a><a id="location" href=/ok>y</a><sup id="fn-x" class="language-&quot; onclick=alert(1)">1</sup></p><pre><code class='language-"onclick=alert(1)'>x</code></pre>`))),
	}
	for i, s := range []string{ // ways around a filter of schemes
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "livescript:x", " javascript:alert(1)", "\x01\x1fjavascript:alert(1)", "java\nscript:alert(1)", "java\t\r\nscript\t:alert(1)",
		"&#106;avascript&colon;alert(1)", "javascript&#58;alert(1)", "JAVASCRIPT&Tab;:alert(1)", "&#x6a&#x61&#x76&#x61script:alert(1)", "\u00a0javascript:alert(1)", "\u2028javascript:alert(1)", "java\x00script:alert(1)",
		"java\u00adscript:alert(1)", "java\u200bscript:alert(1)", "\ufeffjavascript:alert(1)", "javascript\uff1aalert(1)", "javascript%3aalert(1)", "javascript://sea.example/%0aalert(1)", "feed:javascript:alert(1)", "jar:javascript:x!",
		"data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "blob:https://sea.example/1", "filesystem:https://sea.example/x", "file:///etc/passwd", "view-source:javascript:1",
		"about:blank", "ms-msdt:/id", "intent://x#Intent;end", "chrome://settings", "tel:1", "mailto:a@sea.example?body=x&attach=/etc/passwd", "mailto:javascript:alert(1)", "x:javascript:alert(1)", "http:javascript:alert(1)", "https:/javascript:alert(1)",
		"http://a b/c d", "http://se\na.example/x", "http://[::1", "http://host:99999/", "http://%zz/", `https:\\other.example\x`, "//other.example", "http://user:secretpass@sea.example/", "http:///x", "://", "http://0x7f.1/", "%", "\u202ehttp://x/", "http://xn--a/",
		"http://\u0430\u0440\u0440\u04cf\u0435.example/", "http://a\u2044b.example/", "http://\uff45\uff58.example/", "http://\u2603.example/", "?javascript:alert(1)", "#javascript:alert(1)", "./javascript:alert(1)", "/\\other.example", "\\\\other.example",
	} {
		cases = append(cases, keeps(fmt.Sprintf("active/address-%02d", i), story(links(s)), "secretpass"))
	}
	for name, s := range pairs( // a second parser sees other elements than the first
		"noscript", `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
		"noscript-text", `<p><noscript>&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(1)&lt;/script&gt;</noscript></p>`,
		"noscript-lazy", `<p><img src="data:," data-src=/a.jpg><noscript><img src=/lens.jpg onerror=alert(1) srcset="javascript:x 2x"></noscript></p>`,
		"svg-style", `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></style></svg>`,
		"svg-title", `<svg><title><style><!--</style><img src=x onerror=alert(1)>--></title></svg>`,
		"svg-desc", `<svg><desc><noscript>&lt;/noscript&gt;&lt;script&gt;alert(1)&lt;/script&gt;</noscript></desc></svg>`,
		"svg-font", `<svg><font color=x><p><script>alert(1)</script></svg>`,
		"math-style", `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></style></mglyph></table></mtext></math>`,
		"math-form", `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)></style></mglyph></form></mtext></math>`,
		"rawtext", `<noembed><p title='</noembed><img src=x onerror=alert(1)>'></noembed><noframes><p title='</noframes><img src=x onerror=alert(1)>'></noframes><xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp><iframe><p title='</iframe><img src=x onerror=alert(1)>'></iframe>`,
		"textarea", `<textarea>&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt;</textarea>`,
		"select", `<select><iframe></select><img src=x onerror=alert(1)></iframe></select>`,
		"template", `<template><s><template><s><img src=x onerror=alert(1)>x</s></template></s></template>`,
		"comment", `<!--><img src=x onerror=alert(1)>--><!--!><img src=x onerror=alert(1)>--!><img src=x onerror=alert(1)>`,
		"cdata", `<![CDATA[ ><img src=x onerror=alert(1)> ]]><svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>`,
		"attribute", "<p title='\"><img src=x onerror=alert(1)>' lang='\"><script>' dir='\" onclick=\"alert(1)'>"+keeper+"</p><img alt=\"`><script>alert(1)</script>\" src=\"/a.png&quot;onerror=&quot;alert(1)\">",
		"code", `<pre><code>&lt;/code>&lt;/pre>&lt;script>alert(1)&lt;/script></code></pre><p><code>&lt;img src=x onerror=alert(1)></code></p>`,
		"caption", `<figure><img src=/a.png alt='<img src=x onerror=alert(1)>'><figcaption>&lt;script&gt;alert(1)&lt;/script&gt;</figcaption></figure>`,
		"cells", `<table><tr><td>&lt;/td>&lt;script>alert(1)&lt;/script><td title='</table><script>alert(1)</script>'>x</table>`,
		"entities", `<p>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &lt;iframe src=javascript:alert(1)&gt;</p>`,
	) {
		cases = append(cases, keeps("active/mutates-"+name, story(text("<div><p>"+keeper+"</p>"), text(s), text("<p>"+keeper+"</p></div>"))))
	}
	return append(cases,
		keeps("active/mutates-doctype", seq(text(`<!DOCTYPE html PUBLIC "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" "x&gt;">`), bare(prose))),
		keeps("active/mutates-flattened", bare(prose, rep(506, "<div>"), text(`<svg><style><a title="</style><img src=x onerror=alert(1)>">`))),
		keeps("active/mutates-flattened-formatting", bare(prose, rep(300, "<b>"), text(`<math><mtext><style><a title="</style><img src=x onerror=alert(1)>">`))))
}

// links is a paragraph of links to these addresses.
func links(addresses ...string) part {
	s := "<p>Read in " + keeper
	for i, a := range addresses {
		s += fmt.Sprintf(` <a href="%s">chart %d</a> <img src="%[1]s" alt="view">`, a, i)
	}
	return text(s + "</p>")
}
