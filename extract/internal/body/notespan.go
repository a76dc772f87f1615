package body

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// spanOf finds the note around a place that a link leads to.
func (f *noteFinder) spanOf(t int32) noteSpan {
	s, known := f.spans[t]
	if !known {
		s = f.findSpan(t)
		if s.end > 0 && !f.isNoteSized(s) {
			s = noteSpan{}
		}
		f.spans[t] = s
	}
	return s
}

// isNoteSized holds for what has no heading, and is not most of the body.
func (f *noteFinder) isNoteSized(s noteSpan) bool {
	kept := f.b.kept[s.end] - f.b.kept[s.start]
	all := f.b.kept[len(f.b.kept)-1]
	words := f.p.Nodes[s.end].Words - f.p.Nodes[s.start].Words
	return kept > 0 && f.heads[s.end] == f.heads[s.start] && (words < 150 || kept*2 < all)
}

// findSpan climbs from a place to the block that begins with it. What begins a
// line in the midst of a block is a part of that.
func (f *noteFinder) findSpan(t int32) noteSpan {
	s := t
	for f.p.Nodes[s].Flags&page.IsBlock == 0 {
		up := f.p.Nodes[s].Parent
		if up <= f.p.Body() || f.startsIn(up) > 1 || !f.leads(up, s) {
			return f.part(s)
		}
		s = up
	}
	for {
		up := f.p.Nodes[s].Parent
		if up <= f.p.Body() || f.startsIn(up) > 1 || !f.leads(up, s) || !f.frames(up) {
			break
		}
		s = up
	}
	switch f.p.Nodes[s].Tag {
	case atom.Article, atom.Main, atom.Body, atom.Html, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ol, atom.Ul, atom.Dl, atom.Pre, atom.Figure, atom.Tbody, atom.Th:
		return noteSpan{}
	case atom.Dd:
		if dt := f.previous(s); dt > 0 && f.p.Nodes[dt].Tag == atom.Dt && f.isNumber(dt) {
			s = dt
		}
	case atom.Td:
		return noteSpan{}
	}
	return f.whole(s)
}

// frames reports whether a block around a note is a part of it.
func (f *noteFinder) frames(i int32) bool {
	switch f.p.Nodes[i].Tag {
	case atom.Li, atom.Dd, atom.Td, atom.Th, atom.Tr:
		return true
	case atom.Div, atom.Aside, atom.P, atom.Table, atom.Tbody:
		return f.says(i, true)
	}
	return false
}

// leads reports whether nothing but a marker stands in a node before another.
func (f *noteFinder) leads(up, s int32) bool {
	from, to := &f.p.Nodes[up], &f.p.Nodes[s]
	if to.Chars-from.Chars > maxLabel || to.Text-from.Text > 400 {
		return false
	}
	text := strings.Trim(f.p.Text[from.Text:to.Text], noteSpace+noteBrackets+noteArrows+".:")
	if text == "" {
		return true
	}
	m, is := readMarker(text)
	return is && m.plain
}

// isNumber reports whether a node holds no more than the number of a note.
func (f *noteFinder) isNumber(i int32) bool {
	if f.p.Chars(i) > maxLabel {
		return false
	}
	m, is := readMarker(strings.TrimSpace(f.p.TextOf(i)))
	return is && m.plain
}

// whole is the note that the block s begins. A term goes with its definitions,
// and a block that holds the number alone with the one behind it.
func (f *noteFinder) whole(s int32) noteSpan {
	end := f.p.Nodes[s].End
	only := f.p.Nodes[s].Tag != atom.Li && f.isNumber(s)
	for c := f.p.Next(s); c >= 0; c = f.p.Next(c) {
		n := &f.p.Nodes[c]
		switch {
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) == "":
			continue
		case f.p.Nodes[s].Tag == atom.Dt && n.Tag == atom.Dd:
			end = n.End
			continue
		case only && f.p.Nodes[s].Tag != atom.Dt && n.Flags&page.IsBlock != 0 && f.startsIn(c) == 0:
			end = n.End
		}
		break
	}
	f.lendAround(s)
	return noteSpan{start: s, end: end}
}

// lendAround notes that a dl or a table holds notes, not definitions or data.
func (f *noteFinder) lendAround(s int32) {
	up := f.p.Nodes[s].Parent
	switch f.p.Nodes[s].Tag {
	case atom.Dt, atom.Dd:
		if f.p.Nodes[up].Tag == atom.Dl {
			f.lent[s] = up
		}
	case atom.Tr:
		for range 2 {
			if f.p.Nodes[up].Tag != atom.Table {
				up = f.p.Nodes[up].Parent
			}
		}
		if f.p.Nodes[up].Tag == atom.Table {
			f.lent[s] = up
		}
	}
}

