// Package body finds the article's body on a page and builds the body tree.
//
// The way of the data: Find asks for a candidate, that is marks on the page's
// flat table, and has the tree built from them.
//
//	body.go         Find: rule, else engine; what stands in where little is found
//	readability.go  go-readability on a numbered copy, its result mapped back to
//	                marks; dense.go, the stand-in: the page's densest part
//	restore.go      what readability loses and the article needs
//	clean.go        what an engine let through goes; steps.go names the steps,
//	                edges.go the headline, the opening and the end
//	verdict.go      pages without an article: empty, consent wall, shell, front page
//	tree.go         marks -> body tree; line.go inline content and code, figure.go
//	                pictures and embeds, table.go tables, image.go real addresses
//	shape.go        a block that is closed, in the form that HTML asks for; spans.go
//	                tables and what their cells span
//	blocks.go       the fate of every block, for package explain
//
// A page is not changed by any of this. Marks are arrays beside its table; only
// readability works on a copy. Besides that copy and run the cost is a few walks
// over the table (docs/speed.md).
package body
