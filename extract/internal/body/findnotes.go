package body

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A noteFinder looks for footnotes in the kept part of a page. A link is a
// reference if
//
//   - its text is a marker: a number, a letter or two, a symbol (readMarker);
//   - it is set apart from the text: raised, in brackets, or by what its class or
//     role says, or it touches the word before it;
//   - it leads to a note: to a block, or to what a line begins with, that holds a
//     link back to just this place, or that says by its class, role or id, or by
//     that of the list it stands in, that it is a note.
//
// Lists of contents, links to sections and links to the top fail the last test.
type noteFinder struct {
	b      *builder
	p      *page.Page
	out    *footnotes
	links  []noteLink       // fragment links of the kept part, in order
	target map[string]int32 // where each fragment is, -1 for nowhere
	starts []int32          // where markers lead forward to, in order
	heads  []int32          // headings before each node
	spans  map[int32]noteSpan
	lent   map[int32]int32 // by first node of a note: the element around it that is none
}

// A noteLink is a link within the page, or what stands for one.
type noteLink struct {
	node   int32
	frag   string
	target int32 // -1 for none
	marker marker
	is     bool // its text is a marker
	long   bool // its text is longer than any that says: back
	aside  bool // not a link: the place of a note in the margin, which is target
}

// A noteSpan is where a note stands: sibling nodes, up to end. If it is none, end
// is 0.
type noteSpan struct {
	start, end int32
	part       bool // of a block that it shares with other text
}

// findNotes finds the footnotes of what is kept; nil if there is none.
func (b *builder) findNotes() *footnotes {
	f := &noteFinder{b: b, p: b.p, target: map[string]int32{}, spans: map[int32]noteSpan{}, lent: map[int32]int32{}}
	if !f.collect() {
		return nil
	}
	f.out = &footnotes{current: -1, at: map[int32]int32{}, mark: map[int32]int32{}, skip: map[int32]bool{}, lend: map[int32]bool{}, cut: map[int32]cut{}}
	f.resolve()
	f.countHeadings()
	for k := range f.links {
		f.consider(int32(k))
	}
	if len(f.out.list) == 0 {
		return nil
	}
	f.disjoint()
	for k := range f.out.list {
		if n := &f.out.list[k]; n.end > 0 {
			f.strip(n)
		}
	}
	f.stripOthers()
	for k := range f.out.refs {
		f.clear(int32(k))
	}
	return f.out
}

// collect gathers the links, and reports whether one of them has a marker.
func (f *noteFinder) collect() (any bool) {
	own := f.addresses()
	for i := max(f.b.from, f.p.Body()); i < min(f.b.to, f.p.Nodes[f.p.Body()].End); i++ {
		n := &f.p.Nodes[i]
		l := noteLink{node: i, target: -1}
		switch n.Tag {
		case atom.A:
			l.frag = f.fragment(own, f.p.Attr(i, "href"))
		case atom.Sup:
			l.frag = scriptedNote(f.p, i)
		case atom.Span, atom.Small:
			l.node, l.target = f.marginNote(i)
			l.aside = l.target >= 0
		}
		if l.frag == "" && !l.aside || f.b.m.Of[i] != page.Keep && f.b.kept[n.End] == f.b.kept[i] {
			continue
		}
		if l.long = f.p.Chars(i) > 30; l.aside && l.node != i || !l.aside && !l.long {
			l.marker, l.is = readMarker(f.p.TextOf(l.node))
		}
		any = any || l.is || l.aside
		if l.frag != "" {
			f.target[l.frag] = -1
		}
		f.links = append(f.links, l)
	}
	return any
}

// addresses are those under which the page may link to itself.
func (f *noteFinder) addresses() (own []string) {
	for _, u := range []*url.URL{f.p.URL, f.p.Canonical()} {
		if u != nil {
			own = append(own, bare(u.String()))
		}
	}
	return own
}

