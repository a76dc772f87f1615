package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// parseAddress reads an address, resolved against base unless that is nil, and
// with the fragment of base where it has none of its own. As browsers do, it
// escapes what servers write into a Location but HTTP does not allow. It returns
// an error for what is not http or https.
func parseAddress(raw string, base *url.URL) (*url.URL, error) {
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' })
	u, err := url.Parse(raw)
	if err != nil {
		var again error
		if u, again = url.Parse(escapePercent(raw)); again != nil {
			return nil, err
		}
	}
	if base != nil {
		fragment, rawFragment := base.Fragment, base.RawFragment
		if u.Fragment != "" {
			fragment, rawFragment = u.Fragment, u.RawFragment
		}
		u = base.ResolveReference(u)
		u.Fragment, u.RawFragment = fragment, rawFragment
	}
	switch {
	case u.Scheme == "":
		return nil, errors.New("not an address that starts with http:// or https://")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("scheme %q is not http or https", u.Scheme)
	case u.Hostname() == "":
		return nil, errors.New("no host in the address")
	case !validPort(u.Port()):
		return nil, fmt.Errorf("no such port: %s", u.Port())
	}
	u.RawQuery = escapeQuery(u.RawQuery) // url.URL escapes the path itself
	return u, nil
}

// escapePercent escapes the percent signs that don't begin an escape.
func escapePercent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '%' && !(i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

// escapeQuery escapes the bytes that can't stand in a request line.
func escapeQuery(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func validPort(s string) bool {
	_, err := strconv.ParseUint(s, 10, 16)
	return s == "" || err == nil
}

// sameServer reports whether credentials meant for one address may be sent to
// another: the same scheme, host and port, or the same host's https instead of
// its http, each at its usual port.
func sameServer(from, to *url.URL) bool {
	if !strings.EqualFold(from.Hostname(), to.Hostname()) {
		return false
	}
	if from.Scheme == to.Scheme {
		return port(from) == port(to)
	}
	return from.Scheme == "http" && port(from) == "80" && port(to) == "443"
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

// hostPort names the server of an address, for messages.
func hostPort(u *url.URL) string {
	return show(net.JoinHostPort(u.Hostname(), port(u)))
}
