package rules

// A telling word of a class or id says why something is no part of an article.
type telling struct {
	words wordList
	why   string
}

// tellingWords are asked in order.
var tellingWords = []telling{
	{"newsletter newsletters signup subscribe subscription subscriptions mailing mailchimp mc abo abonnement", "a newsletter"},
	{"ad ads advert adverts advertisement advertisements advertorial adslot adunit sponsor sponsored sponsors promo promos promotion promoted promotions banner dfp outbrain taboola anzeige werbung publicidad publicite affiliate affiliates commercial", "advertisement"},
	{"related relateds recommended recommendation recommendations recirc recirculation readmore readnext next more mostread popular trending teaser teasers similar suggested suggestions relacionadas relacionados relacionada verwandte weitere linkbox seealso also latest feed playlist upnext carousel stories articlelist newslist", "links to other articles"},
	{"share sharing shares sharebar sharebuttons social socials socialbar follow facebook twitter whatsapp telegram addthis addtoany", "share links"},
	{"comment comments disqus respond discussion kommentare comentarios", "comments"},
	{"tag tags tagcloud taglist topics topic keywords keyword categories category", "tags, which are a field"},
	{"bio biography authorbox aboutauthor authors author contributor contributors autor autoren profile", "about the author"},
	{"byline bylines dateline credits writer reporter signature", "the byline"},
	{"date dates datetime published publish pubdate timestamp updated modified time datum fecha", "the date"},
	{"meta metadata infoline", "data about the article"},
	{"paywall regwall piano premium plus login register registration membership donate donation support fundraiser donations", "a request to subscribe or donate"},
	{"breadcrumb breadcrumbs nav navigation menu pager pagination toc jump skip sidebar toolbar tools buttons button controls", "navigation"},
	{"cookie cookies consent gdpr privacy", "a consent notice"},
	{"copyright disclaimer legal footer footnote-legal imprint rights license", "a notice below the article"},
	{"poll quiz survey rating ratings vote votes reactions reaction feedback like likes", "asks the reader something"},
	{"listen player readaloud speech print", "a player or print button"},
	{"weather stock stocks ticker tickers quotes market", "a ticker"},
	{"download app apps", "an advertisement for an app"},
	{"kicker eyebrow overline rubric breaking label labels badge", "a label"},
}

// toldBy is why a name says that something is no part of the article, "" if it does
// not.
func toldBy(name string) string {
	list := parts(name)
	for _, t := range tellingWords {
		for _, part := range list {
			if t.words.has(part) {
				return t.why
			}
		}
	}
	return ""
}

// isTelling reports whether a word is one of them.
func isTelling(part string) bool { return toldBy(part) != "" }
