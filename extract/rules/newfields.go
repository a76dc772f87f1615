package rules

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/site"
)

// A madeField is one that New makes lines for.
type madeField struct {
	name  string
	value func(a *article.Article) any      // what the record says
	texts func(a *article.Article) []string // as it may stand on the page; nil where that is written otherwise
	ld    string                            // the path to it from a JSON-LD article
}

// madeFields are in the order of a rule file.
var madeFields = []madeField{
	{"title", func(a *article.Article) any { return a.Title }, func(a *article.Article) []string { return []string{a.Title} }, "headline"},
	{"subtitle", func(a *article.Article) any { return a.Subtitle }, func(a *article.Article) []string { return []string{a.Subtitle} }, "alternativeHeadline"},
	{"authors", func(a *article.Article) any { return authorNames(a) }, authorNames, "author.name"},
	{"source", func(a *article.Article) any { return a.Source }, func(a *article.Article) []string { return []string{a.Source} }, ""},
	{"date_published", func(a *article.Article) any { return a.DatePublished }, nil, "datePublished"},
	{"section", func(a *article.Article) any { return a.Section }, func(a *article.Article) []string { return []string{a.Section} }, "articleSection"},
	{"tags", func(a *article.Article) any { return a.Tags }, func(a *article.Article) []string { return a.Tags }, "keywords"},
	{"image", func(a *article.Article) any { return imageAddress(a) }, nil, "image.url"},
}

func authorNames(a *article.Article) (out []string) {
	for _, author := range a.Authors {
		out = append(out, author.Name)
	}
	return out
}

func imageAddress(a *article.Article) string {
	if a.Image == nil {
		return ""
	}
	return a.Image.URL
}

// isGuess reports whether a value comes from what the page shows, and not from data that
// are read on any page.
func isGuess(from article.Origin) bool {
	switch from {
	case "visible", "h1", "title", "url", "body":
		return true
	}
	return false
}

// findFields gives the rule a line for each field whose value is a guess that no data
// confirm, and says what became of each.
func (m *maker) findFields() {
	var read, missing []string
	for _, f := range madeFields {
		guessed, found := false, false
		for _, s := range m.samples {
			from, ok := s.article.Provenance[f.name]
			found = found || ok
			guessed = guessed || ok && isGuess(from)
		}
		switch {
		case !found:
			missing = append(missing, f.name)
		case !guessed || slices.ContainsFunc(m.dataSelectors(f), func(s site.Selector) bool { return readAnyway(s) && m.gives(f, s) }):
			read = append(read, f.name)
		default:
			m.findField(f)
		}
	}
	if len(read) > 0 {
		m.note("no line needed for %s: the pages' own data state it", strings.Join(read, ", "))
	}
	if len(missing) > 0 {
		m.note("not found: %s", strings.Join(missing, ", "))
	}
}

// findField looks for a selector that gives on all samples what was found there: a meta
// tag's that is not read on any page, or else of what the page shows.
func (m *maker) findField(f madeField) {
	selectors := slices.DeleteFunc(m.dataSelectors(f), readAnyway)
	for _, css := range m.fieldPicks(f) {
		selectors = append(selectors, selector(css))
	}
	for _, s := range selectors {
		if m.ctx.Err() == nil && m.gives(f, s) {
			m.rule.Fields = append(m.rule.Fields, site.Field{Name: f.name, From: []site.Selector{s}})
			m.note("%s: %s %s gives it", f.name, s.Kind, s.Expr)
			return
		}
	}
	m.note("%s: no stable selector gives what is found (%s); it is found as on any page", f.name, m.foundBy(f))
}

func (m *maker) foundBy(f madeField) string {
	var out []string
	for _, s := range m.samples {
		if from := string(s.article.Provenance[f.name]); from != "" && !slices.Contains(out, from) {
			out = append(out, from)
		}
	}
	return strings.Join(out, ", ")
}

