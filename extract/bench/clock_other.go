//go:build !linux

package main

import "time"

// clockName says what now counts.
const clockName = "wall-clock time"

var began = time.Now()

func now() time.Duration { return time.Since(began) }
