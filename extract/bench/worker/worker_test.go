package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

const somePage = `{"file": "../../../testdata/pages/short-article.html", "count": true}`

// serve has a subject answer tasks.
func serve(t *testing.T, s Subject, tasks string) (replies []Reply, err error) {
	t.Helper()
	var out bytes.Buffer
	err = Serve(context.Background(), s, strings.NewReader(tasks), &out)
	for dec := json.NewDecoder(&out); ; {
		var r Reply
		if err := dec.Decode(&r); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		replies = append(replies, r)
	}
	return replies, err
}

var sink []byte

func TestServe(t *testing.T) {
	for _, c := range []struct {
		name    string
		run     func(context.Context, []byte) error
		failure string
	}{
		{"works", func(context.Context, []byte) error { sink = make([]byte, 5000); return nil }, ""},
		{"fails", func(context.Context, []byte) error { sink = make([]byte, 5000); return ErrNoText }, "no text found"},
		{"panics", func(context.Context, []byte) error { sink = make([]byte, 5000); panic("ouch") }, "panic: ouch"},
	} {
		replies, err := serve(t, Engine(c.name, c.run), somePage+"\n"+somePage+"\n")
		if err != nil || len(replies) != 2 {
			t.Errorf("%s: %d replies, %v", c.name, len(replies), err)
		}
		for _, r := range replies {
			if len(r.Laps) != 1 || r.Laps[0] < 0 || r.Failure != c.failure || r.Objects == 0 || r.Bytes < 5000 {
				t.Errorf("%s: %+v", c.name, r)
			}
		}
	}
}

func TestServeParts(t *testing.T) {
	two := Subject{"two", []string{"a", "b"}, func(_ context.Context, _ Task, data []byte, w *Stopwatch) error {
		w.Lap()
		if len(data) == 0 {
			return errors.New("no page")
		}
		w.Start() // what stands before it is in no part
		w.Lap()
		return nil
	}}
	if replies, err := serve(t, two, somePage); err != nil || len(replies) != 1 || len(replies[0].Laps) != 2 {
		t.Errorf("%+v, %v", replies, err)
	}
	two.Parts = append(two.Parts, "c") // which it never comes to
	if replies, err := serve(t, two, somePage); err == nil || !strings.Contains(err.Error(), "two: ../../../testdata/pages/short-article.html: broke off after 2 of 3 parts") {
		t.Errorf("%+v, %v", replies, err)
	}
}

func TestServeRefuses(t *testing.T) {
	for _, tasks := range []string{"no JSON", `{"file": "no-such-file"}`} {
		if replies, err := serve(t, Engine("none", nil), tasks); err == nil || len(replies) > 0 {
			t.Errorf("%s: %+v, %v", tasks, replies, err)
		}
	}
}

func TestParsePeak(t *testing.T) {
	for status, want := range map[string]int64{
		"Name:\tbench\nVmPeak:\t 1907124 kB\nVmHWM:\t   54068 kB\nVmRSS:\t   50000 kB\n": 54068 * 1024,
		"Name:\tbench\n":    0,
		"VmHWM:\tmany kB\n": 0,
		"":                  0,
	} {
		if got := parsePeak(status); got != want {
			t.Errorf("%q: %d, want %d", status, got, want)
		}
	}
}

func TestProcs(t *testing.T) {
	for env, want := range map[string]string{"": "1", "4": "4"} {
		if got := Procs(func(string) string { return env }); got != want {
			t.Errorf("GOMAXPROCS=%s: %s, want %s", env, got, want)
		}
	}
}
