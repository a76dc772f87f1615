package fetch

import (
	"io"
	"net/http"
	"net/url"

	"github.com/seed-fabb886e/pith/extract/article"
)

const maxRedirects = 10

// redirects reports whether an answer sends the client elsewhere. The other
// statuses from 300 to 399 do not: they end as any failure does.
func redirects(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// next is the address that a redirect leads to. An address seen before is no
// error in itself, since servers set a cookie and send the client round once;
// the count ends every loop.
func (v *visit) next(resp *http.Response) (*url.URL, *article.Error) {
	location := resp.Header.Get("Location")
	if location == "" {
		return nil, fail(article.CodeRedirect, nil, "server answered %s without a Location", statusText(resp.StatusCode))
	}
	u, err := parseAddress(location, v.here())
	if err != nil {
		return nil, fail(article.CodeRedirect, err, "bad redirect to %q: %s", show(location), reason(err))
	}
	if len(v.path) > maxRedirects {
		if v.looped() {
			return nil, fail(article.CodeRedirect, nil, "more than %d redirects, in a loop", maxRedirects)
		}
		return nil, fail(article.CodeRedirect, nil, "more than %d redirects", maxRedirects)
	}
	return u, nil
}

// looped reports whether the redirects came to an address twice.
func (v *visit) looped() bool {
	seen := make(map[string]bool)
	for _, u := range v.path {
		if seen[u.String()] {
			return true
		}
		seen[u.String()] = true
	}
	return false
}

// discard ends an answer whose body nobody wants. A short body is read, which
// saves the connection; any other costs more than a new connection.
func discard(resp *http.Response) {
	if 0 < resp.ContentLength && resp.ContentLength <= 4<<10 {
		io.Copy(io.Discard, resp.Body)
	}
	resp.Body.Close()
}
