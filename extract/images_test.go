package extract

import "testing"

func TestSplitCredit(t *testing.T) {
	for _, c := range []struct{ in, text, credit string }{
		{"A boat. Photo: Ana Ruiz", "A boat.", "Ana Ruiz"},
		{"Ein Boot. Foto: A. Ruiz/dpa", "Ein Boot.", "A. Ruiz/dpa"},
		{"A boat (Photograph: Ana Ruiz)", "A boat", "Ana Ruiz"},
		{"Photo: Ana Ruiz", "", "Ana Ruiz"},
		{"A boat on the lake", "A boat on the lake", ""},
		{"At the telephoto: a lens", "At the telephoto: a lens", ""},
		{"In the picture: Ana Ruiz, who was born in the town and has fished its waters since she could walk.", "In the picture: Ana Ruiz, who was born in the town and has fished its waters since she could walk.", ""},
		{"", "", ""},
	} {
		if text, credit := splitCredit(c.in); text != c.text || credit != c.credit {
			t.Errorf("splitCredit(%q) = %q, %q; want %q, %q", c.in, text, credit, c.text, c.credit)
		}
	}
}
