// Package model tells of every block of a page how likely it belongs to the
// article. It has learned that from labelled pages (package train beside it).
//
// The way of the data:
//
//	block.go    page -> blocks: runs of text with no block element inside;
//	            consent.go leaves out a question about cookies that is most of the
//	            page; scan.go what one look at the characters of a block tells
//	box.go      the elements around blocks, what they say and how they repeat;
//	            called.go what comments, reviews and leads are called
//	sheet.go    blocks -> columns: a row of bytes a block, the same for every model;
//	            column.go names them; level.go, special.go and around.go fill them
//	table.go    the columns of a model's two learned tables: tokens of class and id,
//	            words and pairs of words
//	tree.go     columns -> log-odds, by trees of byte comparisons
//	second.go   the columns of the second pass: the first one's log-odds around
//	judge.go    log-odds -> which blocks stay; threshold.go what they must exceed,
//	            articlebody.go what JSON-LD's articleBody has to say, lead.go leads,
//	            gap.go holes, teaser.go lines that send readers on, offer.go
//	            small boxes that do, comments.go comments that no class names, tail.go what
//	            the end asks for, repeat.go duplicates
//	weigh.go    what each column added to a block's log-odds, for who asks why
//	file.go     a model as bytes; set.go models for cross-validation
//
// Everything that runs on a page is integer arithmetic, so that a page gives the
// same article on every processor.
package model
