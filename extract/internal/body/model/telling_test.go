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
		sendsOn     bool
	}{
		{"Read also: the ferry sails again", "more", 5, true},
		{"Lesen Sie auch: Die Fähre fährt wieder", "more", 5, true},
		{"関連記事 渡し船", "more", 5, true},
		{"The ferry sails again, says its captain", "more", 0, false},
		{"Sigue leyendo: el barco", "more", 0, true},
		{"Ähnliche Artikel", "more", 0, true},
		{"Photo: Ana Ruiz / AFP", "credit", 6, false},
		{"Subscribe to our newsletter", "subscribe", 6, false},
	} {
		var row [tellings]byte
		_, sendsOn := tellingColumns(row[:], Words(nil, c.text))
		if got := row[group(c.group)]; got != c.want || sendsOn != c.sendsOn {
			t.Errorf("%q: %s %d, sends on %v, want %d, %v", c.text, c.group, got, sendsOn, c.want, c.sendsOn)
		}
	}
}
