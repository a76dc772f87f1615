package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-fabb886e/pith/extract/article"
)

// ParseFTR reads a rule file of Full-Text RSS (the format of ftr-site-config, which
// wallabag, FreshRSS and KOReader read, too). name is the file's, for origins and
// problems. What can't be used is a problem and left out; the rest stands.
func ParseFTR(name string, data []byte) (*Rule, []Problem) {
	l := ftrLoader{rule: &Rule{Name: name, RemoveFirst: true, Hint: true, LeadImage: true, stated: map[string]bool{}}, seen: map[string]bool{}}
	number := 0
	for text := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		number++
		if trimmed := strings.TrimSpace(text); trimmed != "" && trimmed[0] != '#' {
			l.line = ftrLine{number: number, column: strings.Index(text, trimmed) + 1}
			l.read(trimmed)
		}
	}
	l.end()
	return l.rule, l.problems
}

// A ftrLine is "key: value" or "key(arg): value".
type ftrLine struct {
	key, arg, value string
	hasArg          bool
	number, column  int
}

// ftrLoader makes a rule of the lines as they come.
type ftrLoader struct {
	rule        *Rule
	problems    []Problem
	line        ftrLine
	seen        map[string]bool // key and value of each line of a list, and each scalar's key
	finds       []Replacement   // find_string lines that wait for their replace_string
	linksKey    string          // of the last line that names another page, which if_page_contains guards
	linkDropped bool            // it is left out, and what guards it with it
}

func (l *ftrLoader) problem(kind, format string, args ...any) {
	l.problems = append(l.problems, Problem{l.rule.Name, l.line.number, l.line.column, kind, fmt.Sprintf(format, args...)})
}

func (l *ftrLoader) origin() article.Origin { return originOf(l.rule.Name, l.line.number) }

func originOf(name string, line int) article.Origin {
	return article.Origin(fmt.Sprintf("rule:%s:%d", name, line))
}

// read splits a line and gives it to the reader of its key.
func (l *ftrLoader) read(text string) {
	if key, arg, value, ok := cutArgument(text); ok {
		l.line.key, l.line.arg, l.line.value, l.line.hasArg = key, arg, value, true
	} else if key, value, ok := strings.Cut(text, ":"); ok {
		l.line.key, l.line.value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	} else {
		l.problem(KindSyntax, "%q is neither key: value nor a comment", text)
		return
	}
	read, known := ftrKeys[l.line.key]
	if l.line.hasArg {
		read, known = ftrArgumentKeys[l.line.key]
	}
	switch {
	case !known:
		l.problem(KindUnknownKey, "nothing is called %q", l.line.key)
	case l.line.value == "" && !l.line.hasArg && l.line.key != "replace_string":
		l.problem(KindValue, "%s: a value is missing", l.line.key)
	default:
		read(l)
	}
}

// cutArgument splits "name(argument): value". The argument may hold anything, also
// brackets and colons, but not the end mark itself.
func cutArgument(text string) (key, arg, value string, ok bool) {
	open := strings.IndexByte(text, '(')
	if open <= 0 || strings.ContainsFunc(text[:open], func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) {
		return "", "", "", false
	}
	for i := open + 1; i < len(text); i++ {
		if text[i] != ')' {
			continue
		}
		if rest, is := strings.CutPrefix(strings.TrimLeft(text[i+1:], " \t"), ":"); is {
			return text[:open], text[open+1 : i], strings.TrimSpace(rest), true
		}
	}
	return "", "", "", false
}

