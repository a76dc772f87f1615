package fetch

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"github.com/seed-fabb886e/pith/extract/article"
)

// ask sends the request for the current address and returns the answer, its
// body still unread.
func (v *visit) ask() (*http.Response, *article.Error) {
	// A failed handshake is known by where it happened: its errors are of every
	// type that a connection can give.
	var handshake atomic.Bool
	var from net.Addr // where the connection leads
	req := v.request().WithContext(httptrace.WithClientTrace(v.ctx, &httptrace.ClientTrace{
		GotConn:          func(i httptrace.GotConnInfo) { from = i.Conn.RemoteAddr() },
		TLSHandshakeDone: func(_ tls.ConnectionState, err error) { handshake.Store(err != nil) },
	}))
	transport, ferr := v.way(req)
	if ferr != nil {
		return nil, ferr
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return nil, v.askError(err, handshake.Load())
	}
	v.reached(req, from)
	v.jar.SetCookies(v.here(), resp.Cookies())
	return resp, nil
}

// private are the header fields that only the server asked first may see.
var private = map[string]bool{"Authorization": true, "Cookie": true, "Host": true}

func (v *visit) request() *http.Request {
	u := v.here()
	first := sameServer(v.path[0], u)
	req := &http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{
		"Accept":          {"text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"},
		"Accept-Encoding": {"gzip, br, zstd"},
		"Accept-Language": {"en, *;q=0.5"},
		"User-Agent":      {v.client.opts.UserAgent},
	}}
	for k, header := range []http.Header{v.header, v.client.opts.Header} {
		for name, values := range header {
			if k == 0 && v.client.named && http.CanonicalHeaderKey(name) == "User-Agent" {
				continue // the caller has said who asks
			}
			if name = http.CanonicalHeaderKey(name); first || !private[name] {
				req.Header[name] = values
			}
		}
	}
	if host := req.Header.Get("Host"); host != "" {
		req.Host = host // net/http looks for it only there
		req.Header.Del("Host")
	}
	user := u.User
	if user == nil && first {
		user = v.path[0].User
	}
	if user != nil && req.Header.Get("Authorization") == "" {
		password, _ := user.Password()
		req.SetBasicAuth(user.Username(), password)
	}
	for _, cookie := range v.jar.Cookies(u) {
		req.AddCookie(cookie)
	}
	return req
}
