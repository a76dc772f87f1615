package body

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// embedBox is the address of what scripts put into an element, "" for other
// elements: custom elements, AMP's and plain boxes with an address or a name in an
// attribute, and the scripts that write out what their address names.
func embedBox(n *html.Node) string {
	switch n.DataAtom {
	case 0:
		if n.Type == html.ElementNode {
			return customElement(n)
		}
	case atom.Script:
		return embedScript(n)
	case atom.Div, atom.Section, atom.Span, atom.Object:
		for k := range n.Attr {
			if a := &n.Attr[k]; strings.HasPrefix(a.Key, "data") || a.Key == "videoid" {
				if page := boxAddress(n, a); page != "" {
					return page
				}
			}
		}
	}
	return ""
}

// boxNames are attributes that hold the name of a film, and what stands before it
// in the film's address.
var boxNames = []struct{ attr, page string }{
	{"data-plyr-embed-id", ""},
	{"data-vimeo-id", "https://vimeo.com/"},
	{"data-youtube", "https://www.youtube.com/watch?v="},
	{"data-youtube-id", "https://www.youtube.com/watch?v="},
	{"data-youtubeid", "https://www.youtube.com/watch?v="},
	{"data-yt-id", "https://www.youtube.com/watch?v="},
	{"data-ytid", "https://www.youtube.com/watch?v="},
	{"videoid", ""},
}

// boxAddress reads one attribute of a plain box.
func boxAddress(n *html.Node, a *html.Attribute) string {
	switch a.Key {
	case "data-src", "data-url", "data-href", "data-embed-src", "data-embed-url", "data-iframe", "data-iframe-src", "data-video-url",
		"data-oembed", "data-oembed-url", "data-original-src", "data-lazy-src", "data-content-url", "data-post-url", "data":
		if page, _ := embedded(webAddress(a.Val)); page != "" {
			return page
		}
		if rest, found := strings.CutPrefix(a.Val, "visualisation/"); found && namedClass(n, "flourish-embed") {
			return before("https://public.flourish.studio/visualisation/", rest)
		}
	case "data-id":
		if namedClass(n, "infogram-embed") {
			return before("https://infogram.com/", strings.ReplaceAll(a.Val, "/", ""))
		}
		if namedClass(n, "youtube-player") {
			return before("https://www.youtube.com/watch?v=", a.Val)
		}
	}
	for _, known := range boxNames {
		if known.attr != a.Key || len(a.Val) < 5 {
			continue
		}
		prefix := known.page
		if prefix == "" {
			prefix = filmHost(n)
		}
		if prefix != "" {
			return before(prefix, a.Val)
		}
	}
	return ""
}

// filmHost is where the films of a box are that tells it by its class or its
// player's attribute.
func filmHost(n *html.Node) string {
	switch provider := page.Attr(n, "data-plyr-provider"); {
	case provider == "youtube", namedClass(n, "youtube_player"):
		return "https://www.youtube.com/watch?v="
	case provider == "vimeo", namedClass(n, "vimeo_player"):
		return "https://vimeo.com/"
	case namedClass(n, "dailymotion_player"):
		return "https://www.dailymotion.com/video/"
	}
	return ""
}

func namedClass(n *html.Node, class string) bool {
	for _, f := range strings.Fields(page.Attr(n, "class")) {
		if f == class {
			return true
		}
	}
	return false
}

// embedScript is the address of what a script writes in its place.
func embedScript(n *html.Node) string {
	if telegram := page.Attr(n, "data-telegram-post"); telegram != "" {
		name, number, _ := strings.Cut(telegram, "/")
		if id(name) != "" && id(number) != "" {
			return "https://t.me/" + name + "/" + number
		}
	}
	src := page.Attr(n, "src")
	if !strings.Contains(src, "//gist.github.com/") && !strings.Contains(src, "dwcdn.net/") && !strings.Contains(src, "//asciinema.org/a/") &&
		!strings.Contains(src, "speakerdeck.com/") {
		return ""
	}
	u, err := url.Parse(webAddress(src))
	if err != nil {
		return ""
	}
	parts := pathParts(u)
	switch host := u.Hostname(); {
	case host == "gist.github.com" && strings.HasSuffix(u.Path, ".js"):
		return gistPage(u)
	case host == "asciinema.org":
		return castPage(u)
	case strings.HasSuffix(host, "dwcdn.net") && parts[1] == "embed.js":
		return before("https://datawrapper.dwcdn.net/", parts[0]) + "/"
	case host == "speakerdeck.com":
		return before("https://speakerdeck.com/player/", page.Attr(n, "data-id"))
	}
	return ""
}

// customNames are custom elements that hold a name in an attribute, and what
// stands before that in the address of what they show. Without a name of the
// attribute's own the attribute holds the address.
var customNames = []struct{ element, attr, page string }{
	{"amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"},
	{"amp-facebook", "data-href", ""},
	{"amp-gist", "data-gistid", "https://gist.github.com/"},
	{"amp-instagram", "data-shortcode", "https://www.instagram.com/p/"},
	{"amp-pinterest", "data-url", ""},
	{"amp-reddit", "data-src", ""},
	{"amp-soundcloud", "data-trackid", "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/"},
	{"amp-tiktok", "data-src", ""},
	{"amp-twitter", "data-tweetid", "https://twitter.com/i/status/"},
	{"amp-video-iframe", "src", ""},
	{"amp-vimeo", "data-videoid", "https://vimeo.com/"},
	{"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
	{"lite-vimeo", "videoid", "https://vimeo.com/"},
	{"lite-youtube", "videoid", "https://www.youtube.com/watch?v="},
	{"oembed", "url", ""},
	{"twitter-widget", "data-tweet-id", "https://twitter.com/i/status/"},
	{"youtube-video", "src", ""},
}

// customElement is the address of what a custom element shows.
func customElement(n *html.Node) string {
	for _, c := range customNames {
		if c.element != n.Data {
			continue
		}
		v := page.Attr(n, c.attr)
		if c.page != "" {
			return before(c.page, v)
		}
		addr, _ := embedded(webAddress(v))
		return addr
	}
	if n.Data == "amp-brightcove" || n.Data == "video-js" {
		account, video := id(page.Attr(n, "data-account")), id(page.Attr(n, "data-video-id"))
		if account != "" && video != "" {
			return "https://players.brightcove.net/" + account + "/default_default/index.html?videoId=" + video
		}
	}
	return ""
}
