package body

import "testing"

// TestMath has formulas as the common systems write them: each must come out as
// its LaTeX, once.
func TestMath(t *testing.T) {
	const mathML = `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>`
	const inline = `<p>Take <code class="language-math">x^2</code> here</p>`
	const block = `<p>Take</p><pre><code class="language-math">x^2</code></pre><p>here</p>`
	for _, c := range []struct{ what, in, want string }{
		{"MathML", "<p>Take " + mathML + " here</p>", inline},
		{"alttext", `<p>Take <math alttext="x^2"><mi>x</mi><mn>2</mn></math> here</p>`, inline},
		{"no LaTeX", `<p>Take <math><mi>x</mi><mo>=</mo><mn>2</mn></math> here</p>`, `<p>Take x=2 here</p>`},
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
