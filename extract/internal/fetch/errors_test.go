package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestUsage(t *testing.T) {
	_, err := get(t, Options{}, "ftp://a.example/\x1b[31m")
	wantFailure(t, err, failure{article.CodeUsage, "invalid control character in URL"})
	_, err = get(t, Options{}, "ftp://a.example/")
	wantFailure(t, err, failure{article.CodeUsage, `scheme "ftp" is not http or https`})
	_, err = get(t, Options{Header: http.Header{"X": {"a\nb"}}}, "http://127.0.0.1:1/")
	wantFailure(t, err, failure{article.CodeUsage, `invalid header field value for "X"`})
}

func TestDNS(t *testing.T) {
	_, err := get(t, Options{}, "http://nosuch.invalid/")
	var cause *net.DNSError
	if !errors.As(err, &cause) {
		t.Fatalf("no *net.DNSError in %v", err)
	}
	if !cause.IsNotFound {
		t.Skipf("no working name server: %v", cause)
	}
	wantFailure(t, err, failure{article.CodeDNS, "no such host: nosuch.invalid"})
}

// What name servers answer can't be had in a test without one.
func TestDNSMessages(t *testing.T) {
	for _, tt := range []struct {
		err  net.DNSError
		want string
	}{
		{net.DNSError{Name: "a.example", Err: "no such host", IsNotFound: true}, "no such host: a.example"},
		{net.DNSError{Name: "a.example", Err: "read udp 10.0.0.1:53: i/o timeout", IsTimeout: true}, "cannot look up a.example: name server does not answer"},
		{net.DNSError{Name: "a.example", Err: "server misbehaving", IsTemporary: true}, "cannot look up a.example: server misbehaving"},
	} {
		u, _ := url.Parse("http://a.example/")
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		v := &visit{ctx: ctx, path: []*url.URL{u}}
		wantFailure(t, v.askError(&net.OpError{Op: "dial", Net: "tcp", Err: &tt.err}, false), failure{article.CodeDNS, tt.want})
	}
}

func TestConnect(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := l.Addr().String()
	l.Close()
	_, port, _ := net.SplitHostPort(closed)

	_, err = get(t, Options{}, "http://"+closed)
	wantFailure(t, err, failure{article.CodeConnect, "cannot connect to SERVER: connection refused"}, "SERVER", closed)
	if !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("no ECONNREFUSED in %v", err)
	}
	_, err = get(t, Options{}, "http://localhost:"+port)
	var e *article.Error
	if !errors.As(err, &e) || e.Code != article.CodeConnect || !strings.HasPrefix(e.Message, "cannot connect to localhost:"+port+" at ") {
		t.Errorf("the address that a name led to is not named: %v", err)
	}
}

func reset(conn net.Conn) {
	conn.(*net.TCPConn).SetLinger(0)
	conn.Close()
}

// What comes instead of an answer, or breaks in its midst.
func TestBrokenAnswers(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	send := func(s string) func(net.Conn) { return func(conn net.Conn) { io.WriteString(conn, s) } }
	tests := []struct {
		name   string
		answer func(net.Conn)
		want   failure
	}{
		{"closed", send(""), failure{article.CodeConnect, "SERVER closed the connection without an answer"}},
		{"closed in the header", send(head + "X: 1"), failure{article.CodeConnect, "SERVER closed the connection without an answer"}},
		{"reset", reset, failure{article.CodeConnect, "connection to SERVER broke: connection reset by peer"}},
		{
			"reset in the body",
			func(conn net.Conn) {
				io.WriteString(conn, head+"Content-Length: 10\r\n\r\n12345")
				time.Sleep(20 * time.Millisecond)
				reset(conn)
			},
			failure{article.CodeConnect, "connection to SERVER broke: connection reset by peer"},
		},
		{"HTTP/0.9", send("<html><p>page"), failure{article.CodeIO, `SERVER gave no valid HTTP answer: malformed HTTP response "<html><p>page"`}},
		{"binary", send("\x1b[31m\x00\xff\u009b\n"), failure{article.CodeIO, `SERVER gave no valid HTTP answer: malformed HTTP response "\x1b[31m\x00\xff\u009b"`}},
		{"bad length", send(head + "Content-Length: -5\r\n\r\n"), failure{article.CodeIO, `SERVER gave no valid HTTP answer: bad Content-Length "-5"`}},
		{
			"two lengths", send(head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n"),
			failure{article.CodeIO, `SERVER gave no valid HTTP answer: message cannot contain multiple Content-Length headers; got ["5" "6"]`},
		},
		{
			"huge header", send(head + strings.Repeat("X: "+strings.Repeat("a", 8000)+"\r\n", 200)),
			failure{article.CodeTooLarge, "header is larger than 1048576 bytes"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			address := serveRaw(t, tt.answer)
			_, err := get(t, Options{}, "http://"+address)
			wantFailure(t, err, tt.want, "SERVER", address)
		})
	}
}

func TestBrokenAnswersHTTP2(t *testing.T) {
	s, c := serveTLS(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/huge" {
			for _, k := range "abcdefghijk" {
				w.Header().Set("X-"+string(k), strings.Repeat("a", 100_000))
			}
			return
		}
		panic(http.ErrAbortHandler)
	}, func(s *httptest.Server) { s.EnableHTTP2 = true })
	_, err := c.Get(context.Background(), s.URL)
	wantFailure(t, err, failure{article.CodeConnect, "SERVER closed the connection without an answer"}, "SERVER", host(s))
	_, err = c.Get(context.Background(), s.URL+"/huge")
	wantFailure(t, err, failure{article.CodeTooLarge, "header is larger than 1048576 bytes"})
}

