package page

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Sentences of a newspaper's length in languages whose old character sets are
// still served.
var sentences = map[string]string{
	"shift_jis":    "市の中央図書館は来月、改修工事を終えて再び開館する。新しい閲覧室には三百の席があり、夜九時まで利用できるようになる。子ども向けの本は一階に移された。",
	"euc-jp":       "市の中央図書館は来月、改修工事を終えて再び開館する。新しい閲覧室には三百の席があり、夜九時まで利用できるようになる。子ども向けの本は一階に移された。",
	"windows-1251": "Городская библиотека откроется после ремонта в начале следующего месяца. В новом читальном зале триста мест, и работать он будет до девяти часов вечера. Детские книги перенесли на первый этаж.",
	"koi8-r":       "Городская библиотека откроется после ремонта в начале следующего месяца. В новом читальном зале триста мест, и работать он будет до девяти часов вечера. Детские книги перенесли на первый этаж.",
	"gb18030":      "市中心图书馆完成改造工程后，将于下个月初重新对外开放。新的阅览室设有三百个座位，每天开放到晚上九点。儿童读物已经搬到一楼，方便家长带孩子前来阅读。",
	"big5":         "市中心圖書館完成改造工程後，將於下個月初重新對外開放。新的閱覽室設有三百個座位，每天開放到晚上九點。兒童讀物已經搬到一樓，方便家長帶孩子前來閱讀。",
	"euc-kr":       "시립 중앙도서관이 보수 공사를 마치고 다음 달 초에 다시 문을 연다. 새 열람실에는 삼백 개의 좌석이 있으며 밤 아홉 시까지 이용할 수 있다. 어린이 책은 일층으로 옮겨졌다.",
	"windows-1252": "Die Stadtbücherei öffnet nach dem Umbau Anfang nächsten Monats wieder. Der neue Lesesaal hat dreihundert Plätze und bleibt bis neun Uhr geöffnet – die Kinderbücher stehen jetzt im Erdgeschoß.",
	"windows-1256": "تعيد المكتبة المركزية في المدينة فتح أبوابها مطلع الشهر المقبل بعد انتهاء أعمال الترميم. وتضم قاعة القراءة الجديدة ثلاثمئة مقعد وتبقى مفتوحة حتى التاسعة مساء.",
	"iso-8859-7":   "Η κεντρική βιβλιοθήκη της πόλης ανοίγει ξανά στις αρχές του επόμενου μήνα μετά την ανακαίνιση. Η νέα αίθουσα έχει τριακόσιες θέσεις και μένει ανοιχτή ως τις εννέα.",
}

