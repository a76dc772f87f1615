// Package article holds what pith makes of a page: the Article, and the small
// types it consists of. It is a leaf that every other package may import; it
// reads nothing, finds nothing and renders nothing.
//
// # The body tree
//
// Article.Body is a tree of [html.Node] under a DocumentNode, built by pith from
// scratch and restricted to a short list of elements and attributes, so that a
// renderer can treat each of them in a few lines and nothing that runs can slip
// through:
//
//	blocks   p h1-h6 ul ol li dl dt dd blockquote pre hr details summary
//	figures  figure figcaption img, small (the credit in a figcaption)
//	tables   table caption thead tbody tfoot tr th td
//	inline   a em strong code sub sup del ins kbd abbr q ruby rt br
//	         input (the checkbox of a task list item)
//	media    video audio iframe, which renderers write as links
//	attrs    href src alt title lang dir width height colspan rowspan open
//	         start reversed type (a A i I of ol) value (li)
//	         id (li and sup, of footnotes) class (language-* on code)
//	         type checked (input)
//
// Its laws:
//
//   - Comments, empty elements and white space between blocks do not occur
//     (an empty td or th does: it holds its column).
//   - White space in text is collapsed as CSS does and trimmed where a line
//     begins and ends, except inside pre, where it is as the page has it. A single
//     no-break, thin or ideographic space stays what it is; a run of white space
//     with one in it is a space. A line break of the source is none between
//     characters of Chinese and Japanese.
//   - Nothing invisible splits a word: there are no soft hyphens, word joiners and
//     byte order marks, and a zero-width space stands only between letters of
//     scripts without spaces. ZWJ, ZWNJ, LRM and RLM may occur.
//   - p, h1-h6, dt, summary, caption, figcaption and pre hold inline content
//     only. The root, blockquote, details and figure hold blocks only. li, dd,
//     td and th hold either, or inline content followed by blocks.
//   - ul and ol hold li alone; dl holds groups, each of dt and then dd; details
//     begins with its summary; ruby ends with an rt. table holds caption, thead,
//     tbody and tfoot in this order, and no cell spans a row, column or place that
//     is not its own.
//   - Inline elements never hold blocks, and no a, code, strong or em stands in
//     another of its kind. No embed or input lies within an a, no heading within a
//     th or dt.
//   - A figure holds pictures and embeds, and the caption of them all, one at most,
//     first or last. One that holds a figcaption alone is the caption of the figures
//     before it.
//   - An embed's src is the address that a person can open, where the embed's own
//     tells it. Its title is no running text. No embed stands twice.
//   - dir and lang stand where they differ from what is around; what holds for
//     the whole page is the article's Direction and Language. Every lang is of
//     subtags that are registered (BCP 47).
//   - The lines of verse and of an address are one p with br between them. A
//     callout or aside is a blockquote, its title a p of strong.
//   - A block of code is a pre with one code. A formula is code of the class
//     language-math that holds its LaTeX, in a pre where it has a line of its own.
//   - A footnote is an item <li id="fn-L"> of an ol, inline content or blocks,
//     without the number and the links back that the page gives it. A reference to
//     it is <sup id="fnref-L"><a href="#fn-L">L</a></sup>, a further one fnref-L-2
//     and so on. L, the label, is the page's own if it has at most eight ASCII
//     letters and digits and no other note has it in any case of letters, else a
//     number that is free. Every reference has its note, and every note a reference
//     outside of notes or in such a note; all others are plain links and items.
//     Where labels are numbers, start lets the ol count as they do. Notes in the
//     margin stand at the end of the body. In a stream of several articles ids
//     repeat.
//   - Every href and src has passed through page.CleanURL: it is absolute where
//     the page's address is known, and http, https, mailto or relative; but for
//     those of footnotes.
//   - The headline is not in it.
package article
