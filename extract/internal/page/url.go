package page

import (
	"net/url"
	"slices"
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
	switch path := plainOrigin(raw); {
	case path > 0 && isPlainPath(raw[path:]):
		return raw
	case p.origin != "" && strings.HasPrefix(raw, "/") && isPlainPath(raw):
		return p.origin + raw
	}
	return p.cleanURL(raw)
}

// cleanURL is CleanURL for all addresses; most need nothing of it.
func (p *Page) cleanURL(raw string) string {
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

// FileName names a picture whatever its size, format and host: the last part of its
// address's path, without its extension and what systems put before that for a size
// ("-1024x576", "-scaled", "@2x"). Of an address that makes another's picture smaller
// ("/image?url=...") it is the other's. A word for the cut ("wide") has its folder before it. It
// is "" for an address that ends in a slash.
func FileName(address string) string {
	address, query, _ := strings.Cut(address, "?")
	if inner := innerAddress(query); inner != "" {
		address = inner
	}
	address, _, _ = strings.Cut(address, "#")
	slash := strings.LastIndexByte(address, '/')
	name := address[slash+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot <= 5 {
		name = name[:dot]
	}
	for _, end := range []string{"-scaled", "-rotated", "@2x", "@3x"} {
		name = strings.TrimSuffix(name, end)
	}
	if i := strings.LastIndexAny(name, "-_"); i > 0 && isSize(name[i+1:]) {
		name = strings.TrimRight(name[:i], "-_")
	}
	if slash > 0 && slices.Contains(cutNames, name) {
		return address[strings.LastIndexByte(address[:slash], '/')+1:slash+1] + name
	}
	return name
}

// cutNames say how a picture is cut, and not what it shows.
var cutNames = []string{"wide", "square", "portrait", "original", "thumbnail", "rawImage"}

// innerAddress is the address of a file that a query holds, "" if it holds none.
func innerAddress(query string) string {
	for param := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(param, "=")
		if key != "url" && key != "src" {
			continue
		}
		if inner, err := url.QueryUnescape(value); err == nil && strings.Contains(inner, "/") {
			inner, _, _ = strings.Cut(inner, "?")
			return inner
		}
	}
	return ""
}

// isSize holds for two numbers with an x between.
func isSize(s string) bool {
	w, h, ok := strings.Cut(s, "x")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return ok && digits(w) && digits(h)
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

// plainOrigin is the length of the scheme and host that an address of the web
// begins with, 0 if there is anything about them to repair, to encode or to drop.
func plainOrigin(address string) int {
	scheme := len("https://")
	switch {
	case strings.HasPrefix(address, "https://"):
	case strings.HasPrefix(address, "http://"):
		scheme--
	default:
		return 0
	}
	end := scheme
	for end < len(address) && (wordByte[address[end]] || address[end] == '-' || address[end] == '.') {
		end++
	}
	if end == scheme || end < len(address) && address[end] != '/' && address[end] != '?' {
		return 0
	}
	return end
}

// isPlainPath reports whether a path and query, "" or from its slash or question
// mark on, stand as they are in a clean address: there is nothing to encode, to
// repair or to resolve, and no fragment.
func isPlainPath(s string) bool {
	i := 0
	for ; i < len(s) && s[i] != '?'; i++ {
		switch c := s[i]; {
		case wordByte[c]:
		case c == '/':
			if i+1 < len(s) && (s[i+1] == '/' || s[i+1] == '.') {
				return false
			}
		case c == '%':
			if i+2 >= len(s) || !hexDigit(s[i+1]) || !hexDigit(s[i+2]) {
				return false
			}
		case strings.IndexByte("-.~!$&'()*+,;=:@", c) < 0:
			return false
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '#' {
			return false
		}
	}
	return true
}
