package body

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

func naiveText(n *html.Node, b *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			continue
		}
		if c.DataAtom == atom.Figure || c.DataAtom == atom.Caption || c.DataAtom == atom.Rt {
			continue
		}
		if c.DataAtom == atom.Br {
			b.WriteString("\n")
		}
		naiveText(c, b)
		if page.Block(c.DataAtom) {
			b.WriteString("\n")
		}
	}
}

func TestDrive(t *testing.T) {
	in := os.Getenv("DRIVE")
	if in == "" {
		t.Skip()
	}
	f, _ := os.Open(in)
	out, _ := os.Create(os.Getenv("DRIVE_OUT"))
	w := bufio.NewWriter(out)
	defer w.Flush()
	raw := os.Getenv("DRIVE_RAW") != ""
	var mu sync.Mutex
	var wg sync.WaitGroup
	lines := make(chan string)
	for range 2 {
		wg.Go(func() {
			for l := range lines {
				var r struct{ ID, File, URL string }
				json.Unmarshal([]byte(l), &r)
				g, _ := os.Open(r.File)
				tx, err := page.Decode(g, nil, "", page.Limits{})
				g.Close()
				if err != nil {
					fmt.Println(r.ID, err)
					continue
				}
				u, _ := url.Parse(r.URL)
				if r.URL == "" {
					u = nil
				}
				p, err := page.Parse(context.Background(), tx, u, page.Limits{})
				if err != nil {
					fmt.Println(r.ID, err)
					continue
				}
				title := ""
				for i := int32(0); i < p.Len(); i++ {
					if p.Nodes[i].Tag == atom.H1 {
						title = p.Clean(i)
						break
					}
				}
				var text strings.Builder
				status := ""
				if raw {
					if m := byReadability(context.Background(), p); m != nil {
						naiveText(Tree(p, m), &text)
					}
				} else {
					res, _ := Find(context.Background(), p, Options{Title: title})
					status = string(res.Status)
					if res.Marks != nil && os.Getenv("DRIVE_WHY") != "" {
						why := map[string]int32{}
						for i := range res.Marks.Of {
							if p.Nodes[i].Flags&page.IsText != 0 && res.Marks.Of[i] != page.None {
								why[res.Marks.Reason(int32(i))] += p.Words(int32(i))
							}
						}
						fmt.Println(r.ID, why)
					} else if res.Marks == nil {
						fmt.Println(r.ID, status, p.Words(p.Body()))
					}
					if res.Tree != nil {
						naiveText(res.Tree, &text)
					}
				}
				b, _ := json.Marshal(map[string]any{"id": r.ID, "content_text": text.String(), "status": status})
				mu.Lock()
				w.Write(append(b, '\n'))
				mu.Unlock()
			}
		})
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		lines <- sc.Text()
	}
	close(lines)
	wg.Wait()
}
