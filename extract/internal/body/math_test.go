package body

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestMath has formulas as the common systems write them: each must come out as
// its LaTeX, once.
func TestMath(t *testing.T) {
	const mathML = `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>`
	const inline = `<p>Take <code class="language-math">x^2</code> here</p>`
	const block = `<p>Take</p><pre><code class="language-math">x^2</code></pre><p>here</p>`
	for _, c := range []struct{ what, in, want string }{
		{"MathML", "<p>Take " + mathML + " here</p>", inline},
		{"alttext", `<p>Take <math alttext="x^2"><mi>x</mi><mn>2</mn></math> here</p>`, inline},
		{"no LaTeX", `<p>Take <math><mi>x</mi><mo>=</mo><mn>2</mn></math> here</p>`, `<p>Take <code class="language-math">x = 2</code> here</p>`},
		{"KaTeX", `<p>Take <span class="katex"><span class="katex-mathml">` + mathML + `</span><span class="katex-html" aria-hidden="true"><span class="mord">x</span><span>2</span></span></span> here</p>`, inline},
		{"KaTeX display", `<div>Take<span class="katex-display"><span class="katex"><span class="katex-mathml">` + mathML + `</span><span class="katex-html">x2</span></span></span>here</div>`, block},
		{"MathJax 2", `<p>Take <span class="MathJax_Preview"></span><span class="MathJax" id="m"><nobr>x2</nobr></span><script type="math/tex">x^2</script> here</p>`, inline},
		{"MathJax 2 display", `<div>Take<div class="MathJax_Display"><span class="MathJax">x2</span></div><script type="math/tex; mode=display">x^2</script>here</div>`, block},
		{"MathJax 3", `<p>Take <mjx-container><mjx-math>x2</mjx-math><mjx-assistive-mml>` + mathML + `</mjx-assistive-mml></mjx-container> here</p>`, inline},
		{"MediaWiki", `<p>Take <span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="{\displaystyle x^2}"><mi>x</mi></math></span><img src="https://w.example/x.svg" class="mwe-math-fallback-image-inline" alt="{\displaystyle x^2}"></span> here</p>`, inline},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// TestMathOfAWiki: MediaWiki hides the MathML from the eye and the picture from the
// ear, and has formulas that are displayed in definitions without a term. None
// gets lost on the way through an engine and the cleaning.
func TestMathOfAWiki(t *testing.T) {
	formula := func(tex string) string {
		return `<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math alttext="{\displaystyle ` + tex +
			`}"><mi>y</mi></math></span><img src="/f/` + tex + `" class="mwe-math-fallback-image-inline" aria-hidden="true" alt="` + tex + `"></span>`
	}
	_, got := find(t, article10("<p>With "+formula("x^2")+" boats the noise is</p><dl><dd>"+formula("y_1")+"</dd></dl>"), Options{})
	want := `<p>With <code class="language-math">x^2</code> boats the noise is</p><pre><code class="language-math">y_1</code></pre>`
	if !strings.Contains(got, want) {
		t.Errorf("%s\nis not in\n%s", want, got)
	}
}

// TestLaTeX has MathML without any LaTeX beside it.
func TestLaTeX(t *testing.T) {
	for _, c := range [][2]string{
		{`<mi>x</mi><mo>=</mo><mn>2</mn>`, `x = 2`},
		{`<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>`, `\frac{a + b}{2}`},
		{`<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>`, `\binom{n}{k}`},
		{`<msqrt><mi>g</mi><mi>h</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>`, `\sqrt{gh}\sqrt[3]{x}`},
		{`<msup><mi>x</mi><mn>2</mn></msup><msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub><msubsup><mi>b</mi><mn>0</mn><mn>12</mn></msubsup>`, `x^2a_{ij}b_0^{12}`},
		{`<msup><mi>f</mi><mo>′</mo></msup><msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>`, `f'{(a)}^2`},
		{`<mi>π</mi><mi>r</mi><mo>·</mo><mi>sin</mi><mo>&#x2061;</mo><mi>θ</mi>`, `\pi r \cdot \sin\theta`},
		{`<munderover><mo>∑</mo><mrow><mi>n</mi><mo>=</mo><mn>1</mn></mrow><mi>∞</mi></munderover>`, `\sum_{n = 1}^{\infty}`},
		{`<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>`, `\lim_{x \to 0}`},
		{`<mover><mi>v</mi><mo>→</mo></mover><mover><mi>y</mi><mo>^</mo></mover><munder><mi>u</mi><mo>_</mo></munder>`, `\vec{v}\hat{y}\underline{u}`},
		{`<mover><mi>a</mi><mtext>def</mtext></mover>`, `\overset{\text{def}}{a}`},
		{`<mi>max</mi><mi>speed</mi><mi mathvariant="double-struck">R</mi><mtext>50 %</mtext>`, `\max\mathrm{speed}\mathbb{R}\text{50 \%}`},
		{`<mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced>`, `[a,b]`},
		{`<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>)</mo>`, `(\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix})`},
		{`<menclose notation="box"><mi>q</mi></menclose><mphantom><mi>z</mi></mphantom>`, `q`},
	} {
		tree, err := html.Parse(strings.NewReader(treeOf(t, "<p><math>"+c[0]+"</math></p>")))
		if err != nil {
			t.Fatal(err)
		}
		if got := rawText(tree); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}
