package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/site"
)

// page is the mill's page with other names around its text and below its headline.
func (s story) page(head, before, open, closing string) Sample {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>%s</title>%s</head><body><div class="menu"><a href="/">Home</a> <a href="/local">Local</a></div>%s%s`, s.title, head, before, open)
	for _, text := range s.text {
		fmt.Fprintf(&b, "<p>%s</p>\n", text)
	}
	b.WriteString(closing + `</body></html>`)
	return Sample{Name: "page.html", URL: "https://valleypost.example/" + s.slug, Data: []byte(b.String())}
}

// TestNewBody: which of several ways to name a body is taken.
func TestNewBody(t *testing.T) {
	h1 := "<h1>" + mill.title + "</h1>"
	links := `<div class="wide"><a href="/a">Storm takes the pier</a> <a href="/b">A bell for the chapel</a> <a href="/c">Four new chairs</a></div>`
	for _, c := range []struct{ name, open, closing, want string }{
		{"itemprop before a class", `<div class="story-text" itemprop="articleBody">`, `</div>`, `[itemprop="articleBody"]`},
		{"an id", `<div id="story-body">`, `</div>`, "#story-body"},
		{"a data attribute", `<div data-component="text-block">`, `</div>`, `[data-component="text-block"]`},
		{"an element's name alone", `<article class="css-1">`, `</article>`, "article"},
		{"the inner of two", `<main class="site-main">` + links + links + `<div class="entry-content">`, `</div>` + links + links + `</main>`, ".entry-content"},
		{"of two places with one class", `<div class="side"><div class="text">` + strings.Repeat(links, 9) + `</div></div><div class="centre"><div class="text">`, `</div></div>`, ".centre"},
		{"a child without a name", `<div class="centre">` + strings.Repeat(`<p><a href="/a">Storm takes the pier and the boats with it, once more</a></p>`, 20) + `<div>`, `</div></div>`, ".centre > div"},
		{"the inner of two that are as good", `<div class="story-page"><form class="signup"><p>Get our stories each morning</p><input type="email"></form><div class="story-text">`, `</div></div>`, ".story-text"},
		{"the inner of two, though the outer is called better", `<div class="story-page">` + strings.Repeat(`<form class="signup"><p>Get all of our stories each morning before breakfast</p><input type="email"></form>`, 4) + `<div class="reading">`, `</div></div>`, ".reading"},
		{"an element before its paragraphs", `<div class="reading">`, `</div>`, ".reading"},
		{"one in another", `<div class="side"><div class="text">` + strings.Repeat(`<p><a href="/a">A bell for the chapel of the upper village, at last</a></p>`, 20) + `</div></div><div class="centre">` +
			strings.Repeat(`<p><a href="/a">Storm takes the pier and the boats with it, once more</a></p>`, 20) + `<div class="text">`, `</div></div>`, ".centre .text"},
		{"with the standfirst above it", `<p class="standfirst">Nobody knew how the stones were set, and the neighbours who set them anew had no one left to ask, but they have found a way, and there is flour again at the ford.</p><div class="story-text">`,
			`</div>`, ".story-text, .standfirst"},
		{"none", `<div class="css-1"><div id="post-99">`, `</div></div>`, ""},
	} {
		s := mill.page("", h1, c.open, c.closing)
		if strings.HasPrefix(c.name, "an element before") {
			s.Data = []byte(strings.ReplaceAll(string(s.Data), "<p>", `<p class="story-text">`))
		}
		rule, notes := made(t, s)
		got := ""
		if len(rule.Body) > 0 {
			got = rule.Body[0].Expr
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, strings.Join(notes, "\n"))
		}
	}
}

// TestNewFields: what data state needs no line; what only the page shows has one if a
// name stands for it.
func TestNewFields(t *testing.T) {
	h1 := `<h1 class="headline">` + mill.title + "</h1>"
	const by = `<p class="by-line">By <span class="author-name">Ana Ruiz</span></p>`
	for _, c := range []struct {
		name, head, before string
		want               []string
	}{
		{"all is stated", `<meta property="og:title" content="Old mill grinds rye again"><meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2024-05-06T07:00:00Z">`,
			h1 + by + `<p><time datetime="2024-05-06T07:00:00Z">6 May 2024</time></p>`, nil},
		{"nothing is", "", h1 + by + `<p class="posted-on">6 May 2024</p>`,
			[]string{"title: css .headline", "authors: css .author-name", "date_published: css .posted-on"}},
		{"a meta tag that nobody else knows", `<meta name="valley.writer" content="Ana Ruiz">`, h1 + by, []string{"title: css .headline", "authors: meta valley.writer"}},
		{"a name that says nothing of authors", "", h1 + `<p class="grey-line">By Ana Ruiz</p>`, []string{"title: css .headline"}},
		{"a list of one tag", "", h1 + `<p class="tag-list"><a href="/topics/rye">Rye farming</a></p>`, []string{"title: css .headline", `tags: css .tag-list a`}},
		{"two headlines of a class", "", h1 + `<p class="headline">` + mill.title + `</p>`, []string{"title: css h1"}},
		{"only the heading has a name", "", `<h1>` + mill.title + `</h1><p>By Ana Ruiz</p>`, []string{"title: css h1"}},
	} {
		rule, notes := made(t, mill.page(c.head, c.before, `<div class="story-text">`, `</div>`))
		got := written(rule)[1:] // without the body
		if diff := cmp.Diff(append([]string{}, c.want...), append([]string{}, got...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", c.name, diff, strings.Join(notes, "\n"))
		}
	}
}

