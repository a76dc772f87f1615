package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/net/idna" // hosts as net/http asks for them: one name for each of its writings

	"github.com/seed-fabb886e/pith/extract/article"
)

// special are the blocks of addresses that no page of the public web stands at, by
// IANA's registries of special-purpose addresses (RFC 6890 and what came after), and
// those that hold an IPv4 address which is not looked at.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("10.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // of providers
	netip.MustParsePrefix("127.0.0.0/8"),
	netip.MustParsePrefix("169.254.0.0/16"), // link-local; the metadata of clouds
	netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("224.0.0.0/3"), // multicast, reserved, broadcast
	netip.MustParsePrefix("::/96"),       // unspecified, loopback, IPv4 as it was once held
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), // Teredo and other protocols
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4
	netip.MustParsePrefix("3fff::/20"),
	netip.MustParsePrefix("5f00::/16"),
	netip.MustParsePrefix("fc00::/7"),
	netip.MustParsePrefix("fe80::/10"),
	netip.MustParsePrefix("fec0::/10"),
	netip.MustParsePrefix("ff00::/8"),
}

// nat64 holds an IPv4 address in its last four bytes (RFC 6052).
var nat64 = netip.MustParsePrefix("64:ff9b::/96")

// isPublic reports whether an address is one of the public web's.
func isPublic(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}

// A blockedError is the refusal to connect to an address.
type blockedError struct{ address string }

func (e *blockedError) Error() string { return e.address + " is not a public address" }

// refusePrivate is a dialer's look at each address after lookup and before the
// connection, so that a name can't resolve to one address for the check and to
// another for the connection.
func refusePrivate(public func(netip.Addr) bool) func(context.Context, string, string, syscall.RawConn) error {
	return func(_ context.Context, _, address string, _ syscall.RawConn) error {
		if a, err := netip.ParseAddrPort(address); err != nil || !public(a.Addr()) {
			host, _, _ := net.SplitHostPort(address)
			return &blockedError{host}
		}
		return nil
	}
}

// way is the transport for a request. Through a proxy only the host as it is written
// can be judged: the proxy looks it up.
func (v *visit) way(req *http.Request) (*http.Transport, *article.Error) {
	if !v.guarded {
		return v.client.open, nil
	}
	if isPrivateName(req.URL.Hostname(), v.client.public) {
		return nil, blocked(&blockedError{req.URL.Hostname()})
	}
	if proxy, err := v.client.open.Proxy(req); err != nil || proxy != nil {
		return v.client.open, nil
	}
	return v.client.guarded, nil
}

func blocked(err error) *article.Error {
	return fail(article.CodeBlockedAddress, err, "%s; what lists and redirects name must be, unless private addresses are allowed", show(err.Error()))
}

// reached notes where an answer came from: from a public address none but public
// ones may follow.
func (v *visit) reached(req *http.Request, from net.Addr) {
	if v.guarded || v.client.opts.AllowPrivate {
		return
	}
	if proxy, err := v.client.open.Proxy(req); err == nil && proxy != nil {
		v.guarded = !isPrivateName(req.URL.Hostname(), v.client.public)
		return
	}
	if tcp, ok := from.(*net.TCPAddr); ok {
		v.guarded = v.client.public(tcp.AddrPort().Addr())
	}
}

// isPrivateName reports whether a host is, as it is written, no public address: it is
// this machine's name, or an address in any form that resolvers take.
func isPrivateName(host string, public func(netip.Addr) bool) bool {
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if a, err := netip.ParseAddr(host); err == nil {
		return !public(a)
	}
	a, number := oddIPv4(host)
	return number && !(a.IsValid() && public(a))
}

// oddIPv4 reads an IPv4 address of one to four numbers, decimal, octal or
// hexadecimal, as the URL standard's IPv4 parser does. number reports whether the host
// can be nothing else, since its last part is a number; the address is invalid where
// it is none all the same.
func oddIPv4(host string) (a netip.Addr, number bool) {
	parts := strings.Split(host, ".")
	if _, ok := ipv4Number(parts[len(parts)-1]); !ok {
		return a, false
	}
	if len(parts) > 4 {
		return a, true
	}
	sum := uint64(0)
	for i, p := range parts {
		n, ok := ipv4Number(p)
		last := i == len(parts)-1
		switch {
		case !ok, !last && n > 255, last && n >= 1<<(8*(5-len(parts))):
			return a, true
		case last:
			sum += n
		default:
			sum += n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}), true
}

// ipv4Number reads a part of an address; a number that none can have is larger than
// any that fits.
func ipv4Number(s string) (uint64, bool) {
	base, digits, known := 10, s, "0123456789"
	switch {
	case strings.HasPrefix(s, "0x"):
		base, digits, known = 16, s[2:], "0123456789abcdef"
	case len(s) > 1 && s[0] == '0':
		base, digits = 8, s[1:]
	}
	if s == "" || strings.Trim(digits, known) != "" {
		return 0, false
	}
	if digits == "" { // 0x is 0
		return 0, true
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil { // it is too large, or 09
		n = 1 << 40
	}
	return n, true
}
