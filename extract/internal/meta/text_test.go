package meta

import (
	"slices"
	"strings"
	"testing"
)

func TestHasAnyFold(t *testing.T) {
	words := []string{"author", " writer", "/login"}
	for _, c := range []struct {
		text string
		want bool
	}{
		{"", false},
		{"box-author", true},
		{"boxAUTHORname", true},
		{"our Writer", true},
		{"writer", false},
		{"/LogIn", true},
		{"Olog\u212an/logi", false},
		{"auth", false},
	} {
		if got := hasAnyFold(c.text, words); got != c.want {
			t.Errorf("hasAnyFold(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}

// TestMayAnnounce: no word that begins a byline may be passed over by the look at its head.
func TestMayAnnounce(t *testing.T) {
	for _, words := range byWordIndex() {
		for _, w := range words {
			for _, text := range []string{w.word + " Ana Ruiz", strings.ToUpper(w.word) + ": Ana Ruiz", "— " + w.word + "\n Ana Ruiz", w.word + "\u00a0Ana"} {
				if !mayAnnounce(text) {
					t.Errorf("mayAnnounce(%q) = false", text)
				}
			}
		}
	}
	for _, text := range []string{"", "by", "Rye is sown late", "Byte by byte", "12,000"} {
		if mayAnnounce(text) {
			t.Errorf("mayAnnounce(%q) = true", text)
		}
	}
}

func TestTitlePieces(t *testing.T) {
	for _, c := range []struct {
		title string
		want  []string
	}{
		{"Rye", []string{"Rye"}},
		{"Rye | The Tidings", []string{"Rye", "The Tidings"}},
		{"Rye // Farming - The Tidings", []string{"Rye", "Farming", "The Tidings"}},
		{"黑麦｜农业", []string{"黑麦", "农业"}},
		{"Rye-bread: how – and when", []string{"Rye-bread: how", "and when"}},
	} {
		var got []string
		for _, p := range titlePieces(c.title) {
			got = append(got, p.text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("titlePieces(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"", "-", true},
		{"Rye", "RYE!", true},
		{"The Rye-Bread, of old", "the ryebread of old", true},
		{"Große Äcker", "große äcker", true},
		{"黑麦", "黑 麦", true},
		{"Rye", "Ryes", false},
		{"Ryes", "Rye", false},
		{"Rye 1", "Rye 2", false},
		{"a\xffb", "ab", true},
	} {
		if got := same(c.a, c.b); got != c.want || got != (fold(c.a) == fold(c.b)) {
			t.Errorf("same(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
