package body

import (
	"regexp"
	"strings"
	"testing"
)

var (
	shortRef  = regexp.MustCompile(`\[(\w+)(-\d)?\]`)
	shortNote = regexp.MustCompile(`\{(\w+)\}`)
)

// expand writes out [1], a reference, [1-2], a further one, and {1}, the beginning
// of a note.
func expand(s string) string {
	s = shortRef.ReplaceAllString(s, `<sup id="fnref-$1$2"><a href="#fn-$1">$1</a></sup>`)
	return shortNote.ReplaceAllString(s, `<li id="fn-$1">`)
}

// Footnotes as they are really written; what follows each is the text's form
// with the references and notes in short.
func TestFootnotes(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"mediawiki", `<p>One.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup> Two<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup><sup id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup></p>
			<div class="reflist"><div class="mw-references-wrap"><ol class="references">
			<li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-a_1-1"><sup><i><b>b</b></i></sup></a></span> <span class="reference-text">First.</span></li>
			<li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2" aria-label="Jump up">^</a></b></span> <span class="reference-text">(Second.)</span></li></ol></div></div>`,
			`<p>One.[1] Two[2][1-2]</p><ol>{1}First.</li>{2}(Second.)</li></ol>`},
		{"mediawiki groups", `<p>One<sup class="reference" id="cite_ref-3"><a href="#cite_note-3">[note 1]</a></sup> two<sup class="reference" id="cite_ref-4"><a href="#cite_note-4">[a]</a></sup></p>
			<ol class="references"><li id="cite_note-3"><span class="mw-cite-backlink"><a href="#cite_ref-3">^</a></span> <span class="reference-text">A note.</span></li></ol>
			<ol class="references"><li id="cite_note-4"><span class="mw-cite-backlink"><a href="#cite_ref-4">↑</a></span> <span class="reference-text">Another.</span></li></ol>`,
			`<p>One[note1] two[a]</p><ol>{note1}A note.</li></ol><ol>{a}Another.</li></ol>`},
		{"pandoc", `<p>One<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>
			<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>First.</p><p>More.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
			`<p>One[1].</p><hr/><ol>{1}<p>First.</p><p>More.</p></li></ol>`},
		{"goldmark", `<p>One<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>First.&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li></ol></div>`,
			"<p>One[1]</p><hr/><ol>{1}<p>First.</p></li></ol>"},
		{"python-markdown", `<p>One<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></p><div class="footnote"><hr><ol><li id="fn:a"><p>First.&#160;<a class="footnote-backref" href="#fnref:a" title="Jump back to footnote 1 in the text">&#8617;</a></p></li></ol></div>`,
			"<p>One[1]</p><hr/><ol>{1}<p>First.</p></li></ol>"},
		{"markdown-it", `<p>One<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> and<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1:1]</a></sup></p><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>First. <a href="#fnref1" class="footnote-backref">↩︎</a> <a href="#fnref1:1" class="footnote-backref">↩︎</a></p></li></ol></section>`,
			"<p>One[1] and[1-2]</p><hr/><ol>{1}<p>First.</p></li></ol>"},
		{"github", `<p>One<sup><a href="#user-content-fn-x-1" id="user-content-fnref-x-1" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup></p><section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-x-1"><p>First. <a href="#user-content-fnref-x-1" data-footnote-backref="" class="data-footnote-backref" aria-label="Back to reference 1"><g-emoji>↩</g-emoji></a></p></li></ol></section>`,
			"<p>One[1]</p><h2>Footnotes</h2><ol>{1}<p>First.</p></li></ol>"},
		{"docutils", `<p>One <a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> two.</p>
			<aside class="footnote-list brackets"><aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>First.</p></aside></aside>`,
			"<p>One[1] two.</p><ol>{1}<p>First.</p></li></ol>"},
		{"docutils dl", `<p>One <a class="footnote-reference brackets" href="#id3" id="id1">1</a> <a class="footnote-reference brackets" href="#id4" id="id2">2</a></p>
			<dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt><dd><p>First.</p></dd><dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id2">2</a></span></dt><dd><p>Second.</p></dd></dl>`,
			"<p>One[1][2]</p><ol>{1}<p>First.</p></li>{2}<p>Second.</p></li></ol>"},
		{"docutils table", `<p>One <a class="footnote-reference" href="#id3" id="id1">[1]</a></p>
			<table class="docutils footnote" frame="void" id="id3" rules="none"><colgroup><col class="label"><col></colgroup><tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>First.</td></tr></tbody></table>`,
			"<p>One[1]</p><ol>{1}First.</li></ol>"},
		{"docutils citation", `<p>One <a class="citation-reference" href="#cit2002" id="id5">[CIT2002]</a></p>
			<table class="docutils citation" frame="void" id="cit2002" rules="none"><colgroup><col class="label"><col></colgroup><tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id5">[CIT2002]</a></td><td>A book.</td></tr></tbody></table>`,
			"<p>One[CIT2002]</p><ol>{CIT2002}A book.</li></ol>"},
		{"wordpress", `<p>One<sup data-fn="0f-1" class="fn"><a href="#0f-1" id="0f-1-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="0f-1">First. <a href="#0f-1-link" aria-label="Jump to footnote reference 1"><img alt="↩" class="wp-smiley" src="/21a9.png">︎</a></li></ol>`,
			"<p>One[1].</p><ol>{1}First.</li></ol>"},
		{"easy footnotes", `<p>One<span id='easy-footnote-1-7' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'><a href='https://a.example/dir/page/#easy-footnote-bottom-1-7' title='First.'><sup>1</sup></a></span>.</p><div class="easy-footnote-title"><h4>Notes</h4></div><ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-7" class="easy-footnote-margin-adjust"></span>First.<a class="easy-footnote-to-top" href="https://a.example/dir/page/#easy-footnote-1-7"></a></li></ol>`,
			"<p>One[1].</p><h4>Notes</h4><ol>{1}First.</li></ol>"},
		{"footnotes plugin", `<p>One<span class="footnote_referrer"><a role="button" tabindex="0" onclick="footnote_moveToReference_9_1('footnote_plugin_reference_9_1_1');"><sup id="footnote_plugin_tooltip_9_1_1" class="footnote_plugin_tooltip_text">[1]</sup></a><span id="footnote_plugin_tooltip_text_9_1_1" class="footnote_tooltip">First.</span></span>.</p>
			<div id="footnote_references_container_9_1"><table class="footnotes_table footnote-reference-container"><caption class="accessibility">References</caption><tbody><tr class="footnotes_plugin_reference_row"><th scope="row" class="footnote_plugin_index_combi pointer"><a id="footnote_plugin_reference_9_1_1" class="footnote_backlink"><span class="footnote_index_arrow">&#8593;</span>1</a></th> <td class="footnote_plugin_text">First.</td></tr></tbody></table></div>`,
			"<p>One[1].</p><p>References</p><ol>{1}First.</li></ol>"},
		{"substack", `<p>One<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a> two<a class="footnote-anchor" id="footnote-anchor-2" href="#footnote-2">2</a></p>
			<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number" contenteditable="false" target="_self">1</a><div class="footnote-content"><p>First.</p><p>More.</p></div></div><div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>Second.</p></div></div>`,
			"<p>One[1] two[2]</p><ol>{1}<p>First.</p><p>More.</p></li>{2}<p>Second.</p></li></ol>"},
		{"word", `<p class=MsoNormal>One<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='font-size:12pt'>[1]</span></span></a>.</p><div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> First.</p><p class=MsoFootnoteText>More.</p></div></div>`,
			"<p>One[1].</p><hr/><ol>{1}<p>First.</p><p>More.</p></li></ol>"},
		{"libreoffice", `<p>One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>	First.</p></div>`,
			"<p>One[1].</p><ol>{1}<p>First.</p></li></ol>"},
		{"hatena", `<p>One<span class="footnote"><a href="#f-1f2e" id="fn-1f2e" title="First.">*1</a></span>.</p><ul class="footnote"><li><a href="#fn-1f2e" id="f-1f2e" class="footnote-number">*1</a><span class="footnote-delimiter">:</span><span class="footnote-text">First.</span></li></ul>`,
			"<p>One[1].</p><ol>{1}First.</li></ol>"},
		{"symbols", `<p>One<a href="#star">*</a> two<sup><a href="#dagger">†</a></sup></p><p id="star" class="footnote">* First.</p><p class="footnote"><a name="dagger"></a>† Second.</p>`,
			"<p>One[1] two[2]</p><ol>{1}First.</li>{2}Second.</li></ol>"},
		{"plain paragraphs", `<p>One <a name="r1" href="#n1">[1]</a>, two [<a name="r2" href="#n2">2</a>].</p><h3>Notes</h3><p><a name="n1" href="#r1">[1]</a> First.</p><p>[<a name="n2" href="#r2">2</a>] Second.</p>`,
			"<p>One[1], two[2].</p><h3>Notes</h3><ol>{1}First.</li>{2}Second.</li></ol>"},
		{"line breaks", `<p>One<sup><a href="#n1">1</a></sup> two<sup><a href="#n2">2</a></sup></p><div id="notes"><p><a name="n1">1.</a> First.<br><a name="n2">2.</a> Second.</p></div>`,
			"<p>One[1] two[2]</p><ol>{1}First.</li>{2}Second.</li></ol>"},
		{"empty anchors", `<p>One<sup><a href="#n5">5</a></sup> two<sup><a href="#n6">6</a></sup></p><div class="notes"><a name="n5"></a><p>5. First.</p><a name="n6"></a><p>6. Second.</p></div>`,
			`<p>One[5] two[6]</p><ol start="5">{5}First.</li>{6}Second.</li></ol>`},
		{"epub", `<p>One<a epub:type="noteref" href="#note-1">1</a></p><aside epub:type="footnote" id="note-1"><p>First.</p></aside>`,
			"<p>One[1]</p><ol>{1}<p>First.</p></li></ol>"},
		{"sidenote", `<p>One<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"><span class="sidenote">First.</span> goes on<label for="mn" class="margin-toggle">&#8853;</label><input type="checkbox" id="mn" class="margin-toggle"><span class="marginnote">Second.</span> here.</p><p>End.</p>`,
			"<p>One[1] goes on[2] here.</p><p>End.</p><ol>{1}First.</li>{2}Second.</li></ol>"},
		{"sidenote with its number", `<p>One<sup class="sidenote-number">1</sup><span class="sidenote"><sup class="sidenote-number">1</sup> First.</span> goes on.</p>`,
			"<p>One[1] goes on.</p><ol>{1}First.</li></ol>"},
		{"sidenote alone", `<p>One<span class="sidenote">First.</span> goes on.</p>`, "<p>One[1] goes on.</p><ol>{1}First.</li></ol>"},
		{"encoded and absolute", `<p>One<sup><a href="https://a.example/dir/page#fn%3Aa%20b">1</a></sup></p><ol><li id="fn:a b">First. <a href="#">top</a></li></ol>`,
			"<p>One[1]</p><ol>{1}First. top</li></ol>"},
		{"several in one sup", `<p>One<sup>[<a href="#fn1">1</a>, <a href="#fn2">2</a>]</sup></p><ol><li id="fn1">First.</li><li id="fn2">Second.</li></ol>`,
			"<p>One[1][2]</p><ol>{1}First.</li>{2}Second.</li></ol>"},
		{"own number stays a year", `<p>One<sup><a href="#fn1">1</a></sup></p><p id="fn1">1984 was one.</p>`, "<p>One[1]</p><ol>{1}1984 was one.</li></ol>"},
		{"unreferenced note", `<p>One<sup><a href="#fn2">2</a></sup></p><ol class="footnotes"><li id="fn1">First. <a href="#fnref1">↩</a></li><li id="fn2">Second.</li></ol>`,
			"<p>One[2]</p><ol><li>First.</li>{2}Second.</li></ol>"},
		{"gap in the numbers", `<p>One<sup><a href="#fn1">1</a></sup> <sup><a href="#fn4">4</a></sup></p><div class="footnotes"><p id="fn1">1. First.</p><p id="fn4">4. Fourth.</p></div>`,
			`<p>One[1][4]</p><ol>{1}First.</li></ol><ol start="4">{4}Fourth.</li></ol>`},
		{"two chapters", `<p>One<sup><a href="#a1">1</a></sup></p><ol class="notes"><li id="a1">First.</li></ol><p>Two<sup><a href="#b1">1</a></sup></p><ol class="notes"><li id="b1">Second.</li></ol>`,
			`<p>One[1]</p><ol>{1}First.</li></ol><p>Two[2]</p><ol start="2">{2}Second.</li></ol>`},
		{"note in a note", `<p>One<sup><a href="#fn-a">a</a></sup></p><ol><li id="fn-a">First.<sup><a href="#fn-b">b</a></sup></li></ol><ol><li id="fn-b">Second.</li><li id="fn-c">Self<sup><a href="#fn-d">d</a></sup></li><li id="fn-d">Never<sup><a href="#fn-c">c</a></sup></li></ol>`,
			`<p>One[a]</p><ol>{a}First.[b]</li></ol><ol>{b}Second.</li><li>Self<sup><a href="https://a.example/dir/page#fn-d">d</a></sup></li><li>Never<sup><a href="https://a.example/dir/page#fn-c">c</a></sup></li></ol>`},
		{"in heading, cell and caption", `<h2>One<sup><a href="#fn1">1</a></sup></h2><table><caption>Two<sup><a href="#fn2">2</a></sup></caption><tr><th>a<th>b<tr><td>c<sup><a href="#fn3">3</a></sup><td>d</table><ol><li id="fn1">First.<li id="fn2">Second.<li id="fn3">Third.</ol>`,
			"<h2>One[1]</h2><table><caption>Two[2]</caption><tbody><tr><th>a</th><th>b</th></tr><tr><td>c[3]</td><td>d</td></tr></tbody></table><ol>{1}First.</li>{2}Second.</li>{3}Third.</li></ol>"},
		{"note in a quote", `<blockquote><p>One<sup><a href="#fn1">1</a></sup></p><p id="fn1">1. First.</p></blockquote>`, "<blockquote><p>One[1]</p><ol>{1}First.</li></ol></blockquote>"},
		{"list of contents", `<ol><li><a href="#s1">1</a></li><li><a href="#s2">2</a></li></ol><h2 id="s1">One <a href="#top">top</a></h2><p>x</p><div id="s2"><h2>Two</h2><p>y</p></div>`,
			`<ol><li><a href="https://a.example/dir/page#s1">1</a></li><li><a href="https://a.example/dir/page#s2">2</a></li></ol><h2>One <a href="https://a.example/dir/page#top">top</a></h2><p>x</p><h2>Two</h2><p>y</p>`},
		{"links to other things", `<p>See section <a href="#s3">3</a>, figure (<a href="#f1">1</a>) and <a href="#n1">note 1</a>.</p><p id="s3">Three.</p><figure id="f1"><img src="x.png"><figcaption>F</figcaption></figure><p id="n1" class="footnote">N</p>`,
			`<p>See section <a href="https://a.example/dir/page#s3">3</a>, figure (<a href="https://a.example/dir/page#f1">1</a>) and <a href="https://a.example/dir/page#n1">note 1</a>.</p><p>Three.</p><figure><img src="https://a.example/dir/x.png" alt=""/><figcaption>F</figcaption></figure><p>N</p>`},
		{"raised link to no note", `<p>One<sup><a href="#p2">2</a></sup></p><p id="p2">Two</p>`, `<p>One<sup><a href="https://a.example/dir/page#p2">2</a></sup></p><p>Two</p>`},
		{"section that links back", `<p>[<a id="t1" href="#s1">1</a>]</p><div id="s1"><h2>One</h2><p>y <a href="#t1">up</a></p></div>`,
			`<p>[<a href="https://a.example/dir/page#s1">1</a>]</p><h2>One</h2><p>y <a href="https://a.example/dir/page#t1">up</a></p>`},
		{"note elsewhere", `<p>One<sup><a href="#fn1">1</a></sup></p><p>Two</p>`, `<p>One<sup><a href="https://a.example/dir/page#fn1">1</a></sup></p><p>Two</p>`},
		{"callout in code", `<pre>x := 1 <a href="#co1">(1)</a></pre><p id="co1" class="note">1 First.</p>`, "<pre><code>x := 1 (1)</code></pre><ol><li>First.</li></ol>"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := treeOf(t, c.in); got != expand(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, expand(c.want))
			}
		})
	}
}

