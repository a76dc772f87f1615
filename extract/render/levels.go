package render

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headingLevel is 1 to 6 for a heading, 0 for anything else.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	return 0
}

// Levels give headings levels of which none is passed over: a page's article
// may begin with h3 and go on with h5, but a whole page of HTML may not. What was
// above another stays above it.
type levels struct {
	top  int   // the level of the headings that are under no other
	open []int // levels, as the page has them, of the headings that the text is under
}

// heading returns the element for the next heading.
func (l *levels) heading(level int) atom.Atom {
	for len(l.open) > 0 && l.open[len(l.open)-1] >= level {
		l.open = l.open[:len(l.open)-1]
	}
	l.open = append(l.open, level)
	return [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}[min(l.top+len(l.open)-2, 5)]
}
