package body

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// prose is a paragraph long enough to be one, different for each n.
func prose(n int) string {
	return fmt.Sprintf("Paragraph number %d tells at some length, with commas, how the harbour of the town was dredged and widened, and what the boats that fish there made of the noise.", n)
}

func article10(extra string) string {
	var b strings.Builder
	b.WriteString("<html><head><title>The harbour</title></head><body><div class=content><h1>The harbour</h1>")
	for i := range 10 {
		fmt.Fprintf(&b, "<p>%s</p>", prose(i))
		if i == 4 {
			b.WriteString(extra)
		}
	}
	return b.String() + "</div></body></html>"
}

func find(t *testing.T, src string, o Options) (Result, string) {
	t.Helper()
	r, err := Find(context.Background(), parse(t, src), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Tree == nil {
		return r, ""
	}
	return r, write(t, r.Tree)
}

// TestCleaning puts chrome between the paragraphs of an article of which all is
// kept: the step must take it, and nothing else.
func TestCleaning(t *testing.T) {
	for step, chrome := range map[string]string{
		"share":              `<div class="socialShare-bar"><p>SPAM on Facebook and on several other networks, friends</p></div>`,
		"way back":           `<a href="/news">Zurück zu SPAM</a>`,
		"player":             `<p class="audio-player">SPAM to this article</p>`,
		"control":            `<p>x</p><button>SPAM</button>`,
		"newsletter":         `<div class="newsletter-box"><p>SPAM every morning, in your inbox, with all the news of the day</p></div>`,
		"ticker":             `<div class="breaking-ticker"><p>SPAM one, a sentence of news, that has nothing to do with the rest.</p></div>`,
		"related":            `<div class="related-stories"><ul><li><a href=/1>SPAM about ships</a></li><li><a href=/2>SPAM about nets</a></li></ul></div>`,
		"teaser":             `<div class="teaser"><h3><a href=/1>SPAM about ships</a></h3><p>SPAM, which sail no more, and what became of them</p></div>`,
		"post buttons":       `<ul class="post-buttons"><li><a href=/q>SPAM this post</a></li><li><a href=/r>SPAM to a moderator</a></li></ul>`,
		"advertisement":      `<div class="ad-slot"><p>SPAM, buy it now</p></div>`,
		"navigation":         `<nav><p>SPAM, go there and elsewhere, and then come back</p></nav>`,
		"underscores":        `<h2>______</h2>`,
		"control ":           `<figure><img src=/b.jpg width=700><div role="dialog"><p>SPAM copied</p></div><figcaption>x</figcaption></figure>`,
		"offer of a picture": `<figure><img src=/b.jpg width=700><figcaption>x <a href="/SPAM">Purchase Licensing Rights</a></figcaption></figure>`,
		"where it is filed":  `<p>This entry was posted on Monday by SPAM and is filed under <a href=/c>Boats</a>.</p>`,
		"hidden":             `<p style="display: none">SPAM that no reader sees, a copy for machines, at some length</p>`,
		"card in a line":     `<p>x <b><a href=/b>Bo Li</a> <span><img src=/b.jpg><a href=/b>Bo M. Li</a><a href=/1>SPAM about ships</a> <a href=/2>SPAM about nets</a></span></b></p>`,
		"edit link":          `<h2>x<span class="mw-editsection">[<a href="/w?action=edit">SPAM</a>]</span></h2>`,
		"icon, avatar":       `<p><i class="material-icons">SPAM</i> x</p>`,
		"headline":           `<h2>The Harbour</h2>`,
		"cookie notice":      `<div id="cookie-bar"><p>SPAM, we value your privacy, and so do all our partners, of course</p></div>`,
		"comments":           `<div id="comments"><p>SPAM said a reader, at length, who did not like it, not at all</p></div>`,
	} {
		t.Run(step, func(t *testing.T) {
			p := parse(t, strings.Replace(article10(chrome), "<h1>The harbour</h1>", "", 1))
			m := page.NewMarks(p)
			m.Keep(p.Body())
			clean(p, m, Options{Title: "The harbour"})
			got := write(t, Tree(context.Background(), p, m))
			if strings.Contains(got, "SPAM") || strings.Contains(got, "Harbour") || strings.Contains(got, "___") {
				t.Errorf("chrome stays:\n%s", got)
			}
			for i := range m.Of {
				if reason := m.Reason(int32(i)); reason != "" && reason != strings.TrimSpace(step) {
					t.Errorf("%q was dropped as %s", p.Clean(int32(i)), reason)
				}
			}
			for i := range 10 {
				if !strings.Contains(got, prose(i)) {
					t.Errorf("paragraph %d is lost", i)
				}
			}
		})
	}
}

// TestTitleAlone: the title goes out of a body, unless that is all of it.
func TestTitleAlone(t *testing.T) {
	for text, want := range map[string]int{"": 1, "<h2>The Harbour</h2>": 1, "<p>It is loud.</p>": 0} {
		p := parse(t, "<h1>The harbour</h1>"+text)
		m := page.NewMarks(p)
		m.Keep(p.Body())
		clean(p, m, Options{Title: "The harbour"})
		if got := write(t, Tree(context.Background(), p, m)); strings.Count(strings.ToLower(got), "the harbour") != want {
			t.Errorf("beside %q: %s", text, got)
		}
	}
}

// TestTitleBehindKicker: a heading above the text that ends in the title repeats it, behind a
// mark and if the title is no mere name.
func TestTitleBehindKicker(t *testing.T) {
	const title = "The old harbour is loud again"
	for _, c := range []struct {
		heading, title string
		stays          bool
	}{
		{"<h2>Re: " + title + "</h2>", title, false},
		{"<h2>On the coast - " + title + "</h2>", title, false},
		{"<h2><span>On the coast</span><span>: </span>" + title + "</h2>", title, false},
		{"<p>" + prose(2) + "</p><h2>Re: " + title + "</h2>", title, true},
		{"<h2>Understanding why " + title + "</h2>", title, true},
		{"<h2>" + title + ": a summary</h2>", title, true},
		{"<p>On the coast: " + title + "</p>", title, true},
		{"<h2>On one of the longest coasts: " + title + "</h2>", title, false},
		{"<h2>On one of the very longest coasts: " + title + "</h2>", title, true},
		{"<h2>In May: boats at sea</h2>", "Boats at sea", true},
	} {
		p := parse(t, c.heading+"<p>"+prose(1)+"</p>")
		m := page.NewMarks(p)
		m.Keep(p.Body())
		clean(p, m, Options{Title: c.title})
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(strings.ToLower(got), strings.ToLower(c.title)) != c.stays {
			t.Errorf("%s: %s", c.heading, got)
		}
	}
}

// TestCommentsBesideAField: a field for an e-mail address, which makes all elements of a page
// be looked at for one step, leaves the others alone.
func TestCommentsBesideAField(t *testing.T) {
	p := parse(t, article10(`<div id="comments"><p>SPAM said a reader, at length, who did not like it, not at all</p></div><form><input type="email"></form>`))
	m := page.NewMarks(p)
	m.Keep(p.Body())
	clean(p, m, Options{Title: "The harbour"})
	if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, "SPAM") {
		t.Errorf("comments stay:\n%s", got)
	}
}

