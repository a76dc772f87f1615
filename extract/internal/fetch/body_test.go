package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestStatus(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		status, _ := strconv.Atoi(r.URL.Path[1:])
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(status)
		io.WriteString(w, "<p>a page about the failure</p>")
	})
	for status, want := range map[int]string{
		401: "server answered 401 Unauthorized",
		404: "server answered 404 Not Found",
		429: "server answered 429 Too Many Requests",
		503: "server answered 503 Service Unavailable",
		599: "server answered 599",
	} {
		_, err := get(t, Options{}, fmt.Sprintf("%s/%d", s.URL, status))
		wantFailure(t, err, failure{article.CodeHTTPStatus, want})
		var cause *StatusError
		if !errors.As(err, &cause) || cause.Status != status || cause.Header.Get("Retry-After") != "7" {
			t.Errorf("%d: cause is %v", status, cause)
		}
	}
}

func TestMediaType(t *testing.T) {
	tests := []struct {
		contentType string
		refused     string // "" if it is let through
	}{
		{"text/html", ""},
		{"Text/HTML; charset=klingon", ""},
		{"application/xhtml+xml", ""},
		{"application/xml", ""},
		{"text/xml", ""},
		{"text/plain", ""},
		{"application/octet-stream", ""},
		{"-", ""}, // no such field
		{"html", ""},
		{"???", ""},
		{"text/html; charset", ""},
		{"image/png", "image/png"},
		{"image/svg+xml", "image/svg+xml"},
		{"image/png; a; b", "image/png"},
		{"application/pdf", "application/pdf"},
		{"application/json; charset=utf-8", "application/json"},
		{"x/" + strings.Repeat("y", 300), "x/" + strings.Repeat("y", 198) + "..."},
	}
	var contentType string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = []string{contentType}
		if contentType == "-" {
			w.Header()["Content-Type"] = nil
		}
		io.WriteString(w, "<p>page</p>")
		if r.URL.Path == "/refused" {
			w.(http.Flusher).Flush()
			hold(r) // the body never ends: nobody is to wait for it
		}
	})
	for _, tt := range tests {
		contentType = tt.contentType
		if tt.refused == "" {
			if got := string(mustGet(t, Options{}, s.URL).Body); got != "<p>page</p>" {
				t.Errorf("%s: body is %q", tt.contentType, got)
			}
			continue
		}
		_, err := get(t, Options{Timeout: time.Second}, s.URL+"/refused")
		wantFailure(t, err, failure{article.CodeNotHTML, "not HTML but " + tt.refused})
	}
}

func TestMaxBytes(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/length":
			w.Header().Set("Content-Length", "10")
			io.WriteString(w, "0123456789")
		case "/chunks":
			io.WriteString(w, "01234")
			w.(http.Flusher).Flush()
			io.WriteString(w, "56789")
		case "/announced": // the length alone must do
			w.Header().Set("Content-Length", "1000000000000")
			w.WriteHeader(200)
			w.(http.Flusher).Flush()
			hold(r)
		case "/endless":
			for {
				if _, err := w.Write(make([]byte, 4096)); err != nil {
					return
				}
			}
		}
	})
	for _, tt := range []struct {
		path string
		max  int64
		ok   bool
	}{
		{"/length", 10, true},
		{"/length", 9, false},
		{"/chunks", 10, true},
		{"/chunks", 9, false},
		{"/chunks", math.MaxInt64, true},
		{"/announced", 0, false},
		{"/endless", 100_000, false},
	} {
		resp, err := get(t, Options{MaxBytes: tt.max, Timeout: 5 * time.Second}, s.URL+tt.path)
		if !tt.ok {
			most := tt.max
			if most == 0 {
				most = 100_000_000
			}
			wantFailure(t, err, failure{article.CodeTooLarge, fmt.Sprintf("body is larger than %d bytes", most)})
		} else if err != nil {
			t.Errorf("%s at most %d bytes: %v", tt.path, tt.max, err)
		} else if string(resp.Body) != "0123456789" {
			t.Errorf("%s at most %d bytes: body is %q", tt.path, tt.max, resp.Body)
		}
	}
}

func TestTruncated(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	const chunked = head + "Transfer-Encoding: chunked\r\n\r\n"
	const part = "HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n"
	tests := []struct {
		name, answer string
		want         string // "" if it is taken
	}{
		{"length", head + "Content-Length: 10\r\n\r\n12345", "body ends after 5 of 10 bytes"},
		{"length, nothing", head + "Content-Length: 10\r\n\r\n", "body ends after 0 of 10 bytes"},
		{"inside a chunk", chunked + "a\r\n12345", "body ends too early, after 5 bytes"},
		{"before a chunk", chunked + "5\r\n12345\r\n", "body ends too early, after 5 bytes"},
		{"bad chunk", chunked + "5\r\n12345\r\nzz\r\n", "body breaks off after 5 bytes: invalid byte in chunk length"},
		{"bad end of chunk", chunked + "5\r\n1234567\r\n", "body breaks off after 5 bytes: malformed chunked encoding"},
		{"last chunk", chunked + "5\r\n12345\r\n0\r\n\r\n", ""},
		{"until close", head + "Connection: close\r\n\r\n12345", ""},
		{"longer than announced", head + "Content-Length: 5\r\nConnection: close\r\n\r\n12345678", ""},
		{"range", part + "Content-Range: bytes 0-2/5\r\n\r\n123", "server sent a part of the page only: bytes 0-2/5"},
		{"later range", part + "Content-Range: bytes 2-4/5\r\n\r\n123", "server sent a part of the page only: bytes 2-4/5"},
		{"range of unknown size", part + "Content-Range: bytes 0-2/*\r\n\r\n123", "server sent a part of the page only: bytes 0-2/*"},
		{"range with controls", part + "Content-Range: a\u202eb\u009bc\xff\r\n\r\n123", "server sent a part of the page only: a\ufffdb\ufffdc\ufffd"},
		{"whole range", part + "Content-Range: bytes 0-2/3\r\n\r\n123", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			address := serveRaw(t, func(conn net.Conn) { io.WriteString(conn, tt.answer) })
			_, err := get(t, Options{}, "http://"+address)
			if tt.want != "" {
				wantFailure(t, err, failure{article.CodeTruncated, tt.want})
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("range asked for", func(t *testing.T) {
		address := serveRaw(t, func(conn net.Conn) { io.WriteString(conn, part+"Content-Range: bytes 0-2/5\r\n\r\n123") })
		mustGet(t, Options{Header: http.Header{"Range": {"bytes=0-2"}}}, "http://"+address)
	})
}

func TestTruncatedHTTP2(t *testing.T) {
	s, c := serveTLS(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "12345")
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}, func(s *httptest.Server) { s.EnableHTTP2 = true })
	_, err := c.Get(context.Background(), s.URL)
	wantFailure(t, err, failure{article.CodeTruncated, "body breaks off after 5 bytes: stream error: stream ID 1; INTERNAL_ERROR; received from peer"})
}
