package body

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// latexOf writes presentation MathML (W3C MathML Core, and MathML 3's mfenced) as
// LaTeX, for formulas that bring no LaTeX of their own. What it does not know
// lends its children, so no symbol is lost.
func latexOf(math *html.Node) string {
	w := mathWriter{}
	w.children(math)
	return strings.TrimSpace(w.b.String())
}

// maxMathDepth bounds the nesting; what lies deeper is left out.
const maxMathDepth = 100

type mathWriter struct {
	b     strings.Builder
	last  byte // what was written last
	depth int
}

// put writes a piece of LaTeX. A letter behind a command would be read as part of
// its name.
func (w *mathWriter) put(s string) {
	if s == "" {
		return
	}
	if w.last == '\\' && isLetter(s[0]) {
		w.b.WriteByte(' ')
	}
	w.b.WriteString(s)
	w.last = s[len(s)-1]
	if i := strings.LastIndexByte(s, '\\'); i >= 0 && i < len(s)-1 && strings.IndexFunc(s[i+1:], notLetter) < 0 {
		w.last = '\\'
	}
}

func notLetter(r rune) bool { return r >= utf8.RuneSelf || !isLetter(byte(r)) }

func (w *mathWriter) children(n *html.Node) {
	if w.depth >= maxMathDepth {
		return
	}
	w.depth++
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			w.element(c)
		}
	}
	w.depth--
}

func (w *mathWriter) element(n *html.Node) {
	parts := elementsOf(n)
	switch n.Data {
	case "mi":
		w.put(identifier(n))
	case "mn":
		w.put(mathText(n))
	case "mo":
		w.put(operator(n))
	case "mtext", "ms":
		if s := mathText(n); s != "" {
			w.put(`\text{` + s + `}`)
		}
	case "mspace":
		w.put(`\ `)
	case "mphantom", "annotation", "annotation-xml":
	case "semantics":
		if len(parts) > 0 {
			w.element(parts[0])
		}
	case "mfenced":
		w.fenced(n, parts)
	case "mtable":
		w.table(parts)
	default:
		if !w.layout(n, parts) {
			w.children(n)
		}
	}
}

// layout writes an element whose children each have a place of their own, and
// reports whether it was one with all of them.
func (w *mathWriter) layout(n *html.Node, parts []*html.Node) bool {
	switch name := n.Data; {
	case name == "msqrt":
		w.put(`\sqrt{`)
		w.children(n)
		w.put("}")
	case name == "mroot" && len(parts) == 2:
		w.around(`\sqrt[`, parts[1], "]")
		w.around("{", parts[0], "}")
	case name == "mfrac" && len(parts) == 2:
		command := `\frac{`
		if t := page.Attr(n, "linethickness"); t == "0" || t == "0px" {
			command = `\binom{`
		}
		w.around(command, parts[0], "}")
		w.around("{", parts[1], "}")
	case (name == "msub" || name == "msup") && len(parts) == 2:
		w.base(parts[0])
		w.script(map[string]string{"msub": "_", "msup": "^"}[name], parts[1])
	case (name == "msubsup" || name == "munderover") && len(parts) == 3:
		w.base(parts[0])
		w.script("_", parts[1])
		w.script("^", parts[2])
	case (name == "munder" || name == "mover") && len(parts) == 2:
		w.stacked(name, parts[0], parts[1])
	default:
		return false
	}
	return true
}

func (w *mathWriter) around(open string, n *html.Node, close string) {
	w.put(open)
	w.element(n)
	w.put(close)
}

// base writes what a script hangs on, in braces unless it is one symbol.
func (w *mathWriter) base(n *html.Node) {
	switch n.Data {
	case "mi", "mn", "mo":
		w.element(n)
	default:
		w.around("{", n, "}")
	}
}

// script writes a sub- or superscript, in braces unless it is one letter or digit.
func (w *mathWriter) script(mark string, n *html.Node) {
	if prime := mathText(n); n.Data == "mo" && mark == "^" && (prime == "′" || prime == "'") {
		w.put("'")
		return
	}
	if s := mathText(n); (n.Data == "mi" || n.Data == "mn") && len(s) == 1 {
		w.put(mark + s)
		return
	}
	w.around(mark+"{", n, "}")
}

// accents are the marks over and under a symbol that LaTeX has a command for.
var accents = map[string]string{"^": `\hat`, "ˆ": `\hat`, "¯": `\overline`, "‾": `\overline`, "―": `\overline`, "→": `\vec`, "⃗": `\vec`, "˙": `\dot`, "¨": `\ddot`,
	"~": `\tilde`, "˜": `\tilde`, "⏞": `\overbrace`, "⏟": `\underbrace`, "_": `\underline`, "ˇ": `\check`, "˘": `\breve`}

// stacked writes munder and mover: limits of an operator, an accent, or whatever
// stands there.
func (w *mathWriter) stacked(name string, base, other *html.Node) {
	mark, set := "^", `\overset{`
	if name == "munder" {
		mark, set = "_", `\underset{`
	}
	accent := accents[strings.TrimSpace(rawText(other))]
	switch {
	case base.Data == "mo" && accent == "" || base.Data == "mi" && functions[mathText(base)]:
		w.element(base)
		w.script(mark, other)
	case other.Data == "mo" && accent != "" && !(name == "munder" && accent == `\overline`):
		w.around(accent+"{", base, "}")
	case other.Data == "mo" && accent != "":
		w.around(`\underline{`, base, "}")
	default:
		w.around(set, other, "}")
		w.around("{", base, "}")
	}
}

