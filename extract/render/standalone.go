package render

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	bcp47 "golang.org/x/text/language"

	"github.com/seed-fabb886e/pith/extract/article"
)

//go:embed standalone.css
var standaloneCSS string

// standaloneDocument writes a whole page: what the article holds, a style sheet,
// and nothing that runs or is loaded but the body's pictures.
func standaloneDocument(a *article.Article, o Options) []byte {
	b := []byte("<!DOCTYPE html>\n<html")
	b = appendLanguage(b, a)
	b = append(b, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"...)
	b = appendText(b, pageTitle(a), false)
	b = append(b, "</title>\n"...)
	b = appendMetadata(b, a)
	b = append(b, "<style>\n"...)
	b = append(b, standaloneCSS...)
	b = append(b, "</style>\n</head>\n<body>\n<article>\n"...)
	b = appendHeader(b, a, o.Style)
	b = append(b, "<div class=\"content\">\n"...)
	body := pageBody(a, o.Style)
	b = htmlWriter{back: backLinks(body)}.appendBlocks(b, body)
	b = append(b, "\n</div>\n"...)
	b = appendTags(b, a.Tags)
	return append(b, "</article>\n</body>\n</html>"...)
}

// pageBody is the body in the style, its headings in order below the headline.
func pageBody(a *article.Article, s Style) *html.Node {
	t := styler{Style: s, levels: &levels{top: 1}}
	if line(a.Title) != "" {
		t.levels.top = 2
	}
	return t.copy(a.Body)
}

// appendLanguage appends the attributes that say how the text is written.
func appendLanguage(b []byte, a *article.Article) []byte {
	if lang := languageTag(a.Language); lang != "" {
		b = appendAttr(b, "lang", lang, true)
	}
	if a.Direction == "ltr" || a.Direction == "rtl" {
		b = appendAttr(b, "dir", a.Direction, true)
	}
	return b
}

// languageTag is as much of a language as a page declares it ("de-DE-formal") as
// is registered ("de-DE").
func languageTag(declared string) string {
	for s := strings.ReplaceAll(declared, "_", "-"); s != ""; s = s[:max(0, strings.LastIndexByte(s, '-'))] {
		if _, err := bcp47.Parse(s); err == nil {
			return s
		}
	}
	return ""
}

// pageTitle is a text for the title, without which no page is valid.
func pageTitle(a *article.Article) string {
	for _, s := range []string{a.Title, a.SiteName, a.CanonicalURL, a.URL} {
		if s = line(s); s != "" {
			return s
		}
	}
	return "Untitled"
}

// appendMetadata appends the article's fields under the names that readers of
// metadata know, pith among them.
func appendMetadata(b []byte, a *article.Article) []byte {
	meta := func(key, name, content string) {
		if content = line(content); content == "" {
			return
		}
		b = append(b, "<meta"...)
		b = appendAttr(b, key, name, true)
		b = appendAttr(b, "content", content, true)
		b = append(b, ">\n"...)
	}
	meta("name", "generator", "pith "+article.Version)
	for _, author := range a.Authors {
		meta("name", "author", author.Name)
	}
	meta("name", "description", a.Summary)
	meta("name", "keywords", strings.Join(a.Tags, ", "))
	meta("property", "og:site_name", a.SiteName)
	meta("property", "article:published_time", a.DatePublished)
	meta("property", "article:modified_time", a.DateModified)
	meta("property", "article:section", a.Section)
	if address := pageAddress(a); address != "" {
		b = append(b, "<link rel=\"canonical\""...)
		b = appendAddress(b, "href", address, true)
		b = append(b, ">\n"...)
	}
	return b
}

// appendHeader appends what stands above the body.
func appendHeader(b []byte, a *article.Article, s Style) []byte {
	header := len(b)
	b = append(b, "<header>\n"...)
	inHeader := len(b)
	b = appendElement(b, "p", "section", a.Section)
	b = appendElement(b, "h1", "", a.Title)
	if !strings.Contains(line(Text(a.Body)), line(a.Subtitle)) {
		b = appendWithRole(b, "p", "subtitle", "doc-subtitle", a.Subtitle) // no lead: that would be the body's
	}
	before := len(b)
	b = append(b, "<div class=\"about\">\n"...)
	empty := len(b)
	b = appendElement(b, "p", "byline", byline(a))
	if source := line(a.Source); source != "" && !strings.Contains(byline(a), source) {
		b = appendElement(b, "p", "source", source)
	}
	b = appendTime(b, a.DatePublished)
	b = appendSite(b, a, s)
	if len(b) == empty {
		b = b[:before]
	} else {
		b = append(b, "</div>\n"...)
	}
	if len(b) == inHeader {
		return b[:header]
	}
	return append(b, "</header>\n"...)
}

// byline is the byline as the page shows it, or the names of the authors.
func byline(a *article.Article) string {
	if s := line(a.Byline); s != "" {
		return s
	}
	names := make([]string, len(a.Authors))
	for i, author := range a.Authors {
		names[i] = line(author.Name)
	}
	return strings.Join(names, ", ")
}

// appendTime appends the day and, if the page says it, the minute of a date.
func appendTime(b []byte, date string) []byte {
	if date = line(date); date == "" {
		return b
	}
	shown := date
	if day, clock, ok := strings.Cut(date, "T"); ok {
		shown = day
		if len(clock) >= len("15:04") {
			shown += " " + clock[:len("15:04")]
		}
	}
	b = append(b, "<p><time"...)
	b = appendAttr(b, "datetime", date, true)
	b = append(b, '>')
	b = appendText(b, shown, false)
	return append(b, "</time></p>\n"...)
}

// appendSite appends the name of the site, with a link to the page.
func appendSite(b []byte, a *article.Article, s Style) []byte {
	name, address := line(a.SiteName), pageAddress(a)
	if address == "" || s.Links == LinksNone {
		return appendElement(b, "p", "site", name)
	}
	if name == "" {
		name = address
	}
	b = append(b, "<p class=\"site\"><a"...)
	b = appendAddress(b, "href", address, true)
	b = append(b, '>')
	b = appendText(b, name, false)
	return append(b, "</a></p>\n"...)
}

func appendTags(b []byte, tags []string) []byte {
	if len(tags) == 0 {
		return b
	}
	b = append(b, "<footer>\n<ul>\n"...)
	for _, tag := range tags {
		b = appendElement(b, "li", "", tag)
	}
	return append(b, "</ul>\n</footer>\n"...)
}

// appendElement appends an element that holds a text, nothing for no text.
func appendElement(b []byte, tag, class, text string) []byte {
	return appendWithRole(b, tag, class, "", text)
}

func appendWithRole(b []byte, tag, class, role, text string) []byte {
	if text = line(text); text == "" {
		return b
	}
	b = append(b, '<')
	b = append(b, tag...)
	if class != "" {
		b = appendAttr(b, "class", class, true)
	}
	if role != "" {
		b = appendAttr(b, "role", role, true)
	}
	b = append(b, '>')
	b = appendText(b, text, false)
	b = append(b, "</"...)
	b = append(b, tag...)
	return append(b, ">\n"...)
}

// pageAddress is the address that the page states or that it came from, "" where
// neither is one of the web.
func pageAddress(a *article.Article) string {
	for _, s := range []string{a.CanonicalURL, a.URL} {
		if s = clean(s); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
			return s
		}
	}
	return ""
}

// line makes one line of a field.
func line(s string) string { return collapse(clean(s)) }
