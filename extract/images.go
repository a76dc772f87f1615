package extract

import (
	"path"
	"strconv"
	"strings"

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
		if len(a.Images) == 0 {
			return
		}
		lead := a.Images[0]
		a.Image = &lead
		if a.Provenance == nil {
			a.Provenance = map[string]article.Origin{}
		}
		a.Provenance["image"] = "body"
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
	a.Image.Caption = or(a.Image.Caption, caption)
	a.Image.Credit = or(a.Image.Credit, credit)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// fileName is what names a picture whatever its size and host.
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
		img.Caption = captionFor(n)
		images = append(images, img)
	}
	return images
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
