package batch

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"        // file systems take Σ, σ and ς for one letter
	"golang.org/x/text/unicode/norm" // and é for e with an accent

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Namer gives each article of a run a file name. The zero value names them by
// their inputs. It gives no name twice, also where the file system takes upper
// and lower case for the same.
type Namer struct {
	// Template makes the names where it is not "": text with {date}, {title},
	// {slug}, {host}, {id} and {n} (the number of the article in the run). A slash
	// in it is a subfolder.
	Template string

	used map[string]int // names given, folded, and the last number put behind them
	n    int
}

var templateFields = []string{"date", "title", "slug", "host", "id", "n"}

// CheckTemplate returns what is wrong with a template, or nil.
func CheckTemplate(template string) error {
	if strings.HasPrefix(template, "/") {
		return fmt.Errorf("name %q: begins with a slash", template)
	}
	for _, part := range strings.Split(template, "/") {
		if part == "" || part == "." || part == ".." {
			return fmt.Errorf("name %q: %q is no file's name", template, part)
		}
	}
	for rest := template; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return nil
		}
		field, tail, ok := strings.Cut(after, "}")
		known := false
		for _, f := range templateFields {
			known = known || f == field
		}
		if !ok || !known {
			return fmt.Errorf("name %q: {%s is none of {%s}", template, field, strings.Join(templateFields, "}, {"))
		}
		rest = tail
	}
}

// Name is the path of an article's file below the output folder, with slashes
// and with the ending ext (".md").
func (nm *Namer) Name(a *article.Article, ext string) string {
	nm.n++
	name := ""
	if nm.Template == "" {
		name = safe(inputName(a))
	} else {
		name = nm.fill(a)
	}
	return nm.unused(name, ext)
}

// fill puts an article's fields into the template; each part is made safe on
// its own, so that no value can add a folder.
func (nm *Namer) fill(a *article.Article) string {
	values := []string{
		"{date}", or(day(a.DatePublished), "undated"),
		"{title}", or(a.Title, "untitled"),
		"{slug}", or(slug(a), "untitled"),
		"{host}", or(host(a), "nohost"),
		"{id}", or(a.ID, "noid"),
		"{n}", fmt.Sprint(nm.n),
	}
	for i := 1; i < len(values); i += 2 {
		values[i] = strings.NewReplacer("/", "-", `\`, "-").Replace(values[i])
	}
	parts := strings.Split(strings.NewReplacer(values...).Replace(nm.Template), "/")
	for i, p := range parts {
		parts[i] = safe(p)
	}
	return strings.Join(parts, "/")
}

// unused is the name, or where another of the run has it already, the name with
// a number behind it.
func (nm *Namer) unused(name, ext string) string {
	if nm.used == nil {
		nm.used = map[string]int{}
	}
	key := fold(name)
	for {
		count, taken := nm.used[key]
		if !taken {
			nm.used[key] = 1
			return name + ext
		}
		nm.used[key] = count + 1
		numbered := fmt.Sprintf("%s-%d", name, count+1)
		if k := fold(numbered); nm.used[k] == 0 {
			nm.used[k] = 1
			return numbered + ext
		}
	}
}

// fold gives two names that some file system takes for one the same form:
// Unicode's canonical caseless matching, without what is not seen, as ext4 does
// it in folders that fold. Other file systems fold less.
func fold(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			return -1
		}
		return r
	}, name)
	return norm.NFD.String(cases.Fold().String(norm.NFD.String(name)))
}

// inputName is the caller's id, or the last part of the path or address that was
// given, without a page's endings.
func inputName(a *article.Article) string {
	switch {
	case a.ID != "":
		return a.ID
	case a.Input == "-":
		return "stdin"
	case strings.Contains(a.Input, "://"):
		return or(slug(a), or(host(a), "page"))
	}
	return cutEndings(a.Input[strings.LastIndexAny(a.Input, `/\`)+1:])
}

// slug is the last part of the page's address, or its title in lower case with
// hyphens.
func slug(a *article.Article) string {
	for _, address := range []string{a.CanonicalURL, a.URL, a.Input} {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			base := cutEndings(path.Base("/" + u.Path))
			if base != "/" && base != "index" {
				return base
			}
		}
	}
	words := strings.FieldsFunc(strings.ToLower(a.Title), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M)
	})
	return strings.Join(words, "-")
}

// cutEndings takes the endings of pages and of their compression off a file's
// name. What else stands behind a dot belongs to it: "st.-louis", "version-2.1".
func cutEndings(name string) string {
	for _, endings := range [][]string{
		{".gz", ".br", ".zst"},
		{".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht", ".php", ".asp", ".aspx", ".jsp", ".cfm"},
	} {
		for _, end := range endings {
			if len(name) > len(end) && strings.EqualFold(name[len(name)-len(end):], end) {
				name = name[:len(name)-len(end)]
				break
			}
		}
	}
	return name
}

func host(a *article.Article) string {
	for _, address := range []string{a.URL, a.CanonicalURL, a.Input} {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return ""
}

func day(date string) string { return date[:min(len(date), len("2006-01-02"))] }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// maxName bounds a name in bytes; file systems take 255 with a number and the
// ending.
const maxName = 120

// safe makes any string a name that every file system takes and that stands for
// nothing but a file of its folder.
func safe(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '-'
		}
		return r
	}, s)
	s = strings.TrimLeft(norm.NFC.String(s), ". ") // a leading dot hides
	for len(s) > maxName {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	s = strings.TrimRight(s, ". ") // Windows drops them
	switch {
	case s == "":
		return "untitled"
	case isDevice(s):
		return "_" + s
	}
	return s
}

// isDevice reports whether Windows takes a name for one of its devices, which it
// does whatever the name's ending is.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch base = strings.TrimRight(base, " "); base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(base, port); ok && utf8.RuneCountInString(n) == 1 && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}
