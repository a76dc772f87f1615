package body

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// cleaner is the state of a cleaning: the body as it was found.
type cleaner struct {
	p          *page.Page
	m          *page.Marks
	kept       []int32  // kept words before each node
	leaves     []int32  // kept text nodes and other leaves before each node
	isLeaf     []bool   // elements that are content by themselves
	from, to   int32    // the nodes between which all kept ones are
	total      int32    // kept words in all
	title      string   // headline, folded
	match      []uint32 // of each element, the steps whose class words it carries, as bits
	anywhere   uint32   // all of these together
	discussion bool
	notFree    bool // the page says that it is not free to read
}

// clean runs all steps on a candidate of an engine that guesses. Site rules say
// themselves what goes.
func clean(p *page.Page, m *page.Marks, title string) {
	c := &cleaner{p: p, m: m, title: fold(title)}
	c.count()
	c.discussion, c.notFree = discussionPage(p), notFree(p)
	if c.hidden() {
		c.count()
	}
	c.matchClasses()
	for k := range steps {
		if c.run(k) {
			c.count()
		}
	}
	c.pullQuotes()
	c.headline()
	c.opening()
	c.dangling()
}

// settle drops from a site rule's choice what no body holds, whoever chose it.
func settle(p *page.Page, m *page.Marks, title string) {
	c := &cleaner{p: p, m: m, title: fold(title)}
	c.count()
	c.pullQuotes()
	c.headline()
}

func (c *cleaner) count() {
	if c.kept == nil {
		c.begin()
	}
	var words, leaves int32
	for i := c.from; i < c.to; i++ {
		if n := &c.p.Nodes[i]; c.m.Of[i] == page.Keep && (n.Flags&page.IsText != 0 || c.isLeaf[i]) {
			leaves++
			if n.Flags&page.IsText != 0 {
				words += c.p.Words(i)
			}
		}
		c.kept[i+1], c.leaves[i+1] = words, leaves
	}
	for i := int(c.to) + 1; i < len(c.kept); i++ {
		c.kept[i], c.leaves[i] = words, leaves
	}
	c.total = words
}

// begin finds where the body is and which elements of it are content by
// themselves. Steps only take away, so that both hold for all counts.
func (c *cleaner) begin() {
	n := len(c.m.Of)
	c.kept, c.leaves, c.isLeaf = make([]int32, n+1), make([]int32, n+1), make([]bool, n)
	c.from = int32(n)
	for i, mark := range c.m.Of {
		if mark == page.Keep {
			c.from, c.to = min(c.from, int32(i)), int32(i)+1
			c.isLeaf[i] = c.p.Nodes[i].Flags&page.IsText == 0 && leaf(&c.p.Nodes[i])
		}
	}
}

// keptIn is how many kept words the subtree of i holds.
func (c *cleaner) keptIn(i int32) int32 { return c.kept[c.p.Nodes[i].End] - c.kept[i] }

// live is the first element from i on of which something is kept, -1 behind the
// last.
func (c *cleaner) live(i int32) int32 {
	for end := c.p.Nodes[c.p.Body()].End; i < end; {
		switch n := &c.p.Nodes[i]; {
		case n.Flags&page.IsText != 0:
			i++
		case c.leaves[n.End] == c.leaves[i]:
			i = n.End
		default:
			return i
		}
	}
	return -1
}

// hasRole is the bit of an element that has a role attribute.
const hasRole = 1 << 31

// matchClasses looks at every class and id once for all steps.
func (c *cleaner) matchClasses() {
	c.match = make([]uint32, len(c.m.Of))
	for i := c.live(c.p.Body() + 1); i >= 0; i = c.live(i + 1) {
		for _, a := range c.p.Nodes[i].HTML.Attr {
			switch a.Key {
			case "class", "id":
				c.match[i] |= matchSteps(a.Val)
			case "role":
				c.match[i] |= hasRole
			}
		}
		c.anywhere |= c.match[i]
	}
}

// run gathers the outermost elements that a step finds, and drops them if they
// are not too much. It reports whether it dropped any.
func (c *cleaner) run(k int) bool {
	s := &steps[k]
	if s.class != nil && c.anywhere&(1<<k) == 0 {
		return false
	}
	var found []int32
	var words int32
	for i := c.live(c.p.Body() + 1); i >= 0; i = c.live(i + 1) {
		if (s.class == nil || c.match[i]&(1<<k) != 0) && c.keptIn(i) <= s.words && (s.test == nil || s.test(c, i)) {
			found = append(found, i)
			words += c.keptIn(i)
			i = c.p.Nodes[i].End - 1
		}
	}
	if len(found) == 0 || words*100 > c.total*s.share {
		return false
	}
	for _, i := range found {
		c.drop(i, s)
	}
	return true
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

// hidden drops what no reader sees, unless nothing else is the body. It reports
// whether it dropped any.
func (c *cleaner) hidden() bool {
	var found []int32
	var words int32
	for i := c.live(c.p.Body()); i >= 0; i = c.live(i + 1) {
		if n := &c.p.Nodes[i]; n.Flags&page.Hidden != 0 {
			found = append(found, i)
			words += c.keptIn(i)
			i = n.End - 1
		}
	}
	if len(found) == 0 || words*2 > c.total {
		return false
	}
	for _, i := range found {
		c.m.DropKept(i, "hidden")
	}
	return true
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
