package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

// count answers /N with a redirect to /N-1, and /0 with a page.
func count(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.URL.Path[1:])
	if n > 0 {
		http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusFound)
		return
	}
	io.WriteString(w, "<p>arrived</p>")
}

func TestRedirects(t *testing.T) {
	s := serve(t, count)
	resp := mustGet(t, Options{}, s.URL+"/10#part")
	if got, want := resp.URL, s.URL+"/0#part"; got != want {
		t.Errorf("URL is %s, want %s", got, want)
	}
	if string(resp.Body) != "<p>arrived</p>" {
		t.Errorf("body is %q", resp.Body)
	}
	_, err := get(t, Options{}, s.URL+"/11")
	wantFailure(t, err, failure{article.CodeRedirect, "more than 10 redirects (redirected to SERVER/1)"}, "SERVER", s.URL)
}

func TestRedirectStatus(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if status, err := strconv.Atoi(r.URL.Path[1:]); err == nil {
			w.Header().Set("Location", "/page")
			w.WriteHeader(status)
			return
		}
		io.WriteString(w, r.Method)
	})
	for _, status := range []int{301, 302, 303, 307, 308} {
		resp := mustGet(t, Options{}, fmt.Sprintf("%s/%d", s.URL, status))
		if string(resp.Body) != "GET" || resp.URL != s.URL+"/page" {
			t.Errorf("%d: body %q at %s", status, resp.Body, resp.URL)
		}
	}
	for status, text := range map[int]string{300: "Multiple Choices", 304: "Not Modified", 305: "Use Proxy"} {
		_, err := get(t, Options{}, fmt.Sprintf("%s/%d", s.URL, status))
		wantFailure(t, err, failure{article.CodeHTTPStatus, fmt.Sprintf("server answered %d %s", status, text)})
	}
}

// A site that redirects to the same address until its cookie comes back is no
// loop.
func TestRedirectToItselfWithCookie(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return
		}
		io.WriteString(w, "welcome")
	})
	c := New(Options{})
	t.Cleanup(c.CloseIdleConnections)
	resp, err := c.Get(context.Background(), s.URL+"/")
	if err != nil || string(resp.Body) != "welcome" {
		t.Fatalf("got %v, %v", resp, err)
	}
}

func TestCookiesLiveForOneGet(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cookies := r.Header.Get("Cookie")
		if r.URL.Path == "/start" {
			http.SetCookie(w, &http.Cookie{Name: "c", Value: "1", Path: "/"})
			http.Redirect(w, r, "/end", http.StatusFound)
		}
		io.WriteString(w, "cookies: "+cookies)
	})
	c := New(Options{Header: http.Header{"Cookie": {"mine=1"}}})
	t.Cleanup(c.CloseIdleConnections)
	for _, step := range []struct{ path, want string }{
		{"/start", "cookies: mine=1; c=1"},
		{"/end", "cookies: mine=1"},
	} {
		resp, err := c.Get(context.Background(), s.URL+step.path)
		if err != nil {
			t.Fatal(err)
		}
		if string(resp.Body) != step.want {
			t.Errorf("%s: body is %q, want %q", step.path, resp.Body, step.want)
		}
	}
}

