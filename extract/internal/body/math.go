package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Formulas stand in pages two or three times over: as MathML for machines, as
// boxes for the eye, as LaTeX in an annotation, a script or a picture's alt. The
// tree has the LaTeX, once, as code of the language math: inline code in a line,
// a pre for a formula on a line of its own.

// formula reports whether an element is a formula as a whole, and its LaTeX; ""
// where the page has none, and the element's own text must do.
func (b *builder) formula(i int32, n *page.Node) (tex string, display, is bool) {
	switch {
	case n.HTML.Data == "math":
		tex = annotation(b.p, i)
		if tex == "" {
			tex = texOf(b.p.Attr(i, "alttext"))
		}
		if tex == "" {
			tex = latexOf(n.HTML)
		}
		return tex, b.p.Attr(i, "display") == "block", true
	case n.Tag != atom.Span && n.Tag != atom.Div && n.HTML.Data != "mjx-container":
		return "", false, false
	case n.HTML.Data == "mjx-container": // MathJax 3: an assistive MathML at best
		return b.assistive(i), b.p.Attr(i, "display") == "true", true
	case hasClass(b.p, i, "katex", "katex-display"): // KaTeX: MathML and boxes side by side
		return annotation(b.p, i), hasClass(b.p, i, "katex-display") || b.within(i, "katex-display"), true
	case hasClass(b.p, i, "mwe-math-element"): // MediaWiki: MathML and a picture
		tex = annotation(b.p, i)
		for c := i; tex == "" && c < n.End; c++ {
			if b.p.Nodes[c].Tag == atom.Img || b.p.Nodes[c].HTML.Data == "math" {
				tex = texOf(b.p.Attr(c, "alt") + b.p.Attr(c, "alttext"))
			}
		}
		return tex, b.anyDisplay(i), true
	case hasClass(b.p, i, "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML"): // MathJax 2: the script behind it has the LaTeX
		return b.scriptBehind(i)
	}
	return "", false, false
}

// annotation is the LaTeX that MathML below i is annotated with.
func annotation(p *page.Page, i int32) string {
	for c := i; c < p.Nodes[i].End; c++ {
		if n := &p.Nodes[c]; n.HTML.Data == "annotation" && strings.Contains(p.Attr(c, "encoding"), "tex") {
			return texOf(rawText(n.HTML))
		}
	}
	return ""
}

// assistive is the LaTeX of the MathML that MathJax 3 sets beside its boxes for
// screen readers.
func (b *builder) assistive(i int32) string {
	if tex := annotation(b.p, i); tex != "" {
		return tex
	}
	for c := i; c < b.p.Nodes[i].End; c++ {
		if n := b.p.Nodes[c].HTML; n.Data == "math" {
			return latexOf(n)
		}
	}
	return ""
}

// scriptBehind finds the script that MathJax 2 leaves behind its boxes. A preview
// or a display box may stand between.
func (b *builder) scriptBehind(i int32) (tex string, display, is bool) {
	for j := b.p.Nodes[i].End; j < b.p.Len() && j < b.p.Nodes[i].End+6; j++ {
		if n := &b.p.Nodes[j]; n.Tag == atom.Script && strings.HasPrefix(b.p.Attr(j, "type"), "math/tex") {
			return texOf(rawText(n.HTML)), strings.Contains(b.p.Attr(j, "type"), "mode=display"), true
		}
	}
	return "", false, true
}

// within reports whether a parent or grandparent has a class.
func (b *builder) within(i int32, class string) bool {
	up := b.p.Nodes[i].Parent
	return up > 0 && (hasClass(b.p, up, class) || b.p.Nodes[up].Parent > 0 && hasClass(b.p, b.p.Nodes[up].Parent, class))
}

func (b *builder) anyDisplay(i int32) bool {
	for c := i; c < b.p.Nodes[i].End; c++ {
		if b.p.Attr(c, "display") == "block" || hasClass(b.p, c, "mwe-math-fallback-image-display") {
			return true
		}
	}
	return false
}

// texOf takes off LaTeX what systems wrap around it.
func texOf(s string) string {
	s = cleanText(s)
	for _, open := range []string{`{\displaystyle `, `{\textstyle `} {
		if inner, ok := strings.CutPrefix(s, open); ok && strings.HasSuffix(inner, "}") {
			s = strings.TrimSpace(strings.TrimSuffix(inner, "}"))
		}
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, `\(`), `\)`)
	s = strings.TrimSuffix(strings.TrimPrefix(s, `\[`), `\]`)
	return strings.TrimSpace(s)
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// math writes a formula. Where the page has no LaTeX its text is all there is,
// without what stands there a second time.
func (b *builder) math(i int32, tex string, display bool) {
	if tex == "" {
		b.mathText(i)
		return
	}
	if display && len(b.inline) == 0 && b.display(tex) {
		return
	}
	if b.top().kind == verbatim {
		b.addVerbatim(tex)
		return
	}
	b.beginWord()
	if b.isOpen(atom.Code) {
		b.text.WriteString(tex)
		return
	}
	b.flush()
	b.inner().AppendChild(codeElement(tex, "math"))
}

// display writes a formula as a block of its own, where one may stand: a paragraph
// around it becomes one before it and one behind.
func (b *builder) display(tex string) bool {
	around := *b.top()
	inP := around.tag == atom.P && around.kind == inlineOnly
	if !inP && around.kind != blocksOnly && around.kind != flow {
		return false
	}
	b.endLine()
	if inP {
		b.frames = b.frames[:len(b.frames)-1]
	}
	b.frames = append(b.frames, frame{tag: atom.Pre, kind: verbatim, says: b.says.ofCode()})
	b.addCode(tex, "math")
	b.close()
	if inP {
		around.node, around.blocks = nil, false
		b.frames = append(b.frames, around)
	}
	return true
}

// mathText writes a formula by the text of its elements, annotations and boxes
// for the eye left out where there is MathML.
func (b *builder) mathText(i int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		n := &b.p.Nodes[c]
		switch {
		case n.HTML.Data == "annotation", n.HTML.Data == "annotation-xml", n.Tag == atom.Script, hasClass(b.p, c, "katex-html"):
			c = n.End - 1
		case n.Flags&page.IsText != 0 && b.m.Of[c] == page.Keep:
			b.addText(strings.TrimSpace(n.HTML.Data))
		}
	}
}
