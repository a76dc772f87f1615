package page

import (
	"bytes"
	"context"

	"golang.org/x/net/html"
)

// A tangled page nests deeper than the parser takes, or leaves formatting open: the
// standard has it rebuilt in every paragraph that follows, so that 46 kB of fonts
// become 2.5 million nodes. Browsers flatten what is deepest and go on. So does
// untangle, before the parser: it drops tags, and never text.
const (
	deepest        = 200 // elements that may be open at once; the parser refuses 513, of which some are its own
	deepestLeaf    = 300 // paragraphs, items, cells and headings may be deeper
	openFormatting = 24

	longestTag = 1024 // bytes in which the end of a tag is looked for
)

// warnFlat is what a page says that was untangled.
const warnFlat = "page nests too deeply or leaves formatting open; its deepest tags were dropped, not their text"

// isTangled looks at the names of tags alone, which costs a few hundredths of
// parsing. It may be wrong about pages that leave many elements open, where untangling
// does no harm.
func isTangled(b []byte) bool {
	depth, formatting := 0, 0
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+2 >= len(b) {
			return false
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
					return false
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
		if end := bytes.IndexByte(b[:min(len(b), longestTag)], '>'); end > 0 && b[end-1] == '/' { // drawings are full of these
			continue
		}
		switch tagKind(string(name[:n])) {
		case tagRaw:
			if step > 0 {
				b = afterRaw(b, name[:n])
			}
		case tagFormatting:
			formatting = max(0, formatting+step)
		case tagOpen:
			depth = max(0, depth+step)
		}
		if depth > deepest || formatting > openFormatting {
			return true
		}
	}
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
)

func tagKind(name string) tag {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "image", "html", "head", "body":
		return tagVoid
	case "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "a":
		return tagImplied
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return tagFormatting
	case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext":
		return tagRaw
	}
	return tagOpen
}

// untangle writes a page without the tags that nest too deeply, without formatting
// that is left open too often, and without end tags of what is not open. limit is
// about how many elements the formatting that is left open may become in all. A page
// that needs none of this is nil.
func untangle(ctx context.Context, data []byte, limit int) ([]byte, error) {
	u := untangler{open: map[string]int{}, limit: limit, most: openFormatting}
	u.out.Grow(len(data))
	z := html.NewTokenizer(ctxReader{ctx, bytes.NewReader(data)})
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if !u.dropped {
				return nil, nil
			}
			return u.out.Bytes(), nil
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw := z.Raw()
			tagName, _ := z.TagName()
			name, keep := string(tagName), false
			switch kind {
			case html.EndTagToken:
				keep = u.end(name)
			default:
				keep = u.start(name, kind == html.SelfClosingTagToken)
				u.dropped = u.dropped || !keep
			}
			// What stands in a tag's place keeps apart what was before and behind it: words,
			// or a < and a name.
			switch {
			case keep:
				u.out.Write(raw)
			case tagKind(name) == tagFormatting:
				u.out.WriteString("<!---->")
			default:
				u.out.WriteByte('\n')
			}
		default:
			u.out.Write(z.Raw())
		}
	}
}

// An untangler knows which elements are open, about as the parser will.
type untangler struct {
	out        bytes.Buffer
	stack      []openTag
	open       map[string]int // by name, of stack
	depth      int            // those of stack that are kept
	formatting []openTag      // that is open, though what it stands in may be closed
	kept       int            // of formatting
	most       int            // of formatting that may be kept
	rebuilt    int            // elements that it became
	limit      int
	dropped    bool // some start tag
}

type openTag struct {
	name string
	kept bool
}

// start reports whether a start tag stays.
func (u *untangler) start(name string, closed bool) bool {
	switch tagKind(name) {
	case tagVoid, tagRaw:
		return true
	case tagFormatting:
		keep := u.kept < u.most
		u.formatting = append(u.formatting, openTag{name, keep})
		if keep {
			u.kept++
		}
		return keep
	}
	if closed && u.open["svg"]+u.open["math"] > 0 {
		return true
	}
	if u.rebuilt += u.kept; u.rebuilt > u.limit && u.most > 0 {
		u.closeFormatting()
	}
	for len(u.stack) > 0 && closes(name, u.stack[len(u.stack)-1].name) {
		u.pop()
	}
	keep := u.depth < deepest || u.depth < deepestLeaf && isLeaf(name)
	if keep {
		u.depth++
	}
	u.stack = append(u.stack, openTag{name, keep})
	u.open[name]++
	return keep
}

// end reports whether an end tag stays.
func (u *untangler) end(name string) bool {
	switch tagKind(name) {
	case tagVoid, tagRaw:
		return true
	case tagFormatting:
		return u.endFormatting(name)
	}
	if u.open[name] == 0 {
		return false
	}
	for {
		top := u.pop()
		if top.name == name {
			return top.kept
		}
	}
}

func (u *untangler) pop() openTag {
	top := u.stack[len(u.stack)-1]
	u.stack = u.stack[:len(u.stack)-1]
	u.open[top.name]--
	if top.kept {
		u.depth--
	}
	return top
}

// endFormatting looks for the last one of a name among those that were opened last.
func (u *untangler) endFormatting(name string) bool {
	for k := len(u.formatting) - 1; k >= max(0, len(u.formatting)-2*openFormatting); k-- {
		if f := u.formatting[k]; f.name == name {
			u.formatting = append(u.formatting[:k], u.formatting[k+1:]...)
			if f.kept {
				u.kept--
			}
			return f.kept
		}
	}
	return false
}

// closeFormatting ends all that is open, and lets no more be opened.
func (u *untangler) closeFormatting() {
	for k := len(u.formatting) - 1; k >= 0; k-- {
		if u.formatting[k].kept {
			u.out.WriteString("</" + u.formatting[k].name + ">")
			u.formatting[k].kept = false
		}
	}
	u.kept, u.most, u.dropped = 0, 0, true
}

func isLeaf(name string) bool {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	}
	return tagKind(name) == tagImplied
}

// closes reports whether the start of an element ends one that was left open.
func closes(name, open string) bool {
	switch open {
	case "p":
		return closesParagraph(name)
	case "li", "option", "optgroup":
		return name == open || open == "option" && name == "optgroup"
	case "dt", "dd":
		return name == "dt" || name == "dd"
	case "a":
		return name == "a"
	case "td", "th":
		return name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "tfoot"
	case "tr":
		return name == "tr" || name == "tbody" || name == "tfoot"
	case "tbody", "thead", "tfoot", "colgroup":
		return name == "tbody" || name == "tfoot" || name == "thead"
	}
	return false
}

// closesParagraph holds for the elements that the standard says end an open p (13.2.6.4.7).
func closesParagraph(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
		"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search",
		"section", "summary", "table", "ul":
		return true
	}
	return false
}