// Credentials and cookies stay with the server that they were meant for.
func TestRedirectToAnotherServer(t *testing.T) {
	seen := make(map[string]http.Header)
	note := func(r *http.Request) {
		h := make(http.Header)
		for _, k := range []string{"Authorization", "Cookie", "X-Key"} {
			if v := r.Header.Get(k); v != "" {
				h.Set(k, v)
			}
		}
		if r.Host == "front.example" {
			h.Set("Host", r.Host)
		}
		seen[r.URL.Path] = h
	}
	var first string
	other := serve(t, func(w http.ResponseWriter, r *http.Request) {
		note(r)
		http.SetCookie(w, &http.Cookie{Name: "other", Value: "1", Path: "/"})
		http.Redirect(w, r, first+"/back", http.StatusFound)
	})
	elsewhere := strings.Replace(other.URL, "127.0.0.1", "localhost", 1) // a cookie knows hosts only, not ports
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		note(r)
		if r.URL.Path == "/start" {
			http.SetCookie(w, &http.Cookie{Name: "site", Value: "1", Path: "/"})
			http.Redirect(w, r, elsewhere+"/other", http.StatusFound)
		}
	})
	first = s.URL

	given := http.Header{"Authorization": {"Bearer x"}, "Cookie": {"mine=1"}, "X-Key": {"k"}, "Host": {"front.example"}}
	home := func(cookie string) http.Header {
		return http.Header{"Authorization": {"Bearer x"}, "Cookie": {cookie}, "X-Key": {"k"}, "Host": {"front.example"}}
	}
	mustGet(t, Options{Header: given}, s.URL+"/start")
	want := map[string]http.Header{
		"/start": home("mine=1"),
		"/other": {"X-Key": {"k"}},
		"/back":  home("mine=1; site=1"),
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}

	clear(seen)
	mustGet(t, Options{}, strings.Replace(s.URL, "//", "//u:p@", 1)+"/start")
	want = map[string]http.Header{
		"/start": {"Authorization": {"Basic dTpw"}},
		"/other": {},
		"/back":  {"Authorization": {"Basic dTpw"}, "Cookie": {"site=1"}},
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("headers with a user in the address (-want +got):\n%s", diff)
	}
}

func TestBadRedirects(t *testing.T) {
	tests := []struct {
		path     string
		location string // "-" for none
		want     string
	}{
		{"/none", "-", "server answered 302 Found without a Location"},
		{"/empty", "", "server answered 302 Found without a Location"},
		{"/file", "file:///etc/passwd", `bad redirect to "file:///etc/passwd": scheme "file" is not http or https`},
		{"/script", "javascript:alert(1)", `bad redirect to "javascript:alert(1)": scheme "javascript" is not http or https`},
		{"/bracket", "http://[::1/%zz", `bad redirect to "http://[::1/%zz": missing ']' in host`},
		{"/port", "http://a.example:99999", `bad redirect to "http://a.example:99999": no such port: 99999`},
		{"/bidi", "x:\u202e\u009b", `bad redirect to "x:\u202e\u009b": scheme "x" is not http or https`},
		{"/long", "x:" + strings.Repeat("a", 1000), `bad redirect to "x:` + strings.Repeat("a", 198) + `...": scheme "x" is not http or https`},
		{"/self", "/self", "more than 10 redirects, in a loop (redirected to SERVER/self)"},
		{"/grow", "grow", "more than 10 redirects, in a loop (redirected to SERVER/grow)"},
		{"/after", "/file", `bad redirect to "file:///etc/passwd": scheme "file" is not http or https (redirected to SERVER/file)`},
		{"/secret", "http://u:secret@SERVER/none", "server answered 302 Found without a Location (redirected to http://u:xxxxx@SERVER/none)"},
	}
	locations := make(map[string]string)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if l := locations[r.URL.Path]; l != "-" {
			w.Header().Set("Location", strings.ReplaceAll(l, "SERVER", r.Host))
		}
		w.WriteHeader(http.StatusFound)
	})
	for _, tt := range tests {
		locations[tt.path] = tt.location
	}
	for _, tt := range tests {
		t.Run(tt.path[1:], func(t *testing.T) {
			_, err := get(t, Options{}, s.URL+tt.path)
			wantFailure(t, err, failure{article.CodeRedirect, tt.want}, "to SERVER", "to "+s.URL, "@SERVER", "@"+host(s))
		})
	}
}

// Every failure says where redirects led before it.
func TestFailureAfterRedirect(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/gone?\u202e", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	})
	_, err := get(t, Options{}, s.URL+"/moved")
	wantFailure(t, err, failure{article.CodeHTTPStatus, "server answered 404 Not Found (redirected to SERVER/gone?%e2%80%ae)"}, "SERVER", s.URL)
}
