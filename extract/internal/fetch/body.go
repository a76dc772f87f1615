package fetch

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// read makes a Response of the last answer. What its header tells is judged
// before the body is read.
func (v *visit) read(resp *http.Response) (*Response, *article.Error) {
	if ferr := v.judge(resp); ferr != nil {
		discard(resp)
		return nil, ferr
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	if n := resp.ContentLength; n > 0 {
		body.Grow(int(min(n, 1<<20)) + bytes.MinRead) // the length is only the server's word
	}
	n, err := body.ReadFrom(io.LimitReader(resp.Body, v.client.opts.MaxBytes+1))
	if n > v.client.opts.MaxBytes {
		return nil, v.tooLarge()
	}
	if err != nil {
		return nil, v.bodyError(err, n, resp.ContentLength)
	}
	final := *v.here()
	final.User = nil
	return &Response{URL: final.String(), Status: resp.StatusCode, Header: resp.Header, Body: body.Bytes()}, nil
}

// judge refuses an answer by its status and header.
func (v *visit) judge(resp *http.Response) *article.Error {
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		cause := &StatusError{Status: resp.StatusCode, Header: resp.Header}
		return fail(article.CodeHTTPStatus, cause, "%s", cause)
	}
	if resp.StatusCode == http.StatusPartialContent && resp.Request.Header.Get("Range") == "" {
		if r := resp.Header.Get("Content-Range"); !wholeRange(r) {
			return fail(article.CodeTruncated, nil, "server sent a part of the page only: %s", show(r))
		}
	}
	if t := mediaType(resp.Header); !mayBeHTML[t] {
		return fail(article.CodeNotHTML, nil, "not HTML but %s", show(t))
	}
	if resp.ContentLength > v.client.opts.MaxBytes {
		return v.tooLarge()
	}
	return nil
}

func (v *visit) tooLarge() *article.Error {
	return fail(article.CodeTooLarge, nil, "body is larger than %d bytes", v.client.opts.MaxBytes)
}

// mayBeHTML are the media types whose body is worth a look. Decoding judges the
// bytes themselves.
var mayBeHTML = map[string]bool{
	"":                          true, // nothing said, or nothing that can be read
	"text/html":                 true,
	"application/xhtml+xml":     true,
	"application/xml":           true,
	"text/xml":                  true,
	"text/plain":                true,
	"application/octet-stream":  true,
	"multipart/related":         true, // what browsers save
	"message/rfc822":            true,
	"application/x-mimearchive": true,
	"application/gzip":          true,
	"application/x-gzip":        true,
	"application/zstd":          true,
}

// mediaType is the type that Content-Type names, "" if it names none. Its
// parameters may be broken.
func mediaType(h http.Header) string {
	t, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	if !strings.Contains(t, "/") {
		return ""
	}
	return t
}

// wholeRange reports whether a Content-Range covers everything there is.
func wholeRange(s string) bool {
	var first, last, size int64
	n, _ := fmt.Sscanf(s, "bytes %d-%d/%d", &first, &last, &size)
	return n == 3 && first == 0 && last+1 == size
}
