package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestPrivateAddresses are the ways to write an address that is not public: each is
// refused before anything is sent.
func TestPrivateAddresses(t *testing.T) {
	c := New(Options{PublicOnly: true})
	for _, host := range []string{
		"127.0.0.1", "127.0.0.1:80", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7F.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "127.0x0.00.1",
		"127。0。0。1", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "0", "0.0.0.0", "0x0", "00000000177.1",
		"[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]",
		"[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[2001:db8::1]", "[100::1]",
		"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "169.254.169.254", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376",
		"100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "4294967295",
		"localhost", "LOCALHOST", "localhost.", "a.localhost", "ⓛocalhost",
		"1.2.3.4.5", "256.256.256.256", "09.0.0.1", "4294967296", "0x1ffffffff", // addresses by their form, and none
	} {
		_, err := c.Get(context.Background(), "http://"+host+"/")
		var e *article.Error
		if !errors.As(err, &e) || e.Code != article.CodeBlockedAddress {
			t.Errorf("%s: %v, want it blocked", host, err)
		}
	}
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "172.15.0.1": true, "172.32.0.1": true, "100.128.0.1": true, "192.167.0.1": true, "223.255.255.255": true,
		"2606:2800:21f:cb07::1": true, "2001:4860:4860::8888": true, "64:ff9b::808:808": true, "::ffff:8.8.8.8": true,
		"192.168.0.0": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "169.254.1.1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %t", address, got)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address is public")
	}
}

func TestIsPrivateName(t *testing.T) {
	for host, want := range map[string]bool{
		"example.org": false, "8.8.8.8": false, "134744072": false, "0x8.0x8.0x8.0x8": false, "a.1b": false, "1password.example": false, "localhost.example": false, "x.0xyz": false,
		"127.0.0.1": true, "017700000001": true, "::1": true, "1.2.3.999": true,
	} {
		if got := isPrivateName(host, isPublic); got != want {
			t.Errorf("isPrivateName(%q) = %t", host, got)
		}
	}
}

// apart takes 127.0.0.1 for a public address, and nothing else.
func apart(o Options) *Client {
	c := New(o)
	c.public = func(a netip.Addr) bool { return a.Unmap() == netip.MustParseAddr("127.0.0.1") }
	return c
}

// TestDialerRefuses: a name that looks public and resolves to an address that is not
// is refused by the dialer, at the first request and behind a redirect.
func TestDialerRefuses(t *testing.T) {
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<p>in"))
	}))
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	redirect := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://private.example:"+port+"/", http.StatusFound)
	}))
	defer redirect.Close()
	for _, c := range []struct {
		name, address string
		o             Options
		blocked       bool
	}{
		{"a name of a list", "http://private.example:" + port + "/", Options{PublicOnly: true}, true},
		{"a name of an argument", "http://private.example:" + port + "/", Options{}, false},
		{"from a public address", redirect.URL, Options{}, true},
		{"from one of a list", redirect.URL, Options{PublicOnly: true}, true},
		{"where all is allowed", redirect.URL, Options{AllowPrivate: true}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			client := apart(c.o)
			client.setup()
			client.open.Proxy = func(*http.Request) (*url.URL, error) { return nil, nil } // whatever the environment says
			// private.example stands at an address of this machine that is not 127.0.0.1 to
			// the check, and is to the connection.
			for _, tr := range []*http.Transport{client.open, client.guarded} {
				dial := tr.DialContext
				tr.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
					if strings.HasPrefix(address, "private.example:") {
						if tr == client.guarded {
							return dial(ctx, network, "127.0.0.2:"+port)
						}
						address = "127.0.0.1:" + port
					}
					return dial(ctx, network, address)
				}
			}
			before := asked
			_, err := client.Get(context.Background(), c.address)
			var e *article.Error
			if got := errors.As(err, &e) && e.Code == article.CodeBlockedAddress; got != c.blocked {
				t.Errorf("error %v, want blocked: %t", err, c.blocked)
			}
			if c.blocked == (asked > before) {
				t.Errorf("the server was asked: %t", asked > before)
			}
		})
	}
}

// TestPrivateRedirects: who asks for a private address may be sent to another.
func TestPrivateRedirects(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			http.Redirect(w, r, "http://localhost:"+r.Host[strings.LastIndexByte(r.Host, ':')+1:]+"/page", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html")
	}))
	defer s.Close()
	if _, err := New(Options{}).Get(context.Background(), s.URL); err != nil {
		t.Error(err)
	}
}

// TestGuardBehindProxy: what a proxy is to look up is judged as it is written.
func TestGuardBehindProxy(t *testing.T) {
	proxied := ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proxied = r.URL.String()
		w.Header().Set("Content-Type", "text/html")
	}))
	defer s.Close()
	proxy, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	for address, blocked := range map[string]bool{"http://a.example/": false, "http://10.0.0.1/": true, "http://0xa.1/": true} {
		c := New(Options{PublicOnly: true})
		c.setup()
		c.open.Proxy = http.ProxyURL(proxy)
		proxied = ""
		_, err := c.Get(context.Background(), address)
		if (err != nil) != blocked || (proxied == "") != blocked {
			t.Errorf("%s: error %v, asked the proxy for %q", address, err, proxied)
		}
	}
}
