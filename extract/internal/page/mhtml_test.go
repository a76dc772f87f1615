package page

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/article"
)

// blink is the header that Chromium writes.
const blink = `From: <Saved by Blink>
Snapshot-Content-Location: https://a.example/x
Subject: Rye
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--b----"

`

const (
	delimiter = "------MultipartBoundary--b----\n"
	closing   = "------MultipartBoundary--b------\n"
)

// mimePart is a part, its header's lines parted by a bar.
func mimePart(header, body string) string {
	return "\n" + delimiter + strings.ReplaceAll(header, "|", "\n") + "\n\n" + body
}

func TestMHTML(t *testing.T) {
	const page = "<p>rye</p>"
	html := mimePart("Content-Type: text/html", page)
	picture := mimePart("Content-Type: image/png|Content-ID: <p1@x>|Content-Location: https://img.example/1.png?a=1&b=2", "not read")
	cut := []string{"the MHTML data are cut: their closing boundary is missing"}
	type want struct {
		Text, Charset, From string
		Saved               string
		Warnings            []string
		Code                article.Code
	}
	is := func(text string) want {
		return want{Text: text, Charset: "utf-8", From: "default", Saved: "https://a.example/x"}
	}
	inner := func(n int, body string) string { // multipart in multipart
		for i := range n {
			body = fmt.Sprintf("Content-Type: multipart/mixed; boundary=n%d\n\n--n%d\n%s\n--n%d--\n", i, i, body, i)
		}
		return "\n" + delimiter + body
	}
	for _, test := range []struct {
		name, data string
		want       want
	}{
		{"as Chromium writes it", blink + html + "\n" + closing, is(page)},
		{"line breaks of mail", strings.ReplaceAll(blink+html+"\n"+closing, "\n", "\r\n"), is(page)},
		{"byte order mark and empty lines before", "\xef\xbb\xbf\r\n\r\n" + blink + html + "\n" + closing, is(page)},
		{"quoted-printable", blink + mimePart("Content-Type: text/html|Content-Transfer-Encoding: quoted-printable", "<p class=3Dx>r=\ny=\r\ne =E2=80=93 bread</p>") + "\n" + closing,
			want{"<p class=x>rye – bread</p>", "utf-8", "utf-8", "https://a.example/x", nil, ""}},
		{"base64", blink + mimePart("Content-Type: text/html|Content-Transfer-Encoding: BASE64", "PHA+\r\ncnllP\nC9wPg==") + "\n" + closing, is(page)},
		{"broken base64", blink + mimePart("Content-Type: text/html|Content-Transfer-Encoding: base64", "PHA+cnll!!!!") + "\n" + closing,
			want{"<p>rye", "utf-8", "default", "https://a.example/x", []string{"the page's base64 is broken: what follows the fault is missing"}, ""}},
		{"the part's charset", blink + mimePart("Content-Type: text/html; charset=windows-1251", "<p>\xcc\xe8\xf0</p>") + "\n" + closing,
			want{"<p>Мир</p>", "windows-1251", "header", "https://a.example/x", nil, ""}},
		{"picture by its ID", blink + mimePart("Content-Type: text/html", `<img src="cid:p1@x"><img src=cid:p1@x>`) + picture + "\n" + closing,
			is(`<img src="https://img.example/1.png?a=1&amp;b=2"><img src=https://img.example/1.png?a=1&amp;b=2>`)},
		{"ID with an escape", blink + mimePart("Content-Type: text/html", `<img src="cid:p1%40x">`) + picture + "\n" + closing, is(`<img src="https://img.example/1.png?a=1&amp;b=2">`)},
		{"IDs that no part has", blink + mimePart("Content-Type: text/html", `<img src="cid:p1@xy"> placid:p1@x cid:`) + picture + "\n" + closing, is(`<img src="cid:p1@xy"> placid:p1@x cid:`)},
		{"frames stay out", blink + html + mimePart("Content-Type: text/html", "<p>frame</p>") + "\n" + closing, is(page)},
		{"picture before the page", blink + picture + html + "\n" + closing, is(page)},
		{"start names the page", strings.Replace(blink, `type=`, `start="<2@x>"; type=`, 1) + html + mimePart("Content-Type: text/html|Content-ID: <2@x>", "<p>second</p>") + "\n" + closing, is("<p>second</p>")},
		{"start names none", strings.Replace(blink, `type=`, `start="<2@x>"; type=`, 1) + html + "\n" + closing, is(page)},
		{"text between boundaries that looks like one", blink + mimePart("Content-Type: text/html", "<p>a\n------MultipartBoundary--b---- not\nx------MultipartBoundary--b----\n</p>") + "\n" + closing,
			is("<p>a\n------MultipartBoundary--b---- not\nx------MultipartBoundary--b----\n</p>")},
		{"white space behind the boundary", blink + strings.ReplaceAll(html, "----\n", "---- \t\n") + "\n" + closing, is(page)},
		{"multipart in multipart", blink + inner(3, "Content-Type: text/html\n\n"+page) + "\n" + closing, is(page)},
		{"too many levels", blink + inner(4, "Content-Type: text/html\n\n"+page) + "\n" + closing, want{Code: article.CodeNotHTML}},
		{"the part's own address", strings.Replace(blink, "Snapshot-", "X-", 1) + mimePart("Content-Type: text/html|Content-Location: https://a.example/part", page) + "\n" + closing,
			want{page, "utf-8", "default", "https://a.example/part", nil, ""}},
		{"address of a file", strings.Replace(blink, "https://a.example/x", "file:///C:/x.htm", 1) + html + "\n" + closing, want{Text: page, Charset: "utf-8", From: "default"}},
		{"user before the host", strings.Replace(blink, "https://a", "https://u:p@a", 1) + html + "\n" + closing, is(page)},
		{"no multipart", "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/x\n\n<p>rye=3D</p>",
			want{"<p>rye=</p>", "utf-8", "header", "https://a.example/x", nil, ""}},

		{"cut in the page", blink + mimePart("Content-Type: text/html", "<p>rye"), want{"<p>rye", "utf-8", "default", "https://a.example/x", cut, ""}},
		{"cut in a picture", blink + html + picture, want{page, "utf-8", "default", "https://a.example/x", cut, ""}},
		{"cut within a boundary", blink + html + "\n------Multipart", want{page + "\n------Multipart", "utf-8", "default", "https://a.example/x", cut, ""}},
		{"cut before the page", blink + "\n" + delimiter + "Content-Ty", want{Code: article.CodeTruncated}},
		{"cut before the first boundary", blink, want{Code: article.CodeTruncated}},
		{"cut in the header", blink[:100], want{Code: article.CodeTruncated}},
		{"no boundary named", strings.Replace(blink, "boundary=", "border=", 1) + html, want{Code: article.CodeBadEncoding}},
		{"no page in it", blink + picture + "\n" + closing, want{Code: article.CodeNotHTML}},
		{"a picture for a page", blink + mimePart("Content-Type: text/html|Content-Transfer-Encoding: base64", "iVBORw0KGgo=") + "\n" + closing, want{Code: article.CodeNotHTML}},
		{"header of a part without end", blink + "\n" + delimiter + "X: " + strings.Repeat("x", messageHeader) + "\n\n" + html + "\n" + closing, is(page)},
		{"header that is none", blink + "\n" + delimiter + "no header at all\n\n<p>wheat</p>" + html + "\n" + closing, is(page)},
		{"mail without HTML", "MIME-Version: 1.0\nContent-Type: text/plain\n\n<p>rye</p>", want{Text: "MIME-Version: 1.0\nContent-Type: text/plain\n\n<p>rye</p>", Charset: "utf-8", From: "default"}},
		{"text that begins with a word and a colon", "Rye: <p>rye</p>", want{Text: "Rye: <p>rye</p>", Charset: "utf-8", From: "default"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for how, data := range map[string][]byte{"plain": []byte(test.data), "gzip": gzipped(test.data)} {
				text, err := Decode(context.Background(), bytes.NewReader(data), http.Header{"Content-Type": {"multipart/related; charset=shift_jis"}}, "page.html", Limits{})
				if text == nil {
					text = &Text{}
				}
				got := want{string(text.Data), text.Charset, text.CharsetFrom, "", text.Warnings, ""}
				if text.Charset == "shift_jis" { // the header's counts where there is no message
					got.Charset, got.From = "utf-8", "default"
				}
				if text.SavedFrom != nil {
					got.Saved = text.SavedFrom.String()
				}
				var e *article.Error
				if errors.As(err, &e) {
					got.Code = e.Code
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("%s (-want +got): %v\n%s", how, err, diff)
				}
			}
		})
	}
}