// TestUnseen: in a line what is for the eye alone goes, and the line stays; so do
// closed panels.
func TestUnseen(t *testing.T) {
	for _, c := range []struct {
		name, src, want string
	}{
		{"a mark", `<h2>Boats <a href="#b"><span aria-hidden="true">SPAM</span></a></h2>`, "<h2>Boats</h2>"},
		{"a part of a line", `<p>Boats <span style="display:none">SPAM</span> came</p>`, "<p>Boats came</p>"},
		{"a closed panel", `<div aria-hidden="true"><p>Boats <b>came</b></p></div>`, "<p>Boats <strong>came</strong></p>"},
		{"hidden in a closed panel", `<div aria-hidden="true"><p>Boats</p><p hidden>SPAM</p></div>`, "<p>Boats</p>"},
	} {
		p := parse(t, article10(c.src))
		m := page.NewMarks(p)
		m.Keep(p.Body())
		clean(p, m, Options{Title: "The harbour"})
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, "SPAM") || !strings.Contains(got, c.want) {
			t.Errorf("%s: no %s, or SPAM, in\n%s", c.name, c.want, got)
		}
	}
}

// TestHiddenCopy: hidden text that is most of a body stays, unless it says what is to be seen
// once more.
func TestHiddenCopy(t *testing.T) {
	var seen, source, more, panels strings.Builder
	for i := range 4 {
		fmt.Fprintf(&seen, "<p>%s</p>", prose(i))
		fmt.Fprintf(&source, "SPAM ## Part %d\n\n%s [here](https://a.example/long/address/%d)\n\n", i, prose(i), i)
		fmt.Fprintf(&panels, "<div hidden><p>SPAM, but %s</p></div>", prose(i))
	}
	for i := range 12 {
		fmt.Fprintf(&more, "<p>SPAM %s</p>", prose(i))
	}
	for _, c := range []struct {
		name, src string
		stays     bool
	}{
		{"its source", seen.String() + "<pre hidden>" + source.String() + "</pre>", false},
		{"its source above", "<pre hidden>" + source.String() + "</pre>" + seen.String(), false},
		{"its source and another part", seen.String() + "<pre hidden>" + source.String() + "</pre><p hidden>SPAM " + prose(9) + "</p>", false},
		{"all of it below a teaser", seen.String() + "<div hidden>" + more.String() + "</div>", true},
		{"something else", "<p>" + prose(1) + prose(2) + "</p><div hidden><p>SPAM. Of the hills nobody had a good word to say, for the rain came from there, and the wolves, and in some years the tax collectors, who were worse than both of them, as the old people say; and nobody from there had ever bought a herring without a long talk about what it cost in his own village, years ago.</p></div>", true},
		{"panels that say a part of it each", seen.String() + panels.String(), true},
	} {
		p := parse(t, c.src)
		m := page.NewMarks(p)
		m.Keep(p.Body())
		clean(p, m, Options{})
		if got := write(t, Tree(context.Background(), p, m)); strings.Contains(got, "SPAM") != c.stays || !strings.Contains(got, prose(1)) {
			t.Errorf("%s: hidden text stays: %v in\n%s", c.name, !c.stays, got)
		}
	}
}

