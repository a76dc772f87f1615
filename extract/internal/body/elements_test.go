package body

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Arrays of content elements become HTML, whatever their members are called.
func TestElements(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"strings of HTML with a type",
			`[{"type":"text","content":"A <b>b</b>"},{"type":"header","level":3,"content":"C & d"},{"type":"ad","content":"buy"},{"type":"list","list_type":"ordered","items":[{"type":"text","content":"e"},{"type":"text","content":"f"}]},
			{"type":"quote","content_elements":[{"type":"text","content":"g"}]},{"type":"image","url":"https://e.example/h.jpg","caption":"i"},{"type":"interstitial_link","url":"/j","content":"k"}]`,
			`<p>A <b>b</b></p>
<h3>C &amp; d</h3><ol><li>e</li><li>f</li></ol><blockquote><p>g</p></blockquote><figure><img src="https://e.example/h.jpg" alt=""><figcaption>i</figcaption></figure>`},
		{"a document of nodes with marks",
			`[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"A"}]},
			{"type":"paragraph","content":[{"type":"text","text":"b < "},{"type":"text","text":"c","marks":[{"type":"bold"},{"type":"link","attrs":{"href":"https://e.example/?a&b"}}]},{"type":"hardBreak"},{"type":"text","text":"d"}]},
			{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"e"}]}]}]}]`,
			`<h2>A</h2><p>b &lt; <strong><a href="https://e.example/?a&amp;b">c</a></strong><br>d</p><ul><li>e</li></ul>`},
		{"blocks with a style, items without a list",
			`[{"_type":"block","style":"h2","children":[{"_type":"span","text":"A"}]},{"_type":"block","style":"normal","children":[{"_type":"span","text":"b ","marks":[]},{"_type":"span","text":"c","marks":["em"]}]},
			{"_type":"block","style":"normal","listItem":"bullet","children":[{"_type":"span","text":"d"}]},{"_type":"block","style":"normal","listItem":"number","children":[{"_type":"span","text":"e"}]}]`,
			`<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul><ol><li>e</li></ol>`},
		{"nodes with a value",
			`[{"nodeType":"heading-3","content":[{"nodeType":"text","value":"A"}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"b "},{"nodeType":"hyperlink","data":{"uri":"https://e.example/"},"content":[{"nodeType":"text","value":"c"}]}]}]`,
			`<h3>A</h3><p>b <a href="https://e.example/">c</a></p>`},
		{"blocks of an editor",
			`[{"text":"A","type":"header-two"},{"text":"b","type":"unstyled"},{"text":"c","type":"unordered-list-item"},{"text":"d","type":"blockquote"}]`,
			`<h2>A</h2><p>b</p>
<ul><li>c</li></ul><blockquote><p>d</p>
</blockquote>`},
		{"blocks with data or attributes",
			`[{"type":"header","data":{"text":"A","level":4}},{"type":"list","data":{"style":"ordered","items":["b","c"]}},{"blockName":"core/paragraph","innerHTML":"<p>d</p>"},{"name":"core/paragraph","attributes":{"content":"e"}},{"is":"paragraph","props":{"text":"f"}}]`,
			`<h4>A</h4><ol><li>b<li>c</ol><p>d</p><p>e</p>
<p>f</p>
`},
		{"elements of HTML", `[{"tag":"p","children":["a ",{"tag":"strong","children":["b"]}]},{"tag":"h5","children":["c"]}]`, `<p>a <strong>b</strong></p><h5>c</h5>`},
		{"steps", `[{"@type":"HowToStep","name":"A","itemListElement":{"@type":"HowToDirection","text":"b"}},{"@type":"HowToStep","name":"C","text":"d"}]`, "<h3>A</h3><p>b</p>\n<h3>C</h3><p>d</p>\n"},
		{"paragraphs without a word on what they are", `["one two three four five six","seven eight nine ten eleven twelve"]`, "<p>one two three four five six</p>\n<p>seven eight nine ten eleven twelve</p>\n"},
		{"objects that hold paragraphs", `[{"k":1,"text":"<p>a</p>"},{"k":2,"text":"<p>b</p>"}]`, "<p>a</p><p>b</p>"},
		{"more advertisements than text", `[{"type":"p","text":"a"},{"type":"ad"},{"type":"ad"},{"type":"promo"},{"type":"newsletter"},{"type":"p","text":"b"}]`, "<p>a</p>\n<p>b</p>\n"},
		{"related articles", `[{"title":"A","text":"<p>a</p>"},{"title":"B","text":"<p>b</p>"}]`, ""},
		{"a menu", `[{"label":"A","href":"/a"},{"label":"B","href":"/b"}]`, ""},
		{"comments", `[{"type":"comment","text":"one two three four five six"},{"type":"comment","text":"seven eight nine ten eleven twelve"}]`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := stateReader{s: c.json, lines: true, room: 1000, deepest: 64}
			v, ok := r.value(0)
			if !ok {
				t.Fatal("not read")
			}
			if diff := cmp.Diff(c.want, elementsHTML(&v)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
