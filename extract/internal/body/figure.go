package body

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// figure opens a figure. One without a picture or film is only a frame around a
// table, a quote or code, which are text. Its pictures stand in it directly, other blocks keep
// their shape, and inline text that is no caption becomes one.
func (b *builder) figure(i int32) {
	if k := b.top().kind; k == inlineOnly || k == verbatim || b.inFigure() || b.isFrame(i) {
		b.boundary()
		b.children(i)
		b.boundary()
		return
	}
	b.endLine()
	b.open(i, atom.Figure, blocksOnly)
	b.figureChildren(i, b.captionOf(i))
	b.close()
}

// isFrame reports whether a figure holds a table, a quote or code, and no picture.
func (b *builder) isFrame(i int32) bool {
	text := false
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		switch b.p.Nodes[c].Tag {
		case atom.Img, atom.Video, atom.Audio, atom.Iframe:
			return false
		case atom.Table, atom.Blockquote, atom.Pre:
			text = true
		}
	}
	return text
}

// figureChildren walks a figure; the node caption is its figcaption.
func (b *builder) figureChildren(i, caption int32) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		switch {
		case c == caption:
			b.block(c, atom.Figcaption, inlineOnly)
		case caption > c && b.p.Within(caption, c):
			b.boundary()
			b.figureChildren(c, caption)
			b.boundary()
		default:
			b.node(c)
		}
	}
}

// inHead reports whether a cell of the kind th is open.
func (b *builder) inHead() bool {
	for _, f := range b.frames {
		if f.tag == atom.Th {
			return true
		}
	}
	return false
}

func (b *builder) inFigure() bool {
	for _, f := range b.frames {
		if f.tag == atom.Figure {
			return true
		}
	}
	return false
}

// captionWords are the class words that sites give to the text under a picture.
var captionWords = []string{"caption", "figcaption", "legend", "cutline", "credit", "pictext", "phototext", "imagetext",
	"bildunterschrift", "bildtext", "legende", "onderschrift"}

// figureLike reports whether a plain block is a picture with its caption: it
// holds one picture, an element whose class says caption, and no other text.
func (b *builder) figureLike(i int32) bool {
	if end := b.p.Nodes[i].End; end-i > 60 || b.pics[end]-b.pics[i] != 1 || b.inFigure() || b.top().kind == inlineOnly {
		return false
	}
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		if b.p.Nodes[c].Tag == atom.Figure {
			return false
		}
	}
	caption := b.captionOf(i)
	return caption > 0 && b.keptWords(caption) > 0 && b.keptWords(caption) == b.keptWords(i)
}

// captionOf is what a rule calls a caption, or the first figcaption below i, or
// the first element without a picture that its class calls a caption; 0 if there
// is none.
func (b *builder) captionOf(i int32) int32 {
	for _, c := range b.m.Captions {
		if c > i && b.p.Within(c, i) {
			return c
		}
	}
	byClass := int32(0)
	for c := i + 1; c < b.p.Nodes[i].End; c++ {
		n := &b.p.Nodes[c]
		switch {
		case n.Tag == atom.Figcaption:
			return c
		case byClass == 0 && n.Flags&page.IsText == 0 && b.pics[n.End] == b.pics[c] && classHas(b.p, c, captionWords) && b.keptWords(c) > 0:
			byClass = c
		}
	}
	return byClass
}

func (b *builder) keptWords(i int32) int32 {
	var sum int32
	for c := i; c < b.p.Nodes[i].End; c++ {
		if b.m.Of[c] == page.Keep && b.p.Nodes[c].Flags&page.IsText != 0 {
			sum += b.p.Words(c)
		}
	}
	return sum
}

