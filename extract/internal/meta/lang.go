package meta

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/lang"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// declaredLanguage is the lang attribute of the html element, or of the body, ""
// if neither is a language tag.
func declaredLanguage(p *page.Page, root int32) string {
	for _, i := range []int32{root, p.Body()} {
		for _, key := range []string{"lang", "xml:lang"} {
			if tag := languageTag(p.Attr(i, key)); tag != "" {
				return tag
			}
		}
	}
	return ""
}

// languageTag returns a language tag as it was declared, with hyphens and its first part in lower
// case (BCP 47, 2.1.1), or "" for
// what is no tag: a template's leftovers, a language's name.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(s, ".")
	s = strings.TrimRight(strings.TrimSpace(s), "-")
	parts := strings.Split(s, "-")
	if n := len(parts[0]); n < 2 || n > 3 || len(s) > 20 {
		return ""
	}
	for i, part := range parts {
		if len(part) < 2 && i == 0 || len(part) < 1 || len(part) > 8 {
			return ""
		}
		for _, c := range part {
			if !('a' <= c|0x20 && c|0x20 <= 'z') && !('0' <= c && c <= '9' && i > 0) {
				return ""
			}
		}
	}
	switch strings.ToLower(s) {
	case "und", "mul", "zxx", "xx", "xx-xx", "lang", "nul":
		return ""
	}
	return strings.ToLower(parts[0]) + s[len(parts[0]):]
}

// resolveLanguage takes the declared language, else what the vocabularies say, else the one
// that the text is written in: the last also where it plainly is another than is said. A
// rule's statement wins over all.
func resolveLanguage(r *reading) (string, claim) {
	best := claim{Value: Value{Text: r.declared, Origin: "html lang"}}
	if c := r.first(fLanguage); c != nil && (c.ruled || r.declared == "") {
		for _, c := range r.claims[fLanguage] {
			if tag := languageTag(c.Text); tag != "" {
				best = c
				best.Text = tag
				break
			}
		}
	}
	if tag := r.spoken.Tag; tag != "" && !best.ruled && (best.Text == "" || r.spoken.Excludes(primary(best.Text))) {
		return tag, claim{Value: Value{Text: tag, Origin: originDetected}}
	}
	return best.Text, best
}

const originDetected article.Origin = "detected"

// How much running text is asked for its language: the beginnings of so many pieces, from
// all over the page, since a dialog may be in another.
const (
	samplePieces = 12
	sampleBytes  = 2000 // of all together
	firstGlance  = 320  // in which a language that is declared shows, most often
	glanceBytes  = 1000 // where a language is declared, and only a plain fault is looked for
	pieceBytes   = 60   // that a piece has at least
)

// spokenLanguage finds out what the page is written in. Where a language is declared, and a
// first glance finds it, or a second one does not exclude it, nothing more is asked.
func (r *reading) spokenLanguage() lang.Finding {
	pieces := r.textPieces()
	if declared := primary(r.declared); declared != "" {
		if glance := lang.Detect(r.sample(pieces, firstGlance)); glance.Tag == declared {
			return glance
		}
		if glance := lang.Detect(r.sample(pieces, glanceBytes)); !glance.Excludes(declared) {
			return glance
		}
	}
	return lang.Detect(r.sample(pieces, sampleBytes))
}

// textPieces are the longer texts of the page, as far as it is seen without its body, that
// are not in links.
func (r *reading) textPieces() (pieces []int32) {
	for i := r.p.Body(); i < r.p.Len(); i++ {
		n := &r.p.Nodes[i]
		if n.Flags&(page.IsText|page.Silent|page.NoScript|page.Unseen|page.InLink) == page.IsText && r.p.Nodes[i+1].Text-n.Text >= pieceBytes {
			pieces = append(pieces, i)
		}
	}
	return pieces
}

// sample is the beginnings of some of the pieces, so many bytes of all together.
func (r *reading) sample(pieces []int32, size int) string {
	if len(pieces) == 0 {
		return ""
	}
	most := size / min(len(pieces), samplePieces)
	var b strings.Builder
	for at := 0; at < len(pieces); at += len(pieces)/samplePieces + 1 {
		text := r.p.TextOf(pieces[at])
		b.WriteString(strings.ToValidUTF8(text[:min(len(text), most)], ""))
		b.WriteByte('\n')
	}
	return b.String()
}

// CompleteLanguage tells the language and direction of an article by its body, where the page
// declares none and, read before its body was known, was too short or in several.
func CompleteLanguage(a *article.Article) {
	if a.Language != "" || a.Body == nil {
		return
	}
	var b strings.Builder
	for n := range a.Body.Descendants() {
		if n.Type == html.TextNode && b.Len() < bodyBytes {
			b.WriteString(n.Data)
			b.WriteByte('\n')
		}
	}
	tag := lang.Detect(b.String()).Tag
	if tag == "" {
		return
	}
	a.Language = tag
	if a.Provenance == nil {
		a.Provenance = map[string]article.Origin{}
	}
	a.Provenance[fieldNames[fLanguage]] = originDetected
	if a.Direction == "" {
		a.Direction = scriptDirection(tag)
	}
}

// bodyBytes is about how much of a body is asked for its language.
const bodyBytes = 4000

// primary is a language tag's first part in lower case.
func primary(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return strings.ToLower(tag)
}

// direction is the page's dir attribute, else that of its language's script.
func direction(p *page.Page, root int32, language string) string {
	for _, i := range []int32{root, p.Body()} {
		switch dir := strings.ToLower(strings.TrimSpace(p.Attr(i, "dir"))); dir {
		case "ltr", "rtl":
			return dir
		}
	}
	return scriptDirection(language)
}

// scriptDirection is that of a language's script, "" where none is known.
func scriptDirection(language string) string {
	if language == "" {
		return ""
	}
	low := strings.ToLower(language)
	for _, script := range []string{"-arab", "-hebr", "-thaa", "-syrc"} {
		if strings.Contains(low, script) {
			return "rtl"
		}
	}
	if strings.Contains(low, "-latn") || strings.Contains(low, "-cyrl") {
		return "ltr"
	}
	switch primary(language) {
	case "ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "arc", "syr", "arz", "azb":
		return "rtl"
	}
	return "ltr"
}

// monthFirst reports whether 3/4/2025 is the fourth of March on this page: in
// American English, which a page declares, or which it speaks by default where
// its host belongs to no other country.
func monthFirst(language, host string) bool {
	low := strings.ToLower(language)
	switch {
	case low == "en-us":
		// The default of many systems, also in countries that write the day first.
	case low != "en" && low != "":
		return false
	}
	tld := host[strings.LastIndexByte(host, '.')+1:]
	return len(tld) != 2 || tld == "us" || tld == "io" || tld == "co" || tld == "me" || tld == "ly" || tld == "fm" || tld == "tv" || tld == "ai"
}