// TestMHTMLLimits: what a message makes of itself stays within the limits, and costs
// no more than it is long.
func TestMHTMLLimits(t *testing.T) {
	many := blink + mimePart("Content-Type: text/html", "<p>"+strings.Repeat("cid:p@x ", 1000)) +
		mimePart("Content-Type: image/png|Content-ID: <p@x>|Content-Location: https://img.example/"+strings.Repeat("x", 1000), "") + "\n" + closing
	text, err := Decode(context.Background(), strings.NewReader(many), nil, "", Limits{Decompressed: 20_000})
	if err != nil || len(text.Data) > 20_000 || !bytes.Contains(text.Data, []byte("cid:p@x")) {
		t.Fatalf("%d bytes, %v", len(text.Data), err)
	}
	if diff := cmp.Diff([]string{"pictures' addresses are left out, the page would become too large"}, text.Warnings); diff != "" {
		t.Error(diff)
	}
	if text, err = Decode(context.Background(), strings.NewReader(many), nil, "", Limits{}); err != nil || len(text.Data) < 1_000_000 || text.Warnings != nil {
		t.Errorf("%d bytes, %v", len(text.Data), err)
	}
	pictures := strings.Repeat(mimePart("Content-Type: image/png", ""), messageParts)
	if _, err = Decode(context.Background(), strings.NewReader(blink+pictures+mimePart("Content-Type: text/html", "<p>rye</p>")+"\n"+closing), nil, "", Limits{}); err == nil {
		t.Error("a page behind the last part that counts")
	}
}

