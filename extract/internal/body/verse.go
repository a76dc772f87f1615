package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Verse is text whose line breaks are the author's. In the tree a stanza is a
// paragraph with a br between its lines, whatever the page makes of it: an
// element for each line, a pre, or white space that a style keeps. A blank line
// parts stanzas. How far a line is indented is not kept: white space where a line
// begins is none. An address is such lines, too.

// verseClass are words of the containers of verse.
var verseClass = []string{"poem", "poetry", "verse", "stanza", "lyrics", "strophe", "linegroup", "line-group", "line-block"}

// verseLineClass are words of one line of it.
var verseLineClass = []string{"line", "verse", "l", "verseline"}

const (
	verseLineWords = 25  // more is no line, unless its class says so
	verseNodes     = 200 // nodes that an address or a line may have
)

// verse writes an element as verse, if it is that, and reports whether it was.
func (b *builder) verse(i int32, n *page.Node) bool {
	if k := b.top().kind; k == inlineOnly || k == verbatim || k == lists {
		return false
	}
	switch n.Tag {
	case atom.Address:
		if !b.isPlainAddress(i) {
			return false
		}
		b.stanza(i)
		return true
	case atom.Div, atom.Section, atom.P, atom.Blockquote, atom.Pre:
	default:
		if n.HTML.Data != "lg" {
			return false
		}
	}
	inside := b.inVerse
	is := n.HTML.Data == "lg" || b.hints(i, hintVerse)
	if !is && !inside {
		return false
	}
	b.inVerse = true
	defer func() { b.inVerse = inside }()
	lines := b.hasLines(i)
	switch {
	case n.Tag == atom.Pre:
		around := b.keepsLines
		b.keepsLines = true
		b.block(i, atom.P, inlineOnly)
		b.keepsLines = around
	case n.Tag == atom.Blockquote && lines:
		b.endLine()
		b.open(i, atom.Blockquote, blocksOnly)
		b.stanza(i)
		b.close()
	case lines:
		b.stanza(i)
	case n.Tag == atom.Blockquote:
		b.block(i, atom.Blockquote, blocksOnly)
	case n.Tag == atom.P:
		b.block(i, atom.P, inlineOnly)
	default:
		b.transparentBlock(i)
	}
	return true
}

// isPlainAddress reports whether an address is lines and nothing else.
func (b *builder) isPlainAddress(i int32) bool {
	n := &b.p.Nodes[i]
	if n.End-i > verseNodes {
		return false
	}
	for c := i + 1; c < n.End; c++ {
		switch b.p.Nodes[c].Tag {
		case atom.Div, atom.Br:
		case atom.Img, atom.P:
			return false
		default:
			if b.p.Nodes[c].Flags&page.IsBlock != 0 {
				return false
			}
		}
	}
	return true
}

// hasLines reports whether the children of an element are lines, each with an
// element of its own.
func (b *builder) hasLines(i int32) bool {
	lines := 0
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		switch n := &b.p.Nodes[c]; {
		case n.Tag == atom.Br:
		case n.Flags&page.IsText != 0:
			if strings.IndexFunc(n.HTML.Data, isPart) >= 0 {
				return false
			}
		case b.p.Words(c) == 0:
		case !b.isVerseLine(c):
			return false
		default:
			lines++
		}
	}
	return lines > 0
}

func (b *builder) isVerseLine(i int32) bool {
	n := &b.p.Nodes[i]
	switch {
	case n.HTML.Data == "l":
		return true
	case n.End-i > verseNodes:
		return false
	case hasClass(b.p, i, "line-block"): // reStructuredText indents by a block in the block
		return b.hasLines(i)
	case hasBlockInside(b.p, i):
		return false
	}
	return classHas(b.p, i, verseLineClass) || n.Tag == atom.Div && b.p.Words(i) <= verseLineWords
}

// hasBlockInside reports whether some element below i is a block.
func hasBlockInside(p *page.Page, i int32) bool {
	for c := i + 1; c < p.Nodes[i].End; c++ {
		if p.Nodes[c].Flags&page.IsBlock != 0 {
			return true
		}
	}
	return false
}

// stanza writes the children of an element as lines of a paragraph. A line
// without words parts two of them.
func (b *builder) stanza(i int32) {
	b.endLine()
	b.open(i, atom.P, inlineOnly)
	b.top().verse = true
	ended := false // the element of a line has ended; a br behind it says the same
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		n := &b.p.Nodes[c]
		isElement := n.Flags&page.IsText == 0 && n.Tag != atom.Br && (n.Flags&page.IsBlock != 0 || b.isVerseLine(c))
		switch {
		case n.Tag == atom.Br && ended:
			ended = false
		case !isElement:
			b.node(c)
			ended = ended && strings.TrimSpace(b.p.TextOf(c)) == ""
		case strings.IndexFunc(b.p.TextOf(c), isPart) < 0 && b.begun:
			b.breaks, ended = 2, true
		default:
			b.boundary()
			b.node(c)
			b.boundary()
			ended = true
		}
	}
	b.close()
}

// keepsLines reports whether a line break in the text of an element is one on the
// page, as its style or a well-known class says; around is what holds outside.
func keepsLines(n *html.Node, around bool) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			if strings.Contains(a.Val, "whitespace-pre-line") || strings.Contains(a.Val, "whitespace-pre-wrap") {
				around = true
			}
		case "style":
			if i := strings.Index(a.Val, "white-space:"); i >= 0 {
				value, _, _ := strings.Cut(a.Val[i+len("white-space:"):], ";")
				value, _, _ = strings.Cut(value, "!")
				switch strings.TrimSpace(value) {
				case "pre", "pre-line", "pre-wrap", "break-spaces":
					around = true
				case "normal", "nowrap":
					around = false
				}
			}
		}
	}
	return around
}
