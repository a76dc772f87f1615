package model

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func parse(t testing.TB, html string) *page.Page {
	t.Helper()
	p := tryParse(html)
	if p == nil {
		t.Fatal("the page can't be read")
	}
	return p
}

func tryParse(html string) *page.Page {
	text, err := page.Decode(context.Background(), strings.NewReader(html), nil, "", page.Limits{})
	if err != nil {
		return nil
	}
	p, err := page.Parse(context.Background(), text, nil, page.Limits{})
	if err != nil {
		return nil
	}
	return p
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		{"inline elements part nothing", `<p>One <b>two</b> <a href="/x">three</a>.</p><p>Four</p>`, []string{"One two three.", "Four"}},
		{"text beside blocks", `<div>before<p>in</p>after</div>`, []string{"before", "in", "after"}},
		{"one break is in the block", `<p>a<br>b</p>`, []string{"a b"}},
		{"two part it", `<p>a<br> <br>b</p>`, []string{"a", "b"}},
		{"a pre is one", "<pre>a\n\n<div>b</div>c</pre>", []string{"a b c"}},
		{"no words, no block", `<p>•</p><p> </p><p>x</p>`, []string{"x"}},
		{"scripts say nothing", `<p>a<script>b</script>c</p><style>d</style>`, []string{"ac"}},
		{"what is hidden is marked", `<p hidden>a</p><noscript><p>b</p></noscript>`, []string{"unseen: hidden: a", "noscript: b"}},
		{"a part of it hides no block", `<p><b style="display:none">a</b> b</p><p><i hidden>c</i> <i hidden>d</i></p>`, []string{"unseen: a b", "unseen: hidden: c d"}},
		{"nor is a closed panel hidden", `<div aria-hidden="true"><p>a</p></div><p><i aria-hidden="true">»</i>b</p>`, []string{"unseen: a", "b"}},
		{"items and cells", `<ul><li>a<ul><li>b</li></ul></li></ul><table><tr><td>c<td>d</table>`, []string{"a", "b", "c", "d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := parse(t, "<body>"+c.html)
			var got []string
			for _, b := range Blocks(p, -1) {
				s := strings.Join(strings.Fields(b.Text(p)), " ")
				if b.Hidden {
					s = "hidden: " + s
				}
				if b.Unseen {
					s = "unseen: " + s
				}
				if b.NoScript {
					s = "noscript: " + s
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBlockCounts(t *testing.T) {
	p := parse(t, `<body><img><p><a href="/a">one</a>, <b>two</b> <a href="/b">three</a><br>four</p><p>five <a href="/c">six</a></p>`)
	got := Blocks(p, -1)
	for i := range got {
		got[i].First, got[i].Last, got[i].Parent = 0, 0, 0
	}
	want := []Block{
		{Words: 4, Chars: 15, LinkChars: 8, Bold: 3, Links: 2, Breaks: 1, Pics: 1},
		{Words: 2, Chars: 7, LinkChars: 3, Links: 1, Pics: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
