package hostile

import (
	"bytes"
	"unicode/utf16"

	"golang.org/x/text/encoding/htmlindex"
)

// The story in other scripts, and words of it.
const (
	russian      = "Смотритель старого маяка каждый вечер поднимается по двумстам ступеням, заводит механизм и записывает погоду в толстую книгу, как делала её мать. "
	russianWords = "старого маяка"

	japanese      = "灯台守は毎晩二百段の階段を上り、灯芯を整え、レンズを回すぜんまいを巻いて、その日の天気を帳面に書き留める。母親もそうしていた。"
	japaneseWords = "灯台守は毎晩"

	chinese      = "灯塔的看守人每天晚上都要爬上两百级台阶，修剪灯芯，给转动透镜的发条上弦，并把天气写进一本厚厚的册子里，就像她的母亲从前那样。"
	chineseWords = "灯塔的看守人"

	traditional      = "燈塔的看守人每天晚上都要爬上兩百級臺階，修剪燈芯，給轉動透鏡的發條上弦，並把天氣寫進一本厚厚的冊子裡，就像她的母親從前那樣。"
	traditionalWords = "燈塔的看守人"

	korean      = "등대지기는 매일 저녁 이백 개의 계단을 올라 심지를 다듬고 렌즈를 돌리는 태엽을 감은 뒤 두꺼운 공책에 날씨를 적는다. "
	koreanWords = "이백 개의 계단"

	french      = "La gardienne du phare gravit chaque soir les deux cents marches, remonte le mécanisme et note « le temps qu’il fait » dans un épais cahier, comme sa mère l’avait déjà fait. "
	frenchWords = "le mécanisme et note"

	greek      = "Η φύλακας του παλιού φάρου ανεβαίνει κάθε βράδυ τα διακόσια σκαλιά, κουρδίζει τον μηχανισμό και γράφει τον καιρό σε ένα χοντρό τετράδιο. "
	greekWords = "του παλιού φάρου"

	hebrew      = "שומרת המגדלור עולה בכל ערב במאתיים המדרגות, מותחת את המנגנון ורושמת את מזג האוויר במחברת עבה, כפי שעשתה אמה. "
	hebrewWords = "שומרת המגדלור"
)

func encodingCases() []Case {
	return append([]Case{
		labelled("encoding/utf8", russianWords, russian, "utf-8", ""),
		holds("encoding/utf8-bom", russianWords, seq(text("\ufeff"), foreign(russian, ""))),
		holds("encoding/utf8-bom-wrong-label", russianWords, seq(text("\ufeff"), foreign(russian, "windows-1251"))),
		keeps("encoding/utf8-bom-within", story(text("<p>one\ufefftwo</p>\ufeff<p>\ufeff</p>")), "\ufeff"),
		labelled("encoding/shift-jis", japaneseWords, japanese, "shift_jis", "Shift_JIS"),
		labelled("encoding/shift-jis-bare", japaneseWords, japanese, "shift_jis", ""),
		labelled("encoding/euc-jp", japaneseWords, japanese, "euc-jp", "EUC-JP"),
		labelled("encoding/euc-jp-bare", japaneseWords, japanese, "euc-jp", ""),
		labelled("encoding/iso-2022-jp", japaneseWords, japanese, "iso-2022-jp", "ISO-2022-JP"),
		labelled("encoding/gbk", chineseWords, chinese, "gbk", "gbk"),
		labelled("encoding/gbk-bare", chineseWords, chinese, "gbk", ""),
		labelled("encoding/gb18030", chineseWords, chinese, "gb18030", "GB18030"),
		labelled("encoding/big5", traditionalWords, traditional, "big5", "Big5"),
		labelled("encoding/big5-bare", traditionalWords, traditional, "big5", ""),
		labelled("encoding/euc-kr", koreanWords, korean, "euc-kr", "ks_c_5601-1987"),
		labelled("encoding/euc-kr-bare", koreanWords, korean, "euc-kr", ""),
		labelled("encoding/windows-1251", russianWords, russian, "windows-1251", "windows-1251"),
		labelled("encoding/windows-1251-bare", russianWords, russian, "windows-1251", ""),
		labelled("encoding/koi8-r", russianWords, russian, "koi8-r", "KOI8-R"),
		labelled("encoding/ibm866", russianWords, russian, "ibm866", "cp866"),
		labelled("encoding/latin1-is-1252", frenchWords, french, "windows-1252", "iso-8859-1"),
		labelled("encoding/windows-1253", greekWords, greek, "windows-1253", "windows-1253"),
		labelled("encoding/windows-1255", hebrewWords, hebrew, "windows-1255", "windows-1255"),
		labelled("encoding/utf16-is-utf8", russianWords, russian, "utf-8", "utf-16"),
		labelled("encoding/label-unknown", russianWords, russian, "utf-8", "sailor-8"),
		labelled("encoding/label-spaced", russianWords, russian, "windows-1251", " '  Windows-1251  ' "),
		labelled("encoding/label-user-defined", frenchWords, french, "utf-8", "x-sjis-none"),
		{Name: "encoding/label-wrong-sjis", Want: Any, Data: foreign(russian, "Shift_JIS").bytes},
		{Name: "encoding/label-wrong-utf8", Want: Any, Data: inCharset(foreign(russian, "utf-8"), "windows-1251").bytes},
		holds("encoding/label-late", russianWords, inCharset(foreign(russian, "").replace("<head>", "<head><!--"+string(rep(3000, "-x").bytes())+"--><meta charset=windows-1251>"), "windows-1251")),
		holds("encoding/label-twice", russianWords, inCharset(foreign(russian, "windows-1251").replace("<title>", "<meta charset=utf-8><title>"), "windows-1251")),
		holds("encoding/label-http-equiv", russianWords, inCharset(foreign(russian, "").replace("<head>", `<head><meta content="text/html; charset = 'windows-1251'" http-equiv=CONTENT-TYPE>`), "windows-1251")),
		holds("encoding/label-in-comment", russianWords, foreign(russian, "").replace("<head>", "<head><!-- <meta charset=koi8-r> -->")),
		holds("encoding/label-in-script", russianWords, foreign(russian, "").replace("<head>", `<head><title></title><script>"<meta charset=koi8-r>"</script><meta charset=utf-8>`)),

		holds("encoding/utf16le-bom", russianWords, inUTF16(seq(text("\ufeff"), foreign(russian, "")), false)),
		holds("encoding/utf16be-bom", japaneseWords, inUTF16(seq(text("\ufeff"), foreign(japanese, "utf-8")), true)),
		survives("encoding/utf16le-bare", inUTF16(foreign(french, ""), false)),
		survives("encoding/utf16be-bare", inUTF16(foreign(french, ""), true)),
		survives("encoding/utf16-odd", seq(inUTF16(seq(text("\ufeff"), foreign(french, "")), false), text("x"))),
		survives("encoding/utf16-lone", seq(inUTF16(seq(text("\ufeff"), foreign(french, "")), false), rep(1000, "\x00\xd8"))),
		survives("encoding/utf32le-bom", inUTF32(seq(text("\ufeff"), foreign(russian, "")))),
		survives("encoding/utf32le-bare", inUTF32(foreign(russian, ""))),
	}, bytesCases()...)
}

