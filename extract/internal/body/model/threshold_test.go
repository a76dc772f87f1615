package model

import (
	"strconv"
	"strings"
	"testing"
)

// TestThresholdSinks: on a page that is neither an article nor a product by what it says,
// blocks that are as likely in as out stay if most of the page is such.
func TestThresholdSinks(t *testing.T) {
	const item = "The ferry of the year"
	list := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("<li>" + item + " 19" + strconv.Itoa(10+i) + ", built for the northern line")
		}
		return "<ul>" + b.String() + "</ul>"
	}
	text := strings.Repeat(paragraph, 2)
	head := func(og string) string { return "<head><meta property=og:type content=" + og + "></head><body>" }
	const lists = `<script type="application/ld+json">{"@type": "ItemList"}</script>`
	for _, c := range []struct {
		name, src string
		odds      int32 // of an item, in quarters
		want      Verdict
	}{
		{"a list", head("website") + text + list(30), -2, Verdict{true, MoreRight}},
		{"an article that is a list", head("article") + lists + text + list(30), -2, Verdict{true, MoreRight}},
		{"less likely", head("website") + text + list(30), -4, Verdict{}},
		{"a smaller part of the page", head("website") + strings.Repeat(text, 2) + list(6), -2, Verdict{}},
		{"an article", head("website") + newsData + text + list(30), -2, Verdict{}},
		{"an article by og:type", head("article") + text + list(30), -2, Verdict{}},
		{"a product", head("product") + text + list(30), -2, Verdict{}},
		{"something to buy", `<script type="application/ld+json">{"@type": "Offer"}</script>` + head("website") + text + list(30), -2, Verdict{}},
		{"a list of things to buy", `<script type="application/ld+json">{"@type": "CollectionPage", "offers": {"@type": "Offer"}}</script>` + head("website") + text + list(30), -2, Verdict{true, MoreRight}},
		{"a list by its address", `<link rel=canonical href="https://a.example/category/shop/x">` + head("website") + text + list(30), -2, Verdict{true, MoreRight}},
		{"a shop by its address", `<link rel=canonical href="https://a.example/shop/x">` + head("website") + text + list(30), -2, Verdict{}},
		{"next to nothing else", head("website") + list(30), -2, Verdict{true, FewWords}},
	} {
		for at, got := range judged(t, c.src, map[string]int32{item: c.odds}) {
			if strings.HasPrefix(at, item) && got != c.want {
				t.Errorf("%s: %q is %v, want %v", c.name, at, got, c.want)
				break
			}
		}
	}
}
