package hostile

import "bytes"

// brokenCases are pages that are empty, cut off, or written by no one who read the standard.
func brokenCases() []Case {
	return []Case{
		isEmpty("broken/nothing", text("")),
		isEmpty("broken/spaces", rep(50, " \n\t\r\n ")),
		isEmpty("broken/bom", text("\ufeff")),
		isEmpty("broken/less-than", text("<")),
		isEmpty("broken/tag", text("<html>")),
		isEmpty("broken/comment-alone", text("<!-- nothing -->")),
		isEmpty("broken/comment-swallows", seq(text("<html><head><title>t</title><!-- "), story())),
		isEmpty("broken/script-swallows", seq(text("<html><head><title>t</title><script>"), story())),
		isEmpty("broken/frameset", text("<html><head><title>F</title></head><frameset cols=20%,80%><frame src=a.html><frame src=javascript:alert(1)></frameset><noframes><p>no</p></noframes></html>")),
		isEmpty("broken/refresh-itself", text(`<html><head><meta http-equiv=refresh content="0;url=case.html"><title>r</title></head><body></body></html>`)),
		survives("broken/images-alone", bare(text("<img src=/a.jpg><img src=/b.jpg>"))),

		keeps("broken/comment-unclosed", bare(prose, text("<!-- open "), text(keeper))),
		keeps("broken/script-unclosed", bare(prose, text("<script>var hiddencargo = 1;"), text(keeper)), "hiddencargo"),
		keeps("broken/style-unclosed", bare(prose, text("<style>p{hiddencargo:1}"), text(keeper)), "hiddencargo"),
		keeps("broken/textarea-unclosed", bare(prose, text("<textarea>"), text(keeper))),
		keeps("broken/iframe-unclosed", bare(prose, text("<iframe>"), text(keeper))),
		keeps("broken/select-unclosed", bare(prose, text("<select><option>"), text(keeper))),
		keeps("broken/template-unclosed", bare(prose, text("<template><p>hiddencargo ")), "hiddencargo"),
		survives("broken/title-unclosed", seq(text("<title>it never ends "), prose)),
		survives("broken/plaintext", bare(prose, text("<plaintext><script>alert(1)</script>"))),
		survives("broken/plaintext-first", seq(text("<plaintext>"), story())),
		survives("broken/xmp", seq(text("<xmp>"), story(), text("</xmp>"))),

		keeps("broken/cut-tag", told(text(keeper+"<p clas")).cutAfter("<p clas").after(prose)),
		keeps("broken/cut-attribute", told(text(`<a href="http://s`)).cutAfter("http://s").after(prose)),
		keeps("broken/cut-character", bare(prose, text("<p>phare du caf\xc3")).cutAfter("caf\xc3")),
		keeps("broken/cut-entity", bare(prose, text("<p>lamp &am")).cutAfter("&am")),
		keeps("broken/cut-doctype", seq(prose, text("<!DOCTYPE ht"))),
		keeps("broken/p-unclosed", seq(text("<title>"+title+"</title>"), text("<p>"+first+" "+keeper+"<p>"+second+" "+keeper+"<p>"+third+" "+keeper+"<p>"+keeper))),
		survives("broken/attributes-unquoted", bare(text(`<div class=a"b'c<d data-x='1"2><p title="a" b" c = = d>`), prose)),
		keeps("broken/quote-unclosed", bare(prose, text(`<p title="never closed>`), text(keeper))),

		keeps("broken/nul", story(text("<p>a\x00wick\x00cut</p><p ti\x00tle=a>x</p><scr\x00ipt>alert(1)</scr\x00ipt>")), "\x00"),
		isRefused("broken/nul-1MB", "not_html", rep(1_000_000, "\x00")),
		keeps("broken/references", story(text("<p>refs &#0; &#x110000; &#xD800; &#xFFFE; &#x80; &#99999999999; &nosuch; &amp &#x; &#</p>")), "\x00"),
		keeps("broken/html-twice", seq(text("<html><body onload=alert(1)>"), story(), text("<html lang=x onclick=alert(2)><body id=2>"), story())),
		keeps("broken/head-late", seq(prose, text("<head><title>late</title><meta charset=koi8-r></head><body>"))),
		keeps("broken/after-html", seq(bare(evening), morning)),
		keeps("broken/template", story(text("<template><p>hiddencargo "+keeper+"</p></template>")), "hiddencargo"),
		keeps("broken/noscript", story(text("<noscript><p>"+keeper+"</p><img src=/lens.jpg></noscript>"))),
		keeps("broken/xhtml-cdata", seq(text(`<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>`+title+`</title></head><body><![CDATA[wick & oil]]>`), prose, text("</body></html>"))),
		survives("broken/xhtml-empty-tags", seq(text(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"></script></head><body><div/><a name="x"/>`), prose, text("</body></html>"))),
		survives("broken/xhtml-empty-script", seq(text(`<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/></head><body>`), prose, text("</body></html>"))),
		keeps("broken/svg-cdata", story(text("<svg><![CDATA[</svg><script>alert(1)</script>]]></svg>"))),
		keeps("broken/bogus-comments", story(text("<!x><?php echo 1 ?></ bogus><!--[if IE]><p>hiddencargo</p><![endif]--><!---><!--->")), "hiddencargo"),
		keeps("broken/cr-alone", story().replace("\n", "\r")),
		keeps("broken/form-feeds", story().replace("<p>", "<p\f\f>\f\f")),
		keeps("broken/upper-case", story().replace("<p>", "<P CLASS=X>").replace("</p>", "</P >").replace("article>", "ARTICLE>")),
		survives("broken/text-alone", rep(6, keeper+"\n\n")),
		keeps("broken/hidden", story(text("<p style='display:none'>hiddencargo "+keeper+"</p><p hidden>hiddencargo "+keeper+"</p>")), "hiddencargo"),
		keeps("broken/hidden-by-style", story(text("<p style='DISPLAY : none !important'>hiddencargo "+keeper+"</p><div style='color:red;visibility:hidden'><p>hiddencargo "+keeper+"</p></div>")), "hiddencargo"),
		keeps("broken/image-tag", story(text("<image src=/lens.jpg onerror=alert(1)><isindex><keygen><listing>x</listing>"))),
		keeps("broken/end-br", story(text("</br></p></br>"))),
		keeps("broken/nested-forms", story(text("<form><form><input><form></form></form>"))),
		keeps("broken/nested-links", story(text("<p><a href=/a>one <a href=/b>two <a href=/c>three</p>"))),
	}
}

// cutAfter is what comes before the end of the first s.
func (p part) cutAfter(s string) part {
	return func(b *bytes.Buffer) {
		whole := p.bytes()
		b.Write(whole[:bytes.Index(whole, []byte(s))+len(s)])
	}
}

// after is p behind others.
func (p part) after(before part) part { return seq(before, p) }

func (p part) replace(old, with string) part {
	return func(b *bytes.Buffer) { b.Write(bytes.ReplaceAll(p.bytes(), []byte(old), []byte(with))) }
}
