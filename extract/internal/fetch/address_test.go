package fetch

import (
	"net/url"
	"strings"
	"testing"
)

func TestParseAddress(t *testing.T) {
	base, err := url.Parse("http://a.example/dir/page?q=1#base")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		raw  string
		base *url.URL
		want string // or the error's text
	}{
		{"http://a.example", nil, "http://a.example"},
		{"HTTPS://A.example:8080/x?y#z", nil, "https://A.example:8080/x?y#z"},
		{" \thttp://a.example/\r\n", nil, "http://a.example/"},
		{"http://[::1]:80/", nil, "http://[::1]:80/"},
		{"http://a.example/two words?two words", nil, "http://a.example/two%20words?two%20words"},
		{"http://a.example/100%?100%", nil, "http://a.example/100%25?100%25"},
		{"http://a.example/%41%zz%4", nil, "http://a.example/%41%25zz%254"},
		{"http://a.example/ü?ü=\"<>", nil, "http://a.example/%C3%BC?%C3%BC=%22%3C%3E"},
		{"http://a.example/\xfc?\xfc", nil, "http://a.example/%FC?%FC"},

		{"other", base, "http://a.example/dir/other#base"},
		{"other#own", base, "http://a.example/dir/other#own"},
		{"/top", base, "http://a.example/top#base"},
		{"?q=2", base, "http://a.example/dir/page?q=2#base"},
		{"//b.example/x", base, "http://b.example/x#base"},
		{"https://b.example/", base, "https://b.example/#base"},
		{"../../..", base, "http://a.example/#base"},

		{"", nil, "not an address that starts with http:// or https://"},
		{"a.example/x", nil, "not an address that starts with http:// or https://"},
		{"//a.example/x", nil, "not an address that starts with http:// or https://"},
		{"ftp://a.example/", nil, `scheme "ftp" is not http or https`},
		{"localhost:8080/x", nil, `scheme "localhost" is not http or https`},
		{"javascript:alert(1)", base, `scheme "javascript" is not http or https`},
		{"JavaScript:alert(1)", base, `scheme "javascript" is not http or https`},
		{"file:///etc/passwd", base, `scheme "file" is not http or https`},
		{"http:///x", nil, "no host in the address"},
		{"http://:80/x", nil, "no host in the address"},
		{"http:x", nil, "no host in the address"},
		{"http://a.example:99999/", nil, "no such port: 99999"},
		{"http://a b.example/", nil, `invalid character " " in host name`},
		{"http://[::1/", nil, "missing ']' in host"},
		{"http://a.example\\@b.example/", nil, "invalid userinfo"},
	}
	for _, tt := range tests {
		u, err := parseAddress(tt.raw, tt.base)
		got := ""
		if err != nil {
			got = reason(err)
		} else {
			got = u.String()
		}
		if got != tt.want {
			t.Errorf("parseAddress(%q): got %s, want %s", tt.raw, got, tt.want)
		}
	}
}

// Whatever a server writes into Location, what comes out is an address of http
// or https that fits in a request line.
func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"", "/a b?c d#e f", "%zz", "//h/\x80?\xff", "http:\\h", "?%", "http://[::1/%zz", "http://h:0x50/"} {
		f.Add(s)
	}
	base, _ := url.Parse("http://a.example/dir/?q#f")
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := parseAddress(raw, base)
		if err != nil {
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
			t.Errorf("%q became %q", raw, u)
		}
		line := u.RequestURI()
		if strings.ContainsFunc(line, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
			t.Errorf("%q makes the request line %q", raw, line)
		}
	})
}

func TestSameServer(t *testing.T) {
	tests := []struct {
		from, to string
		want     bool
	}{
		{"http://a.example/x", "http://a.example/y", true},
		{"http://a.example/", "http://A.EXAMPLE:80/", true},
		{"https://a.example/", "https://a.example:443/", true},
		{"http://a.example/", "https://a.example/", true},
		{"https://a.example/", "http://a.example/", false},
		{"https://a.example/", "http://a.example:443/", false},
		{"https://a.example:80/", "http://a.example:443/", false},
		{"http://a.example/", "https://a.example:8443/", false},
		{"http://a.example:8080/", "https://a.example/", false},
		{"http://a.example/", "http://a.example:8080/", false},
		{"http://a.example/", "http://www.a.example/", false},
		{"http://www.a.example/", "http://a.example/", false},
		{"http://a.example/", "http://a.example.evil.example/", false},
	}
	for _, tt := range tests {
		from, err1 := url.Parse(tt.from)
		to, err2 := url.Parse(tt.to)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if got := sameServer(from, to); got != tt.want {
			t.Errorf("sameServer(%s, %s) is %v", from, to, got)
		}
	}
}
