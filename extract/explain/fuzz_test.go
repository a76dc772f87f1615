package explain

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/readback"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// FuzzRenderings takes the whole of any page as the body: no rendering may lose
// anything of it, be invalid UTF-8 or hold what runs, and the front matter must be
// YAML.
func FuzzRenderings(f *testing.F) {
	for _, s := range []string{
		`<title>a: "b" --- #</title><p>One <b>two</b><i>three</i> <code>f(x)</code><code>g</code> <a href="/x?a=1&amp;b=2">four</a>, *five* _six_</p>`,
		`<ul><li>a<ul><li><input type=checkbox checked>b</ul><li><p>c<p>d</ul><ol start=7><li>e<li><pre>f` + "\n\n" + `  g</pre></ol>`,
		`<table><caption>c</caption><tr><th>a|b<th colspan=2>c<tr><td rowspan=2>d<br>e<td><code>x|y\</code><td><tr><td><ul><li>f</ul></table>`,
		`<figure><img src=i.jpg alt="a]b"><figcaption>cap <em>tion</em></figcaption></figure><blockquote><p>q<blockquote>r</blockquote></blockquote>`,
		`<pre><code class="language-go">x := "` + "```" + `"</code></pre><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><hr><h2>x #</h2>`,
		`<p>a<sup id=r1><a href=#n1>1</a></sup> b</p><ol><li id=n1>note <a href=#r1>back</a></ol>`,
		`<dl><dt>t<dd>d<dd><p>e</dl><details open><summary>s</summary>x</details><p><ruby>漢<rt>かん</ruby><del>a</del><ins>b</ins><q>c</q><kbd>d</kbd><abbr title="e f">g</abbr>`,
		`<p dir=rtl>שלום <span>עולם</span></p><iframe src="https://www.youtube.com/embed/x" title="[v]"></iframe><audio src=a.mp3></audio>`,
		"<p>\x1b[31m\u202ered</p><p>&lt;script&gt;alert(1)&lt;/script&gt; [a](b) ![c](d) [^1] <a href='javascript:x()'>y</a><img src=x onerror=y()>",
		"<p># a</p><p>1. b</p><p>- c</p><p>+ d</p><p>=== </p><p>~~~</p><p>a\\</p><p>&amp;amp; &amp;copy;</p><p>www.a.example http://b.example/x_y</p>",
	} {
		f.Add(s)
	}
	rule, err := site.FromShell([]string{"body"}, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		a, err := extract.Reader(context.Background(), strings.NewReader(src), "https://example.org/", extract.Options{Rule: rule})
		if err != nil || a.Body == nil {
			return
		}
		checkAudit(t, "page", a)
		checkFrontMatter(t, a)
		checkHTML(t, render.HTML(a.Body))
		for _, s := range []string{render.Markdown(a.Body), render.Text(a.Body), render.HTML(a.Body)} {
			if !utf8.ValidString(s) {
				t.Errorf("invalid UTF-8: %q", s)
			}
			if strings.ContainsAny(s, "\x1b\x00\x07\u202e") {
				t.Errorf("control characters: %q", s)
			}
		}
	})
}

func checkFrontMatter(t *testing.T, a *article.Article) {
	t.Helper()
	var b strings.Builder
	if err := render.Document(&b, a, render.Options{FrontMatter: true}); err != nil {
		t.Fatal(err)
	}
	block, _, ok := strings.Cut(strings.TrimPrefix(b.String(), "---\n"), "\n---\n")
	var fields map[string]any
	if err := yaml.Unmarshal([]byte(block), &fields); !ok || err != nil {
		t.Errorf("front matter %q: %v", block, err)
	}
	if a.Title != "" && fields["title"] == nil {
		t.Errorf("no title in front matter %q", block)
	}
}

var attributes = strings.Fields("href src alt title lang dir width height colspan rowspan start reversed value open id class type checked")

// checkHTML holds HTML to attributes that can't run anything.
func checkHTML(t *testing.T, written string) {
	t.Helper()
	root, err := readback.HTML(written)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "svg", "math", "template", "base", "link", "meta":
			t.Errorf("<%s> in %q", n.Data, written)
		}
		for _, attr := range n.Attr {
			if !slices.Contains(attributes, attr.Key) {
				t.Errorf("attribute %s in %q", attr.Key, written)
			}
			if attr.Key != "href" && attr.Key != "src" {
				continue
			}
			if u, err := url.Parse(attr.Val); err == nil && !slices.Contains([]string{"", "http", "https", "mailto"}, strings.ToLower(u.Scheme)) {
				t.Errorf("address %q", attr.Val)
			}
		}
	}
}
