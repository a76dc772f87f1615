package rules

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/body"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/render"
	"github.com/seed-fabb886e/pith/extract/site"
)

// A sample is a page with what the engine makes of it, by which selectors are judged.
type sample struct {
	Sample
	page    *page.Page
	article *article.Article
	text    string      // the running text of its body
	marks   *page.Marks // of page; nil where the page's elements hold no body
	kept    running     // of marks
	shown   running     // of all text that is not hidden
	names   *nameIndex
}

// running are counts of letters before each node of a table, and behind the last.
// Letters, and not words, because not every script has spaces.
type running []int32

func count(p *page.Page, counts func(i int32) bool) running {
	return countAlso(p, counts, 0)
}

// countAlso counts pictures and embeds, too, each as so many letters.
func countAlso(p *page.Page, counts func(i int32) bool, picture int32) running {
	r := make(running, p.Len()+1)
	for i := range p.Len() {
		r[i+1] = r[i]
		switch n := &p.Nodes[i]; {
		case n.Flags&page.IsText != 0 && counts(i):
			r[i+1] += p.Chars(i)
		case picture > 0 && isPicture(n.Tag) && counts(i):
			r[i+1] += picture
		}
	}
	return r
}

func isPicture(tag atom.Atom) bool {
	switch tag {
	case atom.Img, atom.Picture, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	return false
}

// in is what the subtree of i holds.
func (r running) in(p *page.Page, i int32) int32 { return r[p.Nodes[i].End] - r[i] }

// all is what the page holds.
func (r running) all() int32 { return r[len(r)-1] }

// inAll is what the subtrees of nodes hold, none of which stands in another.
func (r running) inAll(p *page.Page, nodes []int32) (sum int32) {
	for _, i := range nodes {
		sum += r.in(p, i)
	}
	return sum
}

func countMarks(p *page.Page, m *page.Marks) running {
	return count(p, func(i int32) bool { return m != nil && m.Of[i] == page.Keep })
}

// read parses a sample, and has the engine find its article.
func (m *maker) read(s Sample) (*sample, error) {
	r := &sample{Sample: s}
	var err error
	if r.article, err = m.extract(r, nil); err != nil {
		return nil, err
	}
	if r.article.Body != nil {
		r.text = render.Text(r.article.Body)
	}
	var addr *url.URL
	if s.URL != "" {
		if addr, err = url.Parse(s.URL); err != nil {
			return nil, err // which extract has said before
		}
	}
	text, err := page.Decode(m.ctx, bytes.NewReader(s.Data), nil, s.Name, m.options.Limits)
	if err != nil {
		return nil, err
	}
	text.Mend()
	if r.page, err = page.Parse(m.ctx, text, addr, m.options.Limits); err != nil {
		return nil, err
	}
	found, err := body.Find(m.ctx, r.page, m.bodyOptions(r))
	if err != nil {
		return nil, err
	}
	if found.Page == r.page && found.Marks != nil && found.Marks.Words() > 0 {
		r.marks = found.Marks
	}
	r.kept = countMarks(r.page, r.marks)
	r.shown = count(r.page, func(i int32) bool { return r.page.Nodes[i].Flags&(page.Hidden|page.Silent) == 0 })
	r.names = indexNames(r)
	return r, nil
}

// extract extracts a sample by a rule, or by none.
func (m *maker) extract(s *sample, rule *site.Rule) (*article.Article, error) {
	o := m.options
	o.Rule = rule
	return extract.Extract(m.ctx, extract.Input{Name: s.Name, URL: s.URL, Body: bytes.NewReader(s.Data)}, o)
}

// bodyOptions are those with which extract looks for the body of a sample.
func (m *maker) bodyOptions(s *sample) body.Options {
	o := body.Options{Engine: m.options.Engine, Favor: m.options.Favor, Models: m.options.Models, Title: s.article.Title}
	if s.article.Image != nil {
		o.Image = s.article.Image.URL
	}
	return o
}

// ruled are the marks of what a rule keeps of a sample, nil for nothing.
func (m *maker) ruled(s *sample, rule *site.Rule) *page.Marks {
	applied := rule.Apply(m.ctx, s.page)
	if applied.Marks == nil {
		return nil
	}
	o := m.bodyOptions(s)
	o.Engine, o.Remove = article.EngineSite, applied.Remove
	o.Rule = body.Ruled{Marks: applied.Marks, Clean: rule.Clean, Final: true, From: rule.Name}
	found, err := body.Find(m.ctx, s.page, o)
	if err != nil || found.Page != s.page {
		return nil
	}
	return found.Marks
}

// host is where a sample is from, without www, "" if nothing says so.
func (s *sample) host() string {
	u := s.page.URL
	if u == nil || u.Hostname() == "" {
		u = s.page.Canonical()
	}
	if u == nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(strings.Trim(u.Hostname(), ".")), "www.")
}

// selector compiles CSS that was put together here; that it does not compile is a
// fault of what put it together.
func selector(css string) site.Selector {
	s, err := site.NewSelector("css", css)
	if err != nil {
		panic(fmt.Sprintf("made %q: %v", css, err))
	}
	return s
}
