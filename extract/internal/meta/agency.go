package meta

import (
	"strings"
	"unicode/utf8"
)

// datelineReach is how far into the first paragraph a dateline reaches, in bytes.
const datelineReach = 80

// creditedAgency claims the agency that the dateline of the first paragraph names: "PORT VARGA
// (AP) — ", "МОСКВА, 29 июня. /ТАСС/. ".
func (r *reading) creditedAgency() {
	for i := r.headline; i > 0 && i < r.p.Len(); i++ {
		if !r.isParagraph(i) {
			continue
		}
		if name := datelineAgency(r.p.Clean(i)); name != "" {
			r.addClaim(fSource, claim{Value: Value{Text: name, Origin: originVisible}, node: i, weak: true})
		}
		return
	}
}

// isPictureSource reports whether a source is that of a picture: a bank of pictures, with or
// without the photographer's name.
func isPictureSource(s string) bool { return hasAny(strings.ToLower(s), pictureBanks) }

var pictureBanks = []string{"getty", "shutterstock", "istock", "imago", "picture alliance", "picture-alliance", "unsplash", "pixabay", "pexels", "adobe stock", "adobestock", "alamy", "depositphotos", "pixelio"}

// datelineAgency is the agency that a text names in brackets or between slashes before its
// first words, "" for none. In a sentence, "the Associated Press (AP) said", it names none.
func datelineAgency(text string) string {
	for _, pair := range []string{"()", "//"} {
		before, behind, ok := strings.Cut(text, pair[:1])
		name, rest, closed := strings.Cut(behind, pair[1:])
		if !ok || !closed || len(before) > datelineReach || strings.ContainsAny(before, "“\"«") {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
		if first, _, _ := strings.Cut(name, "/"); isAgency(first) && strings.ContainsRune("-–—:.", next) {
			return name
		}
	}
	return ""
}
