package render

import (
	"net/url"
	"strings"
	"testing"
)

func TestCleanLink(t *testing.T) {
	const page = "https://example.org/a"
	tests := []struct{ name, address, want string }{
		{"nothing to take", page, page},
		{"an empty query stays", page + "?", page + "?"},
		{"one", page + "?utm_source=b", page},
		{"in capitals", page + "?UTM_Source=b&FBCLID=c", page},
		{"first, middle, last", page + "?gclid=1&b=2&mc_eid=3&c=4&igsh=5", page + "?b=2&c=4"},
		{"the rest as it is", page + "?c=%7E%e4&&b&=d&fbclid=x&a=1+2;3&c=", page + "?c=%7E%e4&&b&=d&a=1+2;3&c="},
		{"fragment", page + "?yclid=1#b?utm_source=c", page + "#b?utm_source=c"},
		{"an encoded name", page + "?utm%5Fsource=1&b=%5F", page + "?b=%5F"},
		{"ampersands escaped twice", page + "?b=1&amp;utm_source=c&amp;d=2", page + "?b=1&amp;d=2"},
		{"a name without a value", page + "?fbclid&b", page + "?b"},
		{"relative", "/a?msclkid=1&b=2", "/a?b=2"},
		{"query alone", "?utm_id=1", ""},
		{"mail", "mailto:a@example.org?subject=b&utm_source=c", "mailto:a@example.org?subject=b&utm_source=c"},
		{"what a page shows", page + "?id=1&p=2&v=3&q=4&page=5&ref=6&source=7&cid=8&pk_id=9&s=10&t=11&si=12&lang=en&utmost=1",
			page + "?id=1&p=2&v=3&q=4&page=5&ref=6&source=7&cid=8&pk_id=9&s=10&t=11&si=12&lang=en&utmost=1"},
		{"campaigns", page + "?pk_campaign=a&piwik_kwd=b&mtm_group=c&matomo_x=d&at_medium=e&at_custom1=f&xtor=g&cmpid=h&s_cid=i&itm_x=j&wt_zmc=k&WT.mc_id=l", page},
		{"mails", page + "?_hsenc=a&_hsmi=b&__hstc=c&mkt_tok=d&vero_id=e&oly_anon_id=f&oly_enc_id=g&mc_cid=h", page},
		{"a post", "https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"},
		{"a search", "https://x.com/search?q=a&s=20", "https://x.com/search?q=a&s=20"},
		{"a film", "https://youtu.be/abc?si=x&t=90", "https://youtu.be/abc?t=90"},

		{"wrapped by Google", "https://www.google.com/url?sa=t&q=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%2526c&usg=x", page + "?b=1%26c"},
		{"by another Google", "https://google.co.uk/url?url=https://example.org/a&sa=D", page},
		{"by none", "https://google.example.org/url?q=https://example.org/a", "https://google.example.org/url?q=https://example.org/a"},
		{"a search for an address", "https://www.google.com/search?q=https://example.org/a", "https://www.google.com/search?q=https://example.org/a"},
		{"by Facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26fbclid%3Dx&h=y", page + "?b=1"},
		{"by Reddit", "https://out.reddit.com/t3_x?url=https%3A%2F%2Fexample.org%2Fa&token=y", page},
		{"by Tumblr", "https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.org%2Fa&t=y", page},
		{"by a mail server", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=y", page},
		{"twice", "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.org%252Fa", page},
		{"with a fragment", "https://www.google.com/url?q=https://example.org/a#b", page + "#b"},
		{"a script", "https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"},
		{"no address", "https://www.google.com/url?q=/search", "https://www.google.com/url?q=/search"},
		{"white space", "https://www.google.com/url?q=https://example.org/a+b", "https://www.google.com/url?q=https://example.org/a+b"},
		{"a line break", "https://www.google.com/url?q=https://example.org/a%0Ab", "https://www.google.com/url?q=https://example.org/a%0Ab"},
		{"an override", "https://www.google.com/url?q=https://example.org/%E2%80%AEa", "https://www.google.com/url?q=https://example.org/%E2%80%AEa"},
		{"a user", "https://www.google.com/url?q=https://a%40example.org/", "https://www.google.com/url?q=https://a%40example.org/"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := cleanLink(test.address)
			if got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.address, got, test.want)
			}
			if again := cleanLink(got); again != got {
				t.Errorf("cleaned twice it is %s", again)
			}
		})
	}
}

// Whatever the address: nothing is added to it, unless it was wrapped, and what is
// left is an address where it was one.
func FuzzCleanLink(f *testing.F) {
	f.Add("https://example.org/a?utm_source=b&c=d#e")
	f.Add("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1")
	f.Fuzz(func(t *testing.T, address string) {
		got := cleanLink(address)
		if len(got) > len(address) {
			t.Errorf("%q grew to %q", address, got)
		}
		if clean(address) == address && clean(got) != got {
			t.Errorf("%q holds what may harm", got)
		}
		if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			if v, err := url.Parse(got); err != nil || v.Scheme != "http" && v.Scheme != "https" || v.Host == "" {
				t.Errorf("%q became %q", address, got)
			}
		}
		if strings.Count(got, "#") > 0 && !strings.Contains(address, "#") && unwrap(address) == "" {
			t.Errorf("%q became %q", address, got)
		}
	})
}
