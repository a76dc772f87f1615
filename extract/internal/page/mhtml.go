package page

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"mime"
	"net/textproto"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Browsers save a page as one file in MHTML (RFC 2557): a MIME message whose first HTML
// part is the page and whose other parts are its frames, pictures and style sheets. Of
// these the headers alone are read, for their addresses.
//
// The parts are found here, not by mime/multipart: the bytes are in memory, so that
// nothing need be copied, and a part that is broken is no end of those behind it.

// The bounds of a message.
const (
	messageHeader = 64 << 10 // bytes of a header; a part with more is passed over
	messageParts  = 10_000   // of all levels; what follows is not read
	messageLevels = 4        // multiparts in each other
)

// A message is what a page came in.
type message struct {
	html     []byte               // the page, its transfer encoding undone
	header   textproto.MIMEHeader // and its part's header
	saved    *url.URL             // the page's address, nil if none is told
	ids      map[string]string    // a part's Content-ID -> its address, as HTML has it
	warnings []string

	start  string // Content-ID of the page's part, where the message names it
	count  int    // of parts
	closed bool   // the closing boundary was met, as far as was read
}

// openMessage reads bytes that are a MIME message with a page in it, and returns nil
// for any other. Nearly all pages are told by their first byte.
func openMessage(data []byte) (*message, error) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	if len(data) == 0 || !letter(data[0]) {
		return nil, nil
	}
	if name, _, found := bytes.Cut(data[:min(len(data), 80)], []byte(":")); !found || bytes.ContainsAny(name, " <>\r\n") {
		return nil, nil
	}
	header, body, ended := cutHeader(data)
	kind, params := mediaType(header)
	multi := strings.HasPrefix(kind, "multipart/")
	switch blink := strings.HasPrefix(header.Get("From"), "<Saved by "); {
	case blink && !ended:
		return nil, article.Errorf(article.CodeTruncated, "MHTML data end within their header: %w", io.ErrUnexpectedEOF)
	case !ended, !multi && kind != "text/html", !blink && header.Get("MIME-Version") == "":
		return nil, nil
	case multi && params["boundary"] == "":
		return nil, article.Errorf(article.CodeBadEncoding, "MHTML data are broken: they name no boundary between their parts")
	}
	m := &message{ids: map[string]string{}, closed: true}
	m.read(header, body, 0)
	switch {
	case m.html == nil && !m.closed:
		return nil, article.Errorf(article.CodeTruncated, "MHTML data end before their page: %w", io.ErrUnexpectedEOF)
	case m.html == nil:
		return nil, article.Errorf(article.CodeNotHTML, "not HTML but MHTML without a page in it")
	case !m.closed:
		m.warnings = append(m.warnings, "the MHTML data are cut: their closing boundary is missing")
	}
	for _, stated := range []string{header.Get("Snapshot-Content-Location"), m.header.Get("Content-Location"), header.Get("Content-Location")} {
		if m.saved == nil {
			m.saved = savedAddress(stated)
		}
	}
	var whole bool
	if m.html, whole = undoTransfer(m.html, m.header.Get("Content-Transfer-Encoding")); !whole {
		m.warnings = append(m.warnings, "the page's base64 is broken: what follows the fault is missing")
	}
	return m, nil
}

// complete adds to the decoded page what the message says of it.
func (m *message) complete(t *Text, limit int64) {
	var fits bool
	if t.Data, fits = m.restoreIDs(t.Data, limit); !fits {
		m.warnings = append(m.warnings, "pictures' addresses are left out, the page would become too large")
	}
	if m.saved != nil {
		t.SavedFrom = m.saved
	}
	t.Warnings = append(m.warnings, t.Warnings...)
}

// read reads a part, and those within it.
func (m *message) read(header textproto.MIMEHeader, body []byte, level int) {
	kind, params := mediaType(header)
	if !strings.HasPrefix(kind, "multipart/") {
		m.take(kind, header, body)
		return
	}
	boundary := params["boundary"]
	if boundary == "" || level == messageLevels {
		return
	}
	if m.start == "" {
		m.start = contentID(params["start"])
	}
	if level == 0 {
		m.closed = false
	}
	for part, closed := range partsOf(body, boundary) {
		if m.count++; m.count > messageParts {
			return
		}
		if level == 0 {
			m.closed = closed
		}
		if h, b, ended := cutHeader(part); ended {
			m.read(h, b, level+1)
		}
	}
}

