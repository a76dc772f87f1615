package meta

import (
	"net/netip"
	"net/url"
	"strings"
)

// readLinks reads link elements: a license, and a picture announced by the
// oldest of the ways to do so.
func readLinks(r *reading) {
	for _, i := range r.links {
		rel, href := strings.ToLower(r.p.Attr(i, "rel")), r.p.Attr(i, "href")
		switch strings.TrimSpace(rel) {
		case "license":
			r.add(fLicense, href, "link:license")
		case "image_src":
			r.add(fImage, href, "link:image_src")
		}
	}
}

// canonical is the address that the page states for itself, "" unless it is
// plausible: public, with a path where the page has one, and on the page's own
// site unless og:url says the same, as a syndicated article's does.
func canonical(r *reading) string {
	u := r.canonical
	if u == nil || !publicHost(u.Hostname()) || u.User != nil {
		return ""
	}
	if own := r.p.URL; own != nil {
		if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(own.Path, "/") != "" {
			return ""
		}
		if !sameSite(u, own) && !sameAddress(r.p.CleanURL(r.metaContent("og:url")), u) {
			return ""
		}
	}
	return r.p.CleanURL(u.String())
}

func publicHost(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	return strings.Contains(host, ".") && !strings.HasSuffix(host, ".local") && !strings.HasSuffix(host, ".localhost") && !strings.HasSuffix(host, ".internal")
}

// sameSite reports whether two hosts are one site, taking the last two labels
// for it, or three where the second last is short: co.uk, com.au.
func sameSite(a, b *url.URL) bool { return siteOf(a.Hostname()) == siteOf(b.Hostname()) }

func siteOf(host string) string {
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(host, ".")), ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-2]) <= 3 && len(labels[len(labels)-1]) <= 3 {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}

// siteLabel is the word of a host that names the site: "example" of
// www.example.co.uk.
func siteLabel(host string) string {
	label, _, _ := strings.Cut(siteOf(host), ".")
	return label
}
