package model

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// newsData is what a page says that is an article.
const newsData = `<script type="application/ld+json">{"@type": "NewsArticle"}</script>`

const paragraph = "<p>the ferry left the harbour at noon, and the crowd on the pier waved until it was out of sight</p>"

// likely is what the log-odds alone keep.
var likely = Verdict{Kept: true}

// judged is what Judge says of the blocks of a page, by their texts, all with the
// log-odds that odds gives for a text's beginning, in quarters, or else 2.
func judged(t *testing.T, src string, odds map[string]int32) map[string]Verdict {
	t.Helper()
	p := parse(t, src)
	s := Read(p)
	sums := make([]int32, len(s.Blocks))
	names := make([]string, len(s.Blocks))
	for i := range s.Blocks {
		names[i] = strings.TrimSpace(s.Blocks[i].Text(p))
		sums[i] = 2 * Unit
		for begin, v := range odds {
			if strings.HasPrefix(names[i], begin) {
				sums[i] = v * Unit / 4
			}
		}
	}
	out := map[string]Verdict{}
	for i, r := range s.Judge(sums, 0) {
		out[names[i]] = r
	}
	return out
}

// TestUnseen: hidden text goes, unless there is little else; closed panels stay.
func TestUnseen(t *testing.T) {
	const panel = "Which ferries take a car"
	body := strings.Repeat(paragraph, 3)
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"hidden", body + "<p hidden>" + panel, Verdict{By: IsHidden}},
		{"a closed panel", body + "<p aria-hidden=true>" + panel, likely},
		{"all there is", "<p hidden>" + panel, likely},
	} {
		if got := judged(t, c.src, nil)[panel]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLead(t *testing.T) {
	const lead = "Ten boats in a decade have gone, and the last one follows them on Friday"
	head := "<html><head><title>The last ferry</title></head><body><h1>The last ferry</h1>"
	body := strings.Repeat(paragraph, 3)
	for _, c := range []struct {
		name, src string
		odds      int32 // of the lead, in quarters
		want      Verdict
	}{
		{"in doubt", head + "<div>" + lead + "</div>" + body, -1, Verdict{true, IsLead}},
		{"no doubt", head + "<div>" + lead + "</div>" + body, -4, Verdict{}},
		{"by its name", head + "<div class=standfirst>" + lead + "</div>" + body, -4, Verdict{true, IsLead}},
		{"by the parts of its name", head + "<div class=subTitle>" + lead + "</div>" + body, -4, Verdict{true, IsLead}},
		{"a part of its name is another's", head + "<div class=title>" + lead + "</div>" + body, -4, Verdict{}},
		{"a subtitle by its role", head + "<div class=subtitle role=doc-subtitle>" + lead + "</div>" + body, -4, Verdict{}},
		{"hopeless", head + "<div class=standfirst>" + lead + "</div>" + body, -20, Verdict{}},
		{"a link", head + "<div><a href=/b>" + lead + "</a></div>" + body, -1, Verdict{}},
		{"above the headline", "<body><div>" + lead + "</div><h1>The last ferry</h1>" + body, -1, Verdict{}},
		{"below the text", head + body + "<div>" + lead + "</div>", -1, Verdict{}},
	} {
		if got := judged(t, c.src, map[string]int32{"Ten boats": c.odds, "The last": -20})[lead]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestCutOffTeasers: three teasers in a row whose texts are cut off go from an article's page.
func TestCutOffTeasers(t *testing.T) {
	teaser := func(end string) string {
		return `<li><a href=/b>Boats of the bay ` + strconv.Itoa(len(end)) + `</a> HARBOUR: All of the boats that sank in the bay since` + end + `</li>`
	}
	for _, c := range []struct {
		name, src string
		want      Rule
	}{
		{"three", newsData + teaser("...") + teaser(" […]") + teaser("…"), IsTeaser},
		{"a word between", newsData + teaser("...") + "<li>News</li>" + teaser("…") + teaser(" […]"), IsTeaser},
		{"two", newsData + teaser("...") + teaser(" …"), ""},
		{"with a paragraph between", newsData + teaser("...") + teaser(" …") + paragraph + teaser("…"), ""},
		{"whole sentences", newsData + teaser("...") + teaser(" then.") + teaser("…"), ""},
		{"no article", teaser("...") + teaser(" […]") + teaser("…"), ""},
	} {
		for text, got := range judged(t, "<body>"+strings.Repeat(paragraph, 2)+c.src, nil) {
			if want := (Verdict{c.want == "", c.want}); strings.HasPrefix(text, "Boats of") && got != want {
				t.Errorf("%s: %q is %v, want %v", c.name, text, got, want)
			}
		}
	}
	if got := judged(t, "<body>"+newsData+strings.Repeat("<li>Boats of the bay sank in the harbour...</li>", 3)+paragraph, nil)["Boats of the bay sank in the harbour..."]; got.By == IsTeaser {
		t.Errorf("lines that trail off without a link are %v", got)
	}
}

// TestAnnouncedLinks: on an article's page capitals and a mark before a link say, in any
// language, that it leads to another article.
func TestAnnouncedLinks(t *testing.T) {
	for _, c := range []struct{ src, text string }{
		{newsData + "<p>FUNDA LOKHU | <a href=/b>Izikebhe ezicwile</a></p>", "FUNDA LOKHU | Izikebhe ezicwile"},
		{newsData + "<p><b>ЧИТАЙТЕ:</b> <a href=/b>Лодки в гавани</a>.</p>", "ЧИТАЙТЕ: Лодки в гавани."},
	} {
		if got := judged(t, "<body>"+paragraph+c.src+paragraph, nil)[c.text]; got.By != IsTeaser {
			t.Errorf("%q is %v", c.text, got)
		}
	}
	for _, src := range []string{
		"<p>FUNDA LOKHU | <a href=/b>Izikebhe ezicwile</a></p>",                // no article
		newsData + "<p>Funda lokhu | <a href=/b>Izikebhe ezicwile</a></p>",     // small letters
		newsData + "<p>11/18/2025 | <a href=/b>The harbour's own page</a></p>", // no letters
		newsData + "<p>FUNDA LOKHU <a href=/b>Izikebhe ezicwile</a></p>",       // no mark
		newsData + "<p>SOURCE: <a href=/b>The report of the harbour</a></p>",
		newsData + "<p>NOTE: <a href=/b>the captain</a> was never seen on deck again.</p>",   // a sentence
		newsData + "<p>出典： <a href=/b>港の記録に残された船の名前</a></p>",                                 // no capitals
		newsData + "<p>NATO: a word of the captain's about <a href=/b>all the boats</a></p>", // hardly a link
	} {
		for text, got := range judged(t, "<body>"+paragraph+src+paragraph, nil) {
			if got.By == IsTeaser {
				t.Errorf("%q is %v", text, got)
			}
		}
	}
}

// TestLinksInDoubt: on an article's page a short block of links has to be likelier than others.
func TestLinksInDoubt(t *testing.T) {
	const short, long = "Boats of the bay", "All of the boats that sank in the bay since the harbour was built, and why nobody raised them"
	for _, c := range []struct {
		name, src, text string
		odds            int32 // in quarters
		want            Verdict
	}{
		{"a link", newsData + "<p><a href=/b>" + short + "</a>", short, 1, Verdict{By: IsLinks}},
		{"an item between two", newsData + "<ul><li>her boat<li><a href=/b>" + short + "</a><li>his boat</ul>", short, 1, likely},
		{"the last item", newsData + "<ul><li>her boat<li><a href=/b>" + short + "</a></ul>", short, 1, Verdict{By: IsLinks}},
		{"a line between two", newsData + "<div><p>her boat<p><a href=/b>" + short + "</a><p>his boat</div>", short, 1, Verdict{By: IsLinks}},
		{"a link that is likely", newsData + "<p><a href=/b>" + short + "</a>", short, 3, likely},
		{"a line without a link", newsData + "<p>" + short, short, 1, likely},
		{"a link that is a paragraph", newsData + "<p><a href=/b>" + long + "</a>", long, 1, likely},
		{"no article", "<p><a href=/b>" + short + "</a>", short, 1, likely},
	} {
		if got := judged(t, "<body>"+strings.Repeat(paragraph, 3)+c.src, map[string]int32{c.text: c.odds})[c.text]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTeasers(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      map[string]Verdict
	}{
		{"a link behind a label", "<p>Read also, you may like it: <a href=/b>Boats that sank, and boats that float</a></p>",
			map[string]Verdict{"Read also, you may like it: Boats that sank, and boats that float": {By: IsTeaser}}},
		{"a sentence with a link", "<p>Read also, you may like it: <a href=/b>Boats that sank, and boats that float</a>.</p>", nil},
		{"capitals", "<p><a href=/b>BOATS THAT SANK IN THE BAY</a></p><p><a href=/c>AND BOATS THAT DID NOT</a></p>",
			map[string]Verdict{"BOATS THAT SANK IN THE BAY": {By: IsTeaser}, "AND BOATS THAT DID NOT": {By: IsTeaser}}},
		{"capitals without a link", "<p>BOATS THAT SANK IN THE BAY</p>", nil},
		{"capitals behind a heading", "<h2>Boats</h2><p><a href=/b>BOATS THAT SANK IN THE BAY</a></p>", nil},
		{"few capitals", "<p><a href=/b>THE BOAT BAY</a></p>", nil},
		{"a link behind words", "<p><a href=/b>Read also: boats that sank</a></p>", map[string]Verdict{"Read also: boats that sank": {By: IsTeaser}}},
		{"another language", "<p>Lesen Sie auch: <a href=/b>Das letzte Boot im alten Hafen sinkt schon bald</a></p>",
			map[string]Verdict{"Lesen Sie auch: Das letzte Boot im alten Hafen sinkt schon bald": {By: IsTeaser}}},
		{"links below a label", "<p>Read also</p><ul><li><a href=/b>Boats that sank</a><li><a href=/c>Boats that float</a></ul><p><a href=/d>A cited page</a> says more than that on its own pages",
			map[string]Verdict{"Read also": {By: IsTeaser}, "Boats that sank": {By: IsTeaser}, "Boats that float": {By: IsTeaser}}},
		{"a label of nothing", "<p>Read also:</p><nav>Menu of the page</nav>", map[string]Verdict{"Read also:": {By: IsTeaser}}},
		{"a label of something", "<p>Read also:</p><ul><li>The book of boats</ul>", nil},
		{"a sentence before nothing", "<p>Read also the book.</p><nav>Menu of the page</nav>", nil},
		{"a sentence", "<p>Read more books, said the captain, and <a href=/b>less</a> news</p>", nil},
		{"a link alone", "<p><a href=/b>The report of the harbour master</a></p>", nil},
		{"a heading", "<h2><a href=/b>Read more books</a></h2>", nil},
	} {
		got := judged(t, "<body>"+paragraph+c.src+strings.Repeat(paragraph, 2), map[string]int32{"Menu": -9})
		for text, r := range got {
			if r.By == IsTeaser && c.want[text] != r {
				t.Errorf("%s: %q is %v", c.name, text, r)
			}
		}
		for text, r := range c.want {
			if got[text] != r {
				t.Errorf("%s: %q is %v, want %v", c.name, text, got[text], r)
			}
		}
	}
}

func TestArticleBody(t *testing.T) {
	words := strings.TrimSuffix(strings.TrimPrefix(paragraph, "<p>"), "</p>")
	second := "a second paragraph tells in other words of the captain, his cat and the letters that both received"
	doubtful := "nobody on board had been told of any of this before the radio spoke"
	beside := "Our weekly letter on boats comes every Friday to many thousands of homes"
	aside := "Aside " + strings.Repeat("of what else the harbour saw that day in wind and rain ", 4)
	src := func(stated string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + stated + `"}</script><body>` +
			"<p>" + words + "</p><p>" + second + "</p><p>" + doubtful + "</p><p>" + beside + "</p><p>" + aside + "</p>"
	}
	odds := map[string]int32{"nobody": -4, "Our": 3, "Aside": -20}
	for _, c := range []struct {
		name, stated     string
		doubtful, beside Verdict
	}{
		{"all of it", words + ". " + second + ". " + doubtful, Verdict{true, IsStated}, Verdict{By: NotStated}},
		{"cut short", doubtful, Verdict{}, likely},
		{"of a part of the page", aside, Verdict{}, likely},
		{"of another page", strings.Repeat("something that stands nowhere on this page at all, but is long enough. ", 5), Verdict{}, likely},
		{"none", "", Verdict{}, likely},
	} {
		got := judged(t, src(c.stated), odds)
		want := map[string]Verdict{words: likely, second: likely, doubtful: c.doubtful, beside: c.beside, strings.TrimSpace(aside): Verdict{}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestConsentDialog(t *testing.T) {
	ask := strings.Repeat("<p>We and our partners store cookies to show what you may like on all your devices</p>", 30)
	article := strings.Repeat(paragraph, 5)
	for _, c := range []struct {
		name, src string
		want      int // blocks
	}{
		{"by its role", "<div role=dialog>" + ask + "</div>" + article, 5},
		{"by its name", "<div><div class=cookie-banner>" + ask + "</div></div>" + article, 5},
		{"shorter than the article", "<div role=dialog>" + strings.Replace(strings.ReplaceAll(ask, "cookies", "things"), "things", "cookies", 4) + "</div>" + strings.Repeat(article, 8), 70},
		{"by its text alone", "<div>" + ask + "</div><h1>Boats</h1>" + article, 6},
		{"by its text, a third of the page", "<div>" + ask + "</div><h1>Boats</h1>" + strings.Repeat(article, 8), 41},
		{"no dialog", "<h1>What cookies are</h1><div>" + ask + "</div>" + article, 36},
		{"no question", "<div>" + strings.ReplaceAll(ask, "cookies", "things") + "</div><h1>Boats</h1>" + article, 36},
		{"another dialog", "<div role=dialog>" + strings.Repeat(article, 4) + "</div>" + article, 25},
		{"nothing else on the page", "<div role=dialog>" + ask + "</div><p>Menu", 31},
	} {
		if got := len(Read(parse(t, "<body>"+c.src)).Blocks); got != c.want {
			t.Errorf("%s: %d blocks, want %d", c.name, got, c.want)
		}
	}
}

// TestConsent: what is called a question about cookies goes, if it stands above the headline.
func TestConsent(t *testing.T) {
	const ask = "We bake some on your device"
	box := "<div aria-label=Cookies>" + ask + "</div>"
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"by its label", box + "<h1>Boats</h1>" + paragraph, Verdict{By: IsConsent}},
		{"by its class", "<div class=cookie>" + ask + "</div><h1>Boats</h1>" + paragraph, Verdict{By: IsConsent}},
		{"below the headline", "<h1>Boats</h1>" + box + paragraph, likely},
		{"called otherwise", "<div aria-label=Boats>" + ask + "</div><h1>Boats</h1>" + paragraph, likely},
		{"all there is", box + "<h1>Boats</h1>", likely},
	} {
		if got := judged(t, c.src, nil)[ask]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestGaps(t *testing.T) {
	const doubt = "Never repair the leak that you expected"
	for _, c := range []struct {
		name, src string
		odds      int32 // of the block in doubt, in quarters
		want      Verdict
	}{
		{"between two", paragraph + "<blockquote>" + doubt + "</blockquote>" + paragraph, -1, Verdict{true, FillsGap}},
		{"hardly in doubt", paragraph + "<blockquote>" + doubt + "</blockquote>" + paragraph, -5, Verdict{}},
		{"a link", paragraph + "<p><a href=/b>" + doubt + "</a></p>" + paragraph, -1, Verdict{}},
		{"at the end", paragraph + paragraph + "<p>" + doubt + "</p>", -1, Verdict{}},
		{"between two parts of the page", "<div>" + paragraph + "</div><p>" + doubt + "</p><div>" + paragraph + "</div>", -1, Verdict{}},
		{"code", paragraph + "<h2>Listing</h2><pre>" + doubt + "</pre>" + paragraph, -4, Verdict{true, FillsGap}},
		{"code that is hardly in doubt", paragraph + "<pre>" + doubt + "</pre>" + paragraph, -5, Verdict{}},
		{"code behind text", paragraph + paragraph + "<pre>" + doubt + "</pre>", -1, Verdict{true, FillsGap}},
		{"code at the end", paragraph + paragraph + "<pre>" + doubt + "</pre>", -4, Verdict{}},
		{"an item of a list", paragraph + paragraph + "<ul><li>one boat<li>" + doubt + "<li>two boats</ul>", -3, Verdict{true, FillsGap}},
		{"a hopeless one", paragraph + paragraph + "<ul><li>one boat<li>" + doubt + "<li>two boats</ul>", -5, Verdict{}},
		{"two items", paragraph + paragraph + "<ul><li>one boat<li>" + doubt + "<li>Never again<li>two boats</ul>", -3, Verdict{}},
		{"the last item", paragraph + paragraph + "<ul><li>one boat<li>two boats<li>" + doubt + "</ul>" + paragraph, -3, Verdict{}},
		{"an item of another list", paragraph + paragraph + "<ul><li>one boat<li>her boat</ul><ul><li>" + doubt + "<li>two boats</ul>", -3, Verdict{}},
		{"in a long gap", paragraph + strings.Repeat("<p>"+doubt+"</p>", gapBlocks+1) + paragraph, -1, Verdict{}},
	} {
		if got := judged(t, "<body><article>"+strings.ReplaceAll(c.src, paragraph, paragraph+paragraph)+"</article>", map[string]int32{"Never": c.odds})[doubt]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestComments(t *testing.T) {
	const said = "and what is more I was there myself on that day"
	below := "<div id=comments>" + strings.Repeat("<p>"+said+"</p>", 30) + "</div>"
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"below an article", strings.Repeat(paragraph, 6) + below, Verdict{By: IsComment}},
		{"they are the page", paragraph + below, likely},
		{"below a short article that says it is one", newsData + paragraph + below, Verdict{By: IsComment}},
	} {
		if got := judged(t, c.src, nil)[said]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestReviews: what customers say goes from a product's page, unless it is all there is.
func TestReviews(t *testing.T) {
	const review = "It stood the rain of all of last winter on our hill"
	const product = `<script type="application/ld+json">{"@type": "Product"}</script>`
	box := func(class string, n int) string {
		return "<div class='" + class + "'>" + strings.Repeat("<p>"+review+"</p>", n) + "</div>"
	}
	body := "<body><h1>A barrel</h1>" + strings.Repeat(paragraph, 2)
	for _, c := range []struct {
		name, src string
		want      Rule
	}{
		{"a product", product + body + box("customer-review__text", 1), IsReview},
		{"a product by og:type", `<meta property=og:type content="og:product">` + body + box("reviews", 1), IsReview},
		{"another box", product + body + box("preview", 1), ""},
		{"no product", body + box("reviews", 1), ""},
		{"an article about one", product + newsData + body + box("reviews", 1), ""},
		{"nearly all there is", product + "<body><h1>A barrel</h1>" + paragraph + box("reviews", 40), ""},
		{"around the headline", product + "<body><div class=reviews><h1>A barrel</h1>" + paragraph + "<p>" + review + "</p></div>", ""},
	} {
		if got := judged(t, c.src, nil)[review]; got.By != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}
