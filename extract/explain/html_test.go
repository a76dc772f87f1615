package explain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract"
)

// explained is a page's explanation and the report of it.
func explained(t *testing.T, in extract.Input, o extract.Options) (*Explanation, string) {
	t.Helper()
	e, _, _ := Page(context.Background(), in, o)
	var b bytes.Buffer
	if err := e.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return e, b.String()
}

// hostile is a page that tries to run in its report, and to have it ask a server.
func hostile(t *testing.T, server string) extract.Input {
	t.Helper()
	data, err := os.ReadFile("testdata/hostile.html")
	if err != nil {
		t.Fatal(err)
	}
	return extract.Input{Name: `<script>document.title="owned"</script>` + "\x1b\u202e\xff.html", Body: strings.NewReader(strings.ReplaceAll(string(data), "SERVER", server))}
}

// A seen is what a report shows of how many blocks: by fate and by reason.
type seen struct{ Fates, Reasons map[string]int }

// told is what the explanation says there is to see.
func told(e *Explanation) seen {
	s := seen{map[string]int{"": len(e.Blocks), "kept": 0, "dropped": 0, "aside": 0}, map[string]int{}}
	for _, b := range e.Blocks {
		switch {
		case b.Kept:
			s.Fates["kept"]++
			why := "part of the article"
			if b.After != nil {
				why = *b.After
			}
			s.Reasons["kept "+why]++
		case b.Taken:
			s.Fates["dropped"]++
			s.Reasons["dropped "+*b.Reason]++
		default:
			s.Fates["aside"]++
			s.Reasons["aside "+*b.Reason]++
		}
	}
	return s
}

// counted are the figures in a report's panel, and the same counted from its blocks.
func counted(t *testing.T, report string) (panel, blocks seen) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	panel = seen{map[string]int{}, map[string]int{}}
	blocks = seen{map[string]int{"": 0, "kept": 0, "dropped": 0, "aside": 0}, map[string]int{}}
	var fates, names []string // of the reasons, by their numbers
	count := func(n *html.Node) int {
		for c := range n.Descendants() {
			if s := attr(c, "data-count"); s != "" {
				got, err := strconv.Atoi(s)
				if err != nil || strings.ReplaceAll(raw(c), "\u202f", "") != s {
					t.Errorf("%q shown, %q meant", raw(c), s)
				}
				return got
			}
		}
		return -1
	}
	for n := range root.Descendants() {
		switch class := strings.Fields(attr(n, "class")); {
		case n.Data == "button" && strings.Contains(fmt.Sprint(n.Attr), "data-fate"):
			panel.Fates[attr(n, "data-fate")] = count(n)
		case n.Data == "details" && slices.Contains(class, "reason"):
			summary := n.FirstChild
			for c := range summary.Descendants() {
				switch attr(c, "class") {
				case "why":
					names = append(names, raw(c))
				case "swatch kept", "swatch dropped", "swatch aside":
					fates = append(fates, strings.TrimPrefix(attr(c, "class"), "swatch "))
				}
			}
			if len(fates) == 0 || len(fates) != len(names) {
				t.Fatalf("%d reasons of %d fates", len(names), len(fates))
			}
			panel.Reasons[fates[len(fates)-1]+" "+names[len(names)-1]] = count(summary)
		case slices.Contains(class, "b"):
			run := n.Parent
			why, _ := strconv.Atoi(attr(run, "data-reason"))
			_, f, _ := strings.Cut(attr(run, "class"), " ")
			if why >= len(fates) || f != fates[why] {
				t.Errorf("a block in %v, which has no such reason", run.Attr)
				continue
			}
			blocks.Fates[""]++
			blocks.Fates[f]++
			blocks.Reasons[f+" "+names[why]]++
		}
	}
	return panel, blocks
}

