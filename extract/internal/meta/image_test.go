package meta

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestImage(t *testing.T) {
	a := fill(t, `<meta property="og:image" content="https://cdn.tidings.example/rye-large.jpg?w=9"><meta property="og:image:width" content="900"><h1>Rye</h1>
		<figure><img class="lazy" src="data:image/gif;base64,x" data-src="/i/rye-large.jpg" alt="A field of rye"><figcaption>Rye in June. <span class="credit">Photo: Bo Ek</span></figcaption></figure>`, nil)
	want := &article.Image{URL: "https://cdn.tidings.example/rye-large.jpg?w=9", Alt: "A field of rye", Caption: "Rye in June.", Credit: "Photo: Bo Ek", Width: 900}
	if diff := cmp.Diff(want, a.Image); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	a = fill(t, `<meta property="og:image" content="/site-logo.png"><h1>Rye</h1><img src="/icon.png" width="20"><img src="/rye.jpg" width="800" height="600" alt="Rye">`, nil)
	if a.Image == nil || a.Image.URL != "https://www.tidings.example/rye.jpg" || a.Provenance["image"] != "visible" {
		t.Errorf("the first large picture: %+v", a.Image)
	}
	for src, want := range map[string]string{
		`<meta property="og:image" content="/small.gif"><meta property="og:image:secure_url" content="/large.jpg"><h1>Rye</h1><img src="/large.jpg">`: "/large.jpg",
		`<meta property="og:image" content="/small.gif"><meta property="og:image:secure_url" content="/large.jpg"><h1>Rye</h1><img src="/small.gif">`: "/small.gif",
		`<meta property="og:image" content="/small.gif"><meta property="og:image:secure_url" content="/large.jpg"><h1>Rye</h1>`:                       "/small.gif",
		`<img class="banner" data-src="/top.jpg" alt="Rye comes back"><h2>Farming</h2><h1>Rye comes back</h1><figure><img src="/below.jpg"></figure>`: "/top.jpg",
		`<img class="banner" data-src="/top.jpg" alt="Something else"><h1>Rye comes back</h1><figure><img src="/below.jpg"></figure>`:                 "/below.jpg",
	} {
		if a := fill(t, src, nil); a.Image == nil || a.Image.URL != "https://www.tidings.example"+want {
			t.Errorf("%s: %+v, want %s", src, a.Image, want)
		}
	}
	for addr, want := range map[string]bool{"https://x.example/logo.png": true, "/img/site_logo-2.jpg": true, "/a/logos.jpg": false, "/catalogo.jpg": false, "/img/x.svg": true, "/logo/rye.jpg": false,
		"/data/Avatars/m/12.jpg": true, "/blavatar/55bf": true, "/avatars.jpg": false, "/FaviconApp.png": true, "/s/apple-touch-icon@2.png?v=1": true, "/seo/default-user-image.png": true} {
		if IsLogo(addr) != want {
			t.Errorf("IsLogo(%q) = %v", addr, !want)
		}
	}
}

// TestCards: the picture that a site shows networks for each of its pages is none of an
// article's; one whose name or folder tells of a page is.
func TestCards(t *testing.T) {
	for file, card := range map[string]bool{
		"/og-image-default.png": true, "/img/tidings-social-card.3f9c21ab.jpg": true, "/img/hill-share-1200x630.png": true, "/images/og/default.png?v=2": true, "/i/facebook.jpg": true, "/android-icon-192x192.png": true, "/defaultshareimage-copy.png": true,
		"/og-rye.png": false, "/im-128022/social.jpg": false, "/pic/1234_default_x7vgot.jpg": false, "/i/image.jpg": false, "/rye/cover.jpg": false, "/rye/social": false,
	} {
		a := fill(t, `<meta property="og:site_name" content="The Hill Tidings"><meta property="og:image" content="`+file+`"><h1>Rye</h1>`, nil)
		if (a.Image == nil) != card {
			t.Errorf("%s: %+v, a card: %v", file, a.Image, card)
		}
	}
}
