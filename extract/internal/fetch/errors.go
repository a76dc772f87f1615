package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A StatusError is the cause of every error with article.CodeHTTPStatus. Who
// retries finds Retry-After in its Header.
type StatusError struct {
	Status int
	Header http.Header
}

func (e *StatusError) Error() string { return "server answered " + statusText(e.Status) }

// statusText is a status in words: ours, for the server's may say anything.
func statusText(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// fail makes an error whose message can be shown: whatever a stranger put into
// it, no control characters are left.
func fail(code article.Code, cause error, format string, args ...any) *article.Error {
	message := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, fmt.Sprintf(format, args...))
	return &article.Error{Code: code, Message: message, Err: cause}
}

// askError classifies what kept an answer from coming: the caller or the clock,
// then the name, the handshake, the connection, and last what came instead of an
// answer. handshake tells that a TLS handshake failed.
func (v *visit) askError(err error, handshake bool) *article.Error {
	if ferr := v.ended(err, "no answer within %s from "+hostPort(v.here())); ferr != nil {
		return ferr
	}
	server := hostPort(v.here())
	var dns *net.DNSError
	var refused *blockedError
	var proxy *proxyError
	var op *net.OpError
	switch text := err.Error(); {
	case errors.As(err, &refused):
		return blocked(refused)
	case errors.As(err, &proxy):
		return fail(article.CodeConnect, err, "%s", proxy)
	case errors.As(err, &dns):
		return dnsError(err, dns)
	case handshake:
		return fail(article.CodeTLS, err, "no secure connection to %s: %s", server, reason(err))
	case errors.As(err, &op):
		return connectError(err, op, server)
	case strings.Contains(text, "response headers exceeded"), strings.Contains(text, "header list larger"):
		return fail(article.CodeTooLarge, err, "header is larger than %d bytes", maxHeaderBytes)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		strings.Contains(text, "stream error: "), strings.Contains(text, "http2: "): // HTTP/2 has no other sign of it
		return fail(article.CodeConnect, err, "%s closed the connection without an answer", server)
	case strings.HasPrefix(text, "net/http: invalid header"):
		return fail(article.CodeUsage, err, "%s", reason(err))
	}
	return fail(article.CodeIO, err, "%s gave no valid HTTP answer: %s", server, reason(err))
}

// bodyError classifies what kept a body from coming to its end, after got bytes
// of want, which is negative where the server did not say.
func (v *visit) bodyError(err error, got, want int64) *article.Error {
	if ferr := v.ended(err, "body not complete within %s"); ferr != nil {
		return ferr
	}
	var op *net.OpError
	switch {
	case errors.As(err, &op):
		return connectError(err, op, hostPort(v.here()))
	case errors.Is(err, io.ErrUnexpectedEOF) && want >= 0:
		return fail(article.CodeTruncated, err, "body ends after %d of %d bytes", got, want)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fail(article.CodeTruncated, err, "body ends too early, after %d bytes", got)
	}
	return fail(article.CodeTruncated, err, "body breaks off after %d bytes: %s", got, reason(err))
}

// ended is the error for a Get that its caller or the clock has ended, else nil.
// The clock is asked, too: a connection has the same deadline as the context and
// may fail by it a moment earlier.
func (v *visit) ended(err error, late string) *article.Error {
	deadline, _ := v.ctx.Deadline()
	switch {
	case errors.Is(v.ctx.Err(), context.Canceled):
		return fail(article.CodeIO, caused(context.Canceled, err), "cancelled")
	case v.ctx.Err() != nil, !time.Now().Before(deadline):
		return fail(article.CodeTimeout, caused(context.DeadlineExceeded, err), late, v.limit.Round(time.Millisecond))
	}
	return nil
}

// caused makes sure that errors.Is finds why in err, which may be what the
// caller gave as cause, or a connection's own timeout.
func caused(why, err error) error {
	if errors.Is(err, why) {
		return err
	}
	return fmt.Errorf("%w: %w", why, err)
}

func dnsError(err error, dns *net.DNSError) *article.Error {
	name := show(dns.Name)
	switch {
	case dns.IsNotFound:
		return fail(article.CodeDNS, err, "no such host: %s", name)
	case dns.IsTimeout:
		return fail(article.CodeDNS, err, "cannot look up %s: name server does not answer", name)
	}
	return fail(article.CodeDNS, err, "cannot look up %s: %s", name, show(dns.Err))
}

// connectError tells a connection that was not made from one that broke, and
// from a peer that ended TLS after the handshake, as it does for want of a client
// certificate. The address dialled is named beside the server's name where that
// differs.
func connectError(err error, op *net.OpError, server string) *article.Error {
	if op.Op == "proxyconnect" {
		server = "proxy"
		errors.As(op.Err, &op)
	}
	if op.Op == "dial" && op.Addr != nil && op.Addr.String() != server {
		server += " at " + op.Addr.String()
	}
	code := article.CodeConnect
	if op.Timeout() {
		code = article.CodeTimeout // the system's own, shorter than ours
	}
	switch op.Op {
	case "remote error", "local error": // crypto/tls has no type for its alerts
		return fail(article.CodeTLS, err, "no secure connection to %s: %s", server, reason(err))
	case "read", "write":
		return fail(code, err, "connection to %s broke: %s", server, reason(err))
	}
	return fail(code, err, "cannot connect to %s: %s", server, reason(err))
}

// reason is the innermost cause in words, without the names of Go's packages.
func reason(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			break
		}
		err = inner
	}
	text := err.Error()
	for _, prefix := range []string{"net/http: ", "HTTP/1.x transport connection broken: ", "http: ", "http2: ", "x509: ", "tls: ", "net/url: "} {
		text = strings.TrimPrefix(text, prefix)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		text = "connection closed"
	}
	return show(text)
}

// show cuts a stranger's text down to what a message can carry.
func show(s string) string {
	const most = 200
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
