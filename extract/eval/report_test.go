package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// body is a page with nothing but a body, of P = R = F1.
func body(id, set, kind string, f1 float64) Page {
	return Page{ID: id, Set: set, Type: kind, Body: &PRF{f1, f1, f1}, Fields: none}
}

var none = Fields{None, None, None, None, None, None, None}

// TestReport: rows by set and, for wcxb, by type; means over the pages that have
// a label; aeb's F1 of the means; segments counted over the row.
func TestReport(t *testing.T) {
	titled := body("w1", "wcxb", "forum", 0.5)
	titled.Title, titled.Failed = 1, true
	segments := func(id string, c Counts) Page { return Page{ID: id, Set: "seg", Segments: &c, Fields: none} }
	dated := Page{ID: "d", Set: "dates", Fields: none}
	dated.Date = 0
	pages := []Page{
		titled, body("w2", "wcxb", "article", 1), body("w3", "wcxb", "", 0),
		{ID: "a1", Set: "aeb", Body: &PRF{1, 0.5, 2. / 3}, Fields: none}, {ID: "a2", Set: "aeb", Body: &PRF{0.5, 1, 2. / 3}, Fields: none},
		segments("s1", Counts{1, 0, 0}), segments("s2", Counts{1, 1, 1}), dated,
	}
	got := text(t, NewReport(pages, ReportOptions{}))
	want := strings.Split(`set                    pages  F1      P       R       with    w/out   title   authors date    image
aeb                        2  0.7500  0.7500  0.7500     -       -       -       -       -       -
dates                      1     -       -       -       -       -       -       -    0.0000     -
seg                        2  0.6667  0.6667  0.6667     -       -       -       -       -       -
wcxb                       3  0.5000  0.5000  0.5000     -       -    1.0000     -       -       -
wcxb:article               1  1.0000  1.0000  1.0000     -       -       -       -       -       -
wcxb:forum                 1  0.5000  0.5000  0.5000     -       -    1.0000     -       -       -
1 pages came back with an error`, "\n")
	for i, line := range want {
		want[i] = strings.TrimRight(line, " ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

// TestTagsColumn: tags have a column where a label has some.
func TestTagsColumn(t *testing.T) {
	pages := Score([]Label{{ID: "a", Set: "s", Tags: []string{"Sea ice", "Wind", "Snow"}}}, []Prediction{{Tags: []string{"wind", "sea  ice", "Rain"}}})
	got := text(t, NewReport(pages, ReportOptions{}))
	if !strings.HasSuffix(got[0], "image   tags") || !strings.HasSuffix(got[1], " 0.6667") {
		t.Errorf("table %q", got)
	}
	if f, err := ParseFloor("tags:s=0.67"); err != nil || f.Short(NewReport(pages, ReportOptions{})) == "" {
		t.Errorf("floor %v, error %v", f, err)
	}
}

// TestCompare: the other run's figure, pages that moved, and the largest moves.
func TestCompare(t *testing.T) {
	f1s := []float64{0.5, 0.9, 0.1, 0.7, 0.7, 0.300}
	others := []float64{0.6, 0.5, 0.9, 0.7, 0.701, 0.296}
	var pages, other []Page
	for i := range f1s {
		id := fmt.Sprint("p", i)
		pages, other = append(pages, body(id, "s", "article", f1s[i])), append(other, body(id, "s", "article", others[i]))
	}
	r := NewReport(pages, ReportOptions{Other: other, Worst: 2, Bootstrap: 50})
	a := r.Rows[0].Against
	if a.Better != 2 || a.Worse != 2 || a.F1.cell() != "0.6162" {
		t.Errorf("against the other run: %+v", a)
	}
	if a.Interval == nil || a.Interval.Low > -0.0828 || a.Interval.High < -0.0828 {
		t.Errorf("the change of -0.0828 is not in %v", a.Interval)
	}
	want := []string{"",
		"losses of s",
		"  p2                                 article        F1 0.100  P 0.100  R 0.100  other 0.900  -0.800",
		"  p0                                 article        F1 0.500  P 0.500  R 0.500  other 0.600  -0.100",
		"",
		"gains of s",
		"  p1                                 article        F1 0.900  P 0.900  R 0.900  other 0.500  +0.400",
		"  p5                                 article        F1 0.300  P 0.300  R 0.300  other 0.296  +0.004",
	}
	lines := text(t, r)
	if diff := cmp.Diff(want, lines[2:]); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
	header := strings.Fields(lines[0])
	if !slices.Contains(header, "better") || !strings.Contains(lines[0], "95 % of the change") {
		t.Errorf("header %q", lines[0])
	}
}

// TestWorst: by set in the order of their first pages, equals as they came,
// pages by segments among them, pages without a figure not.
func TestWorst(t *testing.T) {
	pages := []Page{{ID: "d", Set: "dates", Fields: none}}
	var want []string
	for i := range 30 {
		id := fmt.Sprintf("z%02d", i)
		pages = append(pages, body(id, "z", "", float64(1+i%2)/2))
		if i%2 == 0 {
			want = append(want, id)
		}
	}
	pages = append(pages, Page{ID: "a", Set: "a", Segments: &Counts{1, 0, 1}, Fields: none})
	want = append(want, "z01", "z03")
	var got []string
	lists := NewReport(pages, ReportOptions{Worst: 17}).Lists
	for _, e := range lists[0].Pages {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("worst of z (-want +got):\n%s", diff)
	}
	if len(lists) != 2 || lists[0].Set != "z" || lists[1].Set != "a" || lists[1].What != "worst" || lists[1].Pages[0].ID != "a" {
		t.Errorf("lists %+v", lists)
	}
}

// TestBootstrap: the interval is the same every time, holds the figure, is
// narrower for more pages, and a point where all pages are alike.
func TestBootstrap(t *testing.T) {
	interval := func(copies int, f1s ...float64) Interval {
		var pages []Page
		for range copies {
			for _, f := range f1s {
				pages = append(pages, body("p", "s", "", f))
			}
		}
		r := NewReport(append(pages, Page{Set: "s", Fields: none}), ReportOptions{Bootstrap: 400})
		return *r.Rows[0].Interval
	}
	few, many, again := interval(5, 0, 0.5, 1), interval(500, 0, 0.5, 1), interval(5, 0, 0.5, 1)
	varied := []float64{0.11, 0.232, 0.3433, 0.45, 0.517, 0.63, 0.731, 0.84, 0.9111}
	if a, b := interval(3, varied...), interval(3, varied...); few != again || a != b {
		t.Errorf("%v and %v, %v and %v of the same pages", few, again, a, b)
	}
	if !(few.Low < many.Low && many.Low < 0.5 && 0.5 < many.High && many.High < few.High) {
		t.Errorf("15 pages %v, 1500 pages %v", few, many)
	}
	// the standard error of 1,500 pages is 0.408 / sqrt(1500) = 0.0105
	if width := many.High - many.Low; width < 3*0.0105 || width > 5*0.0105 {
		t.Errorf("%v is %.4f wide, want about 0.041", many, width)
	}
	if one := interval(9, 0.25); one != (Interval{0.25, 0.25}) {
		t.Errorf("equal pages: %v", one)
	}
	if r := NewReport([]Page{{Set: "s", Fields: none}}, ReportOptions{Bootstrap: 9}); r.Rows[0].Interval != nil {
		t.Errorf("no figures: %v", r.Rows[0].Interval)
	}
}

func TestFloors(t *testing.T) {
	page := body("p", "wcxb", "forum", 0.75)
	page.Date = 0.5
	r := NewReport([]Page{page}, ReportOptions{})
	for arg, want := range map[string]string{
		"wcxb=0.75":              "",
		"wcxb:forum=0.7":         "",
		"wcxb:forum=0.7501":      "wcxb:forum: F1 is 0.75, under the floor of 0.7501",
		"date:wcxb=0.5":          "",
		"date:wcxb:forum=0.51":   "wcxb:forum: date is 0.5, under the floor of 0.51",
		"title:wcxb=0":           "wcxb: no page has a label for title",
		"wcxb:listing=0":         "wcxb:listing: no such set",
		"authors:wcxb:forum=0.1": "wcxb:forum: no page has a label for authors",
	} {
		f, err := ParseFloor(arg)
		if err != nil {
			t.Error(err)
		}
		if got := f.Short(r); got != want {
			t.Errorf("%s: %q, want %q", arg, got, want)
		}
	}
	if f, err := ParseFloor("image:a=b:c=0.5"); err != nil || f != (Floor{"a=b:c", "image", 0.5}) {
		t.Errorf("%+v, %v", f, err)
	}
	for _, arg := range []string{"wcxb", "=0.5", "wcxb=", "wcxb=x", "wcxb=95", "wcxb=NaN", "wcxb=-0.1", ""} {
		if f, err := ParseFloor(arg); err == nil {
			t.Errorf("%q is %+v", arg, f)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	page := body("p<1>", "s", "article", 0.5)
	page.Title = 1
	var b bytes.Buffer
	if err := NewReport([]Page{page}, ReportOptions{Worst: 1, Bootstrap: 9}).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	json.Unmarshal([]byte(`{"sets": [{"set": "s", "pages": 1, "f1": 0.5, "precision": 0.5, "recall": 0.5, "with": null, "without": null,
		"title": 1, "authors": null, "date": null, "image": null, "tags": null, "f1_interval": [0.5, 0.5], "against": null}],
		"lists": [{"what": "worst", "set": "s", "pages": [{"id": "p<1>", "type": "article", "f1": 0.5, "precision": 0.5, "recall": 0.5, "other_f1": null}]}],
		"failed": 0}`), &want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}
