package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// list opens a list, unless all it holds is a picture with its caption.
func (b *builder) list(i int32, tag atom.Atom) {
	if b.figureLike(i) {
		b.figure(i)
		return
	}
	if b.pictureList(i) {
		b.pictureItems(i)
		return
	}
	if b.onlyLists(i) {
		b.transparentBlock(i)
		return
	}
	b.block(i, tag, lists)
}

// onlyLists reports whether a list has no item but lists of its own, as editors nest them to indent.
func (b *builder) onlyLists(i int32) bool {
	lists := false
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		switch b.p.Nodes[c].Tag {
		case atom.Ul, atom.Ol:
			lists = true
		default:
			if b.wordsBelow(c) > 0 || b.pics.below(b.p, c)+b.films.below(b.p, c) > 0 {
				return false
			}
		}
	}
	return lists
}

// item opens a list item; outside of a list it is a block like any other.
func (b *builder) item(i int32, tag atom.Atom) {
	if top := b.top(); top.kind != lists || (tag == atom.Li) == (top.tag == atom.Dl) {
		b.transparentBlock(i)
		return
	}
	b.endLine()
	order := b.nextNumber(i)
	b.open(i, tag, flow)
	b.top().order = order
	b.task = nil // of an item around that has no word before this one
	if tag == atom.Li && b.isTaskItem(i) {
		b.announceTask(i)
	}
	b.children(i)
	b.close()
	b.task = nil
}

// An ordered list keeps what its items are numbered by: start, reversed and type
// of the list, and the value of an item whose number is not the next, because it
// says so itself or because items before it were not kept.

// numbering is the state of an ordered list's numbers.
type numbering struct {
	ordered    bool
	step       int
	page, tree int // number of the next item, on the page and in the tree as it is
}

// listAttr are the attributes of an ordered list that is being opened.
func (b *builder) listAttr(i int32) (attr []html.Attribute) {
	reversed := false
	start, kind := "", ""
	for _, a := range b.p.Nodes[i].HTML.Attr {
		switch a.Key {
		case "start":
			if number(a.Val, maxDigits) {
				start = a.Val
			}
		case "reversed":
			reversed = true
		case "type":
			kind = a.Val
		case "style":
			if _, style, ok := strings.Cut(a.Val, "list-style-type:"); ok {
				style, _, _ = strings.Cut(style, ";")
				kind = letterStyles[strings.TrimSpace(style)]
			}
		}
	}
	if reversed && start == "" {
		start = strconv.Itoa(b.countItems(i))
	}
	if start != "" && start != "1" {
		attr = append(attr, html.Attribute{Key: "start", Val: start})
	}
	if reversed {
		attr = append(attr, html.Attribute{Key: "reversed"})
	}
	switch kind {
	case "a", "A", "i", "I":
		attr = append(attr, html.Attribute{Key: "type", Val: kind})
	}
	return attr
}

// letterStyles are the values of CSS's list-style-type that HTML's type can say.
var letterStyles = map[string]string{"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
	"lower-roman": "i", "upper-roman": "I"}

// maxDigits is how long a number of an item may be; CommonMark reads no longer
// ones, and half of them leave room for the items that follow.
const maxDigits = 8

func (b *builder) countItems(i int32) (count int) {
	for c := i + 1; c < b.p.Nodes[i].End; c = b.p.Nodes[c].End {
		if b.p.Nodes[c].Tag == atom.Li {
			count++
		}
	}
	return count
}

// startNumbers begins the numbers of a list from the attributes that it keeps.
func (f *frame) startNumbers() {
	f.items = numbering{ordered: true, step: 1, page: 1, tree: 1}
	for _, a := range f.attr {
		switch a.Key {
		case "start":
			n, _ := strconv.Atoi(a.Val)
			f.items.page, f.items.tree = n, n
		case "reversed":
			f.items.step = -1
		}
	}
}

// nextNumber is the number of the page's item i in the innermost list, and counts
// it.
func (b *builder) nextNumber(i int32) int {
	top := b.top()
	if top.tag != atom.Ol {
		return 0
	}
	if !top.items.ordered {
		top.startNumbers()
	}
	if v := b.p.Attr(i, "value"); number(v, maxDigits) {
		top.items.page, _ = strconv.Atoi(v)
	}
	n := top.items.page
	top.items.page += top.items.step
	return n
}

// number counts an item that is being made in the list f, and is the attribute
// that gives it its number on the page, if it would not have that anyway.
func (f *frame) number(order int) (attr []html.Attribute) {
	if f.tag != atom.Ol {
		return nil
	}
	if !f.items.ordered {
		f.startNumbers()
	}
	if order > 0 && order != f.items.tree {
		f.items.tree = order
		attr = []html.Attribute{{Key: "value", Val: strconv.Itoa(order)}}
	}
	f.items.tree += f.items.step
	return attr
}

// A task is an item that begins with a checkbox: an input, what assistive
// technology is told is one, or the item's own attributes, as editors write them.

// isTaskItem reports whether an item is a task by its own attributes.
func (b *builder) isTaskItem(i int32) bool {
	for _, a := range b.p.Nodes[i].HTML.Attr {
		switch a.Key {
		case "role":
			if a.Val == "checkbox" {
				return true
			}
		case "data-checked", "data-inline-task-id": // Tiptap, Confluence
			return true
		case "data-list": // Quill
			return a.Val == "checked" || a.Val == "unchecked"
		}
	}
	return false
}

// isTaskBox reports whether an element is a checkbox.
func (b *builder) isTaskBox(i int32) bool {
	if b.p.Nodes[i].Tag == atom.Input {
		return strings.EqualFold(b.p.Attr(i, "type"), "checkbox")
	}
	return b.p.Attr(i, "role") == "checkbox" || hasClass(b.p, i, "checkbox-on", "checkbox-off") // Notion
}

func (b *builder) isChecked(i int32) bool {
	for _, a := range b.p.Nodes[i].HTML.Attr {
		switch a.Key {
		case "checked":
			return true
		case "aria-checked", "data-checked":
			return a.Val == "true"
		case "data-list":
			return a.Val == "checked"
		case "class":
			if hasClass(b.p, i, "checkbox-on", "checked") {
				return true
			}
		}
	}
	return false
}

// noteTask looks at an element where an item begins, and only there, for the box
// of a task.
func (b *builder) noteTask(i int32) {
	k := len(b.frames) - 1
	if b.frames[k].tag == atom.P && k > 0 {
		k--
	}
	if f := &b.frames[k]; f.tag == atom.Li && !b.begun && b.task == nil && (f.node == nil || f.node.FirstChild == nil) &&
		b.p.Nodes[i].Flags&page.Unseen == 0 && b.isTaskBox(i) {
		b.announceTask(i)
	}
}

// announceTask makes the box of the open item. It is written with the item's
// first word: an item without any is none.
func (b *builder) announceTask(i int32) {
	b.task = element(atom.Input, html.Attribute{Key: "type", Val: "checkbox"})
	if b.isChecked(i) {
		b.task.Attr = append(b.task.Attr, html.Attribute{Key: "checked"})
	}
}

// writeTask writes the announced box into the line that was opened, if that is
// the beginning of an item.
func (b *builder) writeTask() {
	box := b.task
	b.task = nil
	if li := b.line; li.FirstChild == nil && (li.DataAtom == atom.Li || li.DataAtom == atom.P && li.Parent.DataAtom == atom.Li && li.Parent.FirstChild == li) {
		li.AppendChild(box)
		b.begun, b.space = true, true
	}
}
