package page

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// TestTangled parses pages that the parser alone would refuse or would build without
// end: all their text is there, in few nodes.
func TestTangled(t *testing.T) {
	fonts := func(n int) string { return numbered("<font color=c%d>", n) }
	for _, c := range []struct {
		name, src string
		text      string
		nodes     int32 // at most
	}{
		{"deep", strings.Repeat("<div>", 600) + "deep" + strings.Repeat("</div>", 600) + "<p>behind</p>", "deep behind", 250},
		{"deep and open", strings.Repeat("<section>", 5000) + "deep<p>behind", "deep behind", 250},
		{"text on the way", strings.Repeat("<div>x", 600) + strings.Repeat("</div>y", 600), "", 2500},
		{"deep and closed at once", strings.Repeat("<div/>", 600) + "deep", "deep", 250},
		{"drawings", "<svg>" + strings.Repeat("<g>", 600) + "<path/><path/>" + strings.Repeat("</g>", 600) + "</svg><p>behind</p>", "behind", 250},
		{"links that end around blocks", strings.Repeat("<a href=y><div></a>", 600) + "deep<p>behind", "deep behind", 1700},
		{"templates", strings.Repeat("<template>", 600) + "gone" + strings.Repeat("</template>", 600) + "<p>behind</p>", "behind", 250},
		{"formatting", "<p>" + strings.Repeat("<b><i>", 600) + "in</p><p>behind", "in behind", 100},
		{"formatting that is rebuilt", "<p>" + fonts(400) + strings.Repeat("<p>x", 2000), "", 60_000},
		{"and without end", "<p>" + fonts(400) + strings.Repeat("<p>x", 40_000), "", 600_000},
		{"paragraphs are not deep", strings.Repeat("<p>x", 3000), "", 6010},
		{"raw text in drawings", "<svg><style><p>" + fonts(600) + "in</style></svg>" + strings.Repeat("<p>x", 9), "", 700},
		{"styles of drawings hold no tags", "<svg><style><![CDATA[ a { b } ]]></style><path/></svg><p>behind</p>", "behind", 20},
		{"roots", numbered("<body a%d>", 50_000) + "<p>behind</p>", "behind", 20},
		{"scripts hold no tags", "<script>" + strings.Repeat("'<div>' ", 600) + "</script><p>behind</p>", "behind", 20},
		{"nor do comments", "<!--" + strings.Repeat("<div>", 600) + "--><p>behind</p>", "behind", 20},
	} {
		p := parse(t, "<body>"+c.src, "")
		checkTable(t, p)
		if c.text != "" && p.Clean(p.Body()) != c.text {
			t.Errorf("%s: the text is %.80q, want %q", c.name, p.Clean(p.Body()), c.text)
		}
		if x := strings.Count(c.src, "x"); c.text == "" && strings.Count(p.Text, "x") != x {
			t.Errorf("%s: %d words, want %d", c.name, strings.Count(p.Text, "x"), x)
		}
		if p.Len() > c.nodes {
			t.Errorf("%s: %d nodes, want %d at most", c.name, p.Len(), c.nodes)
		}
		warned := len(p.Warnings) == 1 && p.Warnings[0] == warnFlat
		if plain := strings.HasSuffix(c.name, "hold no tags") || strings.HasPrefix(c.name, "nor") || c.nodes == 6010; warned == plain {
			t.Errorf("%s: warnings %q", c.name, p.Warnings)
		}
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestLimits: what is over a count goes, and a warning says so.
func TestLimits(t *testing.T) {
	many := strings.Repeat("<p>word</p>", 600)
	for _, c := range []struct {
		name, src string
		lim       Limits
		words     int // that are left
		warning   string
	}{
		{"all", many, Limits{}, 600, ""},
		{"nodes", many, Limits{Nodes: 100}, 48, warnNodes},
		{"nodes that are no text", strings.Repeat("<hr>", 50_000) + many, Limits{Nodes: 100}, 0, warnNodes},
		{"comments", strings.Repeat("<!-->", 50_000) + many, Limits{Nodes: 100}, 0, warnNodes},
		{"end tags of what is not open", strings.Repeat("</p>", 50_000) + many, Limits{Nodes: 5000}, 600, ""},
		{"attributes of one element", "<p " + numbered("a%d ", 1100) + ">" + many, Limits{Attributes: 2000}, 600, warnBare},
		{"attributes of all", many + strings.Repeat("<p a>", 60) + many, Limits{Attributes: 50}, 600, warnAttributes},
	} {
		p, err := Parse(context.Background(), &Text{Data: []byte(c.src)}, nil, c.lim)
		if err != nil {
			t.Fatal(err)
		}
		checkTable(t, p)
		if got := strings.Count(p.Text, "word"); got != c.words {
			t.Errorf("%s: %d words, want %d", c.name, got, c.words)
		}
		var want []string
		if c.warning != "" {
			want = []string{c.warning}
		}
		if diff := cmp.Diff(want, p.Warnings); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestFewerAttributes: those that stay are as they were.
func TestFewerAttributes(t *testing.T) {
	src := `<img alt="x &#34; y" B='&lt;"' c=&amp;d` + numbered(" n%d", 1000) + `/><i g=1>`
	loose, _, err := untangle(context.Background(), []byte(src), Limits{}.withDefaults())
	if err != nil {
		t.Fatal(err)
	}
	want := `<img alt="x &#34; y" b="&lt;&#34;" c="&amp;d"` + numbered(` n%d=""`, 997) + `/><i g=1>`
	if diff := cmp.Diff(want, string(loose)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUntangleLeavesPlainPages: a page that is not tangled is the same behind it.
func TestUntangleLeavesPlainPages(t *testing.T) {
	paths, err := filepath.Glob("../../../testdata/*/*.html")
	if err != nil || len(paths) < 20 {
		t.Fatal("no pages", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if look(data, Limits{}.withDefaults()).tangled {
			t.Errorf("%s is taken for tangled", path)
		}
		if flat, _, err := untangle(context.Background(), data, Limits{}.withDefaults()); err != nil || flat != nil {
			t.Errorf("%s lost tags; error %v", path, err)
		}
		// Behind a part that is tangled, too.
		tangled := append([]byte(strings.Repeat("<div>", defaultDepth+1)+strings.Repeat("</div>", defaultDepth+1)), data...)
		flat, _, err := untangle(context.Background(), tangled, Limits{}.withDefaults())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rendered(t, tangled), rendered(t, bytes.Replace(flat, []byte("\n\n"), []byte("<div></div>"), 1))); diff != "" {
			t.Errorf("%s changed (-plain +untangled):\n%s", path, diff)
		}
	}
}

func rendered(t *testing.T, data []byte) []string {
	t.Helper()
	doc, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return strings.Split(b.String(), "\n")
}

// TestLookIsLinear: what is never closed is looked through once.
func TestLookIsLinear(t *testing.T) {
	for _, part := range []string{"<p ", "<script>", "<!--", "<style></s", "</", "<", "<title></titlf"} {
		began := time.Now()
		look([]byte(strings.Repeat(part, 4_000_000/len(part))), Limits{}.withDefaults())
		if d := time.Since(began); d > 3*time.Second {
			t.Errorf("4 MB of %q took %s", part, d)
		}
	}
}

func TestUntangleStopsWhenDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := untangle(ctx, []byte("<p>x"), Limits{}.withDefaults()); err == nil {
		t.Error("no error")
	}
}

// FuzzUntangle: no text is lost, and none becomes a tag.
func FuzzUntangle(f *testing.F) {
	for _, src := range []string{"<p>a<b>b</p><p>c", "<<b>script>x", "&am<i>p;", "<p title='&lt;&amp;'>x", "<table><td><font>x</table><li>y", "<plaintext><b>", "<!--<b>", "<a><b></a></b>", "<textarea><b></textarea>"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if tags := strings.ToLower(src); strings.Contains(tags, "<svg") || strings.Contains(tags, "<math") {
			t.Skip("what is a tag there, the tokenizer alone can not know")
		}
		deep := strings.Repeat("<div>", 10) + strings.Repeat("<b>", openFormatting) + "<div>" + src
		loose, warnings, err := untangle(context.Background(), []byte(deep), Limits{Depth: 10, Nodes: 1000, Attributes: 10}.withDefaults())
		if err != nil || loose == nil {
			t.Fatalf("%v, %d bytes", err, len(loose))
		}
		if slices.Contains(warnings, warnNodes) || slices.Contains(warnings, warnAttributes) {
			t.Skip("cut")
		}
		if diff := cmp.Diff(textTokens(deep), textTokens(string(loose))); diff != "" {
			t.Errorf("text (-before +after):\n%s", diff)
		}
	})
}

// textTokens is the text of a page as the tokenizer finds it, without space.
func textTokens(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), "")
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

func BenchmarkLook(b *testing.B) {
	data, err := os.ReadFile("../../../testdata/pages/news-en.html")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			if _, err := html.Parse(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("look", func(b *testing.B) {
		for b.Loop() {
			if look(data, Limits{}.withDefaults()).tangled {
				b.Fatal("tangled")
			}
		}
	})
}
