package meta

import (
	"context"
	"fmt"
	"github.com/seed-fabb886e/pith/extract/internal/page"
	"net/url"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	f := os.Getenv("DBG")
	if f == "" {
		t.Skip()
	}
	fh, _ := os.Open(f)
	tx, _ := page.Decode(fh, nil, f, page.Limits{})
	u, _ := url.Parse(os.Getenv("DBGURL"))
	p, _ := page.Parse(context.Background(), tx, u, page.Limits{})
	r := &reading{p: p, found: collect(p)}
	for _, rd := range readers {
		rd(r)
	}
	fmt.Println("headline", r.headline, p.Clean(r.headline), "words", p.Words(p.Body()))
	for _, m := range r.marks {
		if m.kinds&(kAuthor|kByline|kRelAuthor|kDate|kTime) != 0 {
			fmt.Printf("%d kinds=%b chrome=%v near=%v %q\n", m.node, m.kinds, m.chrome, r.near(m.node), trunc(p.Clean(m.node)))
		}
	}
	for _, l := range r.zone() {
		fmt.Printf("ZONE %d %q\n", l.from, trunc(l.text))
	}
}
func trunc(s string) string {
	if len(s) > 90 {
		return s[:90]
	}
	return s
}
