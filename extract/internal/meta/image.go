package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// resolveImage takes the picture that the most reliable origin names and that is
// no logo, and adds what the page says of it: in its data, or in the figure that
// shows it.
func resolveImage(a *article.Article, r *reading) {
	var best *claim
	var addr string
	rank := 0
	for i := range r.claims[fImage] {
		c := &r.claims[fImage][i]
		u := r.p.CleanURL(c.Text)
		if u == "" || strings.HasPrefix(u, "mailto:") || !c.ruled && (IsLogo(u) || r.isCard(u)) {
			continue
		}
		n := imageRank(c)
		if n > rank || n == rank && c.Origin == "og:image:secure_url" && !r.showsFile(addr) && r.showsFile(u) {
			best, addr, rank = c, u, n
		}
	}
	if best == nil {
		if best, addr = r.leadFigure(); best == nil {
			return
		}
	}
	im := best.image()
	im.URL = addr
	for i := range r.claims[fImage] { // another origin may know the size
		c := &r.claims[fImage][i]
		said := c.image()
		if im.Width == 0 && said.Width > 0 && r.p.CleanURL(c.Text) == addr {
			im.Width, im.Height = said.Width, said.Height
		}
		if im.Alt == "" && said.Alt != "" && r.p.CleanURL(c.Text) == addr {
			im.Alt = said.Alt
		}
	}
	r.fromFigure(&im)
	if c := r.first(fCaption); c != nil && c.ruled {
		im.Caption = c.Text
		a.Provenance["caption"] = c.Origin
	}
	if c := r.first(fCredit); c != nil && c.ruled {
		im.Credit = c.Text
		a.Provenance["credit"] = c.Origin
	}
	a.Image = &im
	a.Provenance["image"] = best.Origin
}

func imageRank(c *claim) int {
	if c.ruled {
		return 100
	}
	switch c.Origin {
	case "og:image", "og:image:url", "og:image:secure_url":
		return 10
	case "twitter:image", "twitter:image:src":
		return 8
	case originJSONLD:
		return 9
	case originMicrodata:
		return 3
	}
	return 5
}

// leadFigure is the first large picture behind the headline, for pages whose
// data name none.
func (r *reading) leadFigure() (*claim, string) {
	if r.headline == 0 {
		return nil, ""
	}
	if i := r.titledPicture(); i > 0 {
		src := r.imageSource(i)
		return &claim{Value: Value{Text: src, Origin: originVisible}, detail: &article.Image{Alt: tidy(r.p.Attr(i, "alt"))}}, src
	}
	for i := r.headline; i < min(r.p.Len(), r.headline+400); i++ {
		n := &r.p.Nodes[i]
		if n.Tag != atom.Img || n.Flags&page.NoScript != 0 {
			continue
		}
		src := r.imageSource(i)
		if src == "" || IsLogo(src) || n.Flags&page.InLink != 0 && r.leadsToAuthor(i) {
			continue
		}
		w, h := pixelText(r.p.Attr(i, "width")), pixelText(r.p.Attr(i, "height"))
		if w > 0 && w < 200 || h > 0 && h < 120 || w == 0 && !r.inFigure(i) {
			continue
		}
		return &claim{Value: Value{Text: src, Origin: originVisible}, detail: &article.Image{Alt: tidy(r.p.Attr(i, "alt")), Width: w, Height: h}}, src
	}
	return nil, ""
}

// leadsToAuthor reports whether a picture is a link to its author's page: a portrait.
func (r *reading) leadsToAuthor(img int32) bool {
	for i := r.p.Nodes[img].Parent; i > 0; i = r.p.Nodes[i].Parent {
		if r.p.Nodes[i].Tag == atom.A {
			return kindsOf(&r.p.Nodes[i])&kRelAuthor != 0 || isPersonPath(r.p.Attr(i, "href"))
		}
	}
	return false
}

// titledPicture is the picture right above the headline whose text is the headline, 0 for
// none.
func (r *reading) titledPicture() int32 {
	title := fold(r.headText(r.headline))
	for i := max(r.headline-40, r.p.Body()); i < r.headline; i++ {
		if n := &r.p.Nodes[i]; n.Tag == atom.Img && n.Flags&page.NoScript == 0 && title != "" && fold(r.p.Attr(i, "alt")) == title {
			if src := r.imageSource(i); src != "" && !IsLogo(src) {
				return i
			}
		}
	}
	return 0
}

// showsFile reports whether an img element of the page has a picture of the same file.
func (r *reading) showsFile(addr string) bool {
	name := page.FileName(addr)
	for i := r.p.Body(); i < r.p.Len() && name != ""; i++ {
		if r.isOfFile(i, name) {
			return true
		}
	}
	return false
}

func (r *reading) inFigure(i int32) bool {
	for n := 0; i > 0 && n < 6; i, n = r.p.Nodes[i].Parent, n+1 {
		if r.p.Nodes[i].Tag == atom.Figure {
			return true
		}
	}
	return false
}

// imageSource is the address of an img element: what a lazy loader would load,
// before what stands in its place.
func (r *reading) imageSource(i int32) string { return r.p.CleanURL(r.rawSource(i)) }

func (r *reading) rawSource(i int32) string {
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "src"} {
		if v := r.p.Attr(i, key); v != "" && !strings.HasPrefix(v, "data:") {
			return v
		}
	}
	return ""
}

// fromFigure fills in what the page says where it shows the picture. A picture
// is known by its file's name: host and size differ from place to place.
func (r *reading) fromFigure(im *article.Image) {
	name := page.FileName(im.URL)
	if name == "" {
		return
	}
	for i := r.p.Body(); i < r.p.Len(); i++ {
		if r.p.Nodes[i].Flags&page.NoScript != 0 || !r.isOfFile(i, name) {
			continue
		}
		if im.Alt == "" {
			im.Alt = tidy(r.p.Attr(i, "alt"))
		}
		if im.Width == 0 && r.imageSource(i) == im.URL {
			im.Width, im.Height = pixelText(r.p.Attr(i, "width")), pixelText(r.p.Attr(i, "height"))
		}
		r.captionOf(i, im)
		return
	}
}

// isOfFile reports whether a node is an img element with a picture of a file, in any size.
func (r *reading) isOfFile(i int32, name string) bool {
	return r.p.Nodes[i].Tag == atom.Img && strings.EqualFold(page.FileName(r.rawSource(i)), name)
}

// captionOf reads the caption and credit beside the picture at i.
func (r *reading) captionOf(i int32, im *article.Image) {
	top := i
	for n := 0; n < 5 && r.p.Nodes[top].Parent > 0; n++ {
		top = r.p.Nodes[top].Parent
		if r.p.Nodes[top].Tag == atom.Figure {
			break
		}
	}
	if r.p.Nodes[top].Tag != atom.Figure {
		return
	}
	for j := top; j < r.p.Nodes[top].End; j++ {
		if r.p.Nodes[j].Tag == atom.Figcaption {
			caption, credit := tidy(r.p.Clean(j)), r.creditIn(j)
			if im.Credit == "" {
				im.Credit = credit
			}
			if credit != "" {
				caption = strings.TrimSpace(strings.Replace(caption, credit, "", 1))
			}
			if caption != "" {
				im.Caption = caption
			}
			return
		}
	}
}

// creditIn is the text of the element below i that says it is a credit.
func (r *reading) creditIn(i int32) string {
	for _, m := range r.marks {
		if m.node > i && m.node < r.p.Nodes[i].End && m.kinds&kCredit != 0 {
			return tidy(r.p.Clean(m.node))
		}
	}
	return ""
}