func TestTLS(t *testing.T) {
	page := func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "page") }
	t.Run("trusted", func(t *testing.T) {
		s, c := serveTLS(t, Options{}, page, nil)
		if _, err := c.Get(context.Background(), s.URL); err != nil {
			t.Error(err)
		}
	})
	t.Run("unknown authority", func(t *testing.T) {
		s, _ := serveTLS(t, Options{}, page, nil)
		_, err := get(t, Options{}, s.URL)
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: certificate signed by unknown authority"}, "SERVER", host(s))
		var cause x509.UnknownAuthorityError
		if !errors.As(err, &cause) {
			t.Errorf("no x509.UnknownAuthorityError in %v", err)
		}
	})
	t.Run("another host", func(t *testing.T) {
		s, c := serveTLS(t, Options{}, page, nil)
		server := strings.Replace(host(s), "127.0.0.1", "localhost", 1)
		_, err := c.Get(context.Background(), "https://"+server)
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: certificate is valid for example.com, *.example.com, not localhost"}, "SERVER", server)
	})
	t.Run("old version", func(t *testing.T) {
		s, c := serveTLS(t, Options{}, page, func(s *httptest.Server) {
			s.TLS = &tls.Config{MaxVersion: tls.VersionTLS10, MinVersion: tls.VersionTLS10}
		})
		_, err := c.Get(context.Background(), s.URL)
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: protocol version not supported"}, "SERVER", host(s))
	})
	t.Run("client certificate wanted", func(t *testing.T) {
		s, c := serveTLS(t, Options{}, page, func(s *httptest.Server) {
			s.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
		})
		_, err := c.Get(context.Background(), s.URL)
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: certificate required"}, "SERVER", host(s))
	})
	t.Run("plain HTTP", func(t *testing.T) {
		s := serve(t, page)
		_, err := get(t, Options{}, "https://"+host(s))
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: first record does not look like a TLS handshake"}, "SERVER", host(s))
	})
	t.Run("closed", func(t *testing.T) {
		address := listen(t, func(conn net.Conn) { conn.Read(make([]byte, 10_000)) })
		_, err := get(t, Options{}, "https://"+address)
		wantFailure(t, err, failure{article.CodeTLS, "no secure connection to SERVER: connection closed"}, "SERVER", address)
	})
}

func TestProxyErrors(t *testing.T) {
	proxy := strings.TrimPrefix(proxyURL, "http://")
	_, err := get(t, Options{}, "https://page.example/a")
	wantFailure(t, err, failure{article.CodeConnect, "proxy SERVER answered 403 Forbidden"}, "SERVER", proxy)

	for _, tt := range []struct {
		proxy string
		want  failure
	}{
		{"http://127.0.0.1:1", failure{article.CodeConnect, "cannot connect to proxy at 127.0.0.1:1: connection refused"}},
		{"http://proxy.invalid", failure{article.CodeDNS, "no such host: proxy.invalid"}},
	} {
		c := New(Options{})
		c.setup()
		u, err := url.Parse(tt.proxy)
		if err != nil {
			t.Fatal(err)
		}
		c.open.Proxy = http.ProxyURL(u)
		for _, scheme := range []string{"http", "https"} {
			_, err = c.Get(context.Background(), scheme+"://page.example/a")
			wantFailure(t, err, tt.want)
		}
	}
}

func TestTimeout(t *testing.T) {
	const limit = 150 * time.Millisecond
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/body":
			io.WriteString(w, "<p>half")
			w.(http.Flusher).Flush()
			hold(r)
		case "/trickle":
			for r.Context().Err() == nil {
				io.WriteString(w, "<p>")
				w.(http.Flusher).Flush()
				time.Sleep(limit / 10)
			}
		case "/redirects": // each is quick enough
			time.Sleep(limit / 4)
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		default:
			hold(r)
		}
	})
	silent := listen(t, func(conn net.Conn) { io.Copy(io.Discard, conn) })
	for _, tt := range []struct{ name, address, want string }{
		{"header", s.URL + "/", "no answer within 150ms from SERVER"},
		{"body", s.URL + "/body", "body not complete within 150ms"},
		{"trickling body", s.URL + "/trickle", "body not complete within 150ms"},
		{"redirects", s.URL + "/redirects", "no answer within 150ms from SERVER (redirected to http://SERVER/redirects)"},
		{"handshake", "https://" + silent, "no answer within 150ms from SILENT"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := get(t, Options{Timeout: limit}, tt.address)
			wantFailure(t, err, failure{article.CodeTimeout, tt.want}, "SERVER", host(s), "SILENT", silent)
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("no context.DeadlineExceeded in %v", err)
			}
		})
	}
	t.Run("caller's deadline", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		_, err := New(Options{}).Get(ctx, s.URL+"/body")
		var e *article.Error
		if !errors.As(err, &e) || e.Code != article.CodeTimeout || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("deadline passed", func(t *testing.T) {
		ctx, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
		defer cancel()
		_, err := New(Options{}).Get(ctx, s.URL)
		wantFailure(t, err, failure{article.CodeTimeout, "no answer within 0s from SERVER"}, "SERVER", host(s))
	})
}

func TestCancel(t *testing.T) {
	arrived := make(chan bool)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/body" {
			io.WriteString(w, "<p>half")
			w.(http.Flusher).Flush()
		}
		arrived <- true
		hold(r)
	})
	why := errors.New("the user is gone")
	for _, path := range []string{"/header", "/body"} {
		ctx, cancel := context.WithCancelCause(context.Background())
		go func() {
			<-arrived
			cancel(why)
		}()
		_, err := New(Options{}).Get(ctx, s.URL+path)
		wantFailure(t, err, failure{article.CodeIO, "cancelled"})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: no context.Canceled in %v", path, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := New(Options{}).Get(ctx, s.URL)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: no context.Canceled in %v", err)
	}
}
