package render

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pre writes a fenced code block.
func (w *markdownWriter) pre(n *html.Node) {
	code := strings.TrimSuffix(rawText(n), "\n")
	if strings.Trim(code, spaceChars) == "" {
		return
	}
	w.begin()
	w.startBlock()
	fence := strings.Repeat("`", max(3, longestRun(code, '`')+1))
	w.buf = append(w.buf, fence...)
	w.buf = append(w.buf, language(n)...)
	for line := range strings.SplitSeq(code, "\n") {
		w.newline()
		if line == "" { // without the prefix's space
			w.buf = bytes.TrimRight(w.buf, " ")
		}
		w.buf = append(w.buf, line...)
	}
	w.newline()
	w.buf = append(w.buf, fence...)
}

// language returns the language of a pre as its class or its code's class names
// it, "" for one that could be more than a name.
func language(pre *html.Node) string {
	lang := languageClass(pre)
	if code := only(pre, atom.Code); code != nil && lang == "" {
		lang = languageClass(code)
	}
	for i := range len(lang) {
		if c := lang[i]; !isAlnum(c) && strings.IndexByte("+-_.#", c) < 0 {
			return ""
		}
	}
	return lang
}

func languageClass(n *html.Node) string {
	lang, _ := strings.CutPrefix(attr(n, "class"), "language-")
	return lang
}

// code writes a code span. A formula (language-math) gets the dollars with which
// GitHub and others know it; elsewhere it reads as code.
func (w *markdownWriter) code(n *html.Node) {
	raw := rawText(n)
	s := collapse(raw)
	if s == "" {
		w.space = w.space || raw != ""
		return
	}
	w.space = w.space || isSpace(raw[0])
	w.flush("`")
	math := languageClass(n) == "math"
	switch {
	case w.needsTag(s):
		w.codeTag(s, n, math)
	case math:
		w.syntax("$")
		w.codeSpan(s)
		w.syntax("$")
	default:
		w.codeSpan(s)
	}
	w.space = isSpace(raw[len(raw)-1])
}

// codeTag writes code as HTML, in which Markdown reads text as everywhere.
func (w *markdownWriter) codeTag(s string, n *html.Node, math bool) {
	if math {
		w.syntax(`<code class="language-math">`)
	} else {
		w.syntax("<code>")
	}
	w.text(s, n)
	w.syntax("</code>")
}

// needsTag reports whether a code span would not read back: right behind another,
// whose backticks it would join; in a table's cell, where \| is a pipe, a
// backslash before a pipe cannot be said; a link's label with ]: in it may be taken
// for that of a definition, which knows no code; and goldmark takes "a`b@c.d`" for
// an e-mail address.
func (w *markdownWriter) needsTag(code string) bool {
	return w.codeEnd == len(w.buf) || w.inCell && strings.Contains(code, `\`) && strings.Contains(code, "|") ||
		w.labels > 0 && strings.Contains(code, "]:") ||
		strings.Contains(code, "@") && !unicode.IsSpace(w.lastRune())
}

func (w *markdownWriter) codeSpan(s string) {
	if w.inCell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	w.syntax(fence)
	pad := s[0] == '`' || s[len(s)-1] == '`'
	if pad {
		w.syntax(" ")
	}
	w.syntax(s)
	if pad {
		w.syntax(" ")
	}
	w.syntax(fence)
	w.codeEnd = len(w.buf)
}

// longestRun returns the length of the longest run of c in s.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		run++
		if s[i] != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
