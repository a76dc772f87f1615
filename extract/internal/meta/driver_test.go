package meta

import (
	"bufio"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"
	"bytes"

	"golang.org/x/net/html"
	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func TestDriver(t *testing.T) {
	out := os.Getenv("META_OUT")
	if out == "" {
		t.Skip()
	}
	o, _ := os.Create(out)
	defer o.Close()
	ms, _ := filepath.Glob("/work/shared/corpus/manifest-*.jsonl")
	var pt, ft time.Duration
	for _, m := range ms {
		f, _ := os.Open(m)
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<26)
		for sc.Scan() {
			var r struct{ ID, URL, HTML string }
			json.Unmarshal(sc.Bytes(), &r)
			h, _ := os.Open("/work/shared/corpus/" + r.HTML)
			tx, err := page.Decode(h, nil, r.HTML, page.Limits{})
			h.Close()
			if err != nil {
				continue
			}
			var u *url.URL
			if r.URL != "" {
				u, _ = url.Parse(r.URL)
			}
			t0 := time.Now()
			html.Parse(bytes.NewReader(tx.Data))
			d := time.Since(t0)
			p, err := page.Parse(context.Background(), tx, u, page.Limits{})
			if err != nil {
				continue
			}
			var a article.Article
			t0 = time.Now()
			Fill(&a, p, nil)
			ft += time.Since(t0)
			pt += d
			names := []string{}
			for _, x := range a.Authors {
				names = append(names, x.Name)
			}
			img := ""
			if a.Image != nil {
				img = a.Image.URL
			}
			b, _ := json.Marshal(map[string]any{"id": r.ID, "title": a.Title, "authors": names, "date_published": a.DatePublished, "image": img, "tags": a.Tags, "prov": a.Provenance, "claims": map[string]int{}})
			o.Write(append(b, '\n'))
		}
		f.Close()
	}
	t.Logf("parse %v fill %v ratio %.3f", pt, ft, float64(ft)/float64(pt))
}
