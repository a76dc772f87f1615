package meta

import (
	"fmt"
	"strings"
	"time"
)

// A moment is a date as far as it was stated.
type moment struct {
	year, month, day int
	clock            bool // the time was stated
	hour, min, sec   int
	zone             string // "Z", "+02:00", "" where none was stated
}

// String writes ISO 8601, exactly as precise as the statement: without a time
// where none was given, and without an offset where none was.
func (m moment) String() string {
	if m.year == 0 {
		return ""
	}
	s := fmt.Sprintf("%04d-%02d-%02d", m.year, m.month, m.day)
	if m.clock {
		s += fmt.Sprintf("T%02d:%02d:%02d%s", m.hour, m.min, m.sec, m.zone)
	}
	return s
}

// days numbers the day as it is written, so that two moments can be subtracted.
func (m moment) days() int {
	return int(time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// sameDay reports whether two moments may be one: the same day as written, or
// the same instant.
func (m moment) sameDay(o moment) bool {
	return m.year == o.year && m.month == o.month && m.day == o.day
}

// precision orders moments of the same day by how much they say.
func (m moment) precision() int {
	switch {
	case m.clock && m.zone != "":
		return 2
	case m.clock:
		return 1
	}
	return 0
}

// valid reports whether the numbers are a day of the calendar in the years of
// print and the web, and a time of day. The first day of Unix time and of other
// clocks is what systems write that know no date.
func (m moment) valid() bool {
	if m.year < 1800 || m.year > 2100 || m.month < 1 || m.month > 12 || m.day < 1 || m.hour > 23 || m.min > 59 || m.sec > 60 {
		return false
	}
	t := time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC)
	if t.Day() != m.day || m.year == 1970 && m.month == 1 && m.day == 1 || m.year == 1900 && m.month == 1 && m.day == 1 {
		return false
	}
	return true
}

// A layout is a form that machines write, in time.Parse's terms.
type layout struct {
	form  string
	clock bool
	zone  bool
}

// layouts are the forms that stand in attributes and JSON, most common first.
// A fraction of a second is read with any of them.
var layouts = []layout{
	{"2006-01-02T15:04:05Z07:00", true, true},
	{"2006-01-02T15:04:05Z0700", true, true},
	{"2006-01-02T15:04:05", true, false},
	{"2006-01-02", false, false},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02T15:04Z0700", true, true},
	{"2006-01-02T15:04", true, false},
	{"2006-01-02T15:04:05Z07", true, true},
	{"2006-1-2T15:04:5Z07:00", true, true},
	{"2006-1-2T15:04:05", true, false},
	{"2006-1-2T15:04", true, false},
	{"2006-1-2", false, false},
	{"20060102T150405Z0700", true, true},
	{"20060102T15:04:05Z0700", true, true},
	{"20060102T150405", true, false},
	{"20060102150405", true, false},
	{"200601021504", true, false},
	{"20060102", false, false},
	{"2006-01-02Z07:00", false, false},
}

// machineDate reads what a machine wrote: ISO 8601 with the liberties that
// systems take, or failing that a form for people. Numbers with a month written
// out ("Tue, 10 Aug 2016 11:15:53 GMT") are of the latter kind.
func machineDate(s string, h dateHint) (moment, bool) {
	s = strings.TrimSpace(tidy(s))
	if len(s) < 8 || len(s) > 120 {
		return moment{}, false
	}
	if m, ok := isoDate(s); ok {
		return m, m.valid()
	}
	return findDate(s, h)
}

func isoDate(s string) (moment, bool) {
	if len(s) > 40 || !('0' <= s[0] && s[0] <= '9') {
		return moment{}, false
	}
	s = isoForm(s)
	for _, l := range layouts {
		t, err := time.Parse(l.form, s)
		if err != nil {
			continue
		}
		m := moment{year: t.Year(), month: int(t.Month()), day: t.Day(), clock: l.clock}
		if l.clock {
			m.hour, m.min, m.sec = t.Hour(), t.Minute(), t.Second()
		}
		if l.zone {
			m.zone = zoneText(t, s)
		}
		return m, true
	}
	return moment{}, false
}

// isoForm takes the liberties out: a space or two for the T, slashes for
// hyphens, spaces before the offset, UTC for Z, a comma before the fraction.
func isoForm(s string) string {
	s = strings.ToUpper(s)
	if len(s) > 10 && s[4] == '/' && s[7] == '/' {
		s = strings.Replace(s, "/", "-", 2)
	} else if len(s) == 10 && s[4] == '/' && s[7] == '/' {
		s = strings.ReplaceAll(s, "/", "-")
	}
	for _, z := range []string{" UTC", " GMT", "UTC", "GMT"} {
		if rest, ok := strings.CutSuffix(s, z); ok {
			s = rest + "Z"
			break
		}
	}
	date, clock, ok := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !ok {
		return s
	}
	clock = strings.ReplaceAll(clock, " ", "")
	return date + "T" + clock
}

// zoneText is the offset as it was stated: Z, or hours and minutes.
func zoneText(t time.Time, s string) string {
	if strings.HasSuffix(s, "Z") {
		return "Z"
	}
	return t.Format("-07:00")
}

// epoch reads seconds or milliseconds since 1970, which some pages have where a
// date belongs.
func epoch(s string) (moment, bool) {
	if len(s) != 10 && len(s) != 13 {
		return moment{}, false
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return moment{}, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	m := moment{t.Year(), int(t.Month()), t.Day(), true, t.Hour(), t.Minute(), t.Second(), "Z"}
	return m, m.valid() && m.year >= 1995
}
