package body

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// saysReference reports whether an element says that it is a reference.
func (f *noteFinder) saysReference(i int32) bool {
	for _, a := range f.p.Nodes[i].HTML.Attr {
		switch a.Key {
		case "role", "epub:type":
			if strings.Contains(a.Val, "noteref") || strings.Contains(a.Val, "biblioref") {
				return true
			}
		case "data-fn", "data-footnote-ref":
			return true
		case "class":
			low := lowerASCII(a.Val)
			if strings.Contains(low, "footnote") || strings.Contains(low, "endnote") || strings.Contains(low, "noteref") || strings.Contains(low, "fnref") ||
				strings.Contains(low, "citation") || hasWord(a.Val, low, "fn") || hasWord(a.Val, low, "cite") || hasWord(a.Val, low, "reference") {
				return true
			}
		}
	}
	return false
}

// saysNote reports whether the place of a note says that it is one: the node that
// a link leads to, those around it in the note, or a list or box around that.
func (f *noteFinder) saysNote(target int32, s noteSpan) bool {
	i := target
	for ; i >= s.start && i > f.p.Body(); i = f.p.Nodes[i].Parent {
		if f.says(i, true) {
			return true
		}
	}
	for range 3 {
		switch f.p.Nodes[i].Tag {
		case atom.Article, atom.Main, atom.Body, atom.Html:
			return false
		}
		if i <= 0 || f.says(i, false) {
			return i > 0
		}
		i = f.p.Nodes[i].Parent
	}
	return false
}

// says reports whether an element says that it is a note, or holds notes alone.
func (f *noteFinder) says(i int32, single bool) bool {
	for _, a := range f.p.Nodes[i].HTML.Attr {
		low := lowerASCII(a.Val)
		switch a.Key {
		case "role", "epub:type":
			if strings.Contains(low, "footnote") || strings.Contains(low, "endnote") || strings.Contains(low, "rearnote") || strings.Contains(low, "doc-biblio") {
				return true
			}
		case "data-footnotes":
			return true
		case "class", "id", "name":
			words := notesWords
			if single {
				words = noteWords
			}
			if slices.ContainsFunc(noteParts, func(w string) bool { return strings.Contains(low, w) }) ||
				slices.ContainsFunc(words, func(w string) bool { return hasWord(a.Val, low, w) }) {
				return true
			}
		}
	}
	return false
}

// Class words and ids of notes: parts of a word, words of a note or of a list of
// notes, words of such a list alone.
var (
	noteParts  = []string{"footnote", "endnote", "cite_note", "sidenote", "ftnt"}
	notesWords = []string{"notes", "references", "refs", "reflist", "bibliography", "citations", "ftn", "edn", "fn", "fns"}
	noteWords  = append([]string{"note", "reference", "ref", "citation", "cite", "bib"}, notesWords...)
)