func encode(t *testing.T, name, s string) []byte {
	t.Helper()
	if strings.HasPrefix(name, "utf-16") {
		order := unicode.LittleEndian
		if strings.HasPrefix(name, "utf-16be") {
			order = unicode.BigEndian
		}
		bom := unicode.IgnoreBOM
		if strings.HasSuffix(name, "+bom") {
			bom = unicode.UseBOM
		}
		b, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	enc, _ := charset.Lookup(name)
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCharset(t *testing.T) {
	for name, s := range sentences {
		bare := "<html><head><title>x</title></head><body><p>" + strings.Repeat(s+"</p>\n<p>", 3) + "</p></body></html>"
		declared := strings.Replace(bare, "<head>", `<head><meta http-equiv="Content-Type" content="text/html; charset=`+name+`">`, 1)
		xml := `<?xml version="1.0" encoding='` + name + `'?>` + bare
		header := http.Header{"Content-Type": {"text/html; charset=" + strings.ToUpper(name)}}
		wrong := strings.Replace(bare, "<head>", `<head><meta charset="utf-8">`, 1)
		for _, c := range []struct {
			how, text string
			header    http.Header
		}{
			{"header", bare, header}, {"meta", declared, nil}, {"xml", xml, nil},
			{"detected", bare, nil}, {"detected", wrong, nil},
		} {
			if name == "windows-1256" && c.how == "detected" { // the detector knows no Arabic
				c.how, c.text = "default", strings.Replace(c.text, "<html>", `<html dir="rtl" lang="ar-EG">`, 1)
			}
			got, err := Decode(context.Background(), bytes.NewReader(encode(t, name, c.text)), c.header, "", Limits{})
			if err != nil {
				t.Errorf("%s by %s: %v", name, c.how, err)
				continue
			}
			if string(got.Data) != c.text {
				t.Errorf("%s by %s: read as %s (%s)", name, c.how, got.Charset, got.CharsetFrom)
			} else if got.CharsetFrom != c.how {
				t.Errorf("%s: found by %s, want %s", name, got.CharsetFrom, c.how)
			}
		}
	}
}

func TestCharsetUnicode(t *testing.T) {
	text := "<html><body><p>Grüße, 世界, мир and a long tail of plain words</p></body></html>"
	declare := func(label string) string {
		return strings.Replace(text, "<body>", `<meta charset="`+label+`"><body>`, 1)
	}
	header := func(label string) http.Header { return http.Header{"Content-Type": {"text/html; charset=" + label}} }
	for _, c := range []struct {
		name    string
		data    []byte
		header  http.Header
		from    string
		charset string
		want    string
	}{
		{"plain", []byte(text), nil, "utf-8", "utf-8", text},
		{"mark", []byte("\ufeff" + text), nil, "bom", "utf-8", text},
		{"mark against header", []byte("\ufeff" + text), header("windows-1252"), "bom", "utf-8", text},
		{"declared windows-1252 but UTF-8", []byte(declare("windows-1252")), nil, "utf-8", "utf-8", declare("windows-1252")},
		{"utf-16le with mark", encode(t, "utf-16le+bom", text), nil, "bom", "utf-16le", text},
		{"utf-16be with mark", encode(t, "utf-16be+bom", text), nil, "bom", "utf-16be", text},
		{"utf-16le", encode(t, "utf-16le", text), nil, "detected", "utf-16le", text},
		{"utf-16be", encode(t, "utf-16be", text), nil, "detected", "utf-16be", text},
		{"meta says utf-16", []byte(strings.ReplaceAll(declare("utf-16"), "ü", "u")), nil, "utf-8", "utf-8", strings.ReplaceAll(declare("utf-16"), "ü", "u")},
		{"ascii", []byte("<p>plain</p>"), nil, "default", "utf-8", "<p>plain</p>"},
		{"unknown label", []byte("<meta charset=klingon><p>plain</p>"), nil, "default", "utf-8", "<meta charset=klingon><p>plain</p>"},
		{"one broken byte", []byte(strings.Repeat(text, 5) + "\xff<p>"), header("utf-8"), "header", "utf-8", strings.Repeat(text, 5) + "\ufffd<p>"},
		{"cut inside a character", []byte(text + "\xe4\xb8"), nil, "utf-8", "utf-8", text + "\ufffd"},
		{"meta in a comment", []byte("<!-- <meta charset=koi8-r> --><p>caf\xe9 au lait, d\xe9j\xe0 vu</p>"), nil, "detected", "windows-1252", "<!-- <meta charset=koi8-r> --><p>café au lait, déjà vu</p>"},
	} {
		got, err := Decode(context.Background(), bytes.NewReader(c.data), c.header, "", Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if string(got.Data) != c.want || got.Charset != c.charset || got.CharsetFrom != c.from {
			t.Errorf("%s: read as %s (%s): %.80q", c.name, got.Charset, got.CharsetFrom, got.Data)
		}
	}
}

func TestLegacyCharset(t *testing.T) {
	for head, want := range map[string]string{
		"<html lang=ar-EG>": "windows-1256", "\xff\xff\xff<HTML LANG='ar'>": "windows-1256", "<html><p lang=ar>": "windows-1252",
		"<html lang=pl": "windows-1250", "": "windows-1252", "\xff<html lang=tr dir=ltr>": "windows-1254",
	} {
		if got := legacyCharset([]byte(head)); got != want {
			t.Errorf("%q: %s, want %s", head, got, want)
		}
	}
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

func TestDecompress(t *testing.T) {
	text := "<html><body>" + strings.Repeat("<p>some words in a paragraph</p>", 100) + "</body></html>"
	var br, zs bytes.Buffer
	bw := brotli.NewWriter(&br)
	io.WriteString(bw, text)
	bw.Close()
	zw, _ := zstd.NewWriter(&zs)
	io.WriteString(zw, text)
	zw.Close()
	blank := []byte(strings.Repeat("\r\n", 400) + text) // markup, but not at first sight
	encoding := func(v string) http.Header { return http.Header{"Content-Encoding": {v}} }
	for _, c := range []struct {
		what   string
		data   []byte
		header http.Header
		name   string
		code   article.Code
	}{
		{"gzip", gzipped(text), nil, "", ""},
		{"gzip in gzip", gzipped(string(gzipped(text))), nil, "", ""},
		{"zstd", zs.Bytes(), nil, "", ""},
		{"brotli by header", br.Bytes(), encoding("br"), "", ""},
		{"brotli by name", br.Bytes(), nil, "Page.html.BR", ""},
		{"brotli by an address", br.Bytes(), nil, "https://a.example/x.br?y", ""},
		{"a host in .br", blank, nil, "https://www.a.com.br", ""},
		{"a query in .br", blank, nil, "https://a.example/x?u=a.com.br", ""},
		{"a name that is wrong", blank, nil, "a.br", ""},
		{"zeros behind gzip", append(gzipped(text), make([]byte, 512)...), nil, "", ""},
		{"a line behind gzip", append(gzipped(text), "that is all, folks\n"...), nil, "", ""},
		{"brotli said, plain sent", []byte(text), encoding("br"), "", ""},
		{"gzip cut", gzipped(text)[:60], nil, "", article.CodeTruncated},
		{"gzip head alone", gzipped(text)[:10], nil, "", article.CodeTruncated},
		{"gzip broken", append(gzipped(text)[:30:30], bytes.Repeat([]byte{0xff}, 40)...), nil, "", article.CodeBadEncoding},
		{"zstd cut", zs.Bytes()[:zs.Len()-8], nil, "", article.CodeTruncated},
		{"bomb", gzipped(strings.Repeat("<p>x</p>", 20_000)), nil, "", article.CodeTooLarge},
		{"large", []byte(strings.Repeat("<p>x</p>", 10_000)), nil, "", article.CodeTooLarge},
	} {
		got, err := Decode(context.Background(), bytes.NewReader(c.data), c.header, c.name, Limits{Bytes: 50_000, Decompressed: 100_000})
		var ae *article.Error
		switch {
		case c.code == "" && (err != nil || strings.TrimSpace(string(got.Data)) != text):
			t.Errorf("%s: error %v", c.what, err)
		case c.code != "" && (!errors.As(err, &ae) || ae.Code != c.code):
			t.Errorf("%s: error %v, want code %s", c.what, err, c.code)
		}
	}
}

func TestNotHTML(t *testing.T) {
	for _, c := range []struct {
		what, data, contentType string
		ok                      bool
	}{
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR<p>", "", false},
		{"png that claims html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR<p>", "text/html", false},
		{"pdf", "%PDF-1.7\n<p>", "", false},
		{"zip", "PK\x03\x04<p>", "", false},
		{"zeros", strings.Repeat("\x00", 1000), "", false},
		{"json", `{"html": "<p>text</p>"}`, "", false},
		{"json list", `[{"html": "<p>text</p>"}]`, "", false},
		{"plain text", "just a note\nof two lines", "", false},
		{"plain text called html", "just a note\nof two lines", "text/html", true},
		{"fragment", "words first <b>then</b> a tag", "", true},
		{"html called octet-stream", "<p>text</p>", "application/octet-stream", true},
		{"xhtml", `<?xml version="1.0"?><html><body><p>x</p></body></html>`, "", true},
		{"page that begins with a bracket", "[Advert] <p>text</p>", "", true},
		{"empty", "", "", true},
		{"blank", " \n\t", "", true},
		{"a mark alone", "\ufeff", "", true},
		{"a bracket alone", "<", "", true},
	} {
		h := http.Header{}
		if c.contentType != "" {
			h.Set("Content-Type", c.contentType)
		}
		_, err := Decode(context.Background(), strings.NewReader(c.data), h, "", Limits{})
		var ae *article.Error
		if c.ok != (err == nil) || err != nil && (!errors.As(err, &ae) || ae.Code != article.CodeNotHTML) {
			t.Errorf("%s: error %v, want ok %v", c.what, err, c.ok)
		}
	}
}

func TestDecodeKeepsReadErrors(t *testing.T) {
	if _, err := Decode(context.Background(), io.MultiReader(strings.NewReader("<p>"), errReader{}), nil, "", Limits{}); !errors.Is(err, errBroken) {
		t.Errorf("error %v, want the reader's", err)
	}
}

var errBroken = errors.New("broken")

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errBroken }

// What is in memory is read where it is, up to the limit.
func TestDecodeBuffer(t *testing.T) {
	data := []byte("<p>rye</p>")
	text, err := Decode(context.Background(), bytes.NewBuffer(data), nil, "", Limits{})
	if err != nil || &text.Data[0] != &data[0] {
		t.Errorf("%q was copied, or %v", text.Data, err)
	}
	var e *article.Error
	if _, err := Decode(context.Background(), bytes.NewBuffer(data), nil, "", Limits{Bytes: 4}); !errors.As(err, &e) || e.Code != article.CodeTooLarge {
		t.Errorf("over the limit: %v", err)
	}
}
