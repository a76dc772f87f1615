package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// leaf reports whether an element is content by itself.
func leaf(n *page.Node) bool {
	switch n.Tag {
	case atom.Img, atom.Hr, atom.Iframe, atom.Video, atom.Audio, atom.Input, atom.Embed:
		return true
	case atom.Blockquote:
		return isPost(n.HTML)
	case 0:
		return isImg(n) || isAMPMedia(n.HTML) || embedBox(n.HTML) != ""
	case atom.Script, atom.Div, atom.Section, atom.Span, atom.Object:
		return embedBox(n.HTML) != ""
	}
	return false
}

// isAMPMedia reports whether an element is AMP's for a film, a sound or a frame.
func isAMPMedia(n *html.Node) bool {
	return n.DataAtom == 0 && (n.Data == "amp-video" || n.Data == "amp-audio" || n.Data == "amp-iframe")
}

// embed writes what an element shows from elsewhere, or a film or sound of the
// page's own. It reports whether that is all there is in the element.
func (b *builder) embed(i int32) (done bool) {
	n := &b.p.Nodes[i]
	src, tag, box := "", atom.Iframe, false
	switch n.Tag {
	case atom.Video, atom.Audio:
		src, tag = mediaFile(b.p, i), n.Tag
	case atom.Iframe, atom.Embed:
		src, _ = frameAddress(b.p, i)
	case atom.Script:
		if besides(b.p, i) == "" { // else the picture for readers without scripts says more
			src = embedBox(n.HTML)
		}
	case atom.Object:
		src, _ = frameAddress(b.p, i)
		box = true
	default:
		switch box = true; n.HTML.Data {
		case "amp-video":
			src, tag, box = mediaFile(b.p, i), atom.Video, false
		case "amp-audio":
			src, tag, box = mediaFile(b.p, i), atom.Audio, false
		case "amp-iframe":
			src, _ = frameAddress(b.p, i)
			box = false
		default:
			src = embedBox(n.HTML)
		}
	}
	if box && (src == "" || b.m.Of[i].Dropped() || b.boxSays(i)) {
		return false
	}
	if src = b.p.CleanURL(src); src != "" {
		b.addEmbed(tag, src, b.embedTitle(i))
	}
	return true
}

// boxed writes an embed that a custom element or a plain box holds.
func (b *builder) boxed(i int32, n *page.Node) bool {
	return (n.Tag == 0 || n.Tag == atom.Div || n.Tag == atom.Section || n.Tag == atom.Span) &&
		(isAMPMedia(n.HTML) || embedBox(n.HTML) != "") && b.embed(i)
}

// boxSays reports whether the box that scripts put an embed in holds something
// of its own: a picture for readers without scripts, the text of a post, more
// words than ask for consent.
func (b *builder) boxSays(i int32) bool {
	if b.in(b.words, i) > consentLength || b.texts.below(b.p, i) > 0 {
		return true
	}
	for c := i + 1; c < min(b.p.Nodes[i].End, i+maxBeside); c++ {
		switch n := &b.p.Nodes[c]; {
		case n.Tag == atom.Noscript && pictureIn(b.p, c) != "", n.Tag == atom.Figcaption, n.Tag == atom.Figure:
			return true
		}
	}
	return false
}

// consentLength is how many words a box has at most that asks before it loads an
// embed.
const consentLength = 100

// addEmbed puts an embed into the tree, each address once.
func (b *builder) addEmbed(tag atom.Atom, src, title string) {
	top := b.top()
	if b.noMedia || top.kind == inlineOnly && top.tag != atom.P || top.kind == verbatim || b.embeds[embedKey(src)] {
		return
	}
	b.noteEmbed(src)
	el := &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag, Attr: []html.Attribute{{Key: "src", Val: src}}}
	if title = cleanText(title); title != "" {
		el.Attr = append(el.Attr, html.Attribute{Key: "title", Val: title})
	}
	if top.tag == atom.P {
		b.space = true
		b.beside(el)
		b.space = true
		return
	}
	b.endLine()
	if top.kind == lists {
		b.openLine()
		b.line.AppendChild(el)
		b.endLine()
		return
	}
	b.realise().AppendChild(el)
	top.blocks = true
}

