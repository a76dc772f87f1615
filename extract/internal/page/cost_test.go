package page

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/internal/labelled"
)

// plainCost is what decoding, looking for tangles and parsing may take together, in
// units of html.Parse of the same bytes, once decompressed.
const plainCost = 1.08

// TestPlainPagesPayNothing times that over every eighth page of the folder of labelled
// pages that PITH_CORPUS names. What else the machine does can only add to it, so that the
// best of three measurements counts.
func TestPlainPagesPayNothing(t *testing.T) {
	files := labelled.Pages(t)
	var pages [][]byte
	for i := 0; i < len(files); i += 8 {
		if data := plainBytes(t, files[i]); data != nil {
			pages = append(pages, data)
		}
	}
	for range 3 {
		share := plainShare(t, pages)
		t.Logf("decoding, looking and parsing: %.3f of html.Parse", share)
		if share <= plainCost {
			return
		}
	}
	t.Errorf("they cost more than %g", plainCost)
}

// plainShare takes the best of five runs of each page.
func plainShare(t *testing.T, pages [][]byte) float64 {
	t.Helper()
	var parse, all time.Duration
	for _, data := range pages {
		bestParse, bestAll := time.Hour, time.Hour
		for range 5 {
			bestParse = min(bestParse, timed(t, func() error {
				_, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
				return err
			}))
			bestAll = min(bestAll, timed(t, func() error { return parseAlone(data) }))
		}
		parse, all = parse+bestParse, all+bestAll
	}
	return all.Seconds() / parse.Seconds()
}

// parseAlone is Decode and Parse without the table.
func parseAlone(data []byte) error {
	ctx := context.Background()
	text, err := Decode(ctx, bytes.NewBuffer(data), nil, "", Limits{})
	if err != nil {
		return err
	}
	_, _, _, err = parseTree(ctx, text.Data, Limits{}.withDefaults())
	return err
}

func timed(t *testing.T, f func() error) time.Duration {
	t.Helper()
	began := time.Now()
	if err := f(); err != nil {
		t.Fatal(err)
	}
	return time.Since(began)
}

// plainBytes is a file's page, decompressed, nil for one that is no page.
func plainBytes(t *testing.T, path string) []byte {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data := file
	if strings.HasSuffix(path, ".gz") {
		r, err := gzip.NewReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	if parseAlone(data) != nil {
		return nil
	}
	return data
}
