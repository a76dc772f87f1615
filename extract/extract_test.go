package extract_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/site"
)

const smallPage = `<html><head><title>Title</title></head><body><p>One sentence that is long enough, with a comma, to be a paragraph of prose.</p></body></html>`

// TestErrors holds the contract: an article always, an error exactly when its
// status is error, of type *article.Error with the code, and the cause inside.
func TestErrors(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	broken := errors.New("broken")
	failing := func(err error) extract.Fetch {
		return func(context.Context, extract.Request) (*extract.Response, error) { return nil, err }
	}
	ctx := context.Background()
	for _, c := range []struct {
		what  string
		ctx   context.Context
		in    extract.Input
		o     extract.Options
		code  article.Code
		cause error
	}{
		{"nothing", ctx, extract.Input{}, extract.Options{}, article.CodeUsage, nil},
		{"fetching is off", ctx, extract.Input{URL: "https://a.example/"}, extract.Options{}, article.CodeUsage, nil},
		{"fetch fails", ctx, extract.Input{URL: "https://a.example/"}, extract.Options{Fetch: failing(broken)}, article.CodeConnect, broken},
		{"fetch fails with a code", ctx, extract.Input{URL: "https://a.example/"}, extract.Options{Fetch: failing(&article.Error{Code: article.CodeDNS, Err: broken})}, article.CodeDNS, broken},
		{"reader fails", ctx, extract.Input{Body: errorReader{broken}}, extract.Options{}, article.CodeIO, broken},
		{"not HTML", ctx, extract.Input{Body: strings.NewReader("\x89PNG\r\n\x1a\n")}, extract.Options{}, article.CodeNotHTML, nil},
		{"too large", ctx, extract.Input{Body: strings.NewReader(smallPage)}, extract.Options{Limits: extract.Limits{Bytes: 10}}, article.CodeTooLarge, nil},
		{"relative address", ctx, extract.Input{URL: "/path", Body: strings.NewReader(smallPage)}, extract.Options{}, article.CodeUsage, nil},
		{"a panic", ctx, extract.Input{Body: panicReader{}}, extract.Options{}, article.CodeInternal, nil},
		{"canceled", canceled, extract.Input{Body: strings.NewReader(smallPage)}, extract.Options{}, article.CodeIO, context.Canceled},
	} {
		c.in.ID, c.in.Name = "id", "name"
		a, err := extract.Extract(c.ctx, c.in, c.o)
		var e *article.Error
		switch {
		case a == nil || a.Status != article.StatusError || a.ID != "id" || a.Input != "name" || a.Body != nil:
			t.Errorf("%s: article %+v", c.what, a)
		case !errors.As(err, &e) || a.Err != e || e.Code != c.code || e.Code != article.CodeDNS && e.Message == "":
			t.Errorf("%s: error %v (%+v), want code %s", c.what, err, e, c.code)
		case c.cause != nil && !errors.Is(err, c.cause):
			t.Errorf("%s: error %v does not wrap %v", c.what, err, c.cause)
		}
	}
	for _, src := range []string{smallPage, "", "<html></html>"} {
		a, err := extract.Reader(ctx, strings.NewReader(src), "", extract.Options{})
		if err != nil || a.Err != nil || a.Status == article.StatusError {
			t.Errorf("%.20q: status %s, error %v", src, a.Status, err)
		}
	}
}

type panicReader struct{}

func (panicReader) Read([]byte) (int, error) { panic("no way") }

type closer struct {
	io.Reader
	closed bool
}

func (c *closer) Close() error { c.closed = true; return nil }

func TestExtractClosesTheBody(t *testing.T) {
	for _, src := range []string{smallPage, "\x89PNG\r\n\x1a\n"} {
		c := &closer{Reader: strings.NewReader(src)}
		extract.Extract(context.Background(), extract.Input{Body: c}, extract.Options{})
		if !c.closed {
			t.Errorf("%.20q: not closed", src)
		}
	}
}