// bytesCases hold bytes that stand for no character, or for one in a charset that
// browsers gave up because scripts could hide in it.
func bytesCases() []Case {
	return []Case{
		keeps("encoding/utf7", story(text("<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>")).replace(`"utf-8"`, `"utf-7"`)),
		survives("encoding/iso-2022-kr", story().replace(`"utf-8"`, `"iso-2022-kr"`)),
		survives("encoding/hz", story(text("<p>~{<:~}</p>")).replace(`"utf-8"`, `"hz-gb-2312"`)),
		survives("encoding/iso-2022-jp-escapes", story(text("<p>\x1b$B<script>\x1b(B \x1b(J\\\x1b(I!</p>")).replace(`"utf-8"`, `"iso-2022-jp"`)),
		survives("encoding/replacement", story().replace(`"utf-8"`, `"replacement"`)),
		keeps("encoding/mixed-latin1", story(text("<p>c\u00f4te et c\xf4te</p>"))),
		keeps("encoding/mixed-thousands", story(rep(3000, "c\u00f4te et c\xf4te. "))),
		keeps("encoding/overlong", story(text("<p>\xc0\xbcscript\xc0\xbe \xed\xa0\x80 \xf4\x90\x80\x80 \xff\xfe end</p>"))),
		keeps("encoding/overlong-attribute", story(text("<p><a href=\"java\xc0\x8ascript:alert(1)\">x</a> <a href=\"\xe0\x80\xaajavascript:alert(1)\">y</a></p>"))),
		keeps("encoding/continuations", story(text("<p>"), rep(100_000, "\x80"), text("</p>"))),
		keeps("encoding/c1-controls", story(text("<p>a\xc2\x9b31mb\xc2\x90c\xc2\x9d0;d\xc2\x9c</p>")), "\u009b"),
		isRefused("encoding/ff-1MB", "not_html", rep(1_000_000, "\xff")),
	}
}

// foreign is a page of a story in another language, with a label if there is one.
func foreign(s, label string) part {
	meta := ""
	if label != "" {
		meta = `<meta charset="` + label + `">`
	}
	return seq(text("<!DOCTYPE html><html><head>"+meta+"<title>1887</title></head><body><article><h1>1887</h1>"), rep(6, "<p>"+s+s+s+"</p>\n"), text("</article></body></html>"))
}

// labelled is a page in a charset that claims to be in that of the label.
func labelled(name, words, s, charset, label string) Case {
	return holds(name, words, inCharset(foreign(s, label), charset))
}

func inCharset(p part, charset string) part {
	return func(b *bytes.Buffer) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			panic(err)
		}
		encoded, err := e.NewEncoder().Bytes(p.bytes())
		if err != nil {
			panic(err) // the story has a character that the charset lacks
		}
		b.Write(encoded)
	}
}

func inUTF16(p part, bigEndian bool) part {
	return func(b *bytes.Buffer) {
		for _, u := range utf16.Encode([]rune(string(p.bytes()))) {
			if bigEndian {
				b.Write([]byte{byte(u >> 8), byte(u)})
			} else {
				b.Write([]byte{byte(u), byte(u >> 8)})
			}
		}
	}
}

func inUTF32(p part) part {
	return func(b *bytes.Buffer) {
		for _, r := range string(p.bytes()) {
			b.Write([]byte{byte(r), byte(r >> 8), byte(r >> 16), 0})
		}
	}
}
