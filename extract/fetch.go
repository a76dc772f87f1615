package extract

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/fetch"
)

// A Fetch gets a page by its address. Its errors should be *article.Error; any
// other is taken for a failed connection.
type Fetch func(ctx context.Context, address string) (*Response, error)

// A Response is a fetched page. Body is as it came over the wire: a
// Content-Encoding in Header is undone by Extract.
type Response struct {
	URL    string // final address, after redirects
	Header http.Header
	Body   []byte
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
	return func(ctx context.Context, address string) (*Response, error) {
		r, err := client.Get(ctx, address)
		if err != nil {
			return nil, err
		}
		return &Response{URL: r.URL, Header: r.Header, Body: r.Body}, nil
	}
}

// fetchInput fills an input that has an address alone.
func fetchInput(ctx context.Context, in *Input, get Fetch) error {
	switch {
	case in.URL == "":
		return article.Errorf(article.CodeUsage, "neither a page nor an address to fetch it from")
	case get == nil:
		return article.Errorf(article.CodeUsage, "the page is not at hand, and fetching is off")
	}
	r, err := get(ctx, in.URL)
	if err != nil {
		var e *article.Error
		if errors.As(err, &e) {
			return err
		}
		return &article.Error{Code: article.CodeConnect, Message: err.Error(), Err: err}
	}
	in.URL, in.Header, in.Body = r.URL, r.Header, bytes.NewBuffer(r.Body)
	return nil
}
