package batch

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-fabb886e/pith/extract/article"
)

// TestNamerInput: without a template, names are the inputs'.
func TestNamerInput(t *testing.T) {
	for _, test := range []struct {
		a    article.Article
		want string
	}{
		{article.Article{ID: "one", Input: "a.html"}, "one"},
		{article.Article{ID: "7", Input: "list.jsonl:3"}, "7"},
		{article.Article{Input: "list.jsonl:3"}, "list.jsonl-3"},
		{article.Article{Input: "-"}, "stdin"},
		{article.Article{}, "untitled"},

		{article.Article{Input: "a.html"}, "a"},
		{article.Article{Input: "./a/b.html.gz"}, "b"},
		{article.Article{Input: `C:\pages\b.HTM`}, "b"},
		{article.Article{Input: `\\host\share\b.xhtml.zst`}, "b"},
		{article.Article{Input: "a/.html"}, "html"},
		{article.Article{Input: "a.b.c.html"}, "a.b.c"},
		{article.Article{Input: "notes.md"}, "notes.md"},
		{article.Article{Input: "a/"}, "untitled"},
		{article.Article{Input: ".."}, "untitled"},

		{article.Article{Input: "https://x.example/2024/storm-hits.html?a=b#c", URL: "https://x.example/2024/storm-hits.html?a=b#c"}, "storm-hits"},
		{article.Article{Input: "https://x.example/a", URL: "https://x.example/final/"}, "final"},
		{article.Article{Input: "https://x.example/a", URL: "https://x.example/b", CanonicalURL: "https://x.example/c"}, "c"},
		{article.Article{Input: "https://x.example/wiki/St._Louis"}, "St._Louis"},
		{article.Article{Input: "https://x.example/version-2.1-is-out"}, "version-2.1-is-out"},
		{article.Article{Input: "https://x.example/a.php?id=7"}, "a"},
		{article.Article{Input: "https://x.example/%2e%2e%2fetc%2fpasswd"}, "passwd"},
		{article.Article{Input: "https://x.example/a%5cb%00c"}, "a-bc"},
		{article.Article{Input: "https://x.example/index.html", Title: "Storm hits: the coast!"}, "storm-hits-the-coast"},
		{article.Article{Input: "https://www.x.example/"}, "x.example"},
		{article.Article{Input: "https://[::1]:8080/"}, "--1"},
		{article.Article{Input: "file:///"}, "page"},
	} {
		var nm Namer
		if got := nm.Name(&test.a, ".md"); got != test.want+".md" {
			t.Errorf("%q, %q, %q: %q, want %q", test.a.ID, test.a.Input, test.a.URL, got, test.want+".md")
		}
	}
}

// TestNamerTitles: no title is anything but one file's name.
func TestNamerTitles(t *testing.T) {
	for _, test := range []struct{ title, want string }{
		{"Storm hits coast", "Storm hits coast"},
		{"", "untitled"},
		{" ", "untitled"},
		{".", "untitled"},
		{"..", "untitled"},
		{". . .", "untitled"},
		{"../../x", "-..-x"},
		{"/etc/passwd", "-etc-passwd"},
		{`..\..\x`, `-..-x`},
		{"C:stream", "C-stream"},
		{".hidden", "hidden"},
		{"Why?", "Why-"},
		{"ends with dots...", "ends with dots"},
		{"ends with both . .", "ends with both"},
		{"nul\x00and\x1b[31mcolour", "nuland[31mcolour"},
		{"two\nlines\tand tabs", "two lines and tabs"},
		{"line\u2028separator", "line separator"},
		{"\u202egnp.exe", "gnp.exe"},
		{"\u2066isolated\u2069 \ufeffmark", "isolated mark"},
		{"bad \xff\xc3 bytes", "bad  bytes"},
		{"replacement \ufffd", "replacement"},
		{"CON", "_CON"},
		{"con.txt", "_con.txt"},
		{"nul .txt", "_nul .txt"},
		{"Lpt9", "_Lpt9"},
		{"COM\u00b2", "_COM\u00b2"},
		{"CONIN$", "_CONIN$"},
		{"COM10", "COM10"},
		{"Control", "Control"},
		{"\U0001F600 emoji \U0001F468\u200d\U0001F469", "\U0001F600 emoji \U0001F468\U0001F469"},
		{"\U0001F600", "\U0001F600"},
		{"cafe\u0301", "caf\u00e9"},
		{"{date}/{n}", "{date}-{n}"},
		{strings.Repeat("\u6c34", 300), strings.Repeat("\u6c34", 40)},
		{strings.Repeat("a", 300), strings.Repeat("a", 120)},
		{strings.Repeat("a", 119) + "\U0001F600", strings.Repeat("a", 119)},
		{strings.Repeat("a", 118) + "...b", strings.Repeat("a", 118)},
	} {
		nm := Namer{Template: "{title}"}
		if got := nm.Name(&article.Article{Title: test.title}, ".md"); got != test.want+".md" {
			t.Errorf("%q: %q, want %q", test.title, got, test.want+".md")
		}
	}
}

