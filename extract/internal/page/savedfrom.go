package page

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Programs that save a page write its address into a comment before the page's own
// content:
//
//	<!-- saved from url=(0042)https://example.org/a -->          Chrome's "Webpage, complete", Internet Explorer
//	<!-- Page saved with SingleFile url: https://... saved date: ... -->
//	<!-- Saved from https://example.org/a at 2024-... using monolith v2.8.1 -->
//
// The first of them writes pictures, too, into a folder, PAGE_files, and their places
// there over their addresses (dropPlaces).

// findSaved reads the address that a page was saved from, nil if it names none, and
// whether a folder with its parts stood beside it.
func findSaved(text []byte) (saved *url.URL, parts bool) {
	for comment := range prologue(text[:min(len(text), prescan)]) {
		if u, parts := savedComment(strings.TrimSpace(string(comment))); u != nil {
			return u, parts
		}
	}
	return nil, false
}

// savedComment reads one comment.
func savedComment(s string) (u *url.URL, parts bool) {
	if rest, ok := strings.CutPrefix(s, "saved from url=("); ok {
		digits, address, _ := strings.Cut(rest, ")")
		if strings.Trim(digits, "0123456789") != "" {
			return nil, false
		}
		address, _, _ = strings.Cut(address, " ")
		return savedAddress(strings.ReplaceAll(address, "-%2D", "--")), true // a comment can't hold two hyphens
	}
	if strings.HasPrefix(s, "Page saved with SingleFile") || strings.HasPrefix(s, "Archive processed by SingleFile") {
		for line := range strings.Lines(s) {
			if address, ok := strings.CutPrefix(strings.TrimSpace(line), "url:"); ok {
				return savedAddress(address), false
			}
		}
		return nil, false
	}
	if rest, ok := strings.CutPrefix(s, "Saved from "); ok && strings.Contains(s, " using monolith ") {
		address, _, _ := strings.Cut(rest, " ")
		return savedAddress(address), false
	}
	return nil, false
}

// prologue yields the comments before the first tag that is neither html nor head.
func prologue(text []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for {
			text = bytes.TrimLeft(text, " \t\r\n\f")
			if len(text) < 2 || text[0] != '<' {
				return
			}
			if rest, ok := bytes.CutPrefix(text, []byte("<!--")); ok {
				comment, behind, closed := bytes.Cut(rest, []byte("-->"))
				if !closed || !yield(comment) {
					return
				}
				text = behind
				continue
			}
			name := text[1:min(len(text), 6)]
			if c := name[0]; c != '!' && c != '?' && !isTag(name, "html") && !isTag(name, "head") {
				return
			}
			end := bytes.IndexByte(text, '>')
			if end < 0 {
				return
			}
			text = text[end+1:]
		}
	}
}

// isTag reports whether a tag's name is this one; one byte behind it is looked at.
func isTag(tag []byte, name string) bool {
	return len(tag) > len(name) && strings.EqualFold(string(tag[:len(name)]), name) && strings.IndexByte("> \t\r\n\f", tag[len(name)]) >= 0
}

// savedAddress is an address of the web that a container tells of its page, nil for
// any other: a page that was opened from a file, or is of a browser's own.
func savedAddress(stated string) *url.URL {
	u := resolve(nil, stated)
	if u == nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil
	}
	u.User = nil
	u.Host = asciiHost(u)
	return u
}

// partsFolders are the endings of the folders that browsers save a page's parts in.
var partsFolders = []string{"_files", ".files", "-Dateien", "_fichiers", "_archivos"}

// isPlace reports whether an address is that of a file in such a folder beside the page.
func isPlace(address string) bool {
	folder, _, found := strings.Cut(strings.TrimPrefix(strings.TrimSpace(address), "./"), "/")
	return found && !strings.ContainsAny(folder, ":?#") && slices.ContainsFunc(partsFolders, func(end string) bool {
		return len(folder) > len(end) && strings.HasSuffix(folder, end)
	})
}

// dropPlaces takes the attributes out of a tree that name files of the folder beside
// the page: on the web there is nothing at these places, and no one can say any more
// where the picture was. Then what else the page says of it counts. The folder is the
// base, too, that the browser put into the page.
func dropPlaces(n *html.Node) {
	for c := range n.Descendants() {
		if len(c.Attr) == 0 {
			continue
		}
		c.Attr = slices.DeleteFunc(c.Attr, func(a html.Attribute) bool {
			return isPlace(a.Val) || c.DataAtom == atom.Base && a.Key == "href" && a.Val == "."
		})
	}
}
