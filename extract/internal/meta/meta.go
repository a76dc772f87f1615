package meta

import (
	"context"
	"net/url"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/lang"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/internal/trace"
)

// A Value is one statement found on the page, raw, with where it was read.
type Value struct {
	Text   string
	URL    string // of an author: the page about them
	Origin article.Origin
	Hint   bool // a rule's that nobody looks after; see take
}

// Stated are the values that a site rule read, by the record's field names:
// title, subtitle, summary, authors, byline, source, date_published,
// date_modified, section, tags, image, caption, credit, site_name, language.
// A field stated here is resolved from these values alone, and stays empty where there
// are none; they are cleaned as the page's own are.
type Stated map[string][]Value

// Fill sets the metadata fields of a from what the page states: title to image
// except Images, CanonicalURL, Access, License, and Provenance for those that
// were found. It appends to a.Warnings where statements could not be believed.
// A field that nothing states is left as it is.
//
// t, which may be nil, is told every statement that was weighed. Fill stops early once
// ctx is done; a then is of no use.
func Fill(ctx context.Context, a *article.Article, p *page.Page, stated Stated, t *trace.Trace) {
	r := &reading{p: p, found: collect(p)}
	r.declared = declaredLanguage(p, r.html)
	r.spoken = r.spokenLanguage()
	r.lang = primary(r.declared)
	if r.lang == "" || r.spoken.Excludes(r.lang) {
		r.lang = r.spoken.Tag
	}
	r.canonical = p.Canonical()
	r.addr = r.canonical
	if p.URL != nil {
		r.addr = p.URL
	}
	host := ""
	if r.addr != nil {
		host = r.addr.Hostname()
	}
	r.hint = dateHint{r.lang, monthFirst(r.declared, host)}
	for _, read := range readers {
		if ctx.Err() != nil {
			return
		}
		read(r)
	}
	r.take(stated)
	var weighed []trace.Field
	if t != nil {
		weighed = r.weighed() // resolving may change a claim's text
	}
	resolve(a, r)
	for _, f := range weighed {
		f.Chosen = a.Provenance[f.Name] == article.Origin(f.Origin)
		t.Field(f)
	}
}

// weighed lists all claims, field by field.
func (r *reading) weighed() (out []trace.Field) {
	if r.declared != "" {
		out = append(out, trace.Field{Name: fieldNames[fLanguage], Value: r.declared, Origin: "html lang"})
	}
	for f, name := range fieldNames {
		for _, c := range r.claims[f] {
			out = append(out, trace.Field{Name: name, Value: c.Text, Origin: string(c.Origin)})
		}
	}
	return out
}

// readers turn the page into claims. Their order is the order in which claims of
// equal standing are preferred; visible comes late, because it looks for the
// headline that the others state, and tags after it, because they stand below
// the headline.
var readers = [...]func(*reading){
	readJSONLD,
	readOpenGraph,
	readMetaTags,
	readLinks,
	readMicrodata,
	readVisible,
	readTags,
	readPageType,
}

// A field of the record that claims are made about.
type field uint8

const (
	fTitle field = iota
	fSubtitle
	fSummary
	fAuthors
	fByline
	fSource
	fPublished
	fModified
	fSection
	fTags
	fImage
	fCaption
	fCredit
	fSiteName
	fLanguage
	fLicense
	fAccess
	fPageType
	fieldCount
)

// fieldNames are the record's names, which Stated and Provenance use.
var fieldNames = [fieldCount]string{
	"title", "subtitle", "summary", "authors", "byline", "source", "date_published", "date_modified",
	"section", "tags", "image", "caption", "credit", "site_name", "language", "license", "access", "page_type",
}

// A claim is one statement about a field, on its way to the resolver. Claims of
// one list (the authors that JSON-LD names) have the same origin.
type claim struct {
	Value
	node   int32          // where it stands on the page, 0 for data nobody sees
	weak   bool           // said in passing: an organisation as author, a date in running text
	list   int            // of an author: claims with the same origin and number belong together
	ruled  bool           // a site rule's: to be believed
	whole  bool           // of a tag or an account: one name, whatever commas and words it has
	detail *article.Image // of an image: what is said beside its address; see image and about
}

// image is what is said beside an image's address.
func (c *claim) image() article.Image {
	if c.detail == nil {
		return article.Image{}
	}
	return *c.detail
}

// about is image, to be filled. Few claims are of images, and all are copied a lot.
func (c *claim) about() *article.Image {
	if c.detail == nil {
		c.detail = &article.Image{}
	}
	return c.detail
}

// A reading is what the readers fill and the resolver reads.
type reading struct {
	p *page.Page
	found
	claims    [fieldCount][]claim
	people    map[nameText][]person // see peopleOf
	addr      *url.URL              // where the page is, as well as is known; may be nil
	canonical *url.URL              // what the page says of that; may be nil
	siteNames []string              // folded, of its host and of the first claims about it
	siteSeen  int                   // how many these are

	declared string       // the language that the page declares
	spoken   lang.Finding // what it is written in
	lang     string       // the first part of the declared one; what is detected, where that is missing or plainly wrong
	hint     dateHint     // how the page writes dates
	headline int32        // node of the visible headline, 0 if none was found
	teased   int32        // the heading whose words a link to the page repeats, 0 for none
	ownName  string       // the last part of the path of addr
	tagsEnd  int32        // end of the last tag list that was read
	every    []line       // see allLines
	around   []line       // zone, once it was asked for
	ldTypes  []string     // of what JSON-LD describes, and of several articles none
}

// maxClaims bounds how many statements about one field are kept: a page that
// makes more is a listing, or means harm.
const maxClaims = 200

// add makes a claim unless its text is empty once cleaned.
func (r *reading) add(f field, text string, from article.Origin) *claim {
	return r.addClaim(f, claim{Value: Value{Text: text, Origin: from}})
}

func (r *reading) addClaim(f field, c claim) *claim {
	c.Text = tidy(c.Text)
	if f == fSiteName && !c.ruled { // a template's end without what should follow
		c.Text = strings.TrimRight(c.Text, " |-–—:")
	}
	if f == fSiteName && fold(c.Text) == "" { // the "/" of a template that was left as it came
		c.Text = ""
	}
	if c.Text == "" || len(r.claims[f]) >= maxClaims {
		return &claim{}
	}
	if r.claims[f] == nil {
		r.claims[f] = make([]claim, 0, 4)
	}
	r.claims[f] = append(r.claims[f], c)
	return &r.claims[f][len(r.claims[f])-1]
}

// take puts a rule's statements in the place of the page's. What is voted on, a hint
// has a vote in: its title may be that of another article by now, or the one that the
// page gives to networks.
func (r *reading) take(stated Stated) {
	for f, name := range fieldNames {
		values, ok := stated[name]
		if !ok {
			continue
		}
		if len(values) > 0 && values[0].Hint && (field(f) == fTitle || field(f) == fPublished) {
			for _, v := range values {
				r.addClaim(field(f), claim{Value: v})
			}
			continue
		}
		r.claims[f] = nil
		for _, v := range values {
			if v.Text == "" && field(f) == fImage {
				v.Text = v.URL
			}
			r.addClaim(field(f), claim{Value: v, ruled: true})
		}
	}
}

// first is the first claim about a field, nil if there is none.
func (r *reading) first(f field) *claim {
	if len(r.claims[f]) == 0 {
		return nil
	}
	return &r.claims[f][0]
}