// part is the note that begins a line with the inline node s, after a line break
// or a block, and ends before the next, at a block, or at an empty line.
func (f *noteFinder) part(s int32) noteSpan {
	up := f.p.Nodes[s].Parent
	if up <= f.p.Body() {
		return noteSpan{}
	}
	first := f.beginOfLine(up, s)
	if first == 0 {
		return noteSpan{}
	}
	end, breaks := f.p.Nodes[s].End, 0
	for c := f.p.Next(s); c >= 0 && f.startsIn(c) == 0; c = f.p.Next(c) {
		n := &f.p.Nodes[c]
		if n.Flags&page.IsText != 0 && isOpening(n.HTML.Data) {
			continue
		}
		if n.Tag == atom.Br {
			if breaks++; breaks > 1 {
				break
			}
			continue
		}
		breaks = 0
		if n.Flags&page.IsBlock != 0 {
			if heading(n.Tag) || !f.isEmptyOrNumber(s, end) {
				break
			}
			end = n.End
			break
		}
		end = n.End
	}
	for ; up > f.p.Body(); up = f.p.Nodes[up].Parent {
		switch n := &f.p.Nodes[up]; {
		case heading(n.Tag), n.Tag == atom.Pre:
			return noteSpan{}
		case n.Tag == atom.P:
			f.lent[first] = up
			fallthrough
		case n.Flags&page.IsBlock != 0:
			return noteSpan{start: first, end: end, part: true}
		}
	}
	return noteSpan{}
}

func (f *noteFinder) isEmptyOrNumber(start, end int32) bool {
	from, to := &f.p.Nodes[start], &f.p.Nodes[end]
	return to.Chars-from.Chars <= maxLabel && strings.TrimSpace(strings.Trim(f.p.Text[from.Text:to.Text], noteBrackets+".:0123456789")) == ""
}

// isOpening reports whether a text holds no more than what opens a bracket.
func isOpening(s string) bool { return strings.Trim(s, "[("+noteSpace) == "" }

// beginOfLine is where the line begins that an inline node is the first of: the
// node, or a bracket before it, behind a line break, a block or nothing; 0 if it
// stands in the midst of a line.
func (f *noteFinder) beginOfLine(up, s int32) int32 {
	first, c := s, f.previous(s)
	for steps := 0; c > 0; c = f.previous(c) {
		if steps++; steps > 8 {
			return 0
		}
		switch n := &f.p.Nodes[c]; {
		case n.Flags&page.IsText != 0 && isOpening(n.HTML.Data):
			first = c
		case n.Tag == atom.Br, n.Flags&page.IsBlock != 0:
			return first
		case !f.leads(up, s):
			return 0
		}
	}
	return first
}

// previous is the sibling before i, 0 if it is the first.
func (f *noteFinder) previous(i int32) int32 {
	up := f.p.Nodes[i].Parent
	c := i - 1
	if c <= up {
		return 0
	}
	for f.p.Nodes[c].Parent != up {
		c = f.p.Nodes[c].Parent
	}
	return c
}

// marginNote tells a note in the margin, which stands in the midst of the text
// where a script or a style sheet takes it from: a span of that class, behind a
// label and the box that opens it. It returns where its reference is, and the
// note, -1 if that is none.
func (f *noteFinder) marginNote(i int32) (marker, note int32) {
	class := f.p.Attr(i, "class")
	if !strings.Contains(lowerASCII(class), "note") || !classHas(f.p, i, marginWords) || hasWord(class, lowerASCII(class), "number") || f.p.Words(i) == 0 && f.b.kept[i] == f.b.kept[f.p.Nodes[i].End] {
		return i, -1
	}
	marker = i
	for c := f.previous(i); c > 0; c = f.previous(c) {
		n := &f.p.Nodes[c]
		switch {
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) == "":
		case n.Tag == atom.Input:
		case n.Tag == atom.Label, (n.Tag == atom.Sup || n.Tag == atom.Span) && classHas(f.p, c, marginWords) && f.p.Words(c) <= 1:
			return c, i
		default:
			return marker, f.inText(i)
		}
	}
	return marker, f.inText(i)
}

