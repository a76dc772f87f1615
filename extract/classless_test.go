package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// leans says which pages lean on what their classes and ids say, and how much of
// their text is the same without them, and with random ones. It may only grow.
var leans = map[string][2]float64{
	"almayadeen-en": {1, 0.96},
	"almayadeen-es": {1, 0.94},
	"blog-post":     {0.98, 1},
	"code-tutorial": {0.99, 0.99},
	"forum-thread":  {0.85, 0.91},
	"live-blog":     {0.98, 1},
	"news-de":       {0.95, 0.97},
	"news-en":       {0.98, 0.98},
	"news-he":       {0.98, 0.95},
	"news-ja":       {0.96, 0.97},
	"news-th":       {0.98, 1},
	"news-zh":       {0.96, 1},
	"recipe":        {0.98, 0.99},
	"review":        {0.97, 0.99},
	"short-article": {1, 0.64},
	"split-article": {0.96, 1},
}

// TestWithoutClasses: the article pages give the same blocks, but for what leans
// says, if all classes and ids are taken away, and if they are replaced by random
// strings, as builds of a page's style do.
func TestWithoutClasses(t *testing.T) {
	paths, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(paths) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, status := bodyLines(t, data)
		if status != article.StatusOK {
			continue
		}
		floor, known := leans[strings.TrimSuffix(filepath.Base(path), ".html")]
		if !known {
			floor = [2]float64{1, 1}
		}
		for k, change := range []func(string) string{nil, randomName} {
			got, _ := bodyLines(t, rename(t, data, change))
			if f := same(want, got); f < floor[k] {
				t.Errorf("%s: %.3f of the text is the same, at least %.2f was; random: %t (-as it is +changed):\n%s", path, f, floor[k], k == 1, cmp.Diff(want, got))
			}
		}
	}
}

// same is the F1 of two texts' lines, by their letters.
func same(a, b []string) float64 {
	left, all, both := map[string]int{}, 0, 0
	for _, l := range a {
		left[l] += len(l)
		all += len(l)
	}
	for _, l := range b {
		all += len(l)
		n := min(left[l], len(l))
		left[l] -= n
		both += n
	}
	return 2 * float64(both) / float64(max(1, all))
}

// bodyLines is a page's running text, by lines.
func bodyLines(t *testing.T, data []byte) ([]string, article.Status) {
	t.Helper()
	a, err := extract.Reader(context.Background(), bytes.NewReader(data), "", extract.Options{NoRules: true})
	if err != nil {
		t.Fatal(err)
	}
	if a.Body == nil {
		return nil, a.Status
	}
	return strings.Split(render.Text(a.Body), "\n"), a.Status
}

// rename gives every class and id of a page the name that change makes of it, and
// takes them away without change. Links within the page go on leading to their ids.
func rename(t *testing.T, data []byte, change func(string) string) []byte {
	t.Helper()
	doc, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		kept := n.Attr[:0]
		for _, a := range n.Attr {
			switch {
			case a.Key == "class" || a.Key == "id" || a.Key == "for" || a.Key == "aria-labelledby":
				if change == nil {
					continue
				}
				names := strings.Fields(a.Val)
				for i := range names {
					names[i] = change(names[i])
				}
				a.Val = strings.Join(names, " ")
			case a.Key == "href" && strings.HasPrefix(a.Val, "#") && change != nil && len(a.Val) > 1:
				a.Val = "#" + change(a.Val[1:])
			}
			kept = append(kept, a)
		}
		n.Attr = kept
	}
	var b bytes.Buffer
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// randomName is the same for the same name.
func randomName(name string) string {
	h := fnv.New64a()
	fmt.Fprint(h, "a seed ", name)
	const letters = "bcdfghjklmnpqrstvwxz"
	out, v := make([]byte, 7), h.Sum64()
	for i := range out {
		out[i] = letters[v%uint64(len(letters))]
		v /= uint64(len(letters))
	}
	return string(out)
}
