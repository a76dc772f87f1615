package extract

import (
	"context"
	"fmt"
	"net/url"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/meta"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"github.com/seed-fabb886e/pith/extract/site"
)

// rulesFor finds the rules for a page at an address, nil if it is unknown, in the order
// of their say: the caller's own, then the site's. by says how the site's was found, ""
// where there is none.
func (o Options) rulesFor(u *url.URL) (list []*site.Rule, by string, err error) {
	if o.Rule != nil {
		list = append(list, o.Rule)
	}
	if o.NoRules || u == nil {
		return list, "", nil
	}
	rules := o.Rules
	if rules == nil {
		rules = site.BuiltIn()
	}
	r, err := rules.Lookup(u.Hostname())
	if err != nil || r == nil {
		return list, "", err
	}
	return append(list, r), "the page's address", nil
}

// noteRule tells the trace which rule has the first say, and how it was found.
func (o Options) noteRule(rules []*site.Rule, by string) {
	if o.Trace == nil || len(rules) == 0 {
		return
	}
	if o.Rule != nil {
		by = "the caller"
	}
	o.Trace.Rule, o.Trace.RuleFrom = rules[0].Name, by
}

// ruled is what all rules of a page found together.
type ruled struct {
	site.Result
	strict                                                []string // fields that stay empty where the rule found nothing
	strictBody                                            bool
	clean, hint, final, leadImage, noJSONLD, keepComments bool
}

// applyRules runs the rules of a page on it. What an earlier one names, a body or
// a field, is its own; what any of them removes goes from every body. The site's rule
// comes first, because it may edit the page that the other's nodes are of.
func applyRules(ctx context.Context, a *article.Article, p *page.Page, rules []*site.Rule) ruled {
	all := ruled{Result: site.Result{Page: p, Fields: map[string][]site.Value{}}}
	for k := len(rules) - 1; k >= 0; k-- {
		rule := rules[k]
		found := rule.Apply(ctx, all.Page)
		a.Warnings = append(a.Warnings, found.Warnings...)
		all.add(found)
		if found.IsEmpty() && len(found.Rule.Body) == 0 { // of a body, Apply says so
			a.Warnings = append(a.Warnings, fmt.Sprintf("rule %s: nothing of it matches this page", rule.Name))
		}
		if found.Marks != nil || found.Text != "" || a.Rule == "" && !found.IsEmpty() {
			a.Rule = rule.Name
		}
	}
	if all.Marks != nil {
		all.Marks.Remove(all.Remove)
		for _, i := range all.Keep {
			all.Marks.Keep(i)
		}
	}
	return all
}

// add takes what a rule found before what all holds.
func (all *ruled) add(found site.Result) {
	rule := found.Rule
	all.Page = found.Page
	all.Remove = append(all.Remove, found.Remove...)
	all.Keep = append(all.Keep, found.Keep...)
	if found.Marks != nil || found.Text != "" {
		all.Marks, all.Text, all.BodyFrom = found.Marks, found.Text, found.BodyFrom
		all.clean, all.hint, all.final = rule.Clean, rule.Hint, rule.Final || rule.Strict && !rule.Hint
	}
	for name, values := range found.Fields {
		all.Fields[name] = values
	}
	all.leadImage = all.leadImage || rule.LeadImage
	all.noJSONLD = all.noJSONLD || rule.NoJSONLD
	all.keepComments = all.keepComments || rule.KeepComments
	if !rule.Strict {
		return
	}
	all.strictBody = all.strictBody || len(rule.Body) > 0
	for _, f := range rule.Fields {
		all.strict = append(all.strict, f.Name)
	}
}

// stated hands the rules' values to meta, which does not know package site. A field
// without values is one that stays empty.
func (all *ruled) stated() meta.Stated {
	out := meta.Stated{}
	for _, name := range all.strict {
		out[name] = nil
	}
	for name, values := range all.Fields {
		for _, v := range values {
			out[name] = append(out[name], meta.Value{Text: v.Text, URL: v.URL, Origin: v.Origin, Hint: v.Hint})
		}
	}
	return out
}
