package render

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A footnote of the body tree is an item li#fn-L of an ol; its references are
// sup#fnref-L > a[href=#fn-L]. In Markdown they are [^L], and [^L]: with the note
// behind it where that stands. Readers of Markdown drop a note that nothing refers
// to, some of them also where it is referred to from itself alone, and read no
// reference in HTML. So a note is written as one only if readers keep it; else it
// is an item of an ordinary list, and the references to it are raised links.

// maxLabel is the most characters of a footnote's label.
const maxLabel = 20

func isLabel(s string) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) {
			return false
		}
	}
	return s != "" && len(s) <= maxLabel
}

// noteLabel returns the label of a note, "" if n is none.
func noteLabel(n *html.Node) string {
	label, is := strings.CutPrefix(attr(n, "id"), "fn-")
	if n.DataAtom != atom.Li || !is || !isLabel(label) {
		return ""
	}
	return label
}

// refLabel returns the label of the note that a reference is to, "" if n is none.
func refLabel(n *html.Node) string {
	if n.DataAtom != atom.Sup || !strings.HasPrefix(attr(n, "id"), "fnref-") {
		return ""
	}
	a := only(n, atom.A)
	if a == nil {
		return ""
	}
	label, is := strings.CutPrefix(attr(a, "href"), "#fn-")
	if !is || !isLabel(label) {
		return ""
	}
	return label
}

// keptNotes returns the labels of the notes that readers of Markdown keep: those
// in lists of the outermost level, with a reference to them in the text or in such
// a note that is written as one. Labels that differ in case alone are one.
func keptNotes(body *html.Node) map[string]*html.Node {
	notes := map[string]*html.Node{}
	outermostNotes(body, notes)
	if len(notes) == 0 {
		return nil
	}
	kept := map[string]*html.Node{}
	var queue []*html.Node
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if label := refLabel(c); label != "" {
				li := notes[strings.ToLower(label)]
				if li != nil && noteLabel(li) == label && kept[label] == nil {
					kept[label] = li
					queue = append(queue, li)
				}
				continue
			}
			switch c.DataAtom {
			case atom.A, atom.Code, atom.Pre:
				continue
			case atom.Table:
				if rows := rowsOf(c, nil); isRawTable(rows) {
					if caption := c.FirstChild; caption.DataAtom == atom.Caption {
						visit(caption)
					}
					continue
				}
			case atom.Li:
				if notes[strings.ToLower(noteLabel(c))] == c {
					continue
				}
			}
			visit(c)
		}
	}
	visit(body)
	for len(queue) > 0 {
		li := queue[0]
		queue = queue[1:]
		visit(li)
	}
	return kept
}

// outermostNotes gathers the notes that stand in no container of Markdown, by
// their labels in lower case.
func outermostNotes(parent *html.Node, notes map[string]*html.Node) {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		switch n.DataAtom {
		case atom.Details:
			outermostNotes(n, notes)
		case atom.Ol:
			for li := n.FirstChild; li != nil; li = li.NextSibling {
				if low := strings.ToLower(noteLabel(li)); low != "" && notes[low] == nil {
					notes[low] = li
				}
			}
		}
	}
}

// keepsNote reports whether an item is written as a note.
func (w *markdownWriter) keepsNote(li *html.Node) bool {
	return len(w.notes) > 0 && w.notes[noteLabel(li)] == li
}

// holdsNote reports whether an item of a list is written as a note.
func (w *markdownWriter) holdsNote(list *html.Node) bool {
	if len(w.notes) == 0 {
		return false
	}
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if w.keepsNote(li) {
			return true
		}
	}
	return false
}

// reference writes [^L], if n is a reference to a note that is kept.
func (w *markdownWriter) reference(n *html.Node) bool {
	label := refLabel(n)
	if label == "" || w.notes[label] == nil || within(w.spans, atom.A) {
		return false
	}
	w.flush("[")
	if last := len(w.buf) - 1; last >= 0 && w.buf[last] == '!' {
		w.buf = append(w.buf[:last], `\!`...) // else an image begins
	}
	w.buf = append(w.buf, "[^"...)
	w.buf = append(w.buf, label...)
	w.buf = append(w.buf, ']')
	w.refEnd, w.refAtLine, w.atLine = len(w.buf), w.atLine, false
	return true
}

// refGuard reports whether the character c, behind a reference, would make a link
// or a note of it.
func (w *markdownWriter) refGuard(c byte) bool {
	return len(w.buf) == w.refEnd && (c == '(' || c == ':' && w.refAtLine)
}

// noteList writes a list that holds notes; items that are none keep their numbers.
func (w *markdownWriter) noteList(n *html.Node) {
	numbers, tight := numbersOf(n), true
	for li := n.FirstChild; li != nil && tight; li = li.NextSibling {
		tight = isInlineOnly(li)
	}
	afterNote := false
	for li := n.FirstChild; li != nil; li = li.NextSibling {
		if w.keepsNote(li) {
			w.separate(tight && afterNote)
			outer := w.tight
			w.tight = false
			w.in(noteMarker(li), "    ", func() { w.blocks(li) })
			w.tight, w.lastList, afterNote = outer, 0, true
			numbers = numbers[1:]
			continue
		}
		first, count := li, 1
		for ; li.NextSibling != nil && !w.keepsNote(li.NextSibling); count++ {
			li = li.NextSibling
		}
		w.items(first, li, numbers[:count])
		numbers, afterNote = numbers[count:], false
	}
}

// noteMarker returns what a note begins with. Not every reader counts the columns
// of a list or of code on the same line, so that blocks begin on the next.
func noteMarker(li *html.Node) string {
	marker := "[^" + noteLabel(li) + "]:"
	if first := li.FirstChild; first != nil && isBlock(first) && first.DataAtom != atom.P {
		return marker + "\n    "
	}
	return marker + " "
}

func isInlineOnly(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isBlock(c) {
			return false
		}
	}
	return true
}

// backLinks are the links from notes back to their references, as HTML: by the
// element that they are written at the end of, the note or its last paragraph.
func backLinks(body *html.Node) map[*html.Node][]byte {
	notes := map[string]*html.Node{}
	var refs []*html.Node
	for n := range body.Descendants() {
		if label := noteLabel(n); label != "" && notes[label] == nil {
			notes[label] = n
		} else if refLabel(n) != "" {
			refs = append(refs, n)
		}
	}
	back := map[*html.Node][]byte{}
	for _, sup := range refs {
		place := notes[refLabel(sup)]
		if place == nil {
			continue
		}
		if last := place.LastChild; last != nil && last.DataAtom == atom.P {
			place = last
		}
		b := back[place]
		if len(b) > 0 || place.LastChild == nil || !isBlock(place.LastChild) {
			b = append(b, ' ')
		}
		b = append(b, "<a"...)
		b = appendAttr(b, "href", "#"+attr(sup, "id"), false)
		back[place] = append(b, ">↩</a>"...)
	}
	return back
}
