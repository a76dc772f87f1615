package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// benchBody is an article of about 1000 words, with the usual markup.
func benchBody(b *testing.B) *html.Node {
	const section = `<h2>What the court said</h2>` +
		`<p>The company’s founder, who was <a href="https://news.example/2024/09/21/arrest?ref=a&amp;b=c">arrested in August</a>, ` +
		`said on <strong>Saturday</strong> that it would hand over the “IP addresses and phone numbers” of those who ` +
		`violate its rules &amp; that <em>no</em> other data (e.g. messages) would be shared [1].</p>` +
		`<p>It is a plain paragraph of plain words without any markup in it, as most of the paragraphs of most of ` +
		`the articles are; nothing in it needs an escape, and it should be copied as fast as memory allows.</p>` +
		`<ul><li>one item of the list</li><li>another item of the list</li></ul>` +
		`<figure><img src="https://news.example/i.jpg" alt="A man at a desk"><figcaption>The founder in 2024</figcaption></figure>`
	body := parse(b, strings.Repeat(section, 10))
	if n := len(words(shown(body))); n < 900 || n > 1300 {
		b.Fatalf("%d words", n)
	}
	return body
}

func BenchmarkMarkdownAndText(b *testing.B) {
	body := benchBody(b)
	b.ReportAllocs()
	for b.Loop() {
		Markdown(body)
		Text(body)
	}
}

// BenchmarkParse is the unit of the design's budget: the article's HTML, parsed.
func BenchmarkParse(b *testing.B) {
	source := HTML(benchBody(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Parse(strings.NewReader(source)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	body := benchBody(b)
	b.ReportAllocs()
	for b.Loop() {
		HTML(body)
	}
}