// TestFetchedPage: the final r.URL and the header of a response count.
func TestFetchedPage(t *testing.T) {
	get := func(_ context.Context, r extract.Request) (*extract.Response, error) {
		return &extract.Response{URL: r.URL + "final", Header: http.Header{"Content-Type": {"text/html; charset=windows-1251"}},
			Body: []byte("<html><head><title>\xcc\xe8\xf0</title></head><body><p><a href='x'>\xcc\xe8\xf0</a>, one sentence that is long enough, with a comma, to be prose.</p></body></html>")}, nil
	}
	a, err := extract.URL(context.Background(), "https://a.example/", extract.Options{Fetch: get})
	if err != nil || a.URL != "https://a.example/final" || a.Title != "Мир" || a.Input != "https://a.example/" {
		t.Errorf("url %q, title %q, input %q, error %v", a.URL, a.Title, a.Input, err)
	}
}

// TestRuleIsFound: by the page's address first, then by the one it states.
func TestRuleIsFound(t *testing.T) {
	const page = `<html><head><link rel="canonical" href="https://www.almayadeen.net/x"><meta property="og:title" content="Head"></head>
<body><h2>Head</h2><p>One sentence that is long enough, with a comma, to be a paragraph of its own for the rule.</p><p>And a second one, which has to have more than sixty characters as well.</p></body></html>`
	for _, c := range []struct {
		address string
		o       extract.Options
		rule    string
	}{
		{"", extract.Options{}, "almayadeen.net.yaml"},
		{"https://english.almayadeen.net/news", extract.Options{}, "almayadeen.net.yaml"},
		{"https://other.example/", extract.Options{}, "almayadeen.net.yaml"}, // a copy elsewhere
		{"", extract.Options{NoRules: true}, ""},
		{"", extract.Options{NoRules: true, Rule: &site.Rule{Name: "mine"}}, ""},     // it finds nothing
		{"", extract.Options{Rule: &site.Rule{Name: "mine"}}, "almayadeen.net.yaml"}, // and the site's goes on
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader(page), c.address, c.o)
		if err != nil || a.Rule != c.rule {
			t.Errorf("at %q with %+v: rule %q, %v; want %q", c.address, c.o, a.Rule, err, c.rule)
		}
	}
}

// TestFrames: a page that is nothing but frames says where its text is.
func TestFrames(t *testing.T) {
	const set = `<title>Old</title><frameset cols="20%,80%"><frame src="menu.html"><frame><frameset rows="*,*"><frame src="/main.html"></frameset></frameset>`
	for src, want := range map[string][]string{
		set: {"what the page shows is in its frames: https://old.example/a/menu.html, https://old.example/main.html"},
		strings.Replace(set, "</frameset></frameset>", "</frameset></frameset><noframes><body><p>Your browser shows no frames.</p></body></noframes>", 1): {"what the page shows is in its frames: https://old.example/a/menu.html, https://old.example/main.html"},
		"<title>Old</title><frameset>" + strings.Repeat("<frame src=x>", 9) + "</frameset>":                                                               {"what the page shows is in its frames:" + strings.TrimSuffix(strings.Repeat(" https://old.example/a/x,", 5), ",")},
		"<title>New</title><body><iframe src=/ad></iframe></body>":                                                                                        nil,
	} {
		a, err := extract.Reader(context.Background(), strings.NewReader("<html>"+src), "https://old.example/a/", extract.Options{})
		if err != nil || a.Status != article.StatusEmpty {
			t.Errorf("%s: %s, %v", src, a.Status, err)
		}
		if diff := cmp.Diff(want, a.Warnings); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", src, diff)
		}
	}
}

// TestEngineSite: without a rule that matches there is no body, and a warning.
func TestEngineSite(t *testing.T) {
	a, err := extract.Reader(context.Background(), strings.NewReader(smallPage), "", extract.Options{Engine: article.EngineSite})
	if err != nil || a.Body != nil || a.Status != article.StatusEmpty || len(a.Warnings) != 1 {
		t.Errorf("status %s, warnings %q, %v", a.Status, a.Warnings, err)
	}
}