// TestLinesOfSite: lines that are the site's words go, and those that only begin so
// stay.
func TestLinesOfSite(t *testing.T) {
	_, got := find(t, article10(`<div>- Anzeige -</div><div>Sponsored</div><div>โฆษณา</div><div>广告</div><p>Story continues below advertisement</p><p>Last updated on: 17.01.2021.</p><p>Updated in 2021, the harbour has 3 piers now.</p><p><a href=/>Back to the list</a></p><p>Foto: Ana Ruiz / Die Woche</p><p>(Photo credit: Bo Ek)</p><p>写真：港の船</p><p>Photo: it shows the pier, and the boats that sailed from there for a hundred years and more.</p><p>Bild und Ton: gut</p><p>Anzeige gegen Hafen</p><p><a href=/b>Back when</a> boats were small.</p>`), Options{})
	for _, line := range []string{"- Anzeige -", "Sponsored", "โฆษณา", "广告", "Story continues below", "Last updated on", "Back to the list", "Ana Ruiz", "Bo Ek", "港の船"} {
		if strings.Contains(got, line) {
			t.Errorf("%q stays in\n%s", line, got)
		}
	}
	for _, line := range []string{"Anzeige gegen Hafen", "Back when", "Updated in 2021", "it shows the pier", "Bild und Ton"} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is lost in\n%s", line, got)
		}
	}
}

// TestCreditOfNoPicture: a caption that is the credit of a picture that has no address goes.
func TestCreditOfNoPicture(t *testing.T) {
	for box, stays := range map[string]bool{
		`<ul><li><div><img alt=a class=lazy></div><figcaption><span>Credit: Ana Ruiz</span></figcaption></li></ul>`:                   false,
		`<figure><img alt=a class=lazy><figcaption>Source: Ana Ruiz</figcaption></figure>`:                                            false,
		`<figure><img alt=a src=/a.jpg width=700><figcaption>Credit: Ana Ruiz</figcaption></figure>`:                                  true,
		`<figure><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><figcaption>Credit: Ana Ruiz</figcaption></figure>`: true,
		`<figure><table><tr><th>boats<th>nets<tr><td>5<td>6</table><figcaption>Source: Ana Ruiz</figcaption></figure>`:                true,
		`<figure><img alt=a class=lazy><figcaption>Ana Ruiz: a life</figcaption></figure>`:                                            true,
	} {
		if _, got := find(t, article10(box), Options{}); strings.Contains(got, "Ana Ruiz") != stays {
			t.Errorf("%s: stays is not %t in\n%s", box, stays, got)
		}
	}
}

// TestTitlesInButtons: what opens a part of the text is its title, and readability
// does not lose it.
func TestTitlesInButtons(t *testing.T) {
	_, got := find(t, article10(`<h3 class="accordion"><button aria-expanded="true"><span>Why it was loud</span></button></h3><p>`+prose(11)+`</p>`), Options{})
	if !strings.Contains(got, "<h3>Why it was loud</h3>") {
		t.Errorf("the title is lost in\n%s", got)
	}
}

