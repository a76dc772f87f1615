package page

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func parse(t testing.TB, src, addr string) *Page {
	t.Helper()
	var u *url.URL
	if addr != "" {
		u, _ = url.Parse(addr)
	}
	p, err := Parse(context.Background(), &Text{Data: []byte(src)}, u, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// find is the index of the first element with a tag.
func find(p *Page, tag atom.Atom) int32 {
	for i := range p.Nodes {
		if p.Nodes[i].Tag == tag {
			return int32(i)
		}
	}
	return -1
}

func TestTable(t *testing.T) {
	p := parse(t, `<!doctype html><html><head><title>Head</title><style>p{}</style></head>
<body><div><p>One <a href="/x">two <b>three</b></a> fo<i>ur</i></p><!-- no --><p>five<br>six</p></div>
<script>var seven</script><ul><li>eight</li><li hidden aria-hidden="true">nine</li></ul><noscript><p>ten</p></noscript></body></html>`, "")

	type row struct {
		What                    string
		Text                    string
		Words, Chars, LinkChars int32
		Flags                   Flags
	}
	var got []row
	for i := int32(0); i < p.Len(); i++ {
		n := &p.Nodes[i]
		if n.HTML.Type == html.ElementNode && p.Within(i, p.Body()) {
			got = append(got, row{n.HTML.Data, p.Clean(i), p.Words(i), p.Chars(i), p.LinkChars(i), n.Flags})
		}
	}
	want := []row{
		{"body", "One two three four five six eight nine ten", 9, 34, 8, IsBlock},
		{"div", "One two three four five six", 6, 22, 8, IsBlock},
		{"p", "One two three four", 4, 15, 8, IsBlock},
		{"a", "two three", 2, 8, 8, InLink},
		{"b", "three", 1, 5, 5, InLink},
		{"i", "ur", 0, 2, 0, 0}, // its word began before it
		{"p", "five six", 2, 7, 0, IsBlock},
		{"br", "", 0, 0, 0, 0},
		{"script", "", 0, 0, 0, Silent},
		{"ul", "eight nine", 2, 9, 0, IsBlock},
		{"li", "eight", 1, 5, 0, IsBlock},
		{"li", "nine", 1, 4, 0, IsBlock | Hidden | Unspoken},
		{"noscript", "ten", 1, 3, 0, IsBlock | NoScript},
		{"p", "ten", 1, 3, 0, IsBlock | NoScript},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestTableLaws checks on an odd page what every table must hold.
func TestTableLaws(t *testing.T) { checkTable(t, parse(t, oddPage, "")) }

const oddPage = `<b>x<table>y<tr><td>1<p>2</table><svg><title>s</title><text>t</text></svg><template><p>no</template><frameset>`

func checkTable(t testing.TB, p *Page) {
	t.Helper()
	for i := int32(0); i < p.Len(); i++ {
		n, next := &p.Nodes[i], &p.Nodes[i+1]
		if n.End <= i || n.End > p.Len() {
			t.Fatalf("node %d ends at %d", i, n.End)
		}
		if n.Parent >= i || n.Parent >= 0 && (p.Nodes[n.Parent].End < n.End || n.Depth != p.Nodes[n.Parent].Depth+1) {
			t.Fatalf("node %d does not lie in its parent %d", i, n.Parent)
		}
		if (n.Parent < 0) != (i == 0) {
			t.Fatalf("node %d has parent %d", i, n.Parent)
		}
		if next.Text < n.Text || next.Words < n.Words || next.Chars < n.Chars || next.LinkChars < n.LinkChars || next.LinkChars > next.Chars {
			t.Fatalf("counts fall from node %d to the next", i)
		}
		if s := p.Next(i); s >= 0 && p.Nodes[s].Parent != n.Parent {
			t.Fatalf("node %d has sibling %d with another parent", i, s)
		}
	}
	if end := p.Nodes[p.Len()]; int(end.Text) != len(p.Text) {
		t.Fatalf("sentinel stands at %d of %d bytes", end.Text, len(p.Text))
	}
}

func TestNodeLimit(t *testing.T) {
	src := "<body>" + strings.Repeat("<div><p>word</p></div>", 100)
	p, err := Parse(context.Background(), &Text{Data: []byte(src)}, nil, Limits{Nodes: 50})
	if err != nil {
		t.Fatal(err)
	}
	checkTable(t, p)
	if p.Len() != 50 || len(p.Warnings) != 1 || p.Words(0) == 0 {
		t.Errorf("%d nodes, %d words, warnings %q; want 50 nodes with text and one warning", p.Len(), p.Words(0), p.Warnings)
	}
}

func TestParseStopsWhenDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Parse(ctx, &Text{Data: []byte("<p>x")}, nil, Limits{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestIsWordRune(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		want := r == '_' || unicode.In(r, unicode.L, unicode.N, unicode.M)
		if IsWordRune(r) != want {
			t.Fatalf("IsWordRune(%U) = %v", r, !want)
		}
	}
}

func TestStyleFlags(t *testing.T) {
	for style, want := range map[string]Flags{
		"display:none": Hidden, "DISPLAY : None !important": Hidden, "color:red; visibility: hidden": Hidden,
		"display:block": IsBlock, "display: FLEX;": IsBlock, "display:inline-block": 0,
		"": 0, "background:url(display:none)": 0, "display": 0,
	} {
		if got := styleFlags(0, &html.Node{DataAtom: atom.Span}, style); got != want {
			t.Errorf("style %q says %b, want %b", style, got, want)
		}
	}
	if got := styleFlags(IsBlock, &html.Node{DataAtom: atom.Div}, "display: inline"); got != 0 {
		t.Errorf("a div in a line has the flags %b", got)
	}
}

func TestBase(t *testing.T) {
	const canonical = `<link rel="alternate canonical" href="https://c.example/page">`
	for _, c := range []struct{ head, addr, base, from string }{
		{"", "https://a.example/dir/x", "https://a.example/dir/x", "url"},
		{`<base href="/other/">`, "https://a.example/dir/x", "https://a.example/other/", "base"},
		{`<base href="https://b.example/">` + canonical, "", "https://b.example/", "base"},
		{`<base href="relative/">` + canonical, "", "https://c.example/page", "canonical"},
		{canonical, "", "https://c.example/page", "canonical"},
		{canonical, "https://a.example/", "https://a.example/", "url"},
		{`<meta property="og:url" content="https://og.example/p">`, "", "https://og.example/p", "canonical"},
		{`<link rel="canonical" href="/relative">`, "", "", ""},
		{`<base href="javascript:alert(1)">`, "https://a.example/", "https://a.example/", "url"},
	} {
		p := parse(t, "<html><head>"+c.head+"</head><body>x</body></html>", c.addr)
		base := ""
		if p.Base != nil {
			base = p.Base.String()
		}
		if base != c.base || p.BaseFrom != c.from {
			t.Errorf("%s at %q: base %q from %q, want %q from %q", c.head, c.addr, base, p.BaseFrom, c.base, c.from)
		}
	}
}

func TestCleanURL(t *testing.T) {
	for _, c := range []struct{ addr, raw, want string }{
		{"https://a.example/d/x", "y?z=1#f", "https://a.example/d/y?z=1#f"},
		{"https://a.example/d/x", " //b.example/p ", "https://b.example/p"},
		{"https://a.example/d/x", "HTTP://B.example/", "http://B.example/"},
		{"https://a.example/d/x", "mailto:a@b.example", "mailto:a@b.example"},
		{"https://a.example/d/x", `\\b.example\p`, "https://b.example/p"},
		{"https://a.example/d/x", "/100%", "https://a.example/100%25"},
		{"https://a.example/d/x", "/a b\n\tc", "https://a.example/a%20bc"},
		{"https://a.example/d/x", "javascript:alert(1)", ""},
		{"https://a.example/d/x", " java\nscript:alert(1)", ""},
		{"https://a.example/d/x", "\x01JavaScript:alert(1)", ""},
		{"https://a.example/d/x", "data:text/html,x", ""},
		{"https://a.example/d/x", "vbscript:x", ""},
		{"https://a.example/d/x", "http:", ""},
		{"https://a.example/d/x", "https://:443/", ""},
		{"https://a.example/d/x", "https://bank.example@b.example/", "https://b.example/"},
		{"https://a.example/d/x", "https://u:p@b.example:8080/", "https://b.example:8080/"},
		{"https://a.example/d/x", "https://Færge.example:81/x", "https://xn--frge-voa.example:81/x"},
		{"https://a.example/d/x", "https://[::1]:81/", "https://[::1]:81/"},
		{"https://a.example/d/x", "", ""},
		{"", "/rel/path", "/rel/path"},
		{"", "javascript:alert(1)", ""},
		{"", "//host.example/x", "//host.example/x"},
	} {
		p := parse(t, "<p>x", c.addr)
		if got := p.CleanURL(c.raw); got != c.want {
			t.Errorf("CleanURL(%q) at %q = %q, want %q", c.raw, c.addr, got, c.want)
		}
	}
}

func TestFileName(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b/c.jpg?w=1#x": "c", "c.jpg": "c", "https://a.example/b/": "", "": "", "/b/c.jpg?u=/d.jpg": "c", "/b/1*abc": "1*abc",
		"/u/harbour-1024x576.webp": "harbour", "/u/harbour_640x480.jpg": "harbour", "/u/harbour-scaled.jpg": "harbour", "/u/harbour@2x.png": "harbour",
		"/u/harbour-bild/wide__1300x731": "harbour-bild/wide", "/u/harbour-bild/wide": "harbour-bild/wide", "/wide.jpg": "wide", "/u/3x4.jpg": "3x4", "/u/route-66.jpg": "route-66", "/u/a.b-c.jpg": "a.b-c", "/_next/image?url=%2Fu%2Fharbour.jpg&w=640": "harbour", "/mm/image?q=85&url=%2Fu%2Fharbour.jpg": "harbour", "/image?url=harbour": "image",
	} {
		if got := FileName(address); got != want {
			t.Errorf("FileName(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	p := parse(t, `<div><p>one two</p><p>three</p></div><p>four</p>`, "")
	m := NewMarks(p)
	div := find(p, atom.Div)
	m.Keep(div)
	first := div + 1
	m.Drop(first, "share")
	m.DropKept(div, "ticker")
	if got := []string{m.Reason(first), m.Reason(p.Nodes[first].End), m.Reason(p.Nodes[div].End)}; !cmp.Equal(got, []string{"share", "ticker", ""}) {
		t.Errorf("reasons %q", got)
	}
	c := m.Clone()
	c.Keep(first)
	if m.Words() != 0 || c.Words() != 2 {
		t.Errorf("words kept: %d and, in the clone, %d; want 0 and 2", m.Words(), c.Words())
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Rye is sown":                "Rye is sown",
		"  Rye \n is\tsown ":         "Rye is sown",
		"Rye\u00a0is\u3000 sown":     "Rye is sown",
		"Rye\u2003is sown\u0085late": "Rye is sown late",
		"Für große Äcker":            "Für große Äcker",
		"":                           "",
	} {
		p := parse(t, "<p>"+text+"</p>", "")
		if got := p.Clean(p.Body()); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}
