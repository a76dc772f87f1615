package meta

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestAuthors(t *testing.T) {
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rye", "author": ` + author + `}</script><h1>Rye</h1>`
	}
	far := `<html lang="en"><h1>Rye</h1>` + strings.Repeat("<p>x</p>", 400)
	for _, c := range []struct {
		name, src string
		want      []article.Author
		source    string
	}{
		{"the byline has more than the data", ld(`"Ana Ruiz"`) + `<p>By <a href="/ana">Ana Ruiz</a>, Bo Ek</p>`, []article.Author{{Name: "Ana Ruiz", URL: "https://www.tidings.example/ana"}, {Name: "Bo Ek"}}, ""},
		{"meta tags have more than the data", ld(`"Ana Ruiz"`) + `<meta name="author" content="Ana Ruiz, Bo Ek"><a rel="author" href="/ana">Ana Ruiz</a>`, []article.Author{{Name: "Ana Ruiz", URL: "https://www.tidings.example/ana"}, {Name: "Bo Ek"}}, ""},
		{"a paper's authors, and the one who handed it in", `<meta name="dc.creator" content="Ana Ruiz"><meta name="citation_author" content="Ruiz, Ana"><meta name="citation_author" content="Ek, Bo"><h1>Rye</h1>`, []article.Author{{Name: "Ana Ruiz"}, {Name: "Bo Ek"}}, ""},
		{"the data have the address", ld(`{"name": "Ana Ruiz", "url": "https://www.tidings.example/ana#me"}`) + `<p>By Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz", URL: "https://www.tidings.example/ana#me"}}, ""},
		{"who runs the site", `<meta name="author" content="Hill Farms GmbH"><h1>Rye</h1>`, nil, ""},
		{"who runs the site, in a byline", `<meta name="author" content="Hill Farms GmbH"><html lang="en"><h1>Rye</h1><p>By Hill Farms Ltd</p>`, []article.Author{{Name: "Hill Farms Ltd"}}, ""},
		{"an agency alone", ld(`"AFP"`), nil, "AFP"},
		{"an agency beside a person", ld(`["Ana Ruiz", "Reuters"]`), []article.Author{{Name: "Ana Ruiz"}}, "Reuters"},
		{"the site, where a byline names it", `<meta property="og:site_name" content="Tidings"><h1>Rye</h1><p>By Tidings</p>`, []article.Author{{Name: "Tidings"}}, ""},
		{"the site, where nothing but og:site_name does", `<meta property="og:site_name" content="Tidings"><h1>Rye</h1>`, nil, ""},
		{"a person rather than the site", `<meta property="og:site_name" content="Tidings"><meta name="author" content="Tidings"><meta name="parsely-author" content="Ana Ruiz">`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"the page's own address is none of the author's", ld(`{"name": "Ana Ruiz", "url": "` + pageURL + `"}`), []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"what stands behind the name", ld(`"Ana Ruiz"`) + `<p>By Ana Ruiz The Hill Tidings</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"the site behind the name", `<meta property="og:site_name" content="Hill Tidings">` + ld(`"Ana M. Ruiz Hill Tidings"`), []article.Author{{Name: "Ana M. Ruiz"}}, ""},
		{"the site behind the others", `<meta property="og:site_name" content="Hill Tidings">` + ld(`["Ana Ruiz", "Bo Ek", "Hill Tidings"]`), []article.Author{{Name: "Ana Ruiz"}, {Name: "Bo Ek"}}, ""},
		{"whom a paragraph speaks of", `<h1>Rye</h1><p>The mill of <a href="/people/ana-ruiz">Ana Ruiz</a> stands on the hill ` + strings.Repeat("as it did before ", 5) + `</p>`, nil, ""},
		{"a topic that is a person", `<h1>Rye</h1><a href="/topics/people/ana-ruiz">Ana Ruiz</a>`, nil, ""},
		{"a link to register", `<h1>Rye</h1><a href="/user/register?to=1">Enlist</a>`, nil, ""},
		{"a link to somebody in the page's footer", `<h1>Rye</h1><p>Rye</p><footer><a href="/profile/ana">Ana Ruiz</a></footer>`, nil, ""},
		{"a place below the name", `<html lang="pt"><h1>Rye</h1><div><p class="p-author">Ana Ruiz</p><p class="p-author-local">Em São Paulo</p></div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a heading of the way to here", `<html lang="tr"><div> <a href="/haber">HABER</a></div><div><a href="/g">Rye Mill</a></div><h1>Rye</h1>`, nil, ""},
		{"what things are sorted by", `<h1>Rye</h1><p class="sortBy_x1">Best Match</p>`, nil, ""},
		{"a customer's words", `<h1>Rye</h1><div class="testimonials"><p>Good flour.</p><p class="author">Ana Ruiz</p></div>`, nil, ""},
		{"a customer's words in a sidebar", far + `<div class="sidebar testimonial"><p class="author">Ana Ruiz</p></div>`, nil, ""},
		{"a reference", `<h1>Rye</h1><a class="autorefs">Annotated</a>`, nil, ""},
		{"a heading's id", `<h1>Rye</h1><h3 id="how-to-grow-it-by-yourself">Hill Farming</h3>`, nil, ""},
		{"a post's classes", `<h1>Rye</h1><article class="hentry author-ana-ruiz"><a href="/b">Bo Ek</a></article>`, nil, ""},
		{"data that have half of the name", ld(`"Ana"`) + `<p>By Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"parted by a style sheet", `<html lang="en"><h1>Rye</h1><div><span>By</span><span>Ana Ruiz</span></div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"below a heading at the end", `<html lang="en"><h1>Rye</h1>` + strings.Repeat("<p>x</p>", 400) + `<h3>Author</h3><p>Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a list below such a heading", far + `<h6>Author(s)</h6><ul><li>Ana Ruiz</li><li>Bo Ek</li></ul>`, []article.Author{{Name: "Ana Ruiz"}, {Name: "Bo Ek"}}, ""},
		{"whose other articles a link leads to", far + `<p>Ana Ruiz</p><a href="/a/7">All articles by Ana Ruiz</a>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"before the date", `<h1>Rye</h1><p><span>Ana Ruiz |</span> <span>5 May 2025</span></p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"behind the date", `<h1>Rye</h1><p>Monday, May 5, 2025 · Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"an offer before its end", `<h1>Rye</h1><p>Special Rates - Ends May 5, 2025</p>`, nil, ""},
		{"advertising before the date", `<h1>Rye</h1><p>Paid Content | 5 May 2025</p>`, nil, ""},
		{"such a heading in a form", far + `<form><label>Author</label><p>Ana Ruiz</p><input></form>`, nil, ""},
		{"a user's page, by its query", `<h1>Rye</h1><div><a href="/users?u=79">mill42</a> 18.10.2019</div>`, []article.Author{{Name: "mill42", URL: "https://www.tidings.example/users?u=79"}}, ""},
		{"the one line far below that is a byline", far + `<p>By Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"two of them, as of teasers", far + `<p>By Ana Ruiz</p><p>By Bo Ek</p>`, nil, ""},
		{"one in a menu", far + `<nav>By Ana Ruiz</nav>`, nil, ""},
		{"a book's author", far + `<p>Author: Ana Ruiz</p><p>Pages: 400</p>`, nil, ""},
		{"a book's author at the end of its facts", far + `<p>Pages: 400</p><p>Author: Ana Ruiz</p>`, nil, ""},
		{"a portrait without the name", far + `<div class="hill author-card"><img alt="Headshot of Ana Ruiz"><p>` + strings.Repeat("She grows rye. ", 20) + `</p></div>`, nil, ""},
		{"such a line where data name the site", `<meta property="og:site_name" content="Tidings"><meta name="author" content="Tidings">` + far + `<p>By Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"such a line where data name a person", `<meta name="author" content="Bo Ek">` + far + `<p>By Ana Ruiz</p>`, []article.Author{{Name: "Bo Ek"}}, ""},
		{"a name at the right", far + `<p style="text-align: right"><em>Ana Ruiz</em></p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"two at the right", far + `<p align="right">Ana Ruiz</p><p align="right">Bo Ek</p>`, nil, ""},
		{"a name in plain letters at the left", far + `<p>Ana Ruiz</p>`, nil, ""},
		{"a portrait", far + `<div class="author-card"><img alt="Headshot of Ana Ruiz"><b>Ana Ruiz</b><p>` + strings.Repeat("She grows rye. ", 20) + `</p></div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a picture of whom the article is about", far + `<figure><img alt="Ana Ruiz"><figcaption>Ana Ruiz</figcaption></figure>`, nil, ""},
		{"portraits of a team", far + `<div><img alt="Headshot of Ana Ruiz"><p>Ana Ruiz, editor</p></div><div><img alt="Headshot of Bo Ek"><p>Bo Ek, editor</p></div>`, nil, ""},
		{"a card in a sidebar", far + `<div class="sidebar"><div class="author-card">Ana Ruiz</div></div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a card's heading", far + `<aside class="blog-author"><h4>Ana Ruiz</h4><p>` + strings.Repeat("She grows rye. ", 20) + `</p></aside>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"two cards", far + `<div class="sidebar"><div class="author-card">Ana Ruiz</div><div class="author-card">Bo Ek</div></div>`, nil, ""},
		{"a card of another article", far + `<div class="sidebar related"><div class="author-card">Ana Ruiz</div></div>`, nil, ""},
		{"a card of a menu", far + `<nav><div class="author-card">Ana Ruiz</div></nav>`, nil, ""},
		{"a card of a reader", far + `<div class="sidebar comments"><div class="author-card">Ana Ruiz</div></div>`, nil, ""},
		{"a card that says more", far + `<div class="sidebar"><div class="author-card">Ana Ruiz, Bo Ek's neighbour in the hills, where rye grows</div></div>`, nil, ""},
		{"a card of one word", far + `<div class="sidebar"><div class="author-card">Millers</div></div>`, nil, ""},
		{"a whole page about an author", far + `<div class="author-page"><h4>Ana Ruiz</h4><p>` + strings.Repeat("She grows rye. ", 60) + `</p></div>`, nil, ""},
		{"a photographer's card", far + `<figure class="sidebar"><p class="author">Ana Ruiz</p></figure>`, nil, ""},
		{"a customer's review", far + `<div class="sidebar"><div class="review"><p class="author">Ana Ruiz</p></div></div>`, nil, ""},
		{"the site of a bookmark", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Bo Ek">` + far + `<figure class="bookmark-card"><a href="https://mills.example/a"><span class="bookmark-author">Mill Council</span></a></figure>`, []article.Author{{Name: "Bo Ek"}}, ""},
		{"no author but an authority", `<h1>Rye</h1><p class="Authorized">Mill Dealer</p><p id="authorities">Hill Council</p>`, nil, ""},
		{"a byline with an office far below", far + `<p>By Ana Ruiz, Counseling Psychologist</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"an article's footer", `<html lang="en"><h1>Rye</h1><p>` + strings.Repeat("rye ", 200) + `</p><footer class="post-footer">Posted by <a rel="author" href="/ana">Ana Ruiz</a></footer>`, []article.Author{{Name: "Ana Ruiz", URL: "https://www.tidings.example/ana"}}, ""},
		{"the page's footer", `<html lang="en"><h1>Rye</h1><p>` + strings.Repeat("rye ", 200) + `</p><footer>Design <a rel="author" href="/ana">Ana Ruiz</a></footer>`, nil, ""},
		{"a stranger's page", `<h1>Rye</h1><a href="https://elsewhere.example/user/ana">Ana Ruiz</a>`, nil, ""},
		{"a box that others fill", `<html lang="en"><h1>Rye</h1><a href="https://elsewhere.example/home">By MillAds</a>`, nil, ""},
		{"a byline that leads to the author's own site", `<html lang="en"><h1>Rye</h1><p>By <a href="https://elsewhere.example/ana">Ana Ruiz</a></p>`, []article.Author{{Name: "Ana Ruiz", URL: "https://elsewhere.example/ana"}}, ""},
		{"whom the article is about", `<h1>Rye</h1><p>The mill of <a href="/people/mill">Mill</a> stands.</p>`, nil, ""},
		{"a section before the names", `<html lang="de"><h1>Roggen</h1><p class="author">Politik · Ana Ruiz, Bo Ek</p>`, []article.Author{{Name: "Ana Ruiz"}, {Name: "Bo Ek"}}, ""},
		{"a footnote", `<h1>Rye</h1><p id="content-fn-4">Ana Ruiz</p>`, nil, ""},
		{"the office of the site", `<html lang="en"><meta property="og:site_name" content="Tidings of Rye"><meta name="author" content="Tidings of Rye Desk"><h1>Rye</h1><p>` + strings.Repeat("rye ", 200) + `</p><p>Written by Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"the office of the site alone", `<meta property="og:site_name" content="Tidings of Rye"><meta name="author" content="Tidings of Rye Desk"><h1>Rye</h1>`, []article.Author{{Name: "Tidings of Rye Desk"}}, ""},
		{"a byline below a picture's credit", `<html lang="de"><h1>Roggen</h1><p>` + strings.Repeat("Roggen ", 200) + `</p><div>Symbolbild: © Bo Ek<br><br>Autor: <a href="/x">Rechtsanwältin</a> Ana Ruiz</div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a name in a section beside the date", `<h1>Rye</h1><p>5 May 2025 <span>•</span> <img class="avatar"> Ana Ruiz in <a href="/farming">Farming</a></p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a name below the picture of an author", far + `<img class="avatar" alt="Photo of author"><p>Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a name below a picture of something", far + `<img class="author-garden" alt="A garden"><p>Hill Gardens</p>`, nil, ""},
		{"a portrait that is described", far + `<img class="author" alt="Headshot of Ana Ruiz, MD, before a lake, wearing ` + strings.Repeat("a white coat and ", 20) + `a hat"><h3>Ana Ruiz, MD</h3>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a function in a manual", `<h1>Rye</h1><a class="fn" href="/fn.is_rye">Is Rye</a>`, nil, ""},
		{"a method in a manual", `<h1>Rye</h1><section id="method.sort_by"><h4><a href="#method.sort_by">Sort By</a></h4></section><p id="Grain.order_by(Field)">Order Field</p>`, nil, ""},
		{"a heading's anchor", `<h1>Rye</h1><h3 id="warn-by-default">Warn Default</h3><h3 id="author-guide">Author Guide</h3><dl><dt id="init-author">Init Author</dt></dl>`, nil, ""},
		{"a phrase that begins as a byline", `<html lang="en"><h1>Rye</h1><p>By convention, the first field is rye and the second is not.</p>`, nil, ""},
		{"a small name before a date", `<html lang="en"><h1>Rye</h1><p>By millhand, 5 May 2025</p>`, []article.Author{{Name: "millhand"}}, ""},
		{"a script without capitals", `<html lang="en"><h1>Rye</h1><p>By 林大明, 陈牧</p>`, []article.Author{{Name: "林大明"}, {Name: "陈牧"}}, ""},
		{"no name before the next heading", `<html lang="en"><h1>Rye</h1><p>Author(s):</p><h2>Synopsis</h2>`, nil, ""},
		{"a name that is set as a heading", `<html lang="en"><h1>Rye</h1><p>Article written by:</p><h4>Ana Ruiz</h4>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a box of facts", `<h1>Rye</h1><table class="infobox vcard"><caption class="fn org">Rye Growers</caption></table><p>Rye grows on the hills of the north.</p>`, nil, ""},
		{"a card's full name", `<h1>Rye</h1><p class="vcard"><a class="fn" href="/ana">Ana Ruiz</a></p>`, []article.Author{{Name: "Ana Ruiz", URL: "https://www.tidings.example/ana"}}, ""},
		{"what is said about an author", `<h1>Rye</h1><p class="author-description">Licensed Miller</p>`, nil, ""},
		{"an account", ld(`"ana.ruiz"`) + `<p class="author">Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"an account alone", ld(`"ana.ruiz"`), []article.Author{{Name: "ana.ruiz"}}, ""},
		{"an account whose name stands in the text", ld(`"ana.ruiz"`) + `<p>Rye is back. (Ana M. Ruiz) +++</p>`, []article.Author{{Name: "Ana M. Ruiz"}}, ""},
		{"an account whose name is another's", ld(`"ana.ruiz"`) + `<p>Ana and Bo Ruiz grow rye.</p>`, []article.Author{{Name: "ana.ruiz"}}, ""},
		{"an italic name that ends the text", `<h1>Rye</h1><div><p>Rye.</p><p>Rye is back.</p><p><em>Ana Ruiz</em></p></div>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"an italic name in the text", `<h1>Rye</h1><div><p>Rye.</p><p>Rye is back.</p><p><em>Ana Ruiz</em></p><p>A play.</p></div>`, nil, ""},
		{"an italic name of a short box", `<h1>Rye</h1><p>Rye is back.</p><div><p>Rye.</p><p><em>Ana Ruiz</em></p></div>`, nil, ""},
		{"who made the site's look", `<meta name="author" content="Hill Themes d.o.o. - www.themes.example"><h1>Rye</h1>`, nil, ""},
		{"minutes are nobody", `<html lang="en"><h1>Rye</h1><p class="author">mins</p>`, nil, ""},
		{"a topic is nobody", `<h1>Rye</h1><p class="author"><a href="/category/hills">Hill Farming</a></p>`, nil, ""},
		{"no language is declared", `<h1>Rye</h1><p class="author">von Ana Ruiz</p>`, []article.Author{{Name: "Ana Ruiz"}}, ""},
		{"a name that begins so", `<h1>Rye</h1><p class="author">Da Ruiz</p>`, []article.Author{{Name: "Da Ruiz"}}, ""},
		{"a script is no address", ld(`{"name": "Ana Ruiz", "url": "javascript:alert(1)"}`), []article.Author{{Name: "Ana Ruiz"}}, ""},
	} {
		a := fill(t, c.src, nil)
		if diff := cmp.Diff(c.want, a.Authors); diff != "" || a.Source != c.source {
			t.Errorf("%s: source %q, want %q; authors (-want +got):\n%s", c.name, a.Source, c.source, diff)
		}
	}
}

func TestResolveDates(t *testing.T) {
	far := `<h1>Rye</h1>` + strings.Repeat("<p>x</p>", 400)
	item := func(date string) string {
		return `<li itemscope itemtype="https://schema.org/Article"><meta itemprop="datePublished" content="` + date + `"></li>`
	}
	const published2017 = `<meta property="article:published_time" content="2017-04-12">`
	const changed2020 = `<meta property="article:modified_time" content="2020-02-19T09:00:00Z">`
	ld := func(date string) string {
		return `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rye", "datePublished": "` + date + `"}</script><h1>Rye</h1>`
	}
	for _, c := range []struct{ name, src, published, modified string }{
		{"the more precise of one day", `<meta name="publishdate" content="2025-03-18"><h1>Rye</h1><p>2025-03-18 08:12</p>`, "2025-03-18T08:12:00", ""},
		{"two against one", ld("2015-01-16") + `<meta property="article:published_time" content="2017-12-01T12:01:11+01:00"><p>1 December 2017</p>`, "2017-12-01T12:01:11+01:00", ""},
		{"two vocabularies against one", ld("2015-01-16") + `<meta property="article:published_time" content="2017-12-01"><meta name="parsely-pub-date" content="2017-12-01T08:00:00Z">`, "2017-12-01T08:00:00Z", ""},
		{"the day the page shows", ld("2020-02-25T02:25:54Z") + `<p>February 24, 2020, 9:25 pm</p>`, "2020-02-24T21:25:54-05:00", ""},
		{"the day the page shows, without its time", ld("2020-02-25T02:25:54Z") + `<p>February 24, 2020</p>`, "2020-02-24", ""},
		{"another day is not the same instant", ld("2020-02-25T12:25:54Z") + `<p>February 24, 2020</p>`, "2020-02-25T12:25:54Z", ""},
		{"a change before the publication", ld("2020-02-25") + `<meta property="article:modified_time" content="2019-01-01">`, "2020-02-25", ""},
		{"a comment's date is not the article's", ld("2020-02-25") + `<div class="comments"><time datetime="2020-03-01">1 March</time></div>`, "2020-02-25", ""},
		{"seconds since 1970", `<h1>Rye</h1><meta name="date" content="1562342400">`, "2019-07-05T16:00:00Z", ""},
		{"the day of the program that made a manual", `<meta name="generator" content="rustdoc"><nav><p>(59807616e 2026-04-14)</p></nav><h1>Rye</h1>`, "", ""},
		{"a day in a menu", `<nav><p>(2026-04-14)</p></nav><h1>Rye</h1>`, "2026-04-14", ""},
		{"a day in a box of facts", `<h1>Rye</h1><table class="infobox"><tr><td>Founded <span class="bday published updated">1998-02-28</span></table><p class="published">2021-05-06</p>`, "2021-05-06", ""},
		{"what no clock knew", ld("1970-01-01T00:00:00Z"), "", ""},
		{"the day the page shows behind another date", ld("2023-11-09T01:09:55Z") + `<p>September 29, 2023</p><time datetime="2023-11-08T18:09:55">8 November</time>`, "2023-11-08T18:09:55-07:00", ""},
		{"a teaser's day is not the page's", ld("2023-11-09T01:09:55Z") + strings.Repeat("<p>x</p>", 400) + `<time datetime="2023-11-08T18:09:00">8 November</time>`, "2023-11-09T01:09:55Z", ""},
		{"a teaser of the page itself below it", `<title>Rye comes back</title><h1>Rye comes back</h1><p>27.01.2022</p>` + strings.Repeat("<p>x</p>", 400) + `<h2><a href="/world/the-page">Rye comes back</a></h2><p>28.01.2022</p>`, "2022-01-27", ""},
		{"vague dates count once", `<meta name="date" content="2021-12-20"><meta name="dcterms.date" content="2021-12-20"><h1>Rye</h1><p>27.01.2022</p>`, "2022-01-27", ""},
		{"a template's date", ld("Jun 24, 2025") + `<p>25 August 2024</p>`, "2024-08-25", ""},
		{"a template's date alone", ld("Jun 24, 2025"), "2025-06-24", ""},
		{"one digit of seconds", ld("2020-12-05T23:15:0Z"), "2020-12-05T23:15:00Z", ""},
		{"a meta tag that nobody listed", `<meta name="w-published-date" content="2025-05-27">`, "2025-05-27", ""},
		{"the first of several such", `<meta name="x-published-time" content="2026-03-09T08:45:32Z"><meta name="x-publish-date" content="2021-02-16">`, "2021-02-16", ""},
		{"such tags are weak", `<meta name="x-published" content="2026-03-09"><h1>Rye</h1><p>16 February 2021</p>`, "2021-02-16", ""},
		{"no publisher and no change", `<meta name="x-publisher" content="2026-03-09"><meta name="x-publish-updated" content="2026-03-10">`, "", ""},
		{"a line below that says so", `<h1>Rye</h1>` + strings.Repeat("<p>x</p>", 400) + `<p>Built on 1 January 2001.</p><small>This entry was posted on Saturday, 3 December 2011 and is filed under rye. ` + strings.Repeat("You can follow it. ", 20) + `</small>`, "2011-12-03", ""},
		{"a dateline", `<h1>Rye</h1><p>BERLIN, 25 January 2022 – The rye of the hills is back, as the council said, ` + strings.Repeat("and it is good, ", 20) + `</p>`, "2022-01-25", ""},
		{"a date in a sentence", `<h1>Rye</h1><p>On 25 January 2022 the council said that rye is back, ` + strings.Repeat("and it is good, ", 20) + `</p>`, "", ""},
		{"the day of the change, given as the other", `<meta property="article:published_time" content="2017-04-12"><meta property="article:modified_time" content="2020-02-19"><meta name="publishdate" content="2020-02-19"><h1>Rye</h1>`, "2017-04-12", "2020-02-19"},
		{"the day of the change, shown as the page's own", published2017 + changed2020 + `<h1>Rye</h1><p>19 February 2020</p>`, "2020-02-19", "2020-02-19T09:00:00Z"},
		{"the day of the change, shown as that", published2017 + changed2020 + `<h1>Rye</h1><p>Updated 19 February 2020</p>`, "2017-04-12", "2020-02-19T09:00:00Z"},
		{"shown beside the other", published2017 + changed2020 + `<h1>Rye</h1><p>12 April 2017</p><p>19 February 2020</p>`, "2017-04-12", "2020-02-19T09:00:00Z"},
		{"a change on the next day", `<meta property="article:published_time" content="2020-02-18">` + changed2020 + `<h1>Rye</h1><p>19 February 2020</p>`, "2020-02-18", "2020-02-19T09:00:00Z"},
		{"the same, where nothing states an earlier day", `<meta property="article:modified_time" content="2020-02-19"><meta name="publishdate" content="2020-02-19"><h1>Rye</h1>`, "2020-02-19", "2020-02-19"},
		{"the days of other articles", `<h1>Rye</h1><meta name="date" content="2020-02-19"><ul>` + item("2021-03-01") + item("2021-03-02") + item("2021-03-03") + `</ul>`, "2020-02-19", ""},
		{"the days of a few statements", `<h1>Rye</h1><meta name="date" content="2020-02-19"><ul>` + item("2021-03-01") + item("2021-03-02") + item("2021-03-02") + `</ul>`, "2021-03-01", ""},
		{"an upload", `<meta property="w:uploaded" content="2013-02-16">`, "2013-02-16", ""},
		{"a short line far below", far + `<p>Stand: 27.01.2022</p>`, "2022-01-27", ""},
		{"a line of a wiki", far + `<p>This page was last edited on 2 March 2022, at 10:32 by one of the millers.</p>`, "2022-03-02T10:32:00", ""},
		{"a line that says more", far + `<p>The rye of the hills came back on 2 March 2022.</p>`, "", ""},
		{"a link", far + `<p><a href="/b">2 March 2022</a></p>`, "", ""},
		{"days of an offer", far + `<p>13 Feb 2022 - 15 Mar 2022</p>`, "", ""},
		{"days of an offer, the first without its year", far + `<p>13 Feb to 15 Mar 2022</p>`, "", ""},
		{"hours of a day", far + `<p>2022/3/6 13:00-16:40</p>`, "2022-03-06T13:00:00", ""},
		{"days of a member", far + `<p>Member since 2 March 2022</p>`, "", ""},
		{"days of an event near the headline", `<h1>Rye</h1><p>12.01.22 - 10.04.22</p>`, "", ""},
		{"the last of some days", `<h1>Rye</h1><p>14. - 20. Januar 2022</p>`, "", ""},
		{"the last of some days, in English", `<h1>Rye</h1><p>14-20 January 2022</p>`, "", ""},
		{"a number before a day", `<h1>Rye</h1><p>Issue 14 - 20 January 2022</p>`, "2022-01-20", ""},
		{"the days of an archive's copies", `<div id="wm-ipp"><p>10 Nov 2013</p></div>` + far + `<p>2 March 2012</p>`, "2012-03-02", ""},
		{"a box with a day", `<h1>Rye</h1><div class="date"><span>Apr</span> <span>04</span><span>2013</span></div>`, "2013-04-04", ""},
		{"a day for machines", `<h1>Rye</h1><abbr class="published" title="2013-04-04T18:52:11+00:00">on Thursday</abbr>`, "2013-04-04T18:52:11+00:00", ""},
		{"a title that is no day", `<h1>Rye</h1><abbr class="published" title="2 posts">4 April 2013</abbr>`, "2013-04-04", ""},
		{"a description's day", `<meta name="description" content="Rye is back (News of 14 January 2020)"><h1>Rye</h1>`, "2020-01-14", ""},
		{"a description's other brackets", `<meta name="description" content="Rye (which came back to the hills by 14 January 2020)"><h1>Rye</h1>`, "", ""},
		{"a marked day against a line's", `<h1>Rye</h1><p>01.02.2019</p><p class="post-date">08.08.2017</p>`, "2017-08-08", ""},
		{"a marked day against a line's time", `<h1>Rye</h1><p>01.02.2019, 10:15</p><p class="post-date">08.08.2017</p>`, "2019-02-01T10:15:00", ""},
		{"a marked day against one that is marked, too", `<h1>Rye</h1><p class="post-date">01.02.2019</p><p class="post-date">08.08.2017</p>`, "2019-02-01", ""},
		{"a teaser of the page itself", `<title>Rye</title><h1>Rye</h1><p>26.02.2020</p><ul class="related"><li><a href="/world/the-page">Rye</a> <span class="date">18.03.2020</span></li></ul>`, "2020-03-18", ""},
		{"a teaser of another page", `<title>Rye</title><h1>Rye</h1><p>26.02.2020</p><ul class="related"><li><a href="/world/other">Rye</a> <span class="date">18.03.2020</span></li></ul>`, "2020-02-26", ""},
		{"a teaser with a button", `<title>Rye</title><h1>Rye</h1><p>26.02.2020</p>` + strings.Repeat("<p>x</p>", 400) + `<ul><li><a href="/world/other">Rye</a> <a href="#">Top</a> <span class="date">18.03.2020</span></li></ul>`, "2020-02-26", ""},
		{"state of a framework", `<h1>Rye</h1><script>x = {"a": {\"publishedAt\":\"2019-03-02T06:22:28+01:00\"}, "datePublished": "2019-03-02"}</script>`, "2019-03-02T06:22:28+01:00", ""},
		{"state with a date in another form", `<h1>Rye</h1><script>x = {"publishTime":"2019.03.02 18:40"}</script>`, "2019-03-02T18:40:00", ""},
		{"state of several articles", `<h1>Rye</h1><script>x = [{"published_at":"2019-03-02"},{"published_at":"2019-03-03"}]</script>`, "", ""},
	} {
		a := fill(t, c.src, nil)
		if a.DatePublished != c.published || a.DateModified != c.modified {
			t.Errorf("%s: published %q, modified %q, want %q, %q", c.name, a.DatePublished, a.DateModified, c.published, c.modified)
		}
	}
	if a := fill(t, ld("2020-02-25")+`<meta property="article:modified_time" content="2019-01-01">`, nil); len(a.Warnings) != 1 {
		t.Errorf("a change before the publication: warnings %q", a.Warnings)
	}
}

func TestSiteName(t *testing.T) {
	const publisher = `<script type="application/ld+json">{"@type":"Article","publisher":{"name":"Hill House"}}</script>`
	for src, want := range map[string]string{
		`<meta property="og:site_name" content="Hill Tidings">` + publisher:                                          "Hill Tidings",
		`<meta property="og:site_name" content="https://www.Tidings.example/">` + publisher:                          "tidings.example",
		`<meta property="og:site_name" content="www.tidings.example">`:                                               "tidings.example",
		`<meta property="og:site_name" content="www.tidings.example | News of the hills">`:                           "www.tidings.example",
		`<meta property="og:site_name" content="The Tidings - News of the hills">`:                                   "The Tidings",
		`<meta property="og:site_name" content="News of the hills | Tidings">`:                                       "Tidings",
		`<meta property="og:site_name" content="Hill News - All about hills">`:                                       "Hill News - All about hills",
		`<meta property="og:site_name" content="Rye comes back to the hills">` + publisher:                           "Hill House",
		`<meta property="og:site_name" content="Rye comes back to the hills - Tidings">` + publisher:                 "Hill House",
		`<title>Rye</title><meta property="og:title" content="Rye"><meta property="og:site_name" content="Rye now">`: "Rye now",
	} {
		title := `<meta property="og:title" content="Rye comes back to the hills"><h1>Rye comes back to the hills</h1>`
		if strings.Contains(src, "og:title") {
			title = "<h1>Rye</h1>"
		}
		if got := fill(t, title+src, nil).SiteName; got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for src, want := range map[string]string{
		`<link rel="canonical" href="/world/page?id=1">`:                                                                          "https://www.tidings.example/world/page?id=1",
		`<link rel="canonical" href="https://m.tidings.example/world/page">`:                                                      "https://m.tidings.example/world/page",
		`<link rel="canonical" href="https://www.tidings.example/">`:                                                              "",
		`<link rel="canonical" href="https://elsewhere.example/world/page">`:                                                      "",
		`<link rel="canonical" href="https://elsewhere.example/p"><meta property="og:url" content="https://elsewhere.example/p">`: "https://elsewhere.example/p",
		`<link rel="canonical" href="http://127.0.0.1/world/page">`:                                                               "",
		`<link rel="canonical" href="http://localhost/world/page">`:                                                               "",
		`<link rel="canonical" href="https://user:secret@www.tidings.example/p">`:                                                 "",
	} {
		if got := fill(t, src, nil).CanonicalURL; got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ src, lang, dir string }{
		{`<html lang="en-gb">`, "en-gb", "ltr"},
		{`<html lang="pt_BR">`, "pt-BR", "ltr"},
		{`<html lang="{{lang}}"><meta property="og:locale" content="de_DE">`, "de-DE", "ltr"},
		{`<html xml:lang="fr">`, "fr", "ltr"},
		{`<html><body lang="ar">`, "ar", "rtl"},
		{`<html lang="ar" dir="LTR">`, "ar", "ltr"},
		{`<html lang="az-Arab">`, "az-Arab", "rtl"},
		{`<html dir="rtl">`, "", "rtl"},
		{`<meta http-equiv="content-language" content="sv, en">`, "sv", "ltr"},
		{`<p>x`, "", ""},
	} {
		if a := fill(t, c.src, nil); a.Language != c.lang || a.Direction != c.dir {
			t.Errorf("%s: language %q, direction %q, want %q, %q", c.src, a.Language, a.Direction, c.lang, c.dir)
		}
	}
}

// What the text is written in is told where nothing is declared, and where the declaration
// plainly is wrong.
func TestDetectedLanguage(t *testing.T) {
	const text = "<p>Der Roggen ist wieder da, und er ist mehr als eine Pflanze für die Leute, die auf den Hügeln leben. Sie sagen, dass es der Boden war, der sie nach etwas anderem suchen ließ, aber jetzt haben sie, was sie auch früher hatten, und es wird noch mehr.</p>"
	for _, c := range []struct {
		src, lang string
		from      article.Origin
	}{
		{text, "de", "detected"},
		{`<html lang="de-CH">` + text, "de-CH", "html lang"},
		{`<html lang="en-US">` + text, "de", "detected"},
		{`<html lang="eo">` + text, "eo", "html lang"},
		{`<meta property="og:locale" content="en_US">` + text, "de", "detected"},
		{`<meta property="og:locale" content="de_AT">` + text, "de-AT", "og:locale"},
		{`<html lang="en"><p>Der Roggen ist wieder da.</p>`, "en", "html lang"},
		{`<html lang="en"><a href="/x">` + text + `</a>`, "en", "html lang"},
	} {
		if a := fill(t, c.src, nil); a.Language != c.lang || a.Provenance["language"] != c.from {
			t.Errorf("%.60s: language %q from %q, want %q from %q", c.src, a.Language, a.Provenance["language"], c.lang, c.from)
		}
	}
	if a := fill(t, text, Stated{"language": {{Text: "en", Origin: "rule"}}}); a.Language != "en" {
		t.Errorf("a rule says en: %q", a.Language)
	}
	// The words of bylines are those of the language that is spoken.
	if a := fill(t, `<html lang="en"><h1>Roggen</h1><p>Von Ana Ruiz</p>`+text, nil); len(a.Authors) != 1 || a.Authors[0].Name != "Ana Ruiz" {
		t.Errorf("a German byline on a page that says en: %v", a.Authors)
	}
}

func TestStated(t *testing.T) {
	const src = `<html lang="en"><meta property="og:title" content="Page title"><meta property="og:image" content="/p.jpg"><meta name="author" content="Page Person"><meta name="keywords" content="page"><h1>Page title</h1>`
	const rule = article.Origin("rule:tidings.example.yaml:3")
	a := fill(t, src, Stated{
		"title":          {{Text: " Rule's\n title | stays ", Origin: rule}},
		"authors":        {{Text: "By Ana Ruiz", URL: "/ana", Origin: rule}, {Text: "Bo Ek", Origin: "rule:tidings.example.yaml:4"}, {Text: "Agencies", Origin: rule}},
		"date_published": {{Text: "21 Sep 2024 09:10", Origin: rule}},
		"date_modified":  {{Text: "some day", Origin: rule}},
		"tags":           {{Text: "rye, soil", Origin: rule}, {Text: "rye", Origin: "rule:tidings.example.yaml:5"}},
		"image":          {{URL: "/rule.jpg", Origin: rule}},
		"caption":        {{Text: "A caption", Origin: rule}},
		"section":        {{Text: "Farming, organic", Origin: rule}},
		"language":       {{Text: "es", Origin: rule}},
		"site_name":      {{Text: "Tidings", Origin: rule}},
	})
	want := facts{Title: "Rule's title | stays", Authors: []string{"Ana Ruiz", "Bo Ek"}, Source: "Agencies", Published: "2024-09-21T09:10:00", Section: "Farming, organic", Tags: []string{"rye", "soil"},
		Image: "https://www.tidings.example/rule.jpg", Site: "Tidings", Language: "es", TitleFrom: rule, AuthorsFrom: rule, DateFrom: rule}
	if diff := cmp.Diff(want, factsOf(a)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if a.Authors[0].URL != "https://www.tidings.example/ana" || a.Image.Caption != "A caption" {
		t.Errorf("author %+v, image %+v", a.Authors[0], a.Image)
	}
	if len(a.Warnings) != 1 || !strings.Contains(a.Warnings[0], "date_modified") {
		t.Errorf("warnings %q", a.Warnings)
	}
}

// A rule's author is believed where the page's own would not be.
func TestStatedSite(t *testing.T) {
	a := fill(t, `<meta property="og:site_name" content="Tidings">`, Stated{"authors": {{Text: "Tidings", Origin: "rule"}}, "source": {{Text: "Source: AFP", Origin: "rule"}}})
	if len(a.Authors) != 1 || a.Source != "AFP" {
		t.Errorf("authors %v, source %q", a.Authors, a.Source)
	}
}

// The same page gives the same answer, however often it is asked.
func TestDeterministic(t *testing.T) {
	var first facts
	for i := 0; i < 20; i++ {
		var all strings.Builder
		for _, c := range readerTests {
			all.WriteString(c.src)
		}
		f := factsOf(fill(t, all.String(), nil))
		if i == 0 {
			first = f
		} else if diff := cmp.Diff(first, f); diff != "" {
			t.Fatalf("run %d differs:\n%s", i, diff)
		}
	}
}
