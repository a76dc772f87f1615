package extract_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/charmap"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
)

// record is what must not depend on how a page was saved: all but what it was called.
func record(t *testing.T, data []byte, address string) render.Record {
	t.Helper()
	a, err := extract.Extract(context.Background(), extract.Input{URL: address, Body: bytes.NewReader(data)}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return render.NewRecord(a, render.Content{Markdown: true, Text: true, HTML: true})
}

// TestSavedLaw: a page gives the same record whether it comes alone, with its address, or
// as a browser or an extension saves it, without.
func TestSavedLaw(t *testing.T) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) < 10 {
		t.Fatalf("found %d pages, %v", len(pages), err)
	}
	pictures := 0
	for _, path := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".html"), func(t *testing.T) {
			address := readAnswers(t, strings.TrimSuffix(path, ".html")+".yaml").URL
			if address == "" {
				address = "https://www.saved.example/2024/a-page-without-an-address"
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := record(t, data, address)
			byID, parts := picturesByID(data, address)
			pictures += len(parts)
			for how, saved := range map[string][]byte{
				"MHTML, quoted-printable": mhtml(address, "quoted-printable", data, nil),
				"MHTML, base64":           mhtml(address, "base64", data, nil),
				"MHTML, pictures by ID":   mhtml(address, "quoted-printable", byID, parts),
				"MHTML, 8bit":             bytes.ReplaceAll(mhtml(address, "8bit", data, nil), []byte("\r\n"), []byte("\n")),
				"complete":                commented(data, fmt.Sprintf("\n<!-- saved from url=(%04d)%s -->\n", len(address), strings.ReplaceAll(address, "--", "-%2D")), "<html"),
				"SingleFile":              commented(data, "<!--\n Page saved with SingleFile \n url: "+address+" \n saved date: Mon Jan 01 2024 12:00:00 GMT+0100\n-->", "<head"),
			} {
				if diff := cmp.Diff(want, record(t, saved, "")); diff != "" {
					t.Errorf("%s (-want +got):\n%s", how, diff)
				}
			}
		})
	}
	if pictures < 20 {
		t.Errorf("%d pictures by ID", pictures)
	}
}

// mhtml is a page as Chromium saves it, with a frame and further parts.
func mhtml(address, encoding string, page []byte, parts []string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: <Saved by Blink>\r\nSnapshot-Content-Location: %s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----M--x----\"\r\n\r\n", address)
	fmt.Fprintf(&b, "\r\n------M--x----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: %s\r\nContent-Location: %s\r\n\r\n", encoding, address)
	switch encoding {
	case "quoted-printable":
		w := quotedprintable.NewWriter(&b)
		w.Write(page)
		w.Close()
	case "base64":
		for s := base64.StdEncoding.EncodeToString(page); s != ""; s = s[min(76, len(s)):] {
			b.WriteString(s[:min(76, len(s))] + "\r\n")
		}
	default:
		b.Write(page)
	}
	parts = append([]string{"Content-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\nContent-Location: https://ads.example/frame\r\n\r\n<h1>Buy now</h1><p>Frames are no part of the page, and of its article less.</p>"}, parts...)
	for _, p := range parts {
		b.WriteString("\r\n------M--x----\r\n" + p)
	}
	b.WriteString("\r\n------M--x------\r\n")
	return b.Bytes()
}

var pictureSource = regexp.MustCompile(`(<img[^>]*? src=")([^":]*\.(?:jpg|jpeg|png|webp)|https?:[^"]*)"`)

// picturesByID names a page's pictures by the parts that hold them.
func picturesByID(page []byte, address string) (named []byte, parts []string) {
	base, _ := url.Parse(address)
	named = pictureSource.ReplaceAllFunc(page, func(img []byte) []byte {
		m := pictureSource.FindSubmatch(img)
		u, err := base.Parse(strings.ReplaceAll(string(m[2]), "&amp;", "&"))
		if err != nil {
			return img
		}
		id := fmt.Sprintf("picture-%d@mhtml.blink", len(parts))
		parts = append(parts, fmt.Sprintf("Content-Type: image/jpeg\r\nContent-ID: <%s>\r\nContent-Transfer-Encoding: base64\r\nContent-Location: %s\r\n\r\n/9j/4AAQSkZJRg==", id, u))
		return fmt.Appendf(nil, `%scid:%s"`, m[1], id)
	})
	return named, parts
}

// commented puts a comment before a tag's beginning.
func commented(page []byte, comment, tag string) []byte {
	i := bytes.Index(bytes.ToLower(page), []byte(tag))
	return bytes.Join([][]byte{page[:i], []byte(comment), page[i:]}, nil)
}

// TestSavedByChromium: snapshots that Chromium made of the project's pages, which it
// takes the scripts out of, and so JSON-LD.
func TestSavedByChromium(t *testing.T) {
	read := func(path string) []byte {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	address := readAnswers(t, "../testdata/pages/news-de.yaml").URL
	want, got := record(t, read("../testdata/pages/news-de.html"), address), record(t, read("../testdata/saved/news-de.mhtml"), "")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("news-de (-want +got):\n%s", diff)
	}

	// In this one scripts had put the page into a component, and its header into another.
	got = record(t, read("../testdata/saved/news-de-components.mhtml"), "")
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(render.Record{}, "Confidence")); diff != "" {
		t.Errorf("news-de-components (-want +got):\n%s", diff)
	}

	// This one had a player, which comes as a frame, and a picture behind the lead.
	address = readAnswers(t, "../testdata/pages/review.yaml").URL
	want, got = record(t, read("../testdata/pages/review.html"), address), record(t, read("../testdata/saved/review-frame.mhtml"), "")
	if strings.Contains(*got.ContentMarkdown, "FRAME TEXT") || !strings.Contains(*got.ContentMarkdown, "youtube.com/watch?v=dQw4w9WgXcQ") {
		t.Errorf("the frame: %s", *got.ContentMarkdown)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(render.Record{}, "ContentMarkdown", "ContentHTML", "Confidence", "Provenance")); diff != "" {
		t.Errorf("review-frame (-want +got):\n%s", diff)
	}
}

