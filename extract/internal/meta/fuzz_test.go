package meta

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
)

// checkArticle holds what is true of every page: text on one line without
// controls, dates that are days of the calendar, addresses that are safe.
func checkArticle(t *testing.T, a *article.Article) {
	t.Helper()
	for _, s := range append([]string{a.Title, a.Subtitle, a.Summary, a.Byline, a.Source, a.Section, a.SiteName, a.Language, a.License}, a.Tags...) {
		checkText(t, s)
	}
	for _, au := range a.Authors {
		if au.Name == "" {
			t.Error("an author without a name")
		}
		checkText(t, au.Name)
		checkAddress(t, au.URL)
	}
	if a.Image != nil {
		checkAddress(t, a.Image.URL)
	}
	checkAddress(t, a.CanonicalURL)
	for _, d := range []string{a.DatePublished, a.DateModified} {
		if d != "" {
			checkDate(t, d)
		}
	}
}

func checkText(t *testing.T, s string) {
	t.Helper()
	if strings.ContainsFunc(s, unicode.IsControl) || s != strings.TrimSpace(s) || s != strings.ToValidUTF8(s, "") {
		t.Errorf("text %q", s)
	}
}

func checkAddress(t *testing.T, s string) {
	t.Helper()
	if s != "" && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		t.Errorf("address %q", s)
	}
}

func checkDate(t *testing.T, s string) {
	t.Helper()
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00"} {
		if _, err := time.Parse(form, strings.Replace(s, ":60", ":59", 1)); err == nil {
			return
		}
	}
	t.Errorf("date %q", s)
}

func FuzzJSONLD(f *testing.F) {
	for _, c := range readerTests {
		if _, rest, ok := strings.Cut(c.src, `json">`); ok {
			f.Add(strings.TrimSuffix(rest, "</script>"))
		}
	}
	f.Add("//<![CDATA[\n{\"@type\": \"Article\", \"author\": [{\"name\": [\"\\ud83d\", {}]},], \"image\": [[[]]]}\n//]]>")
	f.Add(`{"@type":"Article","@id":"#a","author":{"@id":"#a"},"mainEntityOfPage":{"@id":"#a"},"datePublished":["2024-01-01"]}`)
	f.Fuzz(func(t *testing.T, src string) {
		checkArticle(t, fill(t, `<script type="application/ld+json">`+src+`</script><h1>Rye</h1>`, nil))
	})
}

func FuzzByline(f *testing.F) {
	for _, s := range []string{"By Ana Ruiz and Bo Ek | Updated 3 hours ago", "Von Ana Ruiz, Berlin (dpa)", "Ruiz, Ana", "记者：王小明", "Posted on May 3, 2021 by Ana @ana", "بقلم ليلى حمدان", "((", "By By By", "İ Ⱥ", "J. R. Sr."} {
		f.Add(s, "en")
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		for _, strict := range []bool{true, false} {
			for _, p := range people(s, lang, strict) {
				if p.name == "" || len(p.name) > 4*80 {
					t.Errorf("name %q of %q", p.name, s)
				}
				checkText(t, p.name)
			}
		}
		checkArticle(t, fill(t, `<html lang="en"><h1>Rye</h1><p class="byline">`+s, nil))
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-09-21T09:10:00.5+02:00", "Tue, 10 Aug 2016 11:15:53 GMT", "21. März 2025, 14:05 Uhr", "12:30 a.m. EST, Sept. 3, 2024", "令和7年3月14日(金) 午後3:05", "٣ كانون الثاني ٢٠٢٤", "2024 m. sausio 5 d.", "24:00 1/1/01", "1562342400"} {
		f.Add(s, "en", true)
	}
	f.Fuzz(func(t *testing.T, s, lang string, monthFirst bool) {
		h := dateHint{lang, monthFirst}
		for _, read := range []func(string, dateHint) (moment, bool){machineDate, findDate} {
			if m, ok := read(s, h); ok {
				checkDate(t, m.String())
			}
		}
		checkArticle(t, fill(t, `<h1>Rye</h1><p>`+s+`</p><meta name="date" content="`+s+`">`, nil))
	})
}

func FuzzFill(f *testing.F) {
	for _, c := range readerTests {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		checkArticle(t, fill(t, src, nil))
	})
}
