package body

import "testing"

func TestTreeLists(t *testing.T) {
	const box, done = `<input type="checkbox"/>`, `<input type="checkbox" checked=""/>`
	for _, c := range []struct{ what, in, want string }{
		{"numbers of its own", "<ol start=3 type=a><li>x<li value=7>y<li>z</ol>", `<ol start="3" type="a"><li>x</li><li value="7">y</li><li>z</li></ol>`},
		{"numbers as they are anyway", "<ol start=1 type=1><li value=1>x<li value=2>y</ol>", "<ol><li>x</li><li>y</li></ol>"},
		{"counted down", "<ol reversed><li>x<li>y<li>z</ol>", `<ol start="3" reversed=""><li>x</li><li>y</li><li>z</li></ol>`},
		{"letters by style", "<ol style='list-style-type: upper-roman'><li>x</ol>", `<ol type="I"><li>x</li></ol>`},
		{"no numbers, no type", "<ol start=-4 type=disc><li value=x>x</ol>", "<ol><li>x</li></ol>"},
		{"an empty item has its number", "<ol><li></li><li>x<li hidden></li><li>y</ol>", `<ol><li value="2">x</li><li>y</li></ol>`},
		{"numbers of two lists", "<ol><li>a<ol start=5><li>b</ol></li><li>c</ol>", `<ol><li>a<ol start="5"><li>b</li></ol></li><li>c</li></ol>`},
		{"list without an item", "<ul><li>a</li><ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
		{"list without any item before", "<ul><ol><li>a</ol></ul>", "<ol><li>a</li></ol>"},
		{"blocks without an item", "<ul><p>a</p><blockquote>b</blockquote><li>c</ul>", "<ul><li><p>a</p><blockquote><p>b</p></blockquote></li><li>c</li></ul>"},
		{"table without an item", "<ul><table><tr><th>a<th>b<tr><td>1<td>2</table></ul>", "<ul><li><table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table></li></ul>"},
		{"item with blocks", "<ul><li>a<p>b</p><pre>c</pre>d</ul>", "<ul><li>a<p>b</p><pre><code>c</code></pre><p>d</p></li></ul>"},
		{"terms and definitions", "<dl><dt>a<dt>b<dd>c<dd>d<div><dt>e<dd><p>f<ul><li>g</ul></div><dt>h</dl>",
			"<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd><dt>e</dt><dd><p>f</p><ul><li>g</li></ul></dd></dl><p><strong>h</strong></p>"},
		{"blocks without a definition", "<dl><dt>a</dt><p>b</p><dl><dt>c<dd>d</dl></dl>", "<dl><dt>a</dt><dd><p>b</p><dl><dt>c</dt><dd>d</dd></dl></dd></dl>"},
		{"tasks of GitHub", "<ul class=contains-task-list><li class=task-list-item><input type=checkbox checked disabled> a<li><p><input type=checkbox> b</p></ul>",
			"<ul><li>" + done + " a</li><li><p>" + box + " b</p></li></ul>"},
		{"tasks of Tiptap", `<ul data-type=taskList><li data-checked=true><label><input type=checkbox checked><span></span></label><div><p>a</p></div></li><li data-checked=false><p>b</p></ul>`,
			"<ul><li><p>" + done + " a</p></li><li><p>" + box + " b</p></li></ul>"},
		{"tasks of Quill", `<ol><li data-list=checked>a<li data-list=unchecked>b<li data-list=bullet>c</ol>`, "<ol><li>" + done + " a</li><li>" + box + " b</li><li>c</li></ol>"},
		{"tasks of Confluence", `<ul class=inline-task-list><li data-inline-task-id=1 class=checked><span>a</span><li data-inline-task-id=2>b</ul>`, "<ul><li>" + done + " a</li><li>" + box + " b</li></ul>"},
		{"tasks of Notion", `<ul class=to-do-list><li><div class="checkbox checkbox-on"></div> <span>a</span></ul>`, "<ul><li>" + done + " a</li></ul>"},
		{"tasks for assistive technology", `<ul><li role=checkbox aria-checked=true>a<li><span role=checkbox aria-checked=false tabindex=0></span> b</ul>`,
			"<ul><li>" + done + " a</li><li>" + box + " b</li></ul>"},
		{"characters are text", "<ul><li>☑ a<li>☐ b</ul>", "<ul><li>☑ a</li><li>☐ b</li></ul>"},
		{"a box elsewhere", "<p><input type=checkbox> a</p><ul><li>b <input type=checkbox> c<li><input type=checkbox><ul><li>d</ul></ul>", "<p>a</p><ul><li>b c</li><li><ul><li>d</li></ul></li></ul>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
