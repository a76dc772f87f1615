package page

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"      // brotli has no magic and no reader in the standard library
	"github.com/klauspost/compress/gzip" // the standard format, read faster
	"github.com/klauspost/compress/zstd" // zstd has no reader in the standard library

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Text is a page's HTML in UTF-8, before it is parsed.
type Text struct {
	Data        []byte
	Charset     string // see Page
	CharsetFrom string
	Warnings    []string

	// SavedFrom is the address that the page's container, or a comment of what saved
	// it, says that it had; nil for none.
	SavedFrom *url.URL
	places    bool // it names files beside it (dropPlaces)
}

// Address is the page's address: that which the caller knows, or else SavedFrom.
func (t *Text) Address(known *url.URL) *url.URL {
	if known != nil {
		return known
	}
	return t.SavedFrom
}

// layers is how many compressions may lie over each other: a .gz file that was
// served with a Content-Encoding has two.
const layers = 3

// Decode reads a page's bytes to their end, takes it out of what a browser saved it in,
// and makes UTF-8 of it. header is
// the HTTP header they came with and name the file's, each may be empty: brotli
// is known by these alone. Errors are of type *article.Error, with
// CodeTooLarge, CodeTruncated, CodeBadEncoding, CodeNotHTML or, when reading
// fails, CodeIO.
//
// Reading stops between two pieces once ctx is done. The bytes of a *bytes.Buffer are
// not copied: they must not change before Parse is done.
func Decode(ctx context.Context, r io.Reader, header http.Header, name string, lim Limits) (*Text, error) {
	lim = lim.withDefaults()
	data, err := readBytes(ctx, r, lim.Bytes)
	if errors.Is(err, errLimit) {
		return nil, article.Errorf(article.CodeTooLarge, "input is larger than %d bytes", lim.Bytes)
	} else if err != nil {
		return nil, err
	}
	if data, err = decompress(ctx, data, header, name, lim.Decompressed); err != nil {
		return nil, err
	}
	m, err := openMessage(data)
	if err != nil {
		return nil, err
	}
	if m != nil {
		data, header = m.html, http.Header(m.header)
	}
	contentType, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if err := checkHTML(data, contentType); err != nil {
		return nil, err
	}
	t := toUTF8(data, params["charset"])
	t.SavedFrom, t.places = findSaved(t.Data)
	if m != nil {
		m.complete(t, lim.Decompressed)
	}
	return t, nil
}

var errLimit = errors.New("over the limit")

// readBytes is readAll, without a copy of what is in memory.
func readBytes(ctx context.Context, r io.Reader, limit int64) ([]byte, error) {
	if b, ok := r.(*bytes.Buffer); ok && int64(b.Len()) <= limit {
		return b.Next(b.Len()), nil
	}
	return readAll(ctxReader{ctx, r}, limit)
}

// firstPart is how much room a page gets at first whose length is not known.
const firstPart = 64 << 10

// readAll reads all, up to a limit. It reads parts, each as large as all before it,
// and puts them together at the end: what is over the limit is never held twice.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	next := int64(firstPart)
	if s, ok := r.(interface{ Len() int }); ok && s.Len() > 0 { // as bytes.Reader has it
		next = int64(s.Len()) + 1
	}
	var parts [][]byte
	for total := int64(0); ; next = total {
		part := make([]byte, min(next, limit+1-total))
		n, err := fill(part, r)
		parts, total = append(parts, part[:n]), total+int64(n)
		switch {
		case total > limit:
			return nil, errLimit
		case err == io.EOF:
			return joined(parts), nil
		case err != nil:
			return joined(parts), err
		}
	}
}

// fill is io.ReadFull with the reader's own error at the end: an unexpected one is what
// says that compressed data are cut.
func fill(part []byte, r io.Reader) (n int, err error) {
	for n < len(part) && err == nil {
		var more int
		more, err = r.Read(part[n:])
		n += more
	}
	return n, err
}

func joined(parts [][]byte) []byte {
	if len(parts) == 1 {
		return parts[0]
	}
	return slices.Concat(parts...)
}

