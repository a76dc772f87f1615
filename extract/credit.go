package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditLabels stand, with a colon, before the name of who took a picture; all in
// lower case.
var creditLabels = []string{
	"photograph", "photo", "photos", "foto", "fotos", "picture", "pictures", "image", "images", "credit", "credits", "source", "copyright",
	"photographer", "photo by", "image by", "picture by", "illustration", "graphic", "graphics", "video",
	"bild", "bilder", "symbolfoto", "symbolbild", "archivfoto", "archivbild", "fotocredit", "bildquelle", "quelle", "grafik", "fotograf", "fotografin", "foto von",
	"crédit", "crédits", "photographie", "crédito", "créditos", "fotografía", "fotografia", "fuente", "fonte", "immagine", "imagen", "imagem",
	"kuva", "kuvat", "bron", "beeld", "kilde", "källa", "zdjęcie", "źródło", "fot.", "fot", "zdroj", "fotó", "forrás", "fotoğraf", "kaynak",
	"фото", "снимка", "джерело", "источник", "φωτογραφία", "πηγή", "ảnh", "nguồn", "ภาพ",
	"写真", "撮影", "提供", "出典", "图", "图片", "图片来源", "摄影", "图源", "圖", "圖片來源", "攝影", "사진", "صورة", "تصوير", "الصورة", "المصدر", "תצלום", "צילום",
}

// creditPhrases stand before such a name without a colon, at the beginning of a
// sentence.
var creditPhrases = []string{
	"photo by ", "photograph by ", "photos by ", "picture by ", "image by ", "illustration by ", "photo courtesy of ", "image courtesy of ",
	"photo courtesy ", "photo via ", "image via ", "image courtesy ", "courtesy of ", "courtesy ", "photo credit ", "foto von ", "foto de ", "foto di ", "photo de ", "© ", "©", "(c) ", "copyright ",
}

// agencies are what a credit without a label ends with, in lower case.
var agencies = []string{
	"ap", "ap photo", "ap images", "afp", "reuters", "getty", "getty images", "epa", "epa-efe", "dpa", "efe", "ansa", "pa", "pa images", "pa wire", "pa media", "keystone",
	"tass", "ria novosti", "xinhua", "shutterstock", "istock", "istockphoto", "alamy", "alamy stock photo", "unsplash", "pexels", "pixabay", "adobestock", "adobe stock",
	"wikimedia", "wikimedia commons", "imago", "imago images", "picture alliance", "anadolu", "anadolu agency", "aa", "bloomberg", "nurphoto", "ritzau scanpix", "scanpix", "ntb",
	"tt", "belga", "anp", "apa", "lusa", "mti", "ctk", "čtk", "pap", "tanjug", "kyodo", "jiji", "yonhap", "pti", "ani", "ians", "aap", "zuma", "sipa", "rex", "corbis",
}

// The most characters that a credit has.
const creditLength = 80

// splitCredit parts a caption that ends by naming who took the picture ("A boat.
// Photo: Ana Ruiz", "A boat (Ana Ruiz/AFP)") from that name.
func splitCredit(caption string) (text, credit string) {
	for _, split := range []func(string) (string, string){splitDots, splitLabel, splitBracket, splitPhrase, splitAgency} {
		if text, credit = split(caption); credit != "" {
			return strings.TrimRight(text, " (|-–—/[（"), credit
		}
	}
	return caption, ""
}

// splitBracket finds a credit in brackets at the end: "(AP Photo/Ana Ruiz)", "[File: Ana Ruiz/AFP]",
// "(Photo Tidings: Ana Ruiz)". What square brackets hold that has a slash is one.
func splitBracket(caption string) (text, credit string) {
	s := strings.TrimRight(caption, ". ")
	open := strings.LastIndexAny(s, "([")
	if open < 0 || !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "]") || strings.ContainsAny(s[open:len(s)-1], ")]") {
		return caption, ""
	}
	inside := strings.TrimSpace(s[open+1 : len(s)-1])
	if file, name, ok := strings.Cut(inside, ": "); ok && strings.EqualFold(file, "file") {
		inside = name
	}
	if len(inside) > creditLength || strings.Contains(inside, "://") {
		return caption, ""
	}
	if label, name, ok := strings.Cut(inside, ":"); ok && len(strings.Fields(label)) <= 3 {
		first, _, _ := strings.Cut(strings.ToLower(label), " ")
		if name = bareName(name); name != "" && slices.Contains(creditLabels, first) {
			return caption[:open], name
		}
	}
	first, _ := utf8.DecodeRuneInString(inside)
	if namesAgency(inside) || s[open] == '[' && strings.Contains(inside, "/") && unicode.IsUpper(first) {
		return caption[:open], inside
	}
	return caption, ""
}

// splitDots finds "Credit...", as some papers write it for a colon.
func splitDots(caption string) (text, credit string) {
	for _, label := range []string{"Credit...", "Credit…"} {
		at := strings.LastIndex(caption, label)
		if at < 0 {
			continue
		}
		if name := bareName(caption[at+len(label):]); name != "" && len(name) <= creditLength {
			return caption[:at], name
		}
	}
	return caption, ""
}

