package site

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Rewrite does the rules' replacements on the text of a page, which is returned as it
// is where there are none. A text that would grow past the limit of decompressed bytes
// is left as it was before the replacement, which a warning says.
func Rewrite(t *page.Text, rules []*Rule, lim page.Limits) (*page.Text, []string) {
	data := t.Data
	var warnings []string
	for _, r := range rules {
		for _, rep := range r.Replace {
			n := bytes.Count(data, []byte(rep.Find))
			if n == 0 {
				continue
			}
			if int64(len(data))+int64(n)*int64(len(rep.With)-len(rep.Find)) > lim.MaxText() {
				warnings = append(warnings, fmt.Sprintf("%s: left out, the page would become too large", rep.Origin))
				continue
			}
			data = bytes.ReplaceAll(data, []byte(rep.Find), []byte(rep.With))
		}
	}
	if len(data) == len(t.Data) && (len(data) == 0 || &data[0] == &t.Data[0]) {
		return t, warnings
	}
	changed := *t
	changed.Data = data
	return &changed, warnings
}

// FollowLink is the address that the first of a rule's links gives which the page has,
// absolute, "" if there is none. which are the links that are asked for.
func (r *Rule) FollowLink(ctx context.Context, p *page.Page, which func(*Rule) []Link) string {
	look := newLooker(ctx, p)
	for _, link := range which(r.version(look)) {
		if slices.ContainsFunc(link.If, func(s Selector) bool { return !look.finds(&s) }) {
			continue
		}
		for _, address := range look.addresses(&link.From) {
			if u := p.CleanURL(address); strings.HasPrefix(u, "http:") || strings.HasPrefix(u, "https:") {
				u, _, _ = strings.Cut(u, "#")
				return u
			}
		}
	}
	return ""
}