// decompress undoes gzip and zstd by their magic numbers, brotli by header or
// name.
func decompress(ctx context.Context, data []byte, header http.Header, name string, limit int64) ([]byte, error) {
	brotliSaid := strings.EqualFold(strings.TrimSpace(header.Get("Content-Encoding")), "br")
	brotliGuessed := !brotliSaid && namesBrotli(name)
	for layer := 0; layer < layers; layer++ {
		var r io.Reader
		var kind string
		switch {
		case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
			gz, err := gzip.NewReader(bytes.NewReader(data))
			if err != nil {
				return nil, compressionError("gzip", err)
			}
			r, kind = &gzipMembers{Reader: gz}, "gzip"
		case bytes.HasPrefix(data, []byte{0x28, 0xb5, 0x2f, 0xfd}):
			zr, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(limit)))
			if err != nil {
				return nil, compressionError("zstd", err)
			}
			defer zr.Close()
			r, kind = zr, "zstd"
		case (brotliSaid || brotliGuessed) && layer == 0 && !looksLikeMarkup(data):
			r, kind = brotli.NewReader(bytes.NewReader(data)), "brotli"
		default:
			return data, nil
		}
		out, err := readAll(ctxReader{ctx, r}, limit)
		if errors.Is(err, errLimit) || errors.Is(err, zstd.ErrDecoderSizeExceeded) {
			return nil, article.Errorf(article.CodeTooLarge, "page is larger than %d bytes once decompressed", limit)
		} else if ctx.Err() != nil {
			return nil, err
		} else if err != nil && kind == "brotli" && brotliGuessed {
			return data, nil // its name alone said so
		} else if err != nil {
			return nil, compressionError(kind, err)
		}
		data = out
	}
	return data, nil
}

// namesBrotli reports whether a file, or the path of an address, ends in .br; so do the
// hosts of Brazil.
func namesBrotli(name string) bool {
	if strings.Contains(name, "://") {
		u, err := url.Parse(name)
		if err != nil {
			return false
		}
		name = u.Path
	}
	return strings.HasSuffix(strings.ToLower(name), ".br")
}

// gzipMembers reads gzip data to the end of their last whole member: what stands behind
// it and is none, as the zeros of a tape, does not count.
type gzipMembers struct {
	*gzip.Reader
	some bool
}

func (g *gzipMembers) Read(b []byte) (int, error) {
	n, err := g.Reader.Read(b)
	g.some = g.some || n > 0
	if g.some && errors.Is(err, gzip.ErrHeader) {
		err = io.EOF
	}
	return n, err
}

func compressionError(kind string, err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return article.Errorf(article.CodeTruncated, "%s data end too early: %w", kind, io.ErrUnexpectedEOF)
	}
	return article.Errorf(article.CodeBadEncoding, "%s data are broken: %w", kind, err)
}

// looksLikeMarkup reports whether the first thing in the bytes is a tag.
func looksLikeMarkup(data []byte) bool {
	data = bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n\f")
	return len(data) > 0 && data[0] == '<'
}

// checkHTML refuses what is plainly something else: by its magic number, by
// NULs that are not UTF-16, or by lacking any tag where nothing calls it HTML.
// A server's Content-Type alone does not refuse a page that looks like one.
func checkHTML(data []byte, contentType string) error {
	if len(bytes.Trim(data, "\xef\xbb\xbf \t\r\n\f<>")) == 0 {
		return nil // a page without content, not an error
	}
	head := data[:min(len(data), 1024)]
	if utf16Order(data) != "" {
		return nil
	}
	sniffed, _, _ := strings.Cut(http.DetectContentType(head), ";")
	switch {
	case sniffed == "text/html", sniffed == "text/xml":
		return nil
	case !strings.HasPrefix(sniffed, "text/") && !(sniffed == "application/octet-stream" && hasTag(data) && bytes.IndexByte(head, 0) < 0):
		return article.Errorf(article.CodeNotHTML, "not HTML but %s", sniffed)
	case contentType == "text/html" || contentType == "application/xhtml+xml":
		if hasTag(data) || !isJSON(data) {
			return nil
		}
	case hasTag(data) && !isJSON(data):
		return nil
	}
	if isJSON(data) {
		return article.Errorf(article.CodeNotHTML, "not HTML but JSON")
	}
	return article.Errorf(article.CodeNotHTML, "not HTML but %s: there is no tag in it", sniffed)
}

// hasTag reports whether the bytes hold something that a parser takes for a tag.
func hasTag(data []byte) bool {
	for {
		i := bytes.IndexByte(data, '<')
		if i < 0 || i+1 >= len(data) {
			return false
		}
		c := data[i+1]
		if c == '!' || c == '/' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			return true
		}
		data = data[i+1:]
	}
}

// isJSON reports whether the bytes begin as JSON texts do: { or [ and then what
// JSON allows there.
func isJSON(data []byte) bool {
	data = bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")
	if len(data) < 2 || data[0] != '{' && data[0] != '[' {
		return false
	}
	open := data[0]
	rest := bytes.TrimLeft(data[1:min(len(data), 256)], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	if open == '{' {
		return rest[0] == '"' || rest[0] == '}'
	}
	return strings.IndexByte(`{["-0123456789tfn]`, rest[0]) >= 0
}
