package hostile

import "strings"

// metaCases hold metadata that lie, recurse, or are of another type than the
// vocabulary says. The story around them is as good as ever.
func metaCases() []Case {
	cases := []Case{
		keeps("meta/ld-arrays-100000", headed(ld(seq(text(`{"@type":"NewsArticle","headline":"H","x":`), around(100_000, "[", text(""), "]"), text("}"))))),
		keeps("meta/ld-objects-100000", headed(ld(around(100_000, `{"a":`, text("1"), "}")))),
		keeps("meta/ld-graphs-9000", headed(ld(around(9000, `{"@graph":[`, text(`{"@type":"Article","headline":"H"}`), "]}")))), // below the limit of encoding/json
		keeps("meta/ld-unclosed", headed(ld(rep(500_000, "[")))),
		keeps("meta/ld-strings", headed(ld(seq(text(`{"@type":"Article","headline":"`), rep(400_000, `\"`), text(`"}`))))),
		keeps("meta/ld-array-huge", headed(ld(seq(text("["), each(150_000, `{"@type":"Article","headline":"h#"},`), text("1]"))))),
		keeps("meta/ld-authors", headed(ld(seq(text(`{"@type":"Article","author":[`), each(20_000, `{"name":"Author #","url":"/a/#"},`), text("null]}"))))),
		keeps("meta/ld-keys", headed(ld(seq(text(`{"@type":"Article",`), each(100_000, `"k#":#,`), text(`"headline":"H"}`))))),
		keeps("meta/ld-blocks-20000", headed(rep(20_000, ldText(`{"@type":"Thing"}`)))),
		keeps("meta/ld-blocks-broken", headed(rep(20_000, ldText(`{"@type":"Article","headline":`)))),
		keeps("meta/ld-body-huge", headed(ld(seq(text(`{"@type":"Article","articleBody":"`), rep(8000, "The wick smoked. "), text(`"}`))))),
		keeps("meta/next-data-arrays", story(text(`<script id="__NEXT_DATA__" type="application/json">{"props":`), around(100_000, "[", text(""), "]"), text("}</script>"))),
		keeps("meta/next-data-objects", story(text(`<script id="__NEXT_DATA__" type="application/json">`), around(9000, `{"props":`, text("1"), "}"), text("</script>"))),
		keeps("meta/state-unclosed", story(text(`<script>window.__INITIAL_STATE__=`), rep(200_000, `{"a":[`), text("</script>"))),
		keeps("meta/state-huge", story(text(`<script>window.__NUXT__={"items":[`), each(100_000, `{"id":#,"body":"<p>hiddencargo</p>"},`), text("0]}</script>"))),
		keeps("meta/state-many", story(each(10_000, `<script>window.__STATE_#__={"content":"<script>alert(1)<\/script>"}</script>`))),
		survives("meta/data-page-active", bare(text(`<div id=root></div><script id="__NEXT_DATA__" type="application/json">{"props":{"article":{"title":"<b onclick=alert(1)>T","body":"`),
			rep(8, `<p onclick=alert(1)>`+keeper+`</p><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a><iframe srcdoc=x></iframe>`), text(`"}}}</script>`))),
		keeps("meta/itemprops", story(each(20_000, `<span itemprop=author itemscope><b itemprop=name>Author #</b></span>`))),
		keeps("meta/itemref", story(text(`<div itemscope itemtype="https://schema.org/Article" itemref="a b"><div id=a itemprop=author itemscope itemref=b><i id=b itemprop=name itemscope itemref=a>x</i></div></div>`))),
		keeps("meta/rdfa", story(rep(5000, `<div vocab="https://schema.org/" typeof=Article property=mainEntity resource="#a">`))),
		keeps("meta/title-lines", headedTitle("Fog\n---\nevil: true\n- [x](javascript:alert(1))\r\nSet-Cookie: a=b")),
		keeps("meta/title-yaml", headedTitle("'*a: &amp;b !!python/object {x: [1, 2]} # %TAG - ? | &gt;")),
		keeps("meta/title-html", headedTitle("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; \\ back")),
		keeps("meta/title-parts", headedTitle(strings.Repeat("lamp | wick - oil » sea :: ", 20_000))),
		keeps("meta/lang", story().replace(`lang="en"`, `lang='en"><script>alert(1)</script>'`)),
		keeps("meta/lang-long", story().replace(`lang="en"`, `lang="`+strings.Repeat("en-x-", 100_000)+`"`)),
		keeps("meta/addresses", headed(text(`<link rel=canonical href="javascript:alert(1)"><meta property=og:url content=" java&#9;script:alert(1)"><meta property=og:image content="data:text/html,<script>alert(1)</script>">
<meta name=author content="&lt;img src=x onerror=alert(1)&gt;"><meta property=og:site_name content="a&#10;b`+"\x1b[31m"+`"><link rel=icon href="file:///etc/passwd"><meta property=article:author content="vbscript:x">`)), "\x1b"),
		keeps("meta/canonical-foreign", headed(text(`<link rel=canonical href="https://other.example/x"><meta property=og:url content="http://169.254.169.254/latest"><link rel=next href="http://[::1]:22/">`))),
		keeps("meta/next-pages", headed(each(10_000, `<link rel=next href=/story/#>`))),
		survives("meta/canonical-of-a-rule", page(text(`<link rel=canonical href="https://english.almayadeen.net/news/x"><meta property="og:title" content="`+title+`">`), // whose selectors look far
			told(each(20_000, `<ul class="list-inline"><li><a href="/tags/#"><p>lamp #</p></a></li></ul><h2>Watch #</h2><span>2 Min Read</span>`)))),
		keeps("meta/refresh", headed(text(`<meta http-equiv=refresh content="0;url=javascript:alert(1)"><meta http-equiv=refresh content="0;url=data:text/html,<script>alert(1)</script>">`))),
	}
	for name, s := range pairs(
		"invalid", `{"@type":"Article", headline: 'x',}`, "brace", "{", "nothing", "", "null", "null", "number", "1e400", "string", `"str"`, "bom", "\ufeff"+`{"@type":"Article","headline":"B"}`,
		"cdata", "//<![CDATA[\n"+`{"@type":"Article","headline":"C"}`+"\n//]]>", "comment", `<!-- {"@type":"Article"} -->`,
		"cycle", `{"@graph":[{"@id":"#a","@type":"Article","author":{"@id":"#b"},"isPartOf":{"@id":"#a"}},{"@id":"#b","@type":"Person","name":{"@id":"#a"},"sameAs":{"@id":"#b"}}]}`,
		"types", `{"@type":["NewsArticle",7,null],"headline":["a",{"b":1},null],"author":[[[{"name":["Ada",null]}]],7,true],"datePublished":{"@value":"2020-01-01"},"publisher":"s","image":[[[]]],"mainEntityOfPage":7,"description":{},"url":[null]}`,
		"types-more", `{"@type":{"a":1},"@context":[7,{}],"headline":7,"name":false,"author":{"name":{"first":"a"}},"datePublished":1e400,"image":{"url":{"url":["x"]},"width":"9e99","height":-1}}`,
		"types-nulls", `{"@context":null,"@graph":{"@graph":{"@graph":[7]}},"@type":"Article","author":null,"publisher":null,"headline":null,"keywords":null}`,
		"active", `{"@type":"Article","headline":"<img src=x onerror=alert(1)>","author":{"name":"<b>Ada</b>","url":"javascript:alert(1)"},"url":" JAVASCRIPT:alert(1)","image":{"url":"data:text/html,x"},"articleBody":"<img src=x onerror=alert(1)>","license":"javascript:alert(1)"}`,
		"controls", `{"@type":"Article","headline":"A\u001b[31mred\u001b]0;own\u0007","author":{"name":"Ada\u001b[2J\u202Eada"},"description":"d\u0000\u009b31m","keywords":["\u2066k"]}`,
		"surrogates", `{"@type":"Article","headline":"alone \ud800 \udfff end","author":{"name":"\uDBFF"}}`,
		"names", `{"@type":"Article","author":{"name":"`+strings.Repeat("Ada ", 100_000)+`"},"publisher":{"name":"`+strings.Repeat("P", 500_000)+`"}}`,
	) {
		cases = append(cases, keeps("meta/ld-"+name, headed(ld(text(s))), "\x1b", "\x00", "\u009b"))
	}
	for name, d := range pairs("zero", "0000-00-00", "far", "99999-12-31T00:00:00Z", "leap", "2023-02-29", "ninety-nine", "2024-99-99T99:99:99+99:99", "negative", "-0001-01-01",
		"digits", strings.Repeat("9", 100_000), "escape", "2024-01-01\x1b[31m", "zones", "2024-01-01T00:00:00"+strings.Repeat("+00:00", 5000), "words", strings.Repeat("1 January ", 20_000)) {
		cases = append(cases, keeps("meta/date-"+name, headed(text(`<meta property="article:published_time" content="`+d+`"><meta itemprop=datePublished content="`+d+`">`), ld(text(`{"@type":"Article","datePublished":"`+d+`"}`)), text("<time datetime='"+d+"'>"+d+"</time>")), "\x1b"))
	}
	return cases
}

// pairs goes over names and values, in order.
func pairs(s ...string) func(func(name, value string) bool) {
	return func(yield func(name, value string) bool) {
		for i := 0; i+1 < len(s); i += 2 {
			if !yield(s[i], s[i+1]) {
				return
			}
		}
	}
}

func ld(json part) part {
	return seq(text(`<script type="application/ld+json">`), json, text("</script>"))
}

func ldText(json string) string { return string(ld(text(json)).bytes()) }

func headedTitle(s string) part { return story().replace("<title>"+title, "<title>"+s) }
