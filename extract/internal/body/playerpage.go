package body

import (
	"net/url"
	"sort"
	"strings"
)

// embedded is the address at which a person can open what a frame of this
// absolute address shows, and what that is; "" if it is no content.
func embedded(address string) (page string, shows medium) {
	u, err := url.Parse(liveAddress(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", 0
	}
	if u.Path == "" {
		u.Path = "/"
	}
	for host := strings.ToLower(u.Hostname()); host != ""; _, host, _ = strings.Cut(host, ".") {
		at := sort.Search(len(players), func(k int) bool { return players[k].host >= host })
		for ; at < len(players) && players[at].host == host; at++ {
			if page := players[at].open(u); page != "" {
				return page, players[at].shows
			}
		}
	}
	return anyHost(u)
}

// open is the address for people of a player's frame, "" if that is no content.
func (pl *player) open(u *url.URL) string {
	rest, fits := strings.CutPrefix(u.EscapedPath(), pl.frame)
	switch {
	case !fits:
		return ""
	case pl.special != nil:
		return pl.special(u)
	case pl.page == "" && u.Path == "/" && u.RawQuery == "":
		return "" // a host's front page is no film
	case pl.page == "":
		return u.String()
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, "/"), "/embed")
	if rest == "" {
		return ""
	}
	return pl.page + rest
}

// anyHost knows frames by the form of their path, where the software runs on many
// hosts: a post of Mastodon, a film of PeerTube, a file in PDF.
func anyHost(u *url.URL) (page string, shows medium) {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	switch {
	case len(parts) == 3 && strings.HasPrefix(parts[0], "@") && number(parts[1], 20) && parts[2] == "embed":
		return trimEmbed(u), post
	case len(parts) == 3 && parts[0] == "videos" && parts[1] == "embed" && len(parts[2]) == 36:
		return u.Scheme + "://" + u.Host + "/videos/watch/" + parts[2], film
	case strings.HasSuffix(strings.ToLower(u.Path), ".pdf"):
		return u.String(), paper
	}
	if strings.HasSuffix(u.Path, "/viewer.html") {
		if file, err := u.Parse(u.Query().Get("file")); err == nil && strings.HasSuffix(strings.ToLower(file.Path), ".pdf") {
			return file.String(), paper
		}
	}
	return "", 0
}

// liveAddress is the address that a web archive put its own before.
func liveAddress(address string) string {
	_, rest, found := strings.Cut(address, "://web.archive.org/web/")
	if !found {
		return address
	}
	_, live, _ := strings.Cut(rest, "/")
	if strings.HasPrefix(live, "http") || strings.HasPrefix(live, "//") {
		return "https:" + strings.TrimPrefix(strings.TrimPrefix(live, "https:"), "http:")
	}
	return address
}

// id is s if it is an identifier: letters, digits, - and _.
func id(s string) string {
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '_' {
			return ""
		}
	}
	return s
}

// before returns id(s) with prefix before it, "" without one.
func before(prefix, s string) string {
	if s = id(s); s == "" {
		return ""
	}
	return prefix + s
}

// pathParts are the parts of an address's path, never fewer than four.
func pathParts(u *url.URL) []string {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	for len(parts) < 4 {
		parts = append(parts, "")
	}
	return parts
}

