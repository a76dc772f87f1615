package body

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// cleaned keeps a whole page, cleans it, and writes what is left.
func cleaned(t *testing.T, src, title string) string {
	t.Helper()
	p := parse(t, src)
	m := page.NewMarks(p)
	m.Keep(p.Body())
	clean(p, m, Options{Title: title})
	return write(t, Tree(context.Background(), p, m))
}

// TestPermalinks: signs beside a heading go; a link that is all of it stays as its text.
func TestPermalinks(t *testing.T) {
	p0, p1 := "<p>"+prose(0)+"</p>", "<p>"+prose(1)+"</p>"
	for in, want := range map[string]string{
		`<h2 id=a>Usage <a href="#a">¶</a></h2>`:                         "<h2>Usage</h2>",
		`<h2 id=a>Usage <a class=headerlink href="#a">Link</a></h2>`:     "<h2>Usage</h2>",
		`<h2 id=a><a class=headerlink href="#a">Usage</a></h2>`:          "<h2>Usage</h2>",
		`<h2 id=a><span><a class=anchor href="#a">Usage</a></span></h2>`: "<h2>Usage</h2>",
	} {
		if got, want := cleaned(t, "<main>"+p0+in+p1+"</main>", ""), p0+want+p1; got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	p0, p1, p2 := "<p>"+prose(0)+"</p>", "<p>"+prose(1)+"</p>", "<p>"+prose(2)+"</p>"
	for line, goes := range map[string]bool{
		"By Ana Ruiz": true, "Von Bo Ek, Hamburg": true, "2 Min Read": true, "Published 12 June 2025, 6.30am Updated 13 June": true,
		"24 أيلول 2024 14:32": true, "Monday, 3 March 2025": true, "2025-03-14 10:30": true, "المصدر: وكالات": true, "2 دقيقة قراءة": true, "٢٤ أيلول ٢٠٢٤": true,
		"Rockledge 14 11 6 15 — 44": false, "Timing 32-40-40-84": false, "In 2024 it rained on 12 days": false, "Price: 120.000 €": false, "3 Shares": false, "By noon all was quiet.": false, "A short line": false, "By the way:": false, "Updated on 19 September at 3:15 p.m.": true, "By the Elms.": false,
	} {
		got := cleaned(t, "<div><p>"+line+"</p>"+p0+p1+p2+"</div>", "")
		if strings.Contains(got, line) == goes {
			t.Errorf("before the text, %q goes: %v, want %v", line, !goes, goes)
		}
		if got := cleaned(t, "<div>"+p0+"<p>"+line+"</p>"+p1+p2+"</div>", ""); strings.Contains(got, line) == goes {
			t.Errorf("behind a standfirst, %q goes: %v, want %v", line, !goes, goes)
		}
		if got := cleaned(t, "<div><h4>"+line+"</h4>"+p0+p1+p2+"</div>", ""); strings.Contains(got, line) == (dateLine(line) || byLine(line)) {
			t.Errorf("a small heading before the text, %q goes: %v", line, !strings.Contains(got, line))
		}
		if got := cleaned(t, "<div>"+p0+p1+p2+"<p>"+line+"</p>"+p0+"</div>", ""); !strings.Contains(got, line) {
			t.Errorf("in the midst of the text, %q goes", line)
		}
	}
}

func TestDangling(t *testing.T) {
	text := "<p>" + prose(0) + "</p><p>" + prose(1) + "</p>"
	for _, c := range []struct{ src, want string }{
		{"<h2>First</h2>" + text + "<h2>More</h2>", "<h2>First</h2>" + text},
		{text + "<h2>More</h2><h3>Still</h3>", text},
		{text + `<h2>Picture</h2><img src="/p.jpg">`, text + `<h2>Picture</h2><p><img src="https://a.example/p.jpg" alt=""/></p>`},
		{"<h2>A heading is all there is</h2>", "<h2>A heading is all there is</h2>"},
	} {
		if got := cleaned(t, "<body>"+c.src+"</body>", ""); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func TestRestoreHeadings(t *testing.T) {
	src := `<body><div><article><header><h2>Divers go down</h2><p>By Ana Ruiz</p></header><p>` + prose(0) + `</p></article>
<section><h2><a href="/x">A teaser's heading</a></h2><p>` + prose(1) + `</p></section><details><summary>Why at night?</summary><p>` + prose(2) + `</p></details><section><h3>Aside</h3><p>Not kept at all</p></section></div></body>`
	p := parse(t, src)
	m := page.NewMarks(p)
	for i := range m.Of {
		if strings.HasPrefix(p.Nodes[i].HTML.Data, "Paragraph number") {
			m.Of[i] = page.Keep
		}
	}
	restoreHeadings(p, m)
	got := write(t, Tree(context.Background(), p, m))
	if want := "<h2>Divers go down</h2><p>" + prose(0) + "</p><p>" + prose(1) + "</p><details><summary>Why at night?</summary><p>" + prose(2) + "</p></details>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestRestoreAttributions(t *testing.T) {
	for _, c := range []struct{ what, quote, want string }{
		{"a cite", "<p>Paragraph number one of many words</p><cite>Ana Ruiz, captain</cite>", "<p>Paragraph number one of many words</p><p>Ana Ruiz, captain</p>"},
		{"nothing of it is kept", "<p>Some other words</p><cite>Ana Ruiz</cite>", ""},
		{"much of it is lost", "<p>Paragraph number one</p>" + strings.Repeat("<p>And words that were dropped</p>", 5), "<p>Paragraph number one</p>"},
		{"a paragraph of it is lost", "<p>Paragraph number one, " + strings.Repeat("of many words ", 20) + "</p>" + strings.Repeat("<p>And words that were dropped</p>", 5),
			"<p>Paragraph number one, " + strings.Repeat("of many words ", 19) + "of many words</p>"},
		{"before the quotation", "<p>Quoted:</p><p>Paragraph number one</p>", "<p>Paragraph number one</p>"},
	} {
		p := parse(t, "<body><blockquote>"+c.quote+"</blockquote></body>")
		m := page.NewMarks(p)
		for i := range m.Of {
			if strings.HasPrefix(p.Nodes[i].HTML.Data, "Paragraph number") {
				m.Of[i] = page.Keep
			}
		}
		restoreAttributions(p, m)
		want := c.want
		if want != "" {
			want = "<blockquote>" + want + "</blockquote>"
		}
		if got := write(t, Tree(context.Background(), p, m)); got != want {
			t.Errorf("%s: got %s\nwant %s", c.what, got, want)
		}
	}
}

func TestRestoreLead(t *testing.T) {
	const picture = `<img data-src="/img/boat.jpg?w=900" src="data:image/gif;base64,x">`
	text := "<p>" + prose(0) + "</p>"
	for _, c := range []struct {
		what, src string
		back      bool
	}{
		{"figure", "<figure>" + picture + "<figcaption>A boat</figcaption></figure>" + text, true},
		{"caption by class", "<div class=pic>" + picture + "<p class=caption>A boat</p></div>" + text, true},
		{"among other text", "<div>" + picture + "<p>Not a caption</p></div>" + text, false},
		{"caption in the next block", "<div><div>" + picture + "</div></div><div><p class=caption>A boat</p></div>" + text, true},
		{"caption behind a button", "<div>" + picture + "</div><div role=dialog><p>Copied</p></div><div class=photo-caption><span>A boat</span></div>" + text, true},
		{"caption behind text", "<div>" + picture + "</div><p>Not a caption</p><p class=caption>A boat</p>" + text, false},
		{"behind the text", text + "<figure>" + picture + "<figcaption>A boat</figcaption></figure>", false},
		{"in an aside", "<aside><figure>" + picture + "<figcaption>A boat</figcaption></figure></aside>" + text, false},
		{"another picture", strings.ReplaceAll("<figure>"+picture+"<figcaption>A boat</figcaption></figure>", "boat.jpg", "ship.jpg") + text, false},
	} {
		p := parse(t, "<body>"+c.src+"</body>")
		m := page.NewMarks(p)
		for i := range m.Of {
			if strings.HasPrefix(p.Nodes[i].HTML.Data, "Paragraph number") {
				m.Of[i] = page.Keep
			}
		}
		restoreLead(p, m, "https://cdn.example/other/boat.jpg")
		restoreCaptions(p, m)
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, "A boat") != c.back {
			t.Errorf("%s: got %s", c.what, got)
		}
	}
}

// TestRestoreLeadAlone: the picture that a page states comes back without a caption, too.
func TestRestoreLeadAlone(t *testing.T) {
	const picture = `<img src="/img/boat.jpg" width=900>`
	text := "<p>" + prose(0) + "</p>"
	for src, back := range map[string]bool{
		"<header><div class=hero>" + picture + "</div><h1>Boats</h1></header>" + text: true,
		"<h1>Boats</h1><a href=/img/boat.jpg>" + picture + "</a>" + text:              true,
		"<h1>Boats</h1><a href=/boats>" + picture + "</a>" + text:                     false,
		"<nav>" + picture + "</nav>" + text:                                           false,
		text + "<div>" + picture + "</div>":                                           false,
		strings.Replace(picture, "900", "90", 1) + text:                               false,
	} {
		p := parse(t, "<body>"+src+"</body>")
		m := page.NewMarks(p)
		for i := range m.Of {
			if strings.HasPrefix(p.Nodes[i].HTML.Data, "Paragraph number") {
				m.Of[i] = page.Keep
			}
		}
		restoreLead(p, m, "https://cdn.example/other/boat.jpg")
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, "boat.jpg") != back {
			t.Errorf("%s: got %s", src, got)
		}
	}
}

func TestByDensity(t *testing.T) {
	src := "<body><nav><p>" + prose(8) + "</p></nav><div><ul><li><a href=/1>one</a><li><a href=/2>two</a></ul></div><main><div><p>" + prose(0) + "</p><p>" + prose(1) + "</p></div><aside><p>Aside</p></aside></main></body>"
	p := parse(t, src)
	if got, want := write(t, Tree(context.Background(), p, byDensity(p))), "<p>"+prose(0)+"</p><p>"+prose(1)+"</p>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	p = parse(t, "<body><p>Few words</p><ul><li>in all</li></ul></body>")
	if got, want := write(t, Tree(context.Background(), p, byDensity(p))), "<p>Few words</p><ul><li>in all</li></ul>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		s, w string
		want bool
	}{
		{"share", "share", true}, {"social-share_bar", "share", true}, {"shareBar", "share", true}, {"postShare", "share", true},
		{"ShareBar x", "share", true}, {"shared", "share", false}, {"layout-shared", "share", false}, {"timeshare", "share", false},
		{"SHARE", "share", true}, {"read-more", "read-more", true}, {"adslot ad1", "ad", true}, {"head", "ad", false},
		{"1.16990679.4ad40b84", "ad", false}, {"ad40b84c-9e11", "ad", false}, {"ad-300x250", "ad", true}, {"ad300x250", "ad", true}, {"x-4AD40B84", "ad", false},
	} {
		if got := hasWord(c.s, lowerASCII(c.s), c.w); got != c.want {
			t.Errorf("hasWord(%q, %q) = %v", c.s, c.w, got)
		}
	}
}

func TestPictureAddress(t *testing.T) {
	for src, want := range map[string]bool{
		"/p.jpg": true, "https://a.example/x?u=http://b": true, "//cdn.example/p": true, "p.jpg:large": true,
		"": false, "data:image/gif;base64,x": false, "/img/blank.gif": false, "/placeholder.png": false, "/s.gif": false,
		"{{src}}": false, "#": false, "javascript:x": false, "/lazyload.png": false, "/images.gif": true, "about:blank": false,
	} {
		if got := realPicture(src); got != want {
			t.Errorf("realPicture(%q) = %v", src, got)
		}
	}
	for srcset, want := range map[string]string{
		"/a.jpg 1x, /b.jpg 2x": "/b.jpg", "/a.jpg 300w,/b.jpg 900w, /c.jpg 600w": "/b.jpg", "/a.jpg": "/a.jpg", "": "",
		"/a,b.jpg 2x, /c.jpg 1x": "/a,b.jpg", " , ": "", "/a.jpg x": "/a.jpg",
	} {
		var c choice
		c.addSet(srcset, 0, "")
		if got, _ := c.best(); got != want {
			t.Errorf("best of %q = %q, want %q", srcset, got, want)
		}
	}
}
