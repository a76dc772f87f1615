package render

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
)

// frontMatter writes what is known of the article as YAML between lines of ---.
// Keys are the record's, in the record's order. What concerns the extraction and
// not the article (provenance, confidence, warnings ...) is left to the record;
// authors are a list of names, image is an address, and status stands there only
// if it is not ok.
func frontMatter(a *article.Article) []byte {
	y := yamlWriter("---\n")
	y.string("id", a.ID)
	if a.Status != article.StatusOK {
		y.string("status", string(a.Status))
	}
	y.string("url", a.URL)
	y.string("canonical_url", a.CanonicalURL)
	y.string("site_name", a.SiteName)
	y.string("title", a.Title)
	y.string("subtitle", a.Subtitle)
	y.string("summary", a.Summary)
	names := make([]string, len(a.Authors))
	for i, author := range a.Authors {
		names[i] = author.Name
	}
	y.list("authors", names)
	y.string("byline", a.Byline)
	y.string("source", a.Source)
	y.string("date_published", a.DatePublished)
	y.string("date_modified", a.DateModified)
	y.string("language", a.Language)
	y.string("direction", a.Direction)
	y.string("section", a.Section)
	y.list("tags", a.Tags)
	if a.Image != nil {
		y.string("image", a.Image.URL)
	}
	words, chars := countWords(Text(a.Body))
	y.number("word_count", words+chars)
	y.number("reading_minutes", readingMinutes(words, chars))
	y.string("page_type", string(a.PageType))
	y.string("access", string(a.Access))
	y.string("license", a.License)
	return append(y, "---\n\n"...)
}

// A yamlWriter holds lines of YAML. Every string reads back as that string, never
// as a number, a date or a truth value.
type yamlWriter []byte

func (y *yamlWriter) string(key, val string) {
	if val == "" {
		return
	}
	*y = append(*y, key+": "...)
	y.scalar(val)
}

func (y *yamlWriter) list(key string, vals []string) {
	if len(vals) == 0 {
		return
	}
	*y = append(*y, key+":\n"...)
	for _, v := range vals {
		*y = append(*y, "  - "...)
		y.scalar(v)
	}
}

func (y *yamlWriter) number(key string, n int) {
	*y = append(*y, key+": "+strconv.Itoa(n)+"\n"...)
}

func (y *yamlWriter) scalar(s string) {
	if isPlainScalar(s) {
		*y = append(*y, s...)
	} else {
		y.quoted(s)
	}
	*y = append(*y, '\n')
}

// quoted writes a double-quoted scalar, the one form that can hold any text.
func (y *yamlWriter) quoted(s string) {
	const hex = "0123456789abcdef"
	*y = append(*y, '"')
	for _, r := range s { // an invalid byte is U+FFFD
		switch {
		case r == '"' || r == '\\':
			*y = append(*y, '\\', byte(r))
		case r == '\n':
			*y = append(*y, `\n`...)
		case r == '\t':
			*y = append(*y, `\t`...)
		case r < 0x10000 && (unicode.IsControl(r) || !unicode.IsPrint(r)):
			*y = append(*y, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			*y = append(*y, string(r)...)
		}
	}
	*y = append(*y, '"')
}

// isPlainScalar reports whether s needs no quotes. That is asked strictly: words
// that begin with a letter, with the few signs between them that never mean
// anything in YAML.
func isPlainScalar(s string) bool {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
		case i == 0:
			return false
		case unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune(" _-.,()/'’–—", r):
		default:
			return false
		}
	}
	return !strings.HasSuffix(s, " ") && !isReserved(s)
}

// isReserved reports whether YAML 1.1 or 1.2 reads s as something but a string.
func isReserved(s string) bool {
	switch strings.ToLower(s) {
	case "", "y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return true
	}
	return false
}
