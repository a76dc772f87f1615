package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// maxPictureWidth is the widest picture, in pixels, that is taken where a page
// offers several: twice what a column of text needs, on the ladders of sizes that
// picture servers have (1920, 2048). A page that offers only wider ones gives its
// least wide.
const maxPictureWidth = 2048

// A reader can make something of a picture from this width on. A set of smaller
// ones loses to an address of unknown size.
const fairPictureWidth = 600

// loaderAttrs are where pages put a picture's address until it scrolls into view:
// what src holds meanwhile is a stand-in. otherAttrs may hold another picture, and
// count where nothing else is there.
var (
	loaderAttrs = []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-actualsrc", "data-lazyload", "data-cfsrc",
		"data-gt-lazy-src", "data-wpfc-original-src", "data-pagespeed-lazy-src", "data-zeen-src", "data-delayed-url"}
	setAttrs   = []string{"srcset", "data-srcset", "data-lazy-srcset", "data-zeen-srcset"}
	otherAttrs = []string{"data-hi-res-src", "data-full-src", "data-img-src", "data-image", "data-url", "data-orig-file"}
)

// A choice is the best picture found so far, one for each degree of knowledge.
type choice struct {
	sized   sizedPicture // of a known or stated width
	unsized string       // of an address that says nothing of its size
	rare    string       // in a format that not every reader has
	narrow  string       // for narrow screens, or of a tiny width
}

type sizedPicture struct {
	addr  string
	width int
	guess bool // the width follows from a density or a media query
}

// ImageSource is the best real address of a picture as the page has it, "" where
// it has none: the widest up to maxPictureWidth of what srcset, the sources of
// the picture element, src and lazy loaders' attributes offer, in a format that
// every reader has where there is one; else the picture in a noscript beside it.
// Stand-ins, blurred previews and pixels that count visitors are none.
func ImageSource(p *page.Page, i int32) string {
	addr, _ := imageSource(p, i)
	return addr
}

// imageSource is ImageSource with the picture's width, 0 where nothing states it.
func imageSource(p *page.Page, i int32) (addr string, width int) {
	if isPixel(p, i) {
		return "", 0
	}
	var c choice
	base := pixels(p.Attr(i, "width"))
	for _, key := range setAttrs {
		c.addSet(p.Attr(i, key), base, "")
	}
	for _, key := range loaderAttrs {
		if v := p.Attr(i, key); strings.ContainsAny(v, " ,") && strings.Contains(v, " ") {
			c.addSet(v, base, "")
		} else {
			c.add(v, 0, false, "")
		}
	}
	c.add(p.Attr(i, "src"), 0, false, "")
	c.addSources(p, i)
	for _, key := range otherAttrs {
		if c.empty() {
			c.add(p.Attr(i, key), 0, false, "")
		}
	}
	if addr, width = c.best(); addr == "" {
		addr = besides(p, i)
	}
	return addr, width
}

// What stands around a picture is looked at up to so many nodes away, so that a
// page of pictures costs no more than it is long.
const (
	maxSources = 40
	maxBeside  = 20
)

// addSources adds the sources of the picture element around an img.
func (c *choice) addSources(p *page.Page, i int32) {
	parent := p.Nodes[i].Parent
	if parent < 0 || p.Nodes[parent].Tag != atom.Picture {
		return
	}
	base := pixels(p.Attr(i, "width"))
	for k := max(parent+1, i-maxSources); k < i; k++ { // sources are leaves
		if p.Nodes[k].Tag != atom.Source {
			continue
		}
		media, format := p.Attr(k, "media"), p.Attr(k, "type")
		for _, key := range []string{"srcset", "data-srcset", "data-lazy-srcset"} {
			set := p.Attr(k, key)
			if strings.Contains(media, "max-width") {
				c.narrow = firstOf(c.narrow, realAddress(firstInSet(set)))
				continue
			}
			c.addSet(set, max(base, minWidth(media)), format)
		}
	}
}

func (c *choice) empty() bool { return c.sized.addr == "" && c.unsized == "" && c.rare == "" }

// add offers one picture. width is 0 where only the address can tell it.
func (c *choice) add(addr string, width int, guess bool, format string) {
	addr = strings.TrimSpace(addr)
	if !realPicture(addr) {
		return
	}
	stated := widthInAddress(addr)
	switch {
	case rareFormat(addr, format):
		c.rare = firstOf(c.rare, addr)
	case stated > 0 && stated <= previewWidth || isBlurred(addr):
	case width > 0 || stated > 0:
		if width == 0 || guess && stated > 0 {
			width, guess = stated, false
		}
		if betterWidth(width, c.sized.width) {
			c.sized = sizedPicture{addr, width, guess}
		}
	default:
		c.unsized = firstOf(c.unsized, addr)
	}
}

