package rules

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

const (
	fieldTries  = 40  // selectors that are tried for a field
	fieldLooks  = 400 // and that are looked at whether they match often
	fieldSlack  = 40  // letters that an element may hold beside a value: "By", a date
	listStray   = 2   // so many times the values may be the matches of a selector of a list
	aroundField = 4   // elements around a value in which one with a name is looked for
	dateLetters = 100 // of an element that holds a date
)

// A fieldPick is a selector that may be a field's, with the fewest letters that it
// matches.
type fieldPick struct {
	css     string
	cost    int
	letters int32
}

// fieldPicks are selectors of elements of the first sample with a value that may hold
// it, those that hold least beside it first. Each matches once, or of lists about as
// often as there are values, on every sample that has one.
func (m *maker) fieldPicks(f madeField) []string {
	at := slices.IndexFunc(m.samples, func(s *sample) bool { return s.article.Provenance[f.name] != "" })
	if at < 0 {
		return nil
	}
	s := m.samples[at]
	var picks []fieldPick
	for i := s.page.Body(); i < s.page.Nodes[s.page.Body()].End; i++ {
		if s.page.Nodes[i].Flags&(page.IsText|page.Silent) == 0 && s.mayHold(i, f) {
			for _, k := range s.picksAt(i) {
				if saysField(k.css, f.name) {
					picks = append(picks, k)
				}
			}
		}
	}
	slices.SortStableFunc(picks, func(a, b fieldPick) int {
		return cmp.Or(cmp.Compare(a.letters/8, b.letters/8), cmp.Compare(a.cost, b.cost), cmp.Compare(len(a.css), len(b.css)), cmp.Compare(a.css, b.css))
	})
	var out []string
	seen := map[string]bool{}
	for _, k := range picks {
		if seen[k.css] {
			continue
		}
		seen[k.css] = true
		if m.matchesFew(f, k.css) {
			out = append(out, k.css)
		}
		if len(out) == fieldTries || len(seen) == fieldLooks {
			break
		}
	}
	return out
}

// fieldWords are what sites call the places of a field. A selector without any of them
// has the value by chance.
var fieldWords = map[string]wordList{
	"title":          "h1 title headline heading",
	"subtitle":       "subtitle subtitulo subhead subheading subheadline sub deck dek standfirst lead lede intro introduction description summary excerpt teaser vorspann chapo entradilla",
	"authors":        "author authors autor autoren auteur byline by writer contributor reporter attribution redactor yazar",
	"source":         "source sources agency agencies byline credit credits fuente quelle kaynak",
	"date_published": "time date dateline published publish publication pub timestamp posted datum fecha tarih",
	"section":        "section category categories cat kicker eyebrow breadcrumb breadcrumbs rubric channel ressort overline",
	"tags":           "tag tags taglist topic topics keyword keywords label labels schlagwort etiquetas etiket",
	"image":          "image img photo picture lead hero main featured feature media figure teaser thumbnail",
}

// saysField reports whether a selector has one of a field's words, or begins or ends a
// longer one with it: authorname, postdate. The day of the last change is another.
func saysField(css, field string) bool {
	all := fieldWords[field]
	list := parts(strings.ReplaceAll(css, "h1", "h1 headline"))
	if field == "date_published" && slices.ContainsFunc(list, func(part string) bool { return strings.HasPrefix(part, "modif") || strings.HasPrefix(part, "updat") }) {
		return false
	}
	return slices.ContainsFunc(list, func(part string) bool {
		for w := range strings.FieldsSeq(string(all)) {
			if w == part || len(w) >= 4 && (strings.HasPrefix(part, w) || strings.HasSuffix(part, w)) {
				return true
			}
		}
		return false
	})
}