// TestSavedTwiceEncoded: a page that a program took for Latin-1 and saved as UTF-8 is as it was,
// with a warning.
func TestSavedTwiceEncoded(t *testing.T) {
	page, err := os.ReadFile("../testdata/pages/news-en.html")
	if err != nil {
		t.Fatal(err)
	}
	saved, err := charmap.ISO8859_1.NewDecoder().Bytes(page)
	if err != nil || bytes.Equal(saved, page) {
		t.Fatalf("the page has nothing that would be encoded twice, %v", err)
	}
	want, got := record(t, page, ""), record(t, saved, "")
	if diff := cmp.Diff([]string{"the page was encoded as UTF-8 twice, which was undone"}, got.Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(render.Record{}, "Warnings")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSavedAddress: what the caller knows of the address wins, and a rule is found by it.
func TestSavedAddress(t *testing.T) {
	const page = `<!-- saved from url=(0029)https://www.almayadeen.net/x/y --><html><head><meta property="og:title" content="Head"></head>
<body><h2>Head</h2><p>One sentence that is <a href="z">long</a> enough, with a comma, to be a paragraph of its own for the rule.</p><p>And a second one, which has to have more than sixty characters as well.</p></body></html>`
	for _, test := range []struct{ address, url, rule, link string }{
		{"", "https://www.almayadeen.net/x/y", "almayadeen.net.yaml", "https://www.almayadeen.net/x/z"},
		{"https://a.example/", "https://a.example/", "", "https://a.example/z"},
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader(page), test.address, extract.Options{})
		if err != nil || a.URL != test.url || a.Rule != test.rule {
			t.Errorf("at %q: url %q, rule %q, %v", test.address, a.URL, a.Rule, err)
			continue
		}
		if r := render.NewRecord(a, render.Content{Markdown: true}); !strings.Contains(*r.ContentMarkdown, "("+test.link+")") {
			t.Errorf("at %q: %s", test.address, *r.ContentMarkdown)
		}
	}
}

// TestSavedPictures: a picture whose address was lost is not shown, nor is its data;
// one of which the page still tells an address is.
func TestSavedPictures(t *testing.T) {
	megabyte := "data:image/jpeg;base64," + strings.Repeat("/9j/4AAQ", 1<<17)
	const single = "<!--\n Page saved with SingleFile \n url: https://a.example/d/x \n-->"
	const complete = "<!-- saved from url=(0022)https://a.example/d/x -->"
	words := "<p>One sentence that is long enough, with a comma, to be a paragraph of its own, and %s then a second one that is as long as the first one.</p>"
	for _, test := range []struct{ name, comment, img, want string }{
		{"data", single, `<img src="` + megabyte + `" alt="A">`, ""},
		{"data with a set", single, `<img src="` + megabyte + `" srcset="/a-800.jpg 800w" alt="A">`, "https://a.example/a-800.jpg"},
		{"data in a set", single, `<img srcset="` + megabyte + ` 2x" alt="A">`, ""},
		{"a loader's attribute", single, `<img src="` + megabyte + `" data-src="https://img.example/a.jpg" alt="A">`, "https://img.example/a.jpg"},
		{"place in the folder", complete, `<img src="./x_files/a.jpg" alt="A">`, ""},
		{"place with a set", complete, `<img src="./x_files/a.jpg" srcset="https://img.example/a-400.jpg 400w" alt="A">`, "https://img.example/a-400.jpg"},
		{"place with a loader's attribute", complete, `<img src="./x_files/a.jpg" data-src="/a.jpg" alt="A">`, "https://a.example/a.jpg"},
		{"place in a picture with sources", complete, `<picture><source srcset="https://img.example/a.jpg"><img src="./x_files/a.jpg" alt="A"></picture>`, "https://img.example/a.jpg"},
		{"the same name where nothing was saved", "", `<img src="https://a.example/d/x_files/a.jpg" alt="A">`, "https://a.example/d/x_files/a.jpg"},
		{"film", complete, `<video src="./x_files/a.mp4" poster="./x_files/a.jpg"></video>`, ""},
		{"film as data", single, `<video src="` + megabyte + `" poster="` + megabyte + `"></video>`, ""},
		{"link", single, `<a href="` + megabyte + `">rye</a>`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := fmt.Sprintf(words, "") + test.img + strings.Repeat(fmt.Sprintf(words, "oats"), 3)
			r := record(t, []byte("<!DOCTYPE html><html>"+test.comment+"<head><title>Rye</title></head><body><article><h1>Rye</h1>"+body+"</article></body></html>"), "")
			var got []string
			for _, im := range r.Images {
				got = append(got, im.URL)
			}
			want := []string{}
			if test.want != "" {
				want = append(want, test.want)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if all := *r.ContentMarkdown + *r.ContentHTML; len(all) > 5000 || strings.Contains(all, "_files/") != strings.Contains(test.want, "_files/") {
				t.Errorf("%d bytes: %.2000s", len(all), all)
			}
		})
	}
}