// ftrKeys are the keys that the format has, and what is done with each.
var ftrKeys = map[string]func(*ftrLoader){
	"title":             func(l *ftrLoader) { l.field("title") },
	"author":            func(l *ftrLoader) { l.field("authors") },
	"date":              func(l *ftrLoader) { l.field("date_published") },
	"body":              func(l *ftrLoader) { l.selectors(&l.rule.Body, "xpath") },
	"strip":             (*ftrLoader).strip,
	"strip_id_or_class": func(l *ftrLoader) { l.selectors(&l.rule.Remove, "id_or_class") },
	"strip_image_src":   func(l *ftrLoader) { l.selectors(&l.rule.Remove, "src") },
	"skip_id_or_class":  func(l *ftrLoader) { l.selectors(&l.rule.Spare, "id_or_class") },
	"strip_attr":        func(l *ftrLoader) { l.edit(Edit{Do: "drop_attributes"}) },
	"post_strip_attr":   func(l *ftrLoader) {}, // the body tree allows few attributes in
	"dissolve":          func(l *ftrLoader) { l.edit(Edit{Do: "unwrap"}) },

	"prune":                 func(l *ftrLoader) { l.flag(&l.rule.Clean, true) },
	"autodetect_on_failure": func(l *ftrLoader) { l.flag(&l.rule.Strict, false) },
	"insert_detected_image": func(l *ftrLoader) { l.flag(&l.rule.LeadImage, true) },
	"skip_json_ld":          func(l *ftrLoader) { l.flag(&l.rule.NoJSONLD, true) },
	"footnotes":             func(l *ftrLoader) { l.flag(&l.rule.NoFootnotes, false) },
	"strip_comments":        func(l *ftrLoader) { l.flag(&l.rule.KeepComments, false) },
	"convert_double_br_tags": func(l *ftrLoader) { // two line breaks begin a paragraph on any page
		l.flag(new(bool), true)
	},
	"tidy":   func(l *ftrLoader) {}, // there is one parser, and it needs no help
	"parser": func(l *ftrLoader) {},

	"find_string":      (*ftrLoader).find,
	"replace_string":   (*ftrLoader).replace,
	"single_page_link": func(l *ftrLoader) { l.link("single_page_link") },
	"next_page_link":   func(l *ftrLoader) { l.link("next_page_link") },
	"if_page_contains": (*ftrLoader).condition,

	"src_lazy_load_attr": func(l *ftrLoader) {
		if on, ok := l.selector("xpath", fmt.Sprintf("//img[@%s]", l.line.value)); ok {
			l.rule.Edits = append(l.rule.Edits, Edit{Do: "lazy_src", Attr: l.line.value, On: on})
		}
	},

	"test_url":      func(l *ftrLoader) { l.rule.Tests = append(l.rule.Tests, Test{URL: l.line.value, Line: l.line.number}) },
	"test_contains": (*ftrLoader).contains,

	"requires_login":           (*ftrLoader).unsupported,
	"login_uri":                (*ftrLoader).unsupported,
	"login_username_field":     (*ftrLoader).unsupported,
	"login_password_field":     (*ftrLoader).unsupported,
	"login_extra_fields":       (*ftrLoader).unsupported,
	"not_logged_in_xpath":      (*ftrLoader).unsupported,
	"native_ad_clue":           (*ftrLoader).unsupported,
	"autodetect_next_page":     (*ftrLoader).unsupported,
	"single_page_link_in_feed": (*ftrLoader).unsupported,
}

// ftrArgumentKeys are those with an argument in brackets.
var ftrArgumentKeys = map[string]func(*ftrLoader){
	"replace_string": func(l *ftrLoader) { l.replacement(Replacement{Find: l.line.arg, With: l.line.value}) },
	"wrap_in":        func(l *ftrLoader) { l.edit(Edit{Do: "wrap", Tag: strings.ToLower(strings.TrimSpace(l.line.arg))}) },
	"move_into":      (*ftrLoader).move,
	"http_header":    (*ftrLoader).header,
}

func (l *ftrLoader) unsupported() { l.problem(KindUnsupported, "pith does not do %s", l.line.key) }

// again notes a line of a list, and reports whether one before it says the same.
func (l *ftrLoader) again() bool {
	key := l.line.key + "\x00" + l.line.arg + "\x00" + l.line.value
	if l.seen[key] {
		l.problem(KindUnreachable, "a line above says the same")
		return true
	}
	l.seen[key] = true
	return false
}

