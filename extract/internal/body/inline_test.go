package body

import (
	"strings"
	"testing"
)

func TestTreeInline(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"text alone", "<p><u>a</u> <mark>b</mark> <small>c</small> <big>d</big> <font>e</font> <time>f</time> <data>g</data> <bdi>h</bdi></p>", "<p>a b c d e f g h</p>"},
		{"names", "<p><dfn>a</dfn> <var>b</var> <cite>c</cite> <samp>d</samp> <acronym title=E>e</acronym></p>",
			`<p><em>a</em> <em>b</em> <em>c</em> <code>d</code> <abbr title="E">e</abbr></p>`},
		{"a reference is no title", "<p><cite>Ode, A. The Long Title of a Short Book on Very Little. Low Ferry: Mole Press, 1931.</cite></p>",
			"<p>Ode, A. The Long Title of a Short Book on Very Little. Low Ferry: Mole Press, 1931.</p>"},
		{"strong in strong", "<p><strong>a <b>b</b></strong> <em><i>c</i></em></p>", "<p><strong>a b</strong> <em>c</em></p>"},
		{"strong that goes on", "<p><b>tr</b><b>end</b> <i>a</i><b><i>b</i></b><b><i>c</i>d</b> <b>e</b><br><b>f</b> <code>g</code><code>h</code></p>",
			"<p><strong>trend</strong> <em>a</em><strong><em>bc</em>d</strong> <strong>e</strong><br/><strong>f</strong> <code>g</code><code>h</code></p>"},
		{"bold that is none", `<b style="font-weight: normal"><p>a <i style="font-style:normal">b</i></p></b>`, "<p>a b</p>"},
		{"quotes in quotes", "<p><q>a <q>b</q></q></p>", "<p><q>a <q>b</q></q></p>"},
		{"ruby", "<p><ruby><rb>東</rb><rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby> <ruby>a<rtc>b</rtc></ruby> <ruby>c<rtc><rt>d</rt></rtc></ruby> <rt>e</rt></p>",
			"<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby> <ruby>a<rt>b</rt></ruby> <ruby>c<rt>d</rt></ruby> e</p>"},
		{"initials", `<p><span class=dropcap>T</span>he <span style="display:block;float:left">S</span>alt</p>`, "<p>The Salt</p>"},
		{"heading with its number", "<h2><span class=secno>1.2</span>Salt</h2><h2><span>A</span>lum</h2>", "<h2>1.2 Salt</h2><h2>Alum</h2>"},
		{"bold headings", "<h2><b>Salt</b></h2><h3><a href=/x><i><b>Alum</b></i></a></h3><h3><b>Lye</b>, <b>ash</b></h3><dl><dt><b>a</b></dt><dd><b>b</b></dd></dl><details><summary><b>c</b></summary>d</details>",
			`<h2>Salt</h2><h3><a href="https://a.example/x"><em>Alum</em></a></h3><h3><strong>Lye</strong>, <strong>ash</strong></h3>` +
				`<dl><dt>a</dt><dd><strong>b</strong></dd></dl><details><summary>c</summary><p>d</p></details>`},
		{"leads in headings", "<h2>The mills of the hills stand still for a second year, and nobody who lives there can say when they will turn again.</h2><h3>Why do the mills of the hills stand still for a second year, and who of those who live there will turn them again?</h3><h4>Nobody can say.</h4>",
			"<p>The mills of the hills stand still for a second year, and nobody who lives there can say when they will turn again.</p><h3>Why do the mills of the hills stand still for a second year, and who of those who live there will turn them again?</h3><h4>Nobody can say.</h4>"},
		{"prose in a heading", "<h3>" + strings.Repeat("a mill and a weir, ", 12) + "</h3>", "<p>" + strings.TrimSpace(strings.Repeat("a mill and a weir, ", 12)) + "</p>"},
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
