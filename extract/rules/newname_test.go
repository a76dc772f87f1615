package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIsStable(t *testing.T) {
	own := map[string]bool{"rye": true, "mill": true, "article": true, "story": true}
	for name, want := range map[string]bool{
		"story-text": true, "body--article": true, "post-content": true, "articleBody": true, "article__body": true, "entry-content": true,
		"c-article-body": true, "e-content": true, "StandardArticleBody": true, "tag-list": true, "author-bio": true, "html-block": true, "js-article": true, "text": true,

		// made by a tool
		"css-1x2y3z": false, "css-abcdef": false, "sc-abc": false, "Story__Text-sc-abcdef": false, "jsx-123": false, "_3fKd2": false, "xKqTzw": false, "TovWl": false,
		"Article_body__x8Kq2": false, "Article_body__xabcd": false, "body_xKqTz": false, "kGHdnc": false, "svelte-abc": false, "bdVaJa": false,
		// numbers, and what CSS has to escape
		"post-12345": false, "p1": false, "text2": false, "md:flex": false, "w-1/2": false, "a.b": false, "größe": false, "": false, "-": false, "--x": false,
		// of this article
		"old-mill": false, "rye-story": false, "tag-elections": false, "category-local": false, "author-ana-ruiz": false,
		// what it looks like, or does
		"mt-auto": false, "text-center": false, "flex": false, "container": false, "is-active": false, "lazyloaded": false, "x": false,
	} {
		if got := isStable(name, own); got != want {
			t.Errorf("%q: stable %v, want %v", name, got, want)
		}
	}
}

func TestStableClasses(t *testing.T) {
	got := stableClasses("Story__Text-sc-abc kuwera story-text", nil)
	if diff := cmp.Diff([]string{"story-text"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = stableClasses("quote story-text", nil)
	if diff := cmp.Diff([]string{"quote", "story-text"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParts(t *testing.T) {
	for name, want := range map[string][]string{
		"articleBody": {"article", "body"}, "article-body": {"article", "body"}, ".article__body": {"article", "body"}, "HTMLBlock": {"html", "block"},
		`[data-component="text-block"]`: {"data", "component", "text", "block"}, "ad": {"ad"}, "--": nil,
	} {
		if diff := cmp.Diff(want, parts(name)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", name, diff)
		}
	}
}

func TestToldBy(t *testing.T) {
	for name, want := range map[string]string{
		".newsletter-box": "a newsletter", ".related": "links to other articles", "#adSlot": "advertisement", ".shareBar": "share links",
		".header": "", ".adjacent": "", ".story-text": "",
	} {
		if got := toldBy(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
