package page

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// undoTransfer undoes a part's transfer encoding. whole is false where a fault kept it
// from reading all.
func undoTransfer(body []byte, encoding string) (data []byte, whole bool) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return unquote(body), true
	case "base64":
		return fromBase64(body)
	}
	return body, true
}

// unquote undoes quoted-printable. Where mime/quotedprintable gives no error it gives
// the same; that one gives up at a line of more than 4 kB, at a control character and
// at an equals sign before white space, and here these stay.
func unquote(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for len(body) > 0 {
		line, rest, found := bytes.Cut(body, []byte("\n"))
		end := body[len(line) : len(body)-len(rest)]
		if len(line) > 0 && line[len(line)-1] == '\r' {
			end = body[len(line)-1 : len(body)-len(rest)]
		}
		body = rest
		line = bytes.TrimRight(line, " \t\r")
		if n := len(line); n > 0 && line[n-1] == '=' { // the line goes on
			line, found = line[:n-1], false
		}
		out = unquoteLine(out, line)
		if found {
			out = append(out, end...)
		}
	}
	return out
}

func unquoteLine(out, line []byte) []byte {
	for {
		i := bytes.IndexByte(line, '=')
		if i < 0 {
			return append(out, line...)
		}
		out = append(out, line[:i]...)
		line = line[i:]
		if len(line) > 2 && hexDigit(line[1]) && hexDigit(line[2]) {
			out, line = append(out, hexValue(line[1])<<4|hexValue(line[2])), line[3:]
		} else {
			out, line = append(out, '='), line[1:]
		}
	}
}

// hexValue is the value of a hexadecimal digit.
func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}

// fromBase64 undoes base64 up to the first fault. Its padding may be missing, which
// is all that most cut data lack.
func fromBase64(body []byte) (data []byte, whole bool) {
	digits := bytes.Join(bytes.Fields(body), nil)
	digits = bytes.TrimRight(digits, "=")
	if len(digits)%4 == 1 { // half a byte, which cut data end in
		digits = digits[:len(digits)-1]
	}
	data = make([]byte, base64.RawStdEncoding.DecodedLen(len(digits)))
	n, err := base64.RawStdEncoding.Decode(data, digits)
	return data[:n], err == nil
}