// selector compiles the line's value.
func (l *ftrLoader) selector(kind, expr string) (Selector, bool) {
	s, err := NewSelector(kind, expr)
	if err != nil {
		l.problem(KindSelector, "%s: %v", l.line.key, err)
		return s, false
	}
	s.Origin = l.origin()
	return s, true
}

func (l *ftrLoader) selectors(to *[]Selector, kind string) {
	expr := l.line.value
	if kind != "xpath" {
		expr = strings.TrimSpace(strings.NewReplacer(`"`, "", "'", "").Replace(expr))
	}
	if s, ok := l.selector(kind, expr); ok && !l.again() {
		*to = append(*to, s)
	}
}

func (l *ftrLoader) field(name string) {
	s, ok := l.selector("xpath", l.line.value)
	if !ok || l.again() {
		return
	}
	i := slices.IndexFunc(l.rule.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		i = len(l.rule.Fields)
		l.rule.Fields = append(l.rule.Fields, Field{Name: name})
	}
	l.rule.Fields[i].From = append(l.rule.Fields[i].From, s)
}

// strip takes out nodes, or, where the expression ends in an attribute, attributes.
func (l *ftrLoader) strip() {
	if selectsAttributes(l.line.value) {
		l.edit(Edit{Do: "drop_attributes"})
		return
	}
	l.selectors(&l.rule.Remove, "xpath")
}

// selectsAttributes reports whether an XPath's last step is an attribute.
func selectsAttributes(expr string) bool {
	i := strings.LastIndex(expr, "/@")
	return i >= 0 && !strings.ContainsAny(expr[i+2:], "/[]()|")
}

func (l *ftrLoader) edit(e Edit) {
	on, ok := l.selector("xpath", l.line.value)
	if !ok || l.again() {
		return
	}
	if e.Do == "wrap" && !canWrap(e.Tag) {
		l.problem(KindValue, "wrap_in(%s): not an element of the body", e.Tag)
		return
	}
	e.On = on
	l.rule.Edits = append(l.rule.Edits, e)
}

// move is move_into(target): the target is XPath, or an element's name.
func (l *ftrLoader) move() {
	target := strings.TrimSpace(l.line.arg)
	if !strings.ContainsAny(target, "/(") {
		target = "//" + target
	}
	if into, ok := l.selector("xpath", target); ok {
		l.edit(Edit{Do: "move", Into: &into})
	}
}

// flag reads yes or no: to becomes whether it is the one that is asked for. The first
// line of a key decides.
func (l *ftrLoader) flag(to *bool, asked bool) {
	if l.rule.stated[l.line.key] {
		l.problem(KindUnreachable, "%s is decided above", l.line.key)
		return
	}
	l.rule.stated[l.line.key] = true
	yes := strings.EqualFold(l.line.value, "yes") || strings.EqualFold(l.line.value, "true")
	if !yes && !strings.EqualFold(l.line.value, "no") && !strings.EqualFold(l.line.value, "false") {
		l.problem(KindValue, "%s: %q is neither yes nor no, and counts as no", l.line.key, l.line.value)
	}
	*to = yes == asked
}

func (l *ftrLoader) find() {
	l.finds = append(l.finds, Replacement{Find: l.line.value, Origin: l.origin()})
}

func (l *ftrLoader) replace() {
	if len(l.finds) == 0 {
		l.problem(KindMissing, "replace_string: there is no find_string above it that waits for one")
		return
	}
	r := l.finds[0]
	l.finds = l.finds[1:]
	r.With = l.line.value
	l.replacement(r)
}

func (l *ftrLoader) replacement(r Replacement) {
	if r.Find == "" {
		l.problem(KindValue, "%s: nothing to look for", l.line.key)
		return
	}
	if r.Origin == "" {
		r.Origin = l.origin()
	}
	l.rule.Replace = append(l.rule.Replace, r)
}

func (l *ftrLoader) link(key string) {
	l.linksKey, l.linkDropped = "", true
	from, ok := l.selector("xpath", l.line.value)
	if !ok || l.again() {
		return
	}
	l.linkDropped = false
	to := l.linksOf(key)
	*to = append(*to, Link{From: from})
	l.linksKey = key
}

