package fetch

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

var quiet = log.New(io.Discard, "", 0)

func TestGet(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Date", "Sat, 21 Sep 2024 09:10:00 GMT")
		io.WriteString(w, "<p>story</p>")
	})
	want := &Response{
		URL:    s.URL + "/a?b=c#d",
		Status: 200,
		Header: http.Header{
			"Content-Length": {"12"},
			"Content-Type":   {"text/html; charset=utf-8"},
			"Date":           {"Sat, 21 Sep 2024 09:10:00 GMT"},
		},
		Body: []byte("<p>story</p>"),
	}
	var zero Client
	t.Cleanup(zero.CloseIdleConnections)
	for name, c := range map[string]*Client{"New": New(Options{}), "zero value": &zero} {
		got, err := c.Get(context.Background(), " "+s.URL+"/a?b=c#d\n")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A compressed body is left for the decoder to undo, whether asked for or not.
func TestGetLeavesBodyCompressed(t *testing.T) {
	body := "\x1f\x8b\b\x00not really gzip"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, body)
	})
	for _, header := range []http.Header{nil, {"Accept-Encoding": {""}}} {
		resp := mustGet(t, Options{Header: header}, s.URL)
		if string(resp.Body) != body || resp.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("got body %q with Content-Encoding %q", resp.Body, resp.Header.Get("Content-Encoding"))
		}
	}
}

func TestGetWithoutBody(t *testing.T) {
	for _, status := range []int{200, 202, 204, 205} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) })
		resp := mustGet(t, Options{}, s.URL)
		if resp.Status != status || len(resp.Body) != 0 {
			t.Errorf("status %d: got status %d, body %q", status, resp.Status, resp.Body)
		}
	}
}

func TestRequestHeader(t *testing.T) {
	var got http.Header
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		got.Set("Host", r.Host)
	})
	usual := http.Header{
		"Accept":          {"text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"},
		"Accept-Encoding": {"gzip, br, zstd"},
		"Accept-Language": {"en, *;q=0.5"},
		"User-Agent":      {"pith/" + article.Version + " (+https://github.com/seed-fabb886e/pith)"},
		"Host":            {host(s)},
	}
	with := func(h http.Header) http.Header {
		all := usual.Clone()
		for k, v := range h {
			all[k] = v
		}
		return all
	}
	tests := []struct {
		name string
		opts Options
		user string
		want http.Header
	}{
		{"default", Options{}, "", usual},
		{"user agent", Options{UserAgent: "reader/1"}, "", with(http.Header{"User-Agent": {"reader/1"}})},
		{
			"added and replaced",
			Options{Header: http.Header{"x-key": {"1", "2"}, "Accept-Language": {"fr"}, "User-Agent": {"other"}}}, "",
			with(http.Header{"X-Key": {"1", "2"}, "Accept-Language": {"fr"}, "User-Agent": {"other"}}),
		},
		{"host", Options{Header: http.Header{"Host": {"a.example"}}}, "", with(http.Header{"Host": {"a.example"}})},
		{"user in the address", Options{}, "u:p@", with(http.Header{"Authorization": {"Basic dTpw"}})},
		{
			"a given Authorization wins",
			Options{Header: http.Header{"Authorization": {"Bearer x"}}}, "u:p@",
			with(http.Header{"Authorization": {"Bearer x"}}),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := mustGet(t, tt.opts, "http://"+tt.user+host(s)+"/")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
			if want := s.URL + "/"; resp.URL != want {
				t.Errorf("URL is %s, want %s", resp.URL, want)
			}
		})
	}
}

// New keeps a copy of the header, and Get never changes it.
func TestOptionsAreCopied(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "c", Value: "1"})
		io.WriteString(w, "X="+r.Header.Get("X")+" "+r.Header.Get("Cookie"))
	})
	header := http.Header{"X": {"before"}, "Cookie": {"mine=1"}}
	c := New(Options{Header: header})
	t.Cleanup(c.CloseIdleConnections)
	header["X"][0] = "after"
	for range 2 {
		resp, err := c.Get(context.Background(), s.URL)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := string(resp.Body), "X=before mine=1"; got != want {
			t.Errorf("server saw %q, want %q", got, want)
		}
	}
}

// Pages, redirects and failures of one server share one connection.
func TestConnectionsAreReused(t *testing.T) {
	var opened atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/page", http.StatusFound) // has a short body
		case "/page":
			io.WriteString(w, "<p>page</p>")
		default:
			http.NotFound(w, r)
		}
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	c := New(Options{})
	for _, path := range []string{"/page", "/moved", "/gone", "/page"} {
		c.Get(context.Background(), s.URL+path)
	}
	if n := opened.Load(); n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
	c.CloseIdleConnections()
	c.Get(context.Background(), s.URL)
	if n := opened.Load(); n != 2 {
		t.Errorf("%d connections after CloseIdleConnections, want 2", n)
	}
}

func TestClientIsSafeForConcurrentUse(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if n, found := strings.CutPrefix(r.URL.Path, "/from/"); found {
			http.SetCookie(w, &http.Cookie{Name: "n", Value: n, Path: "/"})
			http.Redirect(w, r, "/to", http.StatusFound)
			return
		}
		io.WriteString(w, r.Header.Get("Cookie"))
	})
	var c Client
	t.Cleanup(c.CloseIdleConnections)
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			resp, err := c.Get(context.Background(), fmt.Sprintf("%s/from/%d", s.URL, i))
			if err != nil {
				t.Error(err)
			} else if got, want := string(resp.Body), fmt.Sprintf("n=%d", i); got != want {
				t.Errorf("cookies are %q, want %q", got, want)
			}
		})
	}
	group.Wait()
}

func TestProxyOfEnvironment(t *testing.T) {
	resp := mustGet(t, Options{}, "http://page.example/a")
	if got, want := string(resp.Body), "by proxy: http://page.example/a"; got != want {
		t.Errorf("body is %q, want %q", got, want)
	}
}

func TestHTTP2(t *testing.T) {
	s, c := serveTLS(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.Proto)
	}, func(s *httptest.Server) { s.EnableHTTP2 = true })
	resp, err := c.Get(context.Background(), s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(resp.Body); got != "HTTP/2.0" {
		t.Errorf("server spoke %s", got)
	}
}