// splitLabel finds a label with its colon: "Photo: Ana Ruiz".
func splitLabel(caption string) (text, credit string) {
	before, name, width := lastColon(caption)
	if width == 0 || len(name) > creditLength {
		return caption, ""
	}
	before = strings.TrimRight(before, " \u00a0")
	low := strings.ToLower(before)
	if len(low) != len(before) {
		return caption, ""
	}
	for again := true; again; { // "Photo credit:" is two
		again = false
		for _, label := range creditLabels {
			rest, found := strings.CutSuffix(low, label)
			if found && startsWord(rest, label) && (text != "" || credit != "" || isLabel(before, len(rest))) {
				low, again = strings.TrimRight(rest, " /"), true
				text, credit = before[:len(rest)], bareName(name)
			}
		}
	}
	if credit == "" {
		return caption, ""
	}
	return text, credit
}

// isLabel reports whether the word at an offset of a line can be a label and is
// not the last of a sentence's words: it begins the line or a part of it, or has a
// capital.
func isLabel(line string, at int) bool {
	r, _ := utf8.DecodeRuneInString(line[at:])
	before := strings.TrimRight(line[:at], " \u00a0")
	if before == "" || !unicode.IsLower(r) {
		return true
	}
	end, _ := utf8.DecodeLastRuneInString(before)
	if !unicode.IsLetter(end) && !unicode.IsDigit(end) && end != ',' {
		return true
	}
	// "Photo credit:", of which this is the second word.
	first := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	return slices.Contains(creditLabels, first) && isLabel(line, len(before)-len(first))
}

// lastColon cuts at the last colon of a line that does not belong to an address;
// width is 0 where there is none.
func lastColon(s string) (before, after string, width int) {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if r == '：' || r == ':' && !strings.HasPrefix(s[i+1:], "//") || r == '=' && i > 0 {
			return s[:i], s[i+size:], size
		}
	}
	return s, "", 0
}

// startsWord reports whether a word may begin behind s. Scripts without spaces
// put nothing between words.
func startsWord(s, word string) bool {
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.In(first, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// splitPhrase finds a sentence that says it in words or with a sign: "Photo by Ana
// Ruiz", "© Ana Ruiz".
func splitPhrase(caption string) (text, credit string) {
	at := lastSentence(caption)
	if sign := strings.LastIndex(caption, "©"); sign >= 0 && len(caption)-sign <= creditLength {
		at = sign
	}
	last := caption[at:]
	open := strings.TrimLeft(last, "([")
	for _, phrase := range creditPhrases {
		if len(open) <= len(phrase) || !strings.EqualFold(open[:len(phrase)], phrase) {
			continue
		}
		name := bareName(open[len(phrase):])
		if len(name) <= creditLength && !strings.Contains(strings.TrimSuffix(name, "."), ". ") {
			return caption[:at], name
		}
	}
	return caption, ""
}

// splitAgency finds the name of an agency at the end, in parentheses or as a
// sentence of its own: "(Ana Ruiz/AFP)", "Ana Ruiz / Getty Images".
func splitAgency(caption string) (text, credit string) {
	at := lastSentence(caption)
	if open := strings.LastIndexAny(caption, "(["); open > at && strings.HasSuffix(strings.TrimRight(caption, "."), ")") {
		at = open
	}
	name := bareName(strings.Trim(strings.TrimSpace(caption[at:]), "()[]. "))
	if name == "" || len(name) > creditLength || at == 0 && !strings.ContainsAny(name, "/|") && len(strings.Fields(name)) > 2 {
		return caption, ""
	}
	if namesAgency(name) {
		return caption[:at], name
	}
	return caption, ""
}

// namesAgency reports whether a credit begins or ends with the name of an agency.
func namesAgency(name string) bool {
	low := strings.ToLower(name)
	return slices.ContainsFunc(agencies, func(agency string) bool {
		rest, found := strings.CutSuffix(low, agency)
		return found && (strings.TrimSpace(rest) == "" || strings.HasSuffix(strings.TrimRight(rest, " "), "/") || strings.HasSuffix(rest, "via ") || strings.HasSuffix(rest, " | ")) ||
			strings.HasPrefix(low, agency+"/") || strings.HasPrefix(low, agency+" / ") || strings.HasPrefix(low, agency+" photo/") || strings.Contains(low, "/"+agency+" for ")
	})
}

// lastSentence is where the last sentence of a line begins, 0 if there is one.
func lastSentence(s string) int {
	body := strings.TrimRight(s, ". )]")
	at := 0
	for _, end := range []string{". ", "! ", "? ", "” ", "\" ", ".) ", " | ", " – ", " — ", " - ", "。"} {
		if i := strings.LastIndex(body, end); i >= 0 {
			at = max(at, i+len(end))
		}
	}
	return at
}

// bareName is a credit without its label, its sign and what encloses it.
func bareName(s string) string {
	s = strings.TrimSpace(s)
	for {
		t := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "©"), "(c)"))
		if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
			t = strings.TrimSpace(t[1 : len(t)-1])
		}
		if strings.HasSuffix(t, ")") && !strings.Contains(t, "(") || strings.HasSuffix(t, "]") && !strings.Contains(t, "[") || strings.HasSuffix(t, "）") && !strings.Contains(t, "（") {
			t = strings.TrimRight(t, ")]）")
		}
		if t == s {
			return strings.Trim(s, " |–—-/")
		}
		s = t
	}
}

// creditName is what an element that holds a credit says: the name without its
// label.
func creditName(s string) string {
	if text, name := splitLabel(s); name != "" && strings.Trim(text, " (|-–—/[") == "" {
		return name
	}
	if text, name := splitPhrase(s); name != "" && text == "" {
		return name
	}
	return bareName(s)
}
