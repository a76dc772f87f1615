package meta

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Markup of forums as their programs write it; who began the thread is its author.
func TestThreadStarter(t *testing.T) {
	const post = `<div class="content">Which rye for a dry hill?</div>`
	paragraph := "<p>" + strings.Repeat("Rye grows on the hills. ", 10) + "</p>"
	mill := []article.Author{{Name: "mill_42"}}
	linked := func(addr string) []article.Author {
		return []article.Author{{Name: "mill_42", URL: "https://www.tidings.example/" + addr}}
	}
	for _, c := range []struct {
		name, src string
		want      []article.Author
	}{
		{"phpBB", `<h2>Rye</h2><dl class="postprofile"><dt><a href="/img"></a><a class="username" href="/memberlist.php?mode=viewprofile&u=9">mill_42</a></dt><dd>Posts: 4</dd></dl>` + post, linked("memberlist.php?mode=viewprofile&u=9")},
		{"phpBB, by", `<title>Rye</title><h2>Rye</h2><p class="author">by <strong><a class="username" href="/m">mill_42</a></strong> » Sun Jun 02, 2024</p>` + post, linked("m")},
		{"XenForo", `<h1>Rye</h1><ul><li><i></i> <span class="u-srOnly">Thread starter</span> <a class="username u-concealed" href="/members/9">mill_42</a></li></ul>` + post, linked("members/9")},
		{"vBulletin 3", `<title>Rye</title><h1>Rye</h1><table><tr><td><a class="bigusername" href="member.php?u=9">mill_42</a>` + post, linked("world/member.php?u=9")},
		{"FluxBB, before the headline is named", `<title>Rye on hills / Grain</title><div class="postleft"><dl><dt><strong>mill_42</strong></dt><dd>Member</dd></dl></div>` + post + `<p><a href="/">Grain</a> » <strong>Rye on hills</strong></p>`, mill},
		{"MyBB", `<h1>Rye</h1><div class="author_information"><strong><a href="/user-9.html">mill_42</a></strong></div>` + post, linked("user-9.html")},
		{"Simple Machines", `<h1>Rye</h1><div class="poster"><h4><a href="/img"></a><a href="/index.php?action=profile;u=9">mill_42</a></h4></div>` + post, linked("index.php?action=profile;u=9")},
		{"Flarum", `<h1>Rye</h1><div class="PostUser"><h3 class="PostUser-name">mill_42</h3></div>` + post, mill},
		{"a network", `<h1>Rye miller</h1><a class="account" href="/mill_42"><span class="username">@<b>mill_42</b></span></a>` + post, linked("mill_42")},
		{"a network, behind a dialog", `<div class="LoginDialog">` + paragraph + `</div><div id="places-dropdown">` + paragraph + `</div><a class="account" href="/mill_42"><span class="username">@<b>mill_42</b></span></a>` + post, linked("mill_42")},
		{"a network, behind its text", paragraph + `<a class="account" href="/mill_42"><span class="username">@<b>mill_42</b></span></a>` + post, nil},
		{"a weblog of early years", `<h1>Rye</h1><p>Filed under: <a href="/category/rye" rel="category tag">Farming</a> — mill_42 @ 10:15 pm</p>` + post, mill},
		{"a reader's comment there", `<h1>Rye</h1><p>mill_42 — 2019-01-01 @ 00:45</p>` + post, nil},
		{"a dash and an address", `<h1>Rye</h1><p>Farming — mill_42 @ mill.example</p>` + post, nil},
		{"words that bylines stop at", `<h1>Rye</h1><a class="username" href="/u/9">More from hills</a>` + post, []article.Author{{Name: "More from hills", URL: "https://www.tidings.example/u/9"}}},
		{"the first of several", `<h1>Rye</h1><span class="username">mill_42</span>` + post + `<span class="username">hill_9</span>` + post, mill},
		{"who is logged in", `<span class="username">hill_9</span><h1>Rye</h1>` + post, nil},
		{"an address of e-mail", `<h1>Rye</h1><span class="username">hill@mill.example</span>` + post, nil},
		{"who comments", `<h1>Rye</h1>` + paragraph + `<span class="username">mill_42</span>` + post, nil},
		{"who comments, by the box", `<h1>Rye</h1><div class="comments"><span class="username">mill_42</span>` + post + `</div>` + paragraph, nil},
		{"a film's picture", `<h1>Rye</h1><div class="poster"><a href="/films/9">Rye Harvest</a></div>` + post, nil},
		{"the author whom data name", `<h1>Rye</h1><script type="application/ld+json">{"@type":"DiscussionForumPosting","author":{"name":"Ana Ruiz"}}</script><span class="username">mill_42</span>` + post, []article.Author{{Name: "Ana Ruiz"}}},
	} {
		if diff := cmp.Diff(c.want, fill(t, `<html lang="en">`+c.src, nil).Authors); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
