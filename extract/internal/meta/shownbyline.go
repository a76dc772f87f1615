package meta

import (
	"slices"
	"strings"
	"unicode"
)

// shownBy is a byline as it is shown, with a bar where a style sheet parts a name from an
// office.
func (r *reading) shownBy(from, to int32) string {
	text := strings.Trim(r.spaced(from, to), "| ")
	if first, rest, ok := strings.Cut(text, " | "); ok {
		if name, by := cutBy(first+" ", r.lang); by && strings.Trim(name, " :") == "" {
			return first + " " + rest
		}
	}
	return text
}

// buttonWords are in what stands behind a byline and a mark that is no part of it.
var buttonWords = setOf([]string{"share", "shares", "follow", "comment", "comments", "kommentar", "kommentare", "comentario", "comentarios", "commentaires", "commenti", "reacties",
	"read", "lesezeit", "min", "mins", "views", "print", "size", "aa", "small", "medium", "large", "tags", "category", "categories", "schlagwörter", "uncategorized", "affiliate"})

// withoutButtons is a byline without what follows it and a mark, "| Share | Follow us", as far as
// that names none of its people.
func (r *reading) withoutButtons(byline string, people []person) string {
	for {
		at := strings.LastIndexAny(byline, "|·•")
		if at <= 0 {
			return byline
		}
		part := byline[at:]
		words := strings.FieldsFunc(strings.ToLower(part), func(c rune) bool { return !unicode.IsLetter(c) })
		button := len(words) > 0 && (words[0] == "in" || words[0] == "filed") || slices.ContainsFunc(words, func(w string) bool { return buttonWords()[w] })
		if !button || slices.ContainsFunc(people, func(p person) bool { return strings.Contains(part, p.name) }) {
			return byline
		}
		byline = strings.TrimSpace(byline[:at])
	}
}
