package extract_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/render"
)

func ExampleReader() {
	page := `<html lang="en"><head><title>Harbour reopens | The Town Post</title>
<meta name="author" content="Ana Ruiz"><meta property="og:site_name" content="The Town Post"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour reopens</h1>
<p>The harbour opened again on Monday, after eleven weeks of work on its northern wall.</p>
<p>Twelve boats left before dawn, <a href="/fleet">the fleet's office</a> said, and all of them came back with fish.</p>
</article><footer>All rights reserved</footer></body></html>`

	a, err := extract.Reader(context.Background(), strings.NewReader(page), "https://post.example/harbour", extract.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Title, "by", a.Authors[0].Name)
	fmt.Println(render.Markdown(a.Body))
	// Output:
	// Harbour reopens by Ana Ruiz
	// The harbour opened again on Monday, after eleven weeks of work on its northern wall.
	//
	// Twelve boats left before dawn, [the fleet's office](https://post.example/fleet) said, and all of them came back with fish.
}

// Failures carry a code, and their cause.
func ExampleExtract_error() {
	f, err := os.Open("missing.html")
	var body = errorReader{err}
	if err == nil {
		defer f.Close()
	}
	a, err := extract.Extract(context.Background(), extract.Input{Name: "missing.html", Body: body}, extract.Options{})
	var failure *article.Error
	if errors.As(err, &failure) {
		fmt.Println(a.Status, failure.Code, errors.Is(err, fs.ErrNotExist))
	}
	// Output: error not_found true
}

// errorReader is a file that could not be opened.
type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }
