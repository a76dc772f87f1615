package body

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Code stands in pages as highlighters leave it: a pre with an element for each
// word, a table with line numbers in a cell of their own, or a block for each
// line. All of them become one pre with one code that holds the text as it is.

// gutterClass are words of elements that hold line numbers or what one can do
// with code, and none of it.
var gutterClass = []string{"linenos", "lineno", "linenodiv", "line-number", "line-numbers", "line-numbers-rows", "linenumber", "gutter", "rouge-gutter",
	"hljs-ln-numbers", "codemirror-linenumber", "codemirror-gutter-wrapper", "blob-num", "copy", "copybtn", "clipboard", "code-toolbar-item", "toolbar"}

// codeTableClass are words of the tables that highlighters make.
var codeTableClass = []string{"highlighttable", "rouge-table", "lntable", "syntaxhighlighter", "hljs-ln", "crayon-table", "js-file-line-container", "code-table"}

// isCodeBox reports whether an element is one in which an editor puts a block a
// line. What it holds has to confirm what its class says: themes use these words.
func isCodeBox(p *page.Page, i int32) bool {
	if !hasClass(p, i, "CodeMirror-code", "cm-content", "view-lines", "ace_text-layer") {
		return false
	}
	for c := i + 1; c < min(p.Nodes[i].End, i+20); c++ {
		if hasClass(p, c, "CodeMirror-line", "cm-line", "view-line", "ace_line") {
			return true
		}
	}
	return false
}

// pre gathers the text of a block of code as one code element. Elements inside
// that start a line of their own start one here.
func (b *builder) pre(i int32) {
	if k := b.top().kind; k == inlineOnly || k == verbatim {
		b.children(i)
		return
	}
	b.endLine()
	b.open(i, atom.Pre, verbatim)
	b.verbatim(i)
	code := strings.TrimRight(b.text.String(), " \t\n")
	code = withoutBlanks(code)
	b.text.Reset()
	b.addCode(code, b.language(i))
	b.close()
}

// withoutBlanks takes the lines off the beginning of code that hold nothing,
// and the spaces out of other such lines: readers of Markdown do not agree on these.
func withoutBlanks(code string) string {
	if !strings.Contains(code, " \n") && !strings.Contains(code, "\t\n") && !strings.HasPrefix(code, "\n") {
		return code
	}
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			lines[i] = ""
		}
	}
	return strings.TrimLeft(strings.Join(lines, "\n"), "\n")
}

// addCode writes the code of the open pre, unless it is blank.
func (b *builder) addCode(code, language string) {
	if strings.IndexFunc(code, func(r rune) bool { return !unicode.IsSpace(r) }) < 0 {
		return
	}
	pre := b.realise()
	pre.AppendChild(codeElement(code, language))
}

func codeElement(code, language string) *html.Node {
	el := element(atom.Code)
	if language != "" {
		el.Attr = []html.Attribute{{Key: "class", Val: "language-" + language}}
	}
	el.AppendChild(&html.Node{Type: html.TextNode, Data: code})
	return el
}

// isCodeTable reports whether a table is a highlighter's: its class says so, and
// code stands in it.
func (b *builder) isCodeTable(i int32) bool {
	return classHas(b.p, i, codeTableClass) && b.p.Words(i) > 0
}

// verbatim adds the text below i as it is. The gutter is left out. Code right behind code is
// another version, in another dialect, say, of which a style shows one.
func (b *builder) verbatim(i int32) {
	before := atom.Atom(0) // the element right before
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		n := &b.p.Nodes[c]
		switch {
		case n.Flags&page.IsText != 0:
			if n.Flags&page.Silent == 0 && !b.m.Of[c].Dropped() {
				b.addVerbatim(n.HTML.Data)
			}
		case b.m.Of[c].Dropped() || n.Flags&page.Silent != 0 || n.Tag == atom.Button || b.isGutter(c):
		case n.Tag == atom.Br:
			b.addVerbatim("\n")
		default:
			line := n.Flags&page.IsBlock != 0 || isLine(b.p, c) || n.Tag == atom.Code && before == atom.Code
			b.freshLine(line)
			b.verbatim(c)
			b.freshLine(n.Flags&page.IsBlock != 0)
		}
		before = n.Tag
	}
}

// isGutter reports whether an element inside code is no code: its class says so,
// or its style keeps it from being copied.
func (b *builder) isGutter(i int32) bool {
	style := b.p.Attr(i, "style")
	return strings.Contains(strings.ReplaceAll(style, " ", ""), "user-select:none") ||
		b.p.Attr(i, "data-line-number") != "" && b.p.Nodes[i].Tag == atom.Td && isNumber(b.p.Clean(i)) ||
		classHas(b.p, i, gutterClass) || hasClass(b.p, i, "ln", "lnt")
}

func isNumber(s string) bool { return s == "" || number(s, 6) }

// besideCode reports whether a block is what an editor or a highlighter sets next
// to the code: the column of its line numbers, the bar with its buttons.
func besideCode(p *page.Page, i int32) bool {
	return hasClass(p, i, "cm-gutters", "CodeMirror-gutters", "CodeMirror-gutter-wrapper", "ace_gutter", "margin-view-overlays") ||
		hasClass(p, i, "toolbar") && p.Nodes[i].Parent > 0 && hasClass(p, p.Nodes[i].Parent, "code-toolbar")
}

// isLine reports whether an inline element is one of the lines of a block of
// code, which a style sheet parts.
func isLine(p *page.Page, i int32) bool {
	return hasClass(p, i, "line", "code-line", "view-line", "token-line", "cm-line")
}

func (b *builder) freshLine(line bool) {
	if s := b.text.String(); line && s != "" && !strings.HasSuffix(s, "\n") {
		b.text.addByte('\n')
	}
}

// addVerbatim adds text of a pre as it is.
func (b *builder) addVerbatim(s string) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	b.text.add(cleanCode(s))
}

// language is the programming language of a block of code, "" if none is stated:
// by the block or an element in it, or by what a highlighter wraps around it.
func (b *builder) language(i int32) string {
	for c := i; c < min(b.p.Nodes[i].End, i+2000); c++ {
		n := &b.p.Nodes[c]
		if c != i && n.Tag != atom.Pre && n.Tag != atom.Code {
			continue
		}
		if lang := statedLanguage(b.p, c); lang != "" {
			return lang
		}
	}
	for up, level := b.p.Nodes[i].Parent, 0; up > 0 && level < 3; up, level = b.p.Nodes[up].Parent, level+1 {
		if b.p.Words(up) > b.p.Words(i)+20 {
			break // it wraps more than this block and its buttons
		}
		if lang := statedLanguage(b.p, up); lang != "" {
			return lang
		}
	}
	return ""
}

// languagePrefixes stand before a language's name in a class.
var languagePrefixes = []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "brush:", "prettyprint-lang-", "code-"}

// statedLanguage is what the attributes of one element say.
func statedLanguage(p *page.Page, i int32) string {
	for _, key := range []string{"data-lang", "data-language", "data-enlighter-language", "data-code-language"} {
		if lang := languageName(p.Attr(i, key)); lang != "" {
			return lang
		}
	}
	classes := strings.Fields(strings.ReplaceAll(p.Attr(i, "class"), "brush: ", "brush:"))
	for _, prefix := range languagePrefixes {
		for _, class := range classes {
			if name, ok := strings.CutPrefix(class, prefix); ok && (prefix != "code-" || isCode(p.Nodes[i].Tag)) { // "code-wrap" is a box
				if lang := languageName(strings.TrimSuffix(name, ";")); lang != "" {
					return lang
				}
			}
		}
	}
	for k, class := range classes { // "hljs go", "sourceCode python", "go hljs"
		if class != "hljs" && class != "sourceCode" && class != "prettyprint" {
			continue
		}
		for _, other := range append(classes[k+1:], classes[:k]...) {
			if lang := languageName(other); lang != "" && lang != "copy" && !strings.Contains(lang, "-") {
				return lang
			}
		}
	}
	return ""
}

func isCode(tag atom.Atom) bool { return tag == atom.Pre || tag == atom.Code }

// languageName lets through what can stand behind a code fence and is a
// language's name.
func languageName(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "", "none", "plaintext", "plain", "text", "txt", "default", "auto", "nohighlight", "no-highlight", "undefined", "highlight", "block", "wrapper", "container", "toolbar", "linenums", "prettyprint", "hljs", "sourcecode", "snippet", "example":
		return ""
	}
	if len(s) > 20 {
		return ""
	}
	for _, r := range s {
		if r > 'z' || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+#-._", r) {
			return ""
		}
	}
	return s
}
