package hostile

import (
	"bytes"
	"math/rand/v2"
)

// sizeCases hold very much of one thing. Where it may crowd out the story, only
// harm is judged.
func sizeCases() []Case {
	return []Case{
		survives("size/text-30MB", bare(text("<article><p>"), rep(30_000_000/len(keeper), keeper+" "), text("</article>"))),
		holds("size/text-12MB", "trims the wick", bare(text("<article>"), rep(3000, "<p>"+keeper+keeper+keeper+keeper+keeper+keeper+keeper+keeper+keeper+keeper+"</p>"), text("</article>"))),
		holds("size/p-100000", "the sea was calm", bare(text("<article>"), rep(100_000, "<p>That day the sea was calm, or so."))),
		survives("size/p-600000", bare(text("<article>"), rep(600_000, "<p>a, b"))),
		survives("size/p-30MB", bare(prose, rep(10_000_000, "<p>"))),
		survives("size/p-ends-30MB", bare(prose, rep(7_500_000, "</p>"))),
		survives("size/cells-30MB", bare(prose, text("<table>"), rep(6_000_000, "<td>x"))),
		survives("size/comments-30MB", bare(prose, rep(5_000_000, "x<!-->"))),
		survives("size/blocks-100000", bare(prose, rep(100_000, "<p lang=ar dir=rtl>x</p>"))),
		survives("size/details-50000", bare(prose, rep(50_000, "<details><summary>What?</summary><p>That it was, as is known.</p></details>"))),
		survives("size/p-in-p", story(rep(300_000, "<p><p></p>"))),
		keeps("size/br-100000", story(text("<p>one"), rep(100_000, "<br>"), text("two</p>"))),
		holds("size/br-lines", "the sea was calm", bare(text("<div>"), rep(80_000, "That day the sea was calm<br>"), text("</div>"))),
		survives("size/hr-100000", story(rep(100_000, "<hr>"))),
		survives("size/words-inline", story(text("<p>"), rep(100_000, "<em>a</em> <code>b</code> "))),
		survives("size/word-5MB", story(text("<p>"), rep(5_000_000, "a"), text("</p>"))),
		survives("size/base64", story(text("<p>"), rep(150_000, "bGlnaHQh"), text("</p>"))),
		keeps("size/spaces-10MB", story(text("<p>"), rep(3_000_000, " \n\t"), text("</p>"))),
		keeps("size/spaces-in-tag", story(text("<p"), rep(3_000_000, " \n"), text(">wide</p>"))),
		survives("size/pre-lines", story(text("<pre>"), rep(300_000, "trim wick\n"), text("</pre>"))),
		survives("size/pre-line", story(text("<pre>"), rep(300_000, "trim `wick` "), text("</pre>"))),
		survives("size/ruby", story(text("<p>"), rep(50_000, "<ruby>灯<rt>とう</ruby>"))),

		survives("size/links-80000", story(each(80_000, "<a href=/p#>l#</a> "))),
		survives("size/anchors-50000", story(each(50_000, "<a name=n#></a>"))),
		survives("size/anchors-jumps", story(each(20_000, `<a href="&num;#">to #</a> <p id=#>there</p>`))),
		survives("size/footnotes", story(text("<p>"), each(8000, `word<sup id=r#><a href="&num;n#">[#]</a></sup> `), text("</p><ol>"), each(8000, `<li id=n#>note # <a href="&num;r#">back</a></li>`), text("</ol>"))),
		survives("size/footnote-one", story(text("<p>"), rep(10_000, `word<sup><a href="#n">1</a></sup> `), text(`</p><ol><li id=n>the note</li></ol>`))),
		keeps("size/link-1MB", story(text(`<p>See <a href="https://sea.example/`), rep(1_000_000, "a"), text(`">the chart</a> of `+keeper+`</p>`))),
		keeps("size/bases", headed(each(10_000, "<base href=https://b#.example/>"))),
		survives("size/images-40000", story(each(40_000, "<img src=/i#.jpg alt=a#>"))),
		keeps("size/alt-2MB", story(text(`<p><img src=/lens.jpg alt="`), rep(200_000, "the lens, "), text(`"></p>`))),
		survives("size/figures", story(each(15_000, "<figure><img src=/i#.jpg><figcaption>The lens, view #</figcaption></figure>"))),
		keeps("size/noscript-pictures", story(each(5000, "<img src=data:, data-src=/i#.jpg><noscript><img src=/i#.jpg></noscript>"))),

		keeps("size/attribute-10MB", story(text(`<p data-log="`), rep(10_000_000, "w"), text(`">short</p>`)), "wwwwwwwwww"),
		keeps("size/attributes-80000", story(text("<p "), each(80_000, "a#=# "), text(">short</p>"))),
		survives("size/attributes-20MB", bare(prose, rep(1_000_000, "<p a b c d e f g h>"))),
		keeps("size/attributes-of-formatting", story(rep(20, "<b "+string(each(10_000, "a# ").bytes())+">"))),
		keeps("size/attribute-again", story(text("<p "), rep(80_000, "id=x "), text(">short</p>"))),
		keeps("size/attribute-names", story(text("<p "), rep(1_000_000, "z"), text("=1>short</p>"))),
		keeps("size/style-5MB", story(text(`<p style="`), rep(250_000, "color:red;margin:0;;"), text(`">short</p>`))),
		keeps("size/style-hides-late", story(text(`<p style="`), rep(100_000, "color:red;"), text(`display:none">hiddencargo</p>`)), "hiddencargo"),
		keeps("size/styles-each", story(each(20_000, `<span style="width:#px;background:url(/#.png)">w</span> `))),
		keeps("size/class-1MB", story(text(`<div class="`), rep(40_000, "c article body comment "), text(`"><p>`+keeper+`</p></div>`))),
		survives("size/classes-quadratic", story(each(20_000, `<div class="row-# article-# comment-body-# col_#__x--#">part #, and more</div>`))),
		survives("size/classes-selectors", story(rep(20_000, `<p class="a:not(.b)>c~d[e='f']:nth-child(2n+1) {}">g, h</p>`))),
		survives("size/ids-alike", story(rep(50_000, "<p id=same>one, two</p>"))),
		keeps("size/metas", headed(each(80_000, "<meta name=k# content=v>"))),
		keeps("size/metas-known", headed(each(30_000, `<meta property="og:title" content="Title #"><meta name=author content="Author #">`))),
		keeps("size/keywords", headed(text(`<meta name=keywords content="`), each(100_000, "k#,"), text(`">`))),
		keeps("size/links-in-head", headed(each(50_000, "<link rel=alternate hreflang=x-# href=/#>"))),

		keeps("size/comment-10MB", story(text("<!--"), rep(5_000_000, "o-"), text("-->"))),
		keeps("size/comments", story(rep(200_000, "<!-- o -->"))),
		keeps("size/comment-dashes", story(text("<!"), rep(5_000_000, "-"), text(">"))),
		keeps("size/script-10MB", story(text("<script>"), rep(900_000, "hiddencargo"), text("</script>")), "hiddencargo"),
		keeps("size/script-escaped", story(text("<script>"), rep(300_000, "<!--<script>"), rep(300_000, "</script>-->"), text("</script>"))),
		keeps("size/scripts", story(rep(50_000, "<script>hiddencargo</script>")), "hiddencargo"),
		keeps("size/stylesheet", headed(text("<style>"), each(200_000, ".c#{display:none}"), text("</style>"))),
		keeps("size/title-2MB", seq(text("<!DOCTYPE html><title>"), rep(2_000_000, "L"), text("</title><article><h1>"+title+"</h1>"), prose)),
		keeps("size/titles", headed(rep(50_000, "<title>again</title>"))),
		keeps("size/doctype-4MB", seq(text("<!DOCTYPE "), rep(4_000_000, "h"), text(">"), story())),
		survives("size/entities", story(text("<p>"), rep(150_000, "&amp;&lt;&#x41;"))),
		survives("size/entities-long", story(text("<p>"), rep(50_000, "&CounterClockwiseContourIntegral;"))),
		survives("size/entity-digits", story(text("<p>&#"), rep(3_000_000, "9"), text("; end"))),
		survives("size/ampersands", story(text("<p>"), rep(800_000, "&"))),
		survives("size/less-than", story(text("<p>"), rep(800_000, "<"))),

		survives("size/cells", story(text("<table>"), rep(1000, "<tr>"+string(rep(300, "<td>1").bytes())), text("</table>"))),
		keeps("size/colspans", story(text("<table><tr><td colspan=999999999 rowspan=999999999>cell<tr><td rowspan=65534>a<td colspan=1000>b</table><ol start=99999999999999999999><li>one</ol><ol start=-5><li value=-2147483649>two</ol>"))),
		survives("size/colspans-many", story(text("<table>"), rep(2000, "<tr><td colspan=1000 rowspan=2000>c<td colspan=900>d"), text("</table>"))),
		survives("size/tables", story(rep(20_000, "<table><tr><th>a<th>b<tr><td>1<td>2</table>"))),
		survives("size/headings", story(each(40_000, "<h2>Watch #</h2>"))),
		survives("size/items", story(text("<ul>"), each(100_000, "<li>watch #"))),
		survives("size/terms", story(text("<dl>"), each(50_000, "<dt>watch #<dd>calm"))),
		survives("size/tags-unique", story(each(40_000, "<x-#>t</x-#>"))),
		keeps("size/divs-flat", bare(text("<article>"), prose, text("</article>"), rep(250_000, "<div class=comment></div>"))),
		survives("size/comments-below", bare(text("<article>"), prose, text("</article><section id=comments>"), each(20_000, "<div class=comment><b>Reader #</b><p>I too, years ago, saw that light, and wondered.</p></div>"))),
		keeps("size/svg-path", story(text(`<svg><path d="`), rep(500_000, "M0 0L1 1"), text(`"/></svg>`))),
		survives("size/soup", soup()),
	}
}

// soup is tags in no order.
func soup() part {
	return func(b *bytes.Buffer) {
		tags := []string{"a href=x", "b", "i", "p", "div", "table", "tr", "td", "ul", "li", "svg", "math", "mtext", "select", "template", "form", "button", "font", "h1", "title", "style", "br", "img src=x", "noscript", "iframe"}
		r := rand.New(rand.NewPCG(1, 2))
		for range 60_000 {
			b.WriteByte('<')
			if r.IntN(3) == 0 {
				b.WriteByte('/')
			}
			b.WriteString(tags[r.IntN(len(tags))])
			b.WriteString(">word, ")
		}
	}
}
