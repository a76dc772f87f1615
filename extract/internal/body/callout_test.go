package body

import (
	"strings"
	"testing"
)

func TestTreeQuotes(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"source in a footer", "<blockquote><p>a</p><footer>— <cite>b</cite></footer></blockquote>", "<blockquote><p>a</p><p>— b</p></blockquote>"},
		{"source in a cite", "<blockquote>a <cite>b</cite></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"},
		{"figures in a box that is called one", `<div class="callout callout--group"><figure><img src=/a.jpg><figcaption>a</figcaption></figure></div>`,
			`<figure><img src="https://a.example/a.jpg" alt=""/><figcaption>a</figcaption></figure>`},
		{"source in a caption", "<figure><blockquote><p>a</p></blockquote><figcaption>b, <cite>c</cite></figcaption></figure>", "<blockquote><p>a</p><p>b, c</p></blockquote>"},
		{"mail in mail", "<blockquote type=cite>a<blockquote type=cite>b</blockquote></blockquote>", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestTreeCallouts(t *testing.T) {
	const around = "<p>One two three four five six seven eight nine ten.</p>"
	const want = "<blockquote><p><strong>Mind</strong></p><p>a</p></blockquote>"
	for _, c := range []struct{ what, in, want string }{
		{"Sphinx", "<div class='admonition note'><p class=admonition-title>Mind</p><p>a</p></div>", want},
		{"MkDocs", "<details class=warning open><summary>Mind</summary><p>a</p></details>", want},
		{"Docusaurus", "<div class='theme-admonition alert alert--info'><div class=admonitionHeading_x1><span class=admonitionIcon_x2><svg><path></svg></span>Mind</div><div class=admonitionContent_x3><p>a</p></div></div>", want},
		{"GitHub", "<div class='markdown-alert markdown-alert-note'><p class=markdown-alert-title><svg></svg>Mind</p><p>a</p></div>", want},
		{"AsciiDoctor", "<div class='admonitionblock tip'><table><tr><td class=icon><div class=title>Mind</div></td><td class=content>a</td></tr></table></div>", want},
		{"AsciiDoctor with pictures", "<div class='admonitionblock tip'><table><tr><td class=icon><img src=/tip.png alt=Tip></td><td class=content><div class=title>Mind</div>a</td></tr></table></div>", want},
		{"Confluence", "<div class='confluence-information-macro'><p class=title>Mind</p><span class=aui-icon></span><div class=confluence-information-macro-body><p>a</p></div></div>", want},
		{"Bootstrap", "<div class='alert alert-warning' role=alert><h4 class=alert-heading>Mind</h4><p>a</p><button>x</button></div>", want},
		{"Obsidian", "<div class=callout data-callout=tip><div class=callout-title><div class=callout-icon><svg></svg></div><div class=callout-title-inner>Mind</div></div><div class=callout-content><p>a</p></div></div>", want},
		{"VitePress", "<div class='tip custom-block'><p class=custom-block-title>Mind</p><p>a</p></div>", want},
		{"Notion", "<figure class='block-color-gray callout'><div><span class=icon>💡</span></div><div>a</div></figure>", "<blockquote><p>a</p></blockquote>"},
		{"docsify", "<p class=tip>a</p>", "<blockquote><p>a</p></blockquote>"},
		{"role", "<div role=note>a</div>", "<blockquote><p>a</p></blockquote>"},
		{"aside", "<aside><h3>Mind</h3><p>a</p></aside>", "<blockquote><h3>Mind</h3><p>a</p></blockquote>"},
		{"strong title", "<div class=note><p class=title><b>Mind</b></p>a</div>", want},
		{"wrapper of the same class", "<div class=alert><div class=alert>a</div></div>", "<blockquote><p>a</p></blockquote>"},
		{"one in one", "<div class=note>a<div class=tip>b</div></div>", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"},
		{"in a list", "<ul><li>x</li><div class=note>a</div></ul>", "<ul><li>x</li><li><blockquote><p>a</p></blockquote></li></ul>"},
		{"only a word of the class", "<div class='note-list alert-x'>a</div>", "<p>a</p>"},
		{"footnotes", "<aside class=footnote role=doc-footnote>a</aside>", "<p>a</p>"},
		{"a heading in a quote keeps its level", "<blockquote><h4 class=title>Mind</h4></blockquote>", "<blockquote><h4>Mind</h4></blockquote>"},
	} {
		got := strings.TrimSuffix(treeOf(t, c.in+around), around)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
	if got := treeOf(t, "<div class=note>"+around+"</div><p>a b c</p>"); strings.Contains(got, "blockquote") {
		t.Errorf("most of the text is a callout: %s", got)
	}
}
