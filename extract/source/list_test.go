package source

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
)

// want is an input as the tests compare it: Body is what reading it gave, Err
// the error of that.
type want struct {
	ID, Name, URL string
	Body          string
	Fetched       bool // it has no body
	Err           string
	Code          article.Code // of Err
}

// read reads an input and closes it, as Extract does.
func read(in extract.Input) want {
	w := want{ID: in.ID, Name: in.Name, URL: in.URL, Fetched: in.Body == nil}
	if in.Body == nil {
		return w
	}
	body, err := io.ReadAll(in.Body)
	if c, ok := in.Body.(io.Closer); ok {
		err = errors.Join(err, c.Close())
	}
	w.Body = string(body)
	if err != nil {
		w.Err = err.Error()
		var e *article.Error
		if errors.As(err, &e) {
			w.Code = e.Code
		}
	}
	return w
}

func readAll(stream func(func(extract.Input) bool)) (all []want) {
	for in := range stream {
		all = append(all, read(in))
	}
	return all
}

// pages makes files with their names as content, in a folder that becomes the
// working directory.
func pages(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func usage(at, message string) want { return want{Name: at, Err: message, Code: article.CodeUsage} }

func TestList(t *testing.T) {
	pages(t, "a.html", "b c.html", "sub/d.html")
	for _, test := range []struct {
		name, list string
		want       []want
	}{
		{"empty", "", nil},
		{"blank", "\n  \n\t\r\n", nil},
		{"path", "a.html\n", []want{{Name: "a.html", Body: "a.html"}}},
		{"paths", "sub/d.html\n./a.html\nb c.html\n", []want{
			{Name: "sub/d.html", Body: "sub/d.html"}, {Name: "./a.html", Body: "a.html"}, {Name: "b c.html", Body: "b c.html"},
		}},
		{"no newline at the end", "a.html\nsub/d.html", []want{{Name: "a.html", Body: "a.html"}, {Name: "sub/d.html", Body: "sub/d.html"}}},
		{"CRLF", "a.html\r\n\r\nb c.html\r\n", []want{{Name: "a.html", Body: "a.html"}, {Name: "b c.html", Body: "b c.html"}}},
		{"BOM before a path", "\ufeffa.html\n", []want{{Name: "a.html", Body: "a.html"}}},
		{"BOM before JSON", "\ufeff" + `{"html": "x"}`, []want{{Name: "LIST:1", Body: "x"}}},
		{"BOM before a URL", "\ufeffhttp://x.example/", []want{{Name: "http://x.example/", URL: "http://x.example/", Fetched: true}}},
		{"BOM alone", "\ufeff", nil},
		{"space around", "  a.html \n\thttp://x.example/ \n", []want{
			{Name: "a.html", Body: "a.html"}, {Name: "http://x.example/", URL: "http://x.example/", Fetched: true},
		}},
		{"URLs", "https://x.example/a?b=c#d\nHTTP://x.example\n", []want{
			{Name: "https://x.example/a?b=c#d", URL: "https://x.example/a?b=c#d", Fetched: true}, {Name: "HTTP://x.example", URL: "HTTP://x.example", Fetched: true},
		}},
		{"missing file", "gone.html\na.html\n", []want{
			{Name: "gone.html", Err: "open gone.html: no such file or directory"}, {Name: "a.html", Body: "a.html"},
		}},
		{"folder", "sub\n", []want{usage("sub", "is a folder: folders are arguments, not lines of a list")}},

		{"file", `{"file": "a.html"}`, []want{{Name: "a.html", Body: "a.html"}}},
		{"file with all", `{"id": "i", "file": "a.html", "url": "http://x.example/"}`, []want{{ID: "i", Name: "a.html", URL: "http://x.example/", Body: "a.html"}}},
		{"html", "\n" + `{"html": "<p>ä</p>\n", "url": "http://x.example/"}`, []want{{Name: "LIST:2", URL: "http://x.example/", Body: "<p>ä</p>\n"}}},
		{"empty html", `{"html": ""}`, []want{{Name: "LIST:1"}}},
		{"null html", `{"html": null, "url": "http://x.example/"}`, []want{{Name: "http://x.example/", URL: "http://x.example/", Fetched: true}}},
		{"url", `{"id": "i", "url": "http://x.example/"}`, []want{{ID: "i", Name: "http://x.example/", URL: "http://x.example/", Fetched: true}}},
		{"unknown keys", `{"set": "news", "file": "a.html", "text": {"a": [1]}}`, []want{{Name: "a.html", Body: "a.html"}}},
		{"file that is missing", `{"id": "i", "file": "gone.html"}`, []want{{ID: "i", Name: "gone.html", Err: "open gone.html: no such file or directory"}}},

		{"id string", `{"id": "ä \"b\"", "html": "x"}`, []want{{ID: `ä "b"`, Name: "LIST:1", Body: "x"}}},
		{"id number", `{"id": 7, "html": "x"}`, []want{{ID: "7", Name: "LIST:1", Body: "x"}}},
		{"id large number", `{"id": 12345678901234567890123, "html": "x"}`, []want{{ID: "12345678901234567890123", Name: "LIST:1", Body: "x"}}},
		{"id fraction", `{"id": -1.50e3, "html": "x"}`, []want{{ID: "-1.50e3", Name: "LIST:1", Body: "x"}}},
		{"id null", `{"id": null, "html": "x"}`, []want{{Name: "LIST:1", Body: "x"}}},
		{"id boolean", `{"id": true, "html": "x"}`, []want{usage("LIST:1", "id is neither a string nor a number")}},
		{"id array", `{"id": ["a"], "html": "x"}`, []want{usage("LIST:1", "id is neither a string nor a number")}},

		{"bad line in the middle", `{"html": "x"}` + "\n" + `{"id": "b", "html"` + "\n" + `{"html": "y"}` + "\n", []want{
			{Name: "LIST:1", Body: "x"}, usage("LIST:2", "line is not the JSON that a list takes: unexpected end of JSON input"), {Name: "LIST:3", Body: "y"},
		}},
		{"two objects on a line", `{"html": "x"}{"html": "y"}`, []want{usage("LIST:1", "line is not the JSON that a list takes: invalid character '{' after top-level value")}},
		{"wrong type", `{"file": 7}`, []want{usage("LIST:1", "file is not a string but a JSON number")}},
		{"nothing", `{}`, []want{usage("LIST:1", "line has none of file, html and url")}},
		{"nothing but an id", `{"id": "i"}`, []want{{ID: "i", Name: "LIST:1", Err: "line has none of file, html and url", Code: article.CodeUsage}}},
		{"too much", `{"id": "i", "file": "a.html", "html": ""}`, []want{{ID: "i", Name: "LIST:1", Err: "line has both file and html", Code: article.CodeUsage}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for how, r := range map[string]io.Reader{
				"whole":       strings.NewReader(test.list),
				"byte a read": iotest.OneByteReader(strings.NewReader(test.list)),
				"error later": iotest.DataErrReader(strings.NewReader(test.list)),
			} {
				if diff := cmp.Diff(test.want, readAll(List(r, "LIST"))); diff != "" {
					t.Errorf("%s (-want +got):\n%s", how, diff)
				}
			}
		})
	}
}

// TestListLongLine: a line over the limit is an input that fails, wherever it
// stands, and the others are unharmed.
func TestListLongLine(t *testing.T) {
	const limit = 10_000 // more than a buffer
	long := strings.Repeat("x", limit)
	fits := `{"html":"` + strings.Repeat("y", limit-len(`{"html":""}`)-1) + `"}`
	tooLong := func(line int) want {
		return want{Name: fmt.Sprintf("LIST:%d", line), Err: "line is longer than 10000 bytes", Code: article.CodeTooLarge}
	}
	for _, test := range []struct {
		name, list string
		want       []want
	}{
		{"middle", fits + "\n" + long + "\n" + `{"html":"z"}`, []want{
			{Name: "LIST:1", Body: strings.Repeat("y", limit-len(`{"html":""}`)-1)}, tooLong(2), {Name: "LIST:3", Body: "z"},
		}},
		{"end", `{"html":"z"}` + "\n" + long + "x\n", []want{{Name: "LIST:1", Body: "z"}, tooLong(2)}},
		{"end without newline", `{"html":"z"}` + "\n" + long + "x", []want{{Name: "LIST:1", Body: "z"}, tooLong(2)}},
		{"much too long", strings.Repeat(long, 20) + "\n" + `{"html":"z"}`, []want{tooLong(1), {Name: "LIST:2", Body: "z"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, readAll(list(strings.NewReader(test.list), "LIST", limit))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestListReadError: a list that can not be read any further gives what stands
// before, then an input that fails; half a line is not taken for a whole one.
func TestListReadError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("http://x.example/a\nhttp://x.example/b"), iotest.ErrReader(errors.New("cable cut")))
	got := readAll(List(broken, "LIST"))
	if diff := cmp.Diff([]want{
		{Name: "http://x.example/a", URL: "http://x.example/a", Fetched: true},
		{Name: "LIST", Err: "reading the list: cable cut"},
	}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestListCoprocess: a line gives its input before the next is written.
func TestListCoprocess(t *testing.T) {
	r, w := io.Pipe()
	inputs := make(chan extract.Input)
	go func() {
		defer close(inputs)
		for in := range List(r, "LIST") {
			inputs <- in
		}
	}()
	for i := range 3 {
		fmt.Fprintf(w, `{"id": %d, "html": "x"}`+"\n", i)
		if in := <-inputs; in.ID != fmt.Sprint(i) {
			t.Errorf("input %q, want %d", in.ID, i)
		}
	}
	w.Close()
	if in, more := <-inputs; more {
		t.Errorf("one more: %+v", in)
	}
}

// TestListIsLazy: nothing is read ahead of its use, and no file opened.
func TestListIsLazy(t *testing.T) {
	lines := strings.Repeat("http://x.example/\n", 10_000)
	r := strings.NewReader(lines)
	for range List(r, "LIST") {
		break
	}
	if read := len(lines) - r.Len(); read > 4096 {
		t.Errorf("%d bytes are read for the first line", read)
	}
	for in := range List(strings.NewReader("gone.html"), "LIST") {
		if in.Body.(*file).f != nil {
			t.Error("the file is open")
		}
	}
}

// closer counts how often it is closed.
type closer struct {
	io.Reader
	closed int
}

func (c *closer) Close() error {
	c.closed++
	return nil
}

// TestListCloses: the list is closed at its end, also at an early one.
func TestListCloses(t *testing.T) {
	for how, most := range map[string]int{"whole": 10, "early": 1} {
		c := &closer{Reader: strings.NewReader("http://x.example/a\nhttp://x.example/b\n")}
		n := 0
		for range List(c, "LIST") {
			if n++; n == most {
				break
			}
		}
		if c.closed != 1 {
			t.Errorf("%s: closed %d times", how, c.closed)
		}
	}
}

// FuzzList: a list of any bytes gives at most an input a line, each with a name
// and something to read or fetch; it never opens a file by itself, and the same
// list gives the same inputs however it comes.
func FuzzList(f *testing.F) {
	for _, seed := range []string{
		"a.html\nhttp://x.example/\n", "\ufeff{\"id\": 7, \"html\": \"<p>x\", \"url\": \"http://x.example\"}\r\n\r\n{\"file\": \"a\"}",
		`{"id": [], "url": ""}`, "{}\n{\n", "\x00\xff\n\u2028", "{\"ID\": \"a\", \"Html\": null, \"html\": \"\"}",
		strings.Repeat("x", 5000) + "\n{\"html\": \"" + strings.Repeat("y", 5000),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const limit = 1000
		inputs := gather(list(strings.NewReader(text), "LIST", limit))
		if lines := strings.Count(text, "\n") + 1; len(inputs) > lines {
			t.Errorf("%d inputs from %d lines", len(inputs), lines)
		}
		for i, in := range inputs {
			if in.Name == "" || in.Body == "" && in.URL == "" {
				t.Errorf("input %d has nothing: %+v", i, in)
			}
		}
		slow := gather(list(iotest.OneByteReader(strings.NewReader(text)), "LIST", limit))
		if diff := cmp.Diff(inputs, slow); diff != "" {
			t.Errorf("byte by byte (-whole +bytes):\n%s", diff)
		}
	})
}

// gather is a stream's inputs, with the kind and content of each body in place
// of it. Files are not read.
func gather(stream func(func(extract.Input) bool)) (all []want) {
	for in := range stream {
		w := want{ID: in.ID, Name: in.Name, URL: in.URL}
		switch body := in.Body.(type) {
		case nil:
		case *file:
			w.Body = "file " + body.path
			if body.f != nil {
				w.Err = "open"
			}
		case failure:
			w.Body = "failure " + body.err.Error()
		case *strings.Reader:
			page, _ := io.ReadAll(body)
			w.Body = "page " + string(page)
		}
		all = append(all, w)
	}
	return all
}
