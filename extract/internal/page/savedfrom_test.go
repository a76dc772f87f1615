package page

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestSavedFrom(t *testing.T) {
	const single = "<!--\n Page saved with SingleFile \n url: https://a.example/x?y=--z#s \n saved date: Mon Jan 01 2024 12:00:00 GMT+0000\n-->"
	type want struct {
		Saved  string
		Places bool
	}
	for _, test := range []struct {
		name, page string
		want       want
	}{
		{"Chrome", "<!DOCTYPE html>\n<!-- saved from url=(0020)https://a.example/x -->\n<html>", want{"https://a.example/x", true}},
		{"Chrome, hyphens", "<!-- saved from url=(0024)https://a.example/x-%2Dy -->", want{"https://a.example/x--y", true}},
		{"Internet Explorer", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">\r\n<!-- saved from url=(0020)http://a.example/x?y -->\r\n<HTML>", want{"http://a.example/x?y", true}},
		{"length that is wrong", "<!-- saved from url=(9)https://a.example/x -->", want{"https://a.example/x", true}},
		{"another comment before", "<!-- rye --><!-- saved from url=(0020)https://a.example/x -->", want{"https://a.example/x", true}},
		{"SingleFile", "<!DOCTYPE html> <html lang=en>" + single + "<meta charset=utf-8>", want{"https://a.example/x?y=--z#s", false}},
		{"SingleFile, in the head", "<html><head>" + single, want{"https://a.example/x?y=--z#s", false}},
		{"SingleFile of old", "<html>" + strings.Replace(single, "Page saved with", "Archive processed by", 1), want{"https://a.example/x?y=--z#s", false}},
		{"monolith", "<!-- Saved from https://a.example/x at 2024-01-01T12:00:00Z using monolith v2.8.1 -->\n<!DOCTYPE html>", want{"https://a.example/x", false}},
		{"byte order mark", "\ufeff<!-- saved from url=(0020)https://a.example/x -->", want{"https://a.example/x", true}},
		{"host in another script", "<!-- saved from url=(0020)https://bücher.example/x -->", want{"https://xn--bcher-kva.example/x", true}},
		{"user", "<!-- saved from url=(0020)https://u:p@a.example/x -->", want{"https://a.example/x", true}},

		{"a browser's own page", "<!-- saved from url=(0014)about:internet -->", want{}},
		{"file", "<!-- saved from url=(0014)file:///a/b.html -->", want{}},
		{"script", "<!-- saved from url=(0014)javascript:alert(1) -->", want{}},
		{"no address", "<!-- saved from url=(0014) -->", want{}},
		{"no length", "<!-- saved from url=(x)https://a.example/x -->", want{}},
		{"SingleFile without an address", "<html><!--\n Page saved with SingleFile \n-->", want{}},
		{"said by an article", "<html><body><!-- saved from url=(0020)https://a.example/x -->", want{}},
		{"said in words", "<html><p>&lt;!-- saved from url=(0020)https://a.example/x --&gt;", want{}},
		{"said by a script", "<html><head><script>'<!-- saved from url=(0020)https://a.example/x -->'", want{}},
		{"too late", "<!--" + strings.Repeat("x", prescan) + "--><!-- saved from url=(0020)https://a.example/x -->", want{}},
		{"comment without end", "<!-- saved from url=(0020)https://a.example/x", want{}},
		{"other saying", "<!-- Saved from oblivion at https://a.example/ -->", want{}},
		{"header for htmlx", "<htmlx><!-- saved from url=(0020)https://a.example/x -->", want{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, err := Decode(context.Background(), strings.NewReader(test.page+"<p>rye</p>"), nil, "", Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got := want{Places: text.places}
			if text.SavedFrom != nil {
				got.Saved = text.SavedFrom.String()
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSavedBase: links are resolved against the address that a page was saved from,
// unless the caller knows better; the base element that Chrome writes counts for none.
func TestSavedBase(t *testing.T) {
	const chrome = "<!-- saved from url=(0020)https://a.example/d/x -->"
	for _, test := range []struct{ page, addr, base, from string }{
		{chrome, "", "https://a.example/d/x", "saved"},
		{chrome, "https://b.example/", "https://b.example/", "url"},
		{chrome + `<html><head><base href=".">`, "", "https://a.example/d/x", "saved"},
		{chrome + `<html><head><base href="/e/">`, "", "https://a.example/e/", "base"},
		{`<html><head><base href="."><link rel=canonical href="https://a.example/c">`, "", "https://a.example/c", "canonical"},
		{`<html><head><base href=".">`, "https://a.example/d/x", "https://a.example/d/", "base"},
		{chrome + `<html><head><link rel=canonical href="https://a.example/c">`, "", "https://a.example/d/x", "saved"},
	} {
		text, err := Decode(context.Background(), strings.NewReader(test.page), nil, "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(context.Background(), text, resolve(nil, test.addr), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Base.String(); got != test.base || p.BaseFrom != test.from {
			t.Errorf("%s at %q: base %q by %q, want %q by %q", test.page, test.addr, got, p.BaseFrom, test.base, test.from)
		}
	}
}

// TestDropPlaces: of a page that was saved with its folder no address stays that is
// a place there, and everything else does; of any other page all stay.
func TestDropPlaces(t *testing.T) {
	const body = `<img src="./Rye &amp; wheat_files/a.jpg" srcset="https://img.example/a.jpg 800w" alt="A"><img src="x-Dateien/b.jpg"><img src="x.files/b.jpg" data-src="/b.jpg">` +
		`<iframe src="./x_files/saved_resource.html"></iframe><a href="https://a.example/x_files/c.pdf">c</a><a href="/x_files/">d</a><a href="_files/e">e</a><a href="x_files">f</a>` +
		`<a href="?x_files/">g</a><a href="#x_files/">h</a><code>src="./x_files/a.jpg"</code>`
	attributes := func(page string) (all []string) {
		text, err := Decode(context.Background(), strings.NewReader(page), nil, "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(context.Background(), text, nil, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for i := p.Body(); i < p.Len(); i++ {
			if n := p.Nodes[i].HTML; n.Type == html.ElementNode {
				for _, a := range n.Attr {
					all = append(all, a.Key+"="+a.Val)
				}
			} else {
				all = append(all, n.Data)
			}
		}
		return all
	}
	stay := []string{"srcset=https://img.example/a.jpg 800w", "alt=A", "data-src=/b.jpg", "href=https://a.example/x_files/c.pdf", "c", "href=/x_files/", "d", "href=_files/e", "e",
		"href=x_files", "f", "href=?x_files/", "g", "href=#x_files/", "h", `src="./x_files/a.jpg"`}
	if diff := cmp.Diff(stay, attributes("<!-- saved from url=(0020)https://a.example/x --><body>"+body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(attributes("<body>" + body)); n != len(stay)+4 {
		t.Errorf("%d attributes and texts of a page that was not saved, want %d", n, len(stay)+4)
	}
}
