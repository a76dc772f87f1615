package body

import (
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlayersAreSorted(t *testing.T) {
	if !sort.SliceIsSorted(players, func(i, k int) bool { return players[i].host < players[k].host }) {
		for k := 1; k < len(players); k++ {
			if players[k].host < players[k-1].host {
				t.Errorf("%s stands behind %s", players[k].host, players[k-1].host)
			}
		}
	}
}

// TestEmbedded gives addresses of frames and those that a person can open.
func TestEmbedded(t *testing.T) {
	for frame, want := range map[string]string{
		"https://www.youtube.com/embed/aB-_9?start=42&rel=0":                                            "https://www.youtube.com/watch?v=aB-_9&t=42",
		"https://www.youtube.com/embed/videoseries?list=PL1":                                            "https://www.youtube.com/playlist?list=PL1",
		"https://www.youtube.com/embed/live_stream?channel=UC1":                                         "https://www.youtube.com/channel/UC1/live",
		"https://youtu.be/aB9?t=7":                                                                      "https://www.youtube.com/watch?v=aB9&t=7",
		"https://www.youtube.com/subscribe_embed?channel=x":                                             "",
		"https://www.youtube.com/":                                                                      "",
		"https://web.archive.org/web/20200101if_/https://www.youtube.com/embed/x1":                      "https://www.youtube.com/watch?v=x1",
		"https://player.vimeo.com/video/1001?h=ab12&dnt=1":                                              "https://vimeo.com/1001/ab12",
		"https://vimeo.com/event/77/embed":                                                              "https://vimeo.com/event/77",
		"https://geo.dailymotion.com/player.html?video=x8":                                              "https://www.dailymotion.com/video/x8",
		"https://player.twitch.tv/?channel=keeper&parent=a":                                             "https://www.twitch.tv/keeper",
		"https://clips.twitch.tv/embed?clip=OddHorn":                                                    "https://clips.twitch.tv/OddHorn",
		"https://embed.ted.com/talks/a_b":                                                               "https://www.ted.com/talks/a_b",
		"https://player.bilibili.com/player.html?aid=12":                                                "https://www.bilibili.com/video/av12",
		"https://v.qq.com/txp/iframe/player.html?vid=q1":                                                "https://v.qq.com/x/page/q1.html",
		"https://player.youku.com/embed/XNDE=":                                                          "https://v.youku.com/v_show/id_XNDE=.html",
		"https://rutube.ru/play/embed/0a1b/":                                                            "https://rutube.ru/video/0a1b",
		"https://vk.com/video_ext.php?oid=-12&id=34&hash=5":                                             "https://vk.com/video-12_34",
		"https://platform.twitter.com/embed/Tweet.html?id=900":                                          "https://twitter.com/i/status/900",
		"https://x.com/keeper/status/900?s=20":                                                          "https://twitter.com/keeper/status/900",
		"https://platform.twitter.com/widgets/follow_button.html?screen_name=x":                         "",
		"https://www.instagram.com/reel/C1/embed/captioned/":                                            "https://www.instagram.com/reel/C1/",
		"https://www.instagram.com/keeper/":                                                             "",
		"https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1": "https://www.facebook.com/a/posts/1",
		"https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fa.example":                        "",
		"https://www.threads.net/@a/post/B1/embed":                                                      "https://www.threads.net/@a/post/B1",
		"https://www.redditmedia.com/r/a/comments/1/b/?embed=true":                                      "https://www.reddit.com/r/a/comments/1/b",
		"https://t.me/channel/12?embed=1":                                                               "https://t.me/channel/12",
		"https://embed.bsky.app/embed/did:plc:a/app.bsky.feed.post/3k":                                  "https://bsky.app/profile/did:plc:a/post/3k",
		"https://any.example/@a/110/embed":                                                              "https://any.example/@a/110",
		"https://www.linkedin.com/embed/feed/update/urn:li:share:1":                                     "https://www.linkedin.com/feed/update/urn:li:share:1",
		"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1":                    "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
		"https://www.mixcloud.com/widget/iframe/?feed=%2Fa%2Fb%2F":                                      "https://www.mixcloud.com/a/b/",
		"https://embed.music.apple.com/us/album/a/1?i=2&app=x":                                          "https://music.apple.com/us/album/a/1?i=2",
		"https://share.transistor.fm/e/0a1b":                                                            "https://share.transistor.fm/s/0a1b",
		"https://playlist.megaphone.fm?e=A1":                                                            "https://playlist.megaphone.fm/?e=A1",
		"https://e.infogram.com/0a-1b?src=embed":                                                        "https://infogram.com/0a-1b",
		"https://flo.uri.sh/visualisation/12/embed?auto=1":                                              "https://public.flourish.studio/visualisation/12",
		"https://www.google.com/maps/embed?pb=1":                                                        "https://www.google.com/maps/embed?pb=1",
		"https://maps.google.com/maps?q=rock&output=embed":                                              "https://maps.google.com/maps?q=rock",
		"https://www.google.com/recaptcha/api2":                                                         "",
		"https://docs.google.com/forms/d/e/1/viewform?embedded=true":                                    "",
		"https://drive.google.com/file/d/1aB/preview":                                                   "https://drive.google.com/file/d/1aB",
		"https://embed.documentcloud.org/documents/12-a/?embed=1":                                       "https://www.documentcloud.org/documents/12-a",
		"https://e.issuu.com/embed.html?d=doc&u=user":                                                   "https://issuu.com/user/docs/doc",
		"https://www.scribd.com/embeds/12/content?start_page=1":                                         "https://www.scribd.com/document/12",
		"https://view.officeapps.live.com/op/embed.aspx?src=https%3A%2F%2Fa.example%2Fb.docx":           "https://a.example/b.docx",
		"https://jsfiddle.net/a/b1/embedded/result/":                                                    "https://jsfiddle.net/a/b1/",
		"https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dx1": "https://www.youtube.com/watch?v=x1",
		"https://a.example/pdfjs/web/viewer.html?file=/b.pdf":                                           "https://a.example/b.pdf",
		"https://a.example/ad":                                                                          "",
		"/relative/b.pdf":                                                                               "",
		"javascript:alert(1)":                                                                           "",
		"https://youtube.com.a.example/embed/x":                                                         "",
	} {
		if got, _ := embedded(frame); got != want {
			t.Errorf("embedded(%q)\n got %q\nwant %q", frame, got, want)
		}
	}
}

// TestBestPicture gives an img with what is around it, and the address taken.
func TestBestPicture(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"the widest that is not too wide", `<img src=/a.jpg srcset="/s.jpg 400w, /b.jpg 1600w, /o.jpg 4000w">`, "/b.jpg"},
		{"the least wide of too wide ones", `<img srcset="/p.jpg 5000w, /o.jpg 4000w">`, "/o.jpg"},
		{"the address tells the width of src", `<img src=/a-1024x683.jpg srcset="/a-300x200.jpg 300w">`, "/a-1024x683.jpg"},
		{"a set of small ones loses", `<img src=/a.jpg srcset="/s.jpg 150w, /m.jpg 300w">`, "/a.jpg"},
		{"density up to the bound", `<img src=/a.jpg width=800 srcset="/a.jpg 1x, /b.jpg 2x, /c.jpg 3x">`, "/b.jpg"},
		{"a loader's address before src", `<img src=/tiny.jpg data-src=/a.jpg>`, "/a.jpg"},
		{"formats all readers have", `<picture><source type=image/avif srcset="/a.avif 1600w"><source srcset="/a.webp 800w"><img src=/a.jpg></picture>`, "/a.webp"},
		{"a rare format where it is all", `<img src=/a.avif>`, "/a.avif"},
		{"the widest screen's source", `<picture><source media="(max-width: 600px)" srcset=/n.jpg><source media="(min-width: 1200px)" srcset=/w.jpg><img src=/m.jpg></picture>`, "/w.jpg"},
		{"previews are none", `<img src="/a.jpg?w=20&blur=9" data-original=/a.jpg>`, "/a.jpg"},
		{"not even alone", `<img src="/i/w_30,q_1/a.jpg">`, ""},
		{"next/image stays", `<img src="/_next/image?url=%2Fa.jpg&w=3840&q=75" srcset="/_next/image?url=%2Fa.jpg&w=1920&q=75 1x, /_next/image?url=%2Fa.jpg&w=3840&q=75 2x">`, "/_next/image?url=%2Fa.jpg&w=1920&q=75"},
		{"pixels", `<img src=/a.jpg style="width:1px;height:1px">`, ""},
	} {
		p := parse(t, c.in)
		for i := int32(0); i < p.Len(); i++ {
			if isImg(&p.Nodes[i]) {
				if diff := cmp.Diff(c.want, ImageSource(p, i)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", c.what, diff)
				}
				break
			}
		}
	}
}

