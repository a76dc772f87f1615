package body

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestRestoreMedia marks the paragraphs of a page as an engine does that lost all
// else, and says which of the rest comes back.
// TestButtonsThatArePictures: a click makes them larger; and WordPress's box of a picture is a figure.
func TestButtonsThatArePictures(t *testing.T) {
	_, got := find(t, article10(`<figure><img role=button src=/zoom.jpg width=800><figcaption>A boat</figcaption></figure><div class="wp-caption alignnone"><img src=/wp.jpg width=800><p class="wp-caption-text">`+strings.Repeat("A net that dries. ", 16)+`</p></div>`), Options{})
	for _, want := range []string{"zoom.jpg", "A boat", "wp.jpg", "A net that dries."} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is lost in\n%s", want, got)
		}
	}
}

func TestRestoreMedia(t *testing.T) {
	const text = "<p>One word after the other.</p>"
	for _, c := range []struct {
		what, in, mark string
		back           bool
	}{
		{"a film between text", text + `<div><iframe src="https://youtu.be/a1"></iframe></div>` + text, "<iframe", true},
		{"an advertisement", text + `<div><iframe src="https://ads.example/a1"></iframe></div>` + text, "<iframe", false},
		{"a film behind the text", text + text + `<div><iframe src="https://youtu.be/a1"></iframe></div>`, "<iframe", false},
		{"a film in an aside", text + `<aside><iframe src="https://youtu.be/a1"></iframe></aside>` + text, "<iframe", false},
		{"a film among lost text", text + `<div>` + strings.Repeat("more ", lostWords+1) + `<iframe src="https://youtu.be/a1"></iframe></div>` + text, "<iframe", false},
		{"a figure", text + `<figure><img src=/p.jpg><figcaption>A boat</figcaption></figure>` + text, "<figcaption>A boat", true},
		{"a figure that is a teaser", text + `<a href=/x><figure><img src=/p.jpg><figcaption>A boat</figcaption></figure></a>` + text, "<figcaption>A boat", false},
		{"a post", text + `<blockquote class="twitter-tweet"><p>Hello</p> <a href="https://twitter.com/a/status/1">May</a></blockquote>` + text, "Hello", true},
		{"the picture of a kept caption", text + `<div><img src=/p.jpg><p class="caption">A boat</p></div>` + text, `<img src="https://a.example/p.jpg"`, true},
	} {
		p := parse(t, c.in)
		m := page.NewMarks(p)
		for i := int32(0); i < p.Len(); i++ {
			if n := &p.Nodes[i]; n.HTML.Data == "p" && (n.HTML.Parent.Data == "body" || p.Attr(i, "class") != "") {
				m.Keep(i)
			}
		}
		restoreMedia(p, m)
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, c.mark) != c.back {
			t.Errorf("%s: %s", c.what, got)
		}
	}
}

// TestConsentKeepsTheEmbed cleans a box that asks for consent out of a body.
func TestConsentKeepsTheEmbed(t *testing.T) {
	prose := "<p>" + strings.Repeat("The horn sounded over the bay, and nobody in the harbour complained. ", 8) + "</p>"
	p := parse(t, "<article>"+prose+`<div class="cookie-consent"><p>This film needs cookies.</p><iframe data-src="https://www.youtube.com/embed/a1"></iframe></div>`+prose+"</article>")
	r, err := Find(context.Background(), p, Options{Title: "x"})
	if err != nil || r.Tree == nil {
		t.Fatal(r.Status, err)
	}
	got := write(t, r.Tree)
	if !strings.Contains(got, `<iframe src="https://www.youtube.com/watch?v=a1">`) || strings.Contains(got, "needs cookies") {
		t.Error(got)
	}
}

// TestAMPPictureSurvives holds that an engine that knows img alone keeps AMP's.
func TestAMPPictureSurvives(t *testing.T) {
	prose := "<p>" + strings.Repeat("The horn sounded over the bay, and nobody in the harbour complained. ", 8) + "</p>"
	p := parse(t, "<article>"+prose+`<p><amp-img src="/p.jpg" width="900" height="600"></amp-img></p>`+prose+prose+"</article>")
	r, err := Find(context.Background(), p, Options{Title: "x"})
	if err != nil || r.Tree == nil {
		t.Fatal(r.Status, err)
	}
	if got := write(t, r.Tree); !strings.Contains(got, `<img src="https://a.example/p.jpg"`) {
		t.Error(got)
	}
}
