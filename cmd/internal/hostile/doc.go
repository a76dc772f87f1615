// Package hostile makes the pages that no one should have to read: built to make an
// extractor hang, swell, crash, or hand on what bites its reader. Tests run pith on
// each of them; nothing that is shipped imports this package.
//
// A case is made when its Data is called, and comes out the same every time.
//
//	hostile.go   what a case is, and the parts that pages are put together from
//	depth.go     what makes the parser's stacks and lists grow
//	size.go      much of everything
//	broken.go    pages that are empty, cut off, or no page
//	encoding.go  character sets with, without and against their label
//	binary.go    what is not HTML, compression, and its bombs
//	meta.go      metadata: JSON-LD and other data, dates, titles, addresses
//	active.go    what runs: addresses, handlers, embeds, and what parsers read in two ways
//	text.go      text that acts on terminals, editors, Markdown, YAML and JSON lines
package hostile
