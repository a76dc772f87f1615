package body

import (
	"html"
	"strings"
)

// Content systems keep an article as an array of elements: an object for each
// paragraph, heading, list, picture, whose text is a string of HTML, or an array of
// runs of text once more. They differ in the names of members, and hardly in the
// names of kinds, so that one writer makes HTML of all of them.

// elementText are the members that hold an element's own text, elementParts those
// that hold its parts, elementInside those whose members are as good as its own.
var (
	elementText   = []string{"text", "value", "html", "content", "innerHTML", "contentHtml", "bodyHtml", "body", "copy", "markdown", "saveContent"}
	elementParts  = []string{"children", "content", "content_elements", "items", "innerBlocks", "blocks", "elements", "nodes", "itemListElement", "body", "value", "paragraphs"}
	elementInside = []string{"data", "attributes", "attrs", "root", "document", "acceptedAnswer", "model", "fields", "props", "value", "paragraph"}
)

// elementsHTML is the HTML of an array of content elements, "" if it is none: half
// of it are objects that say that they are a part of a text, or hold paragraphs, or
// strings of several words.
func elementsHTML(v *stateValue) string {
	known, strs, all := 0, 0, 0
	for i := range v.items {
		item := &v.items[i]
		switch kind, _ := kindOf(item); {
		case kind == foreignElement:
			continue
		case kind != unknownElement:
			known++
		case item.kind == stateString && strings.Count(strings.TrimSpace(item.text), " ") >= elementSpaces, holdsParagraphs(item):
			strs++
		}
		all++
	}
	if known < 2 && strs < 2 || (known+strs)*2 < all {
		return ""
	}
	w := elementWriter{}
	w.blocks(v.items, false, 0)
	return w.String()
}

// holdsParagraphs reports whether an object that does not say what it is has a text
// with tags of paragraphs, and no title: that would be another article.
func holdsParagraphs(v *stateValue) bool {
	return v.kind == stateObject && v.get("title") == nil && v.get("headline") == nil && v.get("name") == nil && strings.Contains(ownText(v, 0), "<p")
}

// elementSpaces is how many spaces a string in an array has that is a paragraph and
// no name or tag.
const elementSpaces = 5

type elementWriter struct{ strings.Builder }

// blocks writes elements that stand below each other. Items without a list around
// them get one.
func (w *elementWriter) blocks(items []stateValue, inList bool, depth int) {
	if depth > stateDepth {
		return
	}
	open := ""
	for i := range items {
		kind, said := kindOf(&items[i])
		list := ""
		if kind == itemElement && !inList {
			list = listTag(&items[i], said)
		}
		if list != open {
			w.tag("/", open)
			w.tag("", list)
			open = list
		}
		w.block(&items[i], kind, said, depth)
	}
	w.tag("/", open)
}

// tag writes a tag, nothing without a name.
func (w *elementWriter) tag(slash, name string) {
	if name != "" {
		w.WriteString("<" + slash + name + ">")
	}
}

func listTag(v *stateValue, said string) string {
	for _, holder := range []*stateValue{v, v.get("data"), v.get("attributes"), v.get("attrs")} {
		if holder == nil {
			continue
		}
		said += kindNames(holder.str("list_type") + " " + holder.str("listType") + " " + holder.str("style"))
		if holder.str("ordered") == "true" {
			return "ol"
		}
	}
	if strings.Contains(said, " ordered ") || strings.Contains(said, " number ") || strings.Contains(said, " ol ") {
		return "ol"
	}
	return "ul"
}