// TestNewFieldOfTwo: a selector has to give each page's own value.
func TestNewFieldOfTwo(t *testing.T) {
	page := func(s story, by string) Sample {
		return s.page("", `<h1>`+s.title+`</h1>`+by, `<div class="story-text">`, `</div>`)
	}
	for _, c := range []struct {
		name, one, two, want string
	}{
		{"the same name", `<p class="author-name">Ana Ruiz</p>`, `<p class="author-name">Bo Ek</p>`, "authors: css .author-name"},
		{"another name on each", `<p class="author-name">By Ana Ruiz</p>`, `<p class="writer-name">By Bo Ek</p>`, ""},
		{"one of somebody else", `<p class="author-name">By Ana Ruiz</p>`, `<p>By Bo Ek</p></div><div class="rail"><p class="author-name">Cleo Marsh on bees</p>`, ""},
	} {
		rule, notes := made(t, page(mill, c.one), page(ferry, c.two))
		got := ""
		for _, line := range written(rule) {
			if strings.HasPrefix(line, "authors") {
				got = line
			}
		}
		if got != c.want || c.want == "" && !strings.Contains(strings.Join(notes, "\n"), "authors: no stable selector gives") {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, strings.Join(notes, "\n"))
		}
	}
}

func TestPhraseOf(t *testing.T) {
	for text, want := range map[string]string{
		"one two three four five six seven eight":                    "one two three four five six seven",
		`He said "no" to one two three four five six seven of them.`: "to one two three four five six",
		"one two, three four five":                                   "one two, three four five",
		"one two three four":                                         "",
		"one. two. three. four. five. six. seven.":                   "",
		"水车停了六十年直到去年春天邻居们把它重新修好了。":                                   "水车停了六十年直到去年春天邻",
		"مرحبا بكم في الطاحونة القديمة على ضفة النهر الكبير في الوادي": "مرحبا بكم في الطاحونة القديمة على ضفة",
	} {
		if got := phraseOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPhrasesOf(t *testing.T) {
	const again = "the wheel turns and the stones turn"
	got := phrasesOf(strings.Join([]string{again, "first of all the sacks are weighed", "too short", "then the miller opens the gate slowly", again, "and at last the flour is there"}, "\n\n"))
	want := []string{"first of all the sacks are weighed", "then the miller opens the gate slowly", "and at last the flour is there"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"", "", 1}, {"a b c d", "a b c d", 1}, {"a b c d", "d, c. b a!", 1}, {"a a b b", "a b", 2.0 / 3}, {"a", "b", 0}, {"水车停", "水车走", 2.0 / 3}} {
		if got := sameWords(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestNewLeadImage: where only the engine has a picture, above the body, the rule takes
// the page's.
func TestNewLeadImage(t *testing.T) {
	const picture = `<figure><img src="/mill.jpg" width="900" height="600" alt="The mill"></figure>`
	h1, head := "<h1>"+mill.title+"</h1>", `<meta property="og:image" content="https://valleypost.example/mill.jpg">`
	for _, c := range []struct {
		name, before, open string
		want               bool
	}{
		{"above the body", h1 + picture, `<div class="story-text">`, true},
		{"in the body", h1, `<div class="story-text">` + picture, false},
		{"nowhere", h1, `<div class="story-text">`, false},
	} {
		rule, _ := made(t, mill.page(head, c.before, c.open, "</div>"))
		if rule.LeadImage != c.want {
			t.Errorf("%s: lead_image %v", c.name, rule.LeadImage)
		}
	}
}

// TestWeigh: what a name has to be, and to take, to be one to remove by.
func TestWeigh(t *testing.T) {
	const box = `<div class="%s"><p>%s</p>%s</div>`
	for _, c := range []struct {
		name, class, more string
		pages             int
		both              string
		want              string
	}{
		{"little", "river-promo", "", 1, "", ""},
		{"a caption", "river-promo", "<figure><img src=/gauge.jpg><figcaption>The water stood a hand below the gauge.</figcaption></figure>", 1, "", ""},
		{"its name tells", "river-promo", "", 1, "", "advertisement"},
		{"links tell", "river-gauge", `<a href="/a">All of the gauges of the county and of its neighbours, one by one</a>`, 1, "", "links"},
		{"a form tells", "river-gauge", `<form><input></form>`, 1, "", "a form"},
		{"nothing but the engine on one page", "river-gauge", "", 1, "", ""},
		{"nothing but the engine on two pages", "river-gauge", "", 2, "", "not a part of the article"},
		{"an embed", "twitter-tweet", "", 2, "", ""},
		{"a picture that is kept", "river-promo", "", 1, `<div class="river-promo"><img src="/gauge.jpg" width="800" height="600"></div>`, ""},
		{"a name of content", "text-image", "", 2, "", ""},
		{"a paragraph has the name", "river-promo", "", 1, `<p class="river-promo">At night the wheel is locked with a chain.</p>`, ""},
		{"a paragraph has the name, but the box is large", "river-promo", strings.Repeat("<p>The water stood a hand below the gauge.</p>", 20), 1, `<p class="river-promo">At night the wheel is locked with a chain.</p>`, ""},
	} {
		m, text := &maker{ctx: t.Context()}, "The water stood a hand below the gauge this morning."
		switch c.name {
		case "little":
			text = "The gauge: low"
		case "a caption":
			text = ""
		}
		var rests []*rest
		for k := range c.pages {
			s, err := m.read([]story{mill, ferry}[k].page("", "", `<div class="story-text">`+fmt.Sprintf(box, c.class, text, c.more)+c.both, `</div>`))
			if err != nil {
				t.Fatal(err)
			}
			r := &rest{s: s, body: s.marks.Clone(), taken: make([]bool, s.page.Len())}
			top := s.names.nodes[".story-text"][0]
			s.marks.Keep(top)
			r.body.Keep(top)
			s.marks.Drop(s.names.nodes["."+c.class][0], "by the engine")
			s.kept = countMarks(s.page, s.marks)
			r.count()
			rests = append(rests, r)
		}
		got := ""
		if forRemoval("." + c.class) {
			got = weigh("."+c.class, rests).why
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := weigh(".story-text", rests).why; got != "" {
			t.Errorf("%s: the whole text would go, as %q", c.name, got)
		}
	}
}

// TestNewNotIsNotInTheText: what is removed and stands in the text as well is nothing to
// ask a test for.
func TestNewNotIsNotInTheText(t *testing.T) {
	s := mill.sample()
	s.Data = []byte(strings.Replace(string(s.Data), "Baker wins loaf of silver", "forty sacks of it, and the baker took them", 1))
	rule, _ := made(t, s)
	if len(rule.Remove) == 0 || len(rule.Tests[0].Not) > 0 {
		t.Errorf("removed %v, not %q", written(rule), rule.Tests[0].Not)
	}
}

// TestHinted: a rule has to give what the engine does with the model's say, and about
// that without.
func TestHinted(t *testing.T) {
	for _, c := range []struct {
		name  string
		worst float64 // without the model
		more  string  // that the engine has and the rule lacks
		want  bool
	}{
		{"as good", 1, "", true},
		{"the model mends it", 0.95, "", true},
		{"too rough to be mended", 0.9, "", false},
		{"lacks a paragraph", 0.95, mill.text[0], false},
	} {
		m := &maker{ctx: t.Context(), options: extract.Options{NoRules: true}}
		s, err := m.read(mill.sample())
		if err != nil {
			t.Fatal(err)
		}
		s.text += c.more
		m.samples = []*sample{s}
		got, err := m.hinted(&trial{rule: &site.Rule{Body: []site.Selector{selector(".story-text")}, Clean: true}, worst: c.worst})
		if err != nil || (got != nil) != c.want {
			t.Errorf("%s: taken %v (%v)", c.name, got != nil, err)
		}
	}
}

// TestForRemoval: what stands in sentences on other pages, too, is no name to remove by.
func TestForRemoval(t *testing.T) {
	for name, want := range map[string]bool{`[rel="tag"]`: false, `[rel="author"]`: false, "article": false, ".embed": false, ".tags": true, "aside": true} {
		if forRemoval(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
