package meta

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestCompleteLanguage: a body tells the language that the page could not, and no other one.
func TestCompleteLanguage(t *testing.T) {
	const (
		english = `<p>The rye of the hills is back, and it is more than a plant for those who live there.</p><p>They say that it was the soil that made them look for something else, but now they have what they had before.</p>`
		hebrew  = `<p>השיפון חזר אל הגבעות, והוא יותר מצמח עבור אלה שחיים שם, כי האדמה היא מה שיש להם.</p>`
	)
	for _, c := range []struct{ declared, dir, body, language, direction string }{
		{"", "", english, "en", "ltr"},
		{"", "", hebrew, "he", "rtl"},
		{"", "ltr", hebrew, "he", "ltr"},
		{"de", "ltr", english, "de", "ltr"},
		{"", "", `<p>Rye, 12 sacks.</p>`, "", ""},
	} {
		body, err := html.Parse(strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		a := &article.Article{Body: body, Language: c.declared, Direction: c.dir}
		CompleteLanguage(a)
		if a.Language != c.language || a.Direction != c.direction {
			t.Errorf("%+v: language %q, direction %q", c, a.Language, a.Direction)
		}
		if told := a.Provenance["language"] == originDetected; told != (c.declared == "" && c.language != "") {
			t.Errorf("%+v: provenance %v", c, a.Provenance)
		}
	}
}
