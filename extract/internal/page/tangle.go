package page

import (
	"bytes"
	"strings"
)

// A tangled page nests deeper than the parser takes, or leaves formatting open: the
// standard has it rebuilt in every paragraph that follows, so that 46 kB of fonts
// become 2.5 million nodes. Browsers flatten what is deepest and go on. So does
// untangle (untangle.go), before the parser: it drops tags, and never text.
const (
	leavesDeeper   = 100 // paragraphs, items, cells and headings may be so much deeper than Limits.Depth
	openFormatting = 24
	manyRoots      = 64 // html and body tags: the parser compares the attributes of all

	longestTag = 1024 // bytes in which the end of a tag is looked for
)

// Warnings of pages of which not all was read.
const (
	warnFlat       = "page nests too deeply or leaves formatting open; its deepest tags were dropped, not their text"
	warnNodes      = "page has more nodes than the limit; the rest was not read"
	warnAttributes = "page has more attributes than the limit; the rest was not read"
	warnBare       = "page has elements with more than 1,000 attributes; the rest of these were dropped"
)

// looked is what a look at a page's tags tells.
type looked struct {
	nodes     int  // about how many elements and texts it has
	tangled   bool // the look ended there
	templates bool // it has templates, or may have, behind where the look ended
}

// look looks for the tags of a page. It sees their names alone, which costs a few
// hundredths of parsing. Of pages that leave many elements open it may say wrongly that
// they are tangled, and untangling does no harm there; it then stops.
func look(b []byte, lim Limits) (l looked) {
	depth, formatting, roots, drawings := 0, 0, 0, 0
	for tags := 0; ; {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+2 >= len(b) {
			return l
		}
		if tags++; tags > lim.Nodes/2 { // about as many texts come with them
			return l.stop()
		}
		if i > 0 && b[i-1] != '>' {
			l.nodes++ // a text
		}
		b = b[i+1:]
		step := 1
		switch {
		case b[0] == '/':
			b, step = b[1:], -1
		case b[0] == '!':
			if bytes.HasPrefix(b, []byte("!--")) {
				end := bytes.Index(b, []byte("-->"))
				if end < 0 {
					return l
				}
				b = b[end:]
			}
			continue
		}
		var name [10]byte
		n := 0
		for n < len(b) && n < len(name) && (b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z' || b[n] >= '0' && b[n] <= '9') {
			name[n] = b[n] | 0x20
			n++
		}
		if n == 0 {
			continue
		}
		l.nodes += max(0, step)
		kind := tagKind(string(name[:n]))
		if kind == tagVoid || kind == tagImplied || step > 0 && closesItself(b) {
			continue
		}
		switch kind {
		case tagRaw:
			if step > 0 && drawings > 0 && !holdsNoTag(b, string(name[:n])) { // there it is none
				return l.stop()
			}
			if step > 0 {
				b = afterRaw(b, name[:n])
				l.nodes++ // what it holds
			}
		case tagFormatting:
			formatting = max(0, formatting+step)
		case tagOpen:
			depth = max(0, depth+step)
			switch string(name[:n]) {
			case "svg", "math":
				drawings = max(0, drawings+step)
			case "template":
				l.templates = true
			}
		case tagRoot:
			roots += max(0, step)
		}
		if depth > lim.Depth || formatting > openFormatting || roots > manyRoots {
			return l.stop()
		}
	}
}

// stop is what a look tells that ends at a tangle.
func (l looked) stop() looked {
	l.tangled, l.templates = true, true
	return l
}

// holdsNoTag reports whether the first tag in b is the end of the element.
func holdsNoTag(b []byte, name string) bool {
	i := bytes.IndexByte(b, '<')
	end := i + len("</") + len(name)
	return i < 0 || end <= len(b) && strings.EqualFold(string(b[i:end]), "</"+name)
}

// closesItself reports whether a tag ends in />, as in drawings most do.
func closesItself(b []byte) bool {
	end := bytes.IndexByte(b[:min(len(b), longestTag)], '>')
	return end > 0 && b[end-1] == '/'
}

// afterRaw is what stands from the end tag of an element on that holds no tags:
// nothing without one.
func afterRaw(b, name []byte) []byte {
	for at := 0; ; at += 2 {
		i := bytes.Index(b[at:], []byte("</"))
		if i < 0 {
			return nil
		}
		if at += i; len(b) >= at+2+len(name) && bytes.EqualFold(b[at+2:at+2+len(name)], name) {
			return b[at:]
		}
	}
}

// The kinds of tags, by what they do to the depth.
type tag uint8

const (
	tagOpen       tag = iota // it must be closed
	tagVoid                  // it holds nothing
	tagImplied               // the next one of its kind closes it
	tagFormatting            // it is rebuilt where it is left open
	tagRaw                   // it holds no tags
	tagRoot                  // there is one; what others say is added to it
)

func tagKind(name string) tag {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "image", "head":
		return tagVoid
	case "html", "body":
		return tagRoot
	case "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "a":
		return tagImplied
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return tagFormatting
	case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext":
		return tagRaw
	}
	return tagOpen
}
