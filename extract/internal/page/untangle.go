package page

import (
	"bytes"
	"context"

	"golang.org/x/net/html"
)

// elementAttributes is the most attributes that one element keeps.
const elementAttributes = 1000

// untangle writes a page without the tags that nest too deeply, without formatting
// that is left open too often, without end tags of what is not open, and without
// nodes and attributes over the limits. It is nil for a page that needs none of this.
func untangle(ctx context.Context, data []byte, lim Limits) (loose []byte, warnings []string, err error) {
	u := untangler{data: data, lim: lim, open: map[string]int{}, most: openFormatting}
	z := html.NewTokenizer(ctxReader{ctx, bytes.NewReader(data)})
	for !u.cut && !u.full {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		n := len(z.Raw())
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			u.startTag(z, n, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			keep := u.end(string(name))
			if !keep {
				u.strays++
			}
			u.write(n, u.replaced(string(name), keep))
		default:
			u.write(n, nil)
			u.count(1)
		}
	}
	if ctx.Err() != nil {
		return nil, nil, context.Cause(ctx)
	}
	for _, w := range []struct {
		holds bool
		text  string
	}{{u.dropped, warnFlat}, {u.bare, warnBare}, {u.full, warnAttributes}, {u.cut, warnNodes}} {
		if w.holds {
			warnings = append(warnings, w.text)
		}
	}
	if warnings == nil && !u.raw && u.strays < u.lim.Nodes/10 {
		return nil, nil, nil
	}
	u.differ()
	return u.out.Bytes(), warnings, nil
}

// An untangler knows which elements are open, about as the parser will.
type untangler struct {
	data []byte
	at   int // bytes of data that are dealt with
	lim  Limits
	out  bytes.Buffer
	own  bool // out holds the page so far; before, it is the first bytes of data

	stack      []openTag
	open       map[string]int // by name, of stack
	depth      int            // those of stack that are kept
	formatting []openTag      // that is open, though what it stands in may be closed
	kept       int            // of formatting
	most       int            // of formatting that may be kept
	rebuilt    int            // elements that it became
	roots      int
	nodes      int
	attributes int
	strays     int // end tags that went: of </p> the parser makes a paragraph

	dropped bool // some start tag, but for
	raw     bool // the raw elements of drawings, of which no reader sees anything
	bare    bool // some tag lost attributes
	full    bool // the attributes are over the limit
	cut     bool // the nodes are over the limit
}

type openTag struct {
	name string
	kept bool
}

// write writes the next n bytes of the page, or what stands in their place: nil for
// the bytes themselves. The tokenizer's own are no good for that: it resolves
// references where they stand.
func (u *untangler) write(n int, instead []byte) {
	if instead != nil {
		u.differ()
		u.out.Write(instead)
	} else if u.own {
		u.out.Write(u.data[u.at : u.at+n])
	}
	u.at += n
}

// differ begins a copy of the page, at the first difference.
func (u *untangler) differ() {
	if !u.own {
		u.own = true
		u.out.Grow(len(u.data))
		u.out.Write(u.data[:u.at])
	}
}

func (u *untangler) count(nodes int) {
	u.nodes += nodes
	u.cut = u.nodes >= u.lim.Nodes
}

// replaced is what stands in a tag's place, nil for itself. It keeps apart what was
// before and behind it: words, or a < and a name.
func (u *untangler) replaced(name string, keep bool) []byte {
	switch {
	case keep:
		return nil
	case tagKind(name) == tagFormatting:
		return []byte("<!---->")
	}
	return []byte("\n")
}

func (u *untangler) startTag(z *html.Tokenizer, n int, closed bool) {
	tagName, attributes := z.TagName()
	name := string(tagName)
	if tagKind(name) == tagRaw && u.foreign() && !holdsNoTag(u.data[u.at+n:], name) {
		z.NextIsNotRawText()
		u.raw = true
		u.write(n, []byte("\n"))
		return
	}
	if !u.start(name, closed) {
		u.dropped = true
		u.write(n, u.replaced(name, false))
		return
	}
	u.count(1)
	var instead []byte
	if attributes {
		instead = u.fewer(z, n, closed)
	}
	u.write(n, instead)
}

// fewer is a tag of n bytes with as many attributes as an element may have, nil for all.
func (u *untangler) fewer(z *html.Tokenizer, n int, closed bool) []byte {
	has := 0
	for more := true; more; has++ {
		_, _, more = z.TagAttr()
	}
	u.attributes += has
	u.full = u.attributes > u.lim.Attributes
	if has <= elementAttributes {
		return nil
	}
	u.bare = true
	z = html.NewTokenizer(bytes.NewReader(u.data[u.at : u.at+n])) // that one has read them
	z.Next()
	name, _ := z.TagName()
	tag := append([]byte("<"), name...)
	for range elementAttributes {
		key, value, _ := z.TagAttr()
		tag = append(append(tag, ' '), key...)
		tag = append(append(append(tag, '=', '"'), html.EscapeString(string(value))...), '"')
	}
	if closed {
		tag = append(tag, '/')
	}
	return append(tag, '>')
}

// foreign reports whether a drawing or a formula is open, and no HTML in it.
func (u *untangler) foreign() bool {
	if u.open["svg"]+u.open["math"] == 0 {
		return false
	}
	for _, name := range [...]string{"foreignobject", "desc", "annotation-xml", "mi", "mn", "mo", "ms", "mtext"} {
		if u.open[name] > 0 {
			return false
		}
	}
	return true
}

// start reports whether a start tag stays.
func (u *untangler) start(name string, closed bool) bool {
	switch tagKind(name) {
	case tagVoid, tagRaw:
		return true
	case tagRoot:
		u.roots++
		return u.roots <= manyRoots
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
	if u.rebuilt += u.kept; u.rebuilt > u.lim.Nodes/4 && u.most > 0 {
		u.closeFormatting()
	}
	for len(u.stack) > 0 && closes(name, u.stack[len(u.stack)-1].name) {
		u.pop()
	}
	keep := u.depth < u.lim.Depth || u.depth < u.lim.Depth+leavesDeeper && isLeaf(name)
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
	case tagVoid, tagRaw, tagRoot:
		return true
	case tagFormatting:
		return u.endFormatting(name)
	}
	if u.open[name] == 0 {
		return false
	}
	if name == "a" {
		return u.endLink()
	}
	for {
		top := u.pop()
		if top.name == name {
			return top.kept
		}
	}
}

// endLink takes the last link out of those elements that were opened last: what was
// opened in it stays open.
func (u *untangler) endLink() bool {
	for k := len(u.stack) - 1; k >= max(0, len(u.stack)-deepestDepth); k-- {
		if link := u.stack[k]; link.name == "a" {
			u.stack = append(u.stack[:k], u.stack[k+1:]...)
			u.open["a"]--
			if link.kept {
				u.depth--
			}
			return link.kept
		}
	}
	return false
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
	u.differ()
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
