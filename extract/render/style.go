package render

import (
	"fmt"

	"golang.org/x/net/html"
)

// A Style says what becomes of the links and pictures of a body in Markdown and
// HTML. The zero value keeps them as they are. The running text is the same in
// every style, and so are an article's fields: images[] of a record lists what
// the page holds, whatever is written of it.
type Style struct {
	Links      Links  // "" is LinksInline
	CleanLinks bool   // takes what tracks readers out of addresses (see cleanlink.go)
	Images     Images // "" is ImagesKeep
}

// Links is a way to write links and embeds.
type Links string

// What becomes of links and embeds.
const (
	LinksInline    Links = "inline"    // stand where they are
	LinksReference Links = "reference" // in Markdown, their addresses are gathered at the end
	LinksNone      Links = "none"      // leave their text, embeds their title; those of footnotes stay
)

// Images is a way to write pictures.
type Images string

// What becomes of pictures. Films, sounds and frames are none.
const (
	ImagesKeep Images = "keep" // stand where they are
	ImagesAlt  Images = "alt"  // leave their alternative text
	ImagesNone Images = "none" // go, with the caption of a figure that held nothing else
)

// check reports a value that is none of the constants. Where nobody asks, such a
// value is the zero one.
func (s Style) check() error {
	switch s.Links {
	case "", LinksInline, LinksReference, LinksNone:
	default:
		return fmt.Errorf("unknown way to write links: %q", s.Links)
	}
	switch s.Images {
	case "", ImagesKeep, ImagesAlt, ImagesNone:
	default:
		return fmt.Errorf("unknown way to write pictures: %q", s.Images)
	}
	return nil
}

// markdown writes a body in the style.
func (s Style) markdown(body *html.Node) string {
	body = s.tree(body)
	w := newMarkdownWriter(s, body)
	w.blocks(body)
	w.references()
	return string(w.buf)
}

// html writes a body in the style.
func (s Style) html(body *html.Node) string { return HTML(s.tree(body)) }
