package main

import (
	"time"

	"golang.org/x/sys/unix" // the standard library's Getrusage knows microseconds only
)

// clockName says what now counts.
const clockName = "CPU time"

// now is the CPU time that the process has used so far, in all its threads. What
// others do on the machine hardly shows in it, and what the collector does counts
// even when another core does it: an engine that leaves much to collect takes that
// core from the next page of a batch.
func now() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		panic(err) // Linux has had this clock since 2.6.12
	}
	return time.Duration(t.Nano())
}
