package render

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML serialises the body tree. Only the elements and attributes of the
// article package's list are written; of others their content. An embed becomes
// a link in a paragraph. A footnote ends with a link back to each of its
// references; between two references that touch a space is written.
func HTML(body *html.Node) string {
	if body == nil {
		return ""
	}
	w := htmlWriter{back: backLinks(body)}
	return string(w.appendBlocks(make([]byte, 0, 8<<10), body))
}

// An htmlWriter appends HTML.
type htmlWriter struct {
	oneLine bool                  // no line break, not even in a pre
	back    map[*html.Node][]byte // see backLinks; nil for none
}

// appendBlocks appends the children of n, a line each.
func (w htmlWriter) appendBlocks(b []byte, n *html.Node) []byte {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c != n.FirstChild {
			b = append(b, '\n')
		}
		b = w.append(b, c)
	}
	return b
}

// append appends n and all below.
func (w htmlWriter) append(b []byte, n *html.Node) []byte {
	if n.Type == html.TextNode {
		return appendText(b, clean(n.Data), w.oneLine)
	}
	switch {
	case isMedia(n):
		return appendMedia(b, n, w.oneLine)
	case !isAllowed(n.DataAtom):
		return w.appendChildren(b, n)
	case n.DataAtom == atom.Sup && n.PrevSibling != nil && refLabel(n.PrevSibling) != "" && refLabel(n) != "":
		b = append(b, ' ')
	}
	tag := n.DataAtom.String()
	b = append(b, '<')
	b = append(b, tag...)
	for _, a := range n.Attr {
		if !isAllowedAttr(n.DataAtom, a.Key, a.Val) {
			continue
		}
		if a.Key == "href" || a.Key == "src" {
			b = appendAddress(b, a.Key, a.Val, w.oneLine)
		} else {
			b = appendAttr(b, a.Key, a.Val, w.oneLine)
		}
	}
	b = append(b, '>')
	if isVoid(n.DataAtom) {
		return b
	}
	if n.DataAtom == atom.Pre && n.FirstChild != nil {
		b = keepFirstNewline(b, n, w.oneLine)
	}
	b = w.appendChildren(b, n)
	if back := w.back[n]; len(back) > 0 {
		if back[0] == ' ' {
			b = append(b, back...)
		} else {
			b = append(append(append(b, "<p>"...), back...), "</p>"...)
		}
	}
	b = append(b, "</"...)
	b = append(b, tag...)
	return append(b, '>')
}

func (w htmlWriter) appendChildren(b []byte, n *html.Node) []byte {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b = w.append(b, c)
	}
	return b
}

// keepFirstNewline doubles a line break that a pre begins with: parsers drop one.
func keepFirstNewline(b []byte, pre *html.Node, oneLine bool) []byte {
	if s := rawText(pre); s != "" && s[0] == '\n' {
		return appendText(b, "\n", oneLine)
	}
	return b
}

// appendMedia appends the link for an embed, in a paragraph unless it is in one.
func appendMedia(b []byte, n *html.Node, oneLine bool) []byte {
	src, label := mediaLink(n)
	if label == "" {
		return b
	}
	alone := n.Parent == nil || n.Parent.Type == html.DocumentNode ||
		isBlock(n.Parent) && n.Parent.DataAtom != atom.P
	switch {
	case alone:
		b = append(b, "<p>"...)
	case n.PrevSibling != nil && !isSpace(b[len(b)-1]):
		b = append(b, ' ')
	}
	if src != "" {
		b = append(b, "<a"...)
		b = appendAddress(b, "href", src, oneLine)
		b = append(b, '>')
	}
	b = appendText(b, label, oneLine)
	if src != "" {
		b = append(b, "</a>"...)
	}
	switch {
	case alone:
		b = append(b, "</p>"...)
	case n.NextSibling != nil && !(n.NextSibling.Type == html.TextNode && n.NextSibling.Data != "" && isSpace(n.NextSibling.Data[0])):
		b = append(b, ' ')
	}
	return b
}

func isVoid(a atom.Atom) bool {
	return a == atom.Br || a == atom.Hr || a == atom.Img || a == atom.Input
}

