package meta

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// maxTagLinks is the longest list of links that may be an article's tags; longer
// ones are a cloud of the whole site.
const maxTagLinks = 30

// readTags reads the tag list that the page shows: links with rel=tag, or those
// in a container that is called tags.
func readTags(r *reading) {
	var links []int32
	for _, m := range r.marks {
		if m.kinds&kRelTag != 0 && m.kinds&kSection == 0 && !m.chrome && m.node > r.headline {
			links = append(links, m.node)
		}
	}
	r.tagLinks(links, "rel=tag")
	for _, m := range r.marks {
		if m.kinds&kTag == 0 || m.chrome || m.node < r.headline || r.p.Words(m.node) > 120 {
			continue
		}
		if m.node < r.tagsEnd { // inside a list that was read
			continue
		}
		r.tagLinks(r.linksIn(m.node), "visible")
		r.tagsEnd = r.p.Nodes[m.node].End
	}
	r.readSections()
}

// linksIn are the links in a container, none where it holds much besides.
func (r *reading) linksIn(i int32) (links []int32) {
	if r.p.LinkDensity(i) < 0.5 {
		return nil
	}
	for j := i; j < r.p.Nodes[i].End; j++ {
		if r.p.Nodes[j].Tag == atom.A {
			links = append(links, j)
		}
	}
	return links
}

func (r *reading) tagLinks(links []int32, from article.Origin) {
	if len(links) > maxTagLinks {
		return
	}
	var texts []string
	long := 0
	for _, i := range links {
		if t := r.p.Clean(i); utf8.RuneCountInString(t) <= 60 && r.staysHere(i) {
			texts = append(texts, strings.TrimSpace(strings.TrimLeft(t, "#")))
			if wordCount(t) > tagWords {
				long++
			}
		}
	}
	if long*2 > len(texts) { // headlines
		return
	}
	for _, t := range texts {
		r.add(fTags, t, from)
	}
}

// tagWords is how many words a tag has that is no headline.
const tagWords = 5

// staysHere reports whether a link leads to the page's own site, as a tag's does: those to
// networks are for sharing.
func (r *reading) staysHere(link int32) bool {
	if r.addr == nil {
		return true
	}
	u, err := r.addr.Parse(r.p.Attr(link, "href"))
	return err == nil && sameSite(u, r.addr)
}

// resolveTags takes the tags of the origin that is the most reliable, cuts lists,
// and drops what repeats and what the site says of every page.
func resolveTags(r *reading) ([]string, article.Origin) {
	var best []string
	var from article.Origin
	bestRank := 0
	for start := 0; start < len(r.claims[fTags]); {
		origin := r.claims[fTags][start].Origin
		end := start
		for end < len(r.claims[fTags]) && (r.claims[fTags][end].Origin == origin || r.claims[fTags][end].ruled) {
			end++
		}
		list := r.tagList(r.claims[fTags][start:end])
		if rank := tagRank(origin, list); len(list) > 0 && (rank > bestRank || r.claims[fTags][start].ruled) {
			best, from, bestRank = list, origin, rank
		}
		start = end
	}
	return best, from
}

// tagRank orders origins by how well their lists agree with the labels of the
// corpus. Codes ("INDG08") are for machines.
func tagRank(from article.Origin, list []string) int {
	codes := 0
	for _, t := range list {
		if !strings.Contains(t, " ") && strings.ToUpper(t) == t && hasCase(t) && len(t) > 2 {
			codes++
		}
	}
	if codes*2 > len(list) && len(list) > 3 {
		return 1
	}
	switch from {
	case "rel=tag":
		return 8
	case originJSONLD:
		return 7
	case "article:tag", "og:article:tag", originMicrodata:
		return 6
	case "meta:news_keywords", "meta:parsely-tags", "meta:article.tags", "meta:sailthru.tags":
		return 5
	case originVisible:
		return 4
	case "meta:keywords":
		return 3
	}
	return 2
}

// maxTags bounds how many tags one article has.
const maxTags = 100

// tagList cuts claims at commas and cleans the parts.
func (r *reading) tagList(claims []claim) (out []string) {
	var seen []string // folded
	keyed := areKeyed(claims)
	for _, c := range claims {
		parts := []string{c.Text}
		if !c.whole {
			parts = strings.Split(c.Text, tagSeparator(c.Text))
		}
		for _, t := range parts {
			t = strings.Trim(t, " #\"'\u201c\u201d")
			if keyed && !c.ruled {
				t = keyedTag(t)
			}
			f := fold(t)
			if inList(seen, f) || !r.isTag(t) {
				continue
			}
			if len(out) == maxTags {
				return out
			}
			out, seen = append(out, t), append(seen, f)
		}
	}
	return out
}

// areKeyed reports whether several tags of a list are a system's keys and values, "Language:
// English".
func areKeyed(claims []claim) bool {
	n := 0
	for i := range claims {
		if key, _, ok := strings.Cut(claims[i].Text, ":"); ok && wordCount(key) <= 2 && !strings.Contains(claims[i].Text, ",") {
			n++
		}
	}
	return n >= fewKeyed
}

// fewKeyed is how many such tags are no accident.
const fewKeyed = 3

// keyedTag is the value of a key that holds tags, nothing of any other key, and a tag
// without a key as it is.
func keyedTag(t string) string {
	key, value, ok := strings.Cut(t, ":")
	if !ok || wordCount(key) > 2 {
		return t
	}
	if inListFold(tagKeys, key) {
		return strings.TrimSpace(value)
	}
	return ""
}

var tagKeys = []string{"tag", "topic", "subject", "category", "keyword", "section"}

// tagSeparator is what parts the tags of a list: commas of any script, unless
// there are semicolons.
func tagSeparator(s string) string {
	for _, sep := range []string{";", ",", "،", "、", "，"} {
		if strings.Contains(s, sep) {
			return sep
		}
	}
	if wide(s) && strings.Count(s, " ") >= fewSpaces { // a script that has none in a phrase
		return " "
	}
	return ","
}

// fewSpaces is how many spaces a text in Chinese or Japanese has at least that is a list.
const fewSpaces = 3

// labels are what buttons and links beside tags and sections say, and what templates write for
// a missing value.
var labels = []string{"share", "print article", "tweet", "comment", "comments", "teilen", "mailen", "drucken", "kommentare", "コメント", "undefined", "null", "none"}

// titleTagWords is how many words a tag has at least that is no tag if it is the title.
const titleTagWords = 4

// isTag reports whether a text can be a tag: something to read, a few words, and
// not the site's name or a system's key ("type:article", "smg_news", "@hp-river").
func (r *reading) isTag(t string) bool {
	n := utf8.RuneCountInString(t)
	if n < 2 || n > 80 || t[0] == '@' || isURL(t) || !strings.ContainsFunc(t, page.IsWordRune) || r.isSite(t) || wordCount(t) >= titleTagWords && r.statesTitle(fold(t)) {
		return false
	}
	return !strings.ContainsAny(t, "{}<>=[]") && (!strings.Contains(t, "_") || strings.ToUpper(t) == t) && strings.Count(t, ":") < 2 && !inListFold(labels, t) && !strings.Contains(strings.ToLower(t), "share this") && !(strings.Contains(t, ":") && !strings.Contains(t, " "))
}
