// Package source turns what a user names into a stream of inputs.
//
//	args.go    the arguments of a command line: paths, URLs, folders, patterns, -
//	list.go    a list (--from): a path, a URL or a JSON object a line
//	folder.go  the pages of a folder and its subfolders
//	file.go    a file that opens when it is read
//
// Streams are iter.Seq of extract.Input, so nothing is read ahead of its use and
// a list may be longer than memory. What can't be used becomes an input whose
// reading fails with an *article.Error: it gets its record and its message, and
// nothing else in the stream suffers.
package source
