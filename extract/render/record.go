package render

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Content says which of the record's content_* fields are filled, and how.
type Content struct {
	Markdown, Text, HTML bool
	Style                // of links and pictures, for Markdown and HTML
}

// A Record is an article as JSON. Its keys are always there, in this order;
// unknown is null, or []. Schema describes it.
type Record struct {
	Schema          string                    `json:"schema"`
	ID              *string                   `json:"id"`
	Input           *string                   `json:"input"`
	Status          article.Status            `json:"status"`
	URL             *string                   `json:"url"`
	CanonicalURL    *string                   `json:"canonical_url"`
	SiteName        *string                   `json:"site_name"`
	Title           *string                   `json:"title"`
	Subtitle        *string                   `json:"subtitle"`
	Summary         *string                   `json:"summary"`
	Authors         []Author                  `json:"authors"`
	Byline          *string                   `json:"byline"`
	Source          *string                   `json:"source"`
	DatePublished   *string                   `json:"date_published"`
	DateModified    *string                   `json:"date_modified"`
	Language        *string                   `json:"language"`
	Direction       *string                   `json:"direction"`
	Section         *string                   `json:"section"`
	Tags            []string                  `json:"tags"`
	Image           *Image                    `json:"image"`
	Images          []Image                   `json:"images"`
	ContentMarkdown *string                   `json:"content_markdown"`
	ContentText     *string                   `json:"content_text"`
	ContentHTML     *string                   `json:"content_html"`
	WordCount       *int                      `json:"word_count"`
	ReadingMinutes  *int                      `json:"reading_minutes"`
	PageType        *article.PageType         `json:"page_type"`
	Access          *article.Access           `json:"access"`
	License         *string                   `json:"license"`
	Pages           []string                  `json:"pages"`
	Confidence      *float64                  `json:"confidence"`
	Extraction      Extraction                `json:"extraction"`
	Provenance      map[string]article.Origin `json:"provenance"`
	Warnings        []string                  `json:"warnings"`
	Error           *Error                    `json:"error"`
}

// An Author is one of a record's authors.
type Author struct {
	Name string  `json:"name"`
	URL  *string `json:"url"`
}

// An Image is a record's image, or one of its images.
type Image struct {
	URL     string  `json:"url"`
	Alt     *string `json:"alt"`
	Caption *string `json:"caption"`
	Credit  *string `json:"credit"`
	Width   *int    `json:"width"`
	Height  *int    `json:"height"`
}

// Extraction says what made the record.
type Extraction struct {
	Engine  *article.Engine `json:"engine"`
	Rule    *string         `json:"rule"`
	Version string          `json:"version"`
}

// An Error says why there is no article.
type Error struct {
	Code    article.Code `json:"code"`
	Message string       `json:"message"`
}

// NewRecord makes the record of an article.
func NewRecord(a *article.Article, c Content) Record {
	r := Record{
		Schema:        article.Schema,
		ID:            known(a.ID),
		Input:         known(a.Input),
		Status:        a.Status,
		URL:           known(a.URL),
		CanonicalURL:  known(a.CanonicalURL),
		SiteName:      known(a.SiteName),
		Title:         known(a.Title),
		Subtitle:      known(a.Subtitle),
		Summary:       known(a.Summary),
		Authors:       make([]Author, 0, len(a.Authors)),
		Byline:        known(a.Byline),
		Source:        known(a.Source),
		DatePublished: known(a.DatePublished),
		DateModified:  known(a.DateModified),
		Language:      known(a.Language),
		Direction:     known(a.Direction),
		Section:       known(a.Section),
		Tags:          list(a.Tags),
		Images:        make([]Image, 0, len(a.Images)),
		PageType:      known(a.PageType),
		Access:        known(a.Access),
		License:       known(a.License),
		Pages:         list(a.Pages),
		Confidence:    a.Confidence,
		Extraction: Extraction{
			Engine:  known(a.Engine),
			Rule:    known(a.Rule),
			Version: article.Version,
		},
		Provenance: a.Provenance,
		Warnings:   list(a.Warnings),
	}
	for _, author := range a.Authors {
		r.Authors = append(r.Authors, Author{author.Name, known(author.URL)})
	}
	if a.Image != nil {
		image := newImage(*a.Image)
		r.Image = &image
	}
	for _, image := range a.Images {
		r.Images = append(r.Images, newImage(image))
	}
	if r.Provenance == nil {
		r.Provenance = map[string]article.Origin{}
	}
	if a.Err != nil {
		r.Error = &Error{a.Err.Code, a.Err.Message}
	}
	if hasContent(a) {
		r.setContent(a, c)
	}
	return r
}

func (r *Record) setContent(a *article.Article, c Content) {
	text := Text(a.Body)
	words, chars := countWords(text)
	count, minutes := words+chars, readingMinutes(words, chars)
	r.WordCount, r.ReadingMinutes = &count, &minutes
	if c.Text {
		r.ContentText = &text
	}
	if c.Markdown {
		s := c.markdown(a.Body)
		r.ContentMarkdown = &s
	}
	if c.HTML {
		s := c.html(a.Body)
		r.ContentHTML = &s
	}
}

func newImage(i article.Image) Image {
	return Image{
		URL:     i.URL,
		Alt:     known(i.Alt),
		Caption: known(i.Caption),
		Credit:  known(i.Credit),
		Width:   known(i.Width),
		Height:  known(i.Height),
	}
}

// known returns nil for what a page does not say.
func known[T comparable](v T) *T {
	var unknown T
	if v == unknown {
		return nil
	}
	return &v
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// WriteJSON writes the record indented by two spaces. It and WriteJSONL write once,
// but for contents of many megabytes, replace invalid UTF-8, and escape what could act
// on a terminal or turn the direction of a text: names of inputs hold it, and it must
// come back as it was.
func WriteJSON(w io.Writer, r Record) error { return writeJSON(w, r, "  ") }

// WriteJSONL writes the record as one line.
func WriteJSONL(w io.Writer, r Record) error { return writeJSON(w, r, "") }

func writeJSON(w io.Writer, r Record, indent string) error {
	if r.isLarge() {
		return writeLarge(w, r, indent)
	}
	e := json.NewEncoder(controlEscaper{w})
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(r)
}

// A controlEscaper passes JSON texts on, each written at once, as an encoder does.
type controlEscaper struct{ w io.Writer }

func (e controlEscaper) Write(text []byte) (int, error) {
	if _, err := e.w.Write(escapeControls(text)); err != nil {
		return 0, err
	}
	return len(text), nil
}

// escapeControls writes what clean drops of the strings in a JSON text as \u. The
// encoder has done so with the controls of ASCII, but for delete.
func escapeControls(text []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < 0x7f || c > 0x7f && c != 0xC2 && c != 0xE2 && c < 0xEF {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if isControl(r) && r <= 0xffff {
			out = append(out, text[done:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return text
	}
	return append(out, text[done:]...)
}