// mayHold reports whether an element may hold a field's value.
func (s *sample) mayHold(i int32, f madeField) bool {
	p := s.page
	switch f.name {
	case "image":
		return p.Nodes[i].Tag == atom.Img && strings.HasSuffix(s.article.Image.URL, lastPart(p.Attr(i, "src")))
	case "date_published":
		return p.Nodes[i].Tag == atom.Time || p.Chars(i) <= dateLetters && strings.ContainsAny(p.TextOf(i), "0123456789٠١٢٣٤٥٦٧٨٩") && s.isNamed(i)
	}
	if f.name == "tags" && !s.isOneLink(i) {
		return false
	}
	texts := f.texts(s.article)
	all := 0
	for _, t := range texts {
		all += len([]rune(t))
	}
	if int(p.Chars(i)) > all+fieldSlack || p.Chars(i) == 0 {
		return false
	}
	text := p.Clean(i)
	return slices.ContainsFunc(texts, func(t string) bool { return t != "" && strings.Contains(text, t) })
}

// isOneLink reports whether an element is a link or stands in one, or has none in it: what
// holds links is the list, and no item of it.
func (s *sample) isOneLink(i int32) bool {
	return s.page.Nodes[i].Flags&page.InLink != 0 || s.page.LinkChars(i) == 0
}

func (s *sample) isNamed(i int32) bool { return len(s.names.of[i]) > 0 }

// lastPart is the last part of an address's path, or what no address ends in.
func lastPart(address string) string {
	address, _, _ = strings.Cut(address, "?")
	if part := address[strings.LastIndexByte(address, '/')+1:]; part != "" {
		return "/" + part
	}
	return "\x00"
}

// picksAt are the selectors of an element: its own names, and those of an element
// around it with its own name or tag behind it.
func (s *sample) picksAt(i int32) (out []fieldPick) {
	letters := s.page.Chars(i)
	own := s.names.of[i]
	for _, name := range own {
		if name != `[rel="tag"]` || len(own) == 1 {
			out = append(out, fieldPick{name, costOf(name) + tagCost(name), letters})
		}
	}
	inner := slices.Clone(own[:min(len(own), 2)])
	switch s.page.Nodes[i].Tag { // others say nothing of what they hold
	case atom.A, atom.H1, atom.Time, atom.Img:
		inner = append(inner, s.page.Nodes[i].HTML.Data)
	}
	for up, steps := s.page.Nodes[i].Parent, 0; up > s.page.Body() && steps < aroundField; up, steps = s.page.Nodes[up].Parent, steps+1 {
		for _, around := range s.names.of[up] {
			for _, name := range inner {
				out = append(out, fieldPick{around + " " + name, costOf(around) + 3 + steps, letters})
			}
		}
	}
	return out
}

// tagCost is what a tag alone costs as a field's selector: on another page any time may
// be the first, and the site's name an h1.
func tagCost(name string) int {
	switch name {
	case "time":
		return 8
	case "h1":
		return 2
	}
	return 0
}

// matchesFew reports whether a selector matches once on each sample that has the field,
// or as often as a list may be long.
func (m *maker) matchesFew(f madeField, css string) bool {
	for _, s := range m.samples {
		n, most := len(s.matches(css)), 1
		switch f.name {
		case "authors", "tags":
			most = listStray * max(1, len(f.texts(s.article)))
		}
		if n > most || n == 0 && s.article.Provenance[f.name] != "" {
			return false
		}
	}
	return true
}

// matches are the nodes of a selector of one name, or of a name or tag in a name.
func (s *sample) matches(css string) []int32 {
	around, name, two := strings.Cut(css, " ")
	if !two {
		return s.names.nodes[css]
	}
	nodes := s.names.nodes[name]
	if nodes == nil && isTag(name) {
		for _, top := range s.page.Outermost(s.names.nodes[around]) {
			for i := top + 1; i < s.page.Nodes[top].End; i++ {
				if s.page.Nodes[i].Flags&page.IsText == 0 && s.page.Nodes[i].HTML.Data == name {
					nodes = append(nodes, i)
				}
			}
		}
		return nodes
	}
	return below(s.page, s.names.nodes[around], nodes)
}