func (l *ftrLoader) linksOf(key string) *[]Link {
	if key == "single_page_link" {
		return &l.rule.SinglePage
	}
	return &l.rule.NextPage
}

func (l *ftrLoader) header() {
	h := Header{strings.TrimSpace(l.line.arg), l.line.value, l.origin()}
	if !h.isValid() {
		l.problem(KindValue, "http_header(%s): not what HTTP can send", h.Name)
		return
	}
	l.rule.Header = append(l.rule.Header, h)
}

// condition guards the link of the line above it.
func (l *ftrLoader) condition() {
	if l.linkDropped {
		l.problem(KindUnreachable, "if_page_contains: the link above it is left out")
		return
	}
	if l.linksKey == "" {
		l.problem(KindMissing, "if_page_contains: there is no single_page_link or next_page_link above it")
		return
	}
	if s, ok := l.selector("xpath", l.line.value); ok {
		links := *l.linksOf(l.linksKey)
		last := &links[len(links)-1]
		last.If = append(last.If, s)
	}
}

func (l *ftrLoader) contains() {
	if len(l.rule.Tests) == 0 {
		l.problem(KindMissing, "test_contains: there is no test_url above it")
		return
	}
	t := &l.rule.Tests[len(l.rule.Tests)-1]
	t.Has = append(t.Has, l.line.value)
}

// end looks at what the file as a whole lacks.
func (l *ftrLoader) end() {
	for _, r := range l.finds {
		l.problems = append(l.problems, Problem{l.rule.Name, lineOf(r.Origin), 1, KindMissing, "find_string: there is no replace_string for it"})
	}
	r := l.rule
	r.sortEdits()
	if len(r.Body)+len(r.Remove)+len(r.Fields)+len(r.Replace)+len(r.Edits)+len(r.SinglePage)+len(r.NextPage)+len(r.Header) == 0 {
		l.problems = append(l.problems, Problem{File: r.Name, Kind: KindMissing, Text: "the file says nothing of any page"})
	}
}

// before returns what two files of one page say together: lists are joined, and of
// yes and no the first that is given counts.
func (r *Rule) before(other *Rule) *Rule {
	both := *r
	both.Replace = slices.Concat(r.Replace, other.Replace)
	both.Edits = slices.Concat(r.Edits, other.Edits)
	both.Body = slices.Concat(r.Body, other.Body)
	both.Remove = slices.Concat(r.Remove, other.Remove)
	both.Keep = slices.Concat(r.Keep, other.Keep)
	both.Spare = slices.Concat(r.Spare, other.Spare)
	both.SinglePage = slices.Concat(r.SinglePage, other.SinglePage)
	both.NextPage = slices.Concat(r.NextPage, other.NextPage)
	both.Header = slices.Concat(r.Header, other.Header)
	both.Fields = slices.Clone(r.Fields)
	for _, f := range other.Fields {
		if i := slices.IndexFunc(both.Fields, func(own Field) bool { return own.Name == f.Name }); i >= 0 {
			both.Fields[i].From = slices.Concat(both.Fields[i].From, f.From)
		} else {
			both.Fields = append(both.Fields, f)
		}
	}
	for key, is := range map[string]func(*Rule) *bool{
		"prune":                 func(r *Rule) *bool { return &r.Clean },
		"autodetect_on_failure": func(r *Rule) *bool { return &r.Strict },
		"insert_detected_image": func(r *Rule) *bool { return &r.LeadImage },
		"skip_json_ld":          func(r *Rule) *bool { return &r.NoJSONLD },
		"footnotes":             func(r *Rule) *bool { return &r.NoFootnotes },
		"strip_comments":        func(r *Rule) *bool { return &r.KeepComments },
	} {
		if !r.stated[key] && other.stated[key] {
			*is(&both) = *is(other)
		}
	}
	both.sortEdits()
	return &both
}

// lineOf is the line that an origin names.
func lineOf(o article.Origin) int {
	n, _ := strconv.Atoi(string(o[strings.LastIndexByte(string(o), ':')+1:]))
	return n
}
