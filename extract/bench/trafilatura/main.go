// Trafilatura serves go-trafilatura to bench. It is a program of its own so that
// go-dateparser, which go-trafilatura brings, is in no other process: it builds its
// tables before main, and every cycle of the garbage collector walks them.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/markusmobius/go-trafilatura"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

func main() {
	s := worker.Engine("go-trafilatura", run)
	if err := worker.Serve(context.Background(), s, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run has the options of "Trafilatura+Fallback" in go-trafilatura's comparison of
// extractors (scripts/comparison/content.go), those with its best F-score.
func run(_ context.Context, data []byte) error {
	result, err := trafilatura.Extract(bytes.NewReader(data), trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		OriginalURL:     worker.PageURL,
	})
	if err == nil && result.ContentText == "" {
		err = worker.ErrNoText
	}
	return err
}
