package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// TestAlign writes + for a block that is kept, - for one that is not, ? behind a
// verdict that may be wrong, and 0 for a block that does not count.
func TestAlign(t *testing.T) {
	const lead = "The harbour was quiet on the morning of the count."
	const text = "Nobody had expected the boats to come back so early in the year, said the warden."
	for _, c := range []struct {
		name   string
		label  []part
		blocks []string
		want   string
	}{
		{"the text between other blocks", []part{{lead + " " + text, false}}, []string{"Home News Sport Weather", lead, text, "Read more about boats here"}, "-++-"},
		{"what stands twice goes where it fits", []part{{lead + " " + text, false}}, []string{lead, "Menu of all other pages", lead, text, "All about us", text}, "-?-++--?"},
		{"a block that the label has in part", []part{{"The harbour was quiet on the morning", false}}, []string{"The harbour was quiet on the morning said somebody else in other words"}, "+?"},
		{"a block of one word, in order", []part{{"Boats\n" + text, false}}, []string{"Boats", text, "Boats"}, "++-?"},
		{"optional text does not count", []part{{lead, true}, {text, false}}, []string{lead, text}, "0+"},
		{"text out of order", []part{{text + " " + lead, false}}, []string{lead, text}, "+?+"},
		{"no label", nil, []string{lead}, "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var words [][]uint32
			for _, b := range c.blocks {
				words = append(words, model.Words(nil, b))
			}
			var got strings.Builder
			for _, v := range align(words, c.label) {
				switch {
				case v.weight == 0:
					got.WriteString("0")
					continue
				case v.keep:
					got.WriteString("+")
				default:
					got.WriteString("-")
				}
				if v.weight < 1 {
					got.WriteString("?")
				}
			}
			if diff := cmp.Diff(c.want, got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAddTree(t *testing.T) {
	leaf := func(id int, v float64) dumped { return dumped{ID: id, Leaf: &v} }
	top := dumped{ID: 0, Split: "f7", Cond: 12, Yes: 1, No: 2, Children: []dumped{
		leaf(2, -0.5),
		{ID: 1, Split: "f3", Cond: 0.5, Yes: 3, No: 4, Children: []dumped{leaf(3, 0.25), leaf(4, 20)}},
	}}
	var got model.Trees
	if err := addTree(&got, &top); err != nil {
		t.Fatal(err)
	}
	want := model.Trees{
		Nodes: []model.Node{
			{Column: 7, Cut: 11, Left: 1},
			{Column: 3, Cut: 0, Left: 3},
			{Cut: 255, Left: 2, Value: -2048},
			{Cut: 255, Left: 3, Value: 1024},
			{Cut: 255, Left: 4, Value: 32767},
		},
		Ends: []int32{5}, Steps: []uint8{2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