// TestBylineInAHeading: small headings hold bylines, large ones open sections.
func TestBylineInAHeading(t *testing.T) {
	for line, stays := range map[string]bool{"<h5>Von Ana Ruiz, Hafen</h5>": false, "<h2>By Ana Ruiz</h2>": true, "<h5>Of Ana Ruiz</h5>": true} {
		_, got := find(t, "<html><head><title>The harbour</title></head><body><div><h1>The harbour</h1>"+line+"<p>"+prose(1)+"</p><p>"+prose(2)+"</p><p>"+prose(3)+"</p></div></body></html>", Options{Title: "The harbour"})
		if strings.Contains(got, "Ana Ruiz") != stays {
			t.Errorf("%s: stays is not %t in\n%s", line, stays, got)
		}
	}
}

// TestIDsThatAreHashes: what a system made holds no word; and what a picture's class says is of
// itself alone.
func TestIDsThatAreHashes(t *testing.T) {
	_, got := find(t, article10(`<div id="1.16990679.4ad40b84"><figure><img src=/a.jpg width=700><figcaption>A boat</figcaption></figure></div><p><img class="big img-share" src=/b.jpg width=700></p>`), Options{})
	for _, want := range []string{"a.jpg", "A boat", "b.jpg"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is lost in\n%s", want, got)
		}
	}
}

