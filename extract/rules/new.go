package rules

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/site"
)

// How New decides, file by file:
//
//	newsample.go     a page, what the engine keeps of it, and counts of both
//	newname.go       the names that elements have: class, id, itemprop, data-*; how good each is
//	newstable.go     which of them last
//	newbody.go       the body: every name that holds most of what is kept is a pick; the most
//	                 promising are tried in full, and the best trial is proved
//	newpicks.go      two names together where one does not do, and what is joined to a body
//	newremove.go     what a trial keeps and the engine does not, name by name, the largest first
//	newwhy.go        the words that say why something is no part of an article
//	newproof.go      the proof: the samples by the rule, against the engine
//	newfields.go     fields that only the page's look gives, and no data
//	newfieldpicks.go the names that may give one
//	newtests.go      a test for each sample

// A Sample is a saved page that a rule is to be made from.
type Sample struct {
	Name string // as given: a path
	URL  string // its address, "" if unknown
	Data []byte // the page as it came, compressed or not
}

// New makes a rule for the site of the samples, from what is found on them without
// one: selectors of the body, of what to take out of it and of the fields that the
// page's data do not state; and a test for each sample. The selectors are of names
// that people gave, never of generated ones or of positions. All of it is tried on the
// samples: the rule's body is as good as the engine's, or the rule names none.
//
// The samples have to be of one host, whose name, without www, is the rule's. The notes
// say, for people, what was found and what was not. Of o, the rules are not used.
// The rule is as good as what the engine makes of the samples, so look at that first.
func New(ctx context.Context, samples []Sample, o extract.Options) (rule *site.Rule, notes []string, err error) {
	if len(samples) == 0 {
		return nil, nil, errors.New("a rule is made from one page at least")
	}
	o.Rules, o.Rule, o.NoRules, o.Trace, o.Fetch = nil, nil, true, nil, nil
	m := &maker{ctx: ctx, options: o}
	for k, s := range samples {
		for _, other := range samples[:k] {
			if bytes.Equal(s.Data, other.Data) {
				return nil, nil, fmt.Errorf("%s is the same page as %s; a second one says what both share", s.Name, other.Name)
			}
		}
		read, err := m.read(s)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		m.samples = append(m.samples, read)
	}
	host, err := oneHost(m.samples)
	if err != nil {
		return nil, nil, err
	}
	m.name = host + ".yaml"
	if !site.IsRuleFile(m.name) {
		return nil, nil, fmt.Errorf("no rule file can be called %s: a domain has a dot", m.name)
	}
	if err := m.work(); err != nil {
		return nil, nil, err
	}
	if !slices.ContainsFunc(m.rule.Tests, func(t site.Test) bool { return len(t.Has) > 0 || t.Words.Max > 0 }) {
		return nil, m.notes, errors.New("no page gives an article, with the rule or without")
	}
	return m.rule, m.notes, nil
}

// A maker makes one rule.
type maker struct {
	ctx     context.Context
	options extract.Options
	name    string // of the rule's file
	samples []*sample
	rule    *site.Rule
	notes   []string
}

func (m *maker) note(format string, args ...any) {
	m.notes = append(m.notes, fmt.Sprintf(format, args...))
}

// work fills the rule, part by part.
func (m *maker) work() error {
	m.rule = &site.Rule{Name: m.name}
	m.doubt()
	if err := m.findBody(); err != nil {
		return err
	}
	m.findFields()
	if err := m.writeTests(); err != nil {
		return err
	}
	return context.Cause(m.ctx)
}

// lowConfidence is an F1 that the engine expects of its body below which a person
// should look at the page first.
const lowConfidence = 0.7

// doubt says which samples are poor ones.
func (m *maker) doubt() {
	for _, s := range m.samples {
		switch c := s.article.Confidence; {
		case s.marks == nil:
			m.note("%s: no body is found in its elements (status %s), so that it says nothing about the body", s.Name, s.article.Status)
		case s.article.Status == article.StatusNotArticle:
			m.note("%s: this looks like no article, but like a page of another kind", s.Name)
		case c != nil && *c < lowConfidence:
			m.note("%s: what is kept of it without a rule is not sure (confidence %.2f); look at it before you trust this rule", s.Name, *c)
		}
	}
}

// oneHost is the host of all samples, without www.
func oneHost(samples []*sample) (string, error) {
	var hosts []string
	for _, s := range samples {
		host := s.host()
		if host == "" {
			return "", fmt.Errorf("%s: neither an address is given nor does the page state one, so that it is not known whose rule this is; give its address with -u", s.Name)
		}
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	if len(hosts) > 1 {
		return "", fmt.Errorf("the pages are of several hosts (%s), and a rule is for one", strings.Join(hosts, ", "))
	}
	return hosts[0], nil
}
