package model

import (
	"strings"
	"testing"
)

// texts are paragraphs that do not repeat each other.
func texts(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Replace(paragraph, "the ferry", "the ferry of pier "+strings.Repeat("x", i+1), 1))
	}
	return b.String()
}

// TestOffers: small boxes that end in a link which is not kept go from an article.
func TestOffers(t *testing.T) {
	const line = "Sail with us all year for the price of a ticket"
	link := `<p><a href=/try>Start the trial</a></p>`
	box := func(in string) string { return `<div><p>` + line + `</p>` + in + `</div>` }
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"between paragraphs", newsData + texts(3) + box(link) + texts(2), Verdict{By: IsOffer}},
		{"on a page that says nothing", texts(3) + box(link) + texts(2), likely},
		{"before the text", newsData + box(link) + texts(3), likely},
		{"without the link", newsData + texts(3) + box("") + texts(2), likely},
		{"with a long link", newsData + texts(3) + box(`<p><a href=/try>Start the trial of a year of trips for everybody</a></p>`) + texts(2), likely},
		{"a quotation and where it is from", newsData + texts(3) + "<blockquote>" + box(link) + "</blockquote>" + texts(2), likely},
		{"a tenth of the text and more", newsData + texts(4) + box(link), likely},
		{"more than a few of them", newsData + texts(9) + strings.Repeat(`<div><p>Sail</p>`+link+`</div>`, mostOffers) + box(link), likely},
		{"a teaser", newsData + texts(3) + `<div><p>Read more</p><p><a href=/a>Start the engine of the last ferry of the bay</a></p><p>` + line + `</p></div>` + texts(2), Verdict{By: IsOffer}},
		{"a heading beside a link", newsData + texts(3) + `<div><h3>` + line + `</h3>` + link + `</div>` + texts(2), likely},
	} {
		if got := judged(t, c.src, map[string]int32{"Start": -8})[line]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