func (b *builder) image(i int32) {
	src := b.p.CleanURL(ImageSource(b.p, i))
	if src == "" {
		return
	}
	img := &html.Node{Type: html.ElementNode, Data: "img", DataAtom: atom.Img}
	img.Attr = append(img.Attr, html.Attribute{Key: "src", Val: src})
	img.Attr = append(img.Attr, html.Attribute{Key: "alt", Val: cleanText(b.p.Attr(i, "alt"))})
	for _, key := range []string{"width", "height"} {
		if v := strings.TrimSuffix(b.p.Attr(i, key), "px"); number(v, 5) && v != "0" {
			img.Attr = append(img.Attr, html.Attribute{Key: key, Val: v})
		}
	}
	switch top := b.top(); {
	case top.kind == verbatim, heading(top.tag):
	case top.tag == atom.Figure && b.line == nil:
		b.realise().AppendChild(img)
		top.blocks = true
	default:
		b.beginWord()
		b.flush()
		b.inner().AppendChild(img)
	}
}

func heading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// copyOfPicture reports whether a noscript only repeats the picture before it
// for readers without scripts: ImageSource has taken the address from there.
func (b *builder) copyOfPicture(i int32) bool {
	for c := i - 1; c > b.p.Nodes[i].Parent; c-- {
		switch n := &b.p.Nodes[c]; {
		case n.Tag == atom.Img:
			return true
		case n.Flags&page.IsText != 0 && strings.TrimSpace(n.HTML.Data) != "":
			return false
		}
	}
	return false
}

// embed writes a video, a sound or a frame. Those that nobody can open by a link
// are left out.
func (b *builder) embed(i int32, tag atom.Atom) {
	raw := b.p.Attr(i, "src")
	if raw == "" || strings.HasPrefix(raw, "about:") || strings.HasPrefix(raw, "data:") {
		raw = b.p.Attr(i, "data-src")
	}
	for c := i + 1; raw == "" && c < b.p.Nodes[i].End; c++ {
		if b.p.Nodes[c].Tag == atom.Source {
			raw = b.p.Attr(c, "src")
		}
	}
	src := b.p.CleanURL(raw)
	if k := b.top().kind; src == "" || k == inlineOnly && b.top().tag != atom.P || k == verbatim || tag == atom.Iframe && !watchable(src) {
		return
	}
	el := &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag, Attr: []html.Attribute{{Key: "src", Val: src}}}
	if title := cleanText(b.p.Attr(i, "title")); title != "" {
		el.Attr = append(el.Attr, html.Attribute{Key: "title", Val: title})
	}
	if b.top().tag == atom.P {
		b.beside(el)
		return
	}
	b.endLine()
	if b.top().kind == lists {
		b.openLine()
		b.line.AppendChild(el)
		b.endLine()
		return
	}
	b.realise().AppendChild(el)
	b.top().blocks = true
}

// watchable reports whether a frame's address is of a host whose frames are
// content of their own; most other frames are advertisements.
func watchable(src string) bool {
	u, err := url.Parse(src)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	for _, known := range []string{"youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com",
		"twitch.tv", "soundcloud.com", "spotify.com", "ted.com", "datawrapper.de", "dwcdn.net", "bandcamp.com", "v.qq.com", "bilibili.com"} {
		if host == known || strings.HasSuffix(host, "."+known) {
			return true
		}
	}
	return false
}

// checkbox writes the box of a task list's item.
func (b *builder) checkbox(i int32) {
	if !strings.EqualFold(b.p.Attr(i, "type"), "checkbox") || b.top().tag != atom.Li || b.begun {
		return
	}
	box := &html.Node{Type: html.ElementNode, Data: "input", DataAtom: atom.Input, Attr: []html.Attribute{{Key: "type", Val: "checkbox"}}}
	for _, a := range b.p.Nodes[i].HTML.Attr {
		if a.Key == "checked" {
			box.Attr = append(box.Attr, html.Attribute{Key: "checked"})
		}
	}
	b.beside(box)
	b.space = true
}

// beside appends an element to the line, outside of the inline elements that are
// open: a link can hold neither an embed, which is a link itself, nor a checkbox.
func (b *builder) beside(n *html.Node) {
	b.flush()
	open := b.inline
	b.inline, b.chain = nil, b.chain[:0]
	b.beginWord()
	b.flush()
	b.inner().AppendChild(n)
	b.inline = open
}