// FuzzMHTML: whatever a message holds, there is an error of ours or UTF-8 that is no
// longer than what came in, addresses apart.
func FuzzMHTML(f *testing.F) {
	saved, _ := filepath.Glob("../../../testdata/saved/*.mhtml")
	for _, name := range saved {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data)
		}
	}
	f.Add([]byte(blink + mimePart("Content-Type: text/html|Content-Transfer-Encoding: base64", "PHA+cnll") + "\n" + closing))
	f.Add([]byte(blink + mimePart("Content-Type: text/html|Content-ID: <1@x>|Content-Location: https://a.example/", "<img src=cid:1@x>")))
	f.Add([]byte("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/related; boundary=aa\r\n\r\n--aa\r\nContent-Type: text/html\r\n\r\n<p>\r\n--aa--\r\n--a--"))
	f.Add([]byte("<!-- saved from url=(0020)https://a.example/x -->\n<img src='./a_files/b.png'>"))
	f.Add([]byte("<html><!--\n Page saved with SingleFile\n url: https://a.example/ \n-->"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := Limits{Bytes: 1 << 20, Decompressed: 1 << 20, Nodes: 10_000}
		text, err := Decode(context.Background(), bytes.NewReader(data), nil, "", lim)
		if err != nil {
			if e := (*article.Error)(nil); !errors.As(err, &e) {
				t.Errorf("error %v", err)
			}
			return
		}
		if !utf8.Valid(text.Data) {
			t.Error("not UTF-8")
		}
		if u := text.SavedFrom; u != nil && (u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil) {
			t.Errorf("saved from %q", u)
		}
		p, err := Parse(context.Background(), text, nil, lim)
		if err != nil {
			return
		}
		checkTable(t, p)
	})
}

// FuzzUnquote: where the standard library reads quoted-printable, the same comes out.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{"", "=", "a=", "a=\n", "a=\r\nb", "a= \nb", "=3D=3d=E9=e9", "=3", "=zz", "a \t\r\nb ", "a \n\n=\n", "\r\r\n", "=\r", "a=20\n", "é\r\n="} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		want, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(data)))
		if err != nil {
			return
		}
		if got := unquote(data); !bytes.Equal(got, want) {
			t.Errorf("%q gives %q, the standard library %q", data, got, want)
		}
	})
}

// Quoted-printable that the standard library refuses is read all the same.
func TestUnquoteBroken(t *testing.T) {
	long := strings.Repeat("rye ", 5000)
	for in, want := range map[string]string{
		long + "=3D\nx": long + "=\nx", "a\x01=41": "a\x01A", "a=\tb=41": "a=\tbA", "a=": "a", "a=4": "a=4", "=": "", "a == b=3D": "a == b=",
	} {
		if got := string(unquote([]byte(in))); got != want {
			t.Errorf("%.30q gives %.30q", in, got)
		}
	}
}

func TestFromBase64(t *testing.T) {
	whole := base64.StdEncoding.EncodeToString([]byte("rye and wheat"))
	for _, test := range []struct {
		in, want string
		whole    bool
	}{
		{"", "", true}, {whole, "rye and wheat", true}, {strings.TrimRight(whole, "="), "rye and wheat", true}, {whole[:9], "rye an", true}, {" cn\r\nll\t", "rye", true},
		{"cnll*cnll", "rye", false}, {"cnll=cnll", "rye", false},
	} {
		if got, ok := fromBase64([]byte(test.in)); string(got) != test.want || ok != test.whole {
			t.Errorf("%q gives %q, %v", test.in, got, ok)
		}
	}
}
