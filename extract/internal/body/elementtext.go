package body

import (
	"html"
	"strings"
)

// elementChildren are the parts of an element: its own, or those of a member that
// stands for it.
func elementChildren(v *stateValue) []stateValue {
	for depth := 0; v != nil && v.kind == stateObject && depth < 3; depth++ {
		for _, key := range elementParts {
			switch m := v.get(key); {
			case m == nil:
			case m.kind == stateArray && len(m.items) > 0:
				return m.items
			case m.kind == stateObject:
				if kind, _ := kindOf(m); kind != unknownElement {
					return []stateValue{*m}
				}
			}
		}
		v = insideOf(v)
	}
	return nil
}

// insideOf is the first member whose members are as good as the element's own.
func insideOf(v *stateValue) *stateValue {
	for _, key := range elementInside {
		if m := v.get(key); m != nil && m.kind == stateObject {
			return m
		}
	}
	return nil
}

// ownText is the text that an element holds itself: in a member that is named for
// it, or else its longest string, if that has several words.
func ownText(v *stateValue, depth int) string {
	if v.kind == stateString {
		return v.text
	}
	for _, key := range elementText {
		if m := v.get(key); m != nil && m.kind == stateString && m.text != "" {
			return m.text
		}
	}
	if inside := insideOf(v); inside != nil && depth < 3 {
		if text := ownText(inside, depth+1); text != "" {
			return text
		}
	}
	longest := ""
	for i := range v.items {
		if text := v.items[i].text; v.items[i].kind == stateString && len(text) > len(longest) && strings.Count(strings.TrimSpace(text), " ") >= elementSpaces {
			longest = text
		}
	}
	return longest
}

// runTags are the tags of a run's marks.
func runTags(v *stateValue) (tags []string) {
	add := func(name string) {
		switch strings.ToLower(name) {
		case "bold", "strong", "b":
			tags = append(tags, "strong")
		case "italic", "em", "i", "emphasis":
			tags = append(tags, "em")
		case "code":
			tags = append(tags, "code")
		}
	}
	if marks := v.get("marks"); marks != nil && marks.kind == stateArray {
		for i := range marks.items {
			if m := &marks.items[i]; m.kind == stateString {
				add(m.text)
			} else {
				add(m.str("type"))
			}
		}
	}
	for _, name := range []string{"bold", "italic"} {
		if v.str(name) == "true" {
			add(name)
		}
	}
	add(v.str("tag"))
	add(v.str("tagName"))
	return tags
}

// linkOf is the address that a run of text leads to, "" if it is no link.
func linkOf(v *stateValue, kind elementKind) string {
	holders := []*stateValue{}
	if kind == linkElement {
		holders = append(holders, v, v.get("data"), v.get("attrs"), v.get("attributes"), v.get("fields"), v.get("props"), v.get("properties"))
	}
	if marks := v.get("marks"); marks != nil {
		for i := range marks.items {
			if m := &marks.items[i]; m.str("type") == "link" {
				holders = append(holders, m.get("attrs"), m)
			}
		}
	}
	return addressIn(holders, "href", "url", "uri")
}

// addressIn is the first address among the members of those names.
func addressIn(holders []*stateValue, keys ...string) string {
	for _, holder := range holders {
		for _, key := range keys {
			if holder == nil {
				continue
			}
			if s := holder.str(key); strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "#") {
				return s
			}
		}
	}
	return ""
}

// image writes a picture with its caption.
func (w *elementWriter) image(v *stateValue) {
	holders := []*stateValue{v}
	for _, key := range []string{"data", "attrs", "attributes", "image", "file", "asset", "fields", "media"} {
		holders = append(holders, v.get(key))
		if m := v.get(key); m != nil {
			holders = append(holders, m.get("file"), m.get("asset"))
		}
	}
	src := addressIn(holders, "src", "url", "href")
	if src == "" {
		return
	}
	caption, alt := "", ""
	for _, holder := range holders {
		if holder != nil && caption == "" {
			caption = holder.str("caption")
		}
		if holder != nil && alt == "" {
			alt = holder.str("alt")
		}
	}
	w.WriteString(`<figure><img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(alt) + `">`)
	if caption != "" {
		w.WriteString("<figcaption>" + asHTML(caption) + "</figcaption>")
	}
	w.WriteString("</figure>")
}

// asHTML is a string as HTML: as it is if it has tags or entities, else escaped.
func asHTML(s string) string {
	if isMarkup(s) {
		return s
	}
	return html.EscapeString(s)
}

// isMarkup reports whether a string has a tag that ends, a line break or an entity.
func isMarkup(s string) bool {
	if strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "/>") {
		return true
	}
	for rest := s; ; {
		i := strings.IndexByte(rest, '&')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		if end := strings.IndexByte(rest[:min(len(rest), 10)], ';'); end > 1 && !strings.ContainsAny(rest[:end], " &,.") {
			return true
		}
	}
}

// paragraphs is a text as HTML of blocks: as it is if it has tags of blocks, else a
// paragraph for each of its parts between empty lines, or for each line if there
// are none. JSON-LD has HTML that was escaped once more.
func paragraphs(s string) string {
	if strings.Contains(s, "&lt;") && !strings.Contains(s, "</") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "<p") || strings.Contains(s, "<div") || strings.Contains(s, "<br") || strings.Contains(s, "<li") {
		return s
	}
	cut := "\n"
	if strings.Contains(strings.TrimSpace(s), "\n\n") {
		cut = "\n\n"
	}
	var b strings.Builder
	for _, part := range strings.Split(s, cut) {
		if part = strings.TrimSpace(part); part != "" {
			b.WriteString("<p>" + asHTML(part) + "</p>\n")
		}
	}
	return b.String()
}
