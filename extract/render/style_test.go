package render

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-fabb886e/pith/extract/article"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestStyle(t *testing.T) {
	none, alt, noImages := Style{Links: LinksNone}, Style{Images: ImagesAlt}, Style{Images: ImagesNone}
	both := Style{Links: LinksNone, Images: ImagesNone}
	tests := []struct {
		name  string
		style Style
		html  string
		want  string
	}{
		{"links leave their text", none, `<p>a <a href="/b" title="t">b <em>c</em></a> d</p>`, "<p>a b <em>c</em> d</p>"},
		{"mail, fragment", none, `<p><a href="mailto:a@b.example">a</a> <a href="#b">b</a></p>`, "<p>a b</p>"},
		{"embeds leave their title", none, `<iframe src="/a" title="b"></iframe><video src="/c"></video><p>d</p>`, "<p>b</p>\n<p>d</p>"},
		{"embeds in a line", none, `<p>a <audio src="/a" title="b"></audio> c <audio src="/d"></audio> e</p>`, "<p>a b c e</p>"},
		{"an embed with a caption", none, `<figure><video src="/a"></video><figcaption>b</figcaption></figure>`, "<figure><figcaption>b</figcaption></figure>"},
		{"links around code and pictures", none, `<p><a href="/a"><code>b</code></a> <a href="/c"><img src="/d" alt="e"></a></p>`,
			`<p><code>b</code> <img src="/d" alt="e"></p>`},
		{"footnotes keep their links", none, `<p>a<sup id="fnref-1"><a href="#fn-1">1</a></sup></p><ol><li id="fn-1">b <a href="#fnref-1">c</a></li></ol>`,
			`<p>a<sup id="fnref-1"><a href="#fn-1">1</a></sup></p>` + "\n" + `<ol><li id="fn-1">b <a href="#fnref-1">c</a> <a href="#fnref-1">↩</a></li></ol>`},
		{"code is as it was", none, "<pre><code>a  [b](c)\n</code></pre>", "<pre><code>a  [b](c)\n</code></pre>"},

		{"text for a picture", alt, `<p>a <img src="/b" alt="b"> c</p>`, "<p>a b c</p>"},
		{"no text for a picture", alt, `<p>a <img src="/b" alt=""> c</p><p><img src="/d"></p>`, "<p>a c</p>"},
		{"text for a picture in a link", alt, `<p><a href="/a"><img src="/b" alt="b"></a></p>`, `<p><a href="/a">b</a></p>`},
		{"words that would touch", alt, `<p>a<img src="/b" alt="bb">c<img src="/d" alt="dd"><img src="/e" alt="ee"></p>`, "<p>a bb c dd ee</p>"},
		{"an initial, a pictograph", alt, `<p><img src="/o" alt="O">nce upon a time<img src="/s" alt="😀"></p>`, "<p>Once upon a time😀</p>"},
		{"punctuation", alt, `<p>(<img src="/a" alt="a map">)</p>`, "<p>(a map)</p>"},
		{"figures", alt, `<figure><img src="/a" alt="a  b"><img src="/c" alt=""><figcaption>d</figcaption></figure>`, "<figure><p>a b</p><figcaption>d</figcaption></figure>"},
		{"behind a block", alt, `<ul><li>a<ul><li>b</li></ul><img src="/c" alt="c"></li></ul>`, "<ul><li>a<ul><li>b</li></ul><p>c</p></li></ul>"},

		{"pictures go with what held nothing else", noImages,
			`<p><a href="/a"><img src="/b" alt="b"></a></p><figure><img src="/c" alt=""><figcaption>d</figcaption></figure><ul><li><img src="/e"></li></ul><p>f</p>`, "<p>f</p>"},
		{"a caption of something else", noImages, `<figure><video src="/a" title="b"></video><img src="/c"><figcaption>d</figcaption></figure>`,
			`<figure><p><a href="/a">b</a></p><figcaption>d</figcaption></figure>`},
		{"white space and breaks", noImages, `<p><img src="/a"><br>b <em><img src="/c"></em> d<br><img src="/e"><br><br>f <br><img src="/g"></p>`, "<p>b d<br><br>f</p>"},
		{"cells, terms", noImages, `<table><tbody><tr><td><img src="/a"></td><td>b</td></tr></tbody></table><dl><dt><img src="/c"></dt><dd>d</dd></dl>`,
			"<table><tbody><tr><td></td><td>b</td></tr></tbody></table>\n<dl><dt></dt><dd>d</dd></dl>"},
		{"neither", both, `<p>a <a href="/b"><img src="/c" alt="d"></a></p><figure><iframe src="/e"></iframe><img src="/f"></figure>`, "<p>a</p>"},

		{"clean links", Style{CleanLinks: true}, `<p><a href="/a?utm_source=b&amp;c=d">e</a> <img src="/f?utm_source=g"></p><iframe src="/h?fbclid=i" title="j"></iframe>`,
			`<p><a href="/a?c=d">e</a> <img src="/f?utm_source=g"></p>` + "\n" + `<p><a href="/h">j</a></p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := parse(t, test.html)
			before := HTML(body)
			if diff := cmp.Diff(test.want, test.style.html(body)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, HTML(body)); diff != "" {
				t.Errorf("the body was changed:\n%s", diff)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"none", "<p>a</p>", "a"},
		{"numbers in order of first use", `<p><a href="/a">a</a> <a href="/b" title='"b"'>b</a> <a href="/a">c</a> <a href="/b">d</a></p>`,
			"[a][1] [b][2] [c][1] [d][3]\n\n[1]: /a\n[2]: /b \"\\\"b\\\"\"\n[3]: /b"},
		{"pictures and embeds", `<p><a href="/a"><img src="/b" alt="b"></a></p><iframe src="/c" title="d"></iframe>`,
			"[![b][1]][2]\n\n[d][3]\n\n[1]: /b\n[2]: /a\n[3]: /c"},
		{"numbers that the text holds", `<p>[1] [12 a] [ 2 ] [x] <a href="/a">b</a>[1]</p>`, "\\[1] [12 a] \\[ 2 ] [x] [b][1]\\[1]\n\n[1]: /a"},
		{"behind a list", `<ul><li><a href="/a">b</a></li></ul>`, "- [b][1]\n\n[1]: /a"},
		{"an address to encode", `<p><a href="/a (b)">c</a></p>`, "[c][1]\n\n[1]: /a%20%28b%29"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Style{Links: LinksReference}.markdown(parse(t, test.html))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// References say what links in the line say. (Bare addresses are left out, as
// they are everywhere: goldmark does not look for them behind a lone [.)
func TestReferencesReadBack(t *testing.T) {
	eachTree(t, func(t *testing.T, body *html.Node) {
		markdown := Style{Links: LinksReference}.markdown(body)
		if diff := cmp.Diff(outline(readBack(t, Markdown(body))), outline(readBack(t, markdown))); diff != "" {
			t.Errorf("(-inline +references):\n%s\n%s", diff, markdown)
		}
	})
}

// unreferred returns a tree without the references to its footnotes, which readers
// of Markdown number anew.
func unreferred(n *html.Node) *html.Node {
	return without(n, func(n *html.Node) bool {
		return n.DataAtom == atom.Sup && n.FirstChild != nil && strings.HasPrefix(attr(n.FirstChild, "href"), "#fn")
	})
}

// styles are all that concern the tree.
func styles() (all []Style) {
	for _, links := range []Links{LinksInline, LinksReference, LinksNone} {
		for _, images := range []Images{ImagesKeep, ImagesAlt, ImagesNone} {
			all = append(all, Style{Links: links, Images: images, CleanLinks: true})
		}
	}
	return all
}

// The law of the words in every style: Markdown and HTML hold the words of the
// body, without titles that are only addresses where links go, without captions
// of pictures where these go, and with the pictures' texts where those are asked
// for. White space may part what touched, so letters are compared, too.
func TestWordsInEveryStyle(t *testing.T) {
	all := styles()
	seed := 0
	eachTree(t, func(t *testing.T, body *html.Node) {
		s := all[seed%len(all)]
		seed++
		before := HTML(body)
		markdown, written := s.markdown(body), s.html(body)
		if HTML(body) != before {
			t.Fatal("the body was changed")
		}
		want := words(shown(unreferred(asRead(s.tree(body)))))
		if diff := cmp.Diff(want, words(shown(unreferred(readBack(t, markdown))))); diff != "" {
			t.Errorf("%+v (-body +Markdown):\n%s\n%s", s, diff, markdown)
		}
		if diff := cmp.Diff(letters(expected(body, s)), letters(shown(parse(t, written)))); diff != "" {
			t.Errorf("%+v (-body +HTML):\n%s\n%s", s, diff, written)
		}
		for n := range parse(t, written).Descendants() {
			switch {
			case n.DataAtom == atom.A && s.Links == LinksNone && !strings.HasPrefix(attr(n, "href"), "#fn"), n.DataAtom == atom.Img && s.Images != ImagesKeep:
				t.Errorf("%+v leaves %s", s, n.Data)
			}
		}
	})
}

// expected is the text that a style leaves of a body.
func expected(n *html.Node, s Style) string {
	switch {
	case n.Type == html.TextNode:
		return n.Data
	case isMedia(n):
		src, label := mediaLink(n)
		if s.Links == LinksNone && label == src {
			return ""
		}
		return label
	case n.DataAtom == atom.Img && s.Images == ImagesAlt:
		return attr(n, "alt")
	case n.DataAtom == atom.Figure && s.Images == ImagesNone && contains(n, atom.Img):
		rest := ""
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Hr || contains(c, atom.Tr) {
				rest += "something"
			} else if c.DataAtom != atom.Figcaption {
				rest += expected(c, s)
			}
		}
		if strings.Trim(rest, spaceChars) == "" {
			return ""
		}
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(expected(c, s))
	}
	return b.String()
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.N, unicode.M) {
			return r
		}
		return -1
	}, s)
}

// The running text and the fields are the same in every style.
func TestRecordInEveryStyle(t *testing.T) {
	a := &article.Article{Status: article.StatusOK, Images: []article.Image{{URL: "/b"}}, Image: &article.Image{URL: "/b"},
		Body: parse(t, `<p>a <a href="/a?utm_source=x">link</a> <img src="/b" alt="c"></p>`)}
	all := Content{Markdown: true, Text: true, HTML: true}
	plain := NewRecord(a, all)
	for _, s := range styles()[1:] {
		all.Style = s
		r := NewRecord(a, all)
		if *r.ContentMarkdown == *plain.ContentMarkdown || s != (Style{Links: LinksReference, Images: ImagesKeep, CleanLinks: true}) && *r.ContentHTML == *plain.ContentHTML && !s.CleanLinks {
			t.Errorf("%+v changes nothing", s)
		}
		r.ContentMarkdown, r.ContentHTML = plain.ContentMarkdown, plain.ContentHTML
		if diff := cmp.Diff(plain, r); diff != "" {
			t.Errorf("%+v (-plain +styled):\n%s", s, diff)
		}
	}
}

func TestUnknownStyle(t *testing.T) {
	a := &article.Article{Status: article.StatusOK, Body: parse(t, "<p>a</p>")}
	for _, s := range []Style{{Links: "some"}, {Images: "small"}} {
		if err := Document(&strings.Builder{}, a, Options{Style: s}); err == nil || !strings.Contains(err.Error(), "unknown way") {
			t.Errorf("%+v: error %v", s, err)
		}
	}
}

func ExampleStyle() {
	body := &html.Node{Type: html.DocumentNode}
	p := element("p", textNode("See "), with(element("a", textNode("the map")), "href", "https://example.org/map?utm_source=feed"), textNode("."))
	body.AppendChild(p)
	a := &article.Article{Status: article.StatusOK, Body: body}
	r := NewRecord(a, Content{Markdown: true, Style: Style{Links: LinksReference, CleanLinks: true}})
	fmt.Println(*r.ContentMarkdown)
	// Output:
	// See [the map][1].
	//
	// [1]: https://example.org/map
}