// TestLongNames: what a stranger writes long costs no more than it is long.
func TestLongNames(t *testing.T) {
	began := time.Now()
	names := strings.Repeat("1ad", 1<<19)
	if hasWord(names, names, "ad") || matchSteps(names)&matchSteps("ad") != 0 {
		t.Error("a hash of 1.5 MB holds a word")
	}
	if alt := strings.Repeat("</b>", 1<<18); altText(alt) != alt {
		t.Error("a picture's text of 1 MB was changed")
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestPicturesThatOpen: a link to the page itself around a picture is no permalink.
func TestPicturesThatOpen(t *testing.T) {
	_, got := find(t, article10(`<figure><div><a href="#"><img src=/a.jpg width=700></a></div><figcaption>A boat</figcaption></figure><h2>Nets <a href="#nets"></a></h2><p>`+prose(11)+`</p>`), Options{})
	if !strings.Contains(got, "a.jpg") || strings.Contains(got, "#nets") {
		t.Errorf("the picture is lost, or the permalink stays, in\n%s", got)
	}
}

// TestSummariesThatAreButtons: what asks to open a part is no title of it.
func TestSummariesThatAreButtons(t *testing.T) {
	for summary, stays := range map[string]bool{
		"Expand description": false, "Read more": false, "Click to expand!": false, "Mehr anzeigen": false, "展开": false,
		"Expand the old pier": true, "Expanding": true, "Show answer": true, "More boats": true,
	} {
		_, got := find(t, article10(`<details open><summary><span>`+summary+`</span></summary><p>`+prose(11)+`</p></details>`), Options{})
		if strings.Contains(got, summary) != stays || !strings.Contains(got, prose(11)) {
			t.Errorf("%q: stays is not %t, or the part is lost, in\n%s", summary, stays, got)
		}
	}
}

// TestCleaningIsBounded: a step that would take most of the body takes nothing.
func TestCleaningIsBounded(t *testing.T) {
	src := strings.Replace(article10(""), "class=content", `class="social comments"`, 1)
	_, got := find(t, src, Options{})
	for i := range 10 {
		if !strings.Contains(got, prose(i)) {
			t.Errorf("paragraph %d is lost", i)
		}
	}
}

func TestDropReasons(t *testing.T) {
	p := parse(t, article10(`<div class="share"><p>SPAM</p></div>`))
	m := page.NewMarks(p)
	m.Keep(p.Body())
	clean(p, m, Options{Title: "The harbour"})
	reasons := map[string]bool{}
	for i := range m.Of {
		reasons[m.Reason(int32(i))] = true
	}
	if !reasons["share"] || !reasons["headline"] || len(reasons) != 3 { // and "" for what is kept
		t.Errorf("reasons %v, want share and headline", reasons)
	}
}

// TestMapBack checks that what readability keeps is found again on the table,
// also where it wraps bare text in paragraphs of its own.
func TestMapBack(t *testing.T) {
	var b strings.Builder
	b.WriteString("<body><div id=main>")
	for i := range 8 {
		fmt.Fprintf(&b, "%s &amp; <b>so on</b><br><br>", prose(i))
	}
	b.WriteString("</div></body>")
	p := parse(t, b.String())
	m := ByReadability(context.Background(), p)
	if m == nil {
		t.Fatal("nothing found")
	}
	got := write(t, Tree(context.Background(), p, m))
	for i := range 8 {
		if want := "<p>" + prose(i) + " &amp; <strong>so on</strong></p>"; !strings.Contains(got, want) {
			t.Errorf("paragraph %d is lost in\n%s", i, got)
		}
	}
}

func TestSameText(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a b", "a b", true}, {" a\n b ", "a b", true}, {"a b", "a  b\t", true},
		{"a b", "ab", false}, {"a", "a b", false}, {"", " ", true}, {"a b c", "a b d", false},
	} {
		if got := sameText(c.a, c.b); got != c.want {
			t.Errorf("sameText(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestStatus(t *testing.T) {
	teasers := strings.Repeat(`<div><h3><a href="/x">A headline of some six words</a></h3><p>And a short line.</p></div>`, 30)
	wall := `<div class="consent-dialog">` + strings.Repeat("<p>We and our partners use cookies and ask for your consent to store preferences. Accept all or reject all.</p>", 4) + `</div>`
	for _, c := range []struct {
		what, src string
		want      article.Status
	}{
		{"article", article10(""), article.StatusOK},
		{"nothing", "<html><body> </body></html>", article.StatusEmpty},
		{"a way to another page", `<meta http-equiv=refresh content="0; URL=/b"><p>You are being taken there`, article.StatusEmpty},
		{"a page that is read anew", `<meta http-equiv=refresh content="300; url=/b"><p>The score is one to nil`, article.StatusOK},
		{"an article that sends on", `<meta http-equiv=refresh content="0; url=/b">` + article10(""), article.StatusOK},
		{"only a script", "<body><script>x()</script></body>", article.StatusEmpty},
		{"shell", `<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/a.js"></script></body>`, article.StatusJSShell},
		{"article with an app's root", strings.Replace(article10(""), "<body>", `<body><script></script><div id=root></div>`, 1), article.StatusOK},
		{"consent wall", "<body>" + wall + "<footer>Imprint</footer></body>", article.StatusConsentWall},
		{"article behind a banner", strings.Replace(article10(""), "<body>", "<body>"+wall, 1), article.StatusOK},
		{"front page", `<html><head><meta property="og:type" content="website"><link rel=canonical href="https://a.example/"></head><body>` + teasers + "</body></html>", article.StatusNotArticle},
		{"paywalled", strings.Replace(article10(`<div class="paywall"><p>Subscribe to read on</p></div>`), "<head>", `<head><script type="application/ld+json">{"isAccessibleForFree": "False"}</script>`, 1), article.StatusPaywalled},
		{"one paragraph", "<body><p>" + prose(1) + "</p></body>", article.StatusOK},
	} {
		p := parse(t, c.src)
		p.URL = nil
		r, err := Find(context.Background(), p, Options{})
		if err != nil || r.Status != c.want {
			t.Errorf("%s: status %s, %v; want %s", c.what, r.Status, err, c.want)
		}
		if (r.Tree != nil) != c.want.HasContent() {
			t.Errorf("%s: tree %v", c.what, r.Tree != nil)
		}
	}
}

// TestPageIsNotChanged: no stage edits the parsed tree.
func TestPageIsNotChanged(t *testing.T) {
	p := parse(t, article10(`<div class=share><p>x</p></div><table><tr><td>1<td>2<tr><td>3<td>4</table>`))
	var before, after strings.Builder
	html.Render(&before, p.Doc)
	if _, err := Find(context.Background(), p, Options{Title: "The harbour"}); err != nil {
		t.Fatal(err)
	}
	html.Render(&after, p.Doc)
	if before.String() != after.String() {
		t.Error("the document was changed")
	}
}

func TestFindStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, parse(t, article10("")), Options{}); err == nil {
		t.Error("no error from a context that is done")
	}
}

// TestModelNodes: of a page too large for the model the body is found without it.
func TestModelNodes(t *testing.T) {
	p := parse(t, "<body><p>"+prose(0)+"</p>"+strings.Repeat("<b>x</b>", modelNodes/2))
	r, err := Find(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Engine != article.EngineReadability || r.Tree == nil || !strings.Contains(write(t, r.Tree), prose(0)) {
		t.Errorf("engine %q, without the paragraph", r.Engine)
	}
}

// TestEngineOfEditedPage: the engine is asked of the page as it came.
func TestEngineOfEditedPage(t *testing.T) {
	p := parsePage(t, "<title>T</title><article>"+strings.Repeat("<p>Words of a story that goes on for a while, as they do.", 9)+"</article>")
	edited := p.Edited(func(*page.Page) {})
	o := Options{memo: &memo{}}
	r := engine(context.Background(), edited, o)
	if o.memo.page != p {
		t.Error("the edited page was read")
	}
	if len(r.Marks.Of) != int(edited.Len()) || r.Marks.Words() != 9*13 {
		t.Errorf("%d words are kept of it", r.Marks.Words())
	}
}
