package body

import (
	"strconv"
	"strings"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// previewWidth is the width up to which a picture is a blurred stand-in for
// another or a sign.
const previewWidth = 64

// iconSize is the size up to which both sides of a picture make it a sign.
const iconSize = 48

// placeholders are words in the names of files that stand in for a picture.
var placeholders = []string{"placeholder", "blank.", "spacer", "1x1", "pixel.", "transparent", "loading.", "loader.", "spinner", "lazy.", "lazyload",
	"grey.gif", "gray.gif", "clear.gif", "s.gif"}

// realPicture reports whether an address can be a picture's: not data, not the
// name of a placeholder, not a script's template.
func realPicture(src string) bool {
	src = strings.TrimSpace(src)
	if src == "" || src == "#" || len(src) > 2000 || strings.Contains(src, "{{") || strings.HasPrefix(src, "[") || strings.HasPrefix(src, "{") {
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

func realAddress(addr string) string {
	if realPicture(addr) {
		return strings.TrimSpace(addr)
	}
	return ""
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// isPixel holds for pictures that count visitors or keep space.
func isPixel(p *page.Page, i int32) bool {
	if tiny(p.Attr(i, "width")) || tiny(p.Attr(i, "height")) {
		return true
	}
	style := p.Attr(i, "style")
	for style != "" {
		var decl string
		decl, style, _ = strings.Cut(style, ";")
		name, value, _ := strings.Cut(decl, ":")
		if name = strings.TrimSpace(name); (name == "width" || name == "height") && strings.HasSuffix(strings.TrimSpace(value), "px") && tiny(value) {
			return true
		}
	}
	return false
}

func tiny(v string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), "px"))
	return err == nil && n <= 3
}

// isSign holds for pictures that are marks of the page and none of the article:
// icons, avatars, spinners. w and h are its size, 0 if unknown. Formulas drawn as pictures are small too, and stay.
func isSign(p *page.Page, i int32, w, h int) bool {
	small := w > 0 && h > 0 && w <= iconSize && h <= iconSize
	if classHas(p, i, signWords) {
		return true
	}
	return small && !classHas(p, i, []string{"latex", "tex", "math", "equation", "mwe-math-fallback-image-inline"})
}

var signWords = []string{"avatar", "gravatar", "userpic", "icon", "spinner", "spacer"}

// signText is the text of a sign that a picture stands for, an emoji or a smiley:
// its alternative text, if that is short and holds no word.
func signText(p *page.Page, i int32) string {
	alt := cleanText(p.Attr(i, "alt"))
	if alt == "" || len(alt) > 40 || !isSign(p, i, pixels(p.Attr(i, "width")), pixels(p.Attr(i, "height"))) && !classHas(p, i, []string{"emoji", "smiley", "smilies", "twemoji"}) {
		return ""
	}
	for _, r := range alt {
		if page.IsWordRune(r) && r != '\ufe0f' {
			return ""
		}
	}
	return alt
}

// rareFormat holds for pictures in formats that many readers do not have.
func rareFormat(addr, format string) bool {
	switch format {
	case "image/avif", "image/heic", "image/heif", "image/jxl", "image/jp2", "image/vnd.ms-photo":
		return true
	}
	switch extension(addr) {
	case "avif", "heic", "heif", "jxl", "jp2", "jxr":
		return true
	}
	return false
}

// extension is what stands behind the last dot of an address's path, in lower case.
func extension(addr string) string {
	if i := strings.IndexAny(addr, "?#"); i >= 0 {
		addr = addr[:i]
	}
	addr = addr[strings.LastIndexByte(addr, '/')+1:]
	return strings.ToLower(addr[strings.LastIndexByte(addr, '.')+1:])
}

// isPictureFile reports whether an address names a file that is a picture.
func isPictureFile(addr string) bool {
	switch extension(addr) {
	case "jpg", "jpeg", "png", "gif", "webp", "svg", "avif":
		return true
	}
	return false
}

// isBlurred reports whether an address asks for a blurred picture.
func isBlurred(addr string) bool {
	return strings.Contains(addr, "e_blur") || strings.Contains(addr, "?blur=") || strings.Contains(addr, "&blur=") || strings.Contains(addr, "blur(")
}

// widthInAddress is the width that picture servers and blogs write into an
// address: photo-1024x683.jpg, ?w=800, /w_800,c_fill/, =w800. 0 for none.
func widthInAddress(addr string) int {
	path, query, _ := strings.Cut(addr, "?")
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(strings.TrimPrefix(query, "amp;"), "&")
		key, v, _ := strings.Cut(pair, "=")
		if (key == "w" || key == "width" || key == "imwidth" || key == "wid") && number(v, 5) {
			return pixels(v)
		}
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndex(name, "=w"); i >= 0 {
		v, _, _ := strings.Cut(name[i+2:], "-")
		return pixels(v)
	}
	stem := strings.TrimSuffix(name, "."+extension(name))
	if i := strings.LastIndexByte(stem, '-'); i >= 0 {
		if w, h, found := strings.Cut(stem[i+1:], "x"); found && number(w, 5) && number(h, 5) {
			return pixels(w)
		}
	}
	before := ""
	for path != "" {
		var part string
		part, path, _ = strings.Cut(path, "/")
		if v := widthInPart(part, before); v > 0 {
			return v
		}
		before = part
	}
	return 0
}

// widthInPart reads the width in a part of a path that is an instruction to a
// picture server: w_800,c_fill resize:fit:800 max/800. before is the part before.
func widthInPart(part, before string) int {
	if before == "max" || before == "w" || before == "width" {
		if v := pixels(part); v > 0 {
			return v
		}
	}
	if strings.HasPrefix(part, "resize:") {
		v := part[strings.LastIndexByte(part, ':')+1:]
		return pixels(v)
	}
	for part != "" {
		var step string
		step, part, _ = strings.Cut(part, ",")
		if v, found := strings.CutPrefix(step, "w_"); found {
			return pixels(v)
		}
	}
	return 0
}

// pictureKey names a picture whatever its size: the address without what
// widthInAddress and its like read.
func pictureKey(addr string) string {
	if i := strings.IndexByte(addr, '#'); i >= 0 {
		addr = addr[:i]
	}
	path, query, _ := strings.Cut(addr, "?")
	if i := strings.Index(path, "://"); i >= 0 {
		path = path[i+3:]
	}
	var b strings.Builder
	before := ""
	for path != "" {
		var part string
		part, path, _ = strings.Cut(path, "/")
		if !sizePart(part) && widthInPart(part, before) == 0 {
			b.WriteString(bareName(part))
			b.WriteByte('/')
		}
		before = part
	}
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if key, _, _ := strings.Cut(pair, "="); !sizeParam(key) {
			b.WriteString("&" + pair)
		}
	}
	return b.String()
}

// bareName is a file's name without the size that blogs write into it.
func bareName(name string) string {
	if i := strings.LastIndex(name, "=w"); i > 0 {
		name = name[:i]
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name
	}
	stem := name[:dot]
	if i := strings.LastIndexByte(stem, '-'); i > 0 {
		if w, h, found := strings.Cut(stem[i+1:], "x"); stem[i+1:] == "scaled" || found && number(w, 5) && number(h, 5) {
			stem = stem[:i]
		}
	}
	return strings.TrimSuffix(stem, "@2x") + name[dot:]
}

// sizePart reports whether a part of a path is an instruction of size and not a
// name: "800x600", "fit-in".
func sizePart(part string) bool {
	if part == "fit-in" {
		return true
	}
	if w, h, found := strings.Cut(part, "x"); found && number(w, 5) && (h == "" || number(h, 5)) {
		return true
	}
	return false
}

func sizeParam(key string) bool {
	switch strings.TrimPrefix(key, "amp;") {
	case "w", "h", "q", "width", "height", "quality", "resize", "fit", "crop", "auto", "format", "fm", "dpr", "ssl", "strip", "s", "size", "imwidth", "wid", "hei", "blur":
		return true
	}
	return false
}