// isAllowed reports whether an element of this name may be written.
func isAllowed(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Hr, atom.Details, atom.Summary,
		atom.Figure, atom.Figcaption, atom.Img, atom.Small,
		atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.A, atom.Em, atom.Strong, atom.Code, atom.Sub, atom.Sup, atom.Del, atom.Ins,
		atom.Kbd, atom.Abbr, atom.Q, atom.Ruby, atom.Rt, atom.Br, atom.Input:
		return true
	}
	return false
}

// isAllowedAttr reports whether an attribute may be written on an element.
func isAllowedAttr(a atom.Atom, key, val string) bool {
	switch key {
	case "title", "lang", "dir":
		return true
	case "id":
		return a == atom.Sup || a == atom.Li
	case "href":
		return a == atom.A
	case "src", "alt", "width", "height":
		return a == atom.Img
	case "colspan", "rowspan":
		return a == atom.Td || a == atom.Th
	case "start", "reversed":
		return a == atom.Ol
	case "value":
		return a == atom.Li
	case "open":
		return a == atom.Details
	case "class":
		return (a == atom.Code || a == atom.Pre) && strings.HasPrefix(val, "language-")
	case "checked":
		return a == atom.Input
	case "type":
		return a == atom.Input && val == "checkbox" || a == atom.Ol && len(val) == 1 && strings.Contains("aAiI", val)
	}
	return false
}

// appendAttr appends an attribute with a space before it.
func appendAttr(b []byte, key, val string, oneLine bool) []byte {
	b = append(b, ' ')
	b = append(b, key...)
	b = append(b, `="`...)
	b = appendEscaped(b, clean(val), true, oneLine)
	return append(b, '"')
}

// appendAddress appends an attribute that is an address. Characters that stand in
// none are percent-encoded, as browsers encode them or understand them encoded.
func appendAddress(b []byte, key, val string, oneLine bool) []byte {
	if val = clean(val); !strings.ContainsAny(val, "[]{}|\\^`<>\" %#") {
		return appendAttr(b, key, val, oneLine)
	}
	var enc strings.Builder
	path := hostEnd(val)
	fragment := strings.IndexByte(val, '#')
	for i := range len(val) {
		c := val[i]
		switch {
		case i < path: // a number in brackets may be there
		case strings.IndexByte("[]{}|\\^`<>\" ", c) >= 0, c == '#' && i > fragment,
			c == '%' && !(i+2 < len(val) && isHex(val[i+1]) && isHex(val[i+2])):
			enc.WriteByte('%')
			enc.WriteByte("0123456789ABCDEF"[c>>4])
			c = "0123456789ABCDEF"[c&15]
		}
		enc.WriteByte(c)
	}
	return appendAttr(b, key, enc.String(), oneLine)
}

// hostEnd is where an address's path begins, 0 in a relative one.
func hostEnd(address string) int {
	scheme := strings.Index(address, "://")
	if scheme < 0 {
		return 0
	}
	host := scheme + len("://")
	if n := strings.IndexAny(address[host:], "/?#"); n >= 0 {
		return host + n
	}
	return len(address)
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func appendText(b []byte, s string, oneLine bool) []byte {
	return appendEscaped(b, s, false, oneLine)
}

// appendEscaped appends s with entities for what HTML reads as syntax, and with
// oneLine for what Markdown may find before it looks for HTML: line breaks, the
// pipes of tables, in attributes also the ends of labels.
func appendEscaped(b []byte, s string, quoted, oneLine bool) []byte {
	start := 0
	for i := range len(s) {
		entity := ""
		switch c := s[i]; {
		case c == '&':
			entity = "&amp;"
		case c == '<':
			entity = "&lt;"
		case c == '>':
			entity = "&gt;"
		case c == '"' && quoted:
			entity = "&quot;"
		case c == '\n' && oneLine:
			entity = "&#10;"
		case c == '|' && oneLine:
			entity = "&#124;"
		case c == ']' && oneLine && quoted:
			entity = "&#93;"
		default:
			continue
		}
		b = append(b, s[start:i]...)
		b = append(b, entity...)
		start = i + 1
	}
	return append(b, s[start:]...)
}
