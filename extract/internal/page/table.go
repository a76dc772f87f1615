package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Node is one row of the table. Text, Chars, LinkChars and Words are running
// counts over everything before the node, so that what a subtree holds is the
// difference between two rows; Page has methods for it.
type Node struct {
	HTML   *html.Node
	Tag    atom.Atom // 0 for text, the document and unknown elements
	Flags  Flags
	Depth  uint16 // elements above it
	Parent int32  // -1 for the document
	End    int32  // index behind the last descendant

	Text      int32 // offset in Page.Text
	Chars     int32 // letters, digits and marks
	LinkChars int32 // those of Chars that stand inside a link
	Words     int32 // runs of letters, digits, marks and underscores
}

// Flags are facts about a node that a walk gets for nothing.
type Flags uint8

const (
	IsText   Flags = 1 << iota // a text node
	IsBlock                    // an element that starts a line of its own
	InLink                     // is or stands below an <a href>
	Hidden                     // is or stands below hidden, display:none, visibility:hidden
	NoScript                   // is or stands below noscript
	Silent                     // its text is no text: script, style, template, head ...
	Typed                      // has an itemtype of its own (microdata)
	Unspoken                   // is or stands below aria-hidden: for the eye alone, or in a panel that is closed
)

// Unseen is what a reader does not see, or not at once.
const Unseen = Hidden | Unspoken

// silent elements hold text that no reader sees.
func silent(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Object,
		atom.Iframe, atom.Noembed, atom.Noframes, atom.Select, atom.Textarea, atom.Svg, atom.Datalist:
		return true
	}
	return false
}

// IsJSONLD reports whether a script's type says that it holds JSON-LD.
func IsJSONLD(mime string) bool {
	mime, _, _ = strings.Cut(mime, ";")
	return strings.EqualFold(strings.TrimSpace(mime), "application/ld+json")
}

// Block reports whether an element starts a line of its own, as browsers'
// default style sheets have it.
func Block(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center,
		atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main,
		atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Search, atom.Section,
		atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul,
		atom.Noscript, atom.Video, atom.Audio, atom.Iframe:
		return true
	}
	return false
}

// tableWalk fills the table; its fields are the running counts.
type tableWalk struct {
	nodes   []Node
	text    strings.Builder
	ld      []int32
	chars   int32
	links   int32
	words   int32
	inWord  bool // the text so far ends inside a word
	newline bool // a block boundary was passed since the last text
}

