package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Pages write a footnote in dozens of ways, all of them a short link in the text
// and a place on the page that it leads to. findNotes (findnotes.go) says which
// nodes these are; here they are written, all in one form:
//
//	<sup id="fnref-L"><a href="#fn-L">L</a></sup>   the reference
//	<ol> <li id="fn-L"> the note </li> </ol>        where the notes stand
//
// Whether a note can be one is known only once all is written, because parts of a
// page may have gone elsewhere: so the labels and ids come last (finishNotes).
type footnotes struct {
	list []footnote // in the order of their first references
	refs []noteRef  // in the order of the page

	at   map[int32]int32 // the first node of each note
	mark map[int32]int32 // the node of each reference
	skip map[int32]bool  // what leaves nothing: a note's own number and its links back
	lend map[int32]bool  // elements that stand for nothing but the notes or references in them
	cut  map[int32]cut   // texts that begin or end with such a thing

	current int32      // the note that is being written, -1 between notes
	last    *html.Node // the list that the last note went to
}

// A footnote is a note and what became of it. It spans sibling nodes.
type footnote struct {
	start, end int32
	aside      bool   // it stands in the midst of the text and goes to the end of the body
	label      string // the page's own, "" if it is no good
	number     string // what the page calls it in its own text: "1", "note 1", "†"
	refs       []int32
	inner      []int32 // references that stand in it
	node       *html.Node
	live       bool
}

// A noteRef is a reference and what became of it.
type noteRef struct {
	link, note int32
	in         int32 // the note that it stands in, -1 for none
	node       *html.Node
}

// cut is how many bytes of a text are left out on each side.
type cut struct{ from, to int }

// step walks the node i, or the note that begins with it, and returns the node
// to go on with.
func (b *builder) step(i int32) int32 {
	f, end := b.notes, b.p.Nodes[i].End
	if f == nil {
		b.node(i)
		return end
	}
	if k, is := f.mark[i]; is && b.reference(k) {
		return end
	}
	if k, is := f.at[i]; is {
		switch n := &f.list[k]; {
		case n.aside && f.written(n):
			return end
		case !n.aside && b.note(k):
			return n.end
		}
	}
	if !f.skip[i] {
		b.node(i)
	}
	return end
}

// written reports whether a reference to the note has found its place.
func (f *footnotes) written(n *footnote) bool {
	for _, k := range n.refs {
		if f.refs[k].node != nil {
			return true
		}
	}
	return false
}

// lends reports whether the notes ask for an element's children without itself.
func (b *builder) lends(i int32) bool { return b.notes != nil && b.notes.lend[i] }

func (b *builder) lend(i int32) {
	if b.p.Nodes[i].Flags&page.IsBlock == 0 {
		b.children(i)
		return
	}
	b.boundary()
	b.children(i)
	b.boundary()
}

// noteText is what is left of a text node.
func (b *builder) noteText(i int32, s string) string {
	if b.notes == nil {
		return s
	}
	c, is := b.notes.cut[i]
	if !is || c.from+c.to > len(s) {
		return s
	}
	return s[c.from : len(s)-c.to]
}

// reference writes a reference, unless it stands where the tree has none: in
// code, or in a link. It stands close to the word before it.
func (b *builder) reference(k int32) bool {
	if b.top().kind == verbatim {
		return false
	}
	for _, proto := range b.inline {
		if proto.DataAtom == atom.A || proto.DataAtom == atom.Code {
			return false
		}
	}
	b.space, b.gap = false, gap{}
	b.beginWord()
	b.flush()
	r := &b.notes.refs[k]
	r.node, r.in = elementNode(atom.Sup), b.notes.current
	r.node.AppendChild(elementNode(atom.A))
	b.inner().AppendChild(r.node)
	return true
}

func elementNode(tag atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag}
}

// note writes a note as an item: of the list that it stands in, or of a list of
// its own, which notes that follow go on with.
func (b *builder) note(k int32) bool {
	f, top := b.notes, b.top()
	inList := top.tag == atom.Ol || top.tag == atom.Ul
	if !inList && top.kind != blocksOnly && top.kind != flow {
		return false
	}
	b.endLine()
	says := top.says
	if inList {
		top.tag = atom.Ol
		if top.node != nil {
			top.node.Data, top.node.DataAtom = "ol", atom.Ol
		}
	} else {
		list := frame{tag: atom.Ol, kind: lists, says: says}
		if top.node != nil && f.last != nil && top.node.LastChild == f.last {
			list.node = f.last
		}
		b.frames = append(b.frames, list)
	}
	b.frames = append(b.frames, frame{tag: atom.Li, kind: flow, says: says})
	outer := f.current
	f.current = k
	n := &f.list[k]
	for c := n.start; c < n.end; c = b.p.Nodes[c].End {
		b.noteContent(c)
	}
	b.endLine()
	n.node = b.top().node
	b.close()
	f.current = outer
	if !inList {
		f.last = b.top().node
		b.close()
	}
	return true
}

// noteContent walks one of the nodes of a note. The blocks that frame it lend
// their children.
func (b *builder) noteContent(i int32) {
	if b.notes.skip[i] {
		return
	}
	if k, is := b.notes.mark[i]; is && i != b.notes.list[b.notes.current].start && b.reference(k) {
		return
	}
	switch b.p.Nodes[i].Tag {
	case atom.Li, atom.P, atom.Div, atom.Aside, atom.Section, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th:
		b.lend(i)
	default:
		b.node(i)
	}
}

