package meta

import (
	"bufio"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func TestDriver(t *testing.T) {
	out := os.Getenv("META_OUT")
	if out == "" {
		t.Skip()
	}
	ms, _ := filepath.Glob("/work/shared/corpus/manifest-*.jsonl")
	type row struct{ ID, URL, HTML string }
	var rows []row
	for _, m := range ms {
		f, _ := os.Open(m)
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<26)
		for sc.Scan() {
			var r row
			if json.Unmarshal(sc.Bytes(), &r) == nil {
				rows = append(rows, r)
			}
		}
		f.Close()
	}
	outs := make([][]byte, len(rows))
	var wg sync.WaitGroup
	ch := make(chan int)
	for w := 0; w < 2; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range ch {
				outs[i] = one(t, rows[i].ID, rows[i].URL, "/work/shared/corpus/"+rows[i].HTML)
			}
		}()
	}
	for i := range rows {
		ch <- i
	}
	close(ch)
	wg.Wait()
	f, _ := os.Create(out)
	defer f.Close()
	for _, b := range outs {
		f.Write(append(b, '\n'))
	}
}

func one(t *testing.T, id, addr, file string) []byte {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tx, err := page.Decode(f, nil, file, page.Limits{})
	if err != nil {
		t.Log(id, err)
		return []byte(`{"id":"` + id + `"}`)
	}
	var u *url.URL
	if addr != "" {
		u, _ = url.Parse(addr)
	}
	p, err := page.Parse(context.Background(), tx, u, page.Limits{})
	if err != nil {
		t.Log(id, err)
		return []byte(`{"id":"` + id + `"}`)
	}
	var a article.Article
	r := fill(&a, p, nil)
	claims := map[string][][]string{}
	for f := field(0); f < fieldCount; f++ {
		for _, c := range r.claims[f] {
			w := ""
			if c.weak {
				w = "weak"
			}
			claims[fieldNames[f]] = append(claims[fieldNames[f]], []string{string(c.Origin), c.Text, w})
		}
	}
	names := []map[string]string{}
	for _, x := range a.Authors {
		names = append(names, map[string]string{"name": x.Name, "url": x.URL})
	}
	img := ""
	if a.Image != nil {
		img = a.Image.URL
	}
	b, err := json.Marshal(map[string]any{"id": id, "title": a.Title, "authors": names, "date_published": a.DatePublished, "date_modified": a.DateModified,
		"image": img, "tags": a.Tags, "section": a.Section, "source": a.Source, "byline": a.Byline, "prov": a.Provenance, "warnings": a.Warnings, "lang": a.Language,
		"site": a.SiteName, "subtitle": a.Subtitle, "summary": a.Summary, "claims": claims, "canonical": a.CanonicalURL})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
