package body

import "testing"

func TestTreeSpaces(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"soft hyphen", "<p>Donau&shy;dampf<b>&shy;schiff</b></p>", "<p>Donaudampf<strong>schiff</strong></p>"},
		{"marks that show nothing", "<p>a&#x200b;b&#x2060;c&#xfeff;d&#x34f;e&#x180e;f<wbr>g</p>", "<p>abcdefg</p>"},
		{"zero-width space in Thai", "<p>สวัสดี&#x200b;ชาว<wbr>โลก&#x200b; x&#x200b;y</p>", "<p>สวัสดี\u200bชาว\u200bโลก xy</p>"},
		{"zero-width space and line break in Khmer", "<p>ភាសា&#x200b;\n<b>ខ្មែរ</b></p>", "<p>ភាសា\u200b<strong>ខ្មែរ</strong></p>"},
		{"joiners and direction marks", "<p>می&zwnj;روم &#x1f468;&zwj;&#x1f469; a&lrm;b</p>", "<p>می\u200cروم \U0001f468\u200d\U0001f469 a\u200eb</p>"},
		{"no-break space", "<p>«&nbsp;oui&nbsp;» 10<b>&nbsp;km</b></p>", "<p>«\u00a0oui\u00a0» 10\u00a0<strong>km</strong></p>"},
		{"run with no-break spaces", "<p>a&nbsp; b &nbsp;c&nbsp;&nbsp;d</p>", "<p>a b c d</p>"},
		{"no-break spaces alone and at ends", "<p>&nbsp;</p><p>&nbsp;a&nbsp;</p><p>&nbsp;<br>&nbsp;</p>", "<p>a</p>"},
		{"other spaces", "<p>&#x3000;a&thinsp;b&#x202f;c&#x3000;d&#x3000;\u2028</p>", "<p>a\u2009b\u202fc\u3000d</p>"},
		{"controls that part lines", "<p>a&#x0b;b&#x2028;c</p>", "<p>a b c</p>"},
		{"icon fonts", "<p><i>\ue001</i> a\ue002b <span>\U000f0001 </span></p>", "<p>a\ue002b</p>"},
		{"a lost character stays, an object goes", "<p>caf\ufffd a\ufffcb</p>", "<p>caf\ufffd a b</p>"},
		{"code", "<pre>a&#x200b;\u00a0b&shy;<wbr>c\n&zwnj;</pre>", "<pre><code>a\u00a0bc\n\u200c</code></pre>"},
		{"line break in Chinese", "<p>汉字\n汉字<b>\n汉</b>\n，字 \n 字</p>", "<p>汉字汉字<strong>汉</strong>，字字</p>"},
		{"spaces in Chinese", "<p>汉字 汉字\nand\n字“\n字</p>", "<p>汉字 汉字 and 字“字</p>"},
		{"line break in Korean", "<p>한국\n사람</p>", "<p>한국 사람</p>"},
		{"blocks in an item", "<ul><li><div>one</div><div>two</div><p>three</p></li></ul>", "<ul><li>one<br/>two<p>three</p></li></ul>"},
		{"blocks in a heading", "<h2>一<div>二</div></h2>", "<h2>一 二</h2>"},
		{"double break in a paragraph", "<p>one<br><br>two</p>", "<p>one</p><p>two</p>"},
		{"blocks by style", "<div><span style='display: block'>one</span><span style='display:block'>two</span></div>", "<p>one</p><p>two</p>"},
		{"lines by style", "<p>one<span style='display:block'>two</span>three</p>", "<p>one<br/>two<br/>three</p>"},
		{"a div in a line", "<div>one<div style='display:inline'>two</div></div>", "<p>onetwo</p>"},
		{"custom elements", "<x-list><x-item>one</x-item><x-item>two</x-item></x-list>", "<p>one</p><p>two</p>"},
		{"custom element in a line", "<p>one <x-time>two</x-time>, three</p><div>a<x-b>c</x-b></div>", "<p>one two, three</p><p>ac</p>"},
		{"button between words", "<p>one<button>x</button>two<svg></svg>three<select><option>z</select>(four)</p>", "<p>one two three(four)</p>"},
		{"picture between words", "<p>one<img src=/p.jpg>two</p>", `<p>one<img src="https://a.example/p.jpg" alt=""/> two</p>`},
		{"menu", "<div><a href=/1>one</a><a href=/2>two</a></div>", `<p><a href="https://a.example/1">one</a> <a href="https://a.example/2">two</a></p>`},
		{"one link in two pieces", "<p><a href=/1>on</a><a href=/1>e</a></p>", `<p><a href="https://a.example/1">on</a><a href="https://a.example/1">e</a></p>`},
		{"one link in two pieces, with a capital", "<p><a href=/1>Harbour</a><a href=/1>Side</a></p>", `<p><a href="https://a.example/1">Harbour</a><a href="https://a.example/1">Side</a></p>`},
		{"elements that meet before a capital", "<p><span>Acme</span><span>Winter boots</span><span><b>€20</b></span><em>Sold out!</em><span>See more</span></p>", "<p>Acme Winter boots<strong>€20</strong> <em>Sold out!</em> See more</p>"},
		{"elements that meet before another letter", "<p><b>O</b><i>nce</i> <b>X</b><i>Y</i> <span>東京</span><span>京都</span></p>", "<p><strong>O</strong><em>nce</em> <strong>X</strong><em>Y</em> 東京京都</p>"},
		{"an element behind text, before a capital", "<p>Java<b>Script</b>, Java<wbr><b>Script</b></p>", "<p>Java<strong>Script</strong>, Java<strong>Script</strong></p>"},
		{"an empty element", "<p>It is loud.<a name=x></a>The boats came.</p>", "<p>It is loud. The boats came.</p>"},
		{"an empty element for a break", "<div>It is loud.<span class='c br'></span>the boats came.<i class=br></i><i class=br></i>And went.</div>", "<p>It is loud.<br/>the boats came.</p><p>And went.</p>"},
		{"parts of a name", "<p><b>json.</b><b>Decoder</b>, <i>std:</i><b>Vector</b>, <i>It is old.</i><b>Sold</b></p>", "<p><strong>json.Decoder</strong>, <em>std:</em><strong>Vector</strong>, <em>It is old.</em> <strong>Sold</strong></p>"},
		{"parts of code", "<p><code><b>get</b><i>Name</i></code></p>", "<p><code><strong>get</strong><em>Name</em></code></p>"},
		{"raised and lowered", "<p>C<sub>2</sub><i>H</i></p>", "<p>C<sub>2</sub><em>H</em></p>"},
		{"animated letters", "<p><span style='display:inline-block'>o</span><span style='display:inline-block'>ne</span></p>", "<p>one</p>"},
	} {
		if got := treeOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
	}
}
