package model

import "testing"

func TestTelling(t *testing.T) {
	group := func(name string) int {
		for g := range tellingWords {
			if tellingWords[g].name == name {
				return g
			}
		}
		t.Fatal(name)
		return 0
	}
	for _, c := range []struct {
		text, group string
		want        byte
	}{
		{"Read also: the ferry sails again", "more", 5},
		{"Lesen Sie auch: Die Fähre fährt wieder", "more", 5},
		{"関連記事 渡し船", "more", 5},
		{"The ferry sails again, says its captain", "more", 0},
		{"Photo: Ana Ruiz / AFP", "credit", 6},
		{"Subscribe to our newsletter", "subscribe", 6},
	} {
		var row [tellings]byte
		tellingColumns(row[:], Words(nil, c.text))
		if got := row[group(c.group)]; got != c.want {
			t.Errorf("%q: %s %d, want %d", c.text, c.group, got, c.want)
		}
	}
}