// TestReportCounts: what the panel and the text show is what the explanation says.
func TestReportCounts(t *testing.T) {
	for _, path := range pages(t) {
		for _, o := range []extract.Options{{}, {NoRules: true}, {Engine: "readability"}} {
			e, report := explained(t, input(t, path), o)
			panel, blocks := counted(t, report)
			if diff := cmp.Diff(told(e), panel); diff != "" {
				t.Errorf("%s: panel (-explanation +report):\n%s", path, diff)
			}
			if diff := cmp.Diff(told(e), blocks); diff != "" {
				t.Errorf("%s: text (-explanation +report):\n%s", path, diff)
			}
			if _, again := explained(t, input(t, path), o); again != report {
				t.Errorf("%s: other bytes the second time", path)
			}
		}
	}
}

// TestReportText: the report shows the whole text of every block, in order.
func TestReportText(t *testing.T) {
	for _, in := range []extract.Input{hostile(t, "http://127.0.0.1:9"), input(t, "../../testdata/pages/almayadeen-ar.html")} {
		e, report := explained(t, in, extract.Options{})
		root, err := html.Parse(strings.NewReader(report))
		if err != nil {
			t.Fatal(err)
		}
		type block struct{ Text, Where string }
		var got, want []block
		for n := range root.Descendants() {
			if slices.Contains(strings.Fields(attr(n, "class")), "b") && n.FirstChild != nil && n.FirstChild.NextSibling != nil {
				if n.FirstChild.Data != "bdi" {
					t.Errorf("<%s> before the text has a say in its direction", n.FirstChild.Data)
				}
				got = append(got, block{n.FirstChild.NextSibling.Data, raw(n.FirstChild)})
			}
		}
		for _, b := range e.Blocks {
			want = append(want, block{plain(b.Text), plain(b.Where)})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-explanation +report):\n%s", diff)
		}
	}
}

// TestReportIsClosed: of a hostile page no element, no attribute and no control
// character gets into the report.
func TestReportIsClosed(t *testing.T) {
	const server = "http://127.0.0.1:9"
	_, report := explained(t, hostile(t, server), extract.Options{})
	root, err := html.Parse(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	elements := strings.Fields("html head meta title style body a header p h1 h2 b i bdi dl div dt dd small section svg rect button span input kbd details summary em main code aside dialog ol li script")
	once := map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			t.Errorf("<%s>", n.Data)
		}
		once[n.Data]++
		for _, a := range n.Attr {
			if strings.Contains(a.Val, server) || strings.Contains(a.Val, "owned") || strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "href" && a.Val != "#text" {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if diff := cmp.Diff([]int{1, 1, 1, 1}, []int{once["script"], once["style"], once["main"], once["title"]}); diff != "" {
		t.Errorf("scripts, styles, mains, titles (-want +got):\n%s", diff)
	}
	bad := func(r rune) bool {
		return r < ' ' && r != '\n' || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}
	if i := strings.IndexFunc(report, bad); i >= 0 || !strings.Contains(report, server) {
		t.Errorf("control character at %d of %d", i, len(report))
	}
}

// TestReportPolicy: the policy allows the report's own style and script, as they stand
// in it, and nothing else.
func TestReportPolicy(t *testing.T) {
	_, report := explained(t, hostile(t, "http://127.0.0.1:9"), extract.Options{})
	of := func(tag string) string {
		found := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(report, -1)
		if len(found) != 1 {
			t.Fatalf("%d <%s>", len(found), tag)
		}
		s := sha256.Sum256([]byte(found[0][1]))
		return "'sha256-" + base64.StdEncoding.EncodeToString(s[:]) + "'"
	}
	want := "default-src 'none'; style-src " + of("style") + "; script-src " + of("script") + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
	root, err := html.Parse(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n := range root.Descendants() {
		if attr(n, "http-equiv") != "" {
			got = append(got, attr(n, "http-equiv"), attr(n, "content"))
		}
		if len(got) == 0 && (n.Data == "style" || n.Data == "script" || n.Data == "title") {
			t.Errorf("<%s> before the policy", n.Data)
		}
	}
	if diff := cmp.Diff([]string{"Content-Security-Policy", want}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 9999: "9999", 10_000: "10\u202f000", 1_234_567: "1\u202f234\u202f567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
