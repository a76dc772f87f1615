package page

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet" // Mozilla's universal detector; asked only when nothing else tells
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// A page's character set is the first of these that holds:
//
//  1. a byte order mark
//  2. the HTTP header's charset
//  3. the bytes are UTF-8 with a multi-byte sequence, and hold no NUL or ESC
//  4. <meta charset> or its http-equiv form, in the first 4 kB
//  5. the XML declaration's encoding
//  6. detection from the bytes
//
// A statement of UTF-8 counts only if the bytes mostly are UTF-8 (utf8Scan.mostly):
// pages in windows-1252 that claim UTF-8 are common, and so are UTF-8 pages with
// one broken character.

// prescan is how many bytes are searched for a declaration. The HTML standard
// asks for 1,024, and for pages that put it later browsers go on as it comes.
const prescan = 4096

// toUTF8 finds the character set and decodes. stated is the HTTP header's.
func toUTF8(data []byte, stated string) *Text {
	if body, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return utf8Text(body, scanUTF8(body), "bom")
	}
	if order := utf16Order(data); order != "" {
		from := "detected"
		if data[0] == 0xff || data[0] == 0xfe {
			from = "bom"
		}
		return decoded(data, order, from)
	}
	scan := scanUTF8(data)
	if t := declared(data, scan, stated, "header"); t != nil {
		return t
	}
	if scan.broken == 0 && scan.multi > 0 && bytes.IndexByte(data, 0) < 0 && bytes.IndexByte(data, 0x1b) < 0 {
		return utf8Text(data, scan, "utf-8")
	}
	head := data[:min(len(data), prescan)]
	if t := declared(data, scan, metaCharset(head), "meta"); t != nil {
		return t
	}
	if t := declared(data, scan, xmlEncoding(head), "xml"); t != nil {
		return t
	}
	return detected(data, scan)
}

// declared decodes as somebody stated, or returns nil where the statement is
// missing, unknown, or UTF-8 against all evidence.
func declared(data []byte, scan utf8Scan, label, from string) *Text {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	if label == "" {
		return nil
	}
	_, name := charset.Lookup(label)
	switch name {
	case "", "replacement", "x-user-defined":
		return nil
	case "utf-16le", "utf-16be": // bytes that one can read a meta tag in are not UTF-16
		name = "utf-8"
	}
	if name == "utf-8" {
		if !scan.mostly() {
			return nil
		}
		return utf8Text(data, scan, from)
	}
	return decoded(data, name, from)
}