func TestNamerTemplates(t *testing.T) {
	full := article.Article{
		ID: "a/7", Input: "p.html", URL: "https://www.X.example:80/2024/storm", Title: "Storm hits coast", DatePublished: "2024-09-21T09:10:00Z",
	}
	for _, test := range []struct {
		template string
		a        article.Article
		want     string
	}{
		{"{date}-{slug}", full, "2024-09-21-storm"},
		{"{host}/{n}-{title}", full, "x.example/1-Storm hits coast"},
		{"{id}", full, "a-7"},
		{"{id}{id}", full, "a-7a-7"},
		{"plain", full, "plain"},
		{"a}b", full, "a}b"},
		{"{date}", article.Article{DatePublished: "2024"}, "2024"},
		{"{date}", article.Article{DatePublished: "../../../../etc"}, "-..-..-"},
		{"{title}/{n}", article.Article{Title: ".."}, "untitled/1"},
		{"{title}/{n}", article.Article{Title: "a/b"}, "a-b/1"},
		{"..{n}", full, "1"},
		{`a\{n}`, full, "a-1"},
		{"{date} {title} {slug} {host} {id}", article.Article{}, "undated untitled untitled nohost noid"},
	} {
		if err := CheckTemplate(test.template); err != nil {
			t.Errorf("%q: %v", test.template, err)
		}
		nm := Namer{Template: test.template}
		if got := nm.Name(&test.a, ".md"); got != test.want+".md" {
			t.Errorf("%q: %q, want %q", test.template, got, test.want+".md")
		}
	}
}

