// Package rules is what one does with site rules beside using them: it lists, shows,
// writes, lints, tests and checks them. What a rule is and how it is found and applied
// is package site's.
//
//	list.go   which file serves which host
//	new.go    a rule from saved pages; the files new*.go, which it lists
//	lint.go   what is wrong with rule files, by file, line and column
//	test.go   a rule's own tests, on saved pages or fetched ones
//	check.go  which rules no longer fit, from the records of a batch
//
// Each takes what it needs, returns plain data, and has a method that writes it for
// people; the command line adds flags and exit statuses.
package rules