// fillTable walks the tree once, without recursion: the depth of a page is a
// stranger's choice. It stops at the limit and reports whether it did; the
// table then holds the first nodes, with every open element closed.
// nodes and text are guesses at how many there will be, and at the bytes of their text.
func (p *Page) fillTable(limit, nodes, text int) (cut bool) {
	w := &tableWalk{nodes: make([]Node, 0, min(nodes, limit)+1)}
	w.text.Grow(text)
	parent := int32(-1)
	n := p.Doc
	for n != nil {
		if len(w.nodes) >= limit {
			cut = true
			break
		}
		at := int32(-1)
		if n.Type == html.ElementNode || n.Type == html.TextNode || n.Type == html.DocumentNode {
			at = w.enter(n, parent)
		}
		if n.FirstChild != nil && at >= 0 {
			parent = at
			n = n.FirstChild
			continue
		}
		if at >= 0 {
			w.leave(at)
		}
		for n != nil && n.NextSibling == nil {
			n = n.Parent
			if n != nil {
				w.leave(parent)
				parent = w.nodes[parent].Parent
			}
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	for parent >= 0 { // only after a cut: close what is open
		w.leave(parent)
		parent = w.nodes[parent].Parent
	}
	w.nodes = append(w.nodes, Node{Parent: -1, End: int32(len(w.nodes)),
		Text: int32(w.text.Len()), Chars: w.chars, LinkChars: w.links, Words: w.words})
	p.Nodes, p.Text, p.LD = w.nodes, w.text.String(), w.ld
	return cut
}

func (w *tableWalk) enter(n *html.Node, parent int32) int32 {
	row := Node{HTML: n, Parent: parent, Text: int32(w.text.Len()), Chars: w.chars, LinkChars: w.links, Words: w.words}
	if parent >= 0 {
		up := &w.nodes[parent]
		row.Depth = up.Depth + 1
		row.Flags = up.Flags &^ (IsBlock | IsText | Typed)
	}
	switch n.Type {
	case html.ElementNode:
		row.Tag = n.DataAtom
		row.Flags |= elementFlags(n)
		if row.Tag == atom.Script && IsJSONLD(Attr(n, "type")) {
			w.ld = append(w.ld, int32(len(w.nodes)))
		}
		if row.Flags&IsBlock != 0 || row.Tag == atom.Br {
			w.newline, w.inWord = true, false
		}
	case html.TextNode:
		row.Flags |= IsText
	}
	w.nodes = append(w.nodes, row)
	if row.Flags&(IsText|Silent) == IsText {
		w.add(n.Data, row.Flags&InLink != 0)
	}
	return int32(len(w.nodes) - 1)
}

func (w *tableWalk) leave(i int32) {
	row := &w.nodes[i]
	row.End = int32(len(w.nodes))
	if row.Flags&IsBlock != 0 {
		w.newline, w.inWord = true, false
	}
}

// add appends the text of one text node and counts it. A word may run on from
// the node before: "<b>W</b>ord" is one.
func (w *tableWalk) add(s string, link bool) {
	if w.newline && w.text.Len() > 0 {
		w.text.WriteByte('\n')
	}
	w.newline = false
	if w.text.Cap()-w.text.Len() < len(s) {
		w.text.Grow(len(s)) // to the double: a Builder left alone grows by quarters
	}
	w.text.WriteString(s)
	chars, words, in := int32(0), int32(0), w.inWord
	for i := 0; i < len(s); {
		c := s[i]
		word := wordByte[c]
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			word = IsWordRune(r)
		}
		if word {
			chars++
			if !in {
				words++
			}
		}
		in = word
		i += size
	}
	w.inWord = in
	w.chars += chars
	w.words += words
	if link {
		w.links += chars
	}
}

// wordByte marks the ASCII bytes of words.
var wordByte = [256]bool{'_': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true,
	'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true,
	'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
}

// IsWordRune reports whether r belongs to a word: a letter, a digit, a mark or
// an underscore. The ranges that text is mostly made of are answered without a
// search; a test compares them with package unicode's tables.
func IsWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 0 && wordByte[byte(r)]
	case r >= 0xc0 && r <= 0x24f: // Latin with its diacritics
		return r != '×' && r != '÷'
	case r >= 0x2000 && r <= 0x206f, r >= 0x3000 && r <= 0x3004: // punctuation
		return false
	case r >= 0x48a && r <= 0x52f, r >= 0x400 && r <= 0x481, // Cyrillic
		r >= 0x620 && r <= 0x669,                               // Arabic
		r >= 0x3041 && r <= 0x3096, r >= 0x30a1 && r <= 0x30fa, // kana
		r >= 0x3400 && r <= 0x4dbf, r >= 0x4e00 && r <= 0x9fff, // Chinese characters
		r >= 0xac00 && r <= 0xd7a3: // Hangul
		return true
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// elementFlags reads what the element's own tag and attributes say.
func elementFlags(n *html.Node) Flags {
	var f Flags
	if n.Namespace == "" {
		if Block(n.DataAtom) {
			f |= IsBlock
		}
		if n.DataAtom == atom.Noscript {
			f |= NoScript
		}
	}
	if silent(n.DataAtom) {
		f |= Silent
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "href":
			if n.DataAtom == atom.A {
				f |= InLink
			}
		case "hidden":
			if !strings.EqualFold(a.Val, "until-found") {
				f |= Hidden
			}
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				f |= Unspoken
			}
		case "itemtype":
			f |= Typed
		case "style":
			f = styleFlags(f, n, a.Val)
		}
	}
	return f
}

// styleFlags adds what an inline style says: that the element is off the page,
// or that it is a block, or a div that is none.
func styleFlags(f Flags, n *html.Node, style string) Flags {
	block, floats := false, false
	for style != "" {
		var decl string
		decl, style, _ = strings.Cut(style, ";")
		name, value, _ := strings.Cut(decl, ":")
		value, _, _ = strings.Cut(value, "!")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "display":
			switch value {
			case "none":
				f |= Hidden
			case "block", "flex", "grid", "table", "list-item", "flow-root":
				block = true
			case "inline":
				if n.DataAtom == atom.Div {
					f &^= IsBlock
				}
			}
		case "visibility":
			if strings.HasPrefix(value, "hidden") {
				f |= Hidden
			}
		case "float": // an initial, say: the line goes on beside it
			floats = value == "left" || value == "right"
		}
	}
	if block && !floats && n.Namespace == "" {
		f |= IsBlock
	}
	return f
}