// inText is the node of a note, or -1 if no other text stands in its block.
func (f *noteFinder) inText(i int32) int32 {
	up := f.p.Nodes[i].Parent
	for up > f.p.Body() && f.p.Nodes[up].Flags&page.IsBlock == 0 {
		up = f.p.Nodes[up].Parent
	}
	if f.p.Words(up) > f.p.Words(i) {
		return i
	}
	return -1
}

var marginWords = []string{"sidenote", "marginnote", "margin-note", "side-note", "margin-toggle", "margin-sidenote"}

// clear marks the node of a reference, with all around it that is no text but
// brackets: these go with it.
func (f *noteFinder) clear(k int32) {
	r := &f.out.refs[k]
	if f.out.list[r.note].end == 0 {
		return
	}
	top := r.link
	if n := &f.out.list[r.note]; n.aside {
		f.out.mark[top] = k
		for c := f.p.Nodes[top].End; c < n.start; c++ {
			f.out.skip[c] = true // the box that opens it
		}
		return
	}
	core := bareMarker(f.p.TextOf(top))
	for range 6 {
		up := f.p.Nodes[top].Parent
		if f.p.Nodes[up].Flags&page.IsBlock != 0 || up <= f.p.Body() || !f.isAround(up, core) {
			break
		}
		top = up
	}
	f.out.mark[top] = k
	f.dissolve(f.p.Nodes[top].Parent)
	f.cutBrackets(top)
	f.dropTooltip(top)
}

// isAround reports whether an element holds a marker and at most brackets.
func (f *noteFinder) isAround(i int32, core string) bool {
	n := &f.p.Nodes[i]
	return f.p.Nodes[n.End].Text-n.Text <= int32(len(core))+16 && bareMarker(f.p.TextOf(i)) == core
}

// dissolve lets a sup around several references lend them, if it holds no more
// than signs between them.
func (f *noteFinder) dissolve(sup int32) {
	for range 3 {
		if f.p.Nodes[sup].Tag == atom.Sup || f.p.Nodes[sup].Flags&page.IsBlock != 0 {
			break
		}
		sup = f.p.Nodes[sup].Parent
	}
	n := &f.p.Nodes[sup]
	if n.Tag != atom.Sup || f.out.lend[sup] || n.End-sup > 400 {
		return
	}
	var signs []int32
	for c := sup + 1; c < n.End; {
		if _, is := f.out.mark[c]; is {
			c = f.p.Nodes[c].End
			continue
		}
		if s, is := f.leafText(c); is {
			if !isPunct(s) {
				return
			}
			signs = append(signs, c)
		}
		c++
	}
	for _, c := range signs {
		f.out.skip[c] = true
	}
	f.out.lend[sup] = true
}

// cutBrackets takes brackets off the texts on both sides of a reference.
func (f *noteFinder) cutBrackets(top int32) {
	before, after := f.beside(top-1, -1), f.beside(f.p.Nodes[top].End, 1)
	if before < 0 || after < 0 {
		return
	}
	s, t := f.p.Nodes[before].HTML.Data, f.p.Nodes[after].HTML.Data
	head := strings.TrimRight(s, noteSpace)
	for _, pair := range []string{"[]", "()"} {
		if strings.HasSuffix(head, pair[:1]) && strings.HasPrefix(t, pair[1:]) {
			f.cutTail(before, len(s)-len(head)+1)
			f.out.cut[after] = cut{1, f.out.cut[after].to}
		}
	}
}

// beside is the text node at i, or behind a few tags of inline elements from
// there, -1 if there is none.
func (f *noteFinder) beside(i, step int32) int32 {
	for range 4 {
		if i <= f.p.Body() || i >= f.p.Len() || f.out.skip[i] {
			return -1
		}
		if _, is := f.leafText(i); is {
			return i
		}
		if n := &f.p.Nodes[i]; n.Flags&page.IsBlock != 0 || n.Tag == atom.Br {
			return -1
		}
		i += step
	}
	return -1
}

// dropTooltip drops the copy of a note that the footnotes plugin of WordPress puts
// beside the reference.
func (f *noteFinder) dropTooltip(i int32) {
	for range 3 {
		if next := f.p.Next(i); next >= 0 && strings.Contains(f.p.Attr(next, "class"), "footnote_tooltip") {
			f.dropAll(next)
		}
		i = f.p.Nodes[i].Parent
	}
}

// numberedItem reports whether a note is an item that its list numbers.
func (f *noteFinder) numberedItem(i int32) bool {
	return f.p.Nodes[i].Tag == atom.Li && f.p.Nodes[f.p.Nodes[i].Parent].Tag == atom.Ol
}
