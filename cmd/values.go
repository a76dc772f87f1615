package cmd

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// size is a flag's number of bytes: digits, and K, M or G for powers of 1,000.
type size int64

func (s *size) String() string { return strconv.FormatInt(int64(*s), 10) }
func (s *size) Type() string   { return "size" }

func (s *size) Set(text string) error {
	digits := strings.TrimRight(strings.ToUpper(text), "B")
	unit := 1.0
	for suffix, u := range map[string]float64{"K": 1e3, "M": 1e6, "G": 1e9} {
		if d, ok := strings.CutSuffix(digits, suffix); ok {
			digits, unit = d, u
			break
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || !(n > 0) || n*unit >= math.MaxInt64 || strings.ContainsAny(digits, "xXpPeEiInN_") {
		return fmt.Errorf("%q is not a size: a number above 0, with K, M or G behind it if you like", text)
	}
	*s = size(max(1, n*unit))
	return nil
}

// duration is a flag's time: as Go writes it (1m30s), or bare seconds as curl
// takes them (2.5).
type duration time.Duration

func (d *duration) String() string { return time.Duration(*d).String() }
func (d *duration) Type() string   { return "duration" }

func (d *duration) Set(text string) error {
	v, err := time.ParseDuration(text)
	if err != nil {
		v, err = time.ParseDuration(text + "s")
	}
	if err != nil || v <= 0 {
		return fmt.Errorf("%q is not a duration: seconds (2.5) or a form such as 1m30s, above 0", text)
	}
	*d = duration(v)
	return nil
}
