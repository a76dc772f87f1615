// Package render writes an [article.Article] down: as Markdown, as plain text,
// as HTML, and as the JSON record.
//
// What goes in is an Article whose Body keeps the laws in the article package's
// comment. What comes out is a string, or bytes on an io.Writer. Nothing here
// can fail but the writer, and Document for a format that it does not know. The
// same article always gives the same bytes, and the article is never changed.
//
// Four functions take the bare body and give the record's content_* fields:
//
//	Markdown   CommonMark with GFM's tables, task lists, strikethrough, footnotes
//	Text       the running text
//	HTML       the body tree, serialised
//	NewRecord  all of them with the article's fields; WriteJSON, WriteJSONL
//
// Document writes what a person reads: one of the first three with the headline
// above it, and on request front matter above Markdown, or a whole page of HTML. An
// article that has no content (see HasContent) is nothing as a document, and nulls
// in a record. Both take a Style, which says what becomes of links and pictures.
//
// # The law of the words
//
// A word is a run of Unicode letters, digits, marks and underscores. For every
// body the Markdown, read back as rendered text, and the HTML hold the same
// words in the same order, and Text holds them without captions, titles of
// embeds, readings of ruby and markers of footnotes. The markers are no words, and
// readers of Markdown move footnotes to the end. (The marks that Markdown
// writes for q part words which touch them; nobody writes so.) A Style that lets
// links or pictures go takes the titles of embeds that have none but an address, and
// the captions of pictures, out of both, or puts the pictures' texts into both.
//
// # Where what is
//
// Each of the three writers walks the tree once and appends to one buffer:
//
//	markdown.go   blocks: separators, prefixes of containers
//	inline.go     spans, pending white space, hard breaks
//	emphasis.go   where * ** and ~~ read back, and where a tag has to do
//	escape.go     which characters of a text need a backslash, and why
//	footnote.go   which notes are written as such, and the links back
//	list.go code.go link.go table.go   the constructs that need more
//	text.go       the running text; words.go counts its words
//	html.go       HTML
//	document.go   headline and front matter (frontmatter.go)
//	standalone.go a whole page of HTML; levels.go its headings, standalone.css
//	style.go      what becomes of links and pictures: styletree.go makes a copy of
//	              the tree, cleanlink.go cleans addresses, reference.go numbers them
//	record.go     the record; schema.json describes it
//	tree.go       what all of them ask the tree
//
// A new format is a file beside these and a case in Document.
package render
