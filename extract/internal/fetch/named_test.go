package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestOwnHeader: a request's own fields stand below the options', and leave with
// its first server.
func TestOwnHeader(t *testing.T) {
	show := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "%s|%s|%s|%s", r.UserAgent(), r.Header.Get("Cookie"), r.Header.Get("Referer"), r.Header.Get("X-Own"))
	}
	other := serve(t, show)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/away" {
			http.Redirect(w, r, other.URL, http.StatusFound)
			return
		}
		show(w, r)
	})
	c := New(Options{Header: http.Header{"X-Own": {"mine"}}})
	header := http.Header{"User-Agent": {"Rule/1"}, "Cookie": {"a=b"}, "Referer": {"https://search.example/"}, "X-Own": {"rule's"}}
	for path, want := range map[string]string{"/": "Rule/1|a=b|https://search.example/|mine", "/away": "Rule/1||https://search.example/|mine"} {
		r, err := c.Do(context.Background(), Request{Address: s.URL + path, Header: header})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(r.Body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
		if r.Public {
			t.Errorf("%s: this machine is public", path)
		}
	}
}

// TestOwnAgent: who says how the program is called is heard before a request's field.
func TestOwnAgent(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) })
	r, err := New(Options{UserAgent: "me"}).Do(context.Background(), Request{Address: s.URL, Header: http.Header{"user-agent": {"Rule/1"}}})
	if err != nil || string(r.Body) != "me" {
		t.Errorf("%v, %v", r, err)
	}
}

// TestNamedAddress: what a public page names does not lead to a private address.
func TestNamedAddress(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<p>x") })
	_, err := New(Options{}).Do(context.Background(), Request{Address: s.URL, PublicOnly: true})
	if e := (*article.Error)(nil); !errors.As(err, &e) || e.Code != article.CodeBlockedAddress {
		t.Errorf("error %v, want it blocked", err)
	}
	if _, err := New(Options{AllowPrivate: true}).Do(context.Background(), Request{Address: s.URL, PublicOnly: true}); err != nil {
		t.Errorf("with private addresses allowed: %v", err)
	}
}
