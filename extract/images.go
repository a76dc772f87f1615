package extract

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// addImages lists the body's pictures and completes the lead picture from them:
// the one of the same file tells its text and caption; a page that states none
// has the body's first. caption and credit are what a rule says of it.
func addImages(a *article.Article, caption, credit string) {
	a.Images = bodyImages(a.Body)
	if a.Image == nil {
		lead := leadImage(a.Images)
		if lead == nil {
			return
		}
		a.Image = lead
		if a.Provenance == nil {
			a.Provenance = map[string]article.Origin{}
		}
		a.Provenance["image"] = "body"
	}
	if a.Image.Credit == "" {
		a.Image.Caption, a.Image.Credit = splitCredit(a.Image.Caption)
	}
	for _, img := range a.Images {
		if img.URL != a.Image.URL && fileName(img.URL) != fileName(a.Image.URL) {
			continue
		}
		a.Image.Alt = or(a.Image.Alt, img.Alt)
		a.Image.Caption = or(a.Image.Caption, img.Caption)
		a.Image.Credit = or(a.Image.Credit, img.Credit)
		break
	}
	a.Image.Caption = or(a.Image.Caption, harmless(caption))
	a.Image.Credit = or(a.Image.Credit, harmless(credit))
}

// harmless drops controls and marks of direction from what a rule read.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// leadImage is the first of the pictures that can stand for the article: one with
// a caption, or one that is no small picture and no drawing of the site's own.
func leadImage(images []article.Image) *article.Image {
	for _, img := range images {
		name := strings.ToLower(fileName(img.URL))
		small := img.Width > 0 && img.Width < 150 || img.Height > 0 && img.Height < 100
		if img.Caption != "" || !small && !strings.HasSuffix(name, ".gif") && !strings.HasSuffix(name, ".svg") {
			return &img
		}
	}
	return nil
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// fileName is what names a picture whatever its size and host. Unlike page.FileName
// it takes the last part that is there before a slash at the end, too: some picture
// servers have one.
func fileName(address string) string {
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address = address[:i]
	}
	return path.Base(address)
}

// bodyImages are the pictures of a body tree, in order, each address once.
func bodyImages(root *html.Node) []article.Image {
	var images []article.Image
	seen := map[string]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Img {
			continue
		}
		img := article.Image{URL: page.Attr(n, "src"), Alt: page.Attr(n, "alt")}
		if seen[img.URL] {
			continue
		}
		seen[img.URL] = true
		img.Width, _ = strconv.Atoi(page.Attr(n, "width"))
		img.Height, _ = strconv.Atoi(page.Attr(n, "height"))
		img.Caption, img.Credit = splitCredit(captionFor(n))
		images = append(images, img)
	}
	return images
}

// creditWords stand, with a colon, before the name of who took a picture.
var creditWords = []string{"photograph", "photo", "foto", "picture", "image", "credit", "credits", "bild", "crédit", "crédito", "fotografía", "kuva", "zdjęcie", "фото"}

// splitCredit parts a caption that ends by naming who took the picture ("A boat.
// Photo: Ana Ruiz") from that name.
func splitCredit(caption string) (text, credit string) {
	colon := strings.LastIndexByte(caption, ':')
	if colon < 0 || len(caption)-colon > 80 {
		return caption, ""
	}
	before := caption[:colon]
	for _, w := range creditWords {
		if len(before) < len(w) || !strings.EqualFold(before[len(before)-len(w):], w) {
			continue
		}
		text = before[:len(before)-len(w)]
		if text != "" && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, "(") {
			continue // the end of a longer word
		}
		return strings.TrimRight(text, " (|-–—/"), strings.TrimRight(strings.TrimSpace(caption[colon+1:]), ")")
	}
	return caption, ""
}

// captionFor is the text of the caption of the figure that a picture stands in.
func captionFor(img *html.Node) string {
	for up := img.Parent; up != nil; up = up.Parent {
		if up.DataAtom != atom.Figure {
			continue
		}
		for c := range up.Descendants() {
			if c.DataAtom == atom.Figcaption {
				return innerText(c)
			}
		}
		return ""
	}
	return ""
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
