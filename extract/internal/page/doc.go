// Package page turns bytes into a Page: the parsed document and, beside it, a
// flat table of its nodes that every later stage reads.
//
// The way of the data, a file each:
//
//	Decode   bytes -> Text     decode.go: gzip, zstd and brotli undone, binary data
//	                           refused, limits; mhtml.go and transfer.go: a page
//	                           taken out of MHTML; charset.go: character set ->
//	                           UTF-8; savedfrom.go: the address it was saved from
//	Mend     Text              twice.go: a second encoding as UTF-8 undone
//	Parse    Text -> Page      page.go: parse, base URL; shadow.go: shadow roots
//	                           opened; table.go: the one walk that fills the table
//
// # The flat table
//
// Page.Nodes holds the document's elements and text nodes in document order,
// and one sentinel behind the last. The descendants of node i are the nodes
// i+1 up to, not including, Nodes[i].End, so "the subtree of i" is a range,
// and a question about it is a subtraction of running counts: its text is
// Text[Nodes[i].Text:Nodes[End].Text], its words Nodes[End].Words -
// Nodes[i].Words. Nobody changes the tree or the table after Parse returns.
// What a stage decides it writes into Marks, an array as long as the table
// (marks.go).
package page
