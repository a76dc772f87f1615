// Package cmd is pith's command line: flags in, one library call, output and
// exit status out. There is no extraction logic here.
//
//	root.go     the root command, its help text and flags
//	options.go  flags -> options of the library; what is wrong usage
//	run.go      inputs -> articles -> output; exit status, summary
//	printer.go  the formats; one stream of articles, or a file for each
//	output.go   standard output, and -o FILE
//	signal.go   what Ctrl-C does; progress.go, what a terminal shows meanwhile
//	values.go   flag values: sizes and durations
//	explain.go  pith explain; eval.go, pith eval
package cmd
