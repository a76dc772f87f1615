package body

import "testing"

// TestCode has the markup of the highlighters that pages use.
func TestCode(t *testing.T) {
	const want = "<pre><code class=\"language-go\">func f() {\n\treturn\n}</code></pre>"
	for name, in := range map[string]string{
		"highlight.js":        "<pre><code class=\"hljs language-go\"><span class=\"hljs-keyword\">func</span> f() {\n\t<span>return</span>\n}\n</code></pre>",
		"highlight.js, old":   "<pre><code class=\"go hljs\">func f() {\n\treturn\n}</code></pre>",
		"highlight.js table":  "<pre><code class=\"hljs language-go\"><table class=\"hljs-ln\"><tbody><tr><td class=\"hljs-ln-numbers\" data-line-number=\"1\"><div class=\"hljs-ln-n\">1</div></td><td class=\"hljs-ln-code\">func f() {</td></tr><tr><td class=\"hljs-ln-numbers\"><div>2</div></td><td class=\"hljs-ln-code\">\treturn</td></tr><tr><td class=\"hljs-ln-numbers\"></td><td class=\"hljs-ln-code\">}</td></tr></tbody></table></code></pre>",
		"Prism":               "<div class=\"code-toolbar\"><pre class=\"language-go line-numbers\"><code class=\"language-go\">func f() {\n\treturn\n}<span class=\"line-numbers-rows\"><span>1</span><span>2</span></span></code></pre><div class=\"toolbar\"><button>Copy</button></div></div>",
		"Shiki":               "<div class=\"language-go\"><button class=\"copy\"></button><pre class=\"shiki nord\"><code><span class=\"line\"><span>func</span> f() {</span>\n<span class=\"line\">\treturn</span>\n<span class=\"line\">}</span></code></pre></div>",
		"Shiki, styled lines": "<pre class=\"shiki\" data-language=\"go\"><code><span class=\"line\">func f() {</span><span class=\"line\">\treturn</span><span class=\"line\">}</span></code></pre>",
		"Rouge":               "<div class=\"language-go highlighter-rouge\"><div class=\"highlight\"><pre class=\"highlight\"><code><span class=\"k\">func</span> f() {\n\treturn\n}\n</code></pre></div></div>",
		"Rouge table":         "<div class=\"language-go\"><table class=\"rouge-table\"><tbody><tr><td class=\"rouge-gutter gl\"><pre class=\"lineno\">1\n2\n3\n</pre></td><td class=\"rouge-code\"><pre>func f() {\n\treturn\n}\n</pre></td></tr></tbody></table></div>",
		"Pygments":            "<div class=\"highlight-go notranslate\"><div class=\"highlight\"><pre><span></span><span class=\"kd\">func</span> f() {\n\treturn\n}\n</pre></div></div>",
		"Pygments table":      "<div class=\"highlight-go\"><table class=\"highlighttable\"><tr><td class=\"linenos\"><div class=\"linenodiv\"><pre>1\n2\n3</pre></div></td><td class=\"code\"><div class=\"highlight\"><pre>func f() {\n\treturn\n}\n</pre></div></td></tr></table></div>",
		"Chroma":              "<div class=\"highlight\"><pre class=\"chroma\"><code class=\"language-go\" data-lang=\"go\"><span class=\"line\"><span class=\"ln\">1</span><span class=\"cl\">func f() {\n</span></span><span class=\"line\"><span class=\"ln\">2</span><span class=\"cl\">\treturn\n</span></span><span class=\"line\"><span class=\"ln\">3</span><span class=\"cl\">}</span></span></code></pre></div>",
		"Chroma table":        "<table class=\"lntable\"><tr><td class=\"lntd\"><pre class=\"chroma\"><code><span class=\"lnt\">1\n</span><span class=\"lnt\">2\n</span></code></pre></td><td class=\"lntd\"><pre class=\"chroma\"><code class=\"language-go\" data-lang=\"go\">func f() {\n\treturn\n}</code></pre></td></tr></table>",
		"Chroma, inline":      "<pre><code class=\"language-go\"><span style=\"display:flex;\"><span style=\"white-space:pre;-webkit-user-select:none;user-select:none;color:#7f7f7f\">1</span><span>func f() {\n</span></span><span>\treturn\n}</span></code></pre>",
		"GitHub":              "<div class=\"highlight highlight-source-go\"><pre>func f() {\n\treturn\n}</pre><div class=\"zeroclipboard-container\"><clipboard-copy></clipboard-copy></div></div>",
		"GitHub's files":      "<table class=\"highlight js-file-line-container\" data-lang=\"go\"><tr><td class=\"blob-num\" data-line-number=\"1\"></td><td class=\"blob-code\">func f() {</td></tr><tr><td class=\"blob-num\">2</td><td class=\"blob-code\">\treturn</td></tr><tr><td class=\"blob-num\">3</td><td class=\"blob-code\">}</td></tr></table>",
		"CodeMirror":          "<div class=\"CodeMirror\" data-lang=\"go\"><div class=\"CodeMirror-code\"><div><div class=\"CodeMirror-gutter-wrapper\"><div class=\"CodeMirror-linenumber\">1</div></div><pre class=\" CodeMirror-line \"><span>func f() {</span></pre></div><div><pre class=\" CodeMirror-line \">\treturn</pre></div><div><pre class=\" CodeMirror-line \">}</pre></div></div></div>",
		"SyntaxHighlighter":   "<table class=\"syntaxhighlighter go\" data-lang=\"go\"><tr><td class=\"gutter\"><div class=\"line\">1</div><div class=\"line\">2</div></td><td class=\"code\"><div class=\"container\"><div class=\"line\">func f() {</div><div class=\"line\">\treturn</div><div class=\"line\">}</div></div></td></tr></table>",
		"WordPress":           "<pre class=\"brush: go; title: ; notranslate\">func f() {\n\treturn\n}</pre>",
		"pandoc":              "<div class=\"sourceCode\"><pre class=\"sourceCode go\"><code class=\"sourceCode go\">func f() {\n\treturn\n}</code></pre></div>",
	} {
		if got := treeOf(t, in); got != want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// TestVersionsOfCode: a style shows one of several code elements; each begins a line here.
func TestVersionsOfCode(t *testing.T) {
	for in, want := range map[string]string{
		`<pre><code class="cjs">a();</code><code class="mjs">b();</code></pre>`: "<pre><code>a();\nb();</code></pre>",
		`<pre>a <code>b</code> <code>c</code></pre>`:                            "<pre><code>a b c</code></pre>",
		"<pre><code>a</code>\n<code>b</code></pre>":                             "<pre><code>a\nb</code></pre>",
	} {
		if got := treeOf(t, in); got != want {
			t.Errorf("%s:\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestCodeWithoutLanguage(t *testing.T) {
	for _, class := range []string{"", "language-none", "language-plaintext", "lang-auto", "highlight-default", "hljs", "code-block", "wp-block-code"} {
		if got, want := treeOf(t, `<pre class="`+class+`">x  y</pre>`), "<pre><code>x  y</code></pre>"; got != want {
			t.Errorf("class %q: got %s", class, got)
		}
	}
}

// TestNotCode: themes use editors' class names for plain text.
func TestNotCode(t *testing.T) {
	if got, want := treeOf(t, `<div class="cm-content"><p>one</p><p>two</p></div>`), "<p>one</p><p>two</p>"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestCodeBeginsWithCode(t *testing.T) {
	if got, want := treeOf(t, "<pre>  \n \t\n  x\n  \n\t\n y</pre>"), "<pre><code>  x\n\n\n y</code></pre>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
