// Package cmd is pith's command line: flags in, one library call, output and
// exit status out. There is no extraction logic here.
//
//	root.go     the root command, its help text and flags
//	options.go  flags -> options of the library; what is wrong usage
//	run.go      inputs -> articles -> output; exit status
//	output.go   the formats, standard output and -o
//	values.go   flag values: sizes and durations
package cmd
