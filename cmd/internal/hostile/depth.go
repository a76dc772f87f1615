package hostile

import "fmt"

// depthCases are pages on which the standard's parser builds more than it reads:
// stacks without end, formatting that is rebuilt in each paragraph, and end tags
// that search a stack from top to bottom.
func depthCases() []Case {
	cases := []Case{
		keeps("depth/div-beside", bare(text("<article><h1>"+title+"</h1>"), prose, text("</article><aside>"), around(1500, "<div>", text("deep"), "</div>"), text("</aside>"))),
		keeps("depth/div-unclosed", bare(prose, rep(5000, "<div>"))),
		keeps("depth/stack-stray-ends", bare(around(480, "<div>", seq(rep(80_000, "</b></i></h1></span></em></li>"), prose), "</div>"))),
		keeps("depth/stack-unknown-ends", bare(around(480, "<section>", seq(rep(200_000, "</x-none>"), prose), "</section>"))),
		keeps("depth/stack-p-ends", bare(around(480, "<div>", seq(prose, rep(200_000, "</p>")), "</div>"))),
		keeps("depth/ends-only", bare(prose, rep(500_000, "</div>"))),

		keeps("depth/formatting-nested", story(rep(10_000, "<b><i>"))),
		keeps("depth/formatting-all", story(rep(3000, "<b><big><code><em><font><i><s><small><strike><strong><tt><u>"))),
		keeps("depth/formatting-unclosed-300", bare(each(300, "<p><font size=#>a line, then "), prose)),
		keeps("depth/formatting-unclosed-4000", bare(prose, each(4000, "<p><font size=#>a line, then another "))),
		keeps("depth/formatting-rebuilt-2000", bare(prose, text("<p>"), each(300, "<font size=#>"), rep(2000, "<p>wave</p>"))),
		keeps("depth/formatting-rebuilt-150000", bare(prose, text("<p>"), each(300, "<font size=#>"), rep(150_000, "<p>wave</p>"))),
		survives("depth/formatting-rebuilt-cells", bare(prose, text("<table><tr><td>"), each(300, "<font size=#>"), rep(20_000, "<p>x<td>y"))),
		keeps("depth/formatting-noah", story(rep(50_000, "<b class=x>"), rep(5000, "<p>x"))), // three alike are kept of each
		keeps("depth/formatting-end-first", story(rep(100_000, "</b></i></u>"))),

		keeps("depth/adoption-b-p", story(rep(20_000, "<b><p></b>"))),
		keeps("depth/adoption-a-div", story(rep(20_000, "<a href=x><div></a>"))),
		keeps("depth/adoption-crossed", story(rep(20_000, "<b><i><u><s></b></i></u></s>"))),
		keeps("depth/adoption-furthest", story(rep(2000, "<em><div><div><div><div></em>"))),
		keeps("depth/adoption-eight", story(text("<b>"), rep(5000, "<div>"), rep(5000, "</b>"))),
		keeps("depth/a-unclosed", story(rep(60_000, "<a href=/x>t"))),
		keeps("depth/a-in-table", story(text("<table>"), rep(10_000, "<a href=x><tr><td>"))),

		keeps("depth/foster-links", story(text("<table>"), rep(20_000, "<a href=x>f<tr>"))),
		keeps("depth/foster-text", story(text("<table>"), rep(20_000, "x<b>y"), text("</table>"))),
		keeps("depth/foster-tables", story(rep(3000, "<table><div>"))),
		keeps("depth/foster-forms", story(text("<table>"), rep(20_000, "<form><input><tr>"))),

		keeps("depth/svg-g", story(text("<svg>"), rep(10_000, "<g>"))),
		survives("depth/svg-out-and-in", story(rep(5000, "<svg><foreignObject><math><mtext>"))),
		keeps("depth/math-closed", story(text("<math>"), around(300, "<mrow>", text("<mi>x</mi>"), "</mrow>"), text("</math>"))),
		keeps("depth/math-unclosed", story(text("<math>"), rep(5000, "<msup><mi>x</mi>"))),
		survives("depth/math-annotation", story(rep(3000, "<math><annotation-xml encoding=text/html>"))),
		keeps("depth/template-closed", story(around(300, "<template>", text("hiddencargo"), "</template>")), "hiddencargo"),
		survives("depth/template-rows", story(rep(2000, "<template><tr><td><template>")), "hiddencargo"),
		survives("depth/template-unclosed", story(rep(5000, "<template>"))),
		survives("depth/select", story(text("<select>"), rep(10_000, "<option>o<optgroup>"), text("</select>"))),
		keeps("depth/select-in-select", story(rep(20_000, "<select><option>o"))),
		survives("depth/nobr-button", story(rep(10_000, "<nobr><button>"))),
		keeps("depth/dl-form", story(rep(10_000, "<dl><dt><dd><form>"))),
		survives("depth/marquee-applet", story(rep(5000, "<marquee><applet><object>x"))), // each a mark in the list of formatting
		survives("depth/ruby", story(rep(5000, "<ruby>ka<rt>ka<rtc>"))),
		keeps("depth/headings", story(rep(5000, "<h1><h2>"))),
		keeps("depth/body-again", story(rep(50_000, "<html class=a><body class=b>"))),
		keeps("depth/body-attributes", story(each(50_000, "<body a#>"))),
		keeps("depth/html-attributes", story(each(50_000, "<html a#>"))),
		survives("depth/formatting-behind-comment", bare(prose, text("<!-- --!>"), each(450, "<font size=#>"), rep(100_000, "<p>x"), text("-->"))),
		survives("depth/formatting-behind-cell", bare(prose, rep(18, string(seq(each(24, "<font size=#>"), text("<table><td>"), rep(24, "</font>"), text("</table>")).bytes())), rep(100_000, "<p>x"))),
		survives("depth/formatting-in-select", bare(prose, each(450, "<font size=#>"), text("<select>"), rep(450, "</font>"), text("</select>"), rep(100_000, "<p>x"))),
		survives("depth/formatting-in-drawing", bare(prose, text("<svg><style><p>"), each(450, "<font size=#>"), rep(100_000, "<p>x"), text("</style></svg>"))),
		survives("depth/formatting-in-attribute", bare(prose, each(450, `<font size=#><b title="</font></b>"></b>`), rep(100_000, "<p>x"))),
		keeps("depth/custom", story(each(5000, "<x-#>"))),
		keeps("depth/details", story(around(1000, "<details><summary>more</summary>", text("end"), "</details>"))),
		keeps("depth/figures", story(around(1000, "<figure><figcaption>", text("end"), "</figcaption></figure>"))),
		keeps("depth/noscript-pictures", story(around(500, "<noscript><p>", text("<img src=/lens.jpg>"), "</p></noscript>"))),
		keeps("depth/lists-in-tables", story(around(700, "<table><tr><td><ul><li>", text("end"), "</li></ul></td></tr></table>"))),
		keeps("depth/quotes-in-lists", story(around(700, "<ol><li><blockquote>", text("end"), "</blockquote></li></ol>"))),
		keeps("depth/itemprop", story(around(1000, `<div itemscope itemtype="https://schema.org/Article" itemprop=author>`, text("Ada"), "</div>"))),
		keeps("depth/table-sections", story(rep(20_000, "<table><caption><table><colgroup><thead>"))),
	}
	for _, n := range []int{300, 500, 513, 1000, 10_000, 100_000} {
		cases = append(cases, keeps(fmt.Sprintf("depth/div-%d", n), bare(around(n, "<div>", prose, "</div>"))))
	}
	for _, tag := range []string{"blockquote", "span", "article", "section", "ins", "q", "sup", "pre", "label", "center", "x"} {
		open, end := "<"+tag+">", "</"+tag+">"
		cases = append(cases, keeps("depth/"+tag, bare(prose, around(10_000, open, text(keeper), end))))
	}
	for _, list := range [][3]string{
		{"ul", "<ul><li>", "</li></ul>"},
		{"table", "<table><tr><td>", "</td></tr></table>"},
		{"dl", "<dl><dd>", "</dd></dl>"},
	} {
		cases = append(cases, keeps("depth/"+list[0], bare(prose, around(1000, list[1], text(keeper), list[2]))))
	}
	return cases
}
