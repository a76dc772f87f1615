package eval

import (
	"strings"
	"unicode"
)

// Fields are the figures of a page, or a row's means of them, besides its body.
type Fields struct {
	With    Figure `json:"with"`    // share of wanted segments found
	Without Figure `json:"without"` // share of unwanted segments found
	Title   Figure `json:"title"`
	Authors Figure `json:"authors"`
	Date    Figure `json:"date"`
	Image   Figure `json:"image"`
	Tags    Figure `json:"tags"`
}

// fields are the Fields in the table's order.
var fields = []struct {
	name string
	of   func(*Fields) *Figure
}{
	{"with", func(f *Fields) *Figure { return &f.With }},
	{"w/out", func(f *Fields) *Figure { return &f.Without }},
	{"title", func(f *Fields) *Figure { return &f.Title }},
	{"authors", func(f *Fields) *Figure { return &f.Authors }},
	{"date", func(f *Fields) *Figure { return &f.Date }},
	{"image", func(f *Fields) *Figure { return &f.Image }},
	{"tags", func(f *Fields) *Figure { return &f.Tags }},
}

// scoreFields compares everything but the body.
func scoreFields(l Label, p Prediction, h haystack) Fields {
	f := Fields{h.share(l.With), h.share(l.Without), None, None, None, None, None}
	if l.Title != "" {
		f.Title = match(fold(l.Title) == fold(p.Title))
	}
	if want := nameSet(l.Authors); len(want) > 0 {
		f.Authors = namesF1(want, nameSet(p.Authors))
	}
	if want := day(l.Date); want != "" {
		f.Date = match(want == day(p.Date))
	}
	if l.Image != "" {
		f.Image = match(picture(l.Image) == picture(p.Image))
	}
	if want := nameSet(l.Tags); len(want) > 0 {
		f.Tags = namesF1(want, nameSet(p.Tags))
	}
	return f
}

func match(equal bool) Figure {
	if equal {
		return 1
	}
	return 0
}

// nameSet are the folded names, those that fold to nothing left out.
func nameSet(names []string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		if n = fold(n); n != "" {
			set[n] = true
		}
	}
	return set
}

func namesF1(want, got map[string]bool) Figure {
	hit := 0
	for n := range got {
		if want[n] {
			hit++
		}
	}
	if hit == 0 {
		return 0
	}
	return Figure(2 * float64(hit) / float64(len(want)+len(got)))
}

// day is the date that a string begins with, "" if it begins with none.
func day(s string) string {
	const form = "0000-00-00"
	n := 0
	for i, r := range s {
		if n == len(form) {
			return s[:i]
		}
		if form[n] == '0' && !unicode.IsDigit(r) || form[n] == '-' && r != '-' {
			return ""
		}
		n++
	}
	if n < len(form) {
		return ""
	}
	return s
}

// picture is what names a picture whatever its size and host: the last part of
// the path, in lower case. It parts an address as Python's urlsplit does.
func picture(address string) string {
	s := strings.TrimLeftFunc(address, func(r rune) bool { return r <= ' ' })
	s = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
	if scheme, rest, ok := strings.Cut(s, ":"); ok && isScheme(scheme) {
		s = rest
	}
	if host, ok := strings.CutPrefix(s, "//"); ok {
		s = ""
		if i := strings.IndexAny(host, "/?#"); i >= 0 {
			s = host[i:]
		}
	}
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	return lower(s[strings.LastIndexByte(s, '/')+1:])
}

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && strings.IndexByte("+-.", c) < 0) {
			return false
		}
	}
	return s != ""
}
