package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// A peak is what --only tells of an engine.
type peak struct {
	Engine string `json:"engine"`
	Pages  int    `json:"pages"`
	Bytes  int64  `json:"peak_bytes"` // 0 where the system does not tell
}

// peakOf runs an engine over the pages in a process of its own and returns the
// most memory that it held.
func peakOf(ctx context.Context, name string, patterns []string) (int64, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	cmd := exec.CommandContext(ctx, self, append([]string{"--only", name, "--json", "--"}, patterns...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("--only %s: %w: %s", name, err, stderr.Bytes())
	}
	var p peak
	if err := json.Unmarshal(out, &p); err != nil {
		return 0, fmt.Errorf("--only %s: %w", name, err)
	}
	return p.Bytes, nil
}

// runOnly is what a process does for --only: it reads one page after the other
// and holds no more than one. "nothing" reads none, and so shows what the program
// takes before it begins.
func runOnly(ctx context.Context, f flags, stdout io.Writer) error {
	names, err := glob(f.patterns)
	if err != nil {
		return err
	}
	e, err := engineNamed(f.only)
	if err != nil {
		return err
	}
	p := peak{Engine: e.name}
	if e.run != nil {
		for _, name := range names {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := read(name)
			if err != nil {
				continue // as load drops it
			}
			_ = e.guarded(ctx, data) // a page without a result needs memory, too
			p.Pages++
		}
	}
	p.Bytes = ownPeak()
	if f.json {
		return json.NewEncoder(stdout).Encode(p)
	}
	_, err = fmt.Fprintf(stdout, "%s: %d pages, peak memory %.1f MB\n", p.Engine, p.Pages, float64(p.Bytes)/1e6)
	return err
}

func engineNamed(name string) (engine, error) {
	list := append(engines(false), engine{name: nothing})
	var names []string
	for _, e := range list {
		if e.name == name {
			return e, nil
		}
		names = append(names, strconv.Quote(e.name))
	}
	return engine{}, fmt.Errorf("no engine is named %q; there are %s", name, strings.Join(names, ", "))
}

// ownPeak is the most memory that this process has held so far, as Linux counts
// it; 0 elsewhere.
func ownPeak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	return parsePeak(string(status))
}

func parsePeak(status string) int64 {
	for line := range strings.Lines(status) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kB, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
			if err != nil {
				return 0
			}
			return kB * 1024
		}
	}
	return 0
}