func TestPictureKey(t *testing.T) {
	for _, same := range [][2]string{
		{"https://a.example/p/photo-300x200.jpg", "https://a.example/p/photo.jpg"},
		{"https://a.example/p.jpg?w=90", "http://a.example/p.jpg?w=1200&q=80"},
		{"https://a.example/max/60/1*p.png?q=20", "https://a.example/max/1400/1*p.png"},
		{"https://a.example/w_300,c_fill/p.jpg", "https://a.example/w_900/p.jpg"},
	} {
		if pictureKey(same[0]) != pictureKey(same[1]) {
			t.Errorf("%q and %q are one picture", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"https://a.example/1/p.jpg", "https://a.example/2/p.jpg"},
		{"https://a.example/i?id=1", "https://a.example/i?id=2"},
		{"https://a.example/p-1.jpg", "https://a.example/p-2.jpg"},
	} {
		if pictureKey(other[0]) == pictureKey(other[1]) {
			t.Errorf("%q and %q are two pictures", other[0], other[1])
		}
	}
}

// TestTreeMedia writes trees of what pages hold pictures and embeds in; the forms
// of whole pages stand in testdata/tree.
func TestTreeMedia(t *testing.T) {
	const yt = "https://www.youtube.com/watch?v="
	for _, c := range []struct{ what, in, want string }{
		{"credit in front", `<figure><span class="photo-credit">Ana</span><img src=/p.jpg><figcaption>A boat</figcaption></figure>`,
			`<figure><figcaption>A boat <small>Ana</small></figcaption><img src="https://a.example/p.jpg" alt=""/></figure>`},
		{"caption behind a figure", `<figure><img src=/p.jpg></figure><div class="caption">A boat <span class="credit">Ana</span></div>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>A boat <small>Ana</small></figcaption></figure>`},
		{"markup in the text of a picture", `<p><img src=/p.jpg alt="&lt;p&gt;A &lt;b&gt;boat&lt;/b&gt;&lt;/p&gt;"></p><p><img src=/q.jpg alt="of &lt;/p&gt;"></p>`,
			`<p><img src="https://a.example/p.jpg" alt="A boat"/></p><p><img src="https://a.example/q.jpg" alt="of &lt;/p&gt;"/></p>`},
		{"credit with its label apart", `<figure><img src=/p.jpg><figcaption><span class="e-caption__credit"><span class="e-caption__credit-description">Credit</span>: Ana</span></figcaption></figure>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Credit: Ana</figcaption></figure>`},
		{"label for the ear", `<figure><img src=/p.jpg><span class="off-screen">Image copyright</span> <span class="story-image-copyright">Ana</span><span class="off-screen">Image caption</span><figcaption>A boat</figcaption></figure>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>A boat <small>Ana</small></figcaption></figure>`},
		{"credit first", `<figure><img src=/p.jpg><figcaption><span>Photo: Ana</span> A boat</figcaption></figure><figure><img src=/q.jpg><figcaption><b>Note: old</b></figcaption></figure>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>A boat <small>Photo: Ana</small></figcaption></figure>` +
				`<figure><img src="https://a.example/q.jpg" alt=""/><figcaption><strong>Note: old</strong></figcaption></figure>`},
		{"a line below that ends in a credit", `<div><div><div><img src=/p.jpg></div></div><div class=mt-16>Rye on the hills. | © Ana Ruiz/Tidings</div></div><p>One.</p>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Rye on the hills. | © Ana Ruiz/Tidings</figcaption></figure><p>One.</p>`},
		{"a caption behind its picture", `<p>One.</p><div><a href=/x><img src=/p.jpg></a></div><p class="imagedescription center">Rye on the hills. © Ana Ruiz</p><p>Two.</p>`,
			`<p>One.</p><figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Rye on the hills. © Ana Ruiz</figcaption></figure><p>Two.</p>`},
		{"a credit behind its picture", `<p>One.</p><p><img src=/p.jpg></p><p>Photo: Ana Ruiz</p><p>Two.</p>`,
			`<p>One.</p><figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Photo: Ana Ruiz</figcaption></figure><p>Two.</p>`},
		{"a source behind its picture", `<p>One.</p><p><img src=/p.jpg></p><p><em>Source: <a href=/x>The harbour's report</a></em></p><p>Two.</p>`,
			`<p>One.</p><figure><img src="https://a.example/p.jpg" alt=""/><figcaption><em>Source: <a href="https://a.example/x">The harbour&#39;s report</a></em></figcaption></figure><p>Two.</p>`},
		{"a note behind a picture", `<p><img src=/p.jpg></p><p>Note: The harbour's report</p>`,
			`<p><img src="https://a.example/p.jpg" alt=""/></p><p>Note: The harbour&#39;s report</p>`},
		{"a caption behind text", `<p>One <img src=/p.jpg></p><p class=caption>Rye on the hills</p>`,
			`<p>One <img src="https://a.example/p.jpg" alt=""/></p><p>Rye on the hills</p>`},
		{"a line below that does not", `<div><img src=/p.jpg><div>Rye on the hills © 2020 is a film. It was shown here.</div></div>`,
			`<p><img src="https://a.example/p.jpg" alt=""/></p><p>Rye on the hills © 2020 is a film. It was shown here.</p>`},
		{"a picture that floats before its text", `<p><a href=/x><img src=/p.jpg align=left></a>One. <img src=/q.jpg> Two.</p>`,
			`<p><a href="https://a.example/x"><img src="https://a.example/p.jpg" alt=""/></a></p><p>One. <img src="https://a.example/q.jpg" alt=""/> Two.</p>`},
		{"an emphasised picture", `<p><em><img src=/p.jpg></em></p><p>a <b>b <img src=/q.jpg> c</b><a href=/x><i><img src=/r.jpg> d</i></a></p>`,
			`<p><img src="https://a.example/p.jpg" alt=""/></p><p>a <strong>b <img src="https://a.example/q.jpg" alt=""/> c</strong>` +
				`<a href="https://a.example/x"><img src="https://a.example/r.jpg" alt=""/> <em>d</em></a></p>`},
		{"a picture in the place of a word", `<p><img src=/p.png width=60> one</p><p><img class="latex" src=/f.png> two</p><p><img src=/s.svg> three</p><ul><li><img src=/q.jpg> four</li></ul>`,
			`<p><img src="https://a.example/p.png" alt="" width="60"/> one</p><p><img src="https://a.example/f.png" alt=""/> two</p>` +
				`<p><img src="https://a.example/s.svg" alt=""/> three</p><ul><li><img src="https://a.example/q.jpg" alt=""/> four</li></ul>`},
		{"a wiki's page about a picture", `<figure><a href="/wiki/File:P.jpg"><img src=/p-220.jpg width=220></a></figure><figure><a href=/p.jpg><img src=/q-220.jpg width=220></a></figure>`,
			`<figure><img src="https://a.example/p-220.jpg" alt="" width="220"/></figure><figure><img src="https://a.example/p.jpg" alt=""/></figure>`},
		{"an icon by its name", `<figure><img src=/p.jpg><a href=/p.jpg><img src="/common/icon_scale.svg" alt="larger"></a></figure><p>x <img src=/silicon.svg> <img src="/img/icons/clock.svg"></p>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/></figure><p>x <img src="https://a.example/silicon.svg" alt=""/></p>`},
		{"a date beside a picture is no credit", `<div class="card"><img src=/p.jpg><div class="source">May 4</div></div>`,
			`<p><img src="https://a.example/p.jpg" alt=""/></p><p>May 4</p>`},
		{"a teaser in a figure", `<figure><p>Watch: the match</p><a href=/v><figure><img src=/p.jpg></figure></a></figure>`,
			`<figure><img src="https://a.example/p.jpg" alt=""/><figcaption>Watch: the match</figcaption></figure>`},
		{"the caption goes to the first of two", `<p>x</p><figure><img src=/p.jpg></figure><figure><img src=/p.jpg?w=90><figcaption>A boat</figcaption></figure>`,
			`<p>x</p><figure><img src="https://a.example/p.jpg" alt=""/><figcaption>A boat</figcaption></figure>`},
		{"the caption stands above it already", `<p>x</p><figure><figcaption>A boat</figcaption><img src=/p.jpg></figure><figure><img src=/p.jpg?w=90><figcaption>A boat</figcaption></figure>`,
			`<p>x</p><figure><figcaption>A boat</figcaption><img src="https://a.example/p.jpg" alt=""/></figure>`},
		{"the same picture after text", `<p>x <img src=/p.jpg></p><p>y <img src=/p.jpg></p>`,
			`<p>x <img src="https://a.example/p.jpg" alt=""/></p><p>y <img src="https://a.example/p.jpg" alt=""/></p>`},
		{"link to its page stays", `<p><a href=/page><img src=/p.jpg></a></p>`, `<p><a href="https://a.example/page"><img src="https://a.example/p.jpg" alt=""/></a></p>`},
		{"a link around a film", `<p>x <a href=/page><iframe src="https://youtu.be/a1"></iframe> y</a></p>`,
			`<p>x <iframe src="` + yt + `a1"></iframe> <a href="https://a.example/page">y</a></p>`},
		{"consent manager's attribute", `<iframe data-cookieblock-src="https://www.youtube.com/embed/a1"></iframe>`, `<iframe src="` + yt + `a1"></iframe>`},
		{"object and embed", `<object data="x.swf"><param name=movie value=x><embed src="https://www.youtube.com/v/a1"></object>`, `<iframe src="` + yt + `a1"></iframe>`},
		{"noscript link", `<div data-src="https://www.youtube.com/embed/a1"></div><noscript><a href="https://youtu.be/a1">Watch</a></noscript>`, `<iframe src="` + yt + `a1"></iframe>`},
		{"heading of the caption", `<figure><iframe src="https://youtu.be/a1"></iframe><figcaption><h3>The horn</h3> at noon</figcaption></figure>`,
			`<figure><iframe src="` + yt + `a1" title="The horn"></iframe><figcaption>The horn<br/>at noon</figcaption></figure>`},
		{"tweet without words", `<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/9"></a></blockquote>`, `<iframe src="https://twitter.com/a/status/9"></iframe>`},
		{"captioned post", `<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/C1/?x"><div><a href="https://www.instagram.com/p/C1/"><div>View this post</div></a><p>The horn!</p><p>A post shared by Ana</p></div></blockquote>`,
			`<blockquote><p>The horn!</p><p>A post shared by Ana</p></blockquote>`},
		{"in a definition", `<dl><dt>a<iframe src="https://youtu.be/a1"></iframe></dt><dd>b<iframe src="https://youtu.be/a2"></iframe>c</dd></dl>`,
			`<dl><dt>a</dt><dd>b<iframe src="` + yt + `a2"></iframe><p>c</p></dd></dl>`},
		{"share button", `<div class="x" data-url="https://a.example/p">Share</div>`, `<p>Share</p>`},
	} {
		if diff := cmp.Diff(c.want, treeOf(t, c.in)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}
