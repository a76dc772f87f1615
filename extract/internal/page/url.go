package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// CleanURL makes an address found in the page fit for the output: normalised as
// the URL standard does before it parses (space and controls at the ends
// trimmed, tabs and line breaks inside removed, backslashes taken for slashes),
// resolved against the base, and allowed only with the schemes http, https and
// mailto, or relative where no base is known. A user's name before the host goes: it
// is a mail address taken for one of the web, or there to deceive. It returns "" for
// any other.
func (p *Page) CleanURL(raw string) string {
	u := resolve(p.Base, raw)
	if u == nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" {
			return ""
		}
		u.User = nil
		u.Host = asciiHost(u)
	case "mailto":
		return u.String()
	case "":
		if p.Base != nil {
			return ""
		}
	default:
		return ""
	}
	return u.String()
}

// asciiHost is the host and port of an address, a name in another script as the DNS
// has it: url.URL would percent-encode that, which few programs take.
func asciiHost(u *url.URL) string {
	if strings.IndexFunc(u.Host, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return u.Host
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	switch {
	case err != nil:
		return u.Host
	case u.Port() != "":
		return host + ":" + u.Port()
	}
	return host
}

// FileName is the last part of an address's path, which names a picture whatever
// its size and host; "" for an address that ends in a slash.
func FileName(address string) string {
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address = address[:i]
	}
	return address[strings.LastIndexByte(address, '/')+1:]
}

// resolve normalises and parses an address, and resolves it against base unless
// that is nil. It returns nil for what no browser could open either.
func resolve(base *url.URL, raw string) *url.URL {
	raw = normalise(raw)
	if raw == "" {
		return nil
	}
	u, err := url.Parse(raw)
	if err != nil {
		// Browsers escape what Go's parser refuses: stray percent signs, spaces in
		// a host's place, controls.
		u, err = url.Parse(escapeStray(raw))
		if err != nil {
			return nil
		}
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	return u
}

// normalise does what the URL standard does to a string before it parses it.
func normalise(raw string) string {
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' || r == '\u007f' })
	if strings.ContainsAny(raw, "\t\r\n") {
		raw = strings.Map(func(r rune) rune {
			if r == '\t' || r == '\r' || r == '\n' {
				return -1
			}
			return r
		}, raw)
	}
	if i := strings.IndexAny(raw, "?#"); i < 0 {
		raw = strings.ReplaceAll(raw, `\`, "/")
	} else if strings.Contains(raw[:i], `\`) {
		raw = strings.ReplaceAll(raw[:i], `\`, "/") + raw[i:]
	}
	return raw
}

func escapeStray(raw string) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c == '%' && !(i+2 < len(raw) && hexDigit(raw[i+1]) && hexDigit(raw[i+2])):
			b.WriteString("%25")
		case c <= ' ' || c == 0x7f:
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