// finishNotes writes the notes that stood in the midst of the text, and gives
// all of them their labels. A note is one if a reference outside of notes leads
// to it, or one inside such a note.
func (b *builder) finishNotes() {
	f := b.notes
	if f == nil {
		return
	}
	for k := range f.list {
		if n := &f.list[k]; n.aside && f.written(n) {
			b.note(int32(k))
		}
	}
	b.endLine()
	f.trace()
	f.name()
	for k := range f.refs {
		r := &f.refs[k]
		if r.node == nil {
			continue
		}
		if n := &f.list[r.note]; !n.live {
			b.plainReference(r)
		}
	}
	for k := range f.list {
		if n := &f.list[k]; n.live {
			f.connect(n)
		}
	}
	f.number()
}

// trace finds the live notes.
func (f *footnotes) trace() {
	var queue []int32
	reach := func(k int32) {
		if n := &f.list[k]; !n.live && n.node != nil {
			n.live = true
			queue = append(queue, k)
		}
	}
	for k := range f.refs {
		switch r := &f.refs[k]; {
		case r.node == nil:
		case r.in < 0:
			reach(r.note)
		default:
			f.list[r.in].inner = append(f.list[r.in].inner, r.note)
		}
	}
	for len(queue) > 0 {
		n := &f.list[queue[0]]
		queue = queue[1:]
		for _, k := range n.inner {
			reach(k)
		}
	}
}

// name gives each live note a label of its own: the page's if no other note has
// it, in any case of letters, else a number that is free.
func (f *footnotes) name() {
	taken := map[string]bool{}
	for k := range f.list {
		if n := &f.list[k]; n.live && n.label != "" {
			if low := strings.ToLower(n.label); taken[low] {
				n.label = ""
			} else {
				taken[low] = true
			}
		}
	}
	number, place := 0, 0
	for k := range f.list {
		n := &f.list[k]
		if !n.live {
			continue
		}
		place++
		if n.label != "" {
			continue
		}
		for number = max(number+1, place); taken[strconv.Itoa(number)]; number++ {
		}
		n.label = strconv.Itoa(number)
	}
}

// connect writes the ids and the links of a note and its references.
func (f *footnotes) connect(n *footnote) {
	n.node.Attr = append(n.node.Attr, html.Attribute{Key: "id", Val: "fn-" + n.label})
	count := 0
	for _, k := range n.refs {
		sup := f.refs[k].node
		if sup == nil {
			continue
		}
		count++
		id := "fnref-" + n.label
		if count > 1 {
			id += "-" + strconv.Itoa(count)
		}
		sup.Attr = []html.Attribute{{Key: "id", Val: id}}
		a := sup.FirstChild
		a.Attr = []html.Attribute{{Key: "href", Val: "#fn-" + n.label}}
		a.AppendChild(&html.Node{Type: html.TextNode, Data: n.label})
	}
}

// plainReference makes the link on the page of a reference whose note went
// elsewhere.
func (b *builder) plainReference(r *noteRef) {
	text := cleanText(b.p.TextOf(r.link))
	if text == "" {
		text = "*"
	}
	a := r.node.FirstChild
	if href := b.p.CleanURL(b.p.Attr(r.link, "href")); href != "" {
		a.Attr = []html.Attribute{{Key: "href", Val: href}}
		a.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		return
	}
	r.node.RemoveChild(a)
	r.node.AppendChild(&html.Node{Type: html.TextNode, Data: text})
}

// number makes the lists of notes count as their labels do: it says where they
// begin, and parts them where the labels leave a gap.
func (f *footnotes) number() {
	labels := map[*html.Node]int{}
	seen := map[*html.Node]bool{}
	var all []*html.Node
	for k := range f.list {
		n := &f.list[k]
		if n.node == nil {
			continue
		}
		if list := n.node.Parent; !seen[list] {
			seen[list] = true
			all = append(all, list)
		}
		if v, err := strconv.Atoi(n.label); n.live && err == nil {
			labels[n.node] = v
		}
	}
	for _, list := range all {
		numberList(list, labels)
	}
}

// numberList moves the items of a list into lists that count without a gap.
func numberList(list *html.Node, labels map[*html.Node]int) {
	var items []*html.Node
	for li := list.FirstChild; li != nil; li = list.FirstChild {
		list.RemoveChild(li)
		items = append(items, li)
	}
	for from := 0; from < len(items); {
		start, known, to := 1, false, from
		for ; to < len(items); to++ {
			v, is := labels[items[to]]
			if !is {
				continue
			}
			if !known && v >= to-from {
				start, known = v-(to-from), true
			}
			if v != start+to-from {
				break
			}
		}
		if to == from { // an item that no list begins with
			to++
		}
		for _, li := range items[from:to] {
			list.AppendChild(li)
		}
		setStart(list, start)
		if from = to; from < len(items) {
			next := elementNode(atom.Ol)
			list.Parent.InsertBefore(next, list.NextSibling)
			list = next
		}
	}
}

func setStart(list *html.Node, start int) {
	attr := make([]html.Attribute, 0, len(list.Attr)+1)
	for _, a := range list.Attr {
		if a.Key != "start" {
			attr = append(attr, a)
		}
	}
	if start != 1 {
		attr = append(attr, html.Attribute{Key: "start", Val: strconv.Itoa(start)})
	}
	list.Attr = attr
}
