package render

import (
	"fmt"
	"io"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A Format is a form in which a person reads an article.
type Format string

// The formats of Document.
const (
	FormatMarkdown Format = "markdown"
	FormatText     Format = "text"
	FormatHTML     Format = "html"
)

// Options say how Document writes.
type Options struct {
	Format      Format // "" is FormatMarkdown
	FrontMatter bool   // the article's metadata as YAML, above Markdown only
	Standalone  bool   // a whole page with the article's metadata, HTML only
	Style              // of links and pictures, for Markdown and HTML
}

// Document writes the article with its headline, and a line break at the end. It
// writes nothing for an article without content.
func Document(w io.Writer, a *article.Article, o Options) error {
	var write func(*article.Article, Options) []byte
	switch o.Format {
	case FormatMarkdown, "":
		write = markdownDocument
	case FormatText:
		write = textDocument
	case FormatHTML:
		write = htmlDocument
	default:
		return fmt.Errorf("unknown format %q", o.Format)
	}
	if err := o.check(); err != nil {
		return err
	}
	if !hasContent(a) {
		return nil
	}
	_, err := w.Write(append(write(a, o), '\n'))
	return err
}

func markdownDocument(a *article.Article, o Options) []byte {
	body := o.tree(a.Body)
	w := newMarkdownWriter(o.Style, body)
	if title := line(a.Title); title != "" {
		w.heading(1, func() { w.text(title, nil) })
	}
	w.blocks(body)
	w.references()
	if !o.FrontMatter {
		return w.buf
	}
	return append(frontMatter(a), w.buf...)
}

func textDocument(a *article.Article, _ Options) []byte {
	text := Text(a.Body)
	title := line(a.Title)
	if title != "" && text != "" {
		title += "\n\n"
	}
	return []byte(title + text)
}

func htmlDocument(a *article.Article, o Options) []byte {
	if o.Standalone {
		return standaloneDocument(a, o)
	}
	b := appendLanguage([]byte("<article"), a)
	b = append(b, ">\n"...)
	if title := line(a.Title); title != "" {
		b = append(b, "<h1>"...)
		b = appendText(b, title, false)
		b = append(b, "</h1>\n"...)
	}
	body := o.tree(a.Body)
	b = htmlWriter{back: backLinks(body)}.appendBlocks(b, body)
	return append(b, "\n</article>"...)
}