func decoded(data []byte, name, from string) *Text {
	out, err := encodingOf(name).NewDecoder().Bytes(data)
	if err != nil { // decoders replace what is broken, so this does not happen
		out = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	return &Text{Data: bytes.TrimPrefix(out, []byte("\ufeff")), Charset: name, CharsetFrom: from}
}

func encodingOf(name string) encoding.Encoding {
	switch name {
	case "gbk", "gb2312": // GB18030 is a superset, and what such pages often hold
		return simplifiedchinese.GB18030
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	enc, _ := charset.Lookup(name)
	if enc == nil {
		return encoding.Nop
	}
	return enc
}

func utf8Text(data []byte, scan utf8Scan, from string) *Text {
	t := &Text{Data: data, Charset: "utf-8", CharsetFrom: from}
	if scan.broken > 0 || scan.cut {
		t.Data = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	if scan.broken > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf("%d bytes were not valid UTF-8 and were replaced", scan.broken))
	}
	return t
}

// utf8Scan counts what decoding as UTF-8 meets.
type utf8Scan struct {
	multi  int  // multi-byte sequences
	broken int  // bytes that belong to none
	cut    bool // the data end inside a sequence, which breaks nothing
}

func scanUTF8(data []byte) (s utf8Scan) {
	for i := asciiLen(data); i < len(data); i += asciiLen(data[i:]) {
		if n := shortRune(data[i:]); n > 0 {
			s.multi++
			i += n
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			s.multi++
		case !utf8.FullRune(data[i:]):
			s.cut = true
			return s
		default:
			s.broken++
		}
		i += size
	}
	return s
}

// asciiLen is how many bytes of ASCII data begin with.
func asciiLen(data []byte) (n int) {
	for n+8 <= len(data) && binary.LittleEndian.Uint64(data[n:])&0x8080808080808080 == 0 {
		n += 8 // markup is ASCII nearly throughout
	}
	for n < len(data) && data[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// shortRune is the length of a plain sequence of two or three bytes, which most
// text outside ASCII consists of, or 0 where the decoder has to look.
func shortRune(data []byte) int {
	if len(data) < 3 || data[1]&0xc0 != 0x80 {
		return 0
	}
	switch c := data[0]; {
	case c >= 0xc2 && c <= 0xdf:
		return 2
	case c >= 0xe1 && c <= 0xec && data[2]&0xc0 == 0x80:
		return 3
	}
	return 0
}

// mostly reports whether at most one in five of the sequences outside ASCII is
// broken. Text in another character set breaks nearly all of them.
func (s utf8Scan) mostly() bool { return s.broken*4 <= s.multi }

// utf16Order names the byte order of UTF-16, by its mark, or by where the zero
// bytes of its ASCII characters lie: all markup is ASCII.
func utf16Order(data []byte) string {
	switch {
	case len(data) < 4:
		return ""
	case data[0] == 0xff && data[1] == 0xfe && (data[2] != 0 || data[3] != 0):
		return "utf-16le"
	case data[0] == 0xfe && data[1] == 0xff:
		return "utf-16be"
	}
	head := data[:min(len(data), 512)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case zeros[1]*10 >= pairs*4 && zeros[0]*20 <= pairs:
		return "utf-16le"
	case zeros[0]*10 >= pairs*4 && zeros[1]*20 <= pairs:
		return "utf-16be"
	}
	return ""
}

// metaCharset is the charset that a meta tag states, "" if none does. As the
// HTML standard's prescan it looks inside meta tags, and not inside comments.
func metaCharset(head []byte) string {
	for {
		i := bytes.IndexByte(head, '<')
		if i < 0 {
			return ""
		}
		head = head[i:]
		if bytes.HasPrefix(head, []byte("<!--")) {
			end := bytes.Index(head, []byte("-->"))
			if end < 0 {
				return ""
			}
			head = head[end+3:]
			continue
		}
		if len(head) > 5 && bytes.EqualFold(head[1:5], []byte("meta")) {
			tag := head
			if end := bytes.IndexByte(head, '>'); end >= 0 {
				tag = head[:end]
			}
			if label := after(tag, "charset"); label != "" {
				return label
			}
		}
		head = head[1:]
	}
}

// xmlEncoding is the encoding that the XML declaration states.
func xmlEncoding(head []byte) string {
	head = bytes.TrimLeft(head, " \t\r\n")
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	if end := bytes.Index(head, []byte("?>")); end >= 0 {
		head = head[:end]
	}
	return after(head, "encoding")
}

// after returns the value behind `name =` in a tag: quoted or bare.
func after(tag []byte, name string) string {
	low := lowerASCII(tag)
	for {
		i := bytes.Index(low, []byte(name))
		if i < 0 {
			return ""
		}
		low = low[i+len(name):]
		rest := bytes.TrimLeft(low, " \t\r\n")
		if len(rest) == 0 || rest[0] != '=' {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n\"'")
		end := bytes.IndexAny(rest, " \t\r\n\"';>/?")
		if end < 0 {
			end = len(rest)
		}
		return string(rest[:end])
	}
}

// lowerASCII lowers ASCII letters alone: the bytes may be of any character set,
// and offsets must stay.
func lowerASCII(b []byte) []byte {
	low := bytes.Clone(b)
	for i, c := range low {
		if 'A' <= c && c <= 'Z' {
			low[i] = c + 'a' - 'A'
		}
	}
	return low
}

// sampleBytes is how much of a page's text outside ASCII the detector sees: more
// does not change its mind, and it is slow.
const sampleBytes = 24 << 10

// detected asks the statistics of the bytes.
func detected(data []byte, scan utf8Scan) *Text {
	if scan.multi == 0 && scan.broken == 0 && bytes.IndexByte(data, 0x1b) < 0 {
		return utf8Text(data, scan, "default") // ASCII
	}
	if scan.multi > 0 && scan.mostly() {
		return utf8Text(data, scan, "detected")
	}
	for _, guess := range chardet.DetectAll(sample(data)) {
		_, name := charset.Lookup(chardetLabel(guess.Encoding))
		if name == "" || name == "utf-8" || name == "replacement" || guess.Confidence <= 0 {
			continue
		}
		t := decoded(data, name, "detected")
		if bad := bytes.Count(t.Data, []byte("\ufffd")); bad*100 <= utf8.RuneCount(t.Data) {
			return t
		}
	}
	return decoded(data, legacyCharset(data[:min(len(data), prescan)]), "default")
}

// legacyCharset is what browsers take for a page that tells nothing, by the
// language that its html tag declares (the HTML standard's table of suggested
// defaults, for those that the detector does not know).
func legacyCharset(head []byte) string {
	i := bytes.Index(lowerASCII(head), []byte("<html"))
	if i < 0 {
		return "windows-1252"
	}
	tag := head[i:]
	if end := bytes.IndexByte(tag, '>'); end >= 0 {
		tag = tag[:end]
	}
	lang, _, _ := strings.Cut(strings.ToLower(after(tag, "lang")), "-")
	switch lang {
	case "ar", "fa", "ur":
		return "windows-1256"
	case "he", "yi":
		return "windows-1255"
	case "cs", "hu", "pl", "sk", "sl", "hr", "ro":
		return "windows-1250"
	case "et", "lt", "lv":
		return "windows-1257"
	case "tr", "az":
		return "windows-1254"
	case "th":
		return "windows-874"
	case "vi":
		return "windows-1258"
	}
	return "windows-1252"
}

// chardetLabel turns the detector's names into labels of the encoding standard.
func chardetLabel(name string) string {
	switch name = strings.ToLower(name); name {
	case "cp949", "uhc", "johab":
		return "euc-kr"
	case "cp932":
		return "shift_jis"
	case "maccyrillic":
		return "x-mac-cyrillic"
	case "macroman":
		return "macintosh"
	}
	return name
}

// sample gathers the lines of a page that hold bytes outside ASCII (or escapes),
// without the markup around them.
func sample(data []byte) []byte {
	out := make([]byte, 0, sampleBytes)
	for len(data) > 0 && len(out) < sampleBytes {
		i := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf || r == 0x1b })
		if i < 0 {
			break
		}
		start := i
		for start > 0 && i-start < 64 && data[start-1] != '>' && data[start-1] != '\n' {
			start--
		}
		end := i
		for end < len(data) && data[end] != '<' && data[end] != '\n' {
			end++
		}
		out = append(append(out, data[start:end]...), '\n')
		data = data[end:]
	}
	return out
}
