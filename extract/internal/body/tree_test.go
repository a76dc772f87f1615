package body

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func parse(t testing.TB, src string) *page.Page {
	t.Helper()
	addr, _ := url.Parse("https://a.example/dir/page")
	p, err := page.Parse(context.Background(), &page.Text{Data: []byte(src)}, addr, page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// treeOf keeps the whole page and writes its body tree as HTML.
func treeOf(t testing.TB, src string) string {
	p := parse(t, src)
	m := page.NewMarks(p)
	m.Keep(0)
	return write(t, Tree(context.Background(), p, m))
}

func write(t testing.TB, root *html.Node) string {
	t.Helper()
	var b strings.Builder
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"paragraphs", "<div><p> One \n two </p>\n<p>three</p></div>", "<p>One two</p><p>three</p>"},
		{"bare text", "one<div>two<p>three</p>four</div>", "<p>one</p><p>two</p><p>three</p><p>four</p>"},
		{"empty elements", "<div><p> </p><ul><li></li></ul><h2><b></b></h2><p>x</p></div>", "<p>x</p>"},
		{"inline names", "<p><b>a</b> <i>b</i> <tt>c</tt> <s>d</s> <u>e</u> <span>f</span></p>", "<p><strong>a</strong> <em>b</em> <code>c</code> <del>d</del> e f</p>"},
		{"space outside of inline", "<p>one<b> two </b>three</p>", "<p>one <strong>two</strong> three</p>"},
		{"no space invented", "<p>on<b>e</b>two<i>x</i></p>", "<p>on<strong>e</strong>two<em>x</em></p>"},
		{"no-break space stays", "<p>10&nbsp;km</p>", "<p>10\u00a0km</p>"},
		{"controls and bidi go", "<p>a\u0001b\u202ec&#x80;</p>", "<p>abc€</p>"},
		{"links absolute", `<p><a href="../x?a=1" onclick="y()">z</a> <a href="javascript:x">j</a> <a href="#">k</a></p>`, `<p><a href="https://a.example/x?a=1">z</a> j k</p>`},
		{"headings that link to themselves", `<h2 id=a><a href="#a">one</a></h2><h3><a href="https://a.example/dir/page#d"><code>two</code></a></h3>`, `<h2>one</h2><h3><code>two</code></h3>`},
		{"headings that link elsewhere", `<h2><a href="/x#a">one</a></h2><h3>two <a href="#a">three</a></h3><p><a href="#a">four</a></p>`,
			`<h2><a href="https://a.example/x#a">one</a></h2><h3>two <a href="https://a.example/dir/page#a">three</a></h3><p><a href="https://a.example/dir/page#a">four</a></p>`},
		{"link around blocks", `<a href="/x"><div>one</div><div>two</div></a>`, `<p><a href="https://a.example/x">one</a></p><p><a href="https://a.example/x">two</a></p>`},
		{"bold around blocks", "<b><p>one</p><p>two</p></b>", "<p><strong>one</strong></p><p><strong>two</strong></p>"},
		{"line breaks", "<p><br>one<br>two<br></p>", "<p>one<br/>two</p>"},
		{"double break parts paragraphs", "<div>one<br><br>two<br>\n<br>three</div>", "<p>one</p><p>two</p><p>three</p>"},
		{"block in heading", "<h2><div>one</div><div>two</div></h2>", "<h2>one two</h2>"},
		{"list", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>"},
		{"numbered from", `<ol start="3"><li>x</li></ol>`, `<ol start="3"><li>x</li></ol>`},
		{"text in a list", "<ul>loose<li>x</li></ul>", "<ul><li>loose</li><li>x</li></ul>"},
		{"item without list", "<div><li>x</li></div>", "<p>x</p>"},
		{"text behind a block in an item", "<ul><li><p>a</p>b</li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"},
		{"definitions", "<dl><div><dt>a<dd>b<p>c</p></div></dl>", "<dl><dt>a</dt><dd>b<p>c</p></dd></dl>"},
		{"quote", "<blockquote>one<blockquote><p>two</p></blockquote></blockquote>", "<blockquote><p>one</p><blockquote><p>two</p></blockquote></blockquote>"},
		{"code", `<pre class="x"><code class="language-Go hl"><span>func</span> f() {<br>	x  y` + "\n}\n</code></pre>", "<pre><code class=\"language-go\">func f() {\n\tx  y\n}</code></pre>"},
		{"lines of code in blocks", "<pre><div>a</div><div>  b</div></pre>", "<pre><code>a\n  b</code></pre>"},
		{"rule", "<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p><hr/><p>b</p>"},
		{"rule in an item", "<ul><li><hr></li><li>a</li></ul>", "<ul><li>a</li></ul>"},
		{"details", "<details open><summary>s</summary>t</details>", `<details open=""><summary>s</summary><p>t</p></details>`},
		{"ruby", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>", "<p><ruby>漢<rt>かん</rt></ruby></p>"},
		{"scripts and buttons", "<p>a<script>x</script><button>Copy</button><svg><text>t</text></svg></p>", "<p>a</p>"},
		{"direction", `<p dir="rtl" lang="ar" style="x" class="y">a</p>`, `<p dir="rtl" lang="ar">a</p>`},
		{"tasks", `<ul><li><input type="checkbox" checked> done</li><li><input type=text>x</li></ul>`, `<ul><li><input type="checkbox" checked=""/> done</li><li>x</li></ul>`},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestTreeFigures(t *testing.T) {
	const img = `<img src="/p.jpg" alt=" A  b " width="640px" onerror="x">`
	const out = `<img src="https://a.example/p.jpg" alt="A b" width="640"/>`
	const paragraph = "<p>The ferry left the harbour at noon, and the crowd on the pier waved.</p>"
	for _, c := range []struct{ what, in, want string }{
		{"frame around a table", "<figure><table><tr><th>a<th>b<tr><td>1<td>2</table><figcaption>Cap</figcaption></figure>",
			"<table><caption>Cap</caption><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"},
		{"frame around a table of the layout", "<figure><figcaption>Cap</figcaption><table role=presentation><tr><td>a<td>b</table></figure>", "<p>Cap</p><p>a</p><p>b</p>"},
		{"figure", "<figure><a href='/big'>" + img + "</a><figcaption><p>One <i>two</i></p><p>three</p></figcaption></figure>",
			"<figure>" + out + "<figcaption>One <em>two</em><br/>three</figcaption></figure>"},
		{"caption by class", `<div class="wp-caption">` + img + `<p class="wp-caption-text">Cap</p></div>`, "<figure>" + out + "<figcaption>Cap</figcaption></figure>"},
		{"caption by class in a list", `<ul><li>` + img + `<p class="photo-caption">Cap</p></li></ul>`, "<figure>" + out + "<figcaption>Cap</figcaption></figure>"},
		{"a picture's list among text", `<p>Text</p><ul><li>` + img + `<p class="photo-caption">Cap</p></li></ul>`, "<p>Text</p><figure>" + out + "<figcaption>Cap</figcaption></figure>"},
		{"a line below, in emphasis", `<p>` + img + `<br><em><sub>Cap</sub></em></p>`, "<figure>" + out + "<figcaption><sub>Cap</sub></figcaption></figure>"},
		{"a line below, in a block called image", `<div class="img-inline">` + img + `<span>Cap</span></div>`, "<figure>" + out + "<figcaption>Cap</figcaption></figure>"},
		{"a line below that is text", `<div>` + img + `<span>Text</span></div>`, "<p>" + out + "</p><p>Text</p>"},
		{"a line below, among paragraphs", paragraph + `<div><a href="/big">` + img + `</a><p>Cap</p></div><p>Text</p>`, paragraph + "<figure>" + out + "<figcaption>Cap</figcaption></figure><p>Text</p>"},
		{"a line below, before a paragraph", `<ul></ul><div>` + img + `<div>Cap</div></div>` + paragraph, "<figure>" + out + "<figcaption>Cap</figcaption></figure>" + paragraph},
		{"a line below, beside less", `<p>Text</p><div>` + img + `<p>Cap</p></div><p>Text</p>`, "<p>Text</p><p>" + out + "</p><p>Cap</p><p>Text</p>"},
		{"a heading below, among paragraphs", paragraph + `<div>` + img + `<h3>Part</h3></div>`, paragraph + "<p>" + out + "</p><h3>Part</h3>"},
		{"a day below, among paragraphs", paragraph + `<div>` + img + `<p>17 May 2024</p></div>`, paragraph + "<p>" + out + "</p><p>17 May 2024</p>"},
		{"an item's line below, among paragraphs", paragraph + `<section>` + img + `<p>Text</p></section>`, paragraph + "<p>" + out + "</p><p>Text</p>"},
		{"a line above", `<p><em>Text</em><br>` + img + `</p>`, "<p><em>Text</em><br/>" + out + "</p>"},
		{"a line below, and more", `<p>` + img + `<br><em>One</em> two</p>`, "<p>" + out + "</p><p><em>One</em> two</p>"},
		{"text beside", `<div>` + img + `<p>Text</p><p class="caption">Cap</p></div>`, "<p>" + out + "</p><p>Text</p><p>Cap</p>"},
		{"alone", "<div>" + img + "</div>", "<p>" + out + "</p>"},
		{"in a line", "<p>a " + img + " b</p>", "<p>a " + out + " b</p>"},
		{"in a heading", "<h2>a" + img + "</h2>", "<h2>a</h2>"},
		{"lazy", `<img src="data:image/gif;base64,R0" data-src="/p.jpg" alt="">`, `<p><img src="https://a.example/p.jpg" alt=""/></p>`},
		{"noscript", `<figure><img src="/blank.gif"><noscript><img src="/p.jpg"></noscript></figure>`, `<figure><img src="https://a.example/p.jpg" alt=""/></figure>`},
		{"srcset", `<img srcset="/s.jpg 300w, /p.jpg 900w">`, `<p><img src="https://a.example/p.jpg" alt=""/></p>`},
		{"picture", `<picture><source srcset="/p.webp 2x"><img src="data:x"></picture>`, `<p><img src="https://a.example/p.webp" alt=""/></p>`},
		{"counting pixel", `<p>a<img src="/p.gif" width="1" height="1"></p>`, "<p>a</p>"},
		{"frames", `<iframe src="https://www.youtube.com/embed/x" title="Film"></iframe><iframe src="https://ads.example/"></iframe>`, `<iframe src="https://www.youtube.com/watch?v=x" title="Film"></iframe>`},
		{"video", `<video><source src="/v.mp4"></video>`, `<video src="https://a.example/v.mp4"></video>`},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestTreeTables(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"data", "<table><caption>C</caption><tr><th>a<th>b<tr><td colspan=2>1</td></tr><tr><td></td><td>2</table>",
			`<table><caption>C</caption><tbody><tr><th>a</th><th>b</th></tr><tr><td colspan="2">1</td></tr><tr><td></td><td>2</td></tr></tbody></table>`},
		{"caption below", "<table><tr><th>a<th>b<tr><td>1<td>2</tr><caption>C</caption></table>",
			"<table><caption>C</caption><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"},
		{"layout", "<table><tr><td><p>one</p><p>two</p></td></tr></table>", "<p>one</p><p>two</p>"},
		{"layout by role", `<table role="presentation"><tr><th>a<th>b<tr><td>1<td>2</table>`, "<p>a</p><p>b</p><p>1</p><p>2</p>"},
		{"layout of pictures", "<table><tr><td><img src=/a.jpg><td><img src=/b.jpg><tr><td><img src=/c.jpg><td><img src=/d.jpg></table>",
			`<p><img src="https://a.example/a.jpg" alt=""/></p><p><img src="https://a.example/b.jpg" alt=""/></p><p><img src="https://a.example/c.jpg" alt=""/></p><p><img src="https://a.example/d.jpg" alt=""/></p>`},
		{"nested", "<table><tr><td><table><tr><th>a<th>b<tr><td>1<td>2</table><td>x</table>", "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table><p>x</p>"},
		{"blocks in cells", "<table><tr><th>a<th>b<tr><td><ul><li>x</ul><td><p>y</p></table>",
			"<table><tbody><tr><th>a</th><th>b</th></tr><tr><td><ul><li>x</li></ul></td><td><p>y</p></td></tr></tbody></table>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// TestTreeFollowsMarks keeps single nodes: what is not kept leaves no trace.
// What pages nest in ways that HTML does not know.
func TestTreeShape(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"blocks between items", "<ul><p>a</p><h3>b</h3><li>c</li><div>d</div></ul>", "<ul><li><p>a</p><h3>b</h3></li><li>c</li><li>d</li></ul>"},
		{"a list between items", "<ol><li>a</li><ul><li>b</li></ul><li>c</li></ol>", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"},
		{"headings by role", `<div role="heading" aria-level="3"><span>a</span></div><p role="heading">b</p><span role="heading">c</span>`, "<h3>a</h3><p>b</p><p>c</p>"},
		{"a list first", "<ul><ul><li>a</li></ul></ul>", "<ul><li>a</li></ul>"},
		{"definitions without a term", "<dl><dd>a</dd><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "<ul><li>a</li><li>b</li></ul><dl><dt>c</dt><dd>d</dd></dl>"},
		{"definitions alone", "<dl><dd>a</dd><dd>b</dd></dl><dl><dd>c <b>d</b><p>e</p></dd></dl>", "<ul><li>a</li><li>b</li></ul><p>c <strong>d</strong></p><p>e</p>"},
		{"terms without a definition", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt><b>d</b></dt></dl>", "<dl><dt>a</dt><dd>b</dd></dl><p><strong>c</strong></p><p><strong>d</strong></p>"},
		{"blocks between terms", "<dl><h3>a</h3><dt>b</dt><dd>c</dd><p>d</p></dl>", "<ul><li><h3>a</h3></li></ul><dl><dt>b</dt><dd>c<p>d</p></dd></dl>"},
		{"a caption in the midst", "<figure><img src=a><figcaption>b</figcaption><img src=c></figure>",
			`<figure><img src="https://a.example/dir/a" alt=""/><img src="https://a.example/dir/c" alt=""/><figcaption>b</figcaption></figure>`},
		{"a caption for each", "<figure><figure><img src=a><figcaption>b</figcaption></figure><figure><img src=c><figcaption>d</figcaption></figure></figure><p>e</p>",
			`<figure><img src="https://a.example/dir/a" alt=""/><figcaption>b</figcaption></figure><figure><img src="https://a.example/dir/c" alt=""/><figcaption>d</figcaption></figure><p>e</p>`},
		{"captions above", "<figure><div><figcaption>a</figcaption><img src=b></div><div><figcaption>c</figcaption><figcaption>d</figcaption><img src=e></div></figure>",
			`<figure><figcaption>a</figcaption><img src="https://a.example/dir/b" alt=""/></figure><figure><figcaption>c<br/>d</figcaption><img src="https://a.example/dir/e" alt=""/></figure>`},
		{"nothing to unfold", "<details><p>a</p></details><details><summary><img src=b></summary>c</details>", `<p>a</p><p><img src="https://a.example/dir/b" alt=""/></p><p>c</p>`},
		{"a summary behind", "<details><p>a</p><summary>b</summary></details>", "<details><summary>b</summary><p>a</p></details>"},
		{"a link in a link", "<a href=b>c<table><tr><td><a href=d>e</a></table></a>", `<p><a href="https://a.example/dir/b">c</a></p><p><a href="https://a.example/dir/b">e</a></p>`},
		{"an embed in a link", "<p><a href=b>c <video src=d></video> e</a></p>",
			`<p><a href="https://a.example/dir/b">c</a> <video src="https://a.example/dir/d"></video> <a href="https://a.example/dir/b">e</a></p>`},
		{"a box in a link", "<ul><li><a href=b><input type=checkbox>c</a></ul>", `<ul><li><input type="checkbox"/> <a href="https://a.example/dir/b">c</a></li></ul>`},
		{"readings", "<p><ruby>a</ruby> <ruby>b<rt>c</rt>d</ruby> <ruby><b>e<rt>f</rt></b></ruby> g<rt>h</rt></p>", "<p>a <ruby>b<rt>c</rt></ruby>d <strong>ef</strong> gh</p>"},
		{"language", `<p lang="de-AT">a</p><p lang="en_US">b</p><p lang="zz">c</p>`, `<p lang="de-AT">a</p><p>b</p><p>c</p>`},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// Cells span what is there.
func TestTreeSpans(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"past the end", "<tr><th>a<th>b<tr><td rowspan=3>c<td>d<tr><td>e",
			"<tbody><tr><th>a</th><th>b</th></tr><tr><td rowspan=\"2\">c</td><td>d</td></tr><tr><td>e</td></tr></tbody>"},
		{"to the end", "<tr><th>a<th>b<tr><td rowspan=0>c<td>d<tr><td>e", "<tbody><tr><th>a</th><th>b</th></tr><tr><td rowspan=\"2\">c</td><td>d</td></tr><tr><td>e</td></tr></tbody>"},
		{"a row that is not there", "<tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d", "<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>"},
		{"a column that is not there", "<tr><td colspan=3>a<td>b<tr><td>c<td>d", "<tbody><tr><td colspan=\"2\">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>"},
		{"a place that is taken", "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<tr><td>d<td>e", "<tbody><tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></tbody>"},
		{"none", "<tr><td colspan=0>a<td>b<tr><td>c<td>d", "<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>"},
		{"too many", "<tr><td colspan=150>a<td colspan=150>b<tr><td>c<td>d", "<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>"},
		{"a foot above, two heads", "<tfoot><tr><td>a<td>b<tbody><tr><td>c<td>d<thead><tr><th>e<th><h3>f</h3>",
			"<tbody><tr><td>a</td><td>b</td></tr></tbody><tbody><tr><td>c</td><td>d</td></tr></tbody><tbody><tr><th>e</th><th><p>f</p></th></tr></tbody>"},
	} {
		if got, want := treeOf(t, "<table>"+c.in+"</table>"), "<table>"+c.want+"</table>"; got != want {
			t.Errorf("%s\n got %s\nwant %s", c.what, got, want)
		}
	}
}

func TestTreeFollowsMarks(t *testing.T) {
	p := parse(t, "<div><p>one <b>two</b> three</p><ul><li>four</li><li>five</li></ul></div>")
	m := page.NewMarks(p)
	for i := range p.Nodes[:p.Len()] {
		if n := &p.Nodes[i]; n.Flags&page.IsText != 0 && n.HTML.Data != "two" && n.HTML.Data != "four" {
			m.Of[i] = page.Keep
		}
	}
	if got, want := write(t, Tree(context.Background(), p, m)), "<p>one three</p><ul><li>five</li></ul>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestCaptionOfARule(t *testing.T) {
	p := parse(t, `<p>Text</p><ul><li><img src="/p.jpg"><p>Cap</p></li></ul>`)
	m := page.NewMarks(p)
	m.Keep(0)
	for i := range p.Nodes[:p.Len()] {
		if p.Nodes[i].Tag == atom.P && p.Clean(int32(i)) == "Cap" {
			m.Captions = append(m.Captions, int32(i))
		}
	}
	want := `<p>Text</p><figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Cap</figcaption></figure>`
	if got := write(t, Tree(context.Background(), p, m)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
