package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/render"
)

// printOptions say how articles are written.
type printOptions struct {
	format                  string
	frontMatter, standalone bool
	content                 render.Content // its style is every format's
}

// write writes one article in the format.
func (p printOptions) write(w io.Writer, a *article.Article) error {
	switch p.format {
	case "json":
		return render.WriteJSON(w, render.NewRecord(a, p.content))
	case "jsonl":
		return render.WriteJSONL(w, render.NewRecord(a, p.content))
	}
	return render.Document(w, a, render.Options{
		Format: render.Format(p.format), FrontMatter: p.frontMatter, Standalone: p.standalone, Style: p.content.Style,
	})
}

// gives reports whether the format has anything for an article: records stand
// for every input, the others for those with content.
func (p printOptions) gives(a *article.Article) bool {
	return p.format == "json" || p.format == "jsonl" || a.Body != nil
}

// ext is the ending of the format's files.
func (p printOptions) ext() string {
	return map[string]string{"markdown": ".md", "json": ".json", "jsonl": ".jsonl", "text": ".txt", "html": ".html"}[p.format]
}

// sink is where a run's articles go.
type sink interface {
	put(a *article.Article) error
	commit() error // the run came to its end
	discard()      // it is over, committed or not
}

// stream prints articles one behind the other.
type stream struct {
	*output
	print   printOptions
	printed bool
}

func (s *stream) put(a *article.Article) error {
	if !s.print.gives(a) {
		return nil
	}
	if between := map[string]string{"text": "\f", "markdown": "\n", "html": "\n"}[s.print.format]; s.printed && between != "" {
		if _, err := s.WriteString(between); err != nil {
			return err
		}
	}
	s.printed = true
	if err := s.print.write(s.output, a); err != nil {
		return err
	}
	return s.flush()
}

// files writes a file for each article.
type files struct {
	folder *batch.Folder
	namer  batch.Namer
	print  printOptions
}

func (f *files) put(a *article.Article) error {
	if !f.print.gives(a) {
		return nil
	}
	name := f.namer.Name(a, f.print.ext())
	path := filepath.Join(f.folder.Path, name)
	if out, err := os.Stat(path); err == nil { // seldom: most are new
		if in, err := os.Stat(a.Input); err == nil && os.SameFile(in, out) {
			return fmt.Errorf("%s is the page itself: it stays, and nothing is written", path)
		}
	}
	return asWriteError(path, f.folder.Write(name, func(w io.Writer) error { return f.print.write(w, a) }))
}

func (f *files) commit() error { return nil }
func (f *files) discard()      { f.folder.Close() }

// openSink opens what -o names: nothing, a file, or a folder.
func openSink(o options, stdout io.Writer) (sink, error) {
	if o.folder {
		folder, err := batch.OpenFolder(o.output)
		if err != nil {
			return nil, asWriteError(o.output, err)
		}
		return &files{folder: folder, namer: batch.Namer{Template: o.name}, print: o.print}, nil
	}
	out, err := openOutput(o.output, stdout)
	if err != nil {
		return nil, err
	}
	return &stream{output: out, print: o.print}, nil
}