// bare is an address without its scheme, its fragment and a slash at its end.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "#")
	if _, rest, is := strings.Cut(address, "://"); is {
		address = rest
	}
	return strings.TrimSuffix(address, "/")
}

// fragment is the place on this page that an address leads to, "" for none.
func (f *noteFinder) fragment(own []string, href string) string {
	before, frag, is := strings.Cut(strings.Trim(href, noteSpace), "#")
	if !is || frag == "" {
		return ""
	}
	if before != "" && !slices.Contains(own, bare(f.p.CleanURL(before))) {
		return ""
	}
	return unescaped(frag)
}

func unescaped(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// scriptedNote is the place of the note of a reference that is no link, as the
// footnotes plugin of WordPress writes them: a script finds one by the other's id.
func scriptedNote(p *page.Page, i int32) string {
	name, is := strings.CutPrefix(p.Attr(i, "id"), "footnote_plugin_tooltip_")
	if !is || p.Nodes[i].Flags&page.InLink != 0 {
		return ""
	}
	return "footnote_plugin_reference_" + name
}

// resolve finds the places that the links lead to, by id and by name.
func (f *noteFinder) resolve() {
	for i := f.p.Body(); i < f.p.Nodes[f.p.Body()].End; i++ {
		for _, a := range f.p.Nodes[i].HTML.Attr {
			if a.Val == "" || a.Key != "id" && (a.Key != "name" || f.p.Nodes[i].Tag != atom.A) {
				continue
			}
			name := unescaped(a.Val)
			// GitHub's links leave out what its ids begin with.
			for _, name := range []string{name, strings.TrimPrefix(name, "user-content-")} {
				if at, wanted := f.target[name]; wanted && at < 0 {
					f.target[name] = i
				}
			}
		}
	}
	for k := range f.links {
		l := &f.links[k]
		if !l.aside {
			l.target = f.target[l.frag]
		}
		if l.is && !l.aside && l.target > l.node {
			f.starts = append(f.starts, l.target)
		}
	}
	slices.Sort(f.starts)
	f.starts = slices.Compact(f.starts)
}

func (f *noteFinder) countHeadings() {
	f.heads = make([]int32, f.p.Len()+1)
	for i := range f.p.Len() {
		f.heads[i+1] = f.heads[i]
		if heading(f.p.Nodes[i].Tag) && f.b.kept[f.p.Nodes[i].End] > f.b.kept[i] {
			f.heads[i+1]++
		}
	}
}

// startsIn is how many places that markers lead to stand in a subtree.
func (f *noteFinder) startsIn(i int32) int {
	from, _ := slices.BinarySearch(f.starts, i)
	to, _ := slices.BinarySearch(f.starts, f.p.Nodes[i].End)
	return to - from
}

// linksIn are the links of some nodes, from first up to last.
func (f *noteFinder) linksIn(start, end int32) (first, last int) {
	first = sort.Search(len(f.links), func(k int) bool { return f.links[k].node >= start })
	last = sort.Search(len(f.links), func(k int) bool { return f.links[k].node >= end })
	return first, last
}

// consider takes a link for a reference if it is one.
func (f *noteFinder) consider(k int32) {
	l := &f.links[k]
	switch {
	case l.target < 0:
		return
	case l.aside:
		f.add(k, noteSpan{start: l.target, end: f.p.Nodes[l.target].End})
		return
	case !l.is:
		return
	}
	s := f.spanOf(l.target)
	if s.end == 0 || l.node >= s.start && l.node < s.end || !f.setApart(l) {
		return
	}
	if _, known := f.out.at[s.start]; !known {
		says := f.saysNote(l.target, s)
		if s.start < l.node && (!says || s.part || f.refNear(l.target) >= 0) {
			return // a link back, or to something above
		}
		if !says && !f.linksBack(s, l.node) {
			return
		}
	}
	f.add(k, s)
}

func (f *noteFinder) add(k int32, s noteSpan) {
	l := &f.links[k]
	n, known := f.out.at[s.start]
	if !known {
		n = int32(len(f.out.list))
		f.out.at[s.start] = n
		if up, is := f.lent[s.start]; is {
			f.out.lend[up] = true
		}
		f.out.list = append(f.out.list, footnote{start: s.start, end: s.end, aside: l.aside, label: l.marker.label, number: l.marker.text})
	}
	f.out.list[n].refs = append(f.out.list[n].refs, int32(len(f.out.refs)))
	f.out.refs = append(f.out.refs, noteRef{link: l.node, note: n, in: -1})
}

// setApart reports whether a link differs from the text around it as markers do,
// and links in the midst of a sentence ("see note 3") do not.
func (f *noteFinder) setApart(l *noteLink) bool {
	if l.marker.plain {
		if l.marker.bracket || l.marker.symbol || f.p.Nodes[l.node].Tag == atom.Sup {
			return true
		}
		at := f.p.Nodes[l.node].Text
		if at > 0 && (strings.IndexByte("[(", f.p.Text[at-1]) >= 0 || !isWhite(rune(f.p.Text[at-1])) && f.p.Text[at-1] != 0xa0) {
			return true
		}
		for c := l.node; c < min(f.p.Nodes[l.node].End, l.node+6); c++ {
			if f.p.Nodes[c].Tag == atom.Sup {
				return true
			}
		}
	}
	core := bareMarker(f.p.TextOf(l.node))
	for up, i := 0, l.node; up < 4 && i > f.p.Body() && f.p.Nodes[i].Flags&page.IsBlock == 0; up, i = up+1, f.p.Nodes[i].Parent {
		if l.marker.plain && f.p.Nodes[i].Tag == atom.Sup || f.saysReference(i) && f.isAround(i, core) {
			return true
		}
	}
	return false
}

// linksBack reports whether a note holds a link to the reference. It stands near
// its beginning or its end.
func (f *noteFinder) linksBack(s noteSpan, ref int32) bool {
	const far = 26 // a to z
	first, last := f.linksIn(s.start, s.end)
	for k := first; k < last; k++ {
		if k == first+far && last-k > far {
			k = last - far
		}
		if t := f.links[k].target; t >= 0 && !f.links[k].aside && f.near(t, ref) {
			return true
		}
	}
	return false
}

// near reports whether a place is that of a reference: itself, what is around it
// and no more, or beside it with nothing in between.
func (f *noteFinder) near(t, ref int32) bool {
	a, r := &f.p.Nodes[t], &f.p.Nodes[ref]
	if a.Flags&page.IsBlock != 0 {
		return false
	}
	lo, hi := min(t, ref), max(a.End, r.End)
	return hi-lo <= 40 && f.p.Nodes[hi].Chars-f.p.Nodes[lo].Chars <= f.p.Chars(ref)+6
}

// refNear is the reference that a place is near to, -1 for none.
func (f *noteFinder) refNear(t int32) int32 {
	if t < 0 {
		return -1
	}
	refs := f.out.refs
	k := sort.Search(len(refs), func(k int) bool { return refs[k].link >= t })
	for _, k := range []int{k, k - 1, k + 1} {
		if k >= 0 && k < len(refs) && f.near(t, refs[k].link) {
			return int32(k)
		}
	}
	return -1
}

// disjoint drops notes that overlap one before them, and their references.
func (f *noteFinder) disjoint() {
	order := make([]*footnote, len(f.out.list))
	for k := range f.out.list {
		order[k] = &f.out.list[k]
	}
	slices.SortFunc(order, func(a, b *footnote) int { return int(a.start - b.start) })
	end := int32(0)
	for _, n := range order {
		if n.start >= end {
			end = n.end
			continue
		}
		delete(f.out.at, n.start)
		n.end, n.refs = 0, nil
	}
}