// betterWidth reports whether a picture of width a is preferred to one of width b,
// 0 for none.
func betterWidth(a, b int) bool {
	if b > maxPictureWidth {
		return a < b
	}
	return a > b && (a <= maxPictureWidth || b == 0)
}

func (c *choice) best() (addr string, width int) {
	switch {
	case c.sized.addr != "" && (c.sized.width >= fairPictureWidth || c.unsized == ""):
		if c.sized.guess {
			return c.sized.addr, 0
		}
		return c.sized.addr, c.sized.width
	case c.unsized != "":
		return c.unsized, 0
	}
	return firstOf(c.rare, c.narrow), 0
}

// addSet offers the pictures of a srcset. base is the width of those of density
// 1x, 0 if unknown.
func (c *choice) addSet(set string, base int, format string) {
	for set != "" {
		var addr, descriptor string
		addr, descriptor, set = nextInSet(set)
		if addr == "" {
			continue
		}
		width, guess := setWidth(descriptor, base)
		c.add(addr, width, guess, format)
	}
}

// unknownBase stands for the width of a picture of which only densities are told.
const unknownBase = 700

// setWidth is the width that a srcset's descriptor states, or that follows from
// the density it states; 0 for neither.
func setWidth(descriptor string, base int) (width int, guess bool) {
	if descriptor == "" {
		return base, true
	}
	n, err := strconv.ParseFloat(descriptor[:len(descriptor)-1], 64)
	if err != nil || n <= 0 || n > 100_000 {
		return base, true
	}
	if descriptor[len(descriptor)-1] == 'w' {
		return int(n), false
	}
	if base == 0 {
		base = unknownBase
	}
	return int(n * float64(base)), true
}

// nextInSet takes the first address and its descriptor off a srcset.
func nextInSet(set string) (addr, descriptor, rest string) {
	set = strings.TrimLeft(set, " \t\r\n\f,")
	end := strings.IndexAny(set, " \t\r\n\f")
	if end < 0 {
		end = len(set)
	}
	addr, rest = set[:end], set[end:]
	if strings.HasSuffix(addr, ",") {
		return strings.TrimRight(addr, ","), "", rest
	}
	descriptor, rest, _ = strings.Cut(rest, ",")
	descriptor, _, _ = strings.Cut(strings.TrimSpace(descriptor), " ")
	return addr, descriptor, rest
}

func firstInSet(set string) string {
	addr, _, _ := nextInSet(set)
	return addr
}

// minWidth is the width that a media query asks for, 0 if it asks for none.
func minWidth(media string) int {
	_, v, found := strings.Cut(media, "min-width:")
	if !found {
		return 0
	}
	v = strings.TrimSpace(v)
	end := 0
	for end < len(v) && '0' <= v[end] && v[end] <= '9' {
		end++
	}
	if !strings.HasPrefix(v[end:], "px") {
		return 0
	}
	return pixels(v[:end])
}

// besides looks for the picture in the noscript that lazy loaders leave next to
// an img or its picture element.
func besides(p *page.Page, i int32) string {
	if parent := p.Nodes[i].Parent; parent >= 0 && p.Nodes[parent].Tag == atom.Picture {
		i = parent
	}
	for next := p.Next(i); next >= 0; next = p.Next(next) {
		n := &p.Nodes[next]
		if n.Tag == atom.Noscript {
			if src := pictureIn(p, next); src != "" {
				return src
			}
		}
		if n.Flags&page.IsText == 0 || strings.TrimSpace(n.HTML.Data) != "" {
			break
		}
	}
	return ""
}

// pictureIn is the address of the first picture in a noscript.
func pictureIn(p *page.Page, noscript int32) string {
	for c := noscript + 1; c < min(p.Nodes[noscript].End, noscript+maxBeside); c++ {
		if src := p.Attr(c, "src"); p.Nodes[c].Tag == atom.Img && realPicture(src) {
			return src
		}
	}
	return ""
}

// pictureSize is the size that the page shows a picture in, 0 where it does not say
// so. stated is the width of the chosen picture, 0 if unknown: attributes that are
// far from it are those of a stand-in.
func pictureSize(p *page.Page, i int32, stated int) (width, height int) {
	width, height = pixels(p.Attr(i, "width")), pixels(p.Attr(i, "height"))
	if width <= previewWidth && stated > 4*width {
		return 0, 0
	}
	return width, height
}

// pixels reads a length in pixels, 0 where it is none that a picture can have.
func pixels(v string) int {
	v = strings.TrimSuffix(strings.TrimSpace(v), "px")
	if !number(v, 5) {
		return 0
	}
	n, _ := strconv.Atoi(v)
	return n
}

// isImg reports whether an element is a picture: an img or what AMP has for it.
func isImg(n *page.Node) bool {
	return n.Tag == atom.Img || n.Tag == 0 && n.HTML.Type == html.ElementNode && (n.HTML.Data == "amp-img" || n.HTML.Data == "amp-anim")
}
