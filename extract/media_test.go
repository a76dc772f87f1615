package extract_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/render"
)

// TestEdgesOfArticles: pictures, films, captions and signs stay wherever they stand in an
// article, as systems of many sites write them, and what is like them elsewhere does not
// come in.
func TestEdgesOfArticles(t *testing.T) {
	const headline = "<h1>Council approves harbour plan</h1>"
	const p = "<p>The city council voted on Tuesday to approve the harbour plan, which will bring a new pier and a park to the old docks by the end of next year.</p>"
	for _, c := range []struct{ name, head, body, has, not string }{
		{name: "a picture that begins a paragraph", body: headline + "<div><p><img src=/a.jpg alt=Bikes width=600 height=400>" + p[len("<p>"):] + p + p + "</div>", has: "![Bikes](https://quay.example/a.jpg)"},
		{name: "a picture before the first paragraph", body: headline + "<div><p><img src=/a.jpg alt=Bikes></p>" + p + p + p + "</div>", has: "![Bikes]"},
		{name: "one that leads to itself", body: headline + "<div><div class=separator><a href=/a-large.jpg><img src=/a.jpg alt=Bikes></a></div>" + p + p + p + "</div>", has: "![Bikes]"},
		{name: "one that leads elsewhere", body: headline + "<div><p><a href=/shop><img src=/a.jpg alt=Bikes></a></p>" + p + p + p + "</div>", not: "Bikes"},
		{name: "a small one", body: headline + "<div><p><img src=/a.jpg alt=Ana width=96 height=96></p>" + p + p + p + "</div>", not: "Ana"},
		{name: "a counter", body: headline + "<div><p><img src='https://count.example/?page=7'></p>" + p + p + p + "</div>", not: "count.example"},
		{name: "a figure between headline and text", body: headline + "<figure><img src=/a.jpg alt=Bikes><figcaption>Bikes at dawn</figcaption></figure><div>" + p + p + p + "</div>", has: "*Bikes at dawn*"},
		{name: "one with a long caption", body: headline + "<div><figure><img src=/a.jpg alt=Bikes><figcaption>Bikes at dawn, as they stood at the old pier on the day before the council met to vote on the plan for the harbour</figcaption></figure>" + p + p + p + "</div>", has: "*Bikes at dawn, as they stood"},
		{name: "the stated picture, in another size", head: `<meta property="og:image" content="https://quay.example/u/harbour.jpg">`,
			body: headline + "<figure><img src=/u/harbour-1024x576.jpg alt=Harbour><figcaption>The harbour at dawn</figcaption></figure><div>" + p + p + p + p + "</div>", has: "harbour-1024x576.jpg)\n\n*The harbour at dawn*"},
		{name: "AMP's", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council approves harbour plan","image":"https://quay.example/img/moon.jpg"}</script>`,
			body: headline + "<p>By Ida Star</p><figure><amp-img src=/img/moon.jpg width=1200 height=800></amp-img><figcaption>The probe. NASA</figcaption></figure>" + p + p + p, has: "moon.jpg)\n\n*The probe. NASA*"},
		{name: "a film at the end", body: headline + "<div>" + p + p + p + p + "<p>Watch the whole meeting here:</p><iframe src=https://www.youtube.com/embed/abc123XYZ_0></iframe></div>", has: "watch?v=abc123XYZ_0"},
		{name: "a picture that ends a paragraph", body: headline + p + p + p + "<p>And here is what I made of it in the end:<br><img src=/mine.jpg alt=Mine></p>", has: "![Mine]"},
		{name: "a figure at the end", body: headline + p + p + p + "<figure><img src=/a.jpg alt=Bikes><figcaption>Bikes at dawn</figcaption></figure>", has: "![Bikes](https://quay.example/a.jpg)\n\n*Bikes at dawn*"},
		{name: "a caption by its class", body: headline + p + p + "<div class=wp-caption><img src=/a.jpg alt=Bikes><p class=wp-caption-text>Bikes in Copenhagen. Photo by Ole</p></div>" + p + p, has: "*Bikes in Copenhagen. Photo by Ole*"},
		{name: "a film's caption", body: headline + p + p + "<figure><iframe title=Meeting src=https://www.youtube.com/embed/abc123XYZ_0></iframe><figcaption>The meeting in full</figcaption></figure>" + p + p, has: "*The meeting in full*"},
		{name: "a picture that a click makes larger", body: headline + p + p + "<figure><div role=button tabindex=0><picture><img alt=Moss width=700 height=467 src=/moss.jpg></picture></div><figcaption>Photo by X</figcaption></figure>" + p + p, has: "![Moss](https://quay.example/moss.jpg)"},
		{name: "colours to choose", body: headline + p + p + "<div><button><img src='/color/7.jpg' alt=Red></button><button><img src='/color/8.jpg' alt=Blue></button></div>" + p + p, not: "color"},
		{name: "ticks in a table", body: headline + p + p + "<table><tr><th>Feature</th><th>Free</th><th>Pro</th></tr><tr><td>Search</td><td>✓</td><td>✓</td></tr><tr><td>Export</td><td>✗</td><td>✓</td></tr></table>" + p, has: "| Search | ✓ | ✓ |\n| Export | ✗ | ✓ |"},
		{name: "a table whose first row is bold", body: headline + p + p + "<table><tr><td><b>Wood</b></td><td><strong>Weight</strong></td></tr><tr><td>Pine</td><td>60 kg</td></tr><tr><td>Oak</td><td>90 kg</td></tr></table>" + p + p, has: "| Wood | Weight |\n| --- | --- |\n| Pine | 60 kg |"},
		{name: "a table that is bold", body: headline + p + p + "<table><tr><td><b>Wood</b></td><td><b>Weight</b></td></tr><tr><td><b>Pine</b></td><td><b>60 kg</b></td></tr></table>" + p + p, has: "|  |  |\n| --- | --- |\n| **Wood** |"},
		{name: "emphasis of a sign", body: headline + p + p + "<p>It was <em>strong</em>. <strong>\"</strong>The course is set for the harbour,<em>,</em>which</p>" + p, has: "\"The course is set for the harbour,,which", not: "<strong>"},
		{name: "a picture before its noscript twin", body: headline + p + p + "<figure><noscript><img src=a__medium.jpg alt=Moss></noscript><img srcset='a__small.jpg 320w, a__medium.jpg 480w, a__retina.jpg 1920w' alt=Moss></figure>" + p, has: "a__retina.jpg", not: "a__medium.jpg"},
		{name: "an author's portrait", body: headline + "<figure><a rel=author href=/ana><img src=/ana.jpg alt=Ana></a><figcaption>By Ana Ruiz, 6 November</figcaption></figure><div>" + p + p + p + "</div>", not: "![Ana]"},
		{name: "a site's mark", body: headline + "<div><p><img class=watermark src=/mark.svg alt=Mark></p>" + p + p + p + "</div>", not: "Mark"},
		{name: "a table in a paragraph", body: headline + p + p + "<p><table border=1><tr><th>Wood</th><th>Weight</th></tr><tr><td>Pine</td><td>60 kg</td></tr><tr><td>Oak</td><td>90 kg</td></tr></table>" + p + p, has: "| Pine | 60 kg |"},
		{name: "a break between scenes", body: headline + p + p + "<p>* * *</p>" + p, has: "\n\n---\n\n"},
		{name: "joiners without ink", body: headline + p + p + "<p>&zwj;</p>" + p, not: "\u200d"},
		{name: "who said it in a forum", body: headline + p + p + "<blockquote><div><cite>oldtimer wrote:</cite>What stones do you use for the old pier, and where are they from?</div></blockquote>" + p, has: "> oldtimer wrote:\\\n> What stones"},
		{name: "a box of code is no language", body: headline + p + p + "<div class='code-block code-block-1'><pre>a = 1\nb = 2</pre></div>" + p, has: "```\na = 1", not: "block-1"},
	} {
		page := "<html><head><title>Council approves harbour plan</title>" + c.head + "</head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article>" + c.body + "</article><footer>All rights reserved</footer></body></html>"
		a, err := extract.Extract(context.Background(), extract.Input{Name: "a.html", URL: "https://quay.example/a/harbour-plan.html", Body: strings.NewReader(page)}, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := render.Markdown(a.Body)
		if !strings.Contains(got, c.has) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: want %q, not %q, in:\n%s", c.name, c.has, c.not, got)
		}
		if n := strings.Count(got, "The city council"); n < 2 {
			t.Errorf("%s: %d paragraphs", c.name, n)
		}
	}
}
