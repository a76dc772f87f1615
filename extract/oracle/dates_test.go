package main

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/markusmobius/go-dateparser"

	"github.com/seed-fabb886e/pith/extract"
)

// pithDay is the day that pith reads from a line below a headline, "" for none.
func pithDay(t *testing.T, lang, text string) string {
	t.Helper()
	src := fmt.Sprintf("<html lang=%q><h1>Rye comes back</h1><p>%s</p>", lang, text)
	a, err := extract.Reader(context.Background(), strings.NewReader(src), "", extract.Options{NoRules: true})
	if err != nil {
		t.Fatal(err)
	}
	day, _, _ := strings.Cut(a.DatePublished, "T")
	return day
}

// oracleDay is the same by go-dateparser, which completes what is not complete, so it is
// asked for whole dates alone.
func oracleDay(lang, text string) string {
	d, err := dateparser.Parse(&dateparser.Configuration{Languages: []string{lang}, StrictParsing: true, CurrentTime: time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), DefaultTimezone: time.UTC}, text)
	if err != nil || d.IsZero() {
		return ""
	}
	return d.Time.Format("2006-01-02")
}

// TestMonths holds every name of a month that pith knows against go-dateparser, where that
// knows it, too.
func TestMonths(t *testing.T) {
	agreed := 0
	for lang, months := range monthNames(t) {
		if lang == "no" {
			lang = "nb"
		}
		for _, names := range months {
			for name := range strings.SplitSeq(names, "|") {
				text := "17 " + name + " 2021"
				ours, theirs := pithDay(t, lang, text), oracleDay(lang, text)
				switch {
				case theirs == "":
				case ours == theirs:
					agreed++
				case knownNames[lang+" "+name] == "":
					t.Errorf("%s: %s: %q, theirs %q", lang, text, ours, theirs)
				}
			}
		}
	}
	t.Logf("%d names agree", agreed)
	if agreed < 300 {
		t.Errorf("%d names were compared", agreed)
	}
}

// knownNames are read in two ways, with the reason.
var knownNames = map[string]string{
	"fr sept": "sept is seven, too; behind a day it is the ninth month",
	"it sett": "short for settembre, and for settimana, a week",
}

// monthNames reads the table of the package that has it.
func monthNames(t *testing.T) map[string][]string {
	file, err := parser.ParseFile(token.NewFileSet(), "../internal/meta/months.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		row, ok := n.(*ast.CompositeLit)
		if !ok || row.Type != nil || len(row.Elts) != 2 {
			return true
		}
		var cells []string
		for _, e := range row.Elts {
			if lit, ok := e.(*ast.BasicLit); ok {
				s, _ := strconv.Unquote(lit.Value)
				cells = append(cells, s)
			}
		}
		if len(cells) == 2 && len(strings.Fields(cells[1])) == 12 {
			table[cells[0]] = strings.Fields(cells[1])
		}
		return true
	})
	if len(table) < 20 {
		t.Fatalf("%d languages in the table of months", len(table))
	}
	return table
}

// TestForms holds the forms that people write against go-dateparser.
func TestForms(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"en", "21 Sep 2024 09:10"}, {"en", "March 3, 2025 4:05 PM"}, {"en", "Monday, March 3rd, 2025"}, {"en", "Sept. 3, 2024"}, {"en", "2024-09-21 09:10:00"},
		{"de", "21. März 2025, 14:05 Uhr"}, {"de", "21.03.2025"}, {"de", "Donnerstag, 13. Februar 2020"}, {"fr", "1er août 2024"}, {"fr", "jeudi 13 février 2020"},
		{"es", "14 de marzo de 2025"}, {"es", "jueves, 13 de febrero de 2020"}, {"it", "5 gennaio 2021"}, {"it", "giovedì 13 febbraio 2020"}, {"pt", "22 de fevereiro de 2022"},
		{"nl", "3 maart 2021"}, {"pl", "21 września 2024"}, {"cs", "21. září 2024"}, {"sk", "21. septembra 2024"}, {"hr", "2. listopada 2024."}, {"sv", "3 maj 2021"}, {"da", "21. marts 2025"},
		{"nb", "21. mars 2025"}, {"fi", "21. maaliskuuta 2025"}, {"tr", "21 Eylül 2024"}, {"ru", "21 сентября 2024 г."}, {"uk", "21 вересня 2024"}, {"bg", "21 септември 2024"},
		{"ro", "21 septembrie 2024"}, {"el", "21 Σεπτεμβρίου 2024"}, {"id", "21 September 2024"}, {"ja", "2025年3月14日"}, {"zh", "2025年03月18日"}, {"ko", "2025년 3월 14일"},
		{"ar", "13 مارس 2025"}, {"he", "13 במרץ 2025"}, {"hi", "13 मार्च 2025"}, {"vi", "5 tháng 3 năm 2024"},
	} {
		ours, theirs := pithDay(t, c.lang, c.text), oracleDay(c.lang, c.text)
		if ours == "" || theirs != "" && ours != theirs {
			t.Errorf("%s: %s: %q, theirs %q", c.lang, c.text, ours, theirs)
		}
	}
}
