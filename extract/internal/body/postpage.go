package body

import (
	"net/url"
	"strings"
)

// tweetPage is the address of a post, whose writer's name its frame does not tell.
func tweetPage(u *url.URL) string {
	parts := pathParts(u)
	if strings.HasPrefix(parts[0], "embed") {
		if name := u.Query().Get("id"); number(name, 20) {
			return "https://twitter.com/i/status/" + name
		}
	}
	if parts[1] == "status" || parts[1] == "statuses" {
		if number(parts[2], 20) && id(parts[0]) != "" {
			return "https://twitter.com/" + parts[0] + "/status/" + parts[2]
		}
	}
	return ""
}

func instagramPage(u *url.URL) string {
	parts := pathParts(u)
	switch {
	case parts[0] == "p", parts[0] == "reel", parts[0] == "tv":
		if id(parts[1]) != "" {
			return "https://www.instagram.com/" + parts[0] + "/" + parts[1] + "/"
		}
	case parts[1] == "p", parts[1] == "reel":
		if id(parts[2]) != "" {
			return "https://www.instagram.com/" + parts[1] + "/" + parts[2] + "/"
		}
	}
	return ""
}

func facebookPage(u *url.URL) string {
	parts := pathParts(u)
	if parts[0] == "plugins" {
		if parts[1] != "post.php" && parts[1] != "video.php" {
			return ""
		}
		return webAddress(u.Query().Get("href"))
	}
	for _, word := range []string{"posts", "videos", "photos", "permalink", "reel"} {
		if parts[1] == word || parts[0] == word {
			return u.String()
		}
	}
	switch parts[0] {
	case "watch", "permalink.php", "story.php", "photo.php", "photo", "video.php":
		return u.String()
	}
	return ""
}

// blueskyPage opens /embed/did:plc:x/app.bsky.feed.post/y, and what that opens.
func blueskyPage(u *url.URL) string {
	if parts := pathParts(u); parts[0] == "profile" && parts[2] == "post" {
		return "https://bsky.app" + u.EscapedPath()
	}
	return blueskyPost(strings.TrimPrefix(u.Path, "/embed/"))
}

// blueskyPost is the address of a post from its AT URI, without the scheme.
func blueskyPost(uri string) string {
	who, name, found := strings.Cut(uri, "/app.bsky.feed.post/")
	if name = strings.Trim(name, "/"); !found || id(name) == "" || id(strings.NewReplacer(":", "", ".", "").Replace(who)) == "" {
		return ""
	}
	return "https://bsky.app/profile/" + who + "/post/" + name
}

func threadsPage(u *url.URL) string {
	parts := pathParts(u)
	if strings.HasPrefix(parts[0], "@") && parts[1] == "post" || parts[0] == "t" {
		return trimEmbed(u)
	}
	return ""
}

func redditPage(u *url.URL) string {
	if parts := pathParts(u); parts[2] == "comments" {
		return "https://www.reddit.com" + u.EscapedPath()
	}
	return ""
}

func telegramPage(u *url.URL) string {
	parts := pathParts(u)
	if id(parts[0]) == "" || !number(parts[1], 12) {
		return ""
	}
	return "https://t.me/" + parts[0] + "/" + parts[1]
}

func pinterestPage(u *url.URL) string {
	return before("https://www.pinterest.com/pin/", u.Query().Get("id"))
}

func imgurPage(u *url.URL) string {
	parts := pathParts(u)
	switch {
	case parts[0] == "a" && parts[2] == "embed":
		return before("https://imgur.com/a/", parts[1])
	case parts[1] == "embed":
		return before("https://imgur.com/", parts[0])
	}
	return ""
}
