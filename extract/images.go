package extract

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// addImages lists the body's pictures and completes the lead picture from them:
// the one of the same file tells its text and caption; a page that states none
// has the body's first. caption and credit are what a rule says of it.
func addImages(a *article.Article, caption, credit string) {
	a.Images = bodyImages(a.Body)
	if lead := leadImage(a.Images); a.Image == nil || lead != nil && comesLater(a) {
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
		if img.Credit != "" { // told apart with care
			a.Image.Caption, a.Image.Credit = or(img.Caption, a.Image.Caption), img.Credit
		}
		a.Image.Caption = or(a.Image.Caption, img.Caption)
		break
	}
	a.Image.Caption = or(a.Image.Caption, harmless(caption))
	a.Image.Credit = or(a.Image.Credit, harmless(credit))
}

// comesLater reports whether the picture that nothing but its place speaks for is one of
// the body's later ones.
func comesLater(a *article.Article) bool {
	return a.Provenance["image"] == "visible" && slices.IndexFunc(a.Images, func(img article.Image) bool { return fileName(img.URL) == fileName(a.Image.URL) }) > 0
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
// a caption, or one that is no small picture and none of the site's own.
func leadImage(images []article.Image) *article.Image {
	for _, img := range images {
		small := img.Width > 0 && img.Width < 150 || img.Height > 0 && img.Height < 100
		if img.Caption != "" || !small && !isGIF(img.URL) && !meta.IsLogo(img.URL) {
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

// fileName is what names a picture whatever its size, format and host. Unlike page.FileName
// it takes the last part that is there before a slash at the end, too: some picture servers
// have one.
func fileName(address string) string {
	file, query, _ := strings.Cut(address, "?")
	return strings.ToLower(page.FileName(strings.TrimRight(file, "/") + "?" + query))
}

// isGIF holds for what is too small or too restless to stand for an article.
func isGIF(address string) bool {
	file, _, _ := strings.Cut(address, "?")
	return strings.EqualFold(path.Ext(file), ".gif")
}

// bodyImages are the pictures of a body tree, in order, each address once.
func bodyImages(root *html.Node) []article.Image {
	g := gatherer{seen: map[string]bool{}}
	g.children(root, "", "")
	return g.images
}

type gatherer struct {
	images []article.Image
	seen   map[string]bool
}

// children gathers the pictures below n, which stands in a figure of this caption
// and credit.
func (g *gatherer) children(n *html.Node, caption, credit string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Img:
			g.add(c, caption, credit)
		case atom.Figure:
			caption, credit := captionOf(c)
			g.children(c, caption, credit)
		default:
			g.children(c, caption, credit)
		}
	}
}

func (g *gatherer) add(n *html.Node, caption, credit string) {
	img := article.Image{URL: page.Attr(n, "src"), Alt: page.Attr(n, "alt"), Caption: caption, Credit: credit}
	if g.seen[img.URL] {
		return
	}
	g.seen[img.URL] = true
	img.Width, _ = strconv.Atoi(page.Attr(n, "width"))
	img.Height, _ = strconv.Atoi(page.Attr(n, "height"))
	g.images = append(g.images, img)
}

// captionOf is the caption of a figure and the credit in it: what the page's
// markup tells from the caption, which the tree has as a small, or what the text
// ends with.
func captionOf(figure *html.Node) (caption, credit string) {
	var credits []string
	for c := figure.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Figcaption {
			continue
		}
		caption = strings.TrimSpace(caption + " " + innerText(c, func(small string) {
			if name := creditName(small); !slices.Contains(credits, name) {
				credits = append(credits, name)
			}
		}))
	}
	if credit = strings.Join(credits, ", "); credit == "" {
		return splitCredit(caption)
	}
	text, again := splitCredit(caption)
	switch {
	case again != "" && strings.Contains(credit, again): // in both
		caption = text
	case caption == "": // all of it was called a credit
		if text, own := splitCredit(credit); len(strings.Fields(text)) >= captionWords && own != "" {
			caption, credit = text, own
		}
	}
	return strings.TrimRight(caption, " |–—-/"), credit
}

// captionWords is how many words a caption has at least that stands before a credit, in what a page
// calls credit.
const captionWords = 5

// innerText is the text below n in one line, without credits, which it hands to
// credit.
func innerText(n *html.Node, credit func(string)) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.DataAtom == atom.Br:
				b.WriteByte(' ')
			case c.DataAtom == atom.Small:
				credit(innerText(c, credit))
			default:
				walk(c)
			}
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}