func (b *builder) noteEmbed(src string) {
	if b.embeds == nil {
		b.embeds = map[string]bool{}
	}
	b.embeds[embedKey(src)] = true
}

// embedKey names what an address opens: posts are known by their number, since
// some forms leave out who wrote them.
func embedKey(src string) string {
	if _, name, found := strings.Cut(src, "/status/"); found && number(name, 20) {
		return "/status/" + name
	}
	return src
}

// copyOfEmbed reports whether a noscript repeats an embed before it, as a frame or
// a link.
func (b *builder) copyOfEmbed(i int32) bool {
	if len(b.embeds) == 0 {
		return false
	}
	for c := i + 1; c < min(b.p.Nodes[i].End, i+maxBeside); c++ {
		addr := ""
		switch b.p.Nodes[c].Tag {
		case atom.Iframe:
			addr = b.p.Attr(c, "src")
		case atom.A:
			addr = b.p.Attr(c, "href")
		}
		if page, _ := embedded(b.p.CleanURL(addr)); page != "" && b.embeds[embedKey(page)] {
			return true
		}
	}
	return false
}

// embedTitle is what the page calls an embed.
func (b *builder) embedTitle(i int32) string {
	for _, key := range []string{"title", "aria-label", "data-title", "playlabel"} {
		if title := strings.TrimSpace(b.p.Attr(i, key)); title != "" {
			return title
		}
	}
	return b.called
}

// mediaFile is the address of a film or sound: its own, or that of its first
// source that a person's browser plays by itself.
func mediaFile(p *page.Page, i int32) string {
	addrs := []string{p.Attr(i, "src"), p.Attr(i, "data-src"), p.Attr(i, "data-lazy-src")}
	for c := i + 1; c < min(p.Nodes[i].End, i+maxSources); c++ {
		if p.Nodes[c].Tag == atom.Source {
			addrs = append(addrs, p.Attr(c, "src"), p.Attr(c, "data-src"))
		}
	}
	for _, a := range p.Nodes[i].HTML.Attr {
		switch extension(a.Val) {
		case "mp4", "webm", "m4v", "mp3", "m4a", "ogg", "wav":
			if a.Key != "src" {
				addrs = append(addrs, a.Val)
			}
		}
	}
	stream := ""
	for _, addr := range addrs {
		switch addr = p.CleanURL(addr); {
		case addr == "":
		case extension(addr) == "m3u8", extension(addr) == "mpd":
			stream = firstOf(stream, addr)
		default:
			return addr
		}
	}
	return stream
}

// frameAddress is the address for people of a frame that is content: that of src
// or, where the page waits for a click or for consent, of any other attribute.
func frameAddress(p *page.Page, i int32) (page string, shows medium) {
	for _, key := range []string{"src", "data"} {
		if page, shows = embedded(p.CleanURL(p.Attr(i, key))); page != "" {
			return page, shows
		}
	}
	for _, a := range p.Nodes[i].HTML.Attr {
		switch {
		case a.Key == "src", a.Key == "data", a.Key == "srcdoc", len(a.Val) > 2000:
		default:
			if page, shows = embedded(webAddress(strings.TrimSpace(a.Val))); page != "" {
				return page, shows
			}
		}
	}
	return addressWithin(p.Attr(i, "srcdoc"))
}

// addressWithin finds the first address of content between quotes in some HTML.
func addressWithin(source string) (page string, shows medium) {
	source = source[:min(len(source), 10_000)]
	for source != "" {
		end := strings.IndexAny(source, `"'`)
		if end < 0 {
			end = len(source)
		}
		if page, shows = embedded(webAddress(source[:end])); page != "" {
			return page, shows
		}
		source = source[min(end+1, len(source)):]
	}
	return "", 0
}
