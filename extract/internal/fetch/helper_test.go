package fetch

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

// The tests run with a proxy in the environment, as net/http reads it only once.
// It is not asked for 127.0.0.1 and localhost.
var proxyURL string

func TestMain(m *testing.M) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodConnect {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Write([]byte("by proxy: " + r.URL.String()))
	}))
	proxyURL = proxy.URL
	os.Unsetenv("REQUEST_METHOD")
	os.Setenv("HTTP_PROXY", proxy.URL)
	os.Setenv("HTTPS_PROXY", proxy.URL)
	os.Setenv("NO_PROXY", ".invalid")
	os.Exit(m.Run())
}

// serve starts a server for one test.
func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

// serveTLS starts a TLS server and a client that trusts it. change may alter the
// server before it starts.
func serveTLS(t *testing.T, opts Options, handler http.HandlerFunc, change func(*httptest.Server)) (*httptest.Server, *Client) {
	t.Helper()
	s := httptest.NewUnstartedServer(handler)
	s.Config.ErrorLog = quiet
	if change != nil {
		change(s)
	}
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c := New(opts)
	c.setup()
	c.open.TLSClientConfig = &tls.Config{RootCAs: roots}
	return s, c
}

// serveRaw answers each connection with bytes of the test's own, after it read a
// request's header, and closes it. It returns the server's host:port.
func serveRaw(t *testing.T, answer func(net.Conn)) string {
	t.Helper()
	return listen(t, func(conn net.Conn) {
		r := bufio.NewReader(conn)
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			if strings.TrimSpace(line) == "" {
				break
			}
		}
		answer(conn)
	})
}

func listen(t *testing.T, handle func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				handle(conn)
			}()
		}
	}()
	return l.Addr().String()
}

// hold keeps a handler until its client goes away.
func hold(r *http.Request) { <-r.Context().Done() }

func get(t *testing.T, opts Options, address string) (*Response, error) {
	t.Helper()
	c := New(opts)
	t.Cleanup(c.CloseIdleConnections)
	return c.Get(context.Background(), address)
}

func mustGet(t *testing.T, opts Options, address string) *Response {
	t.Helper()
	resp, err := get(t, opts, address)
	if err != nil {
		t.Fatalf("Get(%s): %v", address, err)
	}
	return resp
}

// A failure is what an error shows to the outside.
type failure struct {
	Code    article.Code
	Message string
}

// wantFailure compares an error with what is wanted. Names of servers in the
// wanted message are replaced in pairs: "SERVER", "127.0.0.1:4711".
func wantFailure(t *testing.T, err error, want failure, names ...string) {
	t.Helper()
	var e *article.Error
	if !errors.As(err, &e) {
		t.Fatalf("error is %v (%T), not an *article.Error", err, err)
	}
	want.Message = strings.NewReplacer(names...).Replace(want.Message)
	if diff := cmp.Diff(want, failure{e.Code, e.Message}); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

func host(s *httptest.Server) string { return s.Listener.Addr().String() }
