package meta

import (
	"context"
	"net/url"
	"os"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

const pageURL = "https://www.tidings.example/world/the-page"

// parse makes a page of HTML at pageURL.
func parse(t testing.TB, src string) *page.Page {
	t.Helper()
	return parseAt(t, pageURL, src)
}

// parseAt makes a page of HTML at an address.
func parseAt(t testing.TB, addr, src string) *page.Page {
	t.Helper()
	u, err := url.Parse(addr)
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Parse(context.Background(), &page.Text{Data: []byte(src)}, u, page.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// decode reads a file.
func decode(t testing.TB, path string) (*page.Text, error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return page.Decode(context.Background(), f, nil, path, page.Limits{})
}

// fill reads a page at pageURL.
func fill(t testing.TB, src string, stated Stated) *article.Article {
	t.Helper()
	var a article.Article
	Fill(context.Background(), &a, parse(t, src), stated, nil)
	return &a
}

// facts are the fields that most tests compare.
type facts struct {
	Title, Subtitle, Summary         string
	Authors                          []string
	Byline, Source                   string
	Published, Modified              string
	Section                          string
	Tags                             []string
	Image                            string
	Site, Language, License          string
	Access                           article.Access
	TitleFrom, AuthorsFrom, DateFrom article.Origin
}

func factsOf(a *article.Article) facts {
	f := facts{
		Title: a.Title, Subtitle: a.Subtitle, Summary: a.Summary, Byline: a.Byline, Source: a.Source,
		Published: a.DatePublished, Modified: a.DateModified, Section: a.Section, Tags: a.Tags,
		Site: a.SiteName, Language: a.Language, License: a.License, Access: a.Access,
		TitleFrom: a.Provenance["title"], AuthorsFrom: a.Provenance["authors"], DateFrom: a.Provenance["date_published"],
	}
	for _, au := range a.Authors {
		f.Authors = append(f.Authors, au.Name)
	}
	if a.Image != nil {
		f.Image = a.Image.URL
	}
	return f
}
