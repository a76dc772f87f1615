package model

import (
	"strings"
	"testing"
)

// TestRepeats: what stands twice goes once, in the place where it is said least.
func TestRepeats(t *testing.T) {
	const fill = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p>Five.</p><p>Six.</p><p>Seven.</p><p>Eight.</p><p>Nine.</p><p>Ten.</p><p>Eleven.</p><p>Twelve.</p><p>Thirteen.</p>"
	const text = "How the ferry of the harbour came to lie on the sand"
	const twice = "The ferry takes 20 cars over the bay each day"
	const other = "The ferry takes 35 cars over the bay each day"
	item, head := "<ul><li>"+text+"</li></ul>", "<h2>"+text+"</h2>"
	for _, c := range []struct {
		name, src string
		want      []string // what stays, in order, of the lines that begin with How or The ferry
	}{
		{"a paragraph of another box", "<div><p>" + text + "</p></div>" + fill + "<div><p>" + text + "</p></div>", []string{"P " + text}},
		{"an item before its heading", item + fill + head, []string{"H2 " + text}},
		{"an item before its paragraph", item + fill + "<p>" + text + "</p>", []string{"P " + text}},
		{"an item behind the heading", head + fill + item, []string{"H2 " + text}},
		{"two items", item + fill + "<section>" + item + "</section>", []string{"LI " + text}},
		{"other numbers", "<div><p>" + twice + "</p></div>" + fill + "<div><p>" + other + "</p></div>", []string{"P " + twice, "P " + other}},
		{"the same numbers", "<div><p>" + twice + "</p></div>" + fill + "<div><p>" + twice + "</p></div>", []string{"P " + twice}},
		{"a short page", "<div><p>" + text + "</p></div><div><p>" + text + "</p></div>", []string{"P " + text, "P " + text}},
	} {
		p := parse(t, "<body>"+paragraph+c.src)
		s := Read(p)
		sums := make([]int32, len(s.Blocks))
		for i := range sums {
			sums[i] = 3 * Unit
		}
		var got []string
		for i, v := range s.Judge(sums, 0) {
			if text := strings.TrimSpace(s.Blocks[i].Text(p)); v.Kept && (strings.HasPrefix(text, "How") || strings.HasPrefix(text, "The ferry takes")) {
				got = append(got, strings.ToUpper(p.Nodes[s.Blocks[i].Parent].HTML.Data)+" "+text)
			}
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
