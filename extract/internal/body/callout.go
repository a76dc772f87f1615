package body

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A callout (note, tip, warning, admonition, alert) and an aside stand beside the
// text. In the tree each is a blockquote, and its title, where the page shows one,
// a paragraph in strong. Its icon goes. Markdown's "[!NOTE]" is not written: that
// word is not the page's.

// calloutClass are classes, whole ones, of callouts as generators and systems
// name them. Their parts are named callout-icon, alert-content and so on.
var calloutClass = []string{"admonition", "admonitionblock", "theme-admonition", "callout", "bs-callout", "bd-callout", "alert", "markdown-alert",
	"notice", "note", "tip", "hint", "warning", "caution", "important", "danger", "attention", "infobox", "info-box", "notecard", "custom-block",
	"starlight-aside", "confluence-information-macro", "kg-callout-card", "notion-callout-block"}

// noCalloutClass are words of what may look like one and is not: notes that the
// text refers to, and links to other pages of a wiki.
var noCalloutClass = []string{"footnote", "footnotes", "footnote-list", "endnote", "endnotes", "references", "hatnote", "toc", "pagination"}

// calloutTitle are words of the element with a callout's title.
var calloutTitle = []string{"title", "heading", "header"}

const (
	calloutDepth = 3  // callouts in callouts
	titleWords   = 15 // of a callout
)

// callout writes an element as a callout, if it is one, and reports whether it was.
func (b *builder) callout(i int32, n *page.Node) bool {
	switch k := b.top().kind; {
	case k == inlineOnly, k == verbatim, !b.isCallout(i, n):
		return false
	case b.top().callout && b.wordsIn(b.top().at) == b.wordsIn(i): // its parent said so already
		b.transparentBlock(i)
		return true
	}
	b.endLine()
	b.open(i, atom.Blockquote, blocksOnly)
	b.top().callout = true
	b.callouts++
	if n.Tag == atom.P {
		b.block(i, atom.P, inlineOnly)
	} else {
		b.children(i)
	}
	b.callouts--
	b.close()
	return true
}

// isCallout reports whether an element is beside the text and not the text itself,
// whatever its class says: that has no more than half of the words.
func (b *builder) isCallout(i int32, n *page.Node) bool {
	switch n.Tag {
	case atom.Aside:
	case atom.Div, atom.Section, atom.Details, atom.Blockquote, atom.P, atom.Figure:
		if !(b.hints(i, hintCallout) && hasCalloutClass(n.HTML)) && !isNoteRole(page.Attr(n.HTML, "role")) {
			return false
		}
	default:
		return false
	}
	words := b.wordsIn(i)
	return words > 0 && words*2 <= b.whole().words && b.callouts < calloutDepth &&
		b.pics.from(b.p, i) <= 1+int(words)/10 && !strings.HasPrefix(page.Attr(n.HTML, "role"), "doc-footnote") &&
		!classHas(b.p, i, noCalloutClass) && !b.onlyFigures(i, words)
}

// onlyFigures reports whether a box has no words but those of the figures in it.
func (b *builder) onlyFigures(i, words int32) bool {
	if b.figs.below(b.p, i) == 0 {
		return false
	}
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		if b.p.Nodes[c].Tag == atom.Figure {
			words -= b.wordsIn(c)
			c = b.p.Nodes[c].End - 1
		}
	}
	return words == 0
}

func hasCalloutClass(n *html.Node) bool {
	for rest := page.Attr(n, "class"); rest != ""; {
		var class string
		class, rest, _ = strings.Cut(strings.TrimLeft(rest, " \t\n"), " ")
		if len(class) <= len("confluence-information-macro") && slices.Contains(calloutClass, lowerASCII(class)) {
			return true
		}
	}
	return false
}

func isNoteRole(role string) bool {
	return role == "note" || role == "doc-tip" || role == "doc-notice"
}

// calloutPart writes a title of the innermost callout, passes over its icon, and
// reports whether an element was either.
func (b *builder) calloutPart(i int32, n *page.Node) bool {
	if b.callouts == 0 || n.Flags&page.IsText != 0 {
		return false
	}
	if b.p.Chars(i) == 0 && classHas(b.p, i, []string{"icon", "emoji"}) {
		return true
	}
	if b.top().kind != blocksOnly || b.wordsIn(i) > titleWords || b.pics.from(b.p, i) > 0 ||
		n.Tag != atom.Summary && !classHas(b.p, i, calloutTitle) {
		return false
	}
	b.endLine()
	b.open(i, atom.P, inlineOnly)
	b.inside(element(atom.Strong), i)
	b.close()
	return true
}

// quoteFigure reports whether a figure is a quote with its source as caption, and
// the quote.
func (b *builder) quoteFigure(i int32) (quote int32, is bool) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		switch n := &b.p.Nodes[c]; {
		case !b.keeps(c):
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) == "", n.Tag == atom.Figcaption:
		case n.Tag == atom.Blockquote && quote == 0:
			quote = c
		default:
			return 0, false
		}
	}
	return quote, quote > 0 && b.pics.from(b.p, i) == 0
}

// quoteWithSource writes such a figure: the source is the quote's last paragraph.
func (b *builder) quoteWithSource(i, quote int32) {
	b.endLine()
	b.open(i, atom.Blockquote, blocksOnly)
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		if c == quote {
			b.boundary()
			b.children(c)
			b.boundary()
		} else {
			b.node(c)
		}
	}
	b.close()
}
