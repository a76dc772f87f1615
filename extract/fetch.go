package extract

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/fetch"
)

// A Fetch gets a page. Its errors should be *article.Error; any other is taken for a
// failed connection.
type Fetch func(ctx context.Context, r Request) (*Response, error)

// A Request is a page to get.
type Request struct {
	URL    string
	Header http.Header // what a site rule sends; the caller's own comes before it

	// Named is set where a page names the address and nobody asked for it: from a public
	// page such never leads to a private address.
	Named bool
}

// A Response is a fetched page. Body is as it came over the wire: a
// Content-Encoding in Header is undone by Extract.
type Response struct {
	URL    string // final address, after redirects
	Status int    // 200 to 299; 0 if unknown
	Header http.Header
	Body   []byte
	Public bool // it came from a public address; what it names must, too
}

// FetchOptions say how NewFetch's function fetches.
type FetchOptions struct {
	Timeout   time.Duration // of the whole fetch; 0 means 30 s
	MaxBytes  int64         // of the body as it comes; 0 means 100 MB
	UserAgent string        // "" means pith's own
	Header    http.Header   // added to each request

	// PublicOnly refuses loopback, private and other special addresses: for addresses
	// that come from strangers. Without it the address is trusted, and only a redirect
	// from a public one to such is refused.
	PublicOnly   bool
	AllowPrivate bool // redirects may lead anywhere
}

// NewFetch returns a Fetch over HTTP and HTTPS that follows redirects.
func NewFetch(o FetchOptions) Fetch {
	client := fetch.New(fetch.Options{Timeout: o.Timeout, MaxBytes: o.MaxBytes, UserAgent: o.UserAgent, Header: o.Header,
		PublicOnly: o.PublicOnly, AllowPrivate: o.AllowPrivate})
	return func(ctx context.Context, q Request) (*Response, error) {
		r, err := client.Do(ctx, fetch.Request{Address: q.URL, Header: q.Header, PublicOnly: q.Named})
		if err != nil {
			return nil, err
		}
		return &Response{URL: r.URL, Status: r.Status, Header: r.Header, Body: r.Body, Public: r.Public}, nil
	}
}

// get fetches a page. Its errors are of type *article.Error.
func (o Options) get(ctx context.Context, r Request) (*Response, error) {
	got, err := o.Fetch(ctx, r)
	var e *article.Error
	if err != nil && !errors.As(err, &e) {
		err = &article.Error{Code: article.CodeConnect, Message: err.Error(), Err: err}
	}
	return got, err
}

// ruleHeader is what the rule of an address's host sends. Its cookies are somebody's
// own, and stay here unless Options.RuleCookies says otherwise.
func (o Options) ruleHeader(u *url.URL) (http.Header, error) {
	header := http.Header{}
	rules, _, err := o.rulesFor(u)
	if err != nil {
		return nil, article.Errorf(article.CodeUsage, "%w", err)
	}
	for _, r := range rules {
		for _, h := range r.Header {
			switch name := http.CanonicalHeaderKey(h.Name); {
			case name != "Cookie":
				if header.Get(name) == "" { // the site's own before what stands behind it
					header.Set(name, h.Value)
				}
			case o.RuleCookies && header.Get(name) != "":
				header.Set(name, header.Get(name)+"; "+h.Value)
			case o.RuleCookies:
				header.Set(name, h.Value)
			}
		}
	}
	return header, nil
}

// fetchInput gets the page of an input that has an address alone.
func (o Options) fetchInput(ctx context.Context, address string, named bool) (*Response, error) {
	switch {
	case address == "":
		return nil, article.Errorf(article.CodeUsage, "neither a page nor an address to fetch it from")
	case o.Fetch == nil:
		return nil, article.Errorf(article.CodeUsage, "the page is not at hand, and fetching is off")
	}
	header := http.Header{}
	if u, err := url.Parse(address); err == nil {
		if header, err = o.ruleHeader(u); err != nil {
			return nil, err
		}
	}
	return o.get(ctx, Request{URL: address, Header: header, Named: named})
}
