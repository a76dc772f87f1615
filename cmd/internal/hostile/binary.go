package hostile

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"math/rand/v2"
)

// binaryCases are no HTML, or HTML in a wrapping.
func binaryCases() []Case {
	return []Case{
		isRefused("binary/png", "not_html", seq(text("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x40\x00\x00\x00\x40\x08\x02\x00\x00\x00"), noise(12_000))),
		isRefused("binary/jpeg", "not_html", seq(text("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01"), noise(12_000))),
		isRefused("binary/pdf", "not_html", seq(text("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\nstream\n"), deflated(rep(500, keeper)), text("\nendstream\n%%EOF"))),
		isRefused("binary/pdf-with-markup", "not_html", seq(text("%PDF-1.4\n1 0 obj<</S/URI>>endobj\n"), story())),
		isRefused("binary/zip", "not_html", seq(text("PK\x03\x04\x14\x00"), noise(6000))),
		isRefused("binary/elf", "not_html", seq(text("\x7fELF\x02\x01\x01"), rep(9, "\x00"), noise(20_000))),
		isRefused("binary/ole", "not_html", seq(text("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), noise(6000))),
		isRefused("binary/mp4", "not_html", seq(text("\x00\x00\x00\x20ftypisom\x00\x00\x02\x00"), noise(6000))),
		isRefused("binary/json", "not_html", asJSON()),
		isRefused("binary/noise-1MB", "not_html", noise(1_000_000)),
		survives("binary/noise-with-tags", noiseAndTags()),
		survives("binary/page-then-noise", seq(story(), noise(200_000))),
		survives("binary/noise-then-page", seq(noise(3000), story())),
		survives("binary/gif-and-page", seq(text("GIF89a/*"), story(), text("*/=1;"))),
		survives("binary/css", rep(2000, "p > a { color: red }\n")),
		survives("binary/script", rep(2000, "if (a < b && c > d) { document.write('<p>x') }\n")),
		survives("binary/rss", rss()),
		survives("binary/rss-in-html", page(text(""), rss())),
		survives("binary/atom", seq(text(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;script>alert(1)&lt;/script>`), text(keeper), text("</content></entry></feed>"))),
		survives("binary/svg-file", text(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><text>lamp</text></svg>`)),
		survives("binary/xml-entities", text(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "oil"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><html><body><p>&b; &c;</p></body></html>`), "root:"),
		keeps("binary/mhtml", seq(text(related), part1("quoted-printable"), story().replace("=", "=3D"), text("\r\n--sea--"))),
		keeps("binary/mhtml-cut", seq(text(related), part1("8bit"), story())),
		keeps("binary/mhtml-ids", seq(text(related), part1("8bit"), story(), rep(1_000_000, "<img src=cid:1@sea>"), text("\r\n--sea\r\nContent-ID: <1@sea>\r\nContent-Location: https://sea.example/"), rep(60_000, "x"), text("\r\n\r\n\r\n--sea--"))),
		keeps("binary/mhtml-active-id", seq(text(related), part1("8bit"), story().replace("</article>", "<img src=cid:1@sea><a href=cid:1@sea>lamp</a></article>"), text("\r\n--sea\r\nContent-ID: <1@sea>\r\nContent-Location: https://sea.example/\"onerror=alert(1)><script>alert(1)</script>\r\n\r\n\r\n--sea--"))),
		keeps("binary/mhtml-parts", seq(text(related), part1("8bit"), story(), rep(2_000_000, "\r\n--sea\r\n\r\n"))),
		keeps("binary/mhtml-address", seq(text("Snapshot-Content-Location: javascript:alert(1)\r\nContent-Location: https://user:secretpass@sea.example/\r\n"+related), part1("8bit"), story(), text("\r\n--sea--")), "secretpass"),
		isRefused("binary/mhtml-nested", "not_html", seq(text(related), rep(100_000, "--sea\r\nContent-Type: multipart/related; boundary=sea\r\n\r\n"))),
		isRefused("binary/mhtml-boundaries", "truncated", seq(text(related), rep(5_000_000, "--sea--sea "))),
		keeps("binary/saved-comment", seq(text("<!-- saved from url=(99)javascript:alert(1) -->"), story())),

		survives("binary/gzip-page.gz", gzipped(story())),
		survives("binary/gzip-named-html", gzipped(story())),
		survives("binary/gzip-cut.gz", gzipped(seq(story(), noise(3000))).cut(2500)),
		survives("binary/gzip-header.gz", text("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")),
		survives("binary/gzip-noise.gz", seq(text("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), noise(3000))),
		survives("binary/gzip-then-noise.gz", seq(gzipped(story()), noise(500))),
		survives("binary/gzip-of-gzip.gz", gzipped(gzipped(gzipped(story())))),
		survives("binary/gzip-members.gz", rep(2000, string(gzipped(text("<p>"+keeper)).bytes()))),
		isRefused("binary/gzip-of-png.gz", "not_html", gzipped(seq(text("\x89PNG\r\n\x1a\n"), noise(2000)))),
		isRefused("binary/gzip-bomb.gz", "too_large", bomb("<p>tick, tock</p>", 400_000_000)),
		isRefused("binary/gzip-bomb-spaces", "too_large", bomb(" ", 300_000_000)),
		isRefused("binary/gzip-bomb-comment.gz", "too_large", gzipped(seq(text("<!--"), rep(1<<18, string(rep(800, "-").bytes()))))),
		survives("binary/gzip-names", seq(text("\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03"), rep(1_000_000, "n"))),
	}
}

// related is the header of a page that a browser saved.
const related = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=sea\r\n\r\n"

// part1 is the header of the part that is the page.
func part1(encoding string) part {
	return text("--sea\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n")
}

// noise is n random bytes, always the same.
func noise(n int) part {
	return func(b *bytes.Buffer) {
		r := rand.New(rand.NewPCG(3, uint64(n)))
		for range n {
			b.WriteByte(byte(r.Uint32()))
		}
	}
}

func noiseAndTags() part {
	return func(b *bytes.Buffer) {
		b.WriteString("<html><body>")
		for range 2000 {
			b.WriteString("<p>")
			noise(60)(b)
		}
	}
}

func asJSON() part {
	return func(b *bytes.Buffer) {
		if err := json.NewEncoder(b).Encode(map[string]string{"title": title, "html": string(story().bytes())}); err != nil {
			panic(err) // strings encode
		}
	}
}

func rss() part {
	return seq(text(`<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>`),
		rep(200, "<item><title>Watch</title><link>javascript:alert(1)</link><description>&lt;img src=x onerror=alert(1)&gt; "+keeper+"</description></item>"), text("</channel></rss>"))
}

func deflated(p part) part {
	return func(b *bytes.Buffer) {
		w := zlib.NewWriter(b)
		w.Write(p.bytes())
		w.Close()
	}
}

func gzipped(p part) part {
	return func(b *bytes.Buffer) {
		w := gzip.NewWriter(b)
		w.Write(p.bytes())
		w.Close()
	}
}

// bomb is a gzip of size bytes of s, which are never in memory at once.
func bomb(s string, size int) part {
	return func(b *bytes.Buffer) {
		w := gzip.NewWriter(b)
		const piece = 1 << 20
		for block := rep(piece/len(s), s).bytes(); size > 0; size -= len(block) {
			w.Write(block)
		}
		w.Close()
	}
}

func (p part) cut(n int) part {
	return func(b *bytes.Buffer) { b.Write(p.bytes()[:n]) }
}
