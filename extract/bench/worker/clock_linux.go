package worker

import (
	"time"

	"golang.org/x/sys/unix" // the standard library's Getrusage knows microseconds only
)

// ClockName says what is measured.
const ClockName = "CPU time"

// now is the CPU time that the process has used so far, in all its threads. What
// others do on the machine hardly shows in it, and the collector's work counts even
// when another core does it, which then is not free for the next page of a batch.
func now() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		panic(err) // Linux has had this clock since 2.6.12
	}
	return time.Duration(t.Nano())
}