// gives reports whether a selector gives on each sample the value that was found, and
// where none was found, nothing.
func (m *maker) gives(f madeField, from site.Selector) bool {
	rule := &site.Rule{Name: m.name, Fields: []site.Field{{Name: f.name, From: []site.Selector{from}}}}
	for _, s := range m.samples {
		a := m.fields(s, rule)
		if a == nil && s.article.Provenance[f.name] == "" {
			continue
		}
		if a == nil || !reflect.DeepEqual(f.value(a), f.value(s.article)) {
			return false
		}
	}
	return true
}

// fields are the fields of a sample as a rule gives them, nil where it gives none.
func (m *maker) fields(s *sample, rule *site.Rule) *article.Article {
	applied := rule.Apply(m.ctx, s.page)
	if len(applied.Fields) == 0 {
		return nil
	}
	stated := meta.Stated{}
	for name, values := range applied.Fields {
		for _, v := range values {
			stated[name] = append(stated[name], meta.Value{Text: v.Text, URL: v.URL, Origin: v.Origin})
		}
	}
	a := &article.Article{URL: s.URL}
	meta.Fill(m.ctx, a, s.page, stated, nil)
	return a
}

// articleTypes are the types of JSON-LD objects that are articles.
var articleTypes = []string{"NewsArticle", "ReportageNewsArticle", "BlogPosting", "Article", "WebPage"}

// dataSelectors are selectors of what pages' data state: all their meta tags, and the
// member of JSON-LD's articles. A list in one value is parted at commas.
func (m *maker) dataSelectors(f madeField) (out []site.Selector) {
	add := func(kind, expr, split string) {
		if s, err := site.NewSelector(kind, expr); err == nil {
			s.Split = split
			out = append(out, s)
		}
	}
	if f.name == "subtitle" { // what the page shows, and no description of it
		return nil
	}
	for _, name := range m.samples[0].metaNames(f) {
		add("meta", name, "")
		if f.name == "tags" || f.name == "authors" {
			add("meta", name, ",")
		}
	}
	for _, t := range articleTypes {
		if f.ld != "" && slices.ContainsFunc(m.samples, func(s *sample) bool { return s.mentions(t) }) {
			add("jsonld", t+"."+f.ld, "")
		}
	}
	return out
}

// maxMetas are the most meta tags that are tried for a field.
const maxMetas = 40

// metaNames are the names of a page's meta tags that may hold a field, in order.
func (s *sample) metaNames(f madeField) (out []string) {
	for i := s.page.Head(); i < s.page.Nodes[s.page.Head()].End && len(out) < maxMetas; i++ {
		if s.page.Nodes[i].Tag != atom.Meta || !s.mayState(f, s.page.Attr(i, "content")) {
			continue
		}
		name := strings.ToLower(cmp.Or(s.page.Attr(i, "property"), s.page.Attr(i, "name"), s.page.Attr(i, "itemprop")))
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// mayState reports whether a text may hold a field's value.
func (s *sample) mayState(f madeField, text string) bool {
	switch f.name {
	case "date_published":
		year, _, _ := strings.Cut(s.article.DatePublished, "-")
		return year != "" && strings.Contains(text, year)
	case "image":
		return s.article.Image != nil && strings.Contains(text, lastPart(s.article.Image.URL))
	}
	return slices.ContainsFunc(f.texts(s.article), func(t string) bool { return t != "" && strings.Contains(text, t) })
}

// readAnyway reports whether data are of a vocabulary that is read on any page.
func readAnyway(s site.Selector) bool {
	if s.Kind == "jsonld" {
		return true
	}
	for _, begins := range []string{"og:", "article:", "twitter:", "dc.", "dcterms.", "parsely", "sailthru", "citation", "cxense"} {
		if strings.HasPrefix(s.Expr, begins) {
			return true
		}
	}
	return slices.Contains([]string{"author", "title", "headline", "description", "keywords", "news_keywords", "date", "pubdate", "image", "thumbnail", "section",
		"datepublished", "datecreated", "last-modified", "publish-date", "publication_date", "publishdate", "byl", "byline"}, s.Expr)
}

// mentions reports whether a page's JSON-LD names a type.
func (s *sample) mentions(name string) bool {
	for _, i := range s.page.LD {
		if text := s.page.Nodes[i].HTML.FirstChild; text != nil && strings.Contains(text.Data, `"`+name+`"`) {
			return true
		}
	}
	return false
}
