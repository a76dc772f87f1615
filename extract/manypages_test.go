package extract_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

// A fakeWeb serves pages by their address, and notes what it was asked for.
type fakeWeb struct {
	pages map[string]string
	asked []extract.Request
}

var errGone = errors.New("gone")

func (w *fakeWeb) get(_ context.Context, r extract.Request) (*extract.Response, error) {
	w.asked = append(w.asked, r)
	page, ok := w.pages[r.URL]
	if !ok {
		return nil, errGone
	}
	at := r.URL
	if to, moved := strings.CutPrefix(page, "to "); moved {
		at, page = to, w.pages[to]
	}
	return &extract.Response{URL: at, Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte(page), Public: true}, nil
}

// part is a page of an article with one paragraph per mark, and a link.
func part(link string, words ...string) string {
	var b strings.Builder
	b.WriteString("<html><head><title>Harbour opens</title></head><body><h1>Harbour opens</h1><div id=story>")
	for _, w := range words {
		fmt.Fprintf(&b, "<p>%s the new harbour was opened on Monday after three years of work on the long pier, the mayor said.</p>", w)
	}
	return b.String() + "</div>" + link + "</body></html>"
}

// TestManyPages: single_page_link and next_page_link, with a Fetch that is no network.
func TestManyPages(t *testing.T) {
	const at = "https://a.example/"
	for _, c := range []struct {
		name, rule string
		pages      map[string]string
		most       int
		marked     string
		want       []string // Pages
		url        string   // of the article, where it is not the first
		warning    string
	}{
		{name: "next pages", rule: "next_page_link: //a[@class='next']", most: 5, marked: "ABC",
			pages: map[string]string{at: part("<a class=next href=/2>2</a>", "Alpha"), at + "2": part("<a class=next href=/3#top>3</a>", "Bravo"), at + "3": part("", "Charlie")},
			want:  []string{at, at + "2", at + "3"}},
		{name: "not more than asked for", rule: "next_page_link: //a[@class='next']/@href", most: 2, marked: "AB",
			pages: map[string]string{at: part("<a class=next href=/2>2</a>", "Alpha"), at + "2": part("<a class=next href=/3>3</a>", "Bravo"), at + "3": part("", "Charlie")},
			want:  []string{at, at + "2"}},
		{name: "one page is all unless more are asked for", rule: "next_page_link: //a[@class='next']", marked: "A",
			pages: map[string]string{at: part("<a class=next href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "an address as a string", rule: "next_page_link: concat('https://a.example/', //a[@class='next']/@data-n)", most: 9, marked: "AB",
			pages: map[string]string{at: part("<a class=next data-n=2>2</a>", "Alpha"), at + "2": part("", "Bravo")}, want: []string{at, at + "2"},
			warning: ""},
		{name: "a circle ends", rule: "next_page_link: //a", most: 9, marked: "AB",
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("<a href=/>1</a>", "Bravo")}, want: []string{at, at + "2"}},
		{name: "a failure keeps the pages so far", rule: "next_page_link: //a", most: 9, marked: "A",
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha")}, warning: "page 2, https://a.example/2, and what follows it: gone"},
		{name: "so does a page without text", rule: "next_page_link: //a", most: 9, marked: "A",
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": "<title>x</title>"}, warning: "rule a.example.txt: no body selector matches this page; page 2, https://a.example/2, and what follows it: it holds no text"},
		{name: "single page", rule: "single_page_link: //a[@class='print']", most: 2, marked: "ABC", url: at + "print",
			pages: map[string]string{at: part("<a class=print href=/print>Print</a>", "Alpha"), at + "print": part("", "Alpha", "Bravo", "Charlie")}},
		{name: "and then its next page", rule: "single_page_link: //a[@class='print']\nnext_page_link: //a[@class='next']", most: 2, marked: "AB", url: at + "print", want: []string{at + "print", at + "2"},
			pages: map[string]string{at: part("<a class=print href=/print>Print</a>", "Delta"), at + "print": part("<a class=next href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "a single page that fails", rule: "single_page_link: //a", most: 2, marked: "A",
			pages: map[string]string{at: part("<a href=/print>Print</a>", "Alpha")}, warning: "the article on one page, https://a.example/print: gone"},
		{name: "if_page_contains", rule: "single_page_link: //a[@class='print']\nif_page_contains: //div[@class='long']", most: 2, marked: "A",
			pages: map[string]string{at: part("<a class=print href=/print>Print</a>", "Alpha"), at + "print": part("", "Bravo")}},
		{name: "if_page_contains, and it does", rule: "single_page_link: //a[@class='print']\nif_page_contains: //div[@class='long']", most: 2, marked: "B", url: at + "print",
			pages: map[string]string{at: part("<div class=long></div><a class=print href=/print>Print</a>", "Alpha"), at + "print": part("", "Bravo")}},
		{name: "if_page_contains for the next page", rule: "next_page_link: //a\nif_page_contains: //div[@class='long']", most: 2, marked: "A",
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "the rest of the file is for the single page, wherever it is", rule: "single_page_link: //a\nautodetect_on_failure: no", most: 2, marked: "BE", url: "https://print.example/1",
			pages: map[string]string{at: part("<a href='https://print.example/1'>Print</a>", "Alpha"), "https://print.example/1": part("<p>Charlie is beside it.</p>", "Bravo", "Echo")}},
		{name: "a link of a picture", rule: "next_page_link: //a[@class='next']", most: 9, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: part("<a class=next href=/2><img src=arrow.png></a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "a link of the head", rule: "next_page_link: //link[@rel='next']", most: 9, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: "<link rel=next href=/2>" + part("", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "an empty query is none", rule: "next_page_link: //a", most: 9, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("<a href='/2?'>3</a>", "Bravo"), at + "2?": part("", "Bravo")}},
		{name: "a redirect leads back", rule: "next_page_link: //a", most: 9, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("<a href=/moved>3</a>", "Bravo"), at + "moved": "to " + at + "2"}},
		{name: "a single page without text", rule: "single_page_link: //a", most: 2, marked: "A", warning: "the article on one page, https://a.example/print: it holds no text",
			pages: map[string]string{at: part("<a href=/print>Print</a>", "Alpha"), at + "print": "<title>x</title>"}},
		{name: "if_page_contains of what is not there", rule: "next_page_link: //a\nif_page_contains: not(//div[@class='last'])", most: 2, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "if_page_contains of a number", rule: "next_page_link: //a\nif_page_contains: count(//h4)", most: 2, marked: "A",
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "a condition of a link that is left out", rule: "next_page_link: //a\nnext_page_link: //a\nif_page_contains: //h4", most: 2, marked: "AB", want: []string{at, at + "2"},
			pages: map[string]string{at: part("<a href=/2>2</a>", "Alpha"), at + "2": part("", "Bravo")}},
		{name: "no mail", rule: "next_page_link: //a", most: 2, marked: "A",
			pages: map[string]string{at: part("<a href='mailto:ana@a.example'>2</a>", "Alpha")}},
		{name: "nothing but http", rule: "next_page_link: //a", most: 2, marked: "A",
			pages: map[string]string{at: part("<a href='javascript:next()'>2</a>", "Alpha")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			web := &fakeWeb{pages: c.pages}
			o := extract.Options{Rules: rulesOf(t, map[string]string{"a.example.txt": "body: //div[@id='story']\n" + c.rule}), Fetch: web.get, MaxPages: c.most}
			a, err := extract.URL(context.Background(), at, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := markedIn(render.Markdown(a.Body)); got != c.marked {
				t.Errorf("the body holds %q, want %q", got, c.marked)
			}
			if diff := cmp.Diff(c.want, a.Pages); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
			if c.url == "" {
				c.url = at
			}
			if a.URL != c.url {
				t.Errorf("url %q, want %q", a.URL, c.url)
			}
			if got := strings.Join(a.Warnings, "; "); !strings.HasPrefix(got, c.warning) || (c.warning == "") != (got == "") {
				t.Errorf("warnings %q, want %q", got, c.warning)
			}
			for i, r := range web.asked {
				if r.Named != (i > 0) {
					t.Errorf("%s: named %v; the first address alone is the caller's", r.URL, r.Named)
				}
			}
		})
	}
}

// TestVersionLinks: a design of a site has its own links to further pages.
func TestVersionLinks(t *testing.T) {
	web := &fakeWeb{pages: map[string]string{"https://a.example/": part("<a class=new href=/2>2</a>", "Alpha"), "https://a.example/2": part("", "Bravo")}}
	o := extract.Options{Fetch: web.get, MaxPages: 3, Rules: rulesOf(t, map[string]string{
		"a.example.yaml": "next_page:\n  - css: a.old\nversions:\n  - when:\n      - css: a.new\n    next_page:\n      - css: a.new\n"})}
	a, err := extract.URL(context.Background(), "https://a.example/", o)
	if err != nil || len(a.Pages) != 2 {
		t.Errorf("pages %q, %v", a.Pages, err)
	}
}

// TestRuleHeader: what a rule sends, cookies only where they are asked for.
func TestRuleHeader(t *testing.T) {
	web := &fakeWeb{pages: map[string]string{"https://a.example/": part("", "Alpha")}}
	o := extract.Options{Fetch: web.get, Rules: rulesOf(t, map[string]string{
		"global.txt":    "http_header(User-Agent): Global/1.0\n",
		"a.example.txt": "http_header(user-agent): Reader/1.0\nhttp_header(Cookie): consent=yes\nhttp_header(Referer): https://search.example/"})}
	for _, cookies := range []bool{false, true} {
		o.RuleCookies = cookies
		if _, err := extract.URL(context.Background(), "https://a.example/", o); err != nil {
			t.Fatal(err)
		}
		want := http.Header{"User-Agent": {"Reader/1.0"}, "Referer": {"https://search.example/"}}
		if cookies {
			want["Cookie"] = []string{"consent=yes"}
		}
		if diff := cmp.Diff(want, web.asked[len(web.asked)-1].Header); diff != "" {
			t.Errorf("with cookies %v (-want +got):\n%s", cookies, diff)
		}
	}
}

// TestPicturesOfPages: the pictures of all pages are listed.
func TestPicturesOfPages(t *testing.T) {
	web := &fakeWeb{pages: map[string]string{
		"https://a.example/":  part("<a href=/2>2</a>", "Alpha <img src=/one.jpg>"),
		"https://a.example/2": part("", "Bravo <img src=/two.jpg>"),
	}}
	o := extract.Options{Rules: rulesOf(t, map[string]string{"a.example.txt": "body: //div[@id='story']\nnext_page_link: //a"}), Fetch: web.get, MaxPages: 3}
	a, err := extract.URL(context.Background(), "https://a.example/", o)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(a.Images, []string{"https://a.example/one.jpg", "https://a.example/two.jpg"}, func(i article.Image, u string) bool { return i.URL == u }) {
		t.Errorf("images %v", a.Images)
	}
}
