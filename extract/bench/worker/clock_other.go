//go:build !linux

package worker

import "time"

// ClockName says what is measured.
const ClockName = "wall-clock time"

var began = time.Now()

func now() time.Duration { return time.Since(began) }
