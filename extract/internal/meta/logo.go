package meta

import (
	"path"
	"slices"
	"strings"
)

// IsLogo reports whether an address names a picture that belongs to the site and
// not to the article.
func IsLogo(addr string) bool {
	addr = filePath(addr)
	name := strings.ToLower(path.Base(addr))
	for folder := range strings.SplitSeq(strings.ToLower(path.Dir(addr)), "/") {
		if inList(logoFolders, folder) {
			return true
		}
	}
	for _, word := range logoNames {
		i := strings.Index(name, word)
		if i >= 0 && (i == 0 || !isLower(name[i-1]) || word != "logo") {
			end := i + len(word)
			if end >= len(name) || !isLower(name[end]) || strings.HasSuffix(word, ".") || word == "favicon" {
				return true
			}
		}
	}
	return strings.HasSuffix(name, ".svg")
}

// filePath is an address without its query and fragment.
func filePath(addr string) string {
	if i := strings.IndexAny(addr, "?#"); i >= 0 {
		return addr[:i]
	}
	return addr
}

// What addresses of pictures that stand for a site, or for whoever writes there, have in their
// last part, and which folders these are in.
var (
	logoNames   = []string{"logo", "favicon", "apple-touch-icon", "android-chrome", "placeholder", "spacer", "blank.", "default-image", "default_image", "default-user-image", "default_photo", "og-default", "default-og", "fallback", "avatar", "sprite"}
	logoFolders = []string{"blavatar", "avatar", "avatars", "favicons", "logos"}
)

// isCard reports whether an address names the picture that a site gives networks for all its
// pages: nothing in the file's name, nor in a number of its folder, tells of one of them
// ("og-image-default.png", "tidings-social-card.jpg").
func (r *reading) isCard(addr string) bool {
	addr = filePath(addr)
	if folder := path.Base(path.Dir(addr)); hasDigit(folder) {
		return false
	}
	name := strings.ToLower(path.Base(addr))
	ext := path.Ext(name)
	if ext == "" {
		return false
	}
	found := false
	for _, w := range strings.FieldsFunc(strings.TrimSuffix(name, ext), func(c rune) bool { return strings.ContainsRune("-_. ", c) }) {
		switch {
		case inList(cardWords, w):
			found = true
		case inList(plainWords, w), isSize(w), isHash(w), r.namesSite(w):
		default:
			return false
		}
	}
	return found
}

// What the name of such a file says, and what it may say besides.
var (
	cardWords = []string{
		"og", "ogimage", "opengraph", "social", "socialmedia", "share", "sharing", "shareimage", "default", "fallback", "generic", "facebook", "icon", "icons", "appicon", "webshare", "websharedefaultimage", "defaultshareimage", "defaultimage", "shareimagedefault",
	}
	plainWords = []string{
		"image", "images", "img", "picture", "card", "wide", "square", "large", "small", "big", "thumb", "thumbnail", "open", "graph", "meta", "preview", "site", "website", "web", "home", "homepage", "all", "new", "media", "link",
		"copy", "android", "apple", "touch", "twitter", "fb", "x", "and", "the", "com", "org",
	}
)

// isSize holds for a word of digits but for a letter: "1200x630", "v2", "400".
func isSize(w string) bool {
	digits := 0
	for _, c := range w {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	return digits > 0 && len(w)-digits <= 1
}

// isHash holds for what systems add to a file's name when it changes.
func isHash(w string) bool {
	return len(w) >= 8 && hasDigit(w) && strings.Trim(w, "0123456789abcdef") == ""
}

// namesSite reports whether a word is in the site's name.
func (r *reading) namesSite(w string) bool {
	return len(w) > 2 && slices.ContainsFunc(r.sites(), func(name string) bool { return strings.Contains(name, w) })
}
