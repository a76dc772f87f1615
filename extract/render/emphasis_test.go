package render

import "testing"

// Delimiters where every version of CommonMark reads them back, tags elsewhere.
func TestEmphasis(t *testing.T) {
	tests := []struct{ html, want string }{
		{"<em>a</em>", "*a*"},
		{"a <strong>b</strong>, c", "a **b**, c"},
		{"<strong>Note: </strong>b", "**Note:** b"},
		{"a<strong> b</strong>", "a **b**"},
		{"<strong>T</strong>he", "**T**he"},
		{"foo<em>bar</em>baz", "foo*bar*baz"},
		{"这是<strong>重要</strong>的", "这是**重要**的"},
		{"这是<strong>“重要”</strong>的", "这是<strong>“重要”</strong>的"},
		{"这是 <strong>“重要”</strong> 的", "这是 **“重要”** 的"},
		{"a<em>(b)</em>", "a<em>(b)</em>"},
		{"<em>(b)</em>c", "<em>(b)</em>c"},
		{"(<em>b</em>)", "(*b*)"},
		{"<strong>$5</strong>", "**$5**"},
		{"€<strong>$5</strong>", "€<strong>$5</strong>"},
		{"<em>\u00a0a</em>", "<em>\u00a0a</em>"},

		{"<em>a</em><em>b</em>", "*a*<em>b</em>"},
		{"<em>a</em><strong>b</strong>", "*a*<strong>b</strong>"},
		{"<em>a</em>*", `*a*\*`},
		{"* <em>a</em>*", `\* *a*\*`},
		{"<em>a * b</em>", "*a * b*"},

		{"<strong><em>a</em></strong>", "***a***"},
		{"<strong><em>a</em> b</strong>", "***a* b**"},
		{"<em><strong>a</strong> b</em>", "***a** b*"},
		{"<strong>a <em>b</em></strong>", "**a *b***"},
		{"<strong>a<em>b</em>c</strong>", "**a<em>b</em>c**"},
		{"<strong>a <em>b.</em></strong>c", "<strong>a <em>b.</em></strong>c"},
		{"<em>a <em>b</em></em>", "*a b*"},
		{"<strong><a href=/x>a</a></strong>", "**[a](/x)**"},
		{"a<strong><a href=/x>a</a></strong>", "a<strong>[a](/x)</strong>"},
		{"<q>a <em>b.</em></q>", "“a *b.*”"},
		{"「<strong>$5</strong>」", "「**$5**」"},
		{"[sic]<em> a</em>", "[sic] *a*"},
		{"x [sic]<em>a</em>", `x [sic\]*a*`},
		{"<strong><em> </em>a</strong>", "**a**"},
		{"<strong>a<br></strong>b", "**a**\\\nb"},
		{"<strong>a<br>b</strong>", "**a\\\nb**"},

		{"a <del>b</del> c", "a ~~b~~ c"},
		{"a<del>b</del>", "a<del>b</del>"},
		{"(<del>b</del>)", "(~~b~~)"},
		{"~5 <del>~6</del>", `~5 ~~\~6~~`},
		{"<del>a~</del>", `<del>a\~</del>`},
		{"<del>a</del><del>b</del>", "~~a~~<del>b</del>"},
		{"<del><em>a</em></del>", "~~*a*~~"},
	}
	for _, test := range tests {
		html := "<p>" + test.html + "</p>"
		body := parse(t, html)
		got := Markdown(body)
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", html, got, test.want)
		}
		if want, back := shown(body), shown(readBack(t, got)); back != want {
			t.Errorf("%s: %s reads back as %q", html, got, back)
		}
	}
}