func (w *mathWriter) fenced(n *html.Node, parts []*html.Node) {
	or := func(key, otherwise string) string {
		for _, a := range n.Attr {
			if a.Key == key {
				return strings.TrimSpace(a.Val)
			}
		}
		return otherwise
	}
	separators := []rune(strings.ReplaceAll(or("separators", ","), " ", ""))
	w.put(symbols(or("open", "(")))
	for i, c := range parts {
		if i > 0 && len(separators) > 0 {
			w.put(symbols(string(separators[min(i-1, len(separators)-1)])))
		}
		w.element(c)
	}
	w.put(symbols(or("close", ")")))
}

func (w *mathWriter) table(rows []*html.Node) {
	w.put(`\begin{matrix}`)
	for i, tr := range rows {
		if i > 0 {
			w.put(` \\`)
		}
		for k, td := range elementsOf(tr) {
			if k > 0 {
				w.put(" &")
			}
			w.put(" ")
			w.children(td)
		}
	}
	w.put(` \end{matrix}`)
}

// functions are identifiers that LaTeX sets upright by a command of their name.
var functions = map[string]bool{"sin": true, "cos": true, "tan": true, "cot": true, "sec": true, "csc": true, "arcsin": true, "arccos": true, "arctan": true,
	"sinh": true, "cosh": true, "tanh": true, "log": true, "ln": true, "lg": true, "exp": true, "lim": true, "max": true, "min": true, "sup": true, "inf": true,
	"det": true, "dim": true, "ker": true, "gcd": true, "arg": true, "deg": true, "hom": true, "Pr": true}

func identifier(n *html.Node) string {
	s := mathText(n)
	variant := map[string]string{"bold": `\mathbf{`, "double-struck": `\mathbb{`, "script": `\mathcal{`, "fraktur": `\mathfrak{`, "normal": `\mathrm{`}[page.Attr(n, "mathvariant")]
	switch {
	case functions[s]:
		return `\` + s
	case s == "" || variant == "" && utf8.RuneCountInString(s) == 1 || strings.HasPrefix(s, `\`):
		return s
	case variant == "":
		variant = `\mathrm{`
	}
	return variant + s + "}"
}

// operator has spaces around what parts the sides of a formula.
func operator(n *html.Node) string {
	s := mathText(n)
	switch s {
	case "=", "<", ">", "+", "-", `\le`, `\ge`, `\ne`, `\approx`, `\to`, `\in`, `\equiv`, `\sim`, `\Rightarrow`, `\pm`, `\times`, `\cdot`:
		return " " + s + " "
	}
	return s
}

// mathText is the text of a leaf, with LaTeX's names for symbols.
func mathText(n *html.Node) string {
	if n.Data == "mtext" || n.Data == "ms" {
		return symbols(cleanText(rawText(n)))
	}
	return symbols(strings.Join(strings.Fields(cleanText(rawText(n))), ""))
}

// symbols writes each character that LaTeX names, or that means something to it,
// as LaTeX does.
func symbols(s string) string {
	var b strings.Builder
	for _, r := range s {
		name, known := texNames[r]
		switch {
		case known:
			b.WriteString(name)
		case strings.ContainsRune("#$%&_{}", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// texNames are LaTeX's names for what MathML writes as a character. "" is for the
// operators that nobody sees.
var texNames = map[rune]string{
	'\u2061': "", '\u2062': "", '\u2063': "", '\u2064': "", '\\': `\backslash`,
	'−': "-", '×': `\times`, '·': `\cdot`, '⋅': `\cdot`, '÷': `\div`, '±': `\pm`, '∓': `\mp`, '∗': "*", '∘': `\circ`,
	'≤': `\le`, '≥': `\ge`, '≠': `\ne`, '≈': `\approx`, '≡': `\equiv`, '∼': `\sim`, '∝': `\propto`, '≪': `\ll`, '≫': `\gg`,
	'∑': `\sum`, '∏': `\prod`, '∫': `\int`, '∮': `\oint`, '∂': `\partial`, '∇': `\nabla`, '∞': `\infty`, '√': `\surd`,
	'→': `\to`, '←': `\leftarrow`, '↔': `\leftrightarrow`, '⇒': `\Rightarrow`, '⇔': `\Leftrightarrow`, '↦': `\mapsto`,
	'∈': `\in`, '∉': `\notin`, '⊂': `\subset`, '⊆': `\subseteq`, '∪': `\cup`, '∩': `\cap`, '∅': `\emptyset`, '∀': `\forall`, '∃': `\exists`,
	'∧': `\land`, '∨': `\lor`, '¬': `\lnot`, '…': `\ldots`, '⋯': `\cdots`, '⟨': `\langle`, '⟩': `\rangle`, '‖': `\|`, 'ℏ': `\hbar`, 'ℓ': `\ell`,
	'α': `\alpha`, 'β': `\beta`, 'γ': `\gamma`, 'δ': `\delta`, 'ε': `\varepsilon`, 'ϵ': `\epsilon`, 'ζ': `\zeta`, 'η': `\eta`, 'θ': `\theta`, 'κ': `\kappa`,
	'λ': `\lambda`, 'μ': `\mu`, 'ν': `\nu`, 'ξ': `\xi`, 'π': `\pi`, 'ρ': `\rho`, 'σ': `\sigma`, 'τ': `\tau`, 'φ': `\varphi`, 'ϕ': `\phi`, 'χ': `\chi`, 'ψ': `\psi`, 'ω': `\omega`,
	'Γ': `\Gamma`, 'Δ': `\Delta`, 'Θ': `\Theta`, 'Λ': `\Lambda`, 'Π': `\Pi`, 'Σ': `\Sigma`, 'Φ': `\Phi`, 'Ψ': `\Psi`, 'Ω': `\Omega`,
}

func elementsOf(n *html.Node) (list []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			list = append(list, c)
		}
	}
	return list
}
