package site

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// ruleFolder is a folder with as many files of the FTR format as are kept in the world.
func ruleFolder(tb testing.TB, n int) string {
	dir := tb.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("site%d.example.txt", i)), []byte(allFTR), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

const manyRules = 2040

// BenchmarkLookup is what a page's host costs before anything else: with no folder
// of rules, and with one of 2,040 that has no file for it.
func BenchmarkLookup(b *testing.B) {
	for _, n := range []int{0, manyRules} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dirs := []string{}
			if n > 0 {
				dirs = append(dirs, ruleFolder(b, n))
			}
			s, err := NewSet(dirs...)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if r, err := s.Lookup("www.news.unknown.example"); r != nil || err != nil {
					b.Fatal(r, err)
				}
			}
		})
	}
}

// BenchmarkLoad is the first look for a host that one of 2,040 files serves: to find,
// read and compile it.
func BenchmarkLoad(b *testing.B) {
	dir := ruleFolder(b, manyRules)
	for b.Loop() {
		s, err := NewSet(dir)
		if err != nil {
			b.Fatal(err)
		}
		if r, err := s.Lookup("www.site1020.example"); r == nil || err != nil {
			b.Fatal(r, err)
		}
	}
}
