package body

import "testing"

func TestTreeInline(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"text alone", "<p><u>a</u> <mark>b</mark> <small>c</small> <big>d</big> <font>e</font> <time>f</time> <data>g</data> <bdi>h</bdi></p>", "<p>a b c d e f g h</p>"},
		{"names", "<p><dfn>a</dfn> <var>b</var> <cite>c</cite> <samp>d</samp> <acronym title=E>e</acronym></p>",
			`<p><em>a</em> <em>b</em> <em>c</em> <code>d</code> <abbr title="E">e</abbr></p>`},
		{"a reference is no title", "<p><cite>Ode, A. The Long Title of a Short Book on Very Little. Low Ferry: Mole Press, 1931.</cite></p>",
			"<p>Ode, A. The Long Title of a Short Book on Very Little. Low Ferry: Mole Press, 1931.</p>"},
		{"strong in strong", "<p><strong>a <b>b</b></strong> <em><i>c</i></em></p>", "<p><strong>a b</strong> <em>c</em></p>"},
		{"bold that is none", `<b style="font-weight: normal"><p>a <i style="font-style:normal">b</i></p></b>`, "<p>a b</p>"},
		{"quotes in quotes", "<p><q>a <q>b</q></q></p>", "<p><q>a <q>b</q></q></p>"},
		{"ruby", "<p><ruby><rb>東</rb><rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby> <ruby>a<rtc>b</rtc></ruby> <ruby>c<rtc><rt>d</rt></rtc></ruby> <rt>e</rt></p>",
			"<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby> <ruby>a<rt>b</rt></ruby> <ruby>c<rt>d</rt></ruby> e</p>"},
		{"initials", `<p><span class=dropcap>T</span>he <span style="display:block;float:left">S</span>alt</p>`, "<p>The Salt</p>"},
		{"heading with its number", "<h2><span class=secno>1.2</span>Salt</h2><h2><span>A</span>lum</h2>", "<h2>1.2 Salt</h2><h2>Alum</h2>"},
		{"heading that is a button", "<h3><button>Salt <svg></svg></button></h3><h3>Alum <button>Copy</button></h3>", "<h3>Salt</h3><h3>Alum</h3>"},
		{"summaries", "<details><summary><h3>a</h3></summary>b<summary>c</summary></details><details>d<details open>e</details></details>",
			`<details><summary>a</summary><p>b</p><p>c</p></details><p>d</p><p>e</p>`},
		{"signs between scenes", "<p>a</p><p>* * *</p><p>b</p>⁂<p>c</p><p>———</p><hr><p>d</p><blockquote><p>***</p></blockquote><p>—</p><p>e*</p>",
			"<p>a</p><hr/><p>b</p><hr/><p>c</p><hr/><p>d</p><blockquote><p>***</p></blockquote><p>—</p><p>e*</p>"},
		{"several headlines", "<h1>a</h1><p>b</p><h1>c</h1><h4>d</h4>", "<h1>a</h1><p>b</p><h1>c</h1><h4>d</h4>"},
		{"link around a paragraph", `<a href=/x><p>a <b>b</b></p></a>`, `<p><a href="https://a.example/x">a <strong>b</strong></a></p>`},
		{"bare text", "a<br><br>b<div>c<br><br><p>d</p>e</div>", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
