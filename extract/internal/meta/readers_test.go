package meta

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-fabb886e/pith/extract/article"
)

// One small page for each vocabulary and each way that vocabularies disagree.
var readerTests = []struct {
	name string
	src  string
	want facts
}{
	{"json-ld, the whole article", `<html lang="en"><script type="application/ld+json">
		{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge closed &amp; guarded", "description": "A bridge is closed.",
		 "alternativeHeadline": "Not shown anywhere", "datePublished": "2024-02-03T04:05:06+02:00", "dateModified": "2024-02-04", "articleSection": ["Roads", "Local"],
		 "keywords": "bridges, roads ,bridges", "isAccessibleForFree": "False", "license": "https://license.example/by",
		 "author": [{"@type": "Person", "name": "Ana Ruiz", "url": "/by/ana"}, {"@type": "Person", "name": ["Bo Ek"]}], "image": {"@type": "ImageObject", "url": "/i/bridge.jpg", "width": "640px", "height": 480},
		 "publisher": {"@type": "Organization", "name": "The Tidings"}, "inLanguage": "de"}</script>`,
		facts{Title: "Bridge closed & guarded", Summary: "A bridge is closed.", Authors: []string{"Ana Ruiz", "Bo Ek"}, Published: "2024-02-03T04:05:06+02:00", Modified: "2024-02-04",
			Section: "Roads", Tags: []string{"bridges", "roads"}, Image: "https://www.tidings.example/i/bridge.jpg", Site: "The Tidings", Language: "en", License: "https://license.example/by",
			Access: article.AccessPaywalled, TitleFrom: "json-ld", AuthorsFrom: "json-ld", DateFrom: "json-ld"}},
	{"json-ld, a graph with references and a breadcrumb", `<script type="application/ld+json">
		{"@graph": [{"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"}, {"@type": "WebSite", "name": "Tidings"},
		 {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Rivers"}}, {"name": "Bridge closed"}]},
		 {"@type": ["Article", "NewsArticle"], "headline": "Bridge closed", "author": {"@id": "#ana"}, "datePublished": "2024-02-03"}]}</script>`,
		facts{Title: "Bridge closed", Authors: []string{"Ana Ruiz"}, Published: "2024-02-03", Section: "Rivers", Site: "Tidings", TitleFrom: "json-ld", AuthorsFrom: "json-ld", DateFrom: "json-ld"}},
	{"json-ld, the one of several with the page's address", `<script type="application/ld+json">[
		{"@type": "NewsArticle", "headline": "A teaser", "author": "Cy Low", "url": "https://www.tidings.example/other"},
		{"@type": "NewsArticle", "headline": "The page", "author": "Ana Ruiz", "mainEntityOfPage": {"@id": "https://tidings.example/world/the-page/"}}]</script>`,
		facts{Title: "The page", Authors: []string{"Ana Ruiz"}, TitleFrom: "json-ld", AuthorsFrom: "json-ld"}},
	{"json-ld, several articles and none of them the page", `<title>Front page</title><script type="application/ld+json">[
		{"@type": "NewsArticle", "headline": "One thing", "author": "Ana Ruiz"}, {"@type": "NewsArticle", "headline": "Another thing", "author": "Bo Ek"}]</script>`,
		facts{Title: "Front page", TitleFrom: "title"}},
	{"json-ld, comments and updates are somebody else's", `<script type="application/ld+json">
		{"@type": "DiscussionForumPosting", "headline": "Rye", "author": {"name": "mill_42"}, "comment": [{"@type": "Comment", "author": {"name": "Bo Ek"}, "datePublished": "2020-01-01"}]}</script>`,
		facts{Title: "Rye", Authors: []string{"mill_42"}, TitleFrom: "json-ld", AuthorsFrom: "json-ld"}},
	{"json-ld, an organisation that is the site is no author", `<script type="application/ld+json">
		{"@type": "NewsArticle", "headline": "Rye", "author": {"@type": "Organization", "name": "Tidings"}, "publisher": {"name": "Tidings"}}</script>`,
		facts{Title: "Rye", Site: "Tidings", TitleFrom: "json-ld"}},
	{"opengraph", `<meta property="og:title" content="Rye – Tidings"><meta property="og:site_name" content="Tidings"><meta name="og:description" content="On rye.">
		<meta property="og:locale" content="sv_SE"><meta property="og:image" content="/logo.png"><meta property="og:image" content="rye.jpg">
		<meta property="article:published_time" content="2021-05-06T07:08:09Z"><meta property="article:modified_time" content="2021-05-07 07:08"><meta property="article:section" content="Food">
		<meta property="article:tag" content="Rye"><meta property="article:tag" content="Bread, rye"><meta property="article:author" content="https://social.example/ana"><meta property="article:author" content="Ana Ruiz">
		<meta property="article:content_tier" content="metered">`,
		facts{Title: "Rye", Summary: "On rye.", Authors: []string{"Ana Ruiz"}, Published: "2021-05-06T07:08:09Z", Modified: "2021-05-07T07:08:00", Section: "Food", Tags: []string{"Rye", "Bread"},
			Image: "https://www.tidings.example/world/rye.jpg", Site: "Tidings", Language: "sv-SE", Access: article.AccessMetered, TitleFrom: "og:title", AuthorsFrom: "article:author", DateFrom: "article:published_time"}},
	{"twitter's labels", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Ruiz"><meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="4 minutes">`,
		facts{Authors: []string{"Ana Ruiz"}, AuthorsFrom: "twitter:data"}},
	{"dublin core, citation, parsely, sailthru", `<meta name="DC.title" content="Rye"><meta name="citation_author" content="Ruiz, Ana"><meta name="citation_author" content="Ek, Bo"><meta name="parsely-pub-date" content="2021-05-06T07:08:09-0500">
		<meta name="parsely-section" content="Food"><meta name="sailthru.tags" content="rye, bread"><meta name="dc.language" content="en">`,
		facts{Title: "Rye", Authors: []string{"Ana Ruiz", "Bo Ek"}, Published: "2021-05-06T07:08:09-05:00", Section: "Food", Tags: []string{"rye", "bread"}, Language: "en",
			TitleFrom: "meta:dc.title", AuthorsFrom: "meta:citation_author", DateFrom: "meta:parsely-pub-date"}},
	{"links", `<link rel="license" href="/license"><link rel="image_src" href="/rye.jpg">`,
		facts{License: "https://www.tidings.example/license", Image: "https://www.tidings.example/rye.jpg"}},
	{"microdata", `<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">On rye</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/ana"><b itemprop="name">Ana Ruiz</b></a></span>
		<meta itemprop="datePublished" content="2021-05-06"><time itemprop="dateModified" datetime="2021-05-08">yesterday</time><p itemprop="keywords">rye, bread</p>
		<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Bo Ek</span><time itemprop="datePublished" datetime="2022-01-01"></time></div></div>`,
		facts{Title: "On rye", Authors: []string{"Ana Ruiz"}, Published: "2021-05-06", Modified: "2021-05-08", Tags: []string{"rye", "bread"}, TitleFrom: "h1", AuthorsFrom: "microdata", DateFrom: "microdata"}},
	{"rdfa", `<article typeof="Article"><h1 property="headline">On rye</h1><span property="author">Ana Ruiz</span><span property="schema:datePublished" content="2021-05-06">May</span></article>`,
		facts{Title: "On rye", Authors: []string{"Ana Ruiz"}, Published: "2021-05-06", TitleFrom: "h1", AuthorsFrom: "microdata", DateFrom: "microdata"}},
	{"visible, near the headline", `<html lang="en"><body><h1>Rye comes back</h1><h2 class="deck">A grain for poor soil returns</h2><p>By <a href="/ana">Ana Ruiz</a> and Bo Ek | Updated 9 May 2021</p><p>Published 6 May 2021, 9.05 pm</p><p>Source: Agencies</p>
		<p>Text of the article.</p><div class="tags">Tags: <a href="/t/rye">Rye</a> <a href="/t/soil">Poor soil</a></div>`,
		facts{Title: "Rye comes back", Subtitle: "A grain for poor soil returns", Authors: []string{"Ana Ruiz", "Bo Ek"}, Byline: "By Ana Ruiz and Bo Ek | Updated 9 May 2021", Source: "Agencies",
			Published: "2021-05-06T21:05:00", Modified: "2021-05-09", Tags: []string{"Rye", "Poor soil"}, Language: "en", TitleFrom: "h1", AuthorsFrom: "visible", DateFrom: "visible"}},
	{"visible, marked by class, with comments below", `<h1>Rye comes back</h1><div class="entry-meta"><span class="author vcard">Ana Ruiz</span> <span class="post-date">6.5.2021</span></div><p>Text.</p>
		<div id="comments"><div class="comment"><span class="author">Bo Ek</span><time datetime="2021-06-01">later</time></div></div>`,
		facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "Ana Ruiz", Published: "2021-05-06", TitleFrom: "h1", AuthorsFrom: "visible", DateFrom: "visible"}},
	{"visible, the name in the next block", `<html lang="en"><h1>Rye comes back</h1><div>Written by</div><div>Ana Ruiz</div>`,
		facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "Written by Ana Ruiz", Language: "en", TitleFrom: "h1", AuthorsFrom: "visible"}},
	{"visible, at the end", `<html lang="de"><h1>Roggen</h1><p>Text.</p><p>Geschrieben von Ana Ruiz</p>`,
		facts{Title: "Roggen", Authors: []string{"Ana Ruiz"}, Byline: "Geschrieben von Ana Ruiz", Language: "de", TitleFrom: "h1", AuthorsFrom: "visible"}},
	{"rel=tag, and categories that are none", `<h1>Rye</h1><a rel="category tag" href="/c">Food</a><a rel="tag" href="/t/1">Grain</a><a rel="tag" href="/t/2">#Soil</a>`,
		facts{Title: "Rye", Section: "Food", Tags: []string{"Grain", "Soil"}, TitleFrom: "h1"}},
	{"tags in an article's footer", `<h1>Rye</h1><article><p>Text.</p><footer>Tags: <a rel="tag" href="/t/1">Grain</a></footer></article>`, facts{Title: "Rye", Tags: []string{"Grain"}, TitleFrom: "h1"}},
	{"a trending bar above the headline is no tag list", `<div class="topics"><a href="/1">Elections</a> <a href="/2">Weather</a></div><h1>Rye</h1>`, facts{Title: "Rye", TitleFrom: "h1"}},
	{"a breadcrumb that leads back", `<title>Rye comes back</title><nav class="breadcrumb"><a href="/food">« Back to Food</a></nav><h1>Rye comes back</h1>`,
		facts{Title: "Rye comes back", Section: "Food", TitleFrom: "h1"}},
	{"a name of a site that is none", `<meta property="og:site_name" content="/"><meta name="application-name" content="Tidings"><h1>Rye</h1>`, facts{Title: "Rye", Site: "Tidings", TitleFrom: "h1"}},
	{"a heading of a section is no deck", `<h1>Rye comes back</h1><p>` + strings.Repeat("The rye of the hills is back. ", 5) + `</p><h2 class="story__subhead">What it means</h2>`, facts{Title: "Rye comes back", TitleFrom: "h1"}},
	{"a description with markup", `<meta name="description" content="&lt;p&gt;On &lt;b&gt;rye&lt;/b&gt;,&lt;br&gt;the grain&lt;/p&gt;"><h1>Rye</h1>`, facts{Title: "Rye", Summary: "On rye, the grain", TitleFrom: "h1"}},
	{"a description of a tag", `<meta name="description" content="The <table> element"><h1>Rye</h1>`, facts{Title: "Rye", Summary: "The <table> element", TitleFrom: "h1"}},
	{"descriptions that say nothing", `<meta property="og:site_name" content="Hill Tidings"><meta name="description" content="Rye comes back"><meta property="og:description" content="Hill Tidings"><meta name="twitter:description" content="hr { clear: both; } p { a: b; }"><h1>Rye comes back</h1>`, facts{Title: "Rye comes back", Site: "Hill Tidings", TitleFrom: "h1"}},
	{"tags of a system", `<h1>Rye</h1><script type="application/ld+json">{"@type":"Article","keywords":["Language: English","Subject: Rye","Page Type: Report","smg_news","source:tagname:Hill","Weather"]}</script>`, facts{Title: "Rye", Tags: []string{"Rye", "Weather"}, TitleFrom: "h1"}},
	{"tags with colons", `<h1>Rye</h1><script type="application/ld+json">{"@type":"Article","keywords":["Rye: the grain","Weather","source:tagname:Hill Source"]}</script>`, facts{Title: "Rye", Tags: []string{"Rye: the grain", "Weather"}, TitleFrom: "h1"}},
	{"labels beside tags and sections", `<meta property="og:site_name" content="Hill Tidings |"><h1>Rye</h1><div class="tags"><a href="/t/rye">Rye bread</a> <a href="/s">Share</a> <a href="/c">Comments</a></div><a class="category" href="/m">mailen</a>`, facts{Title: "Rye", Site: "Hill Tidings", Tags: []string{"Rye bread"}, TitleFrom: "h1"}},
	{"tags of a list with commas", `<h1>Rye</h1><script type="application/ld+json">{"@type":"Article","keywords":["Weather","Baker, Lee"]}</script>`, facts{Title: "Rye", Tags: []string{"Weather", "Baker, Lee"}, TitleFrom: "h1"}},
	{"sections that every page has", `<meta property="og:site_name" content="Hill Tidings"><h1>Rye</h1><script type="application/ld+json">{"@type":"Article","articleSection":"Articles, Hill Tidings, Uncategorized, Category: Farming, Grain"}</script>`, facts{Title: "Rye", Site: "Hill Tidings", Section: "Farming", TitleFrom: "h1"}},
	{"no section but such as every page has", `<meta property="article:section" content="Без рубрики"><h1>Rye</h1><a class="category" href="/all">View all</a>`, facts{Title: "Rye", TitleFrom: "h1"}},
	{"a list for sharing is none of tags", `<h1>Rye</h1><div class="tags"><a href="https://network.example/send?u=1">Tell your friends</a> <a href="mailto:?body=rye">Letters</a> <a href="/t/rye">Rye bread</a></div>`, facts{Title: "Rye", Tags: []string{"Rye bread"}, TitleFrom: "h1"}},
	{"headlines in a list of tags", `<h1>Rye</h1><div class="tags"><a href="/1">Why the mills of the hills stand still</a> <a href="/2">Nine ways to bake with old flour</a> <a href="/t/rye">Rye</a></div>`, facts{Title: "Rye", TitleFrom: "h1"}},
	{"a long tag", `<h1>Rye</h1><div class="tags"><a href="/1">Council of the mills and weirs</a> <a href="/2">Bread</a> <a href="/3">Share this with friends</a></div>`, facts{Title: "Rye", Tags: []string{"Council of the mills and weirs", "Bread"}, TitleFrom: "h1"}},
	{"tags for rivers of a system", `<meta name="news_keywords" content="@top-stories, Rye bread, @hill-river"><h1>Rye</h1>`, facts{Title: "Rye", Tags: []string{"Rye bread"}, TitleFrom: "h1"}},
	{"the title and a template's words are no tags", `<title>Rye comes back to the hills | Hill Tidings</title><meta name="keywords" content="Rye comes back to the hills,[update],bread"><h1>Rye comes back to the hills</h1>`, facts{Title: "Rye comes back to the hills", Tags: []string{"bread"}, TitleFrom: "h1"}},
	{"a short title may be a tag", `<title>Rye bread</title><meta name="keywords" content="Rye bread,flour"><h1>Rye bread</h1>`, facts{Title: "Rye bread", Tags: []string{"Rye bread", "flour"}, TitleFrom: "h1"}},
	{"tags that spaces part", `<meta name="keywords" content="宇航员 太空 国际空间站 1975年"><h1>Rye</h1>`, facts{Title: "Rye", Tags: []string{"宇航员", "太空", "国际空间站", "1975年"}, TitleFrom: "h1"}},
	{"a name with a space is one tag", `<meta name="keywords" content="东江 晚报"><h1>Rye</h1>`, facts{Title: "Rye", Tags: []string{"东江 晚报"}, TitleFrom: "h1"}},
	{"a section behind words", `<h1>Rye</h1><a class="category" href="/farming">Posted in Farming</a>`, facts{Title: "Rye", Section: "Farming", TitleFrom: "h1"}},
	{"a section behind other words", `<h1>Rye</h1><a class="category" href="/farming">Filed under Farming</a>`, facts{Title: "Rye", Section: "Farming", TitleFrom: "h1"}},
	{"menus' links and rules' names are no section", `<h1>Rye</h1><a class="nav-channel" href="/c">Mill Channel</a><a class="nav-path" href="/p">Path</a><p class="pathway"><a href="#t">[type.mill]</a></p>`, facts{Title: "Rye", TitleFrom: "h1"}},
	{"the source of a picture", `<html lang="EN-us"><h1>Rye comes back</h1><figure><img src="/a.jpg"><figcaption>Rye. <span class="source">Quelle: dpa</span></figcaption></figure><figure><img src="/b.jpg"><figcaption>Source: Reuters</figcaption></figure>`, facts{Title: "Rye comes back", Language: "en-us", Image: "https://www.tidings.example/a.jpg", TitleFrom: "h1"}},
	{"no subtitle that ends the title", `<meta property="og:title" content="Hills: Rye comes back"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Hills: Rye comes back","alternativeHeadline":"Rye comes back"}</script><div>Hills:</div><h1>Hills: Rye comes back</h1><h2>Rye comes back</h2>`, facts{Title: "Hills: Rye comes back", TitleFrom: "h1"}},
	{"a standfirst that the description repeats", `<meta name="description" content="The hills sow more of it than ever."><article><header><h1>Rye comes back</h1><div class="x1"><p>The hills sow more of it than ever.</p></div></header><p>` + strings.Repeat("Rye grows. ", 20) + `</p></article>`, facts{Title: "Rye comes back", Subtitle: "The hills sow more of it than ever.", Summary: "The hills sow more of it than ever.", TitleFrom: "h1"}},
	{"beside the headline", `<meta name="description" content="The hills sow more of it than ever."><div><div><h1>Rye comes back</h1><p>The hills sow more of it than ever.</p></div><div><p>` + strings.Repeat("Rye grows. ", 20) + `</p></div></div>`, facts{Title: "Rye comes back", Subtitle: "The hills sow more of it than ever.", Summary: "The hills sow more of it than ever.", TitleFrom: "h1"}},
	{"a first paragraph is none", `<meta name="description" content="The hills sow more of it than ever."><div><h1>Rye comes back</h1><p>The hills sow more of it than ever.</p><p>` + strings.Repeat("Rye grows. ", 20) + `</p></div>`, facts{Title: "Rye comes back", Summary: "The hills sow more of it than ever.", TitleFrom: "h1"}},
	{"a name in capitals that the page shows in small letters", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rye comes back","author":{"name":"TOM EK"}}</script><h1>Rye comes back</h1><p class="author">Tom Ek</p>`, facts{Title: "Rye comes back", Authors: []string{"Tom Ek"}, TitleFrom: "h1", AuthorsFrom: "json-ld"}},
	{"who made a picture", `<h1>Rye comes back</h1><figure><figcaption>Rye. <strong class="author">Ana Ruiz / Europa Press</strong></figcaption></figure><p>Text.</p>`, facts{Title: "Rye comes back", TitleFrom: "h1"}},
	{"a byline without buttons", `<h1>Rye comes back</h1><p class="byline">Ana Ruiz | May 6, 2021 | Share | Follow us</p>`, facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "Ana Ruiz | May 6, 2021", Published: "2021-05-06", TitleFrom: "h1", AuthorsFrom: "visible", DateFrom: "visible"}},
	{"but with the office", `<h1>Rye comes back</h1><p class="byline">By Ana Ruiz | Staff Writer | 6 Min Read</p>`, facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "By Ana Ruiz | Staff Writer", TitleFrom: "h1", AuthorsFrom: "visible"}},
	{"behind the date, too", `<h1>Rye comes back</h1><p>6 May 2021 · by Ana Ruiz · in Farming · Leave a comment</p>`, facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "6 May 2021 · by Ana Ruiz", Published: "2021-05-06", TitleFrom: "h1", AuthorsFrom: "visible", DateFrom: "visible"}},
	{"a byline is no deck", `<h1>Rye comes back</h1><p class="subtitle">by Ana Ruiz Apr. 26, 2022Apr. 26, 2022</p>`, facts{Title: "Rye comes back", Authors: []string{"Ana Ruiz"}, Byline: "by Ana Ruiz Apr. 26, 2022Apr. 26, 2022", Published: "2022-04-26", TitleFrom: "h1", AuthorsFrom: "visible", DateFrom: "visible"}},
	{"a deck with a year", `<h1>Rye comes back</h1><p class="subtitle">The hills sow more of it than in any year since 1954</p>`, facts{Title: "Rye comes back", Subtitle: "The hills sow more of it than in any year since 1954", TitleFrom: "h1"}},
	{"breadcrumb", `<title>Rye comes back</title><nav class="breadcrumb"><a href="/">Home</a> <a href="/food">Food</a> <a href="/p">Rye comes back</a></nav><h1>Rye comes back</h1>`,
		facts{Title: "Rye comes back", Section: "Food", TitleFrom: "h1"}},
}

func TestReaders(t *testing.T) {
	for _, c := range readerTests {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, factsOf(fill(t, c.src, nil)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
