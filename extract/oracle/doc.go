// Program oracle compares pith's Markdown with what others make of the same
// pages. It is a module of its own, so that their dependencies stay out of pith's.
//
//	go run . ../../../shared/corpus/manifest-wcxb.jsonl
//
// reads manifests of labelled pages (a JSON object a line, with html, url, type
// and markdown) and scores each engine against the labels' Markdown. Both sides
// are read by the same parser; what counts are the things that Markdown says
// beyond the plain text: a heading, a list item, a table cell, a block of code, a
// link, each with its text in lower case and without punctuation. Precision and
// recall are over these pairs of kind and text, with repetitions, on every page
// that has a label, and F1 is taken of their sums and, in the last column, on each
// page, then averaged.
//
// Its tests hold pith's months and written dates against go-dateparser, which costs too
// much at start-up to be in pith (dates_test.go).
//
// With -records it writes what another extractor says of every page, its metadata
// too, as lines that `pith eval --records` scores.
//
//	structure.go  Markdown -> pairs of kind and text
//	engines.go    pith; html-to-markdown on the output of two extractors
//	records.go    title, authors, date, image, tags and text of another extractor
//	main.go       manifests -> scores -> table
package main