// Cleaning and the engine before it leave the markers of footnotes, and the notes.
func TestFootnotesStay(t *testing.T) {
	for what, c := range map[string]struct{ ref, note string }{
		"raised sign":   {`<sup><a href="#fn-s">§</a></sup>`, `<div class="footnotes"><p id="fn-s">§ NOTE on the harbour, and on its walls.</p></div>`},
		"button":        {`<span class="footnote_referrer"><a role="button" tabindex="0"><sup id="footnote_plugin_tooltip_1_1" class="footnote_plugin_tooltip_text">1</sup></a></span>`, `<table class="footnotes_table"><tr><th><a id="footnote_plugin_reference_1_1" class="footnote_backlink">↑1</a></th><td>NOTE on the harbour, and on its walls.</td></tr></table>`},
		"list of notes": {`<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>`, `<section class="footnotes"><hr><ol><li id="fn1"><p>NOTE <a href="https://b.example/">there</a>.<a href="#fnref1" class="footnote-back">↩</a></p></li></ol></section>`},
		"substack":      {`<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>`, `<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>NOTE on the harbour.</p></div></div>`},
		"wiki":          {`<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>`, `<h2>References</h2><div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">NOTE <a href="https://b.example/">there</a>.</span></li></ol></div>`},
	} {
		t.Run(what, func(t *testing.T) {
			src := strings.Replace(article10("<p>With a marker"+c.ref+" in the midst of it, as writers who know their trade put them.</p>"), "</div></body>", c.note+"</div></body>", 1)
			if _, got := find(t, src, Options{Title: "The harbour"}); !strings.Contains(got, `marker<sup id="fnref-1">`) || !strings.Contains(got, `<li id="fn-1">`) || !strings.Contains(got, "NOTE") {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// Terms and conditions in the page's footer are no part of the article.
func TestFooterNotesStayOut(t *testing.T) {
	src := strings.Replace(article10(`<p>With a marker<sup><a href="#footnote-1">1</a></sup> in the midst of it, as sellers put them everywhere.</p>`),
		"</body>", `<footer><ol class="footnotes"><li id="footnote-1">NOTE on the terms. <a href="#x">↩</a></li></ol></footer></body>`, 1)
	if _, got := find(t, src, Options{Title: "The harbour"}); !strings.Contains(got, "marker") || strings.Contains(got, "NOTE") {
		t.Errorf("got\n%s", got)
	}
}