// webAddress is s if it is an absolute address of the web.
func webAddress(s string) string {
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	if u, err := url.Parse(s); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// wrappedPage is for players of players: the address is a parameter.
func wrappedPage(u *url.URL) string {
	for _, key := range []string{"url", "src"} {
		if inner, err := url.Parse(webAddress(u.Query().Get(key))); err == nil && inner.Host != "" {
			if inner.Host == u.Host {
				return ""
			}
			return inner.String()
		}
	}
	if u.RawQuery == "" && len(u.Path) > 1 {
		return u.String()
	}
	return ""
}

// trimEmbed is the address without the /embed at its end.
func trimEmbed(u *url.URL) string {
	return u.Scheme + "://" + u.Host + strings.TrimSuffix(strings.TrimSuffix(u.EscapedPath(), "/"), "/embed")
}

func youtubePage(u *url.URL) string {
	parts, q := pathParts(u), u.Query()
	name := ""
	switch parts[0] {
	case "embed", "v", "shorts", "live", "e":
		name = parts[1]
	case "watch":
		name = q.Get("v")
	case "playlist":
		name = "videoseries"
	default:
		if strings.EqualFold(u.Hostname(), "youtu.be") {
			name = parts[0]
		}
	}
	switch {
	case name == "live_stream":
		if channel := id(q.Get("channel")); channel != "" {
			return "https://www.youtube.com/channel/" + channel + "/live"
		}
		return ""
	case name == "videoseries", name == "" && parts[0] == "embed":
		return before("https://www.youtube.com/playlist?list=", q.Get("list"))
	}
	page := before("https://www.youtube.com/watch?v=", name)
	for _, key := range []string{"start", "t"} {
		if t := q.Get(key); page != "" && t != "0" && id(t) != "" {
			return page + "&t=" + t
		}
	}
	return page
}

func vimeoPage(u *url.URL) string {
	parts := pathParts(u)
	switch {
	case parts[0] == "video" && number(parts[1], 20):
		if h := id(u.Query().Get("h")); h != "" {
			return "https://vimeo.com/" + parts[1] + "/" + h
		}
		return "https://vimeo.com/" + parts[1]
	case parts[0] == "event" && number(parts[1], 20):
		return "https://vimeo.com/event/" + parts[1]
	case number(parts[0], 20):
		return "https://vimeo.com/" + parts[0]
	}
	return ""
}

func dailymotionPage(u *url.URL) string {
	if name := id(u.Query().Get("video")); name != "" {
		return "https://www.dailymotion.com/video/" + name
	}
	if parts := pathParts(u); parts[0] == "video" {
		return before("https://www.dailymotion.com/video/", parts[1])
	}
	return ""
}

func twitchPage(u *url.URL) string {
	parts, q := pathParts(u), u.Query()
	switch {
	case q.Get("clip") != "":
		return before("https://clips.twitch.tv/", q.Get("clip"))
	case q.Get("video") != "":
		return before("https://www.twitch.tv/videos/", strings.TrimPrefix(q.Get("video"), "v"))
	case q.Get("channel") != "":
		return before("https://www.twitch.tv/", q.Get("channel"))
	case parts[0] == "videos":
		return before("https://www.twitch.tv/videos/", parts[1])
	}
	return ""
}

// soundcloudPage is the sound's own address. Some frames know only that of the
// programs' interface, which shows a person nothing; then the frame's stays.
func soundcloudPage(u *url.URL) string {
	inner, err := url.Parse(webAddress(u.Query().Get("url")))
	if err != nil || inner.Host == "" {
		return ""
	}
	if strings.HasPrefix(inner.Host, "api.") {
		return u.String()
	}
	return "https://" + inner.Host + inner.EscapedPath()
}

func mixcloudPage(u *url.URL) string {
	feed := u.Query().Get("feed")
	if strings.HasPrefix(feed, "/") {
		return "https://www.mixcloud.com" + feed
	}
	return webAddress(feed)
}

// applePage keeps the one parameter that names a song or an episode.
func applePage(u *url.URL) string {
	page := "https://" + strings.TrimPrefix(u.Host, "embed.") + u.EscapedPath()
	if name := u.Query().Get("i"); number(name, 20) {
		page += "?i=" + name
	}
	return page
}

func deezerPage(u *url.URL) string {
	parts := pathParts(u)
	if parts[0] == "widget" && id(parts[2]) != "" && id(parts[3]) != "" {
		return "https://www.deezer.com/" + parts[2] + "/" + parts[3]
	}
	return ""
}

func googleDocsPage(u *url.URL) string {
	parts := pathParts(u)
	switch parts[0] {
	case "document", "presentation", "spreadsheets":
		return u.String()
	case "viewer", "gview", "viewerng":
		return webAddress(u.Query().Get("url"))
	}
	return ""
}

func drivePage(u *url.URL) string {
	if parts := pathParts(u); parts[1] == "d" {
		return before("https://drive.google.com/file/d/", parts[2])
	}
	return ""
}

// googleMapsPage is the map without the parameter that asks for a frame.
func googleMapsPage(u *url.URL) string {
	parts, q := pathParts(u), u.Query()
	switch {
	case parts[0] == "maps" && parts[1] == "d":
		return before("https://www.google.com/maps/d/viewer?mid=", q.Get("mid"))
	case parts[0] == "maps" && parts[1] == "embed":
		return u.String()
	case q.Get("output") == "embed" || q.Get("output") == "svembed":
		q.Del("output")
		open := *u
		open.RawQuery = q.Encode()
		return open.String()
	}
	return ""
}

func penPage(u *url.URL) string {
	parts := pathParts(u)
	name := parts[2]
	if name == "preview" {
		name = parts[3]
	}
	if parts[1] != "embed" && parts[1] != "pen" || id(parts[0]) == "" {
		return ""
	}
	return before("https://codepen.io/"+parts[0]+"/pen/", name)
}

func fiddlePage(u *url.URL) string {
	path, _, found := strings.Cut(u.EscapedPath(), "/embed")
	if !found {
		return ""
	}
	return "https://jsfiddle.net" + path + "/"
}

// gistPage is the page that the script of an embedded gist writes out.
func gistPage(u *url.URL) string {
	parts := pathParts(u)
	name := strings.TrimSuffix(strings.TrimSuffix(parts[1], ".js"), ".pibb")
	if id(parts[0]) == "" || id(name) == "" {
		return ""
	}
	return "https://gist.github.com/" + parts[0] + "/" + name
}

func castPage(u *url.URL) string {
	name, _, _ := strings.Cut(pathParts(u)[1], ".")
	return before("https://asciinema.org/a/", name)
}

func documentCloudPage(u *url.URL) string {
	parts := pathParts(u)
	name := strings.TrimSuffix(strings.TrimSuffix(parts[1], ".html"), ".js")
	if parts[0] != "documents" || name == "" {
		return ""
	}
	return "https://www.documentcloud.org/documents/" + url.PathEscape(name)
}

func scribdPage(u *url.URL) string {
	return before("https://www.scribd.com/document/", pathParts(u)[1])
}

func issuuPage(u *url.URL) string {
	q := u.Query()
	if user, doc := id(q.Get("u")), q.Get("d"); user != "" && doc != "" {
		return "https://issuu.com/" + user + "/docs/" + url.PathEscape(doc)
	}
	return u.String()
}

func bilibiliPage(u *url.URL) string {
	parts, q := pathParts(u), u.Query()
	switch {
	case parts[0] == "video":
		return before("https://www.bilibili.com/video/", parts[1])
	case id(q.Get("bvid")) != "":
		return "https://www.bilibili.com/video/" + q.Get("bvid")
	case number(q.Get("aid"), 20):
		return "https://www.bilibili.com/video/av" + q.Get("aid")
	}
	return ""
}

func qqPage(u *url.URL) string {
	if name := id(u.Query().Get("vid")); name != "" {
		return "https://v.qq.com/x/page/" + name + ".html"
	}
	if strings.HasPrefix(u.Path, "/x/") {
		return u.String()
	}
	return ""
}

func youkuPage(u *url.URL) string {
	name := pathParts(u)[1]
	if id(strings.ReplaceAll(name, "=", "")) == "" {
		return ""
	}
	return "https://v.youku.com/v_show/id_" + name + ".html"
}

func vkPage(u *url.URL) string {
	q := u.Query()
	if owner, name := id(q.Get("oid")), id(q.Get("id")); owner != "" && name != "" {
		return "https://vk.com/video" + owner + "_" + name
	}
	if number(strings.NewReplacer("-", "", "_", "").Replace(strings.TrimPrefix(u.Path, "/video")), 40) {
		return "https://vk.com" + u.Path
	}
	return ""
}
