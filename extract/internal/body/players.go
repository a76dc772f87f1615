package body

import "net/url"

// medium is what a frame shows.
type medium uint8

const (
	film  medium = iota + 1
	sound        // music, podcasts
	post         // of a social network
	chart        // and other graphics that scripts draw
	atlas        // maps
	paper        // documents, slides
	code         // programs and their output
)

// A player is a host whose frames are content of their own; frames of all others
// are advertisements, forms and counters. Sorted by host, so that a search finds
// it; a host may have several rows, of which the first that fits counts.
type player struct {
	host  string // the host and all below it
	shows medium
	frame string // what the paths of such frames begin with
	page  string // what stands in frame's place in the address that a person can open; "" where the frame's own is one

	// special tells that address where a prefix does not, "" for a frame that is
	// no content.
	special func(u *url.URL) string
}

var players = []player{
	{"8tracks.com", sound, "/mixes/", "", nil},
	{"acast.com", sound, "/", "", nil},
	{"app.powerbi.com", chart, "/view", "", nil},
	{"arcgis.com", atlas, "/apps/", "", nil},
	{"archive.org", film, "/embed/", "https://archive.org/details/", nil},
	{"ardaudiothek.de", sound, "/embed/", "", nil},
	{"ardmediathek.de", film, "/embed/", "https://www.ardmediathek.de/video/", nil},
	{"art19.com", sound, "/shows/", "", nil},
	{"arte.tv", film, "/player/", "", nil},
	{"arte.tv", film, "/embeds/", "", nil},
	{"asciinema.org", code, "/a/", "", castPage},
	{"audioboom.com", sound, "/posts/", "", nil},
	{"audioboom.com", sound, "/boos/", "", nil},
	{"audiomack.com", sound, "/embed/", "https://audiomack.com/", nil},
	{"bandcamp.com", sound, "/EmbeddedPlayer", "", nil},
	{"bilibili.com", film, "/", "", bilibiliPage},
	{"bing.com", atlas, "/maps/", "", nil},
	{"bitchute.com", film, "/embed/", "https://www.bitchute.com/video/", nil},
	{"blubrry.com", sound, "/", "", nil},
	{"bsky.app", post, "/embed/", "", blueskyPage},
	{"bsky.app", post, "/profile/", "", blueskyPage},
	{"buzzsprout.com", sound, "/", "", nil},
	{"c-span.org", film, "/video/", "", nil},
	{"captivate.fm", sound, "/", "", nil},
	{"castbox.fm", sound, "/app/castbox/player/", "", nil},
	{"cdn.embedly.com", film, "/widgets/", "", wrappedPage},
	{"cdn.iframe.ly", film, "/", "", wrappedPage},
	{"cdn.jwplayer.com", film, "/players/", "", nil},
	{"cdn.jwplayer.com", film, "/previews/", "", nil},
	{"cdn.knightlab.com", chart, "/libs/", "", nil},
	{"clips.twitch.tv", film, "/", "", twitchPage},
	{"codepen.io", code, "/", "", penPage},
	{"codesandbox.io", code, "/embed/", "https://codesandbox.io/s/", nil},
	{"content.jwplatform.com", film, "/players/", "", nil},
	{"dailymotion.com", film, "/embed/video/", "https://www.dailymotion.com/video/", nil},
	{"dailymotion.com", film, "/embed/playlist/", "https://www.dailymotion.com/playlist/", nil},
	{"dailymotion.com", film, "/", "", dailymotionPage},
	{"datawrapper.de", chart, "/", "", nil},
	{"deezer.com", sound, "/", "", deezerPage},
	{"docs.google.com", paper, "/", "", googleDocsPage},
	{"documentcloud.org", paper, "/", "", documentCloudPage},
	{"drive.google.com", paper, "/file/", "", drivePage},
	{"dwcdn.net", chart, "/", "", nil},
	{"e.infogram.com", chart, "/", "https://infogram.com/", nil},
	{"e.issuu.com", paper, "/", "", issuuPage},
	{"embed.music.apple.com", sound, "/", "", applePage},
	{"embed.podcasts.apple.com", sound, "/", "", applePage},
	{"embed.reddit.com", post, "/r/", "https://www.reddit.com/r/", nil},
	{"embed.ted.com", film, "/talks/", "https://www.ted.com/talks/", nil},
	{"facebook.com", post, "/", "", facebookPage},
	{"fast.wistia.com", film, "/embed/", "", nil},
	{"fast.wistia.net", film, "/embed/", "", nil},
	{"fireside.fm", sound, "/player/", "", nil},
	{"flo.uri.sh", chart, "/", "https://public.flourish.studio/", nil},
	{"genial.ly", chart, "/", "", nil},
	{"giphy.com", film, "/embed/", "https://giphy.com/gifs/", nil},
	{"gist.github.com", code, "/", "", gistPage},
	{"google.com", atlas, "/maps/", "", googleMapsPage},
	{"iframe.ly", film, "/api/", "", wrappedPage},
	{"iheart.com", sound, "/podcast/", "", nil},
	{"imgur.com", post, "/", "", imgurPage},
	{"instagram.com", post, "/", "", instagramPage},
	{"ivoox.com", sound, "/player_", "", nil},
	{"jsfiddle.net", code, "/", "", fiddlePage},
	{"libsyn.com", sound, "/embed/", "", nil},
	{"linkedin.com", post, "/embed/feed/update/", "https://www.linkedin.com/feed/update/", nil},
	{"loom.com", film, "/embed/", "https://www.loom.com/share/", nil},
	{"maps.google.com", atlas, "/", "", googleMapsPage},
	{"megaphone.fm", sound, "/", "", nil},
	{"mixcloud.com", sound, "/widget/", "", mixcloudPage},
	{"npr.org", sound, "/player/", "", nil},
	{"observablehq.com", code, "/embed/", "https://observablehq.com/", nil},
	{"odysee.com", film, "/$/embed/", "", nil},
	{"ok.ru", film, "/videoembed/", "https://ok.ru/video/", nil},
	{"omny.fm", sound, "/shows/", "", nil},
	{"open.spotify.com", sound, "/embed/", "https://open.spotify.com/", nil},
	{"open.spotify.com", sound, "/embed-podcast/", "https://open.spotify.com/", nil},
	{"openstreetmap.fr", atlas, "/", "", nil},
	{"openstreetmap.org", atlas, "/export/embed.html", "", nil},
	{"ourworldindata.org", chart, "/grapher/", "", nil},
	{"pinterest.com", post, "/ext/embed.html", "", pinterestPage},
	{"player.vimeo.com", film, "/video/", "", vimeoPage},
	{"players.brightcove.net", film, "/", "", nil},
	{"plot.ly", chart, "/", "", nil},
	{"plotly.com", chart, "/", "", nil},
	{"podbean.com", sound, "/", "", nil},
	{"podcaster.de", sound, "/", "", nil},
	{"podcasters.spotify.com", sound, "/pod/", "", nil},
	{"podigee.io", sound, "/", "", nil},
	{"public.flourish.studio", chart, "/", "", nil},
	{"public.tableau.com", chart, "/", "", nil},
	{"redcircle.com", sound, "/embed/", "", nil},
	{"reddit.com", post, "/r/", "", redditPage},
	{"redditmedia.com", post, "/r/", "https://www.reddit.com/r/", nil},
	{"replit.com", code, "/", "", nil},
	{"rumble.com", film, "/embed/", "", nil},
	{"rutube.ru", film, "/play/embed/", "https://rutube.ru/video/", nil},
	{"rutube.ru", film, "/video/", "", nil},
	{"scribd.com", paper, "/embeds/", "", scribdPage},
	{"simplecast.com", sound, "/", "", nil},
	{"sketchfab.com", film, "/models/", "", trimEmbed},
	{"slideshare.net", paper, "/slideshow/embed_code/", "", nil},
	{"soundcloud.com", sound, "/player", "", soundcloudPage},
	{"speakerdeck.com", paper, "/player/", "", nil},
	{"spreaker.com", sound, "/", "", nil},
	{"stackblitz.com", code, "/", "", nil},
	{"streamable.com", film, "/e/", "https://streamable.com/", nil},
	{"streamable.com", film, "/", "", nil},
	{"t.me", post, "/", "", telegramPage},
	{"ted.com", film, "/talks/", "", nil},
	{"threads.com", post, "/", "", threadsPage},
	{"threads.net", post, "/", "", threadsPage},
	{"tidal.com", sound, "/", "", nil},
	{"tiktok.com", post, "/embed", "", nil},
	{"tiktok.com", post, "/player/", "", nil},
	{"tiktok.com", post, "/@", "", nil},
	{"transistor.fm", sound, "/e/", "https://share.transistor.fm/s/", nil},
	{"transistor.fm", sound, "/s/", "", nil},
	{"truthsocial.com", post, "/@", "", trimEmbed},
	{"twitch.tv", film, "/", "", twitchPage},
	{"twitframe.com", post, "/show", "", wrappedPage},
	{"twitter.com", post, "/", "", tweetPage},
	{"v.qq.com", film, "/", "", qqPage},
	{"videopress.com", film, "/embed/", "https://videopress.com/v/", nil},
	{"videopress.com", film, "/v/", "", nil},
	{"view.officeapps.live.com", paper, "/op/", "", wrappedPage},
	{"vimeo.com", film, "/", "", vimeoPage},
	{"vk.com", film, "/video", "", vkPage},
	{"vkvideo.ru", film, "/video", "", vkPage},
	{"x.com", post, "/", "", tweetPage},
	{"youku.com", film, "/embed/", "", youkuPage},
	{"youtu.be", film, "/", "", youtubePage},
	{"youtube-nocookie.com", film, "/", "", youtubePage},
	{"youtube.com", film, "/", "", youtubePage},
	{"zdf.de", film, "/miniplayer/embed/", "", nil},
	{"zdf.de", film, "/embed", "", nil},
}