func (w *elementWriter) block(v *stateValue, kind elementKind, said string, depth int) {
	switch kind {
	case foreignElement, linkElement, breakElement:
	case imageElement:
		w.image(v)
	case headingElement:
		w.around("h"+string(headingLevel(v, said)), v, depth)
	case sourceElement:
		w.around("pre", v, depth)
	case quoteElement:
		w.WriteString("<blockquote>")
		w.text(v, depth)
		w.WriteString("</blockquote>")
	case listElement:
		tag := listTag(v, said)
		w.tag("", tag)
		for _, item := range elementChildren(v) {
			if item.kind == stateString {
				w.WriteString("<li>" + asHTML(item.text))
			} else {
				kind, said := kindOf(&item)
				w.block(&item, listed(kind), said, depth+1)
			}
		}
		w.tag("/", tag)
	case itemElement:
		w.item(v, depth)
	case stepElement:
		if name := v.str("name"); name != "" {
			w.WriteString("<h3>" + html.EscapeString(name) + "</h3>")
		}
		w.text(v, depth)
	case paragraphElement:
		w.text(v, depth)
	default:
		if v.kind == stateString || holdsParagraphs(v) {
			w.WriteString(paragraphs(ownText(v, 0)))
		} else if parts := elementChildren(v); len(parts) > 0 && v.kind == stateObject {
			w.blocks(parts, false, depth+1)
		}
	}
}

// listed is what an element in a list is: an item, unless it is a list itself.
func listed(kind elementKind) elementKind {
	if kind == listElement || kind == foreignElement {
		return kind
	}
	return itemElement
}

// item writes an item of a list. A line by itself is no paragraph.
func (w *elementWriter) item(v *stateValue, depth int) {
	parts, line := elementChildren(v), v
	if len(parts) == 1 {
		if kind, _ := kindOf(&parts[0]); kind == paragraphElement {
			line = &parts[0]
			parts = elementChildren(line)
		}
	}
	w.WriteString("<li>")
	if holdBlocks(parts) {
		w.blocks(parts, false, depth+1)
	} else {
		w.runs(line, depth)
	}
	w.WriteString("</li>")
}

// around writes an element's runs of text in a tag.
func (w *elementWriter) around(tag string, v *stateValue, depth int) {
	w.tag("", tag)
	w.runs(v, depth)
	w.tag("/", tag)
}

// text writes what an element holds: blocks, or else runs of text as a paragraph.
func (w *elementWriter) text(v *stateValue, depth int) {
	parts := elementChildren(v)
	if holdBlocks(parts) {
		w.blocks(parts, false, depth+1)
		return
	}
	if len(parts) == 0 {
		w.WriteString(paragraphs(ownText(v, 0)))
		return
	}
	w.around("p", v, depth)
}

// holdBlocks reports whether parts stand below each other: one of them has parts
// or is a block by its kind.
func holdBlocks(parts []stateValue) bool {
	for i := range parts {
		switch kind, said := kindOf(&parts[i]); kind {
		case headingElement, listElement, itemElement, quoteElement, imageElement, stepElement:
			return true
		case paragraphElement:
			if strings.Contains(said, " paragraph ") || strings.Contains(said, " p ") || strings.Contains(said, " direction ") || len(elementChildren(&parts[i])) > 0 && !strings.Contains(said, " span ") {
				return true
			}
			if strings.Contains(said, " block ") || strings.Contains(ownText(&parts[i], 0), "<p") {
				return true
			}
		}
	}
	return false
}

// runs writes an element's runs of text, one after another in a line.
func (w *elementWriter) runs(v *stateValue, depth int) {
	parts := elementChildren(v)
	if len(parts) == 0 || depth > stateDepth {
		w.WriteString(asHTML(ownText(v, 0)))
		return
	}
	for i := range parts {
		part := &parts[i]
		kind, _ := kindOf(part)
		tags := runTags(part)
		switch {
		case part.kind == stateString:
			w.WriteString(asHTML(part.text))
			continue
		case kind == breakElement:
			w.WriteString("<br>")
			continue
		case kind == imageElement, kind == foreignElement:
			continue
		}
		for _, tag := range tags {
			w.tag("", tag)
		}
		href := linkOf(part, kind)
		if href != "" {
			w.WriteString(`<a href="` + html.EscapeString(href) + `">`)
		}
		w.runs(part, depth+1)
		if href != "" {
			w.WriteString("</a>")
		}
		for k := len(tags) - 1; k >= 0; k-- {
			w.tag("/", tags[k])
		}
	}
}
