package page

// A Mark says what became of a node. The zero Mark means that nobody decided.
type Mark uint16

const (
	None Mark = 0 // not part of the candidate
	Keep Mark = 1 // part of the body
	// Larger marks mean dropped; Marks.Reason names why.
)

// Dropped reports whether somebody took the node out.
func (m Mark) Dropped() bool { return m > Keep }

// Marks are a candidate body: a mark for each node of a page's table. The
// leaves count (text, pictures, line breaks); an element is in the body when
// one of its leaves is.
type Marks struct {
	Of      []Mark
	page    *Page
	reasons []string

	Captions []int32 // nodes that a rule calls the caption of a picture
	NoNotes  bool    // a rule says that links to notes are links like others
}

// NewMarks returns marks for p on which nothing is decided yet.
func NewMarks(p *Page) *Marks { return &Marks{Of: make([]Mark, p.Len()), page: p} }

// Keep marks the whole subtree of i as kept.
func (m *Marks) Keep(i int32) {
	for j := i; j < m.page.Nodes[i].End; j++ {
		m.Of[j] = Keep
	}
}

// Drop takes the whole subtree of i out, for a reason: a cleaning step's name
// or a rule's file and line.
func (m *Marks) Drop(i int32, reason string) {
	mark := m.mark(reason)
	for j := i; j < m.page.Nodes[i].End; j++ {
		m.Of[j] = mark
	}
}

// DropKept is Drop for those nodes alone that are kept so far; what an earlier
// step dropped keeps its reason.
func (m *Marks) DropKept(i int32, reason string) {
	mark := m.mark(reason)
	for j := i; j < m.page.Nodes[i].End; j++ {
		if m.Of[j] == Keep {
			m.Of[j] = mark
		}
	}
}

// DropOne is DropKept for the node i without what is below it.
func (m *Marks) DropOne(i int32, reason string) {
	if m.Of[i] == Keep {
		m.Of[i] = m.mark(reason)
	}
}

// DropAlone marks the node i as dropped, whatever it was, without what is below it.
func (m *Marks) DropAlone(i int32, reason string) { m.Of[i] = m.mark(reason) }

// A Removal is a node that a rule takes out, and why.
type Removal struct {
	Node   int32
	Reason string
	Hint   bool // it may be left out where it takes too much
}

// Restore keeps again what a removal took.
func (m *Marks) Restore(r Removal) {
	for i := r.Node; i < m.page.Nodes[r.Node].End; i++ {
		if m.Reason(i) == r.Reason {
			m.Of[i] = Keep
		}
	}
}

// Remove takes all of these nodes out of what is kept.
func (m *Marks) Remove(list []Removal) {
	for _, r := range list {
		m.DropKept(r.Node, r.Reason)
	}
}

func (m *Marks) mark(reason string) Mark {
	for k, r := range m.reasons {
		if r == reason {
			return Mark(k) + Keep + 1
		}
	}
	m.reasons = append(m.reasons, reason)
	return Mark(len(m.reasons)) + Keep
}

// Reason names why a node was dropped, "" if it was not.
func (m *Marks) Reason(i int32) string {
	if !m.Of[i].Dropped() {
		return ""
	}
	return m.reasons[m.Of[i]-Keep-1]
}

// Words counts the words of the kept text.
func (m *Marks) Words() int32 {
	var sum int32
	for i, mark := range m.Of {
		if n := &m.page.Nodes[i]; mark == Keep && n.Flags&IsText != 0 {
			sum += m.page.Words(int32(i))
		}
	}
	return sum
}

// Clone copies the marks, to try something on them.
func (m *Marks) Clone() *Marks {
	return &Marks{Of: append([]Mark(nil), m.Of...), page: m.page, reasons: append([]string(nil), m.reasons...)}
}
