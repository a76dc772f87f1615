package body

import (
	"strings"
	"unicode"
)

// An elementKind is what a content element is, whatever the system that wrote it
// calls it.
type elementKind uint8

const (
	unknownElement elementKind = iota
	paragraphElement
	headingElement
	listElement
	itemElement // of a list
	quoteElement
	sourceElement
	imageElement
	stepElement // has a name and a text: a step, a question
	linkElement
	breakElement
	foreignElement // no part of the text: an advertisement, a link to something else
)

// kindKeys are the members that say what an element is. All of them count: the one
// that says "block" stands beside another that says "h2".
var kindKeys = []string{"_type", "nodeType", "type", "tagName", "tag", "blockName", "__typename", "@type", "kind", "is", "component", "style", "listItem", "name"}

// kindWords has the words that names of kinds are made of, by the kind they speak
// for. Where a name has words of several, the first list wins: an "image-block" is
// an image, a "related-text" nothing of the text.
var kindWords = []struct {
	kind  elementKind
	words string
}{
	{foreignElement, " ad ads advert advertisement promo related newsletter embed interstitial comment review script button input nav navigation menu card teaser video audio product offer person organization "},
	{breakElement, " break hardbreak linebreak br "},
	{imageElement, " image img picture figure photo "},
	{sourceElement, " code codeblock pre "},
	{quoteElement, " quote blockquote pullquote "},
	{itemElement, " item listitem li bullet "},
	{listElement, " list ul ol "},
	{headingElement, " heading header subheading subhead crosshead subtitle h1 h2 h3 h4 h5 h6 "},
	{stepElement, " step question "},
	{linkElement, " link hyperlink a "},
	{paragraphElement, " paragraph p text html block unstyled normal body prose copy markdown richtext freeform span lead intro direction doc document root div "},
}

// kindOf is what an object's members say that it is, and the words they say it
// with, each between spaces.
func kindOf(v *stateValue) (elementKind, string) {
	if v.kind != stateObject {
		return unknownElement, ""
	}
	said := " "
	for _, key := range kindKeys {
		name := v.get(key)
		if name == nil || name.kind != stateString || len(name.text) > 40 || strings.ContainsAny(name.text, " \n") {
			continue
		}
		if key == "name" && !strings.Contains(name.text, "/") {
			continue // a name, and no "core/paragraph"
		}
		said += kindNames(name.text)
	}
	if strings.Contains(said, " list item ") || strings.Contains(said, " number ") && v.get("listItem") != nil {
		return itemElement, said
	}
	list := strings.Contains(said, " list ")
	for _, k := range kindWords {
		for _, word := range strings.Fields(said) {
			if strings.Contains(k.words, " "+word+" ") && !(list && word == "bullet") {
				return k.kind, said
			}
		}
	}
	return unknownElement, said
}

// kindNames splits a name such as "unordered-list-item", "bulletList" or "core/html"
// into its words in lower case, each with a space behind it.
func kindNames(name string) string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		switch {
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			r = ' '
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Join(strings.Fields(b.String()), " ") + " "
}

// headingLevel is the level that a heading's members tell, 2 if they do not.
func headingLevel(v *stateValue, said string) byte {
	for k, word := range []string{"one", "two", "three", "four", "five", "six"} {
		if n := string(rune('1' + k)); strings.Contains(said, " h"+n+" ") || strings.Contains(said, " "+word+" ") || strings.Contains(said, " heading "+n+" ") {
			return n[0]
		}
	}
	for _, holder := range []*stateValue{v, v.get("attrs"), v.get("attributes"), v.get("data")} {
		if holder == nil {
			continue
		}
		if level := holder.str("level"); len(level) == 1 && '1' <= level[0] && level[0] <= '6' {
			return level[0]
		}
	}
	return '2'
}
