package render

import (
	"strings"

	"golang.org/x/net/html"
)

// openLabel begins the label of a link ("[") or of an image ("![").
func (w *markdownWriter) openLabel(bracket string) {
	if last := len(w.buf) - 1; last >= 0 && w.buf[last] == '!' && bracket == "[" {
		// Text never escapes a !, so this one has no backslash yet.
		w.buf = append(w.buf[:last], `\!`...)
	}
	w.buf = append(w.buf, bracket...)
	w.labels++
}

// closeLink ends the label of a link: ](href "title").
func (w *markdownWriter) closeLink(a *html.Node) {
	w.destination(attr(a, "href"), attr(a, "title"))
}

// image writes ![alt](src "title").
func (w *markdownWriter) image(n *html.Node) {
	src := attr(n, "src")
	if src == "" {
		return
	}
	w.flush("!")
	w.atLine = false
	w.openLabel("![")
	w.text(collapse(attr(n, "alt")), nil)
	w.labels--
	w.destination(src, attr(n, "title"))
}

// media writes an embed as a link.
func (w *markdownWriter) media(n *html.Node) {
	src, label := mediaLink(n)
	if src == "" {
		w.text(label, n)
		return
	}
	w.space = true
	w.flush("[")
	w.atLine = false
	w.openLabel("[")
	w.text(label, nil)
	w.labels--
	w.destination(src, "")
	w.space = true
}

// destination writes what follows a label: ](url "title"), or a reference to it.
func (w *markdownWriter) destination(url, title string) {
	url, title = clean(url), collapse(clean(title))
	if w.numbers != nil {
		w.refer(url, title)
		return
	}
	w.buf = append(w.buf, "]("...)
	w.target(url, title)
	w.buf = append(w.buf, ')')
}

// target writes an address, and its title in quotes.
func (w *markdownWriter) target(url, title string) {
	w.url(url)
	if title != "" {
		w.buf = append(w.buf, ` "`...)
		w.title(title)
		w.buf = append(w.buf, '"')
	}
}

// url writes an address. Characters that would end it are percent-encoded, which
// every reader of Markdown understands, unlike backslashes and angle brackets.
func (w *markdownWriter) url(s string) {
	path := 0
	if strings.IndexByte(s, '[') >= 0 {
		path = hostEnd(s) // a number in brackets may be before it
	}
	for i := range len(s) {
		switch c := s[i]; c {
		case ' ', '\n', '\t', '(', ')', '<', '>', '"', '\\', '`', '|', '[', ']':
			if i < path && (c == '[' || c == ']') {
				w.buf = append(w.buf, c)
				continue
			}
			w.buf = append(w.buf, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		case '&':
			w.buf = append(w.buf, c)
			if isEntity(s[i+1:]) {
				w.buf = append(w.buf, "amp;"...)
			}
		default:
			w.buf = append(w.buf, c)
		}
	}
}

// title writes what stands between the quotes of a link's title.
func (w *markdownWriter) title(s string) {
	for i := range len(s) {
		c := s[i]
		if c == '"' || c == '\\' || c == '&' && isEntity(s[i+1:]) || c == '|' && w.inCell {
			w.buf = append(w.buf, '\\')
		}
		w.buf = append(w.buf, c)
	}
}
