package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestTitle(t *testing.T) {
	const site = `<meta property="og:site_name" content="The Tidings">`
	for _, c := range []struct{ name, src, want string }{
		{"site name in both", site + `<title>Rye comes back - Farming | Tidings</title><meta property="og:title" content="Rye comes back – The Tidings">`, "Rye comes back"},
		{"site name before", site + `<title>The Tidings :: Rye comes back</title>`, "Rye comes back"},
		{"more than the host's name", `<title>Rye comes back | Tidings Co-op</title><meta property="og:title" content="Rye comes back | Tidings Co-op">`, "Rye comes back"},
		{"less than the site's name", `<meta property="og:site_name" content="Rye and Barley Growers"><meta property="og:title" content="Rye comes back | Rye and Barley">`, "Rye comes back"},
		{"a short name that is another", `<meta property="og:title" content="Rye comes back | Part Two">`, "Rye comes back | Part Two"},
		{"a section behind the title", `<title>How rye came back to the hills-Farming</title><meta property="og:title" content="How rye came back to the hills-Farming"><meta name="headline" content="How rye came back to the hills">`, "How rye came back to the hills"},
		{"a dash that belongs", site + `<title>Rye – a love story | The Tidings</title><h1>Rye – a love story</h1>`, "Rye – a love story"},
		{"the host is the site", `<title>Rye comes back | Tidings.example</title>`, "Rye comes back"},
		{"a headline that others hold", site + `<title>How rye came back to the hills | The Tidings</title><h1>Rye comes back to the hills</h1><meta property="og:title" content="How rye came back to the hills">`, "Rye comes back to the hills"},
		{"a headline that nobody confirms", `<title>How rye came back</title><meta property="og:title" content="How rye came back"><h1>Welcome</h1>`, "How rye came back"},
		{"the site's name in h1", `<title>Rye comes back</title><h1><a href="/">Our little blog</a></h1><h2><a href="/world/the-page">Rye comes back</a></h2>`, "Rye comes back"},
		{"the site's name in h1 and title", `<title>Our little blog</title><h1><a href="/">Our little blog</a></h1><h2><a href="/world/the-page">Rye comes back</a></h2>`, "Rye comes back"},
		{"a chapter below the manual's name", `<title>E27 - Errors of mills</title><h1>Errors of mills</h1><h1>Error code E27</h1>`, "Error code E27"},
		{"a chapter of a letter", `<title>A - Errors of mills</title><h1>Errors of mills</h1><h1>Again the mills</h1>`, "Errors of mills"},
		{"a section below it", `<title>E27 - Errors of mills</title><h1>Errors of mills</h1><h2>Error code E27</h2>`, "Errors of mills"},
		{"a kicker in h1", `<title>Rye comes back to the hills</title><meta property="og:title" content="Farming: Rye comes back to the hills"><h1><span>Farming</span> <span>Rye comes back to the hills</span></h1>`, "Rye comes back to the hills"},
		{"a kicker before the text", `<title>Mill of the week: Rye comes back to the hills</title><script type="application/ld+json">{"@type":"Article","headline":"Rye comes back to the hills"}</script><h1><b><small>Mill of the week</small><br>Rye comes back to the hills</b></h1>`, "Rye comes back to the hills"},
		{"a kicker and a mark before the text", `<title>Rye comes back to the hills</title><h1><span>Mill of the week</span> - Rye comes back to the hills</h1>`, "Rye comes back to the hills"},
		{"a kicker that others part with a mark", `<title>Mill of the week: Rye comes back</title><meta property="og:title" content="Mill of the week: Rye comes back"><h1><span>Mill of the week</span> Rye comes back</h1>`, "Mill of the week: Rye comes back"},
		{"a question that a page answers", `<title>Rye flour</title><script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How long does it keep?"}]}</script><h2>How long does it keep?</h2>`, "Rye flour"},
		{"the name of a list of questions", `<title>Rye flour</title><script type="application/ld+json">{"@type":"FAQPage","name":"Questions and answers"}</script><h2>Questions and answers</h2>`, "Rye flour"},
		{"a headline of which others have the beginning", `<title>Rye comes back to the hills | Tidings</title><meta property="og:title" content="Rye comes back to the hills"><meta name="twitter:title" content="Rye comes back to the hills"><h1>Rye comes back to the hills, and who sows it</h1>`, "Rye comes back to the hills, and who sows it"},
		{"a headline that all data end before", `<title>Rye comes back to the hills</title><meta property="og:title" content="Rye comes back to the hills"><script type="application/ld+json">{"@type":"Article","headline":"Rye comes back to the hills"}</script><h1>Rye comes back to the hills, and who sows it</h1>`, "Rye comes back to the hills, and who sows it"},
		{"a news story's headline that JSON-LD ends before", `<title>Rye comes back to the hills</title><meta property="og:title" content="Rye comes back to the hills"><script type="application/ld+json">{"@type":"ReportageNewsArticle","headline":"Rye comes back to the hills"}</script><h1>Rye comes back to the hills, and who sows it</h1>`, "Rye comes back to the hills"},
		{"a headline with a name behind a mark", `<title>Rye comes back to the hills</title><meta property="og:title" content="Rye comes back to the hills"><meta name="twitter:title" content="Rye comes back to the hills"><h1>Rye comes back to the hills | FIELD.EXAMPLE</h1>`, "Rye comes back to the hills"},
		{"a kicker with a colon", `<title>Rye comes back to the hills</title><h1>Farming in May: Rye comes back to the hills</h1>`, "Rye comes back to the hills"},
		{"a colon that belongs", `<title>Farming in May: Rye comes back to the hills</title><h1>Farming in May: Rye comes back to the hills</h1>`, "Farming in May: Rye comes back to the hills"},
		{"what is written for search engines", strings.ReplaceAll(`<title>X</title><meta property="og:title" content="X"><meta name="twitter:title" content="X"><script type="application/ld+json">[{"@type":"Article","headline":"X"},{"@type":"WebPage","name":"X"}]</script>`, "X", "Rye Growing Tips: 9 Best Practices") + `<h1>Rye Tips: Nine Best Ways for Growing and Selling</h1>`, "Rye Tips: Nine Best Ways for Growing and Selling"},
		{"the same with one other word", strings.ReplaceAll(`<title>X</title><meta property="og:title" content="X"><meta name="twitter:title" content="X"><script type="application/ld+json">[{"@type":"Article","headline":"X"},{"@type":"WebPage","name":"X"}]</script>`, "X", "Rye Growing Tips: 9 Best Practices (2025)") + `<h1>Rye Growing Tips: 9 Best Practices in 2025</h1>`, "Rye Growing Tips: 9 Best Practices in 2025"},
		{"an article's headline that nothing else says", `<title>Cereals compared</title><meta property="og:title" content="Cereals compared"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Cereals compared"}</script><h1>Why so many farms turn to rye again</h1>`, "Why so many farms turn to rye again"},
		{"the same on a page that says of itself that it is none", `<title>Cereals compared</title><meta property="og:title" content="Cereals compared"><h1>Why so many farms turn to rye again</h1>`, "Cereals compared"},
		{"a headline that the address says", `<title>Best cereals for all hills, new and old</title><meta property="og:title" content="Best cereals for all hills, new and old"><h1>The page</h1>`, "The page"},
		{"the name of a folder of the page's", `<title>Rye comes back to the hills : world</title><meta property="og:title" content="Rye comes back to the hills : world"><h1><a href="/world/">world</a></h1>`, "Rye comes back to the hills : world"},
		{"a short form in the tab", `<title>Rye plan | The Tidings</title><h1>Council approves rye plan for the hills</h1>`, "Council approves rye plan for the hills"},
		{"the same in Arabic", `<title>خطة الميناء | صحيفة</title><h1>مجلس المدينة يوافق على خطة الميناء الجديد</h1>`, "مجلس المدينة يوافق على خطة الميناء الجديد"},
		{"a heading with much more in it", `<title>Rye overview | The Tidings</title><h1>Rye overview Save and sort pages by what you like, with collections of your own</h1>`, "Rye overview"},
		{"a permalink in h1", `<title>Rye</title><h1>Rye<a href="#rye">¶</a></h1>`, "Rye"},
		{"one of an icon font", `<title>Rye</title><h1>Rye<a href="#rye">&#xf0c1;</a></h1>`, "Rye"},
		{"another headline for networks", `<title>Rye for networks</title><h1>The return of a grain</h1><h1><a href="/world/the-page">The return of a grain</a></h1>`, "The return of a grain"},
		{"sections that link to themselves", `<title>Soiling - How to grow rye and sell it | Tidings</title><h1>Soiling</h1><h2><a href="#why">Why soiling?</a></h2>`, "Soiling"},
		{"a button in h1", `<title>Module rye - Crops</title><h1>Module rye <button>Copy its path</button></h1>`, "Module rye"},
		{"a manual's chapter", `<title>What Is Soil? - The Book of Rye</title><h1>The Book of Rye</h1><h2 id="soil"><a href="#soil">What Is <code>Soil</code>?</a></h2>`, "What Is Soil?"},
		{"a manual's chapter that is no heading", `<title>What Is Soil? - The Book of Rye</title><h1>The Book of Rye</h1><h2>What the soil is</h2>`, "The Book of Rye"},
		{"a heading that a long title begins with", `<title>Rye comes back : Old weblog | How a grain that all had forgotten is grown anew | Since 2005 | Sixth year</title><h1><a href="/">Old weblog</a></h1><h3>Rye comes back</h3>`, "Rye comes back"},
		{"the same, where data state another", `<title>Rye comes back - Best grains of all for all hills that there are | Tidings</title><meta property="og:title" content="How an old grain returned"><h1>How an old grain returned</h1><h3>Rye comes back</h3>`, "How an old grain returned"},
		{"one that a template cut off", `<title>Rye comes back to the hills and the plains | Tidings</title><h1>Rye comes back to the…</h1><meta property="og:title" content="Rye comes back to the…">`, "Rye comes back to the hills and the plains"},
		{"an ellipsis that belongs", `<title>And then it rained...</title><h1>And then it rained...</h1>`, "And then it rained..."},
		{"soft hyphens", "<h1>Rog\u00adgen\u200bbrot</h1>", "Roggenbrot"},
		{"shouting", `<h1>RYE COMES BACK</h1><meta property="og:title" content="Rye comes back">`, "Rye comes back"},
		{"no heading at all", `<title>Rye comes back | Farming</title><body><font size="6">Rye comes back</font>`, "Rye comes back"},
		{"wide", `<html lang="zh"><title>黑麦重回山岗试种成功_农业_本地新闻网</title>`, "黑麦重回山岗试种成功"},
	} {
		if got := fill(t, c.src, nil).Title; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Which headings are the page's headline by its address and by what they link to.
func TestTitleByAddress(t *testing.T) {
	const stated = "Best cereals for all hills, new and old"
	for _, c := range []struct {
		about, addr, heading string
		headline             bool
	}{
		{"the last part says it", "https://shop.example/c/winter-rye", "Winter rye", true},
		{"with an ending", "https://shop.example/c/winter-rye.html", "Winter rye", true},
		{"something else", "https://shop.example/c/winter-rye", "Winter sale", false},
		{"a word of it", "https://shop.example/c/winter-rye", "Winter", false},
		{"the site's front page", "https://shop.example/", "Winter rye", false},
		{"its beginning", "https://talk.example/t/has_anyone_grown_rye_with/", "Has anyone grown rye with the new drill, and did it come up?", true},
		{"a short beginning", "https://talk.example/t/has_anyone/", "Has anyone grown rye with the new drill, and did it come up?", false},
		{"a link to a folder above", "https://talk.example/winter-rye/winter-rye", `<a href="/winter-rye/">Winter rye</a>`, false},
		{"a link to the page itself", "https://talk.example/winter-rye/winter-rye", `<a href="/winter-rye/winter-rye/">Winter rye</a>`, true},
		{"the same behind a slash", "https://talk.example/winter-rye/", `<a href="/winter-rye">Winter rye</a>`, true},
		{"escaped letters", "https://shop.example/%D1%80%D0%BE%D0%B6%D1%8C", "Рожь", true},
		{"a link to another folder", "https://talk.example/a/winter-rye", `<a href="/b/">Winter rye</a>`, true},
		{"a link to a search above", "https://talk.example/a/winter-rye", `<a href="/a/?all">Winter rye</a>`, true},
	} {
		var a article.Article
		src := `<title>` + stated + `</title><meta property="og:title" content="` + stated + `"><h1>` + c.heading + `</h1><p>Text.</p>`
		Fill(context.Background(), &a, parseAt(t, c.addr, src), nil, nil)
		if got := a.Title != stated; got != c.headline {
			t.Errorf("%s: title %q", c.about, a.Title)
		}
	}
}

// A headline that nothing else says is as long as headlines are.
func TestTitleByLength(t *testing.T) {
	const data = `<title>Cereals compared</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Cereals compared"}</script>`
	for words, headline := range map[int]bool{headlineMin - 1: false, headlineMin: true, headlineMax: true, headlineMax + 1: false} {
		heading := strings.TrimSpace(strings.Repeat("rye ", words))
		if got := fill(t, data+"<h1>"+heading+"</h1>", nil).Title; (got == heading) != headline {
			t.Errorf("%d words: title %q", words, got)
		}
	}
}