// take takes a part that has no others in it: for the page, if it is the first one in
// HTML or the one that the message begins with, and for its address.
func (m *message) take(kind string, header textproto.MIMEHeader, body []byte) {
	id := contentID(header.Get("Content-ID"))
	if u := savedAddress(header.Get("Content-Location")); u != nil && id != "" {
		m.ids[id] = html.EscapeString(u.String())
	}
	if kind == "text/html" || kind == "application/xhtml+xml" {
		if m.html == nil || id != "" && id == m.start {
			m.html, m.header = body, header
		}
	}
}

// restoreIDs makes the addresses cid:ID of a page's text those of the parts that they
// mean. Others stay: nothing can be done with them, and no picture comes of them. So
// do all of a page that might grow past the limit, which fits tells.
func (m *message) restoreIDs(text []byte, limit int64) (restored []byte, fits bool) {
	scheme := []byte("cid:")
	n := bytes.Count(text, scheme)
	if len(m.ids) == 0 || n == 0 {
		return text, true
	}
	longest := 0
	for _, address := range m.ids {
		longest = max(longest, len(address))
	}
	if int64(len(text))+int64(n)*int64(longest) > limit {
		return text, false
	}
	var out []byte
	done := 0 // of text is in out
	for at := 0; ; {
		i := bytes.Index(text[at:], scheme)
		if i < 0 {
			return append(out, text[done:]...), true
		}
		i += at
		id := text[i+len(scheme):]
		if end := bytes.IndexAny(id, "\"'<>(), \t\r\n"); end >= 0 {
			id = id[:end]
		}
		at = i + len(scheme) + len(id)
		if i > 0 && wordByte[text[i-1]] {
			continue
		}
		if address := m.address(string(id)); address != "" {
			out = append(append(out, text[done:i]...), address...)
			done = at
		}
	}
}

// address is the address of the part of an ID, which may be escaped as addresses are.
func (m *message) address(id string) string {
	if address := m.ids[id]; address != "" {
		return address
	}
	plain, err := url.PathUnescape(id)
	if err != nil {
		return ""
	}
	return m.ids[plain]
}

// cutHeader parts a header from what it is of; ended is false where its end is
// missing or too far. A line that is none ends what is read of it.
func cutHeader(data []byte) (header textproto.MIMEHeader, body []byte, ended bool) {
	head := data[:min(len(data), messageHeader)]
	end := 0
	for end < len(head) && !ended {
		line, _, found := bytes.Cut(head[end:], []byte("\n"))
		end = min(end+len(line)+1, len(head))
		ended = found && len(bytes.TrimRight(line, "\r")) == 0
	}
	lines := io.MultiReader(bytes.NewReader(head[:end]), strings.NewReader("\r\n\r\n"))
	header, _ = textproto.NewReader(bufio.NewReader(lines)).ReadMIMEHeader()
	return header, data[end:], ended
}

// mediaType is the type that a header states, in lower case, with its parameters; "" where
// it states none.
func mediaType(header textproto.MIMEHeader) (kind string, params map[string]string) {
	kind, params, _ = mime.ParseMediaType(header.Get("Content-Type"))
	return kind, params
}

func contentID(s string) string { return strings.Trim(s, "<> \t") }

// partsOf are the parts of a multipart body, each with whether a boundary follows it.
func partsOf(body []byte, boundary string) iter.Seq2[[]byte, bool] {
	return func(yield func([]byte, bool) bool) {
		delimiter := []byte("--" + boundary)
		_, body, last, found := cutDelimiter(body, delimiter) // what stands before the first is none
		for found && !last {
			var part []byte
			if part, body, last, found = cutDelimiter(body, delimiter); !yield(part, found) {
				return
			}
		}
	}
}

// cutDelimiter parts what stands before a delimiter's line from what stands behind it.
// last is set for the closing one.
func cutDelimiter(data, delimiter []byte) (before, behind []byte, last, found bool) {
	for at := 0; ; {
		i := bytes.Index(data[at:], delimiter)
		if i < 0 {
			return data, nil, false, false
		}
		start := at + i
		at = start + len(delimiter)
		if start > 0 && data[start-1] != '\n' {
			continue // in the middle of a line
		}
		line, behind, _ := bytes.Cut(data[at:], []byte("\n"))
		line, last := bytes.CutPrefix(line, []byte("--"))
		if len(bytes.TrimSpace(line)) > 0 {
			continue // the beginning of a longer delimiter
		}
		before = bytes.TrimSuffix(bytes.TrimSuffix(data[:start], []byte("\n")), []byte("\r"))
		return before, behind, last, true
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
