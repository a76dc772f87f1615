package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// cleaner is the state of a cleaning: the body as it was found.
type cleaner struct {
	p *page.Page
	m *page.Marks
	counts
	from, to   int32         // the nodes between which all kept ones are
	isLeaf     []bool        // those of them that are content by themselves
	total      int32         // kept words in all
	elements   []keptElement // of which something is kept, in order; the body is the first
	all        uint64        // what any of them looks like
	title      string        // headline, folded
	stale      bool          // nodes were dropped since the last count
	discussion bool
	notFree    bool // the page says that it is not free to read
}

// A keptElement is one of which something is kept, with what it looks like: the
// steps whose class words it carries and the looks of steps.go, as bits.
type keptElement struct {
	at    int32
	looks uint64
}

// clean runs all steps on a candidate of an engine that guesses. Site rules say
// themselves what goes.
func clean(p *page.Page, m *page.Marks, o Options) {
	c := &cleaner{p: p, m: m, title: fold(o.Title)}
	c.begin()
	c.discussion, c.notFree = o.KeepComments || discussionPage(p), notFree(p)
	c.hidden()
	c.look()
	for k := range steps {
		c.run(k)
	}
	c.pullQuotes()
	c.headline()
	c.opening()
	c.filed()
	c.dangling()
	for _, i := range o.Keep {
		m.Keep(i)
	}
}

// settle drops from a site rule's choice what no body holds, whoever chose it.
func settle(p *page.Page, m *page.Marks, title string) {
	c := &cleaner{p: p, m: m, title: fold(title)}
	c.begin()
	c.look()
	for k := range steps {
		if name := steps[k].name; name == editStep || name == linkNoteStep {
			c.run(k)
		}
	}
	c.pullQuotes()
	c.headline()
}

// begin finds where the body is and which elements of it are content by
// themselves, and counts. Steps only take away, so that both hold for all counts.
func (c *cleaner) begin() {
	c.from = int32(len(c.m.Of))
	for i, mark := range c.m.Of {
		if mark == page.Keep {
			c.from, c.to = min(c.from, int32(i)), int32(i)+1
		}
	}
	c.to = max(c.from, c.to)
	c.counts, c.isLeaf = newCounts(c.from, c.to), make([]bool, c.to-c.from)
	for i := range c.isLeaf {
		n := &c.p.Nodes[c.from+int32(i)]
		c.isLeaf[i] = n.Flags&page.IsText != 0 || c.m.Of[c.from+int32(i)] == page.Keep && leaf(n)
	}
	c.recount(c.from)
}

// recount counts again from node i on, before which nothing has changed.
func (c *cleaner) recount(i int32) {
	now := c.before(i)
	for i = max(i, c.from); i < c.to; i++ {
		if c.m.Of[i] == page.Keep && c.isLeaf[i-c.from] {
			now.leaves++
			if n := &c.p.Nodes[i]; n.Flags&page.IsText != 0 {
				now.words += c.p.Nodes[i+1].Words - n.Words
			}
		}
		c.running[i-c.from+1] = now
	}
	c.total = now.words
}

// keptIn is how many kept words the subtree of i holds.
func (c *cleaner) keptIn(i int32) int32 {
	return c.before(c.p.Nodes[i].End).words - c.before(i).words
}

// isLive reports whether anything of the subtree of i is kept.
func (c *cleaner) isLive(i int32) bool {
	return c.before(c.p.Nodes[i].End).leaves != c.before(i).leaves
}

// look lists the elements of which something is kept, and looks once at every
// class and id for all steps.
func (c *cleaner) look() {
	body := c.p.Body()
	if !c.isLive(body) {
		return
	}
	email := uint64(0)
	if c.holdsEmail(body) {
		email = looksEmail
	}
	c.elements = append(make([]keptElement, 0, (c.to-c.from)/2+16), keptElement{at: body})
	for i := body + 1; i < min(c.p.Nodes[body].End, c.to); i++ {
		n := &c.p.Nodes[i]
		if n.Flags&page.IsText != 0 {
			continue
		}
		if !c.isLive(i) {
			i = n.End - 1
			continue
		}
		e := keptElement{i, email | looks(c.p, n)}
		for k := range n.HTML.Attr {
			switch a := &n.HTML.Attr[k]; a.Key {
			case "class", "id":
				e.looks |= matchSteps(a.Val)
			case "role":
				e.looks |= looksRole
			}
		}
		c.all |= e.looks
		c.elements = append(c.elements, e)
	}
}

// run gathers the outermost elements that a step finds, and drops them if they
// are not too much.
func (c *cleaner) run(k int) {
	s := &steps[k]
	wanted := s.looks | 1<<k
	if c.all&wanted == 0 {
		return
	}
	var found []int32
	var words, next int32
	for _, e := range c.elements {
		i := e.at
		if e.looks&wanted != 0 && i >= next && c.keptIn(i) <= s.words && c.isLive(i) && (s.test == nil || s.test(c, i)) {
			found = append(found, i)
			words += c.keptIn(i)
			next = c.p.Nodes[i].End
		}
	}
	if len(found) == 0 || words*100 > c.total*s.share {
		return
	}
	for _, i := range found {
		c.drop(i, s)
	}
	c.recount(found[0])
}

// drop takes an element out. What asks for consent to load an embed leaves that.
func (c *cleaner) drop(i int32, s *step) {
	if s.name != cookieStep {
		c.m.DropKept(i, s.name)
		return
	}
	for j := i; j < c.p.Nodes[i].End; j++ {
		if n := &c.p.Nodes[j]; n.Tag == atom.A || !carries(c.p, j) {
			c.m.DropOne(j, s.name)
		}
	}
}

// fold makes two writings of a headline comparable: letters and digits alone,
// in lower case.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if isInvisible(r) {
			continue
		}
		if !page.IsWordRune(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// foldedFirst is the first rune of what fold makes of s, 0 for none.
func foldedFirst(s string) rune {
	for _, r := range s {
		if !isInvisible(r) && page.IsWordRune(r) {
			return unicode.ToLower(r)
		}
	}
	return 0
}

// foldsTo reports whether fold makes the text folded of s.
func foldsTo(s, folded string) bool {
	space, begun := false, false
	for _, r := range s {
		if isInvisible(r) {
			continue
		}
		if !page.IsWordRune(r) {
			space = begun
			continue
		}
		if space {
			if folded == "" || folded[0] != ' ' {
				return false
			}
			folded = folded[1:]
		}
		space, begun = false, true
		want, size := utf8.DecodeRuneInString(folded)
		if size == 0 || unicode.ToLower(r) != want {
			return false
		}
		folded = folded[size:]
	}
	return folded == ""
}
