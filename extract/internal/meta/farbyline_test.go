package meta

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBracketedReporters: whom Chinese papers name in brackets.
func TestBracketedReporters(t *testing.T) {
	text := strings.Repeat("黑麥今年豐收", 10)
	for src, want := range map[string][]string{
		"〔記者林大明、李小四／台北報導〕" + text:               {"林大明", "李小四"},
		"新华社北京1月5日电（记者林大明）" + text:              {"林大明"},
		text + "。（记者林大明）":                       {"林大明"},
		text + "（记者 林大明）" + text:                {"林大明"},
		"（记者 从有关部门获悉）" + text:                   nil,
		"</p><nav>〔記者林大明／台北報導〕</nav><p>" + text: nil,
		"记者林大明说，" + text:                        nil,
		"（记者手记）":                                nil,
		"（记者手记）" + text:                         nil,
		text + "（記者會）":                          nil,
		"（記者會 現場）" + text:                       nil,
	} {
		var got []string
		for _, a := range fill(t, `<html lang="zh"><h1>黑麥</h1><p>`+src+`</p>`, nil).Authors {
			got = append(got, a.Name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
	}
}
