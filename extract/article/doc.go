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
//	figures  figure figcaption img
//	tables   table caption thead tbody tfoot tr th td
//	inline   a em strong code sub sup del ins kbd abbr q ruby rt br
//	         input (the checkbox of a task list item)
//	media    video audio iframe, which renderers write as links
//	attrs    href src alt title lang dir width height colspan rowspan start
//	         open id (footnotes) class (language-* on code) type checked (input)
//
// Its laws:
//
//   - Comments, empty elements and white space between blocks do not occur
//     (an empty td or th does: it holds its column).
//   - White space in text is collapsed as CSS does and trimmed where a line
//     begins and ends, except inside pre, where it is as the page has it.
//   - p, h1-h6, dt, summary, caption, figcaption and pre hold inline content
//     only. The root, blockquote, details and figure hold blocks only. li, dd,
//     td and th hold either, or inline content followed by blocks.
//   - Inline elements never hold blocks.
//   - ul and ol hold li; dl holds groups, each of dt and then dd; details begins
//     with its summary; ruby ends with an rt. figure has one figcaption at most,
//     first or last. table holds caption, thead, tbody and tfoot in this order, and
//     no cell spans a row, column or place that is not its own.
//   - No a, embed or input lies within an a, no heading within a th or dt.
//   - A block of code is a pre with one code. A formula is code of the class
//     language-math that holds its LaTeX, in a pre where it has a line of its own.
//   - Every href and src has passed through page.CleanURL: it is absolute where
//     the page's address is known, and http, https, mailto or relative.
//   - Every lang is of subtags that are registered (BCP 47).
//   - The headline is not in it.
package article
