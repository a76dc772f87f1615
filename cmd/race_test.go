//go:build race

package cmd

// raced says that the tests run under the race detector, which slows them ten times.
const raced = true
