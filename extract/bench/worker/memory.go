package worker

import (
	"os"
	"strconv"
	"strings"
)

// peak is the most memory that this process has held so far, as Linux counts it;
// 0 elsewhere.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	return parsePeak(string(status))
}

func parsePeak(status string) int64 {
	for line := range strings.Lines(status) {
		value, ok := strings.CutPrefix(line, "VmHWM:")
		if !ok {
			continue
		}
		kB, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
		if err != nil {
			return 0
		}
		return kB * 1024
	}
	return 0
}