func TestCheckTemplate(t *testing.T) {
	for template, want := range map[string]string{
		"":             `name "": "" is no file's name`,
		"/{n}":         `name "/{n}": begins with a slash`,
		"{n}/":         `name "{n}/": "" is no file's name`,
		"a//b":         `name "a//b": "" is no file's name`,
		"a/./b":        `name "a/./b": "." is no file's name`,
		"../{n}":       `name "../{n}": ".." is no file's name`,
		"{host}/../a":  `name "{host}/../a": ".." is no file's name`,
		"{author}":     `name "{author}": {author is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
		"{n":           `name "{n": {n is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
		"{}":           `name "{}": { is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
		"{{n}}":        `name "{{n}}": {{n is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
		"{title}/{N}":  `name "{title}/{N}": {N is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
		"{title /{n}}": `name "{title /{n}}": {title /{n is none of {date}, {title}, {slug}, {host}, {id}, {n}`,
	} {
		if err := CheckTemplate(template); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", template, err, want)
		}
	}
}

// TestNamerCollisions: no name is given twice, nor one that a file system takes
// for the same.
func TestNamerCollisions(t *testing.T) {
	for _, test := range []struct {
		name     string
		template string
		titles   []string
		want     []string
	}{
		{"equal", "{title}", []string{"a", "a", "a"}, []string{"a", "a-2", "a-3"}},
		{"number taken later", "{title}", []string{"a", "a", "a-2", "a"}, []string{"a", "a-2", "a-2-2", "a-3"}},
		{"number taken before", "{title}", []string{"a-2", "a", "a"}, []string{"a-2", "a", "a-3"}},
		{"case", "{title}", []string{"Storm", "storm", "STORM"}, []string{"Storm", "storm-2", "STORM-3"}},
		{"final sigma", "{title}", []string{"\u03bf\u03c3", "\u03bf\u03c2"}, []string{"\u03bf\u03c3", "\u03bf\u03c2-2"}},
		{"sharp s", "{title}", []string{"Stra\u00dfe", "STRASSE"}, []string{"Stra\u00dfe", "STRASSE-2"}},
		{"Kelvin", "{title}", []string{"k", "\u212a"}, []string{"k", "K-2"}},
		{"NFC and NFD", "{title}", []string{"\u00e9", "e\u0301"}, []string{"\u00e9", "\u00e9-2"}},
		{"selector", "{title}", []string{"\u2764\ufe0f", "\u2764"}, []string{"\u2764\ufe0f", "\u2764-2"}},
		{"made equal", "{title}", []string{"a/b", "a:b", "a?b"}, []string{"a-b", "a-b-2", "a-b-3"}},
		{"cut equal", "{title}", []string{strings.Repeat("a", 200), strings.Repeat("a", 201)}, []string{strings.Repeat("a", 120), strings.Repeat("a", 120) + "-2"}},
		{"device", "{title}", []string{"CON", "_con"}, []string{"_CON", "_con-2"}},
		{"folders", "{title}/x", []string{"A", "a"}, []string{"A/x", "a/x-2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			nm := Namer{Template: test.template}
			for i, title := range test.titles {
				if got := nm.Name(&article.Article{Title: title}, ".md"); got != test.want[i]+".md" {
					t.Errorf("%q: %q, want %q", title, got, test.want[i]+".md")
				}
			}
		})
	}
}

// FuzzNamer: whatever a page, a list or a user says, names are files of the
// folder that every file system takes, and no two are the same.
func FuzzNamer(f *testing.F) {
	for _, template := range []string{"", "{title}", "{id}", "{date}/{host}-{n}", "{slug}.{title}"} {
		f.Add(template, "A title", "7", "https://x.example/a.html", "2024-09-21", "a.html")
		f.Add(template, "../../x\x00\u202e", "CON.", "https://[::1]/..%2f..%2fetc", "..", `..\..`)
		f.Add(template, strings.Repeat("\u6c34", 100), "\u03c2", "-", "", "-")
	}
	f.Fuzz(func(t *testing.T, template, title, id, address, date, input string) {
		if template != "" && CheckTemplate(template) != nil {
			t.Skip()
		}
		nm := Namer{Template: template}
		var given []string
		for _, a := range []article.Article{
			{Title: title, ID: id, URL: address, DatePublished: date, Input: input},
			{Title: title, ID: id, URL: address, DatePublished: date, Input: input},
			{Title: strings.ToUpper(title), ID: strings.ToUpper(id), CanonicalURL: address, Input: input},
			{Title: norm.NFD.String(title), ID: norm.NFD.String(id), Input: address},
			{Title: input, ID: title},
			{Title: title + "-2", ID: id + "-2", Input: input + "-2"},
		} {
			name := nm.Name(&a, ".md")
			checkName(t, name)
			for _, other := range given {
				if same := norm.NFD.String(name); strings.EqualFold(same, norm.NFD.String(other)) {
					t.Errorf("%q and %q are one file", name, other)
				}
			}
			given = append(given, name)
		}
	})
}

// checkName fails the test if some file system does not take a name, or takes it
// for more than a file of its folder.
func checkName(t *testing.T, name string) {
	t.Helper()
	if !filepath.IsLocal(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		t.Errorf("%q leads out", name)
	}
	if !utf8.ValidString(name) {
		t.Errorf("%q is not UTF-8", name)
	}
	if strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`\:*?"<>|`, r)
	}) {
		t.Errorf("%q has characters that no name should have", name)
	}
	for _, part := range strings.Split(name, "/") {
		if part == "" || len(part) > 255 || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.TrimSpace(part) != part {
			t.Errorf("%q: %q is no name, or hidden", name, part)
		}
	}
}
