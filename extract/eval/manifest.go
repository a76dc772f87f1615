package eval

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A Label is what a manifest says of one page. What it does not say is empty.
type Label struct {
	ID   string
	Set  string
	Type string // the kind of page; wcxb has a row for each
	URL  string
	Page string // path of the page's file

	Text       string   // the body
	Paragraphs []string // or its paragraphs, optional ones in [brackets]
	Summary    string   // may stand above Text
	With       []string // segments that the body holds
	Without    []string // segments that it does not

	Title   string
	Authors []string
	Date    string
	Image   string
	Tags    []string

	at string // manifest and line
}

// row is a manifest's line.
type row struct {
	ID         string   `json:"id"`
	Set        string   `json:"set"`
	Type       string   `json:"type"`
	URL        string   `json:"url"`
	HTML       string   `json:"html"`
	Text       string   `json:"text"`
	Paragraphs []string `json:"paragraphs"`
	Summary    string   `json:"summary"`
	With       []string `json:"with"`
	Without    []string `json:"without"`
	Title      string   `json:"title"`
	Authors    names    `json:"authors"`
	Author     names    `json:"author"`
	Date       string   `json:"date"`
	Image      address  `json:"image"`
	Tags       names    `json:"tags"`
}

// ReadManifest reads a manifest's labels. Its errors name file and line.
func ReadManifest(path string) (labels []Label, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	defer f.Close()
	err = eachLine(f, path, func(r row, at string) error {
		if r.ID == "" || r.Set == "" {
			return errors.New("a label needs id and set")
		}
		l := Label{
			ID: r.ID, Set: r.Set, Type: r.Type, URL: r.URL,
			Text: r.Text, Paragraphs: r.Paragraphs, Summary: r.Summary, With: r.With, Without: r.Without,
			Title: r.Title, Authors: r.Authors, Date: r.Date, Image: string(r.Image), Tags: r.Tags, at: at,
		}
		if len(l.Authors) == 0 {
			l.Authors = r.Author
		}
		switch {
		case filepath.IsAbs(r.HTML):
			l.Page = r.HTML
		case r.HTML != "":
			l.Page = filepath.Join(filepath.Dir(path), filepath.FromSlash(r.HTML))
		}
		labels = append(labels, l)
		return nil
	})
	return labels, err
}
