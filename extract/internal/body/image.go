package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// lazyAttrs are where pages put a picture's address until it scrolls into view.
var lazyAttrs = []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-full-src",
	"data-img-src", "data-image", "data-url", "data-actualsrc", "data-orig-file", "data-srcset", "data-lazy-srcset"}

// ImageSource is the real address of a picture as the page has it, "" where it
// has none: src, unless that is a placeholder; then the attributes that lazy
// loaders read; then the largest of srcset and of the picture element's sources;
// then the picture in a noscript beside it. Pixels that count visitors have none.
func ImageSource(p *page.Page, i int32) string {
	if tiny(p.Attr(i, "width")) || tiny(p.Attr(i, "height")) {
		return ""
	}
	if src := p.Attr(i, "src"); realPicture(src) {
		return src
	}
	for _, key := range lazyAttrs {
		v := p.Attr(i, key)
		if strings.HasSuffix(key, "srcset") {
			v = largest(v)
		}
		if realPicture(v) {
			return v
		}
	}
	if v := largest(p.Attr(i, "srcset")); realPicture(v) {
		return v
	}
	return besides(p, i)
}

// besides looks for the address in what stands around the img: the sources of
// its picture element, and the noscript that lazy loaders leave next to it.
func besides(p *page.Page, i int32) string {
	parent := p.Nodes[i].Parent
	if parent < 0 {
		return ""
	}
	if p.Nodes[parent].Tag == atom.Picture {
		for c := parent + 1; c < p.Nodes[parent].End; c = p.Nodes[c].End {
			if p.Nodes[c].Tag != atom.Source {
				continue
			}
			for _, key := range []string{"srcset", "data-srcset"} {
				if v := largest(p.Attr(c, key)); realPicture(v) {
					return v
				}
			}
		}
		i = parent
	}
	for next := p.Next(i); next >= 0; next = p.Next(next) {
		n := &p.Nodes[next]
		if n.Tag == atom.Noscript {
			for c := next + 1; c < n.End; c++ {
				if src := p.Attr(c, "src"); p.Nodes[c].Tag == atom.Img && realPicture(src) {
					return src
				}
			}
		}
		if n.Flags&page.IsText == 0 {
			break
		}
	}
	return ""
}

func tiny(v string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), "px"))
	return err == nil && n <= 3
}

// placeholders are words in the names of files that stand in for a picture.
var placeholders = []string{"placeholder", "blank.", "spacer", "1x1", "pixel.", "transparent", "loading.", "lazy.", "lazyload", "grey.gif", "gray.gif", "clear.gif", "s.gif"}

// realPicture reports whether an address can be a picture's: not data, not the
// name of a placeholder, not a script's template.
func realPicture(src string) bool {
	src = strings.TrimSpace(src)
	if src == "" || src == "#" || len(src) > 2000 || strings.Contains(src, "{{") || strings.HasPrefix(src, "[") {
		return false
	}
	if i := strings.IndexByte(src, ':'); i > 0 && i < 12 {
		if scheme := strings.ToLower(src[:i]); scheme != "http" && scheme != "https" && !strings.ContainsAny(scheme, "./?#") {
			return false
		}
	}
	name := src
	if i := strings.IndexAny(name, "?#"); i >= 0 {
		name = name[:i]
	}
	name = strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	for _, w := range placeholders {
		if strings.HasPrefix(name, w) || strings.HasSuffix(w, ".gif") && name == w || len(w) > 6 && strings.Contains(name, w) {
			return false
		}
	}
	return true
}

// largest is the address of a srcset's largest picture.
func largest(srcset string) string {
	best, size := "", -1.0
	for srcset != "" {
		srcset = strings.TrimLeft(srcset, " \t\r\n\f,")
		end := strings.IndexAny(srcset, " \t\r\n\f")
		if end < 0 {
			end = len(srcset)
		}
		addr := srcset[:end]
		srcset = srcset[end:]
		descriptor := ""
		if !strings.HasSuffix(addr, ",") {
			descriptor, srcset, _ = strings.Cut(srcset, ",")
		}
		addr = strings.TrimRight(addr, ",")
		n := 1.0
		if d := strings.TrimSpace(descriptor); d != "" {
			if f, err := strconv.ParseFloat(d[:len(d)-1], 64); err == nil {
				n = f
			}
		}
		if addr != "" && n > size {
			best, size = addr, n
		}
	}
	return best
}
