package render

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxNumber is the greatest number of an item in CommonMark.
const maxNumber = 999_999_999

// list writes a ul or ol. Letters and roman numerals (type) are numbers here:
// CommonMark has no others.
func (w *markdownWriter) list(n *html.Node) {
	if w.holdsNote(n) {
		w.noteList(n)
		return
	}
	w.items(n.FirstChild, n.LastChild, numbersOf(n))
}

// numbersOf returns the number of each item of an ordered list, nil for one with
// bullets.
func numbersOf(list *html.Node) (numbers []int) {
	if list.DataAtom != atom.Ol {
		return nil
	}
	next, step := startOf(list), 1
	if hasAttr(list, "reversed") {
		step = -1
	}
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if li.DataAtom != atom.Li {
			continue
		}
		if v, err := strconv.Atoi(attr(li, "value")); err == nil && v >= 0 && v <= maxNumber/2 {
			next = v
		}
		numbers = append(numbers, max(next, 0))
		next += step
	}
	return numbers
}

// startOf returns the number of an ordered list's first item, if that has none of
// its own.
func startOf(n *html.Node) int {
	start, err := strconv.Atoi(attr(n, "start"))
	if err != nil || start < 0 || start > maxNumber/2 {
		return 1
	}
	return start
}

// isCounted reports whether readers of Markdown, who take the first number alone
// and count on, arrive at these numbers.
func isCounted(numbers []int) bool {
	for i := range numbers {
		if numbers[i] != numbers[0]+i {
			return false
		}
	}
	return true
}

// items writes the siblings from first to last as a list, with these numbers, or
// with bullets if there are none. A number that is not the next begins another
// list, since readers count on.
func (w *markdownWriter) items(first, last *html.Node, numbers []int) {
	ordered := numbers != nil
	delimiter := w.delimiter(ordered)
	outer, tight := w.tight, isTight(first, last)
	start, number := len(w.buf), 0
	w.separate(outer)
	w.tight = tight
	for n := first; ; n = n.NextSibling {
		marker := string(delimiter) + " "
		if len(w.buf) > start {
			w.separate(tight)
		}
		if ordered {
			if len(w.buf) > start && numbers[0] != number+1 {
				w.lastList = delimiter
				delimiter = w.delimiter(true)
				w.separate(false)
			}
			number, numbers = numbers[0], numbers[1:]
			marker = strconv.Itoa(number) + string(delimiter) + " "
		}
		w.in(marker+checkbox(n), spaces(len(marker)), func() { w.blocks(n) })
		if n == last {
			break
		}
	}
	w.tight = outer
	if len(w.buf) > start {
		w.lastList = delimiter
	}
}

// delimiter chooses the character of a list's markers. Lists that follow each
// other would become one if they had the same.
func (w *markdownWriter) delimiter(ordered bool) byte {
	one, other := byte('-'), byte('*')
	if ordered {
		one, other = '.', ')'
	}
	if w.lastList == one {
		return other
	}
	return one
}

// isTight reports whether the items read back without blank lines between them
// and in them.
func isTight(first, last *html.Node) bool {
	for n := first; ; n = n.NextSibling {
		if !isTightItem(n) {
			return false
		}
		if n == last {
			return true
		}
	}
}

// isTightItem reports whether an item is text, then lists and code. Without a
// blank line before it, any other block would be read as part of the text, and
// so would a list that is not numbered from 1.
func isTightItem(li *html.Node) bool {
	blocks := false
	for n := li.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case !isBlock(n):
			if blocks {
				return false
			}
			continue
		case n.DataAtom == atom.Ol:
			if numbers := numbersOf(n); n != li.FirstChild && numbers != nil && numbers[0] != 1 || !isCounted(numbers) {
				return false
			}
		case n.DataAtom != atom.Ul && n.DataAtom != atom.Pre:
			return false
		}
		blocks = true
	}
	return true
}

// checkbox returns the marker of a task list's item: its first child, or the
// first in its first paragraph, is an input.
func checkbox(li *html.Node) string {
	n := li.FirstChild
	if n != nil && n.DataAtom == atom.P {
		n = n.FirstChild
	}
	switch {
	case n == nil || n.DataAtom != atom.Input:
		return ""
	case hasAttr(n, "checked"):
		return "[x] "
	}
	return "[ ] "
}

// definitions writes a dl, for which GFM has nothing: a term is a paragraph in
// strong, the definitions that follow it are a list.
func (w *markdownWriter) definitions(dl *html.Node) {
	for n := dl.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Dd {
			w.wrapped(n, atom.Strong)
			continue
		}
		first := n
		for n.NextSibling != nil && n.NextSibling.DataAtom == atom.Dd {
			n = n.NextSibling
		}
		w.items(first, n, nil)
	}
}

func spaces(n int) string { return "                "[:n] }
